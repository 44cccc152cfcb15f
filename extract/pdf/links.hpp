// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/drawing/page_builder.hpp"

class PDFDoc;
class Page;

namespace scrutineer::pdf {

/// Adds a page's links: addresses, and other pages of the file as "#page=7". At most 5,000.
void add_links(PDFDoc& document, ::Page& page, PageBuilder& builder);

}  // namespace scrutineer::pdf
