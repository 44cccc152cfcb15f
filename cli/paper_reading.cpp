// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/paper_reading.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "cli/messages.hpp"
#include "workers/process_pool.hpp"
#include "workers/sandbox.hpp"

namespace scrutineer::cli {
namespace {

struct StandardInput {
    std::string bytes;
    std::optional<ReadError> error;
};

StandardInput take_standard_input(const std::vector<std::string>& paths) {
    StandardInput input;
    if (std::find(paths.begin(), paths.end(), "-") == paths.end()) return input;
    try {
        input.bytes = read_standard_input();
    } catch (const ReadError& error) {
        input.error = error;
    }
    return input;
}

PdfDocument open(const std::string& path, const StandardInput& input, const ReadOptions& options) {
    if (path == "-") {
        if (input.error) throw *input.error;
        return PdfDocument::from_bytes(input.bytes, paper_name(path), options);
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw ReadError("is-a-folder", path, "is a folder");
    return PdfDocument::open(path, options);
}

/// From a worker: the failure's code and message, empty where there is none, then what was read.
std::string packed(const PaperFailure& failure, const std::string& bytes) {
    return failure.code + '\0' + failure.message + '\0' + bytes;
}

PaperOutcome outcome(TaskResult&& result) {
    if (result.failure) {
        const bool threw = result.failure->kind == TaskFailure::Kind::threw;
        return {result.index, "",
                PaperFailure{std::string(to_text(result.failure->kind)),
                             (threw ? "reading it failed: " : "reading it ") + result.failure->message}};
    }
    const std::size_t message = result.bytes.find('\0') + 1;
    const std::size_t bytes = result.bytes.find('\0', message) + 1;
    if (message == 1) return {result.index, result.bytes.substr(bytes), std::nullopt};
    return {result.index, "",
            PaperFailure{result.bytes.substr(0, message - 1), result.bytes.substr(message, bytes - 1 - message)}};
}

}  // namespace

PoolOptions pool_options(const WorkerOptions& workers) {
    PoolOptions pool;
    pool.workers = workers.jobs;
    pool.limits.memory = std::size_t{workers.memory_megabytes} << 20;
    pool.limits.wall = std::chrono::seconds(workers.timeout_seconds);
    if (sandbox_support().available) pool.start = [] { enter_sandbox(); };
    return pool;
}

void read_papers(const PaperReader& reader) {
    const StandardInput input = take_standard_input(reader.paths);
    PoolOptions pool = pool_options(reader.workers);
    pool.progress = reader.progress;
    run_tasks(
        reader.paths.size(),
        [&](std::size_t index) {
            try {
                PdfDocument document = open(reader.paths[index], input, reader.options);
                return packed({}, reader.read(document));
            } catch (const ReadError& error) {
                return packed({error.code(), error.what()}, "");
            }
        },
        [&](TaskResult&& result) { reader.deliver(outcome(std::move(result))); }, pool);
}

std::string paper_name(const std::string& path) {
    return path == "-" ? "stdin.pdf" : std::filesystem::path(path).filename().string();
}

void say_failure(const std::string& path, const PaperFailure& failure) {
    say_error(path == "-" ? "standard input" : path, failure.message, remedy(failure.code));
}

}  // namespace scrutineer::cli
