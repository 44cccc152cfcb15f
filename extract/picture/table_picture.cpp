// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/table_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

namespace scrutineer::ocr {
namespace {

// Lengths are in points; texts of 4 to 20 points are what tables are set in.
constexpr double thickest_stroke = 4.5;
constexpr double shortest_rule = 24;
constexpr double least_letter_height = 2;
constexpr double most_letter_height = 16;
constexpr double most_letter_width = 90;  // letters that run into each other
constexpr double most_row_gap = 42;
constexpr int least_contrast = 40;
constexpr int least_area_contrast = 20;
constexpr double least_shape = 18;
constexpr double most_drawn = 0.02;   // of the picture
constexpr double most_shapes = 0.04;  // of the picture
constexpr double least_plain_share = 0.72;
constexpr double least_letters = 20;
constexpr double slack_of_half = 4;
constexpr std::size_t least_rows = 3;
constexpr std::size_t most_runs = 200'000;

// The best of `pick` in the square that reaches `size` pixels around each pixel; windows are put together from halves.
template <class Pick>
GreyPicture extreme(const GreyPicture& picture, int size, std::uint8_t neutral, Pick pick) {
    const int window = 2 * size + 1;
    GreyPicture wide(picture.width + 2 * size, picture.height + 2 * size, neutral);
    for (int y = 0; y < picture.height; ++y) std::copy_n(picture.row(y), picture.width, wide.row(y + size) + size);
    const std::size_t all = wide.pixels.size();
    const auto widen = [&](std::size_t step) {
        for (int span = 1; span < window;) {
            const int shift = std::min(span, window - span);
            const std::size_t distance = static_cast<std::size_t>(shift) * step;
            std::uint8_t* to = wide.pixels.data();
            for (std::size_t i = 0; i + distance < all; ++i) to[i] = pick(to[i], to[i + distance]);
            span += shift;
        }
    };
    widen(1);
    widen(static_cast<std::size_t>(wide.width));
    GreyPicture out(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) std::copy_n(wide.row(y), picture.width, out.row(y));
    return out;
}

GreyPicture darkest(const GreyPicture& picture, int size) {
    return extreme(picture, size, 255, [](std::uint8_t a, std::uint8_t b) { return a < b ? a : b; });
}
GreyPicture brightest(const GreyPicture& picture, int size) {
    return extreme(picture, size, 0, [](std::uint8_t a, std::uint8_t b) { return a < b ? b : a; });
}

// The brightness that most of each part of the picture has.
struct Ground {
    int tile = 1;
    int across = 0;
    std::vector<std::uint8_t> levels;
    double plain_share = 0;  ///< of the pixels, those that are about as bright as most around them

