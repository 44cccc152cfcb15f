// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/images.hpp"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/pdf/budget.hpp"
#include "extract/pdf/image_source.hpp"

namespace scrutineer::pdf {
namespace {

/// Where an image lies that is turned by quarters at most, and how its rows run there.
struct Placement {
    Box box;
    bool turned = false;  ///< its rows run down the page
    bool flip_x = false;
    bool flip_y = false;
};

std::optional<Placement> placement_of(GfxState* state) {
    const double* ctm = state->getCTM();
    const double scale = std::fabs(ctm[0]) + std::fabs(ctm[1]) + std::fabs(ctm[2]) + std::fabs(ctm[3]);
    const bool level = std::fabs(ctm[1]) + std::fabs(ctm[2]) < 0.01 * scale;
    const bool turned = std::fabs(ctm[0]) + std::fabs(ctm[3]) < 0.01 * scale;
    if (!level && !turned) return {};
    Placement placement;
    placement.turned = !level;
    placement.box = {std::min({ctm[4], ctm[4] + ctm[0] + ctm[2]}), std::min({ctm[5], ctm[5] + ctm[1] + ctm[3]}),
                     std::max({ctm[4], ctm[4] + ctm[0] + ctm[2]}), std::max({ctm[5], ctm[5] + ctm[1] + ctm[3]})};
    // The unit square's x runs along an image's rows and its y from the last row
    // to the first.
    placement.flip_x = level ? ctm[0] < 0 : ctm[2] > 0;
    placement.flip_y = level ? ctm[3] > 0 : ctm[1] < 0;
    return placement;
}

/// Rows of pixels as an image has them, turned as they lie on the page.
Raster as_placed(Raster image, const Placement& placement) {
    if (!placement.turned && !placement.flip_x && !placement.flip_y) return image;
    Raster raster;
    raster.width = placement.turned ? image.height : image.width;
    raster.height = placement.turned ? image.width : image.height;
    raster.rgb.resize(image.rgb.size());
    const std::uint8_t* from = image.rgb.data();
    for (int row = 0; row < image.height; ++row)
        for (int i = 0; i < image.width; ++i, from += 3) {
            int x = placement.turned ? row : i;
            int y = placement.turned ? i : row;
            if (placement.flip_x) x = raster.width - 1 - x;
            if (placement.flip_y) y = raster.height - 1 - y;
            const std::size_t at =
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)) *
                3;
            std::copy_n(from, 3, raster.rgb.data() + at);
        }
    return raster;
}

/// Sees a page's images and nothing else.
class ImageDevice : public OutputDev {
public:
    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }
    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                           double) override {
        return true;
    }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool is_inline) override {
        if (is_inline)
            return OutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate, is_inline);
        GfxRGB rgb;
        state->getFillRGB(&rgb);
        image(state, {stream, width, height, nullptr, colour_of(rgb), invert}, {});
    }
    void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height, GfxImageColorMap* map,
                   bool interpolate, const int* mask_colours, bool is_inline) override {
        if (is_inline)
            return OutputDev::drawImage(state, reference, stream, width, height, map, interpolate, mask_colours,
                                        is_inline);
        image(state, {stream, width, height, map, {}, false}, {});
    }
    void drawMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* map, bool,
                         Stream* mask, int mask_width, int mask_height, bool mask_invert, bool) override {
        image(state, {stream, width, height, map, {}, false},
              {mask, mask_width, mask_height, nullptr, {}, mask_invert});
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* map,
                             bool, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_map,
                             bool) override {
        image(state, {stream, width, height, map, {}, false}, {mask, mask_width, mask_height, mask_map, {}, false});
    }

private:
    /// An image that is no part of the contents' stream; `mask` has no stream where there is none.
    virtual void image(GfxState* state, const ImageSource& source, const ImageSource& mask) = 0;
};

/// Finds the largest image of a page that covers most of it, and decodes it.
class ScanDevice : public ImageDevice {
public:
    explicit ScanDevice(const Box& page) : page_(page) {}
    std::optional<ScanImage> take() { return std::move(found_); }

private:
    void image(GfxState* state, const ImageSource& source, const ImageSource& mask) override;

    Box page_;
    std::optional<ScanImage> found_;
};

void ScanDevice::image(GfxState* state, const ImageSource& source, const ImageSource& mask) {
    // A mask beside the image cuts out what is a scan's foreground: such a page
    // has to be rendered.
    if (mask.stream != nullptr) return;
    const int width = source.width;
    const int height = source.height;
    if (width <= 0 || height <= 0 || static_cast<long>(width) * height > most_pixels) return;
    const std::optional<Placement> placement = placement_of(state);
    if (!placement) return;
    const Box& box = placement->box;
    Box clip;
    state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    const Box seen = intersection(intersection(box, clip), page_);
    if (!(seen.area() >= 0.85 * page_.area()) || seen.area() < 0.7 * box.area()) return;
    const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
    if (found_ && found_->raster.rgb.size() > size) return;

    Raster raster{width, height, std::vector<std::uint8_t>(size, 255)};
    decode(source, [&](int row, const unsigned char* line, const unsigned char*) {
        std::copy_n(line, static_cast<std::size_t>(width) * 3,
                    raster.rgb.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width) * 3);
    });
    found_ = ScanImage{as_placed(std::move(raster), *placement), box};
}

}  // namespace

