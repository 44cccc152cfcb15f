// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/png.hpp"

#include <png.h>

#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <vector>

namespace scrutineer {
namespace {

/// 16 levels a channel: text stays as smooth, and a page of grey text on tints fits into a palette.
std::uint8_t coarse(std::uint8_t value) { return static_cast<std::uint8_t>((value * 15 + 127) / 255 * 17); }

std::string written(png_image& image, const void* pixels, int row_stride, const void* colours) {
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels, row_stride, colours) == 0)
        throw std::runtime_error(std::string("cannot make a PNG: ") + image.message);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels, row_stride, colours) == 0)
        throw std::runtime_error(std::string("cannot make a PNG: ") + image.message);
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string to_png(const Raster& raster) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(raster.width);
    image.height = static_cast<png_uint_32>(raster.height);
    image.format = PNG_FORMAT_RGB;

    const std::size_t count = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    constexpr std::size_t most_colours = 256;
    std::vector<std::uint8_t> rgb(raster.rgb.begin(), raster.rgb.begin() + static_cast<std::ptrdiff_t>(count * 3));
    for (std::uint8_t& value : rgb) value = coarse(value);
    std::map<std::array<std::uint8_t, 3>, std::uint8_t> palette;
    std::vector<std::uint8_t> colours, indices;
    indices.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::array<std::uint8_t, 3> colour = {rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]};
        auto at = palette.find(colour);
        if (at == palette.end()) {
            if (palette.size() == most_colours) return written(image, rgb.data(), 0, nullptr);
            at = palette.emplace(colour, static_cast<std::uint8_t>(palette.size())).first;
            colours.insert(colours.end(), colour.begin(), colour.end());
        }
        indices.push_back(at->second);
    }
    image.format = PNG_FORMAT_RGB_COLORMAP;
    image.colormap_entries = static_cast<png_uint_32>(palette.size());
    return written(image, indices.data(), 0, colours.data());
}

}  // namespace scrutineer
