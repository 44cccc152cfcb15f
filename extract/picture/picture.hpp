// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/page/geometry.hpp"

/// Pictures of pages in memory, and what can be told from their pixels alone. No library types here: Leptonica and
/// Tesseract stay in extract/ocr/module/.
namespace scrutineer::ocr {

/// Pixels x0..x1-1, y0..y1-1 of a picture; the origin is its top left.
struct PixelBox {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
    bool operator==(const PixelBox&) const = default;
};

PixelBox united(const PixelBox& a, const PixelBox& b);

/// Eight bits a pixel, 0 black; rows follow each other without padding.
struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    GreyPicture() = default;
    GreyPicture(int w, int h, std::uint8_t value = 255)
        : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), value) {}
    std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
    const std::uint8_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

/// Three bytes a pixel: red, green, blue.
struct ColourPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    ColourPicture() = default;
    ColourPicture(int w, int h, std::uint8_t value = 255)
        : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 3, value) {}
    std::uint8_t* row(int y) {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 3;
    }
    const std::uint8_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 3;
    }
    Colour at(int x, int y) const {
        const std::uint8_t* p = row(y) + static_cast<std::ptrdiff_t>(x) * 3;
        return {p[0], p[1], p[2]};
    }
};

/// Luminance of every pixel.
GreyPicture to_grey(const ColourPicture& picture);
/// The picture at 1/factor of its size, every pixel the mean of a square of factor x factor pixels.
GreyPicture reduced(const GreyPicture& picture, int factor);
ColourPicture reduced(const ColourPicture& picture, int factor);
/// Turned clockwise by 90, 180 or 270 degrees.
GreyPicture turned(const GreyPicture& picture, int degrees);
ColourPicture turned(const ColourPicture& picture, int degrees);

/// The picture in another size, by cubic interpolation: for making small pictures larger.
GreyPicture resized(const GreyPicture& picture, int width, int height);

inline int luminance(Colour c) { return (c.red * 77 + c.green * 151 + c.blue * 28) >> 8; }
/// The largest difference in one channel.
int distance(Colour a, Colour b);
/// How far a colour is from grey: the spread between its strongest and weakest channel.
int saturation(Colour c);

/// A stretch of marked pixels in one row.
struct Run {
    int y = 0;
    int x0 = 0;
    int x1 = 0;  ///< one past the last
};

/// Marked pixels that touch one another, at corners too.
struct Component {
    PixelBox box;
    int area = 0;           ///< pixels
    std::uint8_t mark = 0;  ///< the value that its pixels have in the mask
    std::vector<Run> runs;  ///< by row, then from the left
};

/// The components of a mask: pixels of value 0 are background, pixels of different other values never join. In the
/// order of their first pixel. A picture that breaks up into more than `limit` runs (noise all over) gives none.
std::vector<Component> components(const GreyPicture& mask, std::size_t limit = 2'000'000);

}  // namespace scrutineer::ocr
