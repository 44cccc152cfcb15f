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
};

void add_reading_options(CLI::App& command, ReadingOptions& options);

/// Checks that an option names a folder.
CLI::Validator existing_folder();

/// The same for the library. Throws LayoutError where a layout of --layouts cannot be used.
PaperOptions paper_options(const ReadingOptions& options);

/// The options of every subcommand that reads papers in worker processes.
struct WorkerOptions {
    unsigned jobs = 0;  ///< 0 for one a core
    unsigned memory_megabytes = 1000;
    unsigned timeout_seconds = 0;  ///< for one paper; 0 for none
};

void add_worker_options(CLI::App& command, WorkerOptions& options);

/// All that standard input has to give, for a paper named "-". Throws ReadError where it is too much.
std::string read_standard_input();

}  // namespace scrutineer::cli
