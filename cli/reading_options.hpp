// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pipeline/paper.hpp"

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace scrutineer::cli {

/// The options of every subcommand that reads papers.
struct ReadingOptions {
    std::string password;
    std::string layouts_folder;
    OcrOptions ocr;
    KnownOfPapers known;
};

void add_reading_options(CLI::App& command, ReadingOptions& options);

/// Those of a subcommand that looks at pages and needs no layouts.
void add_page_reading_options(CLI::App& command, ReadingOptions& options);

/// Checks that an option names a folder.
CLI::Validator existing_folder();

/// The same for the library. Throws OcrError where a language other than the default is asked for that is not there,
/// LayoutError where a layout of --layouts cannot be used.
PaperOptions paper_options(const ReadingOptions& options);

/// The options of every subcommand that reads papers in worker processes.
struct WorkerOptions {
    unsigned jobs = 0;  ///< 0 for one a core
    unsigned memory_megabytes = 1000;
    unsigned timeout_seconds = 0;  ///< for one paper; 0 for none
};

/// How many processes one of `papers` papers may use for its pages, so that all together are as many as --jobs says.
unsigned page_workers(const WorkerOptions& options, std::size_t papers);

void add_worker_options(CLI::App& command, WorkerOptions& options);

/// All that standard input has to give, for a paper named "-". Throws ReadError where it is too much.
std::string read_standard_input();

}  // namespace scrutineer::cli
