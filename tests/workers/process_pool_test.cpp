// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/process_pool.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace std::chrono_literals;
using Kind = TaskFailure::Kind;

namespace {

std::vector<TaskResult> run(std::size_t count, const std::function<std::string(std::size_t)>& task,
                            const PoolOptions& options = {}) {
    std::vector<TaskResult> results;
    run_tasks(
        count, task, [&](TaskResult&& result) { results.push_back(std::move(result)); }, options);
    return results;
}

PoolOptions workers(unsigned count) {
    PoolOptions options;
    options.workers = count;
    return options;
}

bool no_child_left() {
    errno = 0;
    return waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

/// Spends CPU time without end.
void spin() {
    volatile bool more = true;
    while (more) {
    }
}

}  // namespace

TEST_CASE("results arrive in order, whatever the order of finishing") {
    const unsigned count = GENERATE(1u, 2u, 5u);
    const auto results = run(
        300,
        [](std::size_t index) {
            if (index % 7 == 0) usleep(3000);
            return "task " + std::to_string(index);
        },
        workers(count));
    REQUIRE(results.size() == 300);
    for (std::size_t i = 0; i < results.size(); ++i) {
        CHECK(results[i].index == i);
        CHECK_FALSE(results[i].failure);
        CHECK(results[i].bytes == "task " + std::to_string(i));
    }
    CHECK(no_child_left());
}

TEST_CASE("no tasks, no workers") {
    CHECK(run(0, [](std::size_t) -> std::string { throw std::runtime_error("never"); }).empty());
}

TEST_CASE("tasks run in other processes, several in each") {
    const auto results = run(
        50, [](std::size_t) { return std::to_string(getpid()); }, workers(2));
    std::set<std::string> processes;
    for (const TaskResult& result : results) processes.insert(result.bytes);
    CHECK(processes.count(std::to_string(getpid())) == 0);
    CHECK(processes.size() <= 2);
}

TEST_CASE("a worker is replaced after so many tasks") {
    PoolOptions options = workers(1);
    options.tasks_per_worker = 10;
    std::set<std::string> processes;
    for (const TaskResult& result : run(
             50, [](std::size_t) { return std::to_string(getpid()); }, options))
        processes.insert(result.bytes);
    CHECK(processes.size() == 5);
}

TEST_CASE("a big result comes whole, with every byte value") {
    const auto results = run(
        4,
        [](std::size_t index) {
            std::string bytes(20'000'000 + index, '\0');
            for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>((i * 31 + index) & 0xff);
            return bytes;
        },
        workers(2));
    REQUIRE(results.size() == 4);
    for (const TaskResult& result : results) {
        REQUIRE(result.bytes.size() == 20'000'000 + result.index);
        bool right = true;
        for (std::size_t i = 0; i < result.bytes.size(); ++i)
            right = right && result.bytes[i] == static_cast<char>((i * 31 + result.index) & 0xff);
        CHECK(right);
    }
}

TEST_CASE("a crash, an exit and an exception cost their own task only") {
    const unsigned count = GENERATE(1u, 3u);
    const auto results = run(
        30,
        [](std::size_t index) -> std::string {
            if (index == 4) {
                std::signal(SIGSEGV, SIG_DFL);
                std::raise(SIGSEGV);
            }
            if (index == 5) _exit(9);
            if (index == 6) throw std::runtime_error("no such page");
            if (index == 7) throw 7;
            if (index == 8) {
                std::signal(SIGABRT, SIG_DFL);
                std::abort();
            }
            return "fine";
        },
        workers(count));
    REQUIRE(results.size() == 30);
    for (const TaskResult& result : results) {
        if (result.index < 4 || result.index > 8) {
            CHECK(result.bytes == "fine");
            CHECK_FALSE(result.failure);
        } else {
            REQUIRE(result.failure);
            CHECK(result.bytes.empty());
        }
    }
    CHECK(results[4].failure->kind == Kind::crashed);
    CHECK(results[4].failure->number == SIGSEGV);
    CHECK(results[4].failure->message == "crashed (Segmentation fault)");
    CHECK(results[5].failure->kind == Kind::exited);
    CHECK(results[5].failure->number == 9);
    CHECK(results[6].failure->kind == Kind::threw);
    CHECK(results[6].failure->message == "no such page");
    CHECK(results[7].failure->kind == Kind::threw);
    CHECK(results[8].failure->kind == Kind::crashed);
    CHECK(results[8].failure->number == SIGABRT);
    CHECK(no_child_left());
}

TEST_CASE("a task that hangs is stopped at its time limit") {
    PoolOptions options = workers(2);
    options.limits.wall = 3000ms;
    const auto began = std::chrono::steady_clock::now();
    const auto results = run(
        6,
        [](std::size_t index) -> std::string {
            if (index == 1 || index == 4)
                while (true) pause();
            return "fine";
        },
        options);
    CHECK(std::chrono::steady_clock::now() - began < 120s);
    REQUIRE(results.size() == 6);
    REQUIRE(results[1].failure);
    CHECK(results[1].failure->kind == Kind::out_of_time);
    CHECK(results[1].failure->message == "took longer than 3 s");
    REQUIRE(results[4].failure);
    CHECK(results[4].failure->kind == Kind::out_of_time);
    for (const std::size_t good : {0u, 2u, 3u, 5u}) CHECK(results[good].bytes == "fine");
    CHECK(no_child_left());
}

TEST_CASE("a task that spends CPU time without end is stopped") {
    PoolOptions options = workers(1);
    options.limits.processor = 1s;
    const auto results = run(
        2,
        [](std::size_t index) -> std::string {
            if (index == 0) spin();
            return "fine";
        },
        options);
    REQUIRE(results[0].failure);
    CHECK(results[0].failure->kind == Kind::out_of_processor);
    CHECK(results[1].bytes == "fine");
}

TEST_CASE("a step of a task may have a limit of its own, to the millisecond") {
    const auto results = run(
        2,
        [](std::size_t index) -> std::string {
            limit_step(200ms);
            if (index == 0) spin();
            limit_step(0ms);
            return "fine";
        },
        workers(1));
    REQUIRE(results[0].failure);
    CHECK(results[0].failure->kind == Kind::out_of_processor);
    CHECK(results[0].failure->number == SIGPROF);
    CHECK(results[1].bytes == "fine");
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a task that eats memory fails alone") {
    PoolOptions options = workers(2);
    options.limits.memory = 64u << 20;
    const auto results = run(
        5,
        [](std::size_t index) -> std::string {
            if (index == 2) {
                std::vector<std::vector<char>> hoard;
                while (true) hoard.emplace_back(8u << 20, 'x');
            }
            return std::string(16u << 20, 'y');
        },
        options);
    REQUIRE(results[2].failure);
    CHECK(results[2].failure->kind == Kind::out_of_memory);
    CHECK(results[2].failure->message == "needs more memory than 64 MB");
    for (const std::size_t good : {0u, 1u, 3u, 4u}) CHECK(results[good].bytes.size() == 16u << 20);
}
#endif

TEST_CASE("a result longer than allowed is a failure") {
    PoolOptions options = workers(1);
    options.limits.result = 1000;
    const auto results = run(
        2, [](std::size_t index) { return std::string(index == 0 ? 1001 : 1000, 'z'); }, options);
    REQUIRE(results[0].failure);
    CHECK(results[0].failure->kind == Kind::result_too_large);
    CHECK(results[1].bytes.size() == 1000);
}

TEST_CASE("a task that breaks down because of the ones before it is tried again by itself") {
    static int done_here = 0;
    const auto results = run(
        10,
        [](std::size_t) -> std::string {
            if (++done_here == 3) _exit(1);
            return "fine";
        },
        workers(1));
    REQUIRE(results.size() == 10);
    for (const TaskResult& result : results) CHECK(result.bytes == "fine");
}

TEST_CASE("finished tasks run ahead of an unfinished one by no more than the window") {
    PoolOptions options = workers(2);
    options.window = 5;
    std::set<std::size_t> seen;
    options.progress = [&](std::size_t index, std::string_view) { seen.insert(index); };
    std::size_t seen_before_first = 0;
    run_tasks(
        30,
        [](std::size_t index) -> std::string {
            report_progress("started");
            if (index == 0) usleep(200'000);
            return {};
        },
        [&](TaskResult&& result) {
            if (result.index == 0) seen_before_first = seen.size();
        },
        options);
    CHECK(seen.size() == 30);
    CHECK(seen_before_first <= 5);
}

TEST_CASE("progress comes with its task and before its result") {
    PoolOptions options = workers(1);
    std::vector<std::string> events;
    options.progress = [&](std::size_t index, std::string_view message) {
        events.push_back(std::to_string(index) + std::string(message));
    };
    run_tasks(
        2,
        [](std::size_t) -> std::string {
            report_progress("a");
            report_progress("b");
            return {};
        },
        [&](TaskResult&& result) { events.push_back(std::to_string(result.index)); }, options);
    CHECK(events == std::vector<std::string>{"0a", "0b", "0", "1a", "1b", "1"});
    report_progress("outside a task this goes nowhere");
}

TEST_CASE("an exception out of deliver reaches the caller and leaves no process") {
    CHECK_THROWS_AS(run_tasks(
                        100, [](std::size_t) { return std::string("x"); },
                        [](TaskResult&& result) {
                            if (result.index == 3) throw std::domain_error("full");
                        },
                        workers(3)),
                    std::domain_error);
    CHECK(no_child_left());
}

TEST_CASE("a start that fails ends the run with its message") {
    PoolOptions options = workers(2);
    options.start = [] { throw std::runtime_error("no sandbox"); };
    CHECK_THROWS_WITH(run(
                          5, [](std::size_t) { return std::string(); }, options),
                      "a worker process could not start: no sandbox");
    CHECK(no_child_left());
}

TEST_CASE("a task may have a pool of its own, and takes it along when it is stopped") {
    PoolOptions options = workers(2);
    options.limits.wall = 700ms;
    std::vector<pid_t> inner;
    options.progress = [&](std::size_t, std::string_view process) { inner.push_back(std::stoi(std::string(process))); };
    const auto results = run(
        2,
        [](std::size_t index) -> std::string {
            std::string all;
            PoolOptions two = workers(2);
            two.progress = [](std::size_t, std::string_view process) { report_progress(process); };
            run_tasks(
                3,
                [index](std::size_t inner_index) -> std::string {
                    if (index == 1) {
                        report_progress(std::to_string(getpid()));
                        while (true) pause();
                    }
                    return std::to_string(inner_index);
                },
                [&](TaskResult&& result) { all += result.bytes; }, two);
            return all;
        },
        options);
    CHECK(results[0].bytes == "012");
    REQUIRE(results[1].failure);
    CHECK(results[1].failure->kind == Kind::out_of_time);
    REQUIRE(inner.size() == 2);
    for (const pid_t process : inner) {
        bool gone = false;  // orphans are reaped by whoever adopts them; until then they are zombies
        for (int i = 0; i < 200 && !gone; ++i) {
            FILE* stat = std::fopen(("/proc/" + std::to_string(process) + "/stat").c_str(), "r");
            char state = 'Z';
            if (stat != nullptr) {
                if (std::fscanf(stat, "%*d %*s %c", &state) != 1) state = 'Z';
                std::fclose(stat);
            }
            gone = state == 'Z' || state == 'X';
            if (!gone) usleep(10'000);
        }
        CHECK(gone);
    }
}

TEST_CASE("there is at least one core") { CHECK(available_cores() >= 1); }
