// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "extract/page/raster.hpp"

class PDFDoc;

/// Images as they are in the file, at the file's own resolution and without what is drawn over them.
namespace scrutineer::pdf {

/// See PdfDocument::scan_image. `page` is the page's box as displayed.
std::optional<ScanImage> find_scan_image(PDFDoc& document, int number, const Box& page);

/// Takes small copies of a paper's images. One for all its pages: Poppler keeps with it the colour profiles that it has
/// worked out.
class PictureFinder {
public:
    PictureFinder();
    ~PictureFinder();

    /// See PdfDocument::pictures. Stops after `budget` drawing operators.
    std::vector<Raster> find(PDFDoc& document, int number, const Box& page, const std::vector<Box>& places, double dpi,
                             double share, long budget);

private:
    class Device;
    std::unique_ptr<Device> device_;
};

}  // namespace scrutineer::pdf
