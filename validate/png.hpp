// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extract/pdf/document.hpp"

namespace scrutineer {

/// The picture as a PNG file, made small: colours that the eye does not tell apart become one, and 256 of them or fewer
/// are written as a palette. The same picture gives the same bytes. Throws std::runtime_error where libpng fails.
std::string to_png(const Raster& raster);

}  // namespace scrutineer
