// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "cli/interrupt.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using scrutineer::cli::Output;
using scrutineer::cli::OutputError;
using scrutineer::test::Folder;
using scrutineer::test::read_file;
using scrutineer::test::write_file;

TEST_CASE("a file has its new contents only when it is finished") {
    const Folder folder;
    write_file(folder / "dataset.json", "old");
    {
        Output output(folder / "dataset.json");
        output.write("new");
        CHECK(read_file(folder / "dataset.json") == "old");
        output.finish();
    }
    CHECK(read_file(folder / "dataset.json") == "new");
}

TEST_CASE("a file that is not finished leaves nothing behind") {
    const Folder folder;
    {
        Output output(folder / "dataset.json");
        output.write("half");
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("an interrupted run leaves nothing behind and dies of the interruption") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Folder folder;
        const pid_t process = fork();
        REQUIRE(process != -1);
        if (process == 0) {
            std::signal(SIGINT, SIG_DFL);
            scrutineer::cli::watch_for_interrupts();
            Output output(folder / "dataset.json");
            output.write("half");
            std::raise(signal);
            _exit(0);
        }
        int status = 0;
        REQUIRE(waitpid(process, &status, 0) == process);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(std::filesystem::is_empty(folder.path()));
    }
}

TEST_CASE("what cannot be written is an error with the file's name") {
    const Folder folder;
    CHECK_THROWS_WITH(Output(folder / "missing/dataset.json"), Catch::Contains("missing/dataset.json"));
    Output full("/dev/full");
    const auto write_much = [&] {
        full.write(std::string(1 << 20, 'x'));
        full.finish();
    };
    CHECK_THROWS_WITH(write_much(), Catch::Contains("/dev/full") && Catch::Contains("No space left"));
}
