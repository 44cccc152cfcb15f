// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only file that includes Poppler's private headers. They change between
// releases: what differs is to be guarded here. Everything else about reading a
// page is in page_builder.cpp, which knows no PDF library.
#include "extract/pdf/pdf_reader.hpp"

#include <Annot.h>
#include <Catalog.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Link.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "extract/drawing/page_builder.hpp"
#include "extract/page/digest.hpp"
#include "extract/pdf/tagged_tables.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

using PopplerPage = ::Page;

// ---- Poppler's messages
// -------------------------------------------------------------------------------------------

/// Poppler reports through one process-wide function; what it says is counted
/// here instead of printed.
struct Complaints {
    long count = 0;
    std::string first;
    bool encryption_unknown = false;
    /// Where Poppler gave up a content stream for an operator with too few
    /// operands, and that operator; -1 for nowhere.
    Goffset gave_up_at = -1;
    std::string gave_up_with;
};
Complaints* listener = nullptr;

void on_poppler_error(ErrorCategory category, Goffset position, const char* message) {
    if (listener == nullptr || category == errSyntaxWarning) return;
    ++listener->count;
    const std::string text = clean_utf8(message);
    if (listener->first.empty()) listener->first = text.substr(0, 200);
    if (text.starts_with("Too few (")) {
        const std::size_t name = text.find("args to '");
        listener->gave_up_at = position;
        listener->gave_up_with =
            name == std::string::npos ? "" : text.substr(name + 9, text.find('\'', name + 9) - name - 9);
    }
    if (text.find("security handler") != std::string::npos ||
        text.find("Unsupported version/revision") != std::string::npos ||
        text.find("ncryption handler") != std::string::npos)
        listener->encryption_unknown = true;
}

/// Poppler's messages go to `complaints` while this lives.
class Listening {
public:
    explicit Listening(Complaints& complaints) : before_(listener) { listener = &complaints; }
    ~Listening() { listener = before_; }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    Complaints* before_;
};

void initialise_poppler() {
    static const bool done = [] {
        setErrorCallback(on_poppler_error);
        globalParams = std::make_unique<GlobalParams>();
        return true;
    }();
    static_cast<void>(done);
}

Diagnostic summary(const Complaints& complaints, const char* code, const std::string& where) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::to_string(complaints.count) + (complaints.count == 1 ? " problem " : " problems ") +
                         where + "; the first: " + complaints.first;
    return diagnostic;
}

// ---- images
// --------------------------------------------------------------------------------------------------------

Colour colour_of(const GfxRGB& rgb) { return {colToByte(rgb.r), colToByte(rgb.g), colToByte(rgb.b)}; }

/// An image as the file draws it. Without a colour map it is a stencil, drawn
/// in `ink`.
struct ImageSource {
    Stream* stream = nullptr;
    int width = 0;
    int height = 0;
    GfxImageColorMap* map = nullptr;
    Colour ink;
    bool invert = false;
};

/// Decodes row by row: `use(row, pixels)` gets three bytes a pixel and, where
/// `painted` is not null, whether a stencil paints there.
template <typename Use>
void decode(const ImageSource& source, Use use) {
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

// ---- the output device
// ---------------------------------------------------------------------------------------------

bool has_any(const std::string& name, std::initializer_list<const char*> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const char* part) { return name.find(part) != std::string::npos; });
}

FontStyle style_of(const GfxFont& font) {
    FontStyle style;
    std::string name = font.getName().value_or("");
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    style.bold =
        font.isBold() || font.getWeight() >= GfxFont::W600 || has_any(name, {"bold", "black", "heavy", "-bd", "demi"});
    style.italic = font.isItalic() || has_any(name, {"italic", "oblique"});
    style.symbols = symbol_font(name);
    style.type3 = font.getType() == fontType3;
    double ascent = font.getAscent();
    double descent = font.getDescent();
    if (!(ascent > 0.45 && ascent < 1.2)) ascent = 0.9;
    if (!(descent < -0.02 && descent > -0.5)) descent = -0.22;
    style.ascent = ascent;
    style.descent = descent;
    return style;
}

/// Sees one page's contents in painting order and hands them to a PageBuilder.
class PageDevice : public OutputDev {
public:
    PageDevice(PageBuilder& builder, long budget) : builder_(builder), budget_(budget) {}

    bool spent() const { return work_ > budget_ || builder_.full(); }

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

    void beginString(GfxState* state, const GooString*) override { begin_string(state); }
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
    void begin_string(GfxState* state);
    void fill_path(GfxState* state, bool even_odd);
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

    PageBuilder& builder_;
    long budget_;
    long work_ = 0;
    long icon_pixels_ = 20'000'000;  ///< how many pixels of small images may still be decoded
    Path path_;
    Colour fill_, stroke_;
    bool fill_dirty_ = true, stroke_dirty_ = true;
    std::set<FontStyle> styles_;
    /// Fonts are held as long as they are known by their addresses. A form may bring its own each time it is drawn.
    std::map<const GfxFont*, std::pair<std::shared_ptr<GfxFont>, const FontStyle*>> fonts_;
    static constexpr std::size_t most_fonts = 500;
    TextStyle style_;
    std::vector<TextStyle> outer_styles_;   ///< of the strings whose drawn glyphs are being drawn
    double text_matrix_[4] = {1, 0, 0, 1};  ///< of the page's space while a string is drawn
    std::vector<int> marked_;
    long marked_overflow_ = 0;
    int forms_ = 0;
};

