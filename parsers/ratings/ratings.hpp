// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/seen_rating.hpp"
#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/paper/legend.hpp"
#include "parsers/ratings/palette.hpp"
#include "parsers/ratings/rating_columns.hpp"
#include "parsers/ratings/sign_sets.hpp"

/// Ratings of any look: does a cell, a symbol, a fill or a word show a rating, which, how was it told, and how sure is
/// that. What one paper uses for its ratings (its key, its palette) is worked out once; then every place is asked here.
namespace scrutineer {

/// What is known of the place where a sign stands. All of it is optional: the more is known, the more signs are read.
struct RatingPlace {
    std::string heading;             ///< of its column, or the label beside it
    std::optional<Against> against;  ///< what a rating here is against, where the heading or the neighbours say
    std::optional<Polarity> better;  ///< whether more or less of the indicator is better
    /// The column is known to hold ratings: a single letter, "n/a" and a colour that is not in the palette are ratings.
    bool expected = false;
    /// The cell is a figure's own: only a word behind the figure, the palette's fill or a symbol beside it rates.
    bool with_figure = false;
    bool of_risk = false;  ///< the row is a risk: an arrow up means that it rises, and things get worse
    int page = 0;          ///< the page that a symbol stands on, from 1; not needed for one in a cell
};

/// What one paper's ratings look like. Made once, of its final tables; these and the text must outlive it.
class PaperRatings {
public:
    PaperRatings(const PaperText& text, const std::vector<Table>& tables, const Legend& key);

    /// The rating that a cell shows. Where it shows a light and a trend, the one that fits `place.against`: the trend
    /// for `trend` and `gap`, else the light. A heading's, stripe's or band's tint is no rating. nullopt for none.
    std::optional<SeenRating> rating_in(const Cell& cell, const RatingPlace& place = {}) const;
    /// All ratings of a cell: at most one light (first) and one trend.
    std::vector<SeenRating> ratings_in(const Cell& cell, const RatingPlace& place = {}) const;

    /// The rating that a drawn symbol shows; nullopt for one that is none (a bullet, a logo) or is not understood.
    std::optional<SeenRating> rating_of(const Symbol& symbol, const RatingPlace& place = {}) const;
    /// The rating that a filled area outside tables shows: the bar, edge, foot or title of a card.
    std::optional<SeenRating> rating_of(const Fill& fill, const RatingPlace& place = {}) const;
    /// The rating that words show: "Green", "On target", "G" where a rating is expected.
    std::optional<SeenRating> rating_of(std::string_view words, const RatingPlace& place = {}) const;

    const Legend& key() const { return *key_; }
    const Palette& palette() const { return palette_; }

private:
    std::optional<SeenRating> shown_by(const Symbol& symbol, const RatingPlace& place, bool trend) const;

    const Legend* key_;
    Palette palette_;
    ratings::SignSets signs_;
    ratings::RatingColumns columns_;
};

}  // namespace scrutineer
