// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/page_device.hpp"

#include <GlobalParams.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace scrutineer::pdf {
namespace {

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

}  // namespace

void PageDevice::begin_string(GfxState* state, int bytes) {
    const std::shared_ptr<GfxFont>& font = state->getFont();
    style_ = {};
    if (!font) {
        builder_->begin_string(style_);
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
    if (!(across > 0) || !(height > 0)) return builder_->begin_string(style_ = {});
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
    // Between two characters the operator makes a gap as a space does; it takes three to be set apart as letters are.
    style_.letters_set_apart = bytes > (font->isCIDFont() ? 4 : 2);
    style_.letter_spacing = device_x * style_.direction.x + device_y * style_.direction.y;
    style_.clip = clip_of(state);
    style_.marked_content = marked_.empty() ? -1 : marked_.back();
    std::copy_n(state->getCTM(), 4, text_matrix_);
    builder_->begin_string(style_);
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
    builder_->glyph(glyph);
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
    if (!builder_->begin_drawn_glyph(glyph)) return true;
    outer_styles_.push_back(style_);
    return false;
}

void PageDevice::endType3Char(GfxState*) {
    builder_->end_drawn_glyph();
    if (outer_styles_.empty()) return;
    style_ = outer_styles_.back();
    outer_styles_.pop_back();
    builder_->begin_string(style_);
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
    paint_path(state, even_odd);
}

void PageDevice::fill_dot(GfxState* state, Stream* mask, bool invert) {
    ++work_;
    mask->reset();
    const int byte = mask->getChar();
    mask->close();
    constexpr int first_dot = 0x80;
    if (byte == EOF || ((byte & first_dot) != 0) != invert) return;
    path_.clear();
    constexpr double corners[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (const auto& corner : corners) {
        Path::Node node;
        state->transform(corner[0], corner[1], &node.point.x, &node.point.y);
        if (!std::isfinite(node.point.x) || !std::isfinite(node.point.y)) return;
        path_.nodes.push_back(node);
    }
    path_.subpaths.push_back({0, 4, true});
    paint_path(state, false);
}

void PageDevice::paint_path(GfxState* state, bool even_odd) {
    work_ += static_cast<long>(path_.nodes.size() / 8);
    Paint paint;
    paint.colour = fill_colour(state);
    paint.opacity = state->getFillOpacity();
    paint.clip = clip_of(state);
    paint.even_odd = even_odd;
    builder_->fill(path_, paint);
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
    builder_->stroke(path_, paint);
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
    builder_->fill(path_, paint);
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
    builder_->image(image);
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
    const std::vector<std::uint8_t> opacity = opacity_of(mask);
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

}  // namespace scrutineer::pdf
