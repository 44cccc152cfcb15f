// SPDX-License-Identifier: GPL-3.0-or-later
// What every subcommand that reads papers has in common.
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "archive/archive.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::test;

namespace {

std::size_t times(const std::string& what, const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

/// Runs `act` in a process on a kernel that seems to have no seccomp, and gives back what it returned.
template <typename Act>
std::string without_seccomp(Act act) {
    const Folder folder;
    const pid_t process = fork();
    REQUIRE(process != -1);
    if (process == 0) {
        std::array<sock_filter, 4> rules{{{BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},
                                          {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_seccomp},
                                          {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS},
                                          {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}}};
        const sock_fprog filter{rules.size(), rules.data()};
        const bool filtered =
            prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
        write_file(folder / "result", filtered ? act() : "no filter");
        _exit(0);
    }
    waitpid(process, nullptr, 0);
    return read_file(folder / "result");
}

}  // namespace

TEST_CASE("a kernel without a sandbox is told of once by every command that reads papers") {
    const std::string one = paper("adults-2017-q1.pdf"), other = paper("adults-2019-q4.pdf");
    const Folder folder;
    const std::string archive = folder / "archive.db";
    const std::string said = without_seccomp([&] {
        std::string all;
        const auto run = [&](const std::vector<std::string>& arguments) {
            const ProgramRun ran = run_scrutineer(arguments);
            all += arguments[0] + " " + std::to_string(times("without a sandbox", ran.err)) + " times, ";
            return ran;
        };
        run({"extract", one, other});
        run({"tables", one, other});
        run({"page", one});
        run({"validate", one, other, "--html", folder / "report.html"});
        run({"ingest", one, other, "--archive", archive});
        const std::vector<std::string> ids = Archive(archive, Archive::Mode::read).record_ids("", 1);
        if (!ids.empty()) run({"show", ids.front(), "--archive", archive, "--png", folder / "row.png"});
        return all;
    });
    CHECK(said == "extract 1 times, tables 1 times, page 1 times, validate 1 times, ingest 1 times, show 1 times, ");
}

TEST_CASE("with --verbose each paper's pages, tables, records and time are told") {
    const std::string one = paper("adults-2017-q1.pdf");
    const Folder folder;
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"extract", one, "-v"},
                                                      {"-v", "extract", one},
                                                      {"tables", one, "--verbose"},
                                                      {"validate", one, "-v"},
                                                      {"ingest", one, "-v", "--archive", folder / "archive.db"}}) {
        CAPTURE(arguments[0]);
        const ProgramRun run = run_scrutineer(arguments);
        CAPTURE(run.err);
        CHECK(run.err.find("adults-2017-q1.pdf: ") != std::string::npos);
        CHECK(run.err.find(" pages, ") != std::string::npos);
        CHECK(run.err.find(" tables, ") != std::string::npos);
        CHECK(run.err.find(" s\n") != std::string::npos);
    }
    CHECK(run_scrutineer({"extract", one}).err.empty());
}

TEST_CASE("--timeout takes fractions of a second") {
    const ProgramRun run = run_scrutineer({"extract", paper("finance-2018-q1.pdf"), "--timeout", "0.001"});
    CHECK(run.exit_code == 3);
    CHECK(run.err.find("took longer than 1 ms (allow more with --timeout)") != std::string::npos);
}