    int at(int x, int y) const {
        return levels[static_cast<std::size_t>(y / tile) * static_cast<std::size_t>(across) +
                      static_cast<std::size_t>(x / tile)];
    }
};

Ground ground_of(const GreyPicture& picture, int tile) {
    Ground ground;
    ground.tile = tile;
    ground.across = (picture.width + tile - 1) / tile;
    std::size_t plain = 0;
    for (int top = 0; top < picture.height; top += tile)
        for (int left = 0; left < picture.width; left += tile) {
            std::array<int, 18> counts{};  // by sixteenths of the scale, one empty at either end
            const int bottom = std::min(top + tile, picture.height);
            const int right = std::min(left + tile, picture.width);
            for (int y = top; y < bottom; ++y)
                for (int x = left; x < right; ++x) ++counts[static_cast<std::size_t>(picture.row(y)[x] / 16 + 1)];
            const auto most = std::max_element(counts.begin() + 1, counts.end() - 1);
            plain += static_cast<std::size_t>(*most + std::max(*(most - 1), *(most + 1)));
            ground.levels.push_back(static_cast<std::uint8_t>((most - counts.begin() - 1) * 16 + 8));
        }
    ground.plain_share = static_cast<double>(plain) / static_cast<double>(picture.pixels.size());
    return ground;
}

// A picture taken apart.
struct Layers {
    GreyPicture ink;    ///< 1 where something thin stands out from the ground, dark or light: letters and lines
    GreyPicture areas;  ///< 1 where, with the ink taken away, it is not as bright as most of the picture
};

Layers layers_of(const GreyPicture& picture, const Ground& ground, int size) {
    const GreyPicture closed = darkest(brightest(picture, size), size);
    const GreyPicture opened = brightest(darkest(picture, size), size);
    std::array<std::size_t, 256> counts{};
    for (const std::uint8_t level : ground.levels) ++counts[level];
    const int paper = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    Layers layers{GreyPicture(picture.width, picture.height, 0), GreyPicture(picture.width, picture.height, 0)};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const int value = picture.row(y)[x];
            const int level = ground.at(x, y);
            const bool dark = level - value > least_contrast && closed.row(y)[x] - value > least_contrast;
            const bool light = value - level > least_contrast && value - opened.row(y)[x] > least_contrast;
            layers.ink.row(y)[x] = dark || light ? 1 : 0;
            const int beneath = dark ? closed.row(y)[x] : light ? opened.row(y)[x] : value;
            layers.areas.row(y)[x] = std::abs(beneath - paper) > least_area_contrast ? 1 : 0;
        }
    return layers;
}

// Whether the left and right ends of a component move a little from row to row, as those of a disc do.
bool has_slanted_sides(const Component& component) {
    int slanted = 0;
    int rows = 0;
    const Run* above_first = nullptr;
    const Run* above_last = nullptr;
    const auto moved = [](int from, int to) { return from != to && std::abs(from - to) <= 6; };
    for (std::size_t i = 0; i < component.runs.size();) {
        const Run* first = &component.runs[i];
        while (i < component.runs.size() && component.runs[i].y == first->y) ++i;
        const Run* last = &component.runs[i - 1];
        ++rows;
        if (above_first != nullptr)
            slanted += (moved(above_first->x0, first->x0) ? 1 : 0) + (moved(above_last->x1, last->x1) ? 1 : 0);
        above_first = first;
        above_last = last;
    }
    return slanted > 0.5 * rows;
}

// How many pixels belong to shapes that no table has: discs, slices, what lies below a curve, and areas without a
// letter on them, which are bars. The cells of a table are rectangles with text.
double pixels_of_shapes(const GreyPicture& areas, const std::vector<PixelBox>& letters, int least_size) {
    double pixels = 0;
    for (const Component& component : components(areas, most_runs)) {
        const PixelBox& box = component.box;
        if (box.width() < least_size / 2 || box.height() < least_size / 2 ||
            std::max(box.width(), box.height()) < least_size)
            continue;
        const auto holds = [&](const PixelBox& letter) {
            const int x = (letter.x0 + letter.x1) / 2;
            const int y = (letter.y0 + letter.y1) / 2;
            return x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1 && areas.row(y)[x] != 0;
        };
        if (has_slanted_sides(component) || std::none_of(letters.begin(), letters.end(), holds))
            pixels += component.area;
    }
    return pixels;
}

// Takes long straight runs out of the ink: ruling lines, and what is left of bars.
void remove_rules(GreyPicture& ink, int least) {
    GreyPicture rules(ink.width, ink.height, 0);
    const auto mark = [&](std::size_t start, int count, std::ptrdiff_t step) {
        int run = 0;
        for (int i = 0; i <= count; ++i) {
            const std::size_t at = start + static_cast<std::size_t>(i * step);
            if (i < count && ink.pixels[at] != 0) {
                ++run;
                continue;
            }
            if (run >= least)
                for (int k = 1; k <= run; ++k) rules.pixels[start + static_cast<std::size_t>((i - k) * step)] = 1;
            run = 0;
        }
    };
    for (int y = 0; y < ink.height; ++y)
        mark(static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width), ink.width, 1);
    for (int x = 0; x < ink.width; ++x) mark(static_cast<std::size_t>(x), ink.height, ink.width);
    for (std::size_t i = 0; i < ink.pixels.size(); ++i)
        if (rules.pixels[i] != 0) ink.pixels[i] = 0;
}

struct TextRow {
    double middle = 0;
    std::vector<PixelBox> texts;
};

int middle_height(std::vector<PixelBox> boxes) {
    const auto middle = boxes.begin() + static_cast<std::ptrdiff_t>(boxes.size() / 2);
    std::nth_element(boxes.begin(), middle, boxes.end(),
                     [](const PixelBox& a, const PixelBox& b) { return a.height() < b.height(); });
    return middle->height();
}

// Letters that stand close beside one another become one text.
std::vector<PixelBox> joined_to_texts(const std::vector<PixelBox>& letters, const GreyPicture& picture, int gap) {
    GreyPicture mask(picture.width, picture.height, 0);
    for (const PixelBox& letter : letters) {
        // Not quite their height, so that lines set close do not join.
        const int inset = letter.height() / 5;
        const int end = std::min(picture.width, letter.x1 + gap);
        for (int y = letter.y0 + inset; y < std::max(letter.y0 + inset + 1, letter.y1 - inset); ++y)
            std::fill(mask.row(y) + letter.x0, mask.row(y) + end, std::uint8_t{1});
    }
    std::vector<PixelBox> texts;
    for (const Component& component : components(mask, most_runs)) {
        texts.push_back(component.box);
        texts.back().x1 = std::max(component.box.x0 + 1, component.box.x1 - gap);
    }
    return texts;
}

std::vector<TextRow> rows_of(std::vector<PixelBox> texts, double tolerance) {
    std::sort(texts.begin(), texts.end(), [](const PixelBox& a, const PixelBox& b) {
        return a.y0 + a.y1 != b.y0 + b.y1 ? a.y0 + a.y1 < b.y0 + b.y1 : a.x0 < b.x0;
    });
    std::vector<TextRow> rows;
    for (const PixelBox& text : texts) {
        const double middle = (text.y0 + text.y1) / 2.0;
        if (rows.empty() || middle - rows.back().middle > tolerance) rows.push_back({middle, {}});
        rows.back().texts.push_back(text);
    }
    return rows;
}

