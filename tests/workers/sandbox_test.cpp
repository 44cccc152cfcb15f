// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sandbox.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "workers/process_pool.hpp"

using namespace scrutineer;

namespace {

/// What `attempt` gives in a worker that entered the sandbox before.
std::string in_sandbox(const std::function<std::string()>& attempt) {
    PoolOptions options;
    options.workers = 1;
    options.start = [] { enter_sandbox(); };
    std::string answer;
    run_tasks(
        1, [&](std::size_t) { return attempt(); },
        [&](TaskResult&& result) { answer = result.failure ? result.failure->message : result.bytes; }, options);
    return answer;
}

std::string outcome(long result) { return result >= 0 ? "done" : errno == EPERM ? "refused" : "other error"; }

std::filesystem::path scratch(const std::string& name) {
    return std::filesystem::temp_directory_path() / (name + std::to_string(::getpid()));
}

}  // namespace

TEST_CASE("a worker in the sandbox reads files and gives its result") {
    if (!sandbox_support().available) {
        WARN("no sandbox on this kernel: " + sandbox_support().reason);
        return;
    }
    CHECK(in_sandbox([] {
              std::ifstream in(std::string(SCRUTINEER_SOURCE_DIR) + "/LICENSE");
              std::string word;
              in >> word;
              return word;
          }) == "GNU");
}

TEST_CASE("a worker in the sandbox opens no connection and writes no file") {
    if (!sandbox_support().available) {
        WARN("no sandbox on this kernel: " + sandbox_support().reason);
        return;
    }
    const std::string fresh = scratch("sandbox-new-").string();
    const std::string old = scratch("sandbox-old-").string();
    std::ofstream(old) << "kept";

    CHECK(in_sandbox([] { return outcome(::socket(AF_INET, SOCK_STREAM, 0)); }) == "refused");
    CHECK(in_sandbox([] { return outcome(::socket(AF_UNIX, SOCK_STREAM, 0)); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::open(fresh.c_str(), O_WRONLY | O_CREAT, 0600)); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::open(old.c_str(), O_RDWR)); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::truncate(old.c_str(), 0)); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::unlink(old.c_str())); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::rename(old.c_str(), fresh.c_str())); }) == "refused");
    CHECK(in_sandbox([] { return outcome(::execl("/bin/true", "true", nullptr)); }) == "refused");
    CHECK(in_sandbox([&] { return outcome(::open(old.c_str(), O_RDONLY)); }) == "done");

    CHECK_FALSE(std::filesystem::exists(fresh));
    CHECK(std::filesystem::file_size(old) == 4);
    std::filesystem::remove(old);
}

TEST_CASE("a worker in the sandbox may have a pool of its own") {
    if (!sandbox_support().available) {
        WARN("no sandbox on this kernel: " + sandbox_support().reason);
        return;
    }
    CHECK(in_sandbox([] {
              std::string all;
              run_tasks(
                  3, [](std::size_t index) { return std::to_string(index); },
                  [&](TaskResult&& result) { all += result.bytes; });
              return all;
          }) == "012");
}
