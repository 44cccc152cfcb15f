// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/ratings.hpp"

#include "parsers/ratings/rating_signs.hpp"
#include "parsers/ratings/rating_words.hpp"

namespace scrutineer {
namespace {

// How sure a rating is by what told it: the shares of right ones measured on labelled papers, rounded down.
constexpr double by_key = 0.97;
constexpr double by_symbol_colour = 0.85;

bool wants_trend(const RatingPlace& place) { return place.against == Against::trend || place.against == Against::gap; }

}  // namespace

PaperRatings::PaperRatings(const PaperText&, const std::vector<Table>& tables, const Legend& key)
    : key_(&key), palette_(tables, key) {}

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
    if (auto said = rating_of(cell.text, place)) {
        said->box = cell.text_box.area() > 0 ? cell.text_box : cell.box;
        take(std::move(said));
    }
    for (const Symbol& symbol : sign_symbols(cell)) take(rating_of(symbol, place));
    if (const auto fill = palette_.rating_in(cell, place.expected)) {
        SeenRating seen;
        seen.rating = fill->rating;
        seen.evidence = Evidence::fill;
        seen.box = cell.box;
        seen.confidence = fill->confidence;
        seen.by_key = fill->by_key;
        take(std::move(seen));
    }
    std::vector<SeenRating> out;
    if (light) out.push_back(std::move(*light));
    if (trend) out.push_back(std::move(*trend));
    return out;
}

std::optional<SeenRating> PaperRatings::rating_of(const Symbol& symbol, const RatingPlace& place) const {
    SeenRating seen;
    seen.evidence = Evidence::icon;
    seen.box = symbol.box;
    seen.text = symbol.text;
    const Against against = place.against.value_or(symbol.shape == Shape::arrow ? Against::trend : Against::target);
    if (const auto meaning = key_->meaning_of(symbol, place.heading, against)) {
        seen.rating = *meaning;
        seen.by_key = true;
        seen.confidence = by_key * symbol.confidence;
    } else if (const auto shown = rating_of_sign(symbol, against)) {
        seen.rating = *shown;
        seen.confidence = by_symbol_colour * symbol.confidence;
    } else {
        return std::nullopt;
    }
    if (is_trend(seen.rating)) seen.against = Against::trend;
    return seen;
}

std::optional<SeenRating> PaperRatings::rating_of(const Fill& fill, const RatingPlace&) const {
    const auto reading = palette_.rating_of(fill.colour);
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
    seen.rating = said->rating;
    seen.evidence = Evidence::text;
    seen.text = said->text;
    if (is_trend(seen.rating)) seen.against = Against::trend;
    return seen;
}

}  // namespace scrutineer
