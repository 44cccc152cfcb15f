// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/messages.hpp"
#include "cli/text_table.hpp"

namespace scrutineer::cli {

bool on_terminal() {
    const char* terminal = std::getenv("TERM");
    return isatty(STDERR_FILENO) != 0 && !(terminal != nullptr && std::string_view(terminal) == "dumb");
}

void Progress::show(std::string_view line) {
    if (!enabled_) return;
    constexpr std::chrono::milliseconds between_redraws{100};
    constexpr std::chrono::seconds between_lines{10};
    const bool redrawn = on_terminal_ && !log_is_json();
    const auto now = std::chrono::steady_clock::now();
    const auto waited = now - last_;
    if (redrawn ? shown_ && waited < between_redraws : waited < between_lines) return;
    last_ = now;
    if (redrawn)
        show_on_terminal(line);
    else if (log_is_json())
        log_event("info", "progress", {{"message", line}});
    else
        std::fprintf(stderr, "scrutineer: %.*s\n", static_cast<int>(line.size()), line.data());
}

void Progress::show_on_terminal(std::string_view line) {
    winsize size{};
    const std::size_t width = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1u : 79u;
    const std::string text = "\r\x1b[K" + shortened(line, width);
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
    shown_ = true;
}

void Progress::clear() {
    if (!shown_) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    shown_ = false;
}

}  // namespace scrutineer::cli