bool stand_in_line(const PixelBox& a, const PixelBox& b, int tolerance) {
    return std::abs(a.x0 - b.x0) <= tolerance || std::abs(a.x1 - b.x1) <= tolerance ||
           std::abs(a.x0 + a.x1 - b.x0 - b.x1) <= 2 * tolerance;
}

// What the picture shows besides single texts in their own lines.
struct Rows {
    std::vector<TextRow> rows;  ///< those of two texts or more
    std::size_t lines = 0;      ///< all of them
    double top = 0;
    double bottom = 0;
    double drawn_share = 0;  ///< of the picture: what is neither letters nor rules
};

// nullopt for what is no picture of texts: a photo, a chart with curves or bars, an empty page.
// Of a part of a picture less can be asked: `slack` is how many times more may be drawn in it.
std::optional<Rows> find_rows(const GreyPicture& picture, double point, double slack) {
    if (picture.pixels.empty() || !(point > 0.7)) return {};
    const Ground ground = ground_of(picture, std::max(8, static_cast<int>(16 * point)));
    if (ground.plain_share < least_plain_share / std::sqrt(slack)) return {};

    Layers layers = layers_of(picture, ground, std::max(2, static_cast<int>(std::lround(thickest_stroke * point / 2))));
    remove_rules(layers.ink, static_cast<int>(shortest_rule * point));
    std::vector<PixelBox> letters;
    double drawn = 0;
    for (const Component& component : components(layers.ink, most_runs)) {
        const double width = component.box.width() / point;
        const double height = component.box.height() / point;
        if (width > most_letter_width || height > most_letter_height)
            drawn += width * height;
        else if (height >= least_letter_height && width <= 12 * height)
            letters.push_back(component.box);
    }
    if (static_cast<double>(letters.size()) * slack < least_letters) return {};
    const double area = picture.width * picture.height / (point * point);
    if (drawn > slack * most_drawn * area) return {};
    const int least_size = static_cast<int>(least_shape * point);
    const double shapes = pixels_of_shapes(layers.areas, letters, least_size) / (point * point);
    if (shapes > slack * most_shapes * area) return {};

    const int letter_height = middle_height(letters);
    const int gap = static_cast<int>(std::lround(std::max(3.5 * point, 0.6 * letter_height)));
    const std::vector<PixelBox> texts = joined_to_texts(letters, picture, gap);
    if (texts.empty()) return {};
    Rows found;
    found.rows = rows_of(texts, 0.5 * middle_height(texts));
    found.top = found.rows.front().middle;
    found.bottom = found.rows.back().middle;
    found.lines = found.rows.size();
    found.drawn_share = drawn / area;
    std::erase_if(found.rows, [](const TextRow& row) { return row.texts.size() < 2; });
    return found;
}

}  // namespace

bool may_begin_table(const GreyPicture& upper_half, double dpi) {
    const std::optional<Rows> found = find_rows(upper_half, dpi / 72, slack_of_half);
    return found && !found->rows.empty();
}

bool looks_like_table(const GreyPicture& picture, double dpi) {
    const double point = dpi / 72;
    const std::optional<Rows> found = find_rows(picture, point, 1);
    if (!found) return false;
    const std::vector<TextRow>& rows = found->rows;
    if (rows.size() < least_rows || rows.size() * 4 < found->lines) return false;

    // How many of the texts stand in a column with one of another row, and how many rows have three such texts.
    std::size_t all = 0;
    std::size_t in_columns = 0;
    std::size_t wide_rows = 0;
    double followed = 0;  // how much of the height lies between rows that follow each other closely
    const int tolerance = std::max(2, static_cast<int>(std::lround(2.5 * point)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t in_row = 0;
        for (const PixelBox& text : rows[i].texts) {
            bool in_line = false;
            for (std::size_t k = i < 6 ? 0 : i - 6; k < std::min(rows.size(), i + 7) && !in_line; ++k)
                in_line = k != i && std::any_of(rows[k].texts.begin(), rows[k].texts.end(), [&](const PixelBox& other) {
                              return stand_in_line(text, other, tolerance);
                          });
            in_row += in_line ? 1 : 0;
        }
        all += rows[i].texts.size();
        in_columns += in_row;
        wide_rows += in_row >= 3 ? 1 : 0;
        if (i > 0 && rows[i].middle - rows[i - 1].middle <= most_row_gap * point)
            followed += rows[i].middle - rows[i - 1].middle;
    }
    const bool lined_up = static_cast<double>(in_columns) >= 0.6 * static_cast<double>(all);
    const bool close = followed >= 0.35 * (found->bottom - found->top);
    // Two columns are as good as three where there is nothing else in the picture.
    const bool wide =
        wide_rows >= least_rows || (found->drawn_share < 0.01 && rows.size() >= 4 && rows.size() * 2 >= found->lines);
    return lined_up && close && wide;
}

}  // namespace scrutineer::ocr
