// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/image_source.hpp"

#include <GfxState.h>
#include <Stream.h>

namespace scrutineer::pdf {

Colour colour_of(const GfxRGB& rgb) { return {colToByte(rgb.r), colToByte(rgb.g), colToByte(rgb.b)}; }

void decode(const ImageSource& source, const UseRow& use) {
    const std::size_t width = static_cast<std::size_t>(source.width);
    std::vector<unsigned char> line(width * 3);
    std::vector<unsigned char> painted(width, 1);
    ImageStream pixels(source.stream, source.width, source.map != nullptr ? source.map->getNumPixelComps() : 1,
                       source.map != nullptr ? source.map->getBits() : 1);
    pixels.reset();
    for (int row = 0; row < source.height; ++row) {
        unsigned char* values = pixels.getLine();
        if (values == nullptr) break;
        if (source.map != nullptr) {
            source.map->getRGBLine(values, line.data(), source.width);
        } else {
            for (std::size_t i = 0; i < width; ++i) {
                painted[i] = (values[i] == 0) != source.invert ? 1 : 0;
                line[i * 3] = painted[i] != 0 ? source.ink.red : 255;
                line[i * 3 + 1] = painted[i] != 0 ? source.ink.green : 255;
                line[i * 3 + 2] = painted[i] != 0 ? source.ink.blue : 255;
            }
        }
        use(row, line.data(), painted.data());
    }
    pixels.close();
}

std::vector<std::uint8_t> opacity_of(const ImageSource& mask) {
    std::vector<std::uint8_t> opacity;
    if (mask.stream == nullptr || mask.width <= 0 || mask.height <= 0) return opacity;
    const std::size_t width = static_cast<std::size_t>(mask.width);
    opacity.assign(width * static_cast<std::size_t>(mask.height), 255);
    decode(mask, [&](int row, const unsigned char* line, const unsigned char* painted) {
        std::uint8_t* to = opacity.data() + static_cast<std::size_t>(row) * width;
        for (std::size_t i = 0; i < width; ++i)
            to[i] = mask.map != nullptr ? line[i * 3] : painted[i] != 0 ? std::uint8_t{255} : std::uint8_t{0};
    });
    return opacity;
}

}  // namespace scrutineer::pdf
