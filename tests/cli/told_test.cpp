// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says, and its exit codes, where there is nothing to read, nothing to show, or somebody to wait for.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <thread>

#include "archive/archive.hpp"
#include "archive/linking.hpp"
#include "cli/figure_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::test;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A document with one record and one figure, which has a period or none.
Dataset document_with(const std::string& id, const std::string& name, bool with_period) {
    Document document;
    document.id = id;
    document.file = id + ".pdf";
    document.authority_name = "Durham County Council";
    Record record;
    record.id = id + "-record";
    record.document = id;
    record.indicator.name = name;
    Observation figure;
    figure.value = 7;
    figure.text = "7";
    if (with_period) figure.period = Period{"2019/20", PeriodKind::financial_year, "2019-04-01", "2020-03-31", false};
    record.observations = {figure};
    Dataset dataset;
    dataset.documents = {document};
    dataset.records = {record};
    return dataset;
}

std::vector<std::string> ids_in(const std::string& csv) {
    std::vector<std::string> ids;
    std::istringstream in(csv);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) ids.push_back(line.substr(0, line.find(',')));
    return ids;
}

}  // namespace

TEST_CASE("an empty folder is no success, and what is not there makes no archive") {
    const Folder folder;
    fs::create_directory(folder / "empty");
    const std::string archive = folder / "archive.db";
    for (const std::string& nothing : {folder / "empty", folder / "missing.pdf"}) {
        CAPTURE(nothing);
        const ProgramRun ingest = run_scrutineer({"ingest", nothing, "--archive", archive});
        CHECK(ingest.exit_code == 3);
        CHECK_FALSE(fs::exists(archive));
        const ProgramRun validate = run_scrutineer({"validate", nothing});
        CHECK(validate.exit_code == 2);
        CHECK(validate.out.empty());
        CHECK(contains(validate.err, nothing == folder / "empty" ? "there is no PDF in this folder" : "no such file"));
        CHECK(run_scrutineer({"extract", nothing}).exit_code == 3);
        CHECK(run_scrutineer({"tables", nothing}).exit_code == 3);
    }
}

TEST_CASE("papers that failed before are told of again, and are no success") {
    const Folder folder;
    write_file(folder / "not.pdf", "Dear members,");
    const std::string archive = folder / "archive.db";
    const std::vector<std::string> ingest{"ingest", paper("adults-2017-q1.pdf"), folder / "not.pdf", "--archive",
                                          archive};
    const ProgramRun first = run_scrutineer(ingest);
    CHECK(first.exit_code == 1);
    CHECK(contains(first.err, "1 paper read ("));
    const ProgramRun second = run_scrutineer(ingest);
    CHECK(second.exit_code == 1);
    CHECK(contains(second.err, "1 of those there could not be read before"));
    CHECK(run_scrutineer({"ingest", folder / "not.pdf", "--archive", archive}).exit_code == 3);
    CHECK(run_scrutineer({"ingest", paper("adults-2017-q1.pdf"), "--archive", archive}).exit_code == 0);
}