void PageDevice::begin_string(GfxState* state) {
    const std::shared_ptr<GfxFont>& font = state->getFont();
    style_ = {};
    if (!font) {
        builder_.begin_string(style_);
        return;
    }
    auto found = fonts_.find(font.get());
    if (found == fonts_.end()) {
        if (fonts_.size() >= most_fonts) fonts_.clear();
        const FontStyle& style = *styles_.insert(style_of(*font)).first;
        found = fonts_.emplace(font.get(), std::make_pair(font, &style)).first;
    }
    style_.font = found->second.second;

    double right_x, right_y, up_x, up_y;
    state->getFontTransMat(&right_x, &right_y, &up_x, &up_y);
    const double across = std::hypot(right_x, right_y);
    const double height = std::hypot(up_x, up_y);
    if (!(across > 0) || !(height > 0)) return builder_.begin_string(style_ = {});
    style_.size = height;
    style_.direction = {right_x / across, right_y / across};
    // A negative font size or a mirroring matrix still reads along the way its
    // glyphs advance.
    style_.up = {up_x / height, up_y / height};
    if (font->getType() == fontType3) {
        // The unit of a Type 3 font is its own: take the size from the height of
        // its box.
        const double* matrix = font->getFontMatrix();
        const double* box = font->getFontBBox();
        const double tall = std::fabs((box[3] - box[1]) * matrix[3]);
        if (tall > 0.05 && tall < 1000 && (tall < 0.5 || tall > 2.5))
            style_.size = height * tall / 1.2;
        else if (tall <= 0.05 && matrix[3] != 0 && std::fabs(matrix[3]) != 0.001)
            style_.size = height;
    }
    const int render = state->getRender();
    const bool stroked = (render & 3) == 1;
    style_.colour = stroked ? stroke_colour(state) : fill_colour(state);
    style_.visible = render != 3 && (stroked ? state->getStrokeOpacity() : state->getFillOpacity()) > 0.02;
    double spacing_x, spacing_y;
    state->textTransformDelta(state->getCharSpace() * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
    double device_x, device_y;
    state->transformDelta(spacing_x, spacing_y, &device_x, &device_y);
    style_.letter_spacing = device_x * style_.direction.x + device_y * style_.direction.y;
    style_.clip = clip_of(state);
    style_.marked_content = marked_.empty() ? -1 : marked_.back();
    std::copy_n(state->getCTM(), 4, text_matrix_);
    builder_.begin_string(style_);
}

/// Where a font's map gives nothing or a control character for a glyph: what
/// its name says ("hyphen", "minus"). 0 for nothing.
Unicode name_of_glyph(GfxState* state, CharCode code, int bytes, const Glyph& glyph) {
    const bool unknown =
        glyph.count == 0 || (glyph.count == 1 && glyph.characters[0] < 0x20 && glyph.characters[0] != 0x09 &&
                             glyph.characters[0] != 0x0A && glyph.characters[0] != 0x0D);
    if (!unknown || bytes != 1 || code > 255) return 0;
    GfxFont* font = state->getFont().get();
    if (font == nullptr || font->isCIDFont()) return 0;
    const char* name = static_cast<Gfx8BitFont*>(font)->getCharName(static_cast<int>(code));
    const Unicode found = name != nullptr ? globalParams->mapNameToUnicodeText(name) : 0;
    // Subsets often keep the names of an encoding that is not theirs: letters and
    // digits are not believed.
    const bool letter = (found >= '0' && found <= '9') || (found >= 'A' && found <= 'Z') ||
                        (found >= 'a' && found <= 'z') || (found >= 0xC0 && found < 0x2000);
    return letter ? 0 : found;
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                          CharCode code, int bytes, const Unicode* unicode, int length) {
    ++work_;
    Glyph glyph;
    glyph.characters = unicode;
    glyph.count = unicode == nullptr || length < 0 ? 0 : static_cast<std::size_t>(length);
    // The advance comes with letter and word spacing in it.
    double spacing = state->getCharSpace();
    if (bytes == 1 && code == 0x20) spacing += state->getWordSpace();
    double spacing_x, spacing_y;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
    state->transform(x - origin_x, y - origin_y, &glyph.origin.x, &glyph.origin.y);
    state->transformDelta(dx - spacing_x, dy - spacing_y, &glyph.advance.x, &glyph.advance.y);
    const Unicode named = name_of_glyph(state, code, bytes, glyph);
    if (named != 0) {
        glyph.characters = &named;
        glyph.count = 1;
    }
    builder_.glyph(glyph);
}

bool PageDevice::beginType3Char(GfxState* state, double, double, double dx, double dy, CharCode, const Unicode* unicode,
                                int length) {
    ++work_;
    Glyph glyph;
    glyph.characters = unicode;
    glyph.count = unicode == nullptr || length < 0 ? 0 : static_cast<std::size_t>(length);
    glyph.origin = {state->getCTM()[4], state->getCTM()[5]};
    // Poppler gives the advance through the glyph's own matrix, which has the
    // font's size and matrix in it: back to text space, and from there to the
    // page.
    const double* own = state->getCTM();
    const double determinant = own[0] * own[3] - own[1] * own[2];
    if (determinant != 0) {
        const double text_x = (dx * own[3] - dy * own[2]) / determinant;
        const double text_y = (dy * own[0] - dx * own[1]) / determinant;
        const double* text = state->getTextMat();
        dx = text[0] * text_x + text[2] * text_y;
        dy = text[1] * text_x + text[3] * text_y;
    }
    glyph.advance = {text_matrix_[0] * dx + text_matrix_[2] * dy, text_matrix_[1] * dx + text_matrix_[3] * dy};
    glyph.advance.x -= style_.letter_spacing * style_.direction.x;
    glyph.advance.y -= style_.letter_spacing * style_.direction.y;
    if (!builder_.begin_drawn_glyph(glyph)) return true;
    outer_styles_.push_back(style_);
    return false;
}

void PageDevice::endType3Char(GfxState*) {
    builder_.end_drawn_glyph();
    if (outer_styles_.empty()) return;
    style_ = outer_styles_.back();
    outer_styles_.pop_back();
    builder_.begin_string(style_);
}

void PageDevice::copy_path(GfxState* state) {
    path_.clear();
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
        const GfxSubpath* subpath = path->getSubpath(i);
        Path::Subpath part;
        part.begin = path_.nodes.size();
        for (int j = 0; j < subpath->getNumPoints(); ++j) {
            Path::Node node;
            state->transform(subpath->getX(j), subpath->getY(j), &node.point.x, &node.point.y);
            if (!std::isfinite(node.point.x) || !std::isfinite(node.point.y)) continue;
            node.control = subpath->getCurve(j);
            path_.nodes.push_back(node);
        }
        part.end = path_.nodes.size();
        part.closed = subpath->isClosed();
        if (part.end > part.begin) path_.subpaths.push_back(part);
    }
}

