// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/isolated.hpp"

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace scrutineer::cli {

/// The papers that are named on the command line, and the file that names more.
struct PaperNames {
    std::vector<std::string> named;
    std::string list;

    /// All of them. Throws CLI::ParseError where there is none.
    std::vector<std::string> all() const;
};

/// Adds PAPER, explained by `what`, and --files-from.
void add_paper_names(CLI::App& command, PaperNames& names, const std::string& what);

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

/// What of the options changes what is read, as an archive and a dataset keep it: "layouts=0123456789abcdef ocr=…";
/// empty where nothing was asked for. The password is not among it.
std::string options_text(const ReadingOptions& options);

/// --log-format, for every subcommand that works for long.
void add_log_options(CLI::App& command);

/// What reading one paper may take, for every subcommand that reads papers, --verbose and --log-format. That the kernel
/// has no sandbox is said once.
void add_isolation_options(CLI::App& command, Isolation& isolation);

}  // namespace scrutineer::cli
