// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <vector>

#include "extract/page/digest.hpp"
#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

/// A folder of made-up papers whose first word says what reading them does.
struct Papers {
    fs::path folder = fs::temp_directory_path() / ("ingest-test-" + std::to_string(::getpid()));
    std::vector<std::string> files;
    Papers() {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    ~Papers() { fs::remove_all(folder); }
    void add(const std::string& name, const std::string& text) {
        files.push_back((folder / name).string());
        std::ofstream(files.back()) << text;
    }
    std::string archive() const { return (folder / "archive.db").string(); }
};

/// Stands in for reading a PDF: does what the file says.
Dataset read_made_up(const std::string& path, PaperAccount&) {
    std::ifstream in(path);
    std::string word;
    in >> word;
    if (word == "crash") {
        std::signal(SIGSEGV, SIG_DFL);  // the test runner's handler would tell of it
        std::raise(SIGSEGV);
    }
    if (word == "hang") {
        while (true) ::pause();
    }
    if (word == "spin") {
        volatile bool forever = true;
        while (forever) {
        }
    }
    if (word == "grow") {
        std::vector<std::vector<char>> all;
        while (all.size() < 64) all.emplace_back(1 << 24, 'x');  // a gigabyte, where no limit can be set
        while (true) ::pause();
    }
    if (word == "refuse") throw ReadError("encrypted", path, "is encrypted");
    Dataset dataset;
    Document document;
    document.id = sha256_of_file(path);
    document.file = fs::path(path).filename().string();
    document.pages = 1;
    Record record;
    record.id = document.id.substr(0, 12);
    record.document = document.id;
    record.indicator.name = word;
    record.observations.emplace_back().value = 7;
    dataset.documents.push_back(document);
    dataset.records.push_back(record);
    return dataset;
}

IngestOptions options() {
    IngestOptions o;
    o.program = "1";
    o.isolation.jobs = 2;
    o.isolation.memory = std::size_t{256} << 20;
    o.isolation.time = std::chrono::seconds(60);
    return o;
}

std::string code_of(const Archive& archive, const std::string& file) {
    const Dataset all = archive.load_all();
    for (const DocumentDiagnostic& d : all.diagnostics)
        if (d.file == file) return d.diagnostic.code;
    return "";
}

}  // namespace

TEST_CASE("papers that crash, hang and eat memory are diagnostics among good ones") {
    Papers papers;
    papers.add("a.pdf", "alpha");
    papers.add("b.pdf", "crash");
    papers.add("c.pdf", "hang");
    papers.add("d.pdf", "delta");
    papers.add("e.pdf", "grow");
    papers.add("f.pdf", "refuse");
    papers.add("h.pdf", "eta");
    Archive archive(papers.archive(), Archive::Mode::write);
    std::vector<std::string> failures;
    IngestEvents events;
    events.failure = [&](const std::string& path, const std::string& code, const std::string&) {
        failures.push_back(fs::path(path).filename().string() + " " + code);
    };
    IngestOptions o = options();
    o.isolation.time = std::chrono::seconds(4);
    const IngestCounts counts = ingest(archive, papers.files, read_made_up, o, events);

    CHECK(counts.planned == 7);
    CHECK(counts.stored == 3);
    CHECK(counts.failed == 4);
#if defined(__SANITIZE_ADDRESS__)
    const std::string grown = "e.pdf out-of-time";  // its own memory is terabytes of address space: no limit is set
#else
    const std::string grown = "e.pdf out-of-memory";
#endif
    CHECK(failures == std::vector<std::string>{"b.pdf crashed", "c.pdf out-of-time", grown, "f.pdf encrypted"});
    const Dataset all = archive.load_all();
    CHECK(all.documents.size() == 7);
    REQUIRE(all.records.size() == 3);
    CHECK(all.records[1].indicator.name == "delta");
    CHECK(code_of(archive, "b.pdf") == "crashed");
    CHECK(code_of(archive, "d.pdf").empty());
}

TEST_CASE("a paper that takes too much CPU time is a diagnostic") {
    Papers papers;
    papers.add("g.pdf", "spin");
    papers.add("h.pdf", "eta");
    Archive archive(papers.archive(), Archive::Mode::write);
    IngestOptions o = options();
    o.isolation.time = std::chrono::milliseconds(0);  // the machine may be busy with other things
    o.isolation.processor = std::chrono::seconds(1);
    const IngestCounts counts = ingest(archive, papers.files, read_made_up, o);
    CHECK(counts.stored == 1);
    CHECK(code_of(archive, "g.pdf") == "out-of-processor-time");
}

TEST_CASE("what is there already is skipped, and read again when asked") {
    Papers papers;
    papers.add("a.pdf", "alpha");
    papers.add("same.pdf", "alpha");
    papers.add("f.pdf", "refuse");
    Archive archive(papers.archive(), Archive::Mode::write);
    IngestOptions o = options();
    IngestCounts counts = ingest(archive, papers.files, read_made_up, o);
    CHECK(counts.stored == 1);
    CHECK(counts.skipped == 1);
    CHECK(counts.failed == 1);

    counts = ingest(archive, papers.files, read_made_up, o);
    CHECK(counts.planned == 0);
    CHECK(counts.skipped == 3);

    o.retry = true;
    CHECK(ingest(archive, papers.files, read_made_up, o).failed == 1);
    o.retry = false;

    o.program = "2";
    counts = ingest(archive, papers.files, read_made_up, o);
    CHECK(counts.planned == 0);
    CHECK(counts.older == 3);
    o.refresh = true;
    CHECK(ingest(archive, papers.files, read_made_up, o).stored == 1);
    CHECK(archive.reading_of(sha256_of_file(papers.files[0]))->program == "2");

    o.refresh = false;
    o.reading_options = "layouts=1234";
    CHECK(ingest(archive, papers.files, read_made_up, o).stored == 1);
}

TEST_CASE("a file that is not there is told and stops nothing") {
    Papers papers;
    papers.add("a.pdf", "alpha");
    papers.files.insert(papers.files.begin(), (papers.folder / "nowhere.pdf").string());
    Archive archive(papers.archive(), Archive::Mode::write);
    const IngestCounts counts = ingest(archive, papers.files, read_made_up, options());
    CHECK(counts.missing == 1);
    CHECK(counts.stored == 1);
}
