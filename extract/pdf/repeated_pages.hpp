// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class PDFDoc;

namespace scrutineer::pdf {

/// For each page, by its number less one, the first page that draws the same objects in the same frame; 0 for a page of
/// its own, -1 for one that draws nothing. Objects are compared by their numbers, so nothing is decoded.
std::vector<int> repeated_pages(PDFDoc& document);

}  // namespace scrutineer::pdf
