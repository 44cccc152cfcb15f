// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "extract/page/page.hpp"

class GfxImageColorMap;
class Stream;
struct GfxRGB;

/// The pixels of an image as the file has them.
namespace scrutineer::pdf {

/// An image as the file draws it. Without a colour map it is a stencil, drawn in `ink`.
struct ImageSource {
    Stream* stream = nullptr;
    int width = 0;
    int height = 0;
    GfxImageColorMap* map = nullptr;
    Colour ink;
    bool invert = false;
};

/// Three bytes a pixel, and one a pixel that says whether a stencil paints there.
using UseRow = std::function<void(int row, const unsigned char* pixels, const unsigned char* painted)>;

/// Decodes row by row, from the first, as far as the file has them.
void decode(const ImageSource& source, const UseRow& use);

/// How much of the image behind it each pixel of a mask lets through, one byte a pixel; empty where there is no mask.
std::vector<std::uint8_t> opacity_of(const ImageSource& mask);

Colour colour_of(const GfxRGB& rgb);

}  // namespace scrutineer::pdf
