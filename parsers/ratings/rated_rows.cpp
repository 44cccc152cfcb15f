// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rated_rows.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "parsers/data/table_areas.hpp"

namespace scrutineer {
namespace {

using Places = std::map<int, std::vector<Box>>;  // by page

bool covered(const Places& places, int page, const Box& box) {
    const auto found = places.find(page);
    if (found == places.end()) return false;
    const Point middle = box.centre();
    return std::any_of(found->second.begin(), found->second.end(), [&](const Box& b) { return b.contains(middle); });
}

Places places_of_key(const Legend& key, const std::vector<Table>& tables) {
    Places places;
    for (const LegendEntry& entry : key.entries) places[entry.page].push_back(entry.box);
    for (const std::size_t table : key.tables) places[tables[table].page].push_back(tables[table].box);
    return places;
}

/// What rates without doubt where nothing is known of the place: a guess there is not worth a message.
constexpr double certain = 0.8;

}  // namespace

void see_ratings(Row& row, const PaperRatings& ratings) {
    for (RawRating& rating : row.ratings) {
        if (rating.seen) continue;
        RatingPlace place;
        place.heading = rating.label;
        place.against = rating.against;
        place.expected = !rating.with_figure;
        place.with_figure = rating.with_figure;
        rating.seen = ratings.rating_in(rating.cell, place);
        if (!rating.word_meaning || rating.with_figure) continue;
        SeenRating said = rating.seen.value_or(SeenRating{});
        if (rating.seen && rating.seen->evidence != Evidence::text && rating.seen->rating != *rating.word_meaning)
            said.other_says = rating.seen->rating;
        said.rating = *rating.word_meaning;
        said.evidence = Evidence::text;
        said.text = rating.cell.text;
        said.box = rating.cell.box;
        said.confidence = rating.cell.confidence;
        rating.seen = std::move(said);
    }
}

std::vector<RatedPlace> rated_places(const std::vector<Page>& pages, const std::vector<Table>& tables,
                                     const PaperRatings& ratings) {
    const Places key = places_of_key(ratings.key(), tables);
    std::vector<RatedPlace> out;
    const auto add = [&](RatedPlace place) {
        if (!covered(key, place.page, place.box)) out.push_back(std::move(place));
    };
    for (std::size_t t = 0; t < tables.size(); ++t)
        for (const Cell& cell : tables[t].cells) {
            if (cell.header) continue;
            const std::vector<SeenRating> seen = ratings.ratings_in(cell);
            if (std::any_of(seen.begin(), seen.end(), [](const SeenRating& one) { return one.confidence >= certain; }))
                add({cell.page, cell.box, cell.text, static_cast<int>(t)});
        }
    const TableAreas areas(tables);
    for (const Page& page : pages) {
        RatingPlace place;
        place.page = page.number;
        for (const Symbol& symbol : page.symbols) {
            if (areas.contain(page.number, symbol.box.centre())) continue;
            const auto seen = ratings.rating_of(symbol, place);
            if (seen && seen->by_key && seen->confidence >= certain) add({page.number, symbol.box, {}, -1});
        }
    }
    return out;
}

}  // namespace scrutineer
