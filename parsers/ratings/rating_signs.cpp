// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_signs.hpp"

#include <cmath>

#include "extract/symbols/symbol_characters.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

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

std::optional<RatingValue> light_of_mark(const Symbol& symbol) {
    if (symbol.shape == Shape::tick) return RatingValue::green;
    if (symbol.shape == Shape::cross) return RatingValue::red;
    return std::nullopt;
}

}  // namespace scrutineer
