// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_signs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "extract/symbols/symbol_characters.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

constexpr Colour named_green{0, 176, 80}, named_amber{255, 192, 0}, named_red{220, 30, 30}, named_blue{0, 112, 192};

/// Circles and squares that are called after their colours.
constexpr std::array<std::pair<std::string_view, Colour>, 10> named_colours{{{"\U0001F7E2", named_green},
                                                                             {"\U0001F7E9", named_green},
                                                                             {"\U0001F7E1", named_amber},
                                                                             {"\U0001F7E0", named_amber},
                                                                             {"\U0001F7E8", named_amber},
                                                                             {"\U0001F7E7", named_amber},
                                                                             {"\U0001F534", named_red},
                                                                             {"\U0001F7E5", named_red},
                                                                             {"\U0001F535", named_blue},
                                                                             {"\U0001F7E6", named_blue}}};

/// Faces, thumbs and warnings.
constexpr std::array<std::pair<std::string_view, RatingValue>, 20> marks{
    {{"\u263A", RatingValue::green},     {"\U0001F600", RatingValue::green}, {"\U0001F603", RatingValue::green},
     {"\U0001F60A", RatingValue::green}, {"\U0001F642", RatingValue::green}, {"\U0001F44D", RatingValue::green},
     {"\U0001F610", RatingValue::amber}, {"\U0001F611", RatingValue::amber}, {"\u26A0", RatingValue::amber},
     {"\u2639", RatingValue::red},       {"\U0001F641", RatingValue::red},   {"\U0001F61E", RatingValue::red},
     {"\U0001F61F", RatingValue::red},   {"\U0001F622", RatingValue::red},   {"\U0001F44E", RatingValue::red},
     {"\u26D4", RatingValue::red},       {"\U0001F6AB", RatingValue::red},   {"\u2757", RatingValue::red},
     {"\u2705", RatingValue::green},     {"\u274C", RatingValue::red}}};

/// A sign printed as a character, as the symbol that it looks like.
std::optional<Symbol> symbol_of_character(const Word& word) {
    if (!looks_like_sign(word.text)) return std::nullopt;
    std::size_t position = 0;
    const auto look = symbol_character(next_character(word.text, position));
    if (!look) return std::nullopt;
    Symbol symbol;
    symbol.box = word.box;
    symbol.colour = symbol.second_colour = word.colour;
    symbol.shape = look->shape;
    symbol.angle = look->angle;
    symbol.origin = Symbol::Origin::glyph;
    symbol.text = word.text;
    symbol.confidence = word.confidence;
    return symbol;
}

}  // namespace

std::vector<Symbol> sign_symbols(const Cell& cell) {
    std::vector<Symbol> out = cell.symbols;
    for (const auto& line : cell.lines)
        for (const Word& word : line)
            if (auto sign = symbol_of_character(word)) out.push_back(std::move(*sign));
    return out;
}

std::optional<TrendOfSign> trend_of_sign(const Symbol& symbol) {
    std::optional<RatingValue> colour = rating_of_colour(symbol.colour);
    if (!colour) colour = rating_of_colour(symbol.second_colour);
    const bool coloured = colour.has_value();
    switch (symbol.shape) {
        case Shape::arrow:
        case Shape::triangle: {
            const double up = std::cos(symbol.angle * 3.14159265358979323846 / 180);
            constexpr double clearly = 0.4;  // the cosine of its angle from upright: flatter ones mean no change
            if (up > clearly)
                return TrendOfSign{colour == RatingValue::red ? RatingValue::worsening : RatingValue::improving,
                                   coloured};
            if (up < -clearly)
                return TrendOfSign{colour == RatingValue::green ? RatingValue::improving : RatingValue::worsening,
                                   coloured};
            return TrendOfSign{RatingValue::stable, coloured};
        }
        case Shape::double_arrow:
        case Shape::bar:
            return TrendOfSign{RatingValue::stable, coloured};
        case Shape::circle:
        case Shape::ring:
        case Shape::square:
        case Shape::diamond:
            if (colour == RatingValue::green) return TrendOfSign{RatingValue::improving, true};
            if (colour == RatingValue::red) return TrendOfSign{RatingValue::worsening, true};
            return TrendOfSign{RatingValue::stable, coloured};
        case Shape::tick:
            return TrendOfSign{RatingValue::improving, coloured};
        case Shape::cross:
            return TrendOfSign{RatingValue::worsening, coloured};
        case Shape::star:
        case Shape::other:
            break;
    }
    return std::nullopt;
}

Colour colour_of_sign(const Symbol& symbol) {
    if (look_of(symbol.colour).hue != Hue::none) return symbol.colour;
    if (look_of(symbol.second_colour).hue != Hue::none) return symbol.second_colour;
    const auto named = std::find_if(named_colours.begin(), named_colours.end(),
                                    [&](const auto& sign) { return sign.first == symbol.text; });
    return named == named_colours.end() ? symbol.colour : named->second;
}

std::optional<RatingValue> light_of_mark(const Symbol& symbol) {
    if (symbol.shape == Shape::tick) return RatingValue::green;
    if (symbol.shape == Shape::cross) return RatingValue::red;
    const auto named =
        std::find_if(marks.begin(), marks.end(), [&](const auto& mark) { return mark.first == symbol.text; });
    if (named == marks.end()) return std::nullopt;
    return named->second;
}

}  // namespace scrutineer
