// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace scrutineer::cli {

/// True where standard error is a terminal that a person is looking at.
bool on_terminal();

/// How far the work is. On a terminal one line that is written over again and again; elsewhere, and in a JSON log, a
/// line every ten seconds, so that a quick run says nothing and a long one is seen to be alive.
class Progress {
public:
    explicit Progress(bool enabled)
        : enabled_(enabled), on_terminal_(on_terminal()), last_(std::chrono::steady_clock::now()) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Shows the line, on a terminal at most ten times a second.
    void show(std::string_view line);
    /// Takes the line away, before anything else is said.
    void clear();

private:
    void show_on_terminal(std::string_view line);

    bool enabled_, on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace scrutineer::cli