void PageDevice::fill_path(GfxState* state, bool even_odd) {
    ++work_;
    copy_path(state);
    work_ += static_cast<long>(path_.nodes.size() / 8);
    Paint paint;
    paint.colour = fill_colour(state);
    paint.opacity = state->getFillOpacity();
    paint.clip = clip_of(state);
    paint.even_odd = even_odd;
    builder_.fill(path_, paint);
}

void PageDevice::stroke(GfxState* state) {
    ++work_;
    copy_path(state);
    work_ += static_cast<long>(path_.nodes.size() / 8);
    Paint paint;
    paint.colour = stroke_colour(state);
    paint.opacity = state->getStrokeOpacity();
    paint.clip = clip_of(state);
    paint.line_width = state->getTransformedLineWidth();
    builder_.stroke(path_, paint);
}

bool PageDevice::shaded_fill(GfxState* state, GfxUnivariateShading& shading, double at) {
    ++work_;
    GfxColor colour;
    shading.getColor(at, &colour);
    GfxRGB rgb;
    shading.getColorSpace()->getRGB(&colour, &rgb);
    Paint paint;
    paint.colour = colour_of(rgb);
    paint.opacity = state->getFillOpacity();
    paint.clip = clip_of(state);
    paint.flat = false;
    path_.clear();
    const Box& c = paint.clip;
    for (const Point& p : {Point{c.x0, c.y0}, Point{c.x1, c.y0}, Point{c.x1, c.y1}, Point{c.x0, c.y1}})
        path_.nodes.push_back({p, false});
    path_.subpaths.push_back({0, 4, true});
    builder_.fill(path_, paint);
    return true;
}

bool PageDevice::place(GfxState* state, const ImageSource& source, bool opaque, const ImageSource& mask) {
    ++work_;
    PlacedImage image;
    image.box = {1e300, 1e300, -1e300, -1e300};
    for (int corner = 0; corner < 4; ++corner) {
        double x, y;
        state->transform(corner & 1, corner >> 1, &x, &y);
        if (!std::isfinite(x) || !std::isfinite(y)) return false;
        image.box = united(image.box, {x, y, x, y});
    }
    image.clip = clip_of(state);
    image.pixel_width = source.width;
    image.pixel_height = source.height;
    image.opaque = opaque && state->getFillOpacity() > 0.98;
    const long pixels = static_cast<long>(source.width) * source.height + static_cast<long>(mask.width) * mask.height;
    constexpr double largest = SymbolBuilder::largest;
    const bool small = image.box.width() <= largest && image.box.height() <= largest && source.width > 1 &&
                       source.height > 1 && source.width <= 4096 && source.height <= 4096 && mask.width <= 4096 &&
                       mask.height <= 4096 && pixels <= icon_pixels_;
    if (small) {
        icon_pixels_ -= pixels;
        work_ += pixels / 64;
        read_icon(state, source, mask, image);
    }
    builder_.image(image);
    return small;
}

