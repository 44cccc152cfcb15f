// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/render.hpp"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>

#include "extract/pdf/budget.hpp"

namespace scrutineer::pdf {

Raster render(PDFDoc& document, int number, double dpi, const Box& region, int width, int height, long budget) {
    const double scale = dpi / 72;
    SplashColor paper = {255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 4, false, paper);
    device.setVectorAntialias(true);
    device.setFontAntialias(true);
    device.startDoc(&document);
    Budget left{budget};
    document.displayPageSlice(&device, number, dpi, dpi, 0, false, true, false,
                              static_cast<int>(std::lround(region.x0 * scale)),
                              static_cast<int>(std::lround(region.y0 * scale)), width, height, Budget::is_spent, &left);
    SplashBitmap* bitmap = device.getBitmap();
    Raster raster{width, height, {}};
    const std::size_t row_bytes = static_cast<std::size_t>(width) * 3;
    raster.rgb.assign(row_bytes * static_cast<std::size_t>(height), 255);
    const int rows = std::min(height, bitmap->getHeight());
    const std::size_t columns = static_cast<std::size_t>(std::min(width, bitmap->getWidth()));
    for (int row = 0; row < rows; ++row)
        std::copy_n(bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize(), columns * 3,
                    raster.rgb.data() + static_cast<std::size_t>(row) * row_bytes);
    return raster;
}

}  // namespace scrutineer::pdf
