// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/palette.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "parsers/data/seen_rating.hpp"
#include "parsers/data/table_areas.hpp"
#include "parsers/ratings/rating_words.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"
#include "words/vocabulary.hpp"

namespace scrutineer {

using ratings::FillPlace;

namespace {

// How sure a colour's rating is by what says so: shares of right ones on labelled papers, rounded down.
constexpr double told_by_key = 0.97;
constexpr double told_by_words = 0.97;
constexpr double told_by_set = 0.95;
constexpr double told_by_hue = 0.85;      // a traffic light's hue where a rating is known to stand
constexpr double told_by_strength = 0.6;  // a strong traffic light's hue by itself, nothing beside it

/// A colour that nobody takes for a tint of the page.
constexpr double strong = 0.235;
/// A palette has at most so many colours; a column of more is a heat map.
constexpr std::size_t most_in_set = 6;
/// Oranges at least this far apart on the colour wheel (degrees) are two colours to a reader.
constexpr double told_apart = 10;
/// The fourth colour of a set is at least so strong, measured by the strongest.
constexpr double as_strong = 0.4;
constexpr std::size_t most_swatches = 256;

bool is_light_hue(Hue hue) { return hue == Hue::red || hue == Hue::amber || hue == Hue::green; }

std::optional<RatingValue> light_of(Hue hue) {
    switch (hue) {
        case Hue::red:
            return RatingValue::red;
        case Hue::amber:
            return RatingValue::amber;
        case Hue::green:
            return RatingValue::green;
        case Hue::none:
        case Hue::blue:
        case Hue::purple:
            break;
    }
    return std::nullopt;
}

/// Words that are neither a figure, nor what stands for one, nor a rating, nor a level ("High") that a colour rates.
bool is_wordy(const Cell& cell) {
    if (const auto term = phrases_of(Vocabulary::cells).whole(fold_text(cell.text))) {
        const VocabularyTerm& says = vocabulary(Vocabulary::cells)[static_cast<std::size_t>(*term)];
        if (says["role"] == "level" || says.is("weak")) return false;
    }
    return !cell.text.empty() && !looks_like_figure(cell.text) && !looks_like_status(cell.text) &&
           !looks_like_sign(cell.text) && !rating_of_phrase(cell.text, true, false) &&
           !rating_of_phrase(cell.text, true, true);
}

}  // namespace

/// One column of one table: which colours stand in it.
struct Palette::Column {
    std::string heading;          ///< in lower case; empty for none
    std::set<std::size_t> own;    ///< swatches of cells coloured by themselves
    std::set<std::size_t> signs;  ///< swatches of the symbols in it
    std::set<std::size_t> tint;   ///< the swatch that nearly all of its cells have
    std::vector<Corner> cells;
    bool rates = false;
};

Palette::Corner Palette::corner_of(int page, const Box& box) {
    return {page, std::lround(box.x0 * 2), std::lround(box.y0 * 2)};
}

std::optional<std::size_t> Palette::find(Colour colour) const {
    for (std::size_t i = 0; i < swatches_.size(); ++i)
        if (same_colour(swatches_[i].colour, colour)) return i;
    return std::nullopt;
}

std::size_t Palette::swatch_for(Colour colour) {
    if (const auto known = find(colour)) return *known;
    Swatch swatch;
    swatch.colour = colour;
    swatch.look = look_of(colour);
    swatches_.push_back(std::move(swatch));
    return swatches_.size() - 1;
}

Palette::Palette(const std::vector<Page>& pages, const std::vector<Table>& tables, const Legend& key) {
    take_key(key, pages);
    std::vector<Column> columns;
    for (std::size_t t = 0; t < tables.size(); ++t)
        if (!key.is_key(t)) take_table(tables[t], t, columns);
    take_bars(pages, tables);
    judge(columns);
}

void Palette::take_key(const Legend& key, const std::vector<Page>& pages) {
    std::set<std::size_t> doubtful;
    for (const LegendEntry& entry : key.entries) {
        if (!entry.meaning || is_trend(*entry.meaning)) continue;
        std::optional<Colour> colour = entry.fill;
        if (!colour && entry.symbol && look_of(entry.symbol->colour).hue != Hue::none) colour = entry.symbol->colour;
        if (!colour || swatches_.size() >= most_swatches) continue;
        const std::size_t at = swatch_for(*colour);
        Swatch& swatch = swatches_[at];
        if (swatch.by_key && *swatch.by_key != *entry.meaning) doubtful.insert(at);
        swatch.by_key = entry.meaning;
        swatch.rates = true;
    }
    for (const std::size_t at : doubtful) swatches_[at].by_key.reset();
    std::map<std::size_t, int> uses;
    for (const Page& page : pages)
        for (const Symbol& symbol : page.symbols)
            if (const auto at = find(symbol.colour); at && swatches_[*at].by_key) ++uses[*at];
    constexpr int some = 3;  // the key's own and two more
    for (const auto& [at, count] : uses)
        if (count >= some) hues_of_key_.insert(swatches_[at].look.hue);
}

void Palette::take_table(const Table& table, std::size_t, std::vector<Column>& columns) {
    const TableGrid grid(table);
    const std::size_t first = columns.size();
    const std::vector<ratings::PlacedFill> fills = ratings::placed_fills(table, grid);
    const bool signs =
        std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return !cell.symbols.empty(); });
    if (fills.empty() && !signs) return;
    columns.resize(first + static_cast<std::size_t>(grid.columns()));
    for (int c = 0; c < grid.columns(); ++c)
        for (const std::string& level : grid.heading(c, 0, table.header_rows)) {
            std::string& heading = columns[first + static_cast<std::size_t>(c)].heading;
            heading += (heading.empty() ? "" : " ") + lower_case(fold_text(level));
        }
    for (const ratings::PlacedFill& fill : fills) {
        const Cell& cell = *fill.cell;
        if (swatches_.size() >= most_swatches && !find(*cell.fill)) continue;
        const std::size_t at = swatch_for(*cell.fill);
        Area area{at, fill.place, is_wordy(cell), !has_content(cell), false};
        Column& column = columns[first + static_cast<std::size_t>(cell.column)];
        const Corner corner = corner_of(cell.page, cell.box);
        if (!area.wordy && fill.place == FillPlace::free) column.own.insert(at);
        if (!area.wordy && fill.place == FillPlace::column) column.tint.insert(at);
        if (fill.place == FillPlace::free || fill.place == FillPlace::column) {
            column.cells.push_back(corner);
            if (const auto said = rating_of_phrase(cell.text, true, false); said && is_traffic_light(said->rating))
                ++swatches_[at].words[said->rating];
        }
        areas_[corner] = area;
    }
    for (const Cell& cell : table.cells) {
        if (cell.header || cell.column < 0 || cell.column >= grid.columns()) continue;
        for (const Symbol& symbol : cell.symbols)
            if (look_of(symbol.colour).hue != Hue::none && swatches_.size() < most_swatches)
                columns[first + static_cast<std::size_t>(cell.column)].signs.insert(swatch_for(symbol.colour));
    }
}

