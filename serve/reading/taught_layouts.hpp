// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// Layouts that people taught on the page (docs/layouts.md): files of a folder beside the archive.
namespace scrutineer::serve {

/// "council.db-layouts"
std::string layouts_folder_of(const std::string& archive);

/// Is there a layout in the folder?
bool has_layouts(const std::string& folder);

/// What tells one folder's layouts from another's: stored with each paper that is read with them, in the words that
/// `scrutineer ingest --layouts` uses.
std::string digest_of_layouts(const std::string& folder);

}  // namespace scrutineer::serve
