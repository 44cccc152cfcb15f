// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/ratings.hpp"

#include <algorithm>

#include "parsers/lines/rating_colour.hpp"
#include "parsers/ratings/rating_signs.hpp"
#include "parsers/ratings/rating_words.hpp"

namespace scrutineer {
namespace {

// How sure a rating is by what told it: the shares of right ones measured on labelled papers, rounded down.
constexpr double by_key = 0.97;
constexpr double by_symbol_colour = 0.85;  // an arrow's colour
constexpr double like_shape = 0.7;         // of another colour than the key's sign
constexpr double by_mark = 0.8;            // a tick or a cross without colour
constexpr double by_direction = 0.5;       // an arrow that only points: it may show the figure's way, not the service's

bool points(const Symbol& symbol) { return symbol.shape == Shape::arrow || symbol.shape == Shape::double_arrow; }

bool is_comparator(Against against) {
    return against == Against::england || against == Against::region || against == Against::neighbours;
}

RatingValue opposite(RatingValue trend) {
    if (trend == RatingValue::improving) return RatingValue::worsening;
    return trend == RatingValue::worsening ? RatingValue::improving : trend;
}

/// What words that weigh two figures say by where they stand: "Better" and "Similar" are a trend in a column of trends,
/// a light beside a comparator's figure.
RatingValue weighed(RatingValue said, std::optional<Against> against) {
    if (!against) return said;
    if (*against == Against::trend) {
        if (said == RatingValue::green) return RatingValue::improving;
        if (said == RatingValue::red) return RatingValue::worsening;
    }
    if (is_comparator(*against) && said == RatingValue::stable) return RatingValue::amber;
    return said;
}

bool wants_trend(const RatingPlace& place) { return place.against == Against::trend || place.against == Against::gap; }

}  // namespace

PaperRatings::PaperRatings(const PaperText& text, const std::vector<Table>& tables, const Legend& key)
    : key_(&key), palette_(text.pages(), tables, key), signs_(text.pages(), tables), columns_(tables) {}

std::optional<SeenRating> PaperRatings::rating_in(const Cell& cell, const RatingPlace& place) const {
    const std::vector<SeenRating> all = ratings_in(cell, place);
    for (const SeenRating& seen : all)
        if (is_trend(seen.rating) == wants_trend(place)) return seen;
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<SeenRating> PaperRatings::ratings_in(const Cell& cell, const RatingPlace& place) const {
    std::optional<SeenRating> light, trend;
    const auto take = [&](std::optional<SeenRating> seen) {
        if (!seen) return;
        std::optional<SeenRating>& slot = is_trend(seen->rating) ? trend : light;
        if (!slot)
            slot = std::move(seen);
        else if (slot->rating != seen->rating && !slot->other_says)
            slot->other_says = seen->rating;
    };
    RatingPlace here = place;
    here.page = cell.page;
    if (!here.with_figure) here.expected = here.expected || columns_.holds(cell);
    if (auto said = rating_of(cell.text, here)) {
        said->box = cell.text_box.area() > 0 ? cell.text_box : cell.box;
        take(std::move(said));
    }
    const std::vector<Symbol> signs = sign_symbols(cell);
    // A disc and an arrow in one cell say two things, whatever the heading asks for.
    if (std::any_of(signs.begin(), signs.end(), points) && !std::all_of(signs.begin(), signs.end(), points))
        here.against.reset();
    for (const Symbol& symbol : signs) take(rating_of(symbol, here));
    if (const auto fill = palette_.rating_in(cell, here.expected)) {
        SeenRating seen;
        seen.rating = fill->rating;
        seen.evidence = Evidence::fill;
        seen.box = cell.box;
        seen.confidence = fill->confidence;
        seen.by_key = fill->by_key;
        take(std::move(seen));
    }
    for (std::optional<SeenRating>* found : {&light, &trend})
        if (*found) (*found)->confidence *= cell.confidence;
    std::vector<SeenRating> out;
    if (light) out.push_back(std::move(*light));
    if (trend) out.push_back(std::move(*trend));
    return out;
}

std::optional<SeenRating> PaperRatings::shown_by(const Symbol& symbol, const RatingPlace& place, bool trend) const {
    SeenRating seen;
    seen.evidence = Evidence::icon;
    seen.box = symbol.box;
    seen.text = symbol.text;
    if (!trend && !place.expected && palette_.beside_key(colour_of_sign(symbol))) return std::nullopt;
    const Against against = place.against.value_or(trend ? Against::trend : Against::target);
    if (const auto meaning = key_->meaning_of(symbol, place.heading, against)) {
        seen.rating = weighed(*meaning, against);
        seen.by_key = true;
        seen.confidence = by_key;
        // A key's sign of another colour is not this one: what was taken for its entry is a like shape.
        const auto own = rating_of_colour(symbol.colour);
        if (is_traffic_light(*meaning) && own && *own != *meaning && !palette_.explained(symbol.colour)) {
            seen.rating = *own;
            seen.other_says = *meaning;
            seen.confidence *= like_shape;
        }
    } else if (trend) {
        const auto shown = trend_of_sign(symbol);
        if (!shown) return std::nullopt;
        seen.rating = place.of_risk && !shown->coloured ? opposite(shown->rating) : shown->rating;
        seen.confidence = shown->coloured ? by_symbol_colour : by_direction;
    } else {
        const bool known = place.expected || signs_.set_of(place.page, symbol) == ratings::SignSet::lights;
        const Palette::Standing standing = known ? Palette::Standing::rates : Palette::Standing::sign;
        const auto colour = palette_.rating_of(colour_of_sign(symbol), standing);
        const auto mark = light_of_mark(symbol);
        if (!colour && !mark) return std::nullopt;
        seen.rating = colour ? colour->rating : *mark;
        seen.confidence = colour ? colour->confidence : by_mark;
        seen.by_key = colour && colour->by_key;
    }
    seen.confidence *= symbol.confidence;
    if (is_trend(seen.rating)) seen.against = wants_trend(place) ? *place.against : Against::trend;
    return seen;
}

std::optional<SeenRating> PaperRatings::rating_of(const Symbol& symbol, const RatingPlace& place) const {
    const ratings::SignSet set = signs_.set_of(place.page, symbol);
    bool trend = points(symbol) || set == ratings::SignSet::trends;
    if (place.against) trend = wants_trend(place);
    std::optional<SeenRating> seen = shown_by(symbol, place, trend);
    // An arrow without a light's colour shows where it goes, whatever stands over it.
    if (!seen && !trend && (points(symbol) || set == ratings::SignSet::trends)) seen = shown_by(symbol, place, true);
    return seen;
}

std::optional<SeenRating> PaperRatings::rating_of(const Fill& fill, const RatingPlace& place) const {
    const auto reading =
        palette_.rating_of(fill.colour, place.expected ? Palette::Standing::rates : Palette::Standing::unknown);
    if (!reading) return std::nullopt;
    SeenRating seen;
    seen.rating = reading->rating;
    seen.evidence = Evidence::fill;
    seen.box = fill.box;
    seen.confidence = reading->confidence;
    seen.by_key = reading->by_key;
    return seen;
}

std::optional<SeenRating> PaperRatings::rating_of(std::string_view words, const RatingPlace& place) const {
    const auto said = rating_of_phrase(words, place.expected, place.with_figure);
    if (!said) return std::nullopt;
    SeenRating seen;
    seen.rating = said->colour ? said->rating : weighed(said->rating, place.against);
    seen.evidence = Evidence::text;
    seen.text = said->text;
    if (is_trend(seen.rating)) seen.against = Against::trend;
    return seen;
}

}  // namespace scrutineer
