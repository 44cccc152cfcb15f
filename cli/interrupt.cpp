// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace scrutineer::cli {
namespace {

// A signal handler may touch little: plain arrays and the process's id.
std::array<char, 4096> unfinished{};
const char* volatile meaning = "nothing was written";
volatile std::sig_atomic_t owner = 0;
volatile std::sig_atomic_t as_json = 0;

void say(const char* text) { [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text, std::strlen(text)); }

extern "C" void interrupted(int signal) {
    // Worker processes inherit the handler, and neither the file nor the word.
    if (owner == getpid()) {
        if (unfinished[0] != '\0') unlink(unfinished.data());
        say(as_json != 0 ? "{\"level\":\"warning\",\"event\":\"interrupted\",\"message\":\""
                         : "\nscrutineer: interrupted; ");
        say(meaning);
        say(as_json != 0 ? "\"}\n" : "\n");
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

void watch_for_interrupts() {
    owner = static_cast<std::sig_atomic_t>(getpid());
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, interrupted) == SIG_IGN) std::signal(signal, SIG_IGN);
}

void set_unfinished_file(const std::string& path) {
    const bool fits = path.size() < unfinished.size();
    // The end first: a signal in between sees a shorter name or none, never a wrong one.
    unfinished[0] = '\0';
    if (!fits || path.empty()) return;
    std::memcpy(unfinished.data() + 1, path.data() + 1, path.size() - 1);
    unfinished[path.size()] = '\0';
    unfinished[0] = path[0];
}

void set_interrupt_message(const char* message) { meaning = message; }

void set_interrupt_json(bool json) { as_json = json ? 1 : 0; }

}  // namespace scrutineer::cli
