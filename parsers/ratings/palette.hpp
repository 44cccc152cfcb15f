// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/table.hpp"
#include "parsers/data/table_grid.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "parsers/paper/legend.hpp"
#include "parsers/ratings/fill_places.hpp"

namespace scrutineer {

/// The colours that one paper rates with.
///
/// A set of two to four hues that stands in one column, each cell coloured by itself, is a rating palette, however pale
/// or strong; so is one that rating words stand on, that the key explains, or that bars of one size outside tables
/// have. A tint of a heading, row, stripe or whole column is none, however strong.
class Palette {
public:
    struct Reading {
        RatingValue rating = RatingValue::none;
        double confidence = 1;
        bool by_key = false;
    };

    Palette(const std::vector<Page>& pages, const std::vector<Table>& tables, const Legend& key);

    /// The rating that a cell's fill is; nullopt where it has none, or one that is a tint of its heading, row or
    /// column. `expected`: ratings are known to stand in its column.
    std::optional<Reading> rating_in(const Cell& cell, bool expected) const;
    /// How much is known of a colour that stands by itself (a bar, a disc).
    enum class Standing {
        unknown,  ///< it rates if it is the palette's
        sign,     ///< it is a sign's: a strong traffic light's colour rates, too
        rates,    ///< it is known to rate: any traffic light's colour does
    };
    std::optional<Reading> rating_of(Colour colour, Standing standing) const;
    /// Whether the paper's own key says what this very colour means.
    bool explained(Colour colour) const;
    /// Whether a colour is of a hue for which the paper's own key has another one, and its signs have just that one:
    /// then it is a logo's, however green it is.
    bool beside_key(Colour colour) const;

private:
    struct Swatch {
        Colour colour;
        ColourLook look;
        bool rates = false;                   ///< it is in a set that rates
        std::optional<RatingValue> by_key;    ///< what the key says it means
        std::optional<RatingValue> by_words;  ///< what the words that stand on it say
        std::optional<RatingValue> by_set;    ///< what it is among the others of its set
        std::map<RatingValue, int> words;     ///< how often which rating's words stand on it
    };
    struct Area {
        std::size_t swatch = 0;
        ratings::FillPlace place = ratings::FillPlace::free;
        bool wordy = false;   ///< it holds words that are no rating
        bool blank = false;   ///< it holds nothing
        bool in_set = false;  ///< its column is of a palette's
    };
    using Corner = std::tuple<int, long, long>;
    struct Column;

    static Corner corner_of(int page, const Box& box);
    std::optional<std::size_t> find(Colour colour) const;
    std::size_t swatch_for(Colour colour);
    void take_key(const Legend& key, const std::vector<Page>& pages);
    void take_table(const Table& table, std::size_t number, std::vector<Column>& columns);
    void take_bars(const std::vector<Page>& pages, const std::vector<Table>& tables);
    void judge(std::vector<Column>& columns);
    bool rates(const std::set<std::size_t>& set) const;
    void name_set(const std::vector<std::size_t>& set);
    std::optional<Reading> meaning(const Swatch& swatch) const;

    std::vector<Swatch> swatches_;
    std::map<Corner, Area> areas_;
    std::set<Hue> hues_of_key_;  ///< of colours that the key has and the paper's signs have exactly
};

}  // namespace scrutineer
