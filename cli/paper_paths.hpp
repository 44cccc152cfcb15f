// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <string>
#include <vector>

namespace scrutineer::cli {

/// The files that a user means.
struct PaperPaths {
    std::vector<std::string> files;    ///< each once, folders' files by name
    std::vector<std::string> missing;  ///< what was named and is not there, or matches nothing
    std::vector<std::string> empty;    ///< folders without a paper
};

/// Files as they are named; folders give all their *.pdf, those of folders inside them too (links to folders are not
/// followed); a name with *, ? or [ that is no file is a pattern as the shell reads it; "-" gives the names that `list`
/// has, one a line.
PaperPaths find_papers(const std::vector<std::string>& names, std::istream& list);

/// The papers of a command that says of each why it was not read: folders and patterns give theirs, and everything else
/// stays as it is named, "-" and what is not there too.
std::vector<std::string> papers_of(const std::vector<std::string>& names);

/// The names that a file holds, one a line; "-" is standard input. Throws std::runtime_error where it cannot be read.
std::vector<std::string> names_from_file(const std::string& path);

/// Says of each name that gave no paper that it did not. True where there is one.
bool say_missing(const PaperPaths& paths);

}  // namespace scrutineer::cli