std::optional<ScanImage> find_scan_image(PDFDoc& document, int number, const Box& page) {
    ScanDevice device(page);
    document.displayPage(&device, number, 72, 72, 0, false, true, false);
    return device.take();
}

/// Takes small copies of the images at some places.
class PictureFinder::Device : public ImageDevice {
public:
    /// What is drawn from now on is another page's.
    void begin(const Box& page, const std::vector<Box>& places, double dpi, double share) {
        page_ = page;
        places_ = places;
        dpi_ = dpi;
        share_ = share;
        found_.assign(places.size(), {});
    }
    std::vector<Raster> take() { return std::exchange(found_, {}); }

private:
    void image(GfxState* state, const ImageSource& source, const ImageSource& mask) override;
    Raster reduced(const ImageSource& source, const ImageSource& mask, int factor) const;

    Box page_;
    std::vector<Box> places_;
    double dpi_ = 0;
    double share_ = 1;
    std::vector<Raster> found_;
};

void PictureFinder::Device::image(GfxState* state, const ImageSource& source, const ImageSource& mask) {
    const auto pixels = [](const ImageSource& s) { return static_cast<long>(s.width) * s.height; };
    if (source.width <= 0 || source.height <= 0 || pixels(source) > most_pixels || pixels(mask) > most_pixels) return;
    const std::optional<Placement> placement = placement_of(state);
    if (!placement) return;
    Box clip;
    state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    const Box seen = intersection(intersection(placement->box, clip), page_);
    const auto near = [](double a, double b) { return std::fabs(a - b) < 0.5; };
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const Box& place = places_[i];
        if (!near(place.x0, seen.x0) || !near(place.y0, seen.y0) || !near(place.x1, seen.x1) ||
            !near(place.y1, seen.y1))
            continue;
        const double along = placement->turned ? placement->box.height() : placement->box.width();
        const int factor = std::clamp(static_cast<int>(source.width * 72 / along / dpi_), 1, 64);
        // The rows of an image come one after the other: those left out at its end cost nothing.
        const auto rows = [this](int height) { return std::max(1, static_cast<int>(height * share_)); };
        ImageSource part = source;
        part.height = rows(source.height);
        ImageSource part_of_mask = mask;
        if (mask.stream != nullptr) part_of_mask.height = rows(mask.height);
        found_[i] = as_placed(reduced(part, part_of_mask, factor), *placement);
        return;
    }
}

/// Each pixel is the mean of a square of factor x factor pixels.
Raster PictureFinder::Device::reduced(const ImageSource& source, const ImageSource& mask, int factor) const {
    const auto size = [](int n) { return static_cast<std::size_t>(n); };
    const std::vector<std::uint8_t> opacity = opacity_of(mask);
    Raster raster;
    raster.width = source.width / factor;
    raster.height = source.height / factor;
    raster.rgb.assign(size(raster.width) * size(raster.height) * 3, 255);
    if (raster.rgb.empty()) return {};
    std::vector<unsigned> sums(size(raster.width) * 3, 0);
    const unsigned square = static_cast<unsigned>(factor * factor);
    decode(source, [&](int row, const unsigned char* line, const unsigned char*) {
        if (row / factor >= raster.height) return;
        const std::uint8_t* cover =
            opacity.empty() ? nullptr
                            : opacity.data() + size(row) * size(mask.height) / size(source.height) * size(mask.width);
        if (factor == 1 && cover == nullptr) {
            std::copy_n(line, sums.size(), raster.rgb.data() + size(row) * sums.size());
            return;
        }
        std::size_t i = 0;
        for (std::size_t x = 0; x < size(raster.width); ++x)
            for (int k = 0; k < factor; ++k, ++i) {
                const unsigned share = cover == nullptr ? 255 : cover[i * size(mask.width) / size(source.width)];
                for (std::size_t c = 0; c < 3; ++c)
                    sums[x * 3 + c] +=
                        share == 255 ? line[i * 3 + c] : (line[i * 3 + c] * share + 255 * (255 - share)) / 255;
            }
        if (row % factor != factor - 1) return;
        std::uint8_t* to = raster.rgb.data() + size(row / factor) * sums.size();
        for (std::size_t k = 0; k < sums.size(); ++k) to[k] = static_cast<std::uint8_t>(sums[k] / square);
        std::fill(sums.begin(), sums.end(), 0U);
    });
    return raster;
}

PictureFinder::PictureFinder() : device_(std::make_unique<Device>()) {}
PictureFinder::~PictureFinder() = default;

std::vector<Raster> PictureFinder::find(PDFDoc& document, int number, const Box& page, const std::vector<Box>& places,
                                        double dpi, double share, long budget) {
    device_->begin(page, places, dpi, share);
    Budget left{budget};
    document.displayPage(device_.get(), number, 72, 72, 0, false, true, false, Budget::is_spent, &left);
    return device_->take();
}

}  // namespace scrutineer::pdf
