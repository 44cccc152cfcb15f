// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/rating.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "normalise/values/value.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

/// Confidence in a rating by what gave it, before the cell's own.
constexpr double by_fill = 0.97;
constexpr double by_key = 0.97;
constexpr double by_symbol_colour = 0.85;
constexpr double by_symbol_shape = 0.6;

/// A fill that a person sees as a colour and not as a tint of the page.
bool is_strong(Colour colour) {
    const int high = std::max({colour.red, colour.green, colour.blue});
    const int low = std::min({colour.red, colour.green, colour.blue});
    return high - low >= 60;
}

}  // namespace

std::optional<RatingValue> rating_of_words(std::string_view text) {
    static const Expression green(R"((?i)\W*(green|g|on (track|target)|met|achieved)\W*)");
    static const Expression amber(R"((?i)\W*(amber|yellow|a|within tolerance)\W*)");
    static const Expression red(R"((?i)\W*(red|r|off (track|target)|missed|not (met|achieved))\W*)");
    static const Expression none(R"((?i)\W*(n\s*/?\s*\.?a\.?|not (applicable|rated|assessed))\W*)");
    const re2::StringPiece piece(text.data(), text.size());
    if (text.empty()) return std::nullopt;
    if (none.matches(piece)) return RatingValue::none;
    if (green.matches(piece)) return RatingValue::green;
    if (amber.matches(piece)) return RatingValue::amber;
    if (red.matches(piece)) return RatingValue::red;
    return std::nullopt;
}