/// Decodes a small image and turns it as displayed.
void PageDevice::read_icon(GfxState* state, const ImageSource& source, const ImageSource& mask, PlacedImage& image) {
    const std::size_t width = static_cast<std::size_t>(source.width);
    std::vector<std::uint8_t> pixels(width * static_cast<std::size_t>(source.height) * 4, 0);
    decode(source, [&](int row, const unsigned char* line, const unsigned char* painted) {
        std::uint8_t* to = pixels.data() + static_cast<std::size_t>(row) * width * 4;
        for (std::size_t i = 0; i < width; ++i) {
            std::copy_n(line + i * 3, 3, to + i * 4);
            to[i * 4 + 3] = painted[i] != 0 ? 255 : 0;
        }
    });
    std::vector<std::uint8_t> opacity;
    if (mask.stream != nullptr && mask.width > 0 && mask.height > 0) {
        opacity.assign(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height), 255);
        decode(mask, [&](int row, const unsigned char* line, const unsigned char* painted) {
            std::uint8_t* to = opacity.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(mask.width);
            for (std::size_t i = 0; i < static_cast<std::size_t>(mask.width); ++i)
                to[i] = mask.map != nullptr ? line[i * 3] : painted[i] != 0 ? std::uint8_t{255} : std::uint8_t{0};
        });
    }
    const double* ctm = state->getCTM();
    const double determinant = ctm[0] * ctm[3] - ctm[1] * ctm[2];
    if (!(std::fabs(determinant) > 1e-9)) return;
    const Box& box = image.box;
    constexpr int side = 96;
    const double scale = side / std::max(box.width(), box.height());
    image.icon_width = std::max(1, static_cast<int>(std::lround(box.width() * scale)));
    image.icon_height = std::max(1, static_cast<int>(std::lround(box.height() * scale)));
    image.icon.assign(static_cast<std::size_t>(image.icon_width) * static_cast<std::size_t>(image.icon_height) * 4, 0);
    for (int y = 0; y < image.icon_height; ++y)
        for (int x = 0; x < image.icon_width; ++x) {
            const double dx = box.x0 + (x + 0.5) / scale - ctm[4];
            const double dy = box.y0 + (y + 0.5) / scale - ctm[5];
            const double u = (dx * ctm[3] - dy * ctm[2]) / determinant;
            const double v = 1 - (dy * ctm[0] - dx * ctm[1]) / determinant;
            if (!(u >= 0 && u < 1 && v >= 0 && v < 1)) continue;
            const std::size_t column = static_cast<std::size_t>(u * source.width);
            const std::size_t row = static_cast<std::size_t>(v * source.height);
            std::uint8_t* to = &image.icon[static_cast<std::size_t>(y * image.icon_width + x) * 4];
            std::copy_n(pixels.data() + (row * width + column) * 4, 4, to);
            if (!opacity.empty())
                to[3] = opacity[static_cast<std::size_t>(v * mask.height) * static_cast<std::size_t>(mask.width) +
                                static_cast<std::size_t>(u * mask.width)];
        }
}

// ---- the images of scans
// --------------------------------------------------------------------------------------------

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
    ScanDevice(double width, double height) : page_{0, 0, width, height} {}
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
    if (width <= 0 || height <= 0 || static_cast<long>(width) * height > PdfDocument::max_pixels) return;
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

/// Takes small copies of the images at some places.
class PreviewDevice : public ImageDevice {
public:
    PreviewDevice(double width, double height, const std::vector<Box>& places, double dpi, double share)
        : page_{0, 0, width, height}, places_(places), dpi_(dpi), share_(share), found_(places.size()) {}
    std::vector<Raster> take() { return std::move(found_); }

private:
    void image(GfxState* state, const ImageSource& source, const ImageSource& mask) override;
    Raster reduced(const ImageSource& source, const ImageSource& mask, int factor) const;

    Box page_;
    const std::vector<Box>& places_;
    double dpi_;
    double share_;
    std::vector<Raster> found_;
};