/// Bars of one size in several hues, outside tables: the edges, feet and titles of cards.
void Palette::take_bars(const std::vector<Page>& pages, const std::vector<Table>& tables) {
    constexpr double step = 2;          // points: bars of one size may differ by what drawing rounds
    constexpr std::size_t most = 2000;  // coloured areas of a page; a map has more
    const TableAreas areas(tables);
    for (const Page& page : pages) {
        std::map<std::pair<long, long>, std::set<std::size_t>> sizes;
        if (page.fills.size() > most) continue;
        for (const Fill& fill : page.fills) {
            if (look_of(fill.colour).hue == Hue::none || swatches_.size() >= most_swatches) continue;
            if (!areas.contain(page.number, fill.box.centre()))
                sizes[{std::lround(fill.box.width() / step), std::lround(fill.box.height() / step)}].insert(
                    swatch_for(fill.colour));
        }
        for (const auto& [size, set] : sizes)
            if (rates(set)) name_set({set.begin(), set.end()});
    }
}

/// What each colour of a set that rates is among the others.
void Palette::name_set(const std::vector<std::size_t>& set) {
    std::vector<std::size_t> ambers;
    bool red = false, green = false;
    double strongest = 0;
    for (const std::size_t at : set) {
        Swatch& swatch = swatches_[at];
        swatch.rates = true;
        red = red || swatch.look.hue == Hue::red;
        green = green || swatch.look.hue == Hue::green;
        if (swatch.look.hue == Hue::amber) ambers.push_back(at);
        if (!swatch.by_set) swatch.by_set = light_of(swatch.look.hue);
        strongest = std::max(strongest, swatch.look.chroma);
    }
    // Beside traffic lights, blue is "completed" or "above target"; a bluish grey is nothing.
    for (const std::size_t at : set) {
        Swatch& swatch = swatches_[at];
        if (!swatch.by_set && swatch.look.hue == Hue::blue && swatch.look.chroma >= as_strong * strongest)
            swatch.by_set = RatingValue::green;
    }
    if (red || !green || ambers.size() < 2) return;
    // Green, yellow and orange, and no red: the orange is this paper's red.
    const auto [low, high] = std::minmax_element(ambers.begin(), ambers.end(), [&](std::size_t a, std::size_t b) {
        return swatches_[a].look.angle < swatches_[b].look.angle;
    });
    if (swatches_[*high].look.angle - swatches_[*low].look.angle >= told_apart)
        swatches_[*low].by_set = RatingValue::red;
}

