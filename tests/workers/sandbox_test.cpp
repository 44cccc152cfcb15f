// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sandbox.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
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
std::string in_sandbox(const std::function<std::string()>& attempt, const std::string& readable = "/") {
    PoolOptions options;
    options.workers = 1;
    options.start = [&] { enter_sandbox({readable}); };
    std::string answer;
    run_tasks(
        1, [&](std::size_t) { return attempt(); },
        [&](TaskResult&& result) { answer = result.failure ? result.failure->message : result.bytes; }, options);
    return answer;
}

std::string outcome(long result) {
    return result >= 0 ? "done" : errno == EPERM || errno == EACCES ? "refused" : "other error";
}

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

TEST_CASE("a worker in the sandbox reads its paper and no other file") {
    if (!sandbox_support().files) {
        WARN("reading cannot be confined on this kernel: " + sandbox_support().reason);
        return;
    }
    const std::string own = std::string(SCRUTINEER_SOURCE_DIR) + "/LICENSE";
    const std::string other = std::string(SCRUTINEER_SOURCE_DIR) + "/README.md";
    const auto opened = [](const std::string& path) { return outcome(::open(path.c_str(), O_RDONLY)); };
    CHECK(in_sandbox([&] { return opened(own); }, own) == "done");
    CHECK(in_sandbox([&] { return opened(other); }, own) == "refused");
    CHECK(in_sandbox([&] { return opened("/etc/passwd"); }, own) == "refused");
    CHECK(in_sandbox([&] { return opened("/proc/self/environ"); }, own) == "refused");
    CHECK(in_sandbox([&] { return opened(SCRUTINEER_SOURCE_DIR); }, own) == "refused");
    CHECK(in_sandbox([&] { return opened(other); }, SCRUTINEER_SOURCE_DIR) == "done");
}

TEST_CASE("every kind of call that a reader has no use for is refused in the sandbox") {
    if (!sandbox_support().available) {
        WARN("no sandbox on this kernel: " + sandbox_support().reason);
        return;
    }
    const auto refused = [](long number) {
        return in_sandbox([number] { return outcome(::syscall(number, 0, 0, 0, 0, 0, 0)); });
    };
    for (const long number : {SYS_connect,         SYS_bind,
                              SYS_listen,          SYS_accept4,
                              SYS_sendmsg,         SYS_mkdirat,
                              SYS_unlinkat,        SYS_renameat2,
                              SYS_linkat,          SYS_symlinkat,
                              SYS_truncate,        SYS_fchmodat,
                              SYS_fchownat,        SYS_setxattr,
                              SYS_utimensat,       SYS_mount,
                              SYS_chroot,          SYS_openat2,
                              SYS_execve,          SYS_execveat,
                              SYS_ptrace,          SYS_process_vm_readv,
                              SYS_io_uring_setup,  SYS_bpf,
                              SYS_perf_event_open, SYS_userfaultfd,
                              SYS_unshare,         SYS_setns,
                              SYS_keyctl,          SYS_init_module}) {
        CAPTURE(number);
        CHECK(refused(number) == "refused");
    }
    CHECK(in_sandbox([] { return outcome(::open("/tmp", O_RDWR | O_TMPFILE, 0600)); }) == "refused");
    CHECK(in_sandbox([] {
              int pair[2];
              return outcome(::socketpair(AF_INET, SOCK_STREAM, 0, pair));
          }) == "refused");
}
