// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "pipeline/isolated.hpp"

/// What the subcommands that read papers have in common.
namespace scrutineer::cli {

/// Opens the papers that are named on the command line. "-" is standard input, which is read here and now, and once
/// even if it is named twice.
class PaperOpener {
public:
    PaperOpener(const std::vector<std::string>& paths, const ReadOptions& options);

    /// In a worker process. Throws ReadError.
    PdfDocument operator()(const std::string& path, PaperAccount& account) const;

    /// SHA-256 of a paper's bytes. Throws std::system_error where they cannot be read.
    std::string digest(const std::string& path) const;

private:
    PdfDocument open(const std::string& path) const;

    ReadOptions options_;
    std::string standard_input_;
    std::optional<ReadError> standard_input_error_;
};

/// For a subcommand that shows something of one paper: reads it in a worker process, and writes what `make` makes of
/// it. What went wrong is said, and given back.
std::optional<PaperFailure> write_of_paper(const std::string& path, const ReadOptions& options,
                                           const Isolation& isolation,
                                           const std::function<std::string(PdfDocument&)>& make, Output& output);

/// The name that a paper goes by in what is written: its path's last part, "stdin.pdf" for standard input.
std::string paper_name(const std::string& path);

/// Says on standard error why a paper was not read, and what helps.
void say_failure(const std::string& path, const PaperFailure& failure);

/// Says on standard error what was read of a paper and how long it took, where --verbose asked for it.
void say_account(const std::string& path, const PaperAccount& account);

}  // namespace scrutineer::cli
