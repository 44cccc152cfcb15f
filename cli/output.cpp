// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

namespace scrutineer::cli {
namespace {

// What an interrupted run would leave behind. A signal handler may touch little: a plain array and the process's id.
std::array<char, 4096> unfinished{};
volatile std::sig_atomic_t owner = 0;

extern "C" void remove_unfinished(int signal) {
    // Worker processes inherit the handler and not the file.
    if (owner == getpid() && unfinished[0] != '\0') unlink(unfinished.data());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void remove_when_interrupted(const std::string& path) {
    if (path.size() >= unfinished.size()) return;
    path.copy(unfinished.data(), path.size());
    unfinished[path.size()] = '\0';
    owner = static_cast<std::sig_atomic_t>(getpid());
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, remove_unfinished) == SIG_IGN) std::signal(signal, SIG_IGN);  // as under nohup
}

void nothing_unfinished() { owner = 0; }

}  // namespace

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
    if (ordinary) remove_when_interrupted(partial_path_);
}

Output::~Output() {
    if (file_ != nullptr && file_ != stdout) {
        std::fclose(file_);
        if (!partial_path_.empty()) std::remove(partial_path_.c_str());
        nothing_unfinished();
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
    nothing_unfinished();
}

}  // namespace scrutineer::cli
