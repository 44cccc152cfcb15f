// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/interrupt.hpp"

namespace scrutineer::cli {

Output::Output(const std::string& path) : path_(path) {
    if (path.empty() || path == "-") {
        path_ = "standard output";
        file_ = stdout;
        return;
    }
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(path, ignored);
    const bool ordinary = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
    if (ordinary) partial_path_ = path + ".partial";
    file_ = std::fopen(ordinary ? partial_path_.c_str() : path.c_str(), "wb");
    if (file_ == nullptr) throw OutputError(path + ": cannot be written: " + std::strerror(errno));
    if (ordinary) set_unfinished_file(partial_path_);
}

Output::~Output() {
    if (file_ != nullptr && file_ != stdout) {
        std::fclose(file_);
        if (!partial_path_.empty()) std::remove(partial_path_.c_str());
        set_unfinished_file("");
    }
}

void Output::fail(int error) { throw OutputError(path_ + ": cannot be written: " + std::strerror(error)); }

void Output::write(std::string_view bytes) {
    if (reader_gone_ || bytes.empty()) return;
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size()) return;
    if (errno == EPIPE)
        reader_gone_ = true;
    else
        fail(errno);
}

void Output::flush() {
    if (!reader_gone_ && std::fflush(file_) != 0 && errno != EPIPE) fail(errno);
}

void Output::finish() {
    if (file_ == stdout) {
        if (!reader_gone_ && std::fflush(stdout) != 0 && errno != EPIPE) fail(errno);
        file_ = nullptr;
        return;
    }
    std::FILE* const file = file_;
    file_ = nullptr;
    if (std::fclose(file) != 0 && errno != EPIPE) {
        const int error = errno;
        if (!partial_path_.empty()) std::remove(partial_path_.c_str());
        fail(error);
    }
    if (!partial_path_.empty() && std::rename(partial_path_.c_str(), path_.c_str()) != 0) {
        const int error = errno;
        std::remove(partial_path_.c_str());
        fail(error);
    }
    set_unfinished_file("");
}

}  // namespace scrutineer::cli
