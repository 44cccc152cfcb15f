// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace scrutineer::cli {

/// True where standard error is a terminal that a person is looking at.
bool on_terminal();

/// One line on the terminal that is written over again and again; nothing where standard error is no terminal.
class Progress {
public:
    explicit Progress(bool enabled) : enabled_(enabled && on_terminal()) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Shows the line, at most ten times a second.
    void show(std::string_view line);
    /// Takes the line away, before anything else is said.
    void clear();

private:
    bool enabled_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace scrutineer::cli
