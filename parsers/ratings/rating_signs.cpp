// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_signs.hpp"

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

std::optional<RatingValue> trend_of_arrow(double angle, std::optional<RatingValue> colour) {
    if (angle < 30 || angle > 330) return colour == RatingValue::red ? RatingValue::worsening : RatingValue::improving;
    if (angle > 150 && angle < 210)
        return colour == RatingValue::green ? RatingValue::improving : RatingValue::worsening;
    return RatingValue::stable;
}

}  // namespace

std::vector<Symbol> sign_symbols(const Cell& cell) {
    std::vector<Symbol> out = cell.symbols;
    for (const auto& line : cell.lines)
        for (const Word& word : line)
            if (auto sign = symbol_of_character(word)) out.push_back(std::move(*sign));
    return out;
}

std::optional<RatingValue> rating_of_sign(const Symbol& symbol, Against against) {
    const bool direction = against == Against::trend || against == Against::gap;
    std::optional<RatingValue> colour = rating_of_colour(symbol.colour);
    if (!colour) colour = rating_of_colour(symbol.second_colour);
    if (direction) {
        if (symbol.shape == Shape::arrow) return trend_of_arrow(symbol.angle, colour);
        if (colour == RatingValue::green) return RatingValue::improving;
        if (colour == RatingValue::red) return RatingValue::worsening;
        if (colour == RatingValue::amber) return RatingValue::stable;
        return std::nullopt;
    }
    if (colour) return colour;
    if (symbol.shape == Shape::tick) return RatingValue::green;
    if (symbol.shape == Shape::cross) return RatingValue::red;
    return std::nullopt;
}

}  // namespace scrutineer