void PreviewDevice::image(GfxState* state, const ImageSource& source, const ImageSource& mask) {
    const auto pixels = [](const ImageSource& s) { return static_cast<long>(s.width) * s.height; };
    if (source.width <= 0 || source.height <= 0 || pixels(source) > PdfDocument::max_pixels ||
        pixels(mask) > PdfDocument::max_pixels)
        return;
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
Raster PreviewDevice::reduced(const ImageSource& source, const ImageSource& mask, int factor) const {
    const auto size = [](int n) { return static_cast<std::size_t>(n); };
    std::vector<std::uint8_t> opacity;
    if (mask.stream != nullptr && mask.width > 0 && mask.height > 0) {
        opacity.assign(size(mask.width) * size(mask.height), 255);
        decode(mask, [&](int row, const unsigned char* line, const unsigned char* painted) {
            for (std::size_t i = 0; i < size(mask.width); ++i)
                opacity[size(row) * size(mask.width) + i] = mask.map != nullptr ? line[i * 3]
                                                            : painted[i] != 0   ? std::uint8_t{255}
                                                                                : std::uint8_t{0};
        });
    }
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

/// The page a destination leads to, 0 for none.
int page_of(PDFDoc& document, const LinkDest* destination) {
    if (destination == nullptr || !destination->isOk()) return 0;
    return destination->isPageRef() ? document.findPage(destination->getPageRef()) : destination->getPageNum();
}

void add_links(PDFDoc& document, PopplerPage& page, PageBuilder& builder) {
    const std::unique_ptr<Links> links = page.getLinks();
    if (!links) return;
    double ctm[6];
    page.getDefaultCTM(ctm, 72, 72, 0, false, true);
    std::size_t left = 5000;
    for (const AnnotLink* annotation : links->getLinks()) {
        if (left-- == 0) break;
        LinkAction* action = annotation->getAction();
        if (action == nullptr || !action->isOk()) continue;
        Link link;
        if (action->getKind() == actionURI) {
            link.target = clean_utf8(static_cast<LinkURI*>(action)->getURI());
        } else if (action->getKind() == actionGoTo) {
            const LinkGoTo* go = static_cast<LinkGoTo*>(action);
            int number = page_of(document, go->getDest());
            if (number == 0 && go->getNamedDest() != nullptr)
                number = page_of(document, document.findDest(go->getNamedDest()).get());
            if (number > 0) link.target = "#page=" + std::to_string(number);
        }
        if (link.target.empty()) continue;
        double x0, y0, x1, y1;
        annotation->getRect(&x0, &y0, &x1, &y1);
        const auto to_page = [&ctm](double x, double y) {
            return Point{ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]};
        };
        const Point a = to_page(x0, y0);
        const Point b = to_page(x1, y1);
        if (!std::isfinite(a.x + a.y + b.x + b.y)) continue;
        link.box = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
        builder.add_link(std::move(link));
    }
}

// ---- the structure tree of a tagged file
// ----------------------------------------------------------------------------------------------

int object_number(const Object& reference) { return reference.isRef() ? reference.getRef().num : 0; }

/// A cell's spans, from its attributes for tables.
void read_spans(const Object& attributes, StructureElement& element) {
    const auto read = [&element](const Object& object) {
        if (!object.isDict()) return;
        const Object rows = object.dictLookup("RowSpan");
        const Object columns = object.dictLookup("ColSpan");
        if (rows.isInt()) element.row_span = rows.getInt();
        if (columns.isInt()) element.column_span = columns.getInt();
    };
    if (!attributes.isArray()) return read(attributes);
    for (int i = 0; i < std::min(attributes.arrayGetLength(), 16); ++i) read(attributes.arrayGet(i));
}

/// What the structure tree says of its root's dictionary `root`.
class StructureReader {
public:
    StructureReader(XRef* objects, Object root)
        : objects_(objects), parents_(root.dictLookup("ParentTree")), roles_(root.dictLookup("RoleMap")) {}

    StructureElement element(int number) const {
        StructureElement element;
        const Object object = objects_->fetch(number, 0);
        if (!object.isDict()) return element;
        const Object type = object.dictLookup("S");
        if (type.isName()) element.kind = kind_of(type.getName());
        element.parent = object_number(object.dictLookupNF("P"));
        using Kind = StructureElement::Kind;
        if (element.kind == Kind::header_cell || element.kind == Kind::data_cell) {
            read_spans(object.dictLookup("A"), element);
        } else if (element.kind != Kind::other) {
            const Object children = object.dictLookup("K");
            if (children.isArray()) {
                for (int i = 0; i < children.arrayGetLength(); ++i)
                    if (const int child = object_number(children.arrayGetNF(i))) element.children.push_back(child);
            } else if (const int child = object_number(object.dictLookupNF("K"))) {
                element.children.push_back(child);
            }
        }
        return element;
    }

    /// For each marked-content id of a page the element that holds it, 0 for none.
    std::vector<int> elements_of(PopplerPage& page) const {
        const Object dictionary = objects_->fetch(page.getRef());
        const Object key = dictionary.isDict() ? dictionary.dictLookup("StructParents") : Object(objNull);
        std::vector<int> elements;
        if (!key.isInt()) return elements;
        const Object holders = in_number_tree(key.getInt());
        if (!holders.isArray()) return elements;
        for (int i = 0; i < std::min(holders.arrayGetLength(), 100'000); ++i)
            elements.push_back(object_number(holders.arrayGetNF(i)));
        return elements;
    }

private:
    StructureElement::Kind kind_of(const char* name) const {
        const StructureElement::Kind kind = structure_kind(name);
        if (kind != StructureElement::Kind::other || !roles_.isDict()) return kind;
        const Object role = roles_.dictLookup(name);
        return role.isName() ? structure_kind(role.getName()) : kind;
    }

    /// What the number tree of parents holds for a key.
    Object in_number_tree(int key) const {
        if (parents_.isDict()) {
            const Object numbers = parents_.dictLookup("Nums");
            if (numbers.isArray()) return value_of(key, numbers);
        }
        if (!leaves_) leaves_ = leaves();
        for (const Leaf& leaf : *leaves_)
            if (leaf.first <= key && key <= leaf.last)
                return value_of(key, leaf.node.fetch(objects_).dictLookup("Nums"));
        return Object(objNull);
    }

    static Object value_of(int key, const Object& numbers) {
        if (!numbers.isArray()) return Object(objNull);
        for (int i = 0; i + 1 < numbers.arrayGetLength(); i += 2) {
            const Object& number = numbers.arrayGetNF(i);
            if (number.isInt() && number.getInt() == key) return numbers.arrayGet(i + 1);
        }
        return Object(objNull);
    }

    struct Leaf {
        int first;
        int last;
        Object node;  ///< as it stands in the tree: a reference, as a rule
    };

    /// The tree's leaves, read once for all pages: each is as long as its pages' text.
    std::vector<Leaf> leaves() const {
        constexpr std::size_t most_nodes = 20'000;
        constexpr int deepest = 32;
        std::vector<Leaf> found;
        std::vector<Object> level = kids_of(parents_);
        std::size_t nodes = 0;
        for (int depth = 0; depth < deepest && !level.empty(); ++depth) {
            std::vector<Object> below;
            for (Object& at : level) {
                if (++nodes > most_nodes) return found;
                const Object node = at.fetch(objects_);
                const Object limits = node.isDict() ? node.dictLookup("Limits") : Object(objNull);
                if (!limits.isArray() || limits.arrayGetLength() != 2) continue;
                const Object first = limits.arrayGet(0);
                const Object last = limits.arrayGet(1);
                if (!first.isInt() || !last.isInt()) continue;
                if (node.getDict()->hasKey("Nums")) {
                    found.push_back({first.getInt(), last.getInt(), std::move(at)});
                } else {
                    std::ranges::move(kids_of(node), std::back_inserter(below));
                }
            }
            level = std::move(below);
        }
        return found;
    }

    static std::vector<Object> kids_of(const Object& node) {
        std::vector<Object> kids;
        const Object listed = node.isDict() ? node.dictLookup("Kids") : Object(objNull);
        for (int i = 0; listed.isArray() && i < listed.arrayGetLength(); ++i)
            kids.push_back(listed.arrayGetNF(i).copy());
        return kids;
    }

    XRef* objects_;
    Object parents_;
    Object roles_;
    mutable std::optional<std::vector<Leaf>> leaves_;
};

/// PDF/A names the colours of a printer that it is meant for. Poppler would work out the way there and back for every
/// page, which takes longer than reading it; a screen's colours are what is wanted.
void forget_output_intents(PDFDoc& document) {
    XRef* references = document.getXRef();
    Object catalogue = references->getCatalog();
    if (!catalogue.isDict() || !catalogue.getDict()->hasKey("OutputIntents")) return;
    catalogue.getDict()->remove("OutputIntents");
    references->setModifiedObject(&catalogue, references->getRoot());
}

std::string base_name(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return clean_utf8(slash == std::string::npos ? path : path.substr(slash + 1));
}

}  // namespace

// ---- the document
// --------------------------------------------------------------------------------------------------

struct PdfDocument::State {
    std::string file;
    std::string name;  ///< what messages call it
    std::string sha256;
    std::string bytes;  ///< Poppler reads from here: lives longer than `document`
    ReadOptions options;
    std::unique_ptr<PDFDoc> document;
    std::vector<Diagnostic> diagnostics;
    bool rebuilt = false;
    std::unique_ptr<StructureReader> structure;  ///< of a tagged file, from the first page that may have use for it on
    std::unique_ptr<TaggedTables> tables;

    /// The cells of the page's tagged tables.
    std::vector<TaggedCell> tagged_cells(PopplerPage& page, const std::vector<Word>& words) {
        if (!TaggedTables::may_hold_tables(words)) return {};
        if (!tables) {
            XRef* objects = document->getXRef();
            const Object catalogue = objects->getCatalog();
            Object root = catalogue.isDict() ? catalogue.dictLookup("StructTreeRoot") : Object(objNull);
            if (root.isDict()) structure = std::make_unique<StructureReader>(objects, std::move(root));
            tables = std::make_unique<TaggedTables>([this](int number) { return structure->element(number); });
        }
        return structure ? tables->cells(words, structure->elements_of(page)) : std::vector<TaggedCell>{};
    }

    /// Poppler may find the table broken at any time, long after the file was opened.
    void note_rebuilt() {
        if (rebuilt) return;
        rebuilt = true;
        Diagnostic diagnostic;
        diagnostic.code = "cross-references-rebuilt";
        diagnostic.message = "The file's cross-reference table is broken and was rebuilt from what the file holds.";
        diagnostics.push_back(std::move(diagnostic));
    }
};

PdfDocument::PdfDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

PdfDocument PdfDocument::open(const std::string& path, const ReadOptions& options) {
    std::string bytes;
    if (path == "-") {
        bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
        return from_bytes(std::move(bytes), "stdin.pdf", options);
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw ReadError("cannot-open", path, "cannot be opened: does it exist, and may you read it?");
    constexpr std::size_t piece = std::size_t{1} << 20;
    while (stream) {
        const std::size_t before = bytes.size();
        bytes.resize(before + piece);
        stream.read(bytes.data() + before, static_cast<std::streamsize>(piece));
        bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) throw ReadError("cannot-open", path, "could not be read to its end");
    return from_bytes(std::move(bytes), path, options);
}

PdfDocument PdfDocument::from_bytes(std::string bytes, const std::string& name, const ReadOptions& options) {
    initialise_poppler();
    if (bytes.empty()) throw ReadError("empty-file", name, "the file is empty (0 bytes)");
    auto state = std::make_unique<State>();
    state->file = base_name(name);
    state->name = name;
    state->sha256 = scrutineer::sha256(bytes);
    state->bytes = std::move(bytes);
    state->options = options;

    const bool header = std::string_view(state->bytes).substr(0, 1024).find("%PDF-") != std::string_view::npos;
    if (!header && state->bytes.find("endobj") == std::string::npos)
        throw ReadError("not-a-pdf", name, "this is no PDF file (it does not start with %PDF-)");

    Complaints complaints;
    Listening listening(complaints);
    std::optional<GooString> password;
    if (!options.password.empty()) password = GooString(options.password);
    state->document = std::make_unique<PDFDoc>(
        new MemStream(state->bytes.data(), 0, static_cast<Goffset>(state->bytes.size()), Object(objNull)), password,
        password, nullptr, [opened = state.get()] { opened->note_rebuilt(); });
    if (!state->document->isOk()) {
        if (state->document->getErrorCode() == errEncrypted) {
            if (complaints.encryption_unknown)
                throw ReadError("unsupported-encryption", name, "the file is encrypted in a way that cannot be read");
            if (options.password.empty())
                throw ReadError("encrypted", name, "the file is encrypted: give its password with --password");
            throw ReadError("wrong-password", name, "the password does not open the file");
        }
        throw ReadError("damaged", name, "the file is damaged beyond repair: " + complaints.first);
    }
    forget_output_intents(*state->document);
    if (state->document->getNumPages() <= 0) {
        Diagnostic diagnostic;
        diagnostic.code = "no-pages";
        diagnostic.message = "The file has no pages.";
        state->diagnostics.push_back(std::move(diagnostic));
    }
    return PdfDocument(std::move(state));
}

const std::string& PdfDocument::file() const { return state_->file; }
const std::string& PdfDocument::sha256() const { return state_->sha256; }
int PdfDocument::page_count() const { return std::max(0, state_->document->getNumPages()); }

Box PdfDocument::page_box(int number) const {
    PopplerPage* page = state_->document->getPage(number);
    if (page == nullptr) return {};
    Box box{0, 0, page->getCropWidth(), page->getCropHeight()};
    if (page->getRotate() % 180 != 0) std::swap(box.x1, box.y1);
    return box;
}
const std::vector<Diagnostic>& PdfDocument::diagnostics() const { return state_->diagnostics; }

std::string PdfDocument::metadata_title() const {
    const std::unique_ptr<GooString> title = state_->document->getDocInfoTitle();
    return title ? from_pdf_text_string(title->toStr()) : std::string();
}

namespace {

bool stop_when_spent(void* device) { return static_cast<PageDevice*>(device)->spent(); }

bool is_drawn(Annot* annotation, void*) {
    const Annot::AnnotSubtype type = annotation->getType();
    return type != Annot::typeLink && type != Annot::typePopup && type != Annot::typeText;
}

/// All of a page's contents in one piece, whatever else stands among its
/// streams; nothing beyond 64 MB.
std::string contents_of(PopplerPage& page) {
    constexpr std::size_t most = 64'000'000;
    std::string bytes;
    const auto append = [&bytes](Object object) {
        if (!object.isStream()) return;
        Stream* stream = object.getStream();
        stream->reset();
        for (int c = stream->getChar(); c != EOF && bytes.size() < most; c = stream->getChar())
            bytes.push_back(static_cast<char>(c));
        stream->close();
        bytes.push_back('\n');
    };
    Object contents = page.getContents();
    if (contents.isArray()) {
        for (int i = 0; i < contents.arrayGetLength() && bytes.size() < most; ++i) append(contents.arrayGet(i));
    } else {
        append(std::move(contents));
    }
    return bytes;
}

/// Poppler gives up a page's contents at the first operator that lacks
/// operands, and all of them for one that is no stream. Here the reading goes
/// on behind what it could not read.
void read_in_spite_of_damage(PopplerPage& page, PageDevice& device, Complaints& complaints) {
    std::string bytes = contents_of(page);
    const std::unique_ptr<Gfx> gfx(
        page.createGfx(&device, 72, 72, 0, false, true, -1, -1, -1, -1, false, stop_when_spent, &device));
    std::size_t from = 0;
    for (int attempts = 0; attempts < 200 && from < bytes.size() && !device.spent(); ++attempts) {
        complaints.gave_up_at = -1;
        Object stream(static_cast<Stream*>(new MemStream(bytes.data(), static_cast<Goffset>(from),
                                                         static_cast<Goffset>(bytes.size() - from), Object(objNull))));
        gfx->display(&stream);
        if (complaints.gave_up_at < 0) return;
        // The position is some tokens behind the operator: find it going back.
        const std::size_t position = std::min(bytes.size(), static_cast<std::size_t>(complaints.gave_up_at));
        const std::size_t operation =
            complaints.gave_up_with.empty() ? std::string::npos : bytes.rfind(complaints.gave_up_with, position);
        std::size_t next =
            operation == std::string::npos || operation < from ? position : operation + complaints.gave_up_with.size();
        from = std::max(from + 1, next);
    }
}

}  // namespace

Page PdfDocument::read_page(int number) {
    PDFDoc& document = *state_->document;
    Complaints complaints;
    Listening listening(complaints);
    PopplerPage* page = document.getPage(number);
    if (page == nullptr) {
        Page nothing;
        nothing.number = number;
        Diagnostic diagnostic;
        diagnostic.severity = Diagnostic::Severity::error;
        diagnostic.code = "page-unreadable";
        diagnostic.message = "Page " + std::to_string(number) + " cannot be found in the file.";
        diagnostic.page = number;
        nothing.diagnostics.push_back(std::move(diagnostic));
        return nothing;
    }
    int rotation = ((page->getRotate() % 360) + 360) % 360;
    double width = page->getCropWidth();
    double height = page->getCropHeight();
    if (rotation % 180 == 90) std::swap(width, height);
    std::optional<PageBuilder> builder;
    std::optional<PageDevice> device;
    const auto start = [&] {
        device.reset();
        builder.emplace(number, width, height, rotation);
        device.emplace(*builder, state_->options.operator_budget);
    };
    start();
    document.displayPage(&*device, number, 72, 72, 0, false, true, false, stop_when_spent, &*device, is_drawn, nullptr);
    if (complaints.gave_up_at >= 0 || complaints.first == "Weird page contents") {
        start();
        read_in_spite_of_damage(*page, *device, complaints);
    }
    add_links(document, *page, *builder);
    Page result = builder->take();
    result.tagged_cells = state_->tagged_cells(*page, result.words);
    if (device->spent()) {
        Diagnostic diagnostic;
        diagnostic.code = "page-budget-reached";
        diagnostic.message = "The page draws more than " + std::to_string(state_->options.operator_budget) +
                             " things or holds too many; what came after that was not read.";
        diagnostic.page = number;
        result.diagnostics.push_back(std::move(diagnostic));
    }
    if (complaints.count > 0) {
        Diagnostic diagnostic = summary(complaints, "page-contents-damaged", "in the page's contents");
        diagnostic.page = number;
        result.diagnostics.push_back(std::move(diagnostic));
    }
    return result;
}

Raster PdfDocument::render(int number, double dpi, std::optional<Box> region) {
    PopplerPage* page = state_->document->getPage(number);
    if (page == nullptr || !(dpi > 0)) throw std::invalid_argument("render: no such page or resolution");
    const Box box = region.value_or(page_box(number));
    const double scale = dpi / 72;
    const double width = std::ceil(box.width() * scale - 1e-6);
    const double height = std::ceil(box.height() * scale - 1e-6);
    if (!(width >= 1 && height >= 1)) throw std::invalid_argument("render: the region is empty");
    if (!(width * height <= static_cast<double>(max_pixels)) || !(std::fabs(box.x0 * scale) < 1e8) ||
        !(std::fabs(box.y0 * scale) < 1e8))
        throw ReadError("too-large", state_->name,
                        "page " + std::to_string(number) + " would need a picture of more than " +
                            std::to_string(max_pixels) + " pixels");

    Complaints complaints;
    Listening listening(complaints);
    SplashColor paper = {255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 4, false, paper);
    device.setVectorAntialias(true);
    device.setFontAntialias(true);
    device.startDoc(state_->document.get());
    struct Budget {
        long checks;
    } budget{state_->options.operator_budget};
    const auto stop = [](void* data) { return --static_cast<Budget*>(data)->checks < 0; };
    state_->document->displayPageSlice(&device, number, dpi, dpi, 0, false, true, false,
                                       static_cast<int>(std::lround(box.x0 * scale)),
                                       static_cast<int>(std::lround(box.y0 * scale)), static_cast<int>(width),
                                       static_cast<int>(height), stop, &budget);
    SplashBitmap* bitmap = device.getBitmap();
    Raster raster;
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    const std::size_t row_bytes = static_cast<std::size_t>(raster.width) * 3;
    raster.rgb.assign(row_bytes * static_cast<std::size_t>(raster.height), 255);
    const int rows = std::min(raster.height, bitmap->getHeight());
    const std::size_t columns = static_cast<std::size_t>(std::min(raster.width, bitmap->getWidth()));
    for (int row = 0; row < rows; ++row)
        std::copy_n(bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize(), columns * 3,
                    raster.rgb.data() + static_cast<std::size_t>(row) * row_bytes);
    return raster;
}

std::optional<ScanImage> PdfDocument::scan_image(int number) {
    PopplerPage* page = state_->document->getPage(number);
    if (page == nullptr) return {};
    Complaints complaints;
    Listening listening(complaints);
    double width = page->getCropWidth();
    double height = page->getCropHeight();
    if (page->getRotate() % 180 != 0) std::swap(width, height);
    ScanDevice device(width, height);
    state_->document->displayPage(&device, number, 72, 72, 0, false, true, false);
    return device.take();
}

std::vector<Raster> PdfDocument::pictures(int number, const std::vector<Box>& places, double dpi, double share) {
    PopplerPage* page = state_->document->getPage(number);
    if (page == nullptr) return std::vector<Raster>(places.size());
    Complaints complaints;
    Listening listening(complaints);
    double width = page->getCropWidth();
    double height = page->getCropHeight();
    if (page->getRotate() % 180 != 0) std::swap(width, height);
    PreviewDevice device(width, height, places, dpi, share);
    struct Budget {
        long checks;
    } budget{state_->options.operator_budget};
    const auto stop = [](void* data) { return --static_cast<Budget*>(data)->checks < 0; };
    state_->document->displayPage(&device, number, 72, 72, 0, false, true, false, stop, &budget);
    return device.take();
}

}  // namespace scrutineer
