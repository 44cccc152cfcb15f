// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>

#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "extract/drawing/page_builder.hpp"
#include "extract/pdf/image_source.hpp"

namespace scrutineer::pdf {

/// What a PageDevice knows of the page that it sees.
struct PageDeviceState {
    PageBuilder* builder_ = nullptr;
    long budget_ = 0;
    long work_ = 0;
    long icon_pixels_ = 20'000'000;  ///< how many pixels of small images may still be decoded
    Path path_;
    Colour fill_, stroke_;
    bool fill_dirty_ = true, stroke_dirty_ = true;
    std::set<FontStyle> styles_;
    /// Fonts are held as long as they are known by their addresses.
    std::map<const GfxFont*, std::pair<std::shared_ptr<GfxFont>, const FontStyle*>> fonts_;
    TextStyle style_;
    std::vector<TextStyle> outer_styles_;   ///< of the strings whose drawn glyphs are being drawn
    double text_matrix_[4] = {1, 0, 0, 1};  ///< of the page's space while a string is drawn
    std::vector<int> marked_;
    long marked_overflow_ = 0;
    int forms_ = 0;
};

/// Sees the contents of pages in painting order and hands them to a PageBuilder. One for all pages of a paper: Poppler
/// keeps with it the colour profiles that it has worked out.
class PageDevice : public OutputDev, private PageDeviceState {
public:
    /// What is drawn from now on is another page's.
    void begin(PageBuilder& builder, long budget) {
        static_cast<PageDeviceState&>(*this) = {};
        builder_ = &builder;
        budget_ = budget;
    }

    bool spent() const { return work_ > budget_ || builder_->full(); }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return true; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }
    /// Forms are drawn by Poppler, one within the other, as long as there is
    /// budget left; then no more.
    bool useDrawForm() override { return spent(); }

    void saveState(GfxState*) override { ++work_; }
    void restoreState(GfxState*) override {
        ++work_;
        fill_dirty_ = stroke_dirty_ = true;
    }
    void beginForm(Ref) override {
        work_ += 20;
        ++forms_;
    }
    void endForm(Ref) override { --forms_; }
    void updateFillColorSpace(GfxState*) override { fill_dirty_ = true; }
    void updateFillColor(GfxState*) override { fill_dirty_ = true; }
    void updateStrokeColorSpace(GfxState*) override { stroke_dirty_ = true; }
    void updateStrokeColor(GfxState*) override { stroke_dirty_ = true; }

    void beginString(GfxState* state, const GooString* string) override {
        begin_string(state, string == nullptr ? 0 : string->getLength());
    }
    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode code, int bytes, const Unicode* unicode, int length) override;
    bool beginType3Char(GfxState* state, double x, double y, double dx, double dy, CharCode code,
                        const Unicode* unicode, int length) override;

    void endType3Char(GfxState* state) override;

    void fill(GfxState* state) override { fill_path(state, false); }
    void eoFill(GfxState* state) override { fill_path(state, true); }
    void stroke(GfxState* state) override;
    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                           double) override {
        ++work_;
        return true;
    }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double from, double to) override {
        return shaded_fill(state, *shading, (from + to) / 2);
    }
    bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double from, double to) override {
        return shaded_fill(state, *shading, (from + to) / 2);
    }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool is_inline) override {
        if (width == 1 && height == 1) return fill_dot(state, stream, invert);
        const bool read = place(state, {stream, width, height, nullptr, fill_colour(state), invert}, false, {});
        if (is_inline && !read)
            OutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate, is_inline);
    }
    void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height, GfxImageColorMap* map,
                   bool interpolate, const int* mask_colours, bool is_inline) override {
        const bool read = place(state, {stream, width, height, map, {}, false}, mask_colours == nullptr, {});
        if (is_inline && !read)
            OutputDev::drawImage(state, reference, stream, width, height, map, interpolate, mask_colours, is_inline);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* map, bool,
                         Stream* mask, int mask_width, int mask_height, bool mask_invert, bool) override {
        place(state, {stream, width, height, map, {}, false}, false,
              {mask, mask_width, mask_height, nullptr, {}, mask_invert});
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* map,
                             bool, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_map,
                             bool) override {
        place(state, {stream, width, height, map, {}, false}, false,
              {mask, mask_width, mask_height, mask_map, {}, false});
    }

    void beginMarkedContent(const char*, Dict* properties) override {
        int id = marked_.empty() ? -1 : marked_.back();
        // A form counts its marked contents anew: what it holds is known by what stands around the form.
        if (properties != nullptr && forms_ <= 0) {
            const Object value = properties->lookup("MCID");
            if (value.isInt()) id = value.getInt();
        }
        if (marked_.size() < 4096)
            marked_.push_back(id);
        else
            ++marked_overflow_;
    }
    void endMarkedContent(GfxState*) override {
        if (marked_overflow_ > 0)
            --marked_overflow_;
        else if (!marked_.empty())
            marked_.pop_back();
    }

private:
    /// A form may bring its own each time it is drawn.
    static constexpr std::size_t most_fonts = 500;

    void begin_string(GfxState* state, int bytes);
    void fill_path(GfxState* state, bool even_odd);
    /// A mask of one dot, stretched: how dvips and others of its age draw ruling lines and shading.
    void fill_dot(GfxState* state, Stream* mask, bool invert);
    void paint_path(GfxState* state, bool even_odd);
    bool shaded_fill(GfxState* state, GfxUnivariateShading& shading, double at);
    /// True where the image was small enough to be a symbol, and its stream was
    /// read.
    bool place(GfxState* state, const ImageSource& source, bool opaque, const ImageSource& mask);
    void read_icon(GfxState* state, const ImageSource& source, const ImageSource& mask, PlacedImage& image);
    void copy_path(GfxState* state);
    Box clip_of(GfxState* state) const {
        Box clip;
        state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
        return clip;
    }
    Colour fill_colour(GfxState* state) {
        if (fill_dirty_) {
            GfxRGB rgb;
            state->getFillRGB(&rgb);
            fill_ = colour_of(rgb);
            fill_dirty_ = false;
        }
        return fill_;
    }
    Colour stroke_colour(GfxState* state) {
        if (stroke_dirty_) {
            GfxRGB rgb;
            state->getStrokeRGB(&rgb);
            stroke_ = colour_of(rgb);
            stroke_dirty_ = false;
        }
        return stroke_;
    }
};

}  // namespace scrutineer::pdf