/// Several colours of which one at least is a traffic light's, and not so many as a heat map has. Themes have purples
/// and several blues.
bool Palette::rates(const std::set<std::size_t>& set) const {
    if (set.size() > most_in_set) return false;
    double strongest = 0;
    for (const std::size_t at : set) strongest = std::max(strongest, swatches_[at].look.chroma);
    std::size_t lights = 0, blues = 0;
    for (const std::size_t at : set) {
        const ColourLook& look = swatches_[at].look;
        if (is_light_hue(look.hue)) ++lights;
        if (look.chroma < as_strong * strongest) continue;  // a bluish grey
        if (look.hue == Hue::purple) return false;
        if (look.hue == Hue::blue) ++blues;
    }
    return lights >= 1 && blues <= 1 && lights + blues >= 2;
}

void Palette::judge(std::vector<Column>& columns) {
    for (Swatch& swatch : swatches_) {
        int all = 0;
        for (const auto& [rating, count] : swatch.words) all += count;
        for (const auto& [rating, count] : swatch.words)
            if (4 * count >= 3 * all) {
                swatch.by_words = rating;
                swatch.rates = true;
            }
    }
    std::set<std::string> rating_headings;
    for (Column& column : columns) {
        if (rates(column.signs)) name_set({column.signs.begin(), column.signs.end()});
        std::set<std::size_t> fills = column.own;
        fills.insert(column.tint.begin(), column.tint.end());
        if (!rates(fills)) continue;
        name_set({fills.begin(), fills.end()});
        column.rates = true;
        if (!column.heading.empty()) rating_headings.insert(column.heading);
    }
    for (const Column& column : columns)
        if (column.rates || (!column.heading.empty() && rating_headings.count(column.heading) > 0))
            for (const Corner& corner : column.cells) areas_[corner].in_set = true;
}

std::optional<Palette::Reading> Palette::meaning(const Swatch& swatch) const {
    if (swatch.by_key) return Reading{*swatch.by_key, told_by_key, true};
    if (swatch.by_words) return Reading{*swatch.by_words, told_by_words, false};
    if (swatch.by_set)
        return Reading{*swatch.by_set, swatch.look.hue == Hue::blue ? told_by_strength : told_by_set, false};
    if (const auto light = light_of(swatch.look.hue)) return Reading{*light, told_by_hue, false};
    return std::nullopt;
}

std::optional<Palette::Reading> Palette::rating_in(const Cell& cell, bool expected) const {
    if (!cell.fill || cell.header) return std::nullopt;
    const auto found = areas_.find(corner_of(cell.page, cell.box));
    if (found == areas_.end() || !same_colour(swatches_[found->second.swatch].colour, *cell.fill))
        return rating_of(*cell.fill, expected ? Standing::rates : Standing::sign);
    const Area& area = found->second;
    const Swatch& swatch = swatches_[area.swatch];
    if (area.place == FillPlace::heading || area.place == FillPlace::row) return std::nullopt;
    if (area.in_set || expected) return meaning(swatch);
    if (area.wordy) return std::nullopt;
    if (area.place == FillPlace::column && !area.blank && !swatch.by_words) return std::nullopt;
    return rating_of(*cell.fill, area.blank ? Standing::rates : Standing::sign);
}

std::optional<Palette::Reading> Palette::rating_of(Colour colour, Standing standing) const {
    const auto at = find(colour);
    if (at && swatches_[*at].rates) return meaning(swatches_[*at]);
    const ColourLook look = look_of(colour);
    const auto light = light_of(look.hue);
    if (!light) return std::nullopt;
    if (standing == Standing::rates) return Reading{*light, told_by_hue, false};
    if (standing == Standing::sign && look.chroma >= strong) return Reading{*light, told_by_strength, false};
    return std::nullopt;
}

bool Palette::beside_key(Colour colour) const {
    const auto at = find(colour);
    if (at && swatches_[*at].by_key) return false;
    const Hue hue = look_of(colour).hue;
    // Blue may be a fourth light, but not beside a key that leaves it out.
    return hues_of_key_.count(hue) > 0 || (hue == Hue::blue && hues_of_key_.size() >= 2);
}

bool Palette::explained(Colour colour) const {
    const auto at = find(colour);
    return at && swatches_[*at].by_key;
}

}  // namespace scrutineer
