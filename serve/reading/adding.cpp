// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/adding.hpp"

#include <stdexcept>
#include <vector>

#include "parsers/layouts/layout_set.hpp"
#include "pipeline/paper.hpp"
#include "serve/reading/taught_layouts.hpp"
#include "workers/packing.hpp"

namespace scrutineer::serve {
namespace {

std::vector<std::string> parts_of(std::string_view bytes, std::size_t count) {
    std::vector<std::string> parts = unpack(bytes);
    if (parts.size() != count) throw std::runtime_error("what is passed between processes is not whole");
    return parts;
}

}  // namespace

AddedPaper add_paper(const PaperToAdd& asked, const Isolation& isolation) {
    AddedPaper added;
    Archive archive(asked.archive, Archive::Mode::write);
    PaperOptions reading;
    IngestOptions options;
    options.program = asked.program;
    options.isolation = isolation;
    options.isolation.jobs = 1;
    options.retry = true;
    if (has_layouts(asked.layouts_folder)) {
        reading.layouts = LayoutSet::with_folder(asked.layouts_folder);
        options.reading_options = "layouts=" + digest_of_layouts(asked.layouts_folder);
    }
    IngestEvents events;
    events.failure = [&added](const std::string&, const std::string&, const std::string& message) {
        added.failure = message;
    };
    const auto read = [&](const std::string& path, PaperAccount& account) {
        PdfDocument document = PdfDocument::open(path, reading.read);
        paper_opened(document, account);
        PaperOptions ours = reading;
        ours.account = &account;
        return read_dataset(document, ours);
    };
    const IngestCounts counts = ingest(archive, {asked.file}, read, options, events);
    added.was_there = counts.skipped > 0;
    return added;
}

std::string packed(const PaperToAdd& asked) {
    return pack({asked.archive, asked.file, asked.program, asked.layouts_folder});
}

PaperToAdd unpacked_paper_to_add(std::string_view bytes) {
    const std::vector<std::string> parts = parts_of(bytes, 4);
    return {parts[0], parts[1], parts[2], parts[3]};
}

std::string packed(const AddedPaper& added) { return pack({added.was_there ? "1" : "0", added.failure}); }

AddedPaper unpacked_added_paper(std::string_view bytes) {
    const std::vector<std::string> parts = parts_of(bytes, 2);
    return {parts[0] == "1", parts[1]};
}

}  // namespace scrutineer::serve
