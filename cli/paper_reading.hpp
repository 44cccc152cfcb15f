// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/reading_options.hpp"
#include "extract/pdf/document.hpp"
#include "workers/process_pool.hpp"

/// Papers are read in processes of their own, which can neither use the network nor write files: one that crashes,
/// hangs or takes too much is one failure, and the others go on.
namespace scrutineer::cli {

/// Why a paper gave nothing: a code of docs/diagnostics.md and a phrase for people.
struct PaperFailure {
    std::string code, message;
};

/// What became of one paper.
struct PaperOutcome {
    std::size_t index = 0;
    std::string bytes;  ///< what `read` returned
    std::optional<PaperFailure> failure;
};

struct PaperReader {
    std::vector<std::string> paths;  ///< "-" is standard input
    ReadOptions options;
    WorkerOptions workers;
    /// In a worker process: what is wanted of an open paper, as bytes. A ReadError is that paper's failure.
    std::function<std::string(PdfDocument&)> read;
    /// In this process, in the order of `paths`, as soon as a paper and all before it are there.
    std::function<void(PaperOutcome&&)> deliver;
    /// In this process: what a worker passed to `report_progress`.
    std::function<void(std::size_t index, std::string_view message)> progress = {};
};

/// How many workers there are, what each may use, and that none leaves its sandbox, where the kernel has one.
PoolOptions pool_options(const WorkerOptions& workers);

/// Reads them all. Standard input is read first, and once even if it is named twice.
void read_papers(const PaperReader& reader);

/// The name that a paper goes by in what is written: its path's last part, "stdin.pdf" for standard input.
std::string paper_name(const std::string& path);

/// Says on standard error why a paper was not read, and what helps.
void say_failure(const std::string& path, const PaperFailure& failure);

}  // namespace scrutineer::cli
