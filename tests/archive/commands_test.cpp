// SPDX-License-Identifier: GPL-3.0-or-later
// The archive's subcommands, as a person runs them.
#include <fcntl.h>
#include <png.h>
#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "archive/archive.hpp"
#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using scrutineer::Archive;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A folder with two papers in it, one of them in a folder of its own, and a third file that is no PDF by its name.
struct Papers {
    Folder folder;
    std::string archive = folder / "council.db";
    Papers() {
        fs::create_directories(folder / "papers/2017");
        fs::copy_file(paper("adults-2017-q1.pdf"), folder / "papers/2017/adults-2017-q1.pdf");
        fs::copy_file(paper("adults-2021-q1.pdf"), folder / "papers/adults-2021-q1.pdf");
        write_file(folder / "papers/notes.txt", "no paper");
    }
    ProgramRun run(std::vector<std::string> arguments, const std::string& input = "") const {
        arguments.insert(arguments.end(), {"--archive", archive});
        return run_scrutineer(std::move(arguments), input);
    }
    /// The archive's papers by file name.
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const Json& document : Json::parse(run({"documents", "--format", "json"}).out))
            names.push_back(document.at("file"));
        std::sort(names.begin(), names.end());
        return names;
    }
};

const std::vector<std::string> both{"adults-2017-q1.pdf", "adults-2021-q1.pdf"};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

scrutineer::Raster decoded(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0);
    image.format = PNG_FORMAT_RGB;
    scrutineer::Raster raster{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    raster.rgb.resize(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, raster.rgb.data(), 0, nullptr) != 0);
    return raster;
}

}  // namespace

TEST_CASE("ingest takes files, folders and what is inside them, patterns, and lists on standard input") {
    const Papers papers;
    SECTION("a folder") { CHECK(papers.run({"ingest", papers.folder / "papers"}).exit_code == 0); }
    SECTION("a pattern") {
        CHECK(papers.run({"ingest", papers.folder / "papers/*.pdf", papers.folder / "papers/*/*.pdf"}).exit_code == 0);
    }
    SECTION("a list") {
        const std::string list = (papers.folder / "papers/2017/adults-2017-q1.pdf") + "\n" +
                                 (papers.folder / "papers/adults-2021-q1.pdf") + "\n";
        CHECK(papers.run({"ingest", "-"}, list).exit_code == 0);
    }
    CHECK(papers.files() == both);
}

TEST_CASE("a paper that is there is skipped; one that another version read is read again when asked") {
    const Papers papers;
    const std::string folder = papers.folder / "papers";
    const auto first = papers.run({"ingest", folder});
    CHECK(contains(first.err, "2 papers read"));
    CHECK(contains(papers.run({"ingest", folder}).err, "0 papers read (0 records), 2 there already, 0 failed"));

    Archive(papers.archive, Archive::Mode::write).database().execute("UPDATE document SET program = 'older'");
    CHECK(contains(papers.run({"ingest", folder}).err, "2 of those there were read by another version; --refresh"));
    CHECK(contains(papers.run({"ingest", folder, "--refresh"}).err, "2 papers read"));
    CHECK(contains(papers.run({"ingest", folder, "--refresh"}).err, "2 there already"));

    // Options that change what is read are a reason to read again.
    CHECK(contains(papers.run({"ingest", folder, "--ocr", "never"}).err, "2 papers read"));
}

TEST_CASE("papers that cannot be read are one diagnostic each among good ones") {
    const Papers papers;
    const std::string hostile = std::string(SCRUTINEER_SOURCE_DIR) + "/corpus/hostile/";
    fs::copy_file(hostile + "encrypted.pdf", papers.folder / "papers/encrypted.pdf");
    write_file(papers.folder / "papers/letter.pdf", "Dear Sir or Madam");
    const auto run = papers.run({"ingest", papers.folder / "papers"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.err, "2 papers read"));
    CHECK(contains(run.err, "2 failed"));
    CHECK(lines(run.err) == 3);
    std::vector<std::string> failed;
    for (const Json& document : Json::parse(papers.run({"documents", "--format", "json"}).out))
        if (document.at("outcome") == "failed") {
            failed.push_back(document.at("file"));
            CHECK(document.at("diagnostics") == 1);
        }
    CHECK(failed == std::vector<std::string>{"encrypted.pdf", "letter.pdf"});
    CHECK(papers.run({"ingest", papers.folder / "nowhere.pdf"}).exit_code == 3);
}

#if !defined(__SANITIZE_ADDRESS__)  // whose own memory is terabytes of address space: no limit is set then
TEST_CASE("a limit that no paper keeps makes each one diagnostic, and the next run with --retry reads them") {
    const Papers papers;
    const auto run = papers.run({"ingest", papers.folder / "papers", "--memory", "1"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "adults-2017-q1.pdf"));
    CHECK(contains(run.err, "2 failed"));
    CHECK(papers.files() == both);
    CHECK(contains(papers.run({"ingest", papers.folder / "papers"}).err, "2 there already"));
    CHECK(contains(papers.run({"ingest", papers.folder / "papers", "--retry"}).err, "2 papers read"));
}
#endif

TEST_CASE("on a terminal a bar shows how far it is, how fast, what is left and what failed") {
    const Papers papers;
    write_file(papers.folder / "papers/a-letter.pdf", "Dear Sir or Madam");
    const auto run =
        run_command({"script", "-qec",
                     program_path() + " ingest -j 1 --archive " + papers.archive + " " + (papers.folder / "papers"),
                     papers.folder / "typescript"});
    CHECK(contains(run.out, "] 0/3"));
    CHECK(contains(run.out, " papers/s "));
    CHECK(contains(run.out, " left"));
    CHECK(contains(run.out, "1 failed"));
    CHECK(contains(run.out, "2 papers read"));
}

