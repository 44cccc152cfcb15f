// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace scrutineer::cli {

class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where a command's result goes: standard output, or the file of `-o`. A file appears under its name only when it is
/// complete: until then it is FILE.partial beside it, which an interrupted run (Ctrl-C) removes. A reader of standard
/// output that has seen enough and went away
/// (`| head`) is no error.
class Output {
public:
    /// `path` empty or "-" for standard output. Throws OutputError where it cannot be opened.
    explicit Output(const std::string& path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Throws OutputError where it cannot be written (a full disk).
    void write(std::string_view bytes);
    /// Hands on what was written, for a reader who is waiting for it. Throws OutputError.
    void flush();
    /// Must be called at the end. Throws OutputError where the last of it could not be written.
    void finish();

private:
    [[noreturn]] void fail(int error);

    std::string path_;
    std::string partial_path_;  ///< empty where written directly: standard output, a device, a pipe
    std::FILE* file_ = nullptr;
    bool reader_gone_ = false;
};

}  // namespace scrutineer::cli
