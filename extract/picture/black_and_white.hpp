// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "extract/picture/picture.hpp"

/// Pictures of two levels: what a fax or a scanner in black and white has made of a page.
namespace scrutineer::ocr {

/// True where nearly every pixel is black or white.
bool is_black_and_white(const GreyPicture& grey);

/// A black-and-white picture in which greys that are shown as dots, single pixels sown by error diffusion, by an
/// ordered screen or by a level that a shaded cell lay just above, are greys again. Only where there are such dots is
/// anything changed; letters there stay dark, if a little softer. None where there are no dots to speak of.
std::optional<GreyPicture> without_dots(const GreyPicture& picture, double dots_per_inch);

}  // namespace scrutineer::ocr