TEST_CASE("a kernel without seccomp is told of at the start, and papers are read all the same") {
    const Papers papers;
    const std::string said = papers.folder / "said";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // From here on this process lives on a kernel that does not know the call.
        const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        const int refused = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
        const int loaded = seccomp_load(filter);
        const int out = open(said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (refused != 0 || loaded != 0 || out < 0 || dup2(out, STDERR_FILENO) < 0) _exit(99);
        const std::string program = program_path(), folder = papers.folder / "papers";
        execl(program.c_str(), program.c_str(), "ingest", folder.c_str(), "--archive", papers.archive.c_str(), nullptr);
        _exit(98);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(contains(read_file(said), "papers are read without a sandbox"));
    CHECK(contains(read_file(said), "2 papers read"));
    CHECK_FALSE(contains(papers.run({"ingest", papers.folder / "papers", "--ocr", "never"}).err, "sandbox"));
}

TEST_CASE("an indicator is found, followed through the years and shown where it is printed") {
    const Papers papers;
    REQUIRE(papers.run({"ingest", papers.folder / "papers", "--quiet"}).err.empty());

    const Json found = Json::parse(papers.run({"search", "reablement", "--format", "json"}).out);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].at("papers") == 2);
    const std::string id = found[0].at("id");

    const Json series = Json::parse(papers.run({"series", id, "--format", "json"}).out);
    REQUIRE(series.at("points").size() >= 2);
    std::string last;
    for (const Json& point : series.at("points")) {
        CHECK(point.at("end").get<std::string>() >= last);
        last = point.at("end");
        CHECK(point.at("source").at("page").get<int>() >= 1);
        CHECK(contains(point.at("source").at("file").get<std::string>(), "adults-20"));
    }
    const std::string table = papers.run({"series", "reablement"}).out;
    CHECK(contains(table, "█"));
    CHECK(contains(table, "adults-2017-q1.pdf"));
    std::size_t points = 0;
    for (const Json& line : series.at("lines")) points += line.at("points").size();
    CHECK(points > series.at("points").size());
    CHECK(lines(papers.run({"series", id, "--csv"}).out) == points + 1);
    CHECK(papers.run({"series", "xylophone"}).exit_code == 1);

    const std::string record = series.at("points").back().at("source").at("record");
    const Json shown = Json::parse(papers.run({"show", record.substr(0, 16), "--format", "json"}).out);
    CHECK(shown.at("schema") == "scrutineer/dataset/1");
    REQUIRE(shown.at("records").size() == 1);
    const Json& first = shown.at("records")[0];
    CHECK(first.at("id") == record);
    const std::string text = papers.run({"show", record}).out;
    CHECK(contains(text, first.at("indicator").at("name").get<std::string>()));
    CHECK(contains(text, "scrutineer series " + id));
    CHECK(lines(papers.run({"show", record, "--format", "csv"}).out) == first.at("observations").size() + 1);
    CHECK(papers.run({"show", "ffffffffffff"}).exit_code == 1);
    CHECK(contains(papers.run({"show", ""}).err, "several records"));
    CHECK(papers.run({"show", record, "--figure", "99"}).exit_code == 2);
}

TEST_CASE("a figure's own place is cut out of the page") {
    const Papers papers;
    papers.run({"ingest", papers.folder / "papers", "--quiet"});
    const Json point = Json::parse(papers.run({"series", "reablement", "--format", "json"}).out).at("points").back();
    const std::string record = point.at("source").at("record");
    const Json shown = Json::parse(papers.run({"show", record, "--format", "json"}).out);
    const Json figure = shown.at("records")[0].at("observations")[0];
    const std::string png = papers.folder / "figure.png";
    REQUIRE(papers.run({"show", record, "--figure", "1", "--png", png, "--dpi", "72"}).exit_code == 0);
    const scrutineer::Raster cut = decoded(read_file(png));
    // At 72 pixels an inch a pixel is a point: the box and 6 points round it.
    const Json& box = figure.at("bbox");
    CHECK(cut.width == Approx(box[2].get<double>() - box[0].get<double>() + 12).margin(1.01));
    CHECK(cut.height == Approx(box[3].get<double>() - box[1].get<double>() + 12).margin(1.01));
    CHECK(std::any_of(cut.rgb.begin(), cut.rgb.end(), [](unsigned char c) { return c < 100; }));
    // The whole row is wider.
    REQUIRE(papers.run({"show", record, "--png", png, "--dpi", "72"}).exit_code == 0);
    CHECK(decoded(read_file(png)).width > cut.width);

    const std::string file = shown.at("documents")[0].at("file");
    const std::string other = file == both[0] ? papers.folder / "papers/adults-2021-q1.pdf"
                                              : papers.folder / "papers/2017/adults-2017-q1.pdf";
    const auto wrong = papers.run({"show", record, "--png", png, "--paper", other});
    CHECK(wrong.exit_code == 1);
    CHECK(contains(wrong.err, "has changed since it was read"));
}

TEST_CASE("what is no archive is said to be none") {
    const Papers papers;
    write_file(papers.archive, "not a database");
    for (const char* command : {"documents", "link"}) {
        const auto run = papers.run({command});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.err, papers.archive));
        CHECK(lines(run.err) == 1);
    }
}
