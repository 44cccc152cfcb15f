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
};

/// Files as they are named; folders give all their *.pdf, those of folders inside them too (links to folders are not
/// followed); a name with *, ? or [ that is no file is a pattern as the shell reads it; "-" gives the names that `list`
/// has, one a line.
PaperPaths find_papers(const std::vector<std::string>& names, std::istream& list);

}  // namespace scrutineer::cli
