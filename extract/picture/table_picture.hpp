// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/picture/picture.hpp"

/// Whether a picture on a page is worth reading: a table put into the paper as a picture is, a chart, a photo, a map or
/// a logo is not.
namespace scrutineer::ocr {

/// True where the picture shows rows of short texts that stand in columns below one another, row close upon row, and
/// little besides that is drawn. Charts have texts at their edges and curves between; photos have no plain ground.
/// Takes a few milliseconds for a picture as wide as a page at 100 dots an inch, which is enough for it to tell.
bool looks_like_table(const GreyPicture& picture, double dpi);

/// The same of the upper half of a picture, in doubt true: most charts and photos are told by it, for half of what
/// decoding and looking at the whole costs.
bool may_begin_table(const GreyPicture& upper_half, double dpi);

}  // namespace scrutineer::ocr