TEST_CASE("an archive in a folder that cannot be written to can be read") {
    const Folder folder;
    fs::create_directory(folder / "read-only");
    const std::string archive = folder / "read-only/a?b%.db";
    {
        Archive made(archive, Archive::Mode::write);
        made.store(document_with("d1", "Foster carers", true), {});
        update_links(made);
    }
    fs::permissions(folder.path(), fs::perms::others_all, fs::perm_options::add);
    fs::permissions(archive, fs::perms::all & ~fs::perms::others_write & ~fs::perms::owner_write);
    fs::permissions(folder / "read-only", fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                              fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec);
    // Nobody keeps the administrator from writing: he becomes nobody.
    const pid_t process = fork();
    REQUIRE(process != -1);
    if (process == 0) {
        if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(9);
        const ProgramRun run = run_scrutineer({"documents", "--archive", archive, "--format", "csv"});
        _exit(run.exit_code == 0 && contains(run.out, "d1.pdf") ? 0 : 1);
    }
    int status = 0;
    waitpid(process, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    fs::permissions(folder / "read-only", fs::perms::all);
}

TEST_CASE("figures without a period are no empty table, punctuation finds nothing, beginnings of ids will do") {
    const Folder folder;
    const std::string archive = folder / "archive.db";
    {
        Archive made(archive, Archive::Mode::write);
        made.store(document_with("d1", "Foster carers", false), {});
        made.store(document_with("d2", "Potholes mended", true), {});
        update_links(made);
    }
    const ProgramRun foster = run_scrutineer({"series", "foster", "--archive", archive});
    CHECK(foster.exit_code == 0);
    CHECK(contains(foster.out, "latest, no period"));
    CHECK(contains(run_scrutineer({"series", "potholes", "--archive", archive}).out, " · 1 paper\n"));

    CHECK(run_scrutineer({"search", "!?-", "--archive", archive}).exit_code == 1);
    const std::vector<std::string> ids =
        ids_in(run_scrutineer({"search", "", "--archive", archive, "--format", "csv"}).out);
    REQUIRE(ids.size() == 2);
    const auto link = [&](const std::string& verb, const std::string& a, const std::string& b) {
        return run_scrutineer({"link", verb, a, b, "--archive", archive});
    };
    CHECK(link("--accept", ids[0].substr(0, 8), ids[1].substr(0, 8)).exit_code == 0);
    CHECK(ids_in(run_scrutineer({"search", "", "--archive", archive, "--format", "csv"}).out).size() == 1);
    CHECK(link("--undo", ids[0].substr(0, 8), ids[1].substr(0, 8)).exit_code == 0);
    const ProgramRun wrong = link("--accept", "zzz", ids[1]);
    CHECK(wrong.exit_code == 1);
    CHECK(contains(wrong.err, "no indicator has an id that begins with \"zzz\""));
}

TEST_CASE("a figure is shown without the label that its cell has") {
    CHECK(cli::figure_text("Latest: 94%", 94) == "94%");
    CHECK(cli::figure_text("Target: 90%, Floor: 85%", 85) == "85%");
    CHECK(cli::figure_text("94%", 94) == "94%");
    CHECK(cli::figure_text("12:30", 12.5) == "12:30");
    CHECK(cli::figure_text("Latest: not known", std::nullopt) == "Latest: not known");
}

TEST_CASE("the examples of the help find something in the bundled papers") {
    const Folder folder;
    const std::string archive = folder / "archive.db";
    std::vector<std::string> ingest{"ingest", "--archive", archive};
    for (const std::string& one : papers()) ingest.push_back(one);
    REQUIRE(run_scrutineer(ingest).exit_code == 0);
    for (const std::vector<std::string>& example : {std::vector<std::string>{"series", "fly-tipping"},
                                                    {"series", "household waste", "--authority", "Durham"},
                                                    {"series", "sickness", "--choose", "2"},
                                                    {"search", "school"},
                                                    {"search", "household waste", "--authority", "Durham"}}) {
        CAPTURE(example[1]);
        const std::string help = run_scrutineer({example[0], "--help"}).out;
        CHECK(contains(help, "scrutineer " + example[0]));
        CHECK(contains(help, example[1]));
        std::vector<std::string> arguments = example;
        arguments.insert(arguments.end(), {"--archive", archive});
        const ProgramRun run = run_scrutineer(arguments);
        CHECK(run.exit_code == 0);
        CHECK(!run.out.empty());
    }
}

TEST_CASE("a layout whose unit nobody can read cannot be used") {
    const Folder folder;
    const std::string mine = folder / "mine.json";
    const auto check = [&](const std::string& unit) {
        write_file(mine, R"({"title": "Mine", "shape": "rows", "columns": [{"role": "name", "header": ["^name$"]},
                             {"role": "figure", "header": ["^spent$"], "measure": "actual", "unit": ")" +
                             unit + R"("}]})");
        return run_scrutineer({"layouts", "check", mine});
    };
    CHECK(check("£000").exit_code == 0);
    CHECK(check("%").exit_code == 0);
    const ProgramRun wrong = check("banana");
    CHECK(wrong.exit_code == 2);
    CHECK(contains(wrong.err, "\"unit\": \"banana\" is no unit"));
}

TEST_CASE("whoever waits for another program is told so") {
    const Folder folder;
    const std::string path = folder / "archive.db";
    Archive archive(path, Archive::Mode::write);
    archive.database().execute("BEGIN IMMEDIATE");
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::seconds(4));
        archive.database().execute("COMMIT");
    });
    const ProgramRun run = run_scrutineer({"ingest", paper("adults-2017-q1.pdf"), "--archive", path});
    other.join();
    CHECK(run.exit_code == 0);
    CHECK(contains(run.err, "archive.db: another program is writing to it; waiting"));
}

TEST_CASE("an interruption is told, with what it means") {
    const Folder folder;
    const pid_t process = fork();
    REQUIRE(process != -1);
    if (process == 0) {
        setpgid(0, 0);
        std::vector<std::string> arguments{"ingest", "--archive", folder / "archive.db"};
        for (const std::string& one : papers()) arguments.push_back(one);
        const ProgramRun run = run_scrutineer(arguments);
        write_file(folder / "said", run.err);
        _exit(0);
    }
    // Once the archive is there the program is at work; it is the only child of the child.
    const std::string archive = folder / "archive.db";
    for (int i = 0; i < 1000 && !fs::exists(archive); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    std::istringstream children(
        read_file("/proc/" + std::to_string(process) + "/task/" + std::to_string(process) + "/children"));
    pid_t program = 0;
    if (children >> program) kill(program, SIGINT);
    waitpid(process, nullptr, 0);
    const std::string said = read_file(folder / "said");
    // It may have ended before the signal came.
    CHECK(
        (contains(said, "interrupted; what was read until then is in the archive") || contains(said, "papers read (")));
}