std::optional<RatingValue> rating_of_symbol(const Symbol& symbol, Against against) {
    const bool direction = against == Against::trend || against == Against::gap;
    std::optional<RatingValue> colour = rating_of_colour(symbol.colour);
    if (!colour) colour = rating_of_colour(symbol.second_colour);
    if (direction) {
        if (symbol.shape == Shape::arrow) {
            const double angle = symbol.angle;
            if (angle < 30 || angle > 330)
                return colour == RatingValue::red ? RatingValue::worsening : RatingValue::improving;
            if (angle > 150 && angle < 210)
                return colour == RatingValue::green ? RatingValue::improving : RatingValue::worsening;
            return RatingValue::stable;
        }
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

namespace {

/// A sign of a font as the symbol that it draws: its colour and, for arrows, its direction.
std::optional<Symbol> symbol_of_sign(const Cell& cell) {
    struct Sign {
        std::string_view character;
        Shape shape;
        double angle;
    };
    static constexpr std::array<Sign, 29> signs{{
        {"\u2713", Shape::tick, 0},    {"\u2714", Shape::tick, 0},     {"\u2611", Shape::tick, 0},
        {"\u2705", Shape::tick, 0},    {"\u2717", Shape::cross, 0},    {"\u2718", Shape::cross, 0},
        {"\u2612", Shape::cross, 0},   {"\u274c", Shape::cross, 0},    {"\u2715", Shape::cross, 0},
        {"\u2716", Shape::cross, 0},   {"\u2191", Shape::arrow, 0},    {"\u2b06", Shape::arrow, 0},
        {"\u21e7", Shape::arrow, 0},   {"\u2197", Shape::arrow, 45},   {"\u2b08", Shape::arrow, 45},
        {"\u2192", Shape::arrow, 90},  {"\u27a1", Shape::arrow, 90},   {"\u2b62", Shape::arrow, 90},
        {"\u2194", Shape::arrow, 90},  {"\u2b0c", Shape::arrow, 90},   {"\u2198", Shape::arrow, 135},
        {"\u2193", Shape::arrow, 180}, {"\u2b07", Shape::arrow, 180},  {"\u21e9", Shape::arrow, 180},
        {"\u2190", Shape::arrow, 270}, {"\u2b05", Shape::arrow, 270},  {"\u25cf", Shape::circle, 0},
        {"\u25a0", Shape::square, 0},  {"\u25b2", Shape::triangle, 0},
    }};
    if (!looks_like_sign(cell.text) || cell.lines.empty() || cell.lines.front().empty()) return std::nullopt;
    const Word& word = cell.lines.front().front();
    Symbol symbol;
    symbol.box = word.box;
    symbol.colour = symbol.second_colour = word.colour;
    symbol.origin = Symbol::Origin::glyph;
    symbol.text = cell.text;
    symbol.confidence = word.confidence;
    for (const Sign& sign : signs)
        if (std::string_view(word.text).starts_with(sign.character)) {
            symbol.shape = sign.shape;
            symbol.angle = sign.angle;
        }
    return symbol;
}

}  // namespace

namespace {

Assessment assessment_of(const SeenRating& seen, Against against, int page, std::vector<Diagnostic>& diagnostics) {
    Assessment out;
    out.against = against;
    out.rating = seen.rating;
    out.evidence = seen.evidence;
    out.text = seen.text;
    out.box = seen.box;
    out.confidence = seen.confidence;
    if (seen.other_says && is_traffic_light(seen.rating))
        diagnostics.push_back(
            {Diagnostic::Severity::warning, "rating-disagreement",
             (seen.text.empty() ? std::string("The sign here looks ") + std::string(to_text(seen.rating))
                                : "The cell says \"" + seen.text + "\"") +
                 " on a colour that looks " + std::string(to_text(*seen.other_says)) + ": the former was kept.",
             page, seen.box});
    return out;
}

}  // namespace

std::optional<Assessment> assess(const RawRating& raw, int page, std::vector<Diagnostic>& diagnostics) {
    if (raw.seen) return assessment_of(*raw.seen, raw.against, page, diagnostics);
    Cell cell = raw.cell;
    if (cell.symbols.empty())
        if (const auto sign = symbol_of_sign(cell)) {
            cell.symbols.push_back(*sign);
            cell.text.clear();
        }
    std::optional<RatingValue> words;
    std::string text;
    if (raw.with_figure) {
        const ParsedValue value = parse_value(cell.text);
        words = value.rating;
        text = value.rating_text;
    } else {
        words = raw.word_meaning ? raw.word_meaning : rating_of_words(cell.text);
        text = cell.text;
    }
    std::optional<RatingValue> fill;
    if (cell.fill && (!raw.with_figure || is_strong(*cell.fill))) fill = rating_of_colour(*cell.fill);

    Assessment out;
    out.against = raw.against;
    out.box = cell.box;
    out.confidence = cell.confidence;
    if (words) {
        out.rating = *words;
        out.evidence = Evidence::text;
        out.text = text;
        if (fill && is_traffic_light(*words) && *fill != *words) {
            out.confidence *= 0.8;
            diagnostics.push_back({Diagnostic::Severity::warning, "rating-disagreement",
                                   "The cell says \"" + text + "\" on a colour that looks " +
                                       std::string(to_text(*fill)) + ": the words were kept.",
                                   page, cell.box});
        }
        return out;
    }
    if (!raw.with_figure || !cell.symbols.empty()) {
        const auto symbol = std::find_if(cell.symbols.begin(), cell.symbols.end(), [&](const Symbol& s) {
            return raw.symbol_meaning || rating_of_symbol(s, raw.against);
        });
        if (symbol != cell.symbols.end()) {
            out.rating = raw.symbol_meaning ? *raw.symbol_meaning : *rating_of_symbol(*symbol, raw.against);
            out.evidence = Evidence::icon;
            out.box = symbol->box;
            const bool coloured = rating_of_colour(symbol->colour) || rating_of_colour(symbol->second_colour);
            out.confidence *= symbol->confidence * (raw.symbol_meaning ? by_key
                                                    : coloured         ? by_symbol_colour
                                                                       : by_symbol_shape);
            // A key's sign of another colour is not this one: what was taken for its entry is a like shape.
            const auto own = rating_of_colour(symbol->colour);
            if (raw.symbol_meaning && is_traffic_light(*raw.symbol_meaning) && own && *own != *raw.symbol_meaning) {
                out.rating = *own;
                out.confidence *= 0.7;
                diagnostics.push_back({Diagnostic::Severity::info, "symbol-disagreement",
                                       "This symbol is like one of the key's but for its colour, which looks " +
                                           std::string(to_text(*own)) + ": the colour was followed.",
                                       page, symbol->box});
            }
            return out;
        }
    }
    if (fill) {
        out.rating = *fill;
        out.evidence = Evidence::fill;
        out.confidence *= by_fill;
        if (!raw.with_figure) out.text = cell.text;
        return out;
    }
    if (!cell.symbols.empty() && !raw.with_figure)
        diagnostics.push_back({Diagnostic::Severity::warning, "symbol-not-understood",
                               "The meaning of this symbol is told neither by a key nor by its colour and shape.", page,
                               cell.symbols.front().box});
    else if (!cell.text.empty() && !raw.with_figure)
        diagnostics.push_back({Diagnostic::Severity::warning, "rating-not-understood",
                               "\"" + cell.text + "\" stands where a rating is expected and is none that is known.",
                               page, cell.box});
    return std::nullopt;
}

}  // namespace scrutineer
