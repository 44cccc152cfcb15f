// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/reading_process.hpp"

#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

using namespace scrutineer::serve;

namespace {

std::string work(std::string_view task, const ReadingProcess::Say& say) {
    if (task == "crash") kill(getpid(), SIGKILL);
    if (task == "throw") throw std::runtime_error("it cannot be done");
    say("half");
    return std::string(task) + " done";
}

}  // namespace

TEST_CASE("work is done in another process, and says how far it is") {
    ReadingProcess process(work);
    std::string heard;
    CHECK(process.ask("this", [&](std::string_view message) { heard += message; }) == "this done");
    CHECK(heard == "half");
}

TEST_CASE("work that fails or crashes is an error for whoever asked, and for nobody else") {
    ReadingProcess process(work);
    CHECK_THROWS_AS(process.ask("crash"), WorkError);
    CHECK_THROWS_WITH(process.ask("throw"), "it cannot be done");
    CHECK(process.ask("that") == "that done");
}

TEST_CASE("many threads ask at once, each gets its own answer") {
    ReadingProcess process(work);
    std::vector<std::string> answers(40);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < answers.size(); ++i)
        threads.emplace_back([&, i] { answers[i] = process.ask(std::to_string(i)); });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < answers.size(); ++i) CHECK(answers[i] == std::to_string(i) + " done");
}
