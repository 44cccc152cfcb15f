// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/paper.hpp"

/// Papers come from outside: each is read in a process of its own, which can neither use the network nor write files.
/// One that crashes, hangs or takes too much is one failure, and the others go on; where it did so at one of its pages,
/// it is read again without that page. Whatever reads papers reads them
/// here, under one policy.
namespace scrutineer {

/// What reading one paper may take, and how many are read at a time.
struct Isolation {
    unsigned jobs = 0;                             ///< papers at a time; 0 for one a core
    std::size_t memory = std::size_t{1000} << 20;  ///< bytes; 0 for any
    /// By the clock. Nothing: ten minutes, and what the processor gets for pages. 0 for any.
    std::optional<std::chrono::milliseconds> time = std::nullopt;
    /// Of the processor, for each process by itself. Nothing: 8 s, 0.25 s more for each page that draws something of
    /// its own and what recognition may take for each picture, and 2.5 s for reading one page. 0 for any.
    std::optional<std::chrono::milliseconds> processor = std::nullopt;
    /// Called once where the kernel offers no sandbox, with the reason; papers are read all the same.
    std::function<void(const std::string& reason)> unprotected = nullptr;
    /// The same where reading files cannot be confined; everything else is.
    std::function<void(const std::string& reason)> partly_protected = nullptr;
};

/// How many processes one of `papers` papers may use for its pages, so that all together are as many as `jobs` says.
unsigned page_workers(const Isolation& isolation, std::size_t papers);

/// Why a paper gave nothing: a code of docs/diagnostics.md, and a phrase for people.
struct PaperFailure {
    std::string code, message;
};

/// What became of one paper.
struct IsolatedPaper {
    std::size_t index = 0;
    std::string bytes;  ///< what `read` returned
    PaperAccount account;
    std::optional<PaperFailure> failure;
};

struct IsolatedReading {
    std::size_t papers = 0;
    /// In a worker process: what is wanted of a paper, as bytes. A ReadError is that paper's failure. Calls
    /// `paper_opened` when its document is open.
    std::function<std::string(std::size_t index, PaperAccount& account)> read;
    /// In this process, in the order of their indices, as soon as a paper and all before it are there.
    std::function<void(IsolatedPaper&& paper)> deliver;
    /// In this process: what a worker passed to `report_progress`.
    std::function<void(std::size_t index, std::string_view message)> progress = {};
    /// The papers' files. Where the kernel can see to it, workers read no others, but for what the program itself
    /// needs: its modules and libraries, data of character recognition, fonts.
    std::vector<std::string> files = {};
};

/// Reads them all. Throws what `deliver` throws, and std::system_error where no process can be started.
void read_isolated(const IsolatedReading& reading, const Isolation& isolation);

/// From inside `read`: where the policy gives time by the page, the paper may take the time for its pages from now on.
void paper_opened(const PdfDocument& document, PaperAccount& account);

/// The same for one paper. Throws ReadError with the failure's code.
std::string read_isolated(const std::string& path, const std::function<std::string(PaperAccount&)>& read,
                          const Isolation& isolation);

}  // namespace scrutineer
