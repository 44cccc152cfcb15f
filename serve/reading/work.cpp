// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/work.hpp"

#include <stdexcept>
#include <vector>

#include "archive/export.hpp"
#include "workers/packing.hpp"

namespace scrutineer::serve {
namespace {

constexpr const char* draw_task = "draw";
constexpr const char* add_task = "add";
constexpr const char* export_task = "export";
constexpr const char* tables_task = "tables";

std::string exported(const std::string& archive, const std::string& format, const std::string& folder) {
    const auto known = export_format_from_text(format);
    if (!known) throw std::runtime_error("there is no such format");
    Archive from(archive, Archive::Mode::read);
    std::vector<std::string> paths;
    for (const ExportedFile& file : export_archive(from, *known, folder)) paths.push_back(file.path);
    return pack(paths);
}

}  // namespace

std::string do_work(std::string_view task, const ReadingProcess::Say&, const Isolation& isolation) {
    const std::vector<std::string> parts = unpack(task);
    if (parts.size() == 2 && parts[0] == draw_task) return packed(draw_page(unpacked_page_asked(parts[1]), isolation));
    if (parts.size() == 2 && parts[0] == add_task) return packed(add_paper(unpacked_paper_to_add(parts[1]), isolation));
    if (parts.size() == 2 && parts[0] == tables_task)
        return packed(infer_tables(unpacked_tables_asked(parts[1]), isolation));
    if (parts.size() == 4 && parts[0] == export_task) return exported(parts[1], parts[2], parts[3]);
    throw std::runtime_error("there is no such task");
}

DrawnPage ask_for_page(ReadingProcess& reading, const PageAsked& asked) {
    return unpacked_drawn_page(reading.ask(pack({draw_task, packed(asked)})));
}

std::vector<InferredTable> ask_for_tables(ReadingProcess& reading, const TablesAsked& asked) {
    return unpacked_inferred_tables(reading.ask(pack({tables_task, packed(asked)})));
}

std::vector<std::string> ask_to_export(ReadingProcess& reading, const std::string& archive, const std::string& format,
                                       const std::string& folder) {
    return unpack(reading.ask(pack({export_task, archive, format, folder})));
}

AddedPaper ask_to_add(ReadingProcess& reading, const PaperToAdd& asked) {
    return unpacked_added_paper(reading.ask(pack({add_task, packed(asked)})));
}

}  // namespace scrutineer::serve
