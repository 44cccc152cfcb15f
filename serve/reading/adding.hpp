// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "archive/ingest.hpp"
#include "pipeline/isolated.hpp"

namespace scrutineer::serve {

/// One paper to be read into an archive.
struct PaperToAdd {
    std::string archive, file;
    std::string program;         ///< version, stored with it
    std::string layouts_folder;  ///< layouts of one's own; empty for none
};

/// What became of it.
struct AddedPaper {
    bool was_there = false;
    std::string failure;  ///< why it could not be read, for people; empty where it was
};

/// Reads it in a sandboxed worker under `isolation` and stores it. Throws ArchiveError and LayoutError.
AddedPaper add_paper(const PaperToAdd& asked, const Isolation& isolation);

/// For passing between processes. The second throws std::runtime_error for other bytes.
std::string packed(const PaperToAdd& asked);
PaperToAdd unpacked_paper_to_add(std::string_view bytes);
std::string packed(const AddedPaper& added);
AddedPaper unpacked_added_paper(std::string_view bytes);

}  // namespace scrutineer::serve
