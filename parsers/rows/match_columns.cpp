// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/match_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "parsers/layouts/pattern_pool.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "parsers/meaning/repeated_headings.hpp"
#include "words/cell_kinds.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer {

/// What can be said of a block of heading rows before any layout is asked.
struct HeadingBlock {
    struct Column {
        std::string label;
        LookedAt whole, leaf;  ///< all levels of its heading, and the last alone
        bool sentence = false;
        std::vector<const Cell*> cells;  ///< of its body
        /// How many of them hold each kind of contents, counted when a layout first asks.
        mutable std::map<Contents, std::ptrdiff_t> held{};
        mutable std::optional<std::ptrdiff_t> numbers{};  ///< figures with a digit
        struct Ratings {
            std::ptrdiff_t all = 0;
            std::ptrdiff_t surely = 0;  ///< those that are no status
        };
        mutable std::map<int, Ratings> ratings{};  ///< by Layout::ratings_number
    };
    std::vector<Column> columns;
    int data_cells = 0;
    bool ends_in_units = false;
    bool units_follow = false;  ///< a line of units stands in one of the next two rows
};

namespace {

/// A text longer than this (bytes) heads no column.
constexpr std::size_t longest_heading = 140;
/// No heading block has more levels than this.
constexpr int most_header_rows = 6;
/// Body rows that are looked at to tell what a column holds.
constexpr int most_sampled_rows = 120;
/// A column holds a kind of contents where this share of its cells are of it. Low, since a column may alternate between
/// figures and ratings, and a status word fits several kinds.
constexpr double share_of_contents = 0.4;

bool cell_is(const Layout& layout, const Cell& cell, Contents kind) {
    switch (kind) {
        case Contents::figure:
            return looks_like_figure(cell.text);
        case Contents::rating:
            return is_rating_cell(layout, cell);
        case Contents::period:
            return looks_like_period(cell.text);
        case Contents::words:
            return looks_like_words(cell.text);
        case Contents::reference:
            return looks_like_reference(cell.text);
        case Contents::code:
            return looks_like_code(cell.text) || looks_like_reference(cell.text);
        case Contents::yes_no:
            return looks_like_yes_no(cell.text) || (cell.text.empty() && !cell.symbols.empty());
        case Contents::symbol:
            return !cell.symbols.empty() || looks_like_sign(cell.text);
        case Contents::empty:
            return false;
    }
    return false;
}

/// The cells of a column's body that say what it holds.
std::vector<const Cell*> body_cells(const TableContext& context, int column, int first) {
    std::vector<const Cell*> out;
    const int end = std::min(context.grid.rows(), first + most_sampled_rows);
    for (int r = first; r < end; ++r) {
        const Cell* cell = context.grid.beginning(r, column);
        if (!cell || cell->row != r || cell->header) continue;
        // A heading row across the table says nothing about the columns it crosses.
        if (cell->column_span > 2 && 2 * cell->column_span > context.grid.columns()) continue;
        if (has_content(*cell) || (cell->fill && rating_of_colour(*cell->fill))) out.push_back(cell);
    }
    return out;
}

/// What a rating looks like is said by layouts; most say the same.
const HeadingBlock::Column::Ratings& count_ratings(const Layout& layout, const HeadingBlock::Column& column) {
    const auto [at, fresh] = column.ratings.try_emplace(layout.ratings_number);
    if (fresh)
        for (const Cell* cell : column.cells) {
            if (!is_rating_cell(layout, *cell)) continue;
            ++at->second.all;
            if (!looks_like_status(cell->text)) ++at->second.surely;
        }
    return at->second;
}

std::ptrdiff_t count_numbers(const HeadingBlock::Column& column) {
    if (!column.numbers)
        column.numbers = std::count_if(column.cells.begin(), column.cells.end(), [](const Cell* cell) {
            return std::any_of(cell->text.begin(), cell->text.end(), [](char x) { return x >= '0' && x <= '9'; }) &&
                   looks_like_figure(cell->text);
        });
    return *column.numbers;
}

std::ptrdiff_t count_held(const Layout& layout, const HeadingBlock::Column& column, Contents kind) {
    if (kind == Contents::rating) return count_ratings(layout, column).all;
    const auto count = [&] {
        return std::count_if(column.cells.begin(), column.cells.end(),
                             [&](const Cell* cell) { return cell_is(layout, *cell, kind); });
    };
    const auto known = column.held.find(kind);
    return known != column.held.end() ? known->second : column.held.emplace(kind, count()).first->second;
}

bool contents_fit(const Layout& layout, const ColumnRule& rule, const HeadingBlock::Column& column) {
    const std::vector<const Cell*>& cells = column.cells;
    if (rule.contents.empty()) {
        // A figure's column is not one of nothing but ratings, a rating's not one of numbers.
        const bool figure = rule.role == ColumnRole::figure;
        if (!figure && rule.role != ColumnRole::rating) return true;
        const std::ptrdiff_t against = figure ? count_ratings(layout, column).surely : count_numbers(column);
        if (static_cast<double>(against) > 0.65 * static_cast<double>(cells.size())) return false;
        if (figure || cells.empty()) return true;
        return count_ratings(layout, column).all > 0;
    }
    const bool may_be_empty =
        std::find(rule.contents.begin(), rule.contents.end(), Contents::empty) != rule.contents.end();
    // A column without contents contradicts no rule but one that is known by its contents alone.
    if (cells.empty()) return may_be_empty || (rule.weight >= 0.5 && rule.role != ColumnRole::name);
    return std::any_of(rule.contents.begin(), rule.contents.end(), [&](Contents kind) {
        return static_cast<double>(count_held(layout, column, kind)) >=
               share_of_contents * static_cast<double>(cells.size());
    });
}

bool header_fits(const ColumnRule& rule, const LookedAt& whole, const LookedAt& leaf) {
    return (any_found_in(rule.header_set, whole) || any_found_in(rule.header_set, leaf)) &&
           !any_found_in(rule.not_header_set, whole);
}

/// Cells of the block that look like data and not like headings.
int data_cells(const TableContext& context, int first, int end) {
    int count = 0;
    for (int r = first; r < end; ++r)
        for (const Cell* cell : context.grid.row_own_cells(r))
            if (looks_like_figure(cell->text) && !looks_like_period(cell->text) &&
                // "£000" is a unit, "£25,126" an amount.
                std::any_of(cell->text.begin(), cell->text.end(), [&](char c) {
                    return c >= (cell->text.find("\u00a3") == std::string::npos ? '0' : '1') && c <= '9';
                }))
                ++count;
    return count;
}

/// Unheaded columns beside a figure that hold its ratings.
void infer_from_contents(const TableContext& context, const Layout& layout, Match& match) {
    for (int c = 0; c < context.grid.columns(); ++c) {
        ColumnUse& use = match.columns[static_cast<std::size_t>(c)];
        if (use.known || c == 0) continue;
        const std::string& label = match.labels[static_cast<std::size_t>(c)];
        const bool shared = label == match.labels[static_cast<std::size_t>(c) - 1];
        if (!label.empty() && !shared) continue;
        const std::vector<const Cell*> cells = body_cells(context, c, match.header_end);
        if (cells.empty()) continue;
        ColumnUse& before = match.columns[static_cast<std::size_t>(c) - 1];
        const bool ratings =
            std::count_if(cells.begin(), cells.end(), [&](const Cell* cell) { return is_rating_cell(layout, *cell); }) *
                2 >
            static_cast<long>(cells.size());
        if (!ratings || !before.known || !before.rule.against) continue;
        if (before.rule.role == ColumnRole::rating && shared && !label.empty() &&
            body_cells(context, c - 1, match.header_end).empty()) {
            // One heading over two columns, the first of them blank.
            std::swap(use, before);
            continue;
        }
        if (before.rule.role != ColumnRole::figure) continue;
        use.known = true;
        use.rule.role = ColumnRole::rating;
        use.rule.against = before.rule.against;
        use.confidence = 0.8;
    }
}

/// Looked at once for all layouts.
/// Units alone, of money or of shares, in two columns or more.
bool is_line_of_units(const TableGrid& grid, int row) {
    if (row >= grid.rows()) return false;
    std::vector<const Cell*> cells = grid.row_own_cells(row);
    std::erase_if(cells, [](const Cell* cell) { return cell->text.empty(); });
    return cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [](const Cell* cell) {
               return cell->text == "%" || money_unit_alone(cell->text).has_value();
           });
}

const HeadingBlock& heading_block(const TableContext& context, int first, int end) {
    std::shared_ptr<const HeadingBlock>& known = context.blocks->known[{first, end}];
    if (known) return *known;
    const TableGrid& grid = context.grid;
    auto block = std::make_shared<HeadingBlock>();
    std::vector<std::vector<std::string>> headings;
    for (int c = 0; c < grid.columns(); ++c) headings.push_back(grid.heading(c, first, end));
    spread_periods_over_repeats(headings);
    for (int c = 0; c < grid.columns(); ++c) {
        const std::vector<std::string>& levels = headings[static_cast<std::size_t>(c)];
        std::string whole;
        for (const std::string& level : levels) whole += (whole.empty() ? "" : " / ") + fold_text(level);
        block->columns.push_back({joined_heading(levels), LookedAt(whole),
                                  LookedAt(levels.empty() ? std::string() : fold_text(levels.back())),
                                  // A sentence is no heading.
                                  !levels.empty() && levels.back().size() > longest_heading,
                                  body_cells(context, c, end)});
    }
    block->data_cells = data_cells(context, first, end);
    // A line of units closes a heading, and a heading that ends above one stops short.
    block->ends_in_units = is_line_of_units(grid, end - 1);
    block->units_follow = is_line_of_units(grid, end) || is_line_of_units(grid, end + 1);
    known = std::move(block);
    return *known;
}

/// Whether two required rules are ways to find the same thing: one of them is enough.
bool find_the_same(const ColumnRule& a, const ColumnRule& b) {
    return a.role == b.role && (b.role != ColumnRole::figure || (a.measure == b.measure && a.basis == b.basis));
}

/// For each required rule one that finds the same is among those that `found` says.
template <typename Found>
bool has_required(const Layout& layout, Found found) {
    const auto required = [&](std::size_t i) { return layout.columns[i].required; };
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
        if (!required(i)) continue;
        bool any = false;
        for (std::size_t k = 0; k < layout.columns.size() && !any; ++k)
            any = required(k) && find_the_same(layout.columns[k], layout.columns[i]) && found(k);
        if (!any) return false;
    }
    return true;
}

/// The layout's rule for each column of a block, by number; -1 for none.
std::vector<int> rules_of(const HeadingBlock& block, const Layout& layout) {
    std::vector<int> rules(block.columns.size(), -1);
    std::vector<bool> used(layout.columns.size(), false);
    for (std::size_t c = 0; c < block.columns.size(); ++c) {
        const HeadingBlock::Column& column = block.columns[c];
        for (std::size_t i = 0; i < layout.columns.size() && !column.sentence; ++i) {
            const ColumnRule& rule = layout.columns[i];
            if ((used[i] && !rule.repeat) || !header_fits(rule, column.whole, column.leaf) ||
                !contents_fit(layout, rule, column))
                continue;
            used[i] = true;
            rules[c] = static_cast<int>(i);
            break;
        }
    }
    return rules;
}

/// How well a layout fits rows [first, end) as the heading; a match without a score where no better than `least`.
Match try_block(const TableContext& context, const Layout& layout, int first, int end, double least) {
    const HeadingBlock& block = heading_block(context, first, end);
    // Most layouts fail by their headings alone.
    if (!has_required(layout, [&](std::size_t i) {
            return std::any_of(block.columns.begin(), block.columns.end(), [&](const HeadingBlock::Column& column) {
                return !column.sentence && header_fits(layout.columns[i], column.whole, column.leaf);
            });
        }))
        return {};
    const std::vector<int> rules = rules_of(block, layout);
    if (!has_required(layout, [&](std::size_t i) {
            return std::find(rules.begin(), rules.end(), static_cast<int>(i)) != rules.end();
        }))
        return {};
    Match match;
    for (std::size_t c = 0; c < rules.size(); ++c) {
        if (rules[c] >= 0)
            match.score += layout.columns[static_cast<std::size_t>(rules[c])].weight;
        else if (!block.columns[c].cells.empty())
            match.score -= 0.5;
    }
    match.score -= 0.6 * block.data_cells;
    if (context.table.header_rows == end) match.score += 0.2;
    if (block.ends_in_units) match.score += 0.15;
    if (block.units_follow && !block.ends_in_units) match.score -= 2;
    if (match.score <= least) return {};
    match.header_first = first;
    match.header_end = end;
    match.columns.resize(rules.size());
    for (std::size_t c = 0; c < rules.size(); ++c) {
        match.labels.push_back(block.columns[c].label);
        if (rules[c] < 0) continue;
        match.columns[c].known = true;
        match.columns[c].rule = layout.columns[static_cast<std::size_t>(rules[c])];
    }
    infer_from_contents(context, layout, match);
    return match;
}

/// Whether each column that holds something shares its place with the column of the same number before.
bool same_places(const TableGrid& grid, const KnownColumns& earlier) {
    for (int c = 0; c < grid.columns(); ++c) {
        const auto [x0, x1] = grid.extent(c);
        const auto [e0, e1] = earlier.extents[static_cast<std::size_t>(c)];
        if (x1 <= x0 || e1 <= e0) continue;
        if (std::min(x1, e1) - std::max(x0, e0) <= 0.2 * std::min(x1 - x0, e1 - e0)) return false;
    }
    return true;
}

/// The roles of the table before, where this one has the same columns and no heading of its own.
Match inherit(const TableContext& context, const Layout& layout) {
    const KnownColumns* earlier = context.earlier;
    if (!earlier || earlier->layout != &layout) return {};
    const int columns = context.grid.columns();
    Match match;
    match.inherited = true;
    match.columns.resize(static_cast<std::size_t>(columns));
    match.labels.resize(static_cast<std::size_t>(columns));
    int taken = -1;
    int known = 0;
    // As many columns, each over the same place: texts that stand across two of them make no difference then.
    const bool same = columns == static_cast<int>(earlier->extents.size()) && same_places(context.grid, *earlier);
    for (int c = 0; c < columns; ++c) {
        const auto [x0, x1] = context.grid.extent(c);
        if (x1 <= x0 && !same) continue;
        int best = same ? c : -1;
        int first_covered = -1;
        double covered = 0;
        double best_shared = 0;
        for (std::size_t e = 0; !same && e < earlier->extents.size(); ++e) {
            const auto [e0, e1] = earlier->extents[e];
            const double shared = std::min(x1, e1) - std::max(x0, e0);
            if (shared > best_shared) best_shared = shared, best = static_cast<int>(e);
            if (e1 > e0 && shared > 0.8 * (e1 - e0)) {
                covered += shared;
                if (first_covered < 0) first_covered = static_cast<int>(e);
            }
        }
        // Over several of the earlier ones, "No Data" in each row of this page: it stands for the first, the figure's.
        if (first_covered >= 0 && best != first_covered && covered > 0.8 * (x1 - x0)) {
            best = first_covered;
            best_shared = covered;
        }
        // Each column must fall into one of the earlier table's, in the same order.
        if (!same && (best < 0 || best <= taken || best_shared < 0.5 * (x1 - x0))) return {};
        taken = best;
        match.columns[static_cast<std::size_t>(c)] = earlier->match.columns[static_cast<std::size_t>(best)];
        match.labels[static_cast<std::size_t>(c)] = earlier->match.labels[static_cast<std::size_t>(best)];
        if (match.columns[static_cast<std::size_t>(c)].known) ++known;
    }
    if (known < 2) return {};
    bool name = false;
    int agreeing = 0;
    int figures = 0;
    for (int c = 0; c < columns; ++c) {
        ColumnUse& use = match.columns[static_cast<std::size_t>(c)];
        if (!use.known) continue;
        use.confidence *= 0.9;
        if (use.rule.role == ColumnRole::name) name = true;
        if (use.rule.role != ColumnRole::figure) continue;
        const std::vector<const Cell*> cells = body_cells(context, c, 0);
        if (cells.empty()) continue;
        ++figures;
        if (std::count_if(
                cells.begin(), cells.end(),
                [&](const Cell* cell) { return looks_like_figure(cell->text) || is_rating_cell(layout, *cell); }) *
                2 >=
            static_cast<long>(cells.size()))
            ++agreeing;
    }
    if (!name || figures == 0 || 2 * agreeing < figures) return {};
    match.score = 0.6 * known;
    return match;
}

}  // namespace

std::string joined_heading(const std::vector<std::string>& levels) {
    std::string out;
    for (const std::string& level : levels) out += (out.empty() ? "" : " ") + level;
    return out;
}

std::optional<RatingValue> rating_word(const Layout& layout, std::string_view text) {
    const std::string plain = fold_text(text);
    if (plain.empty()) return std::nullopt;
    const LookedAt looked(plain);
    for (const RatingRule& rule : layout.ratings)
        if (any_found_in(rule.words_set, looked)) return rule.rating;
    return std::nullopt;
}

bool is_rating_cell(const Layout& layout, const Cell& cell) {
    if (!cell.text.empty()) return looks_like_sign(cell.text) || rating_word(layout, cell.text).has_value();
    return !cell.symbols.empty() || (cell.fill && rating_of_colour(*cell.fill));
}

Match match_columns(const TableContext& context, const Layout& layout) {
    std::string headings;
    for (const std::string& heading : context.headings) headings += fold_text(heading) + "\n";
    for (const std::string& line : context.caption) headings += fold_text(line) + "\n";
    Match best;
    // Rows of one cell above the columns' headings are the table's title or a group.
    for (int first = 0; first < std::min(4, context.grid.rows()); ++first) {
        if (first > 0 && context.grid.row_cells(first - 1).size() > 1) break;
        for (int end = first + 1; end <= std::min(first + most_header_rows, context.grid.rows() - 1); ++end) {
            Match match = try_block(context, layout, first, end, best.score);
            if (match.score > best.score) best = std::move(match);
        }
    }
    if (Match match = inherit(context, layout); match.score > best.score) best = std::move(match);
    if (best.score <= 0 || best.score < layout.least_score) return {};
    for (const std::string& label : best.labels) headings += fold_text(label) + "\n";
    if (any_found_in(layout.never, headings)) return {};
    for (int r = best.header_end; r < std::min(context.grid.rows(), best.header_end + most_sampled_rows); ++r)
        if (const Cell* name = context.grid.beginning(r, 0)) headings += fold_text(name->text) + "\n";
    for (const Pattern& needed : layout.needs)
        if (!needed.found_in(headings)) return {};
    return best;
}

MatchReport report_match(const TableContext& context, const Layout& layout) {
    MatchReport best;
    long most = -1000;
    for (int first = 0; first < std::min(4, context.grid.rows()); ++first) {
        if (first > 0 && context.grid.row_cells(first - 1).size() > 1) break;
        for (int end = first + 1; end <= std::min(first + most_header_rows, context.grid.rows() - 1); ++end) {
            const HeadingBlock& block = heading_block(context, first, end);
            const std::vector<int> rules = rules_of(block, layout);
            const long known = std::count_if(rules.begin(), rules.end(), [](int rule) { return rule >= 0; });
            if (known - 2 * block.data_cells <= most) continue;
            most = known - 2 * block.data_cells;
            best = {};
            best.rules.resize(layout.columns.size());
            for (std::size_t c = 0; c < rules.size(); ++c) {
                const HeadingBlock::Column& column = block.columns[c];
                const int index = static_cast<int>(c);
                best.headings.push_back(column.label);
                if (rules[c] >= 0)
                    best.rules[static_cast<std::size_t>(rules[c])].columns.push_back(index);
                else if (!column.cells.empty())
                    best.left.push_back(index);
                for (std::size_t i = 0; i < layout.columns.size(); ++i)
                    if (rules[c] != static_cast<int>(i) && header_fits(layout.columns[i], column.whole, column.leaf))
                        (contents_fit(layout, layout.columns[i], column) ? best.rules[i].taken
                                                                         : best.rules[i].other_contents) = index;
            }
        }
    }
    best.rules.resize(layout.columns.size());
    const auto found = [&](std::size_t i) { return !best.rules[i].columns.empty(); };
    for (std::size_t i = 0; i < layout.columns.size() && best.missing < 0; ++i)
        if (layout.columns[i].required && !found(i) && !has_required(layout, found)) best.missing = static_cast<int>(i);
    std::string headings;
    for (const std::string& text : context.headings) headings += fold_text(text) + "\n";
    for (const std::string& text : context.caption) headings += fold_text(text) + "\n";
    for (const std::string& text : best.headings) headings += fold_text(text) + "\n";
    for (const Pattern& pattern : layout.never)
        if (pattern.found_in(headings)) best.never = pattern.text();
    for (int r = 0; r < std::min(context.grid.rows(), most_sampled_rows); ++r)
        if (const Cell* name = context.grid.beginning(r, 0)) headings += fold_text(name->text) + "\n";
    for (const Pattern& pattern : layout.needs)
        if (!pattern.found_in(headings)) best.needs = pattern.text();
    return best;
}

Match match_with_ratings_below(const TableContext& context, const Layout& layout) {
    Match match = match_columns(context, layout);
    if (match.score <= 0) return {};
    int cells = 0;
    int ratings = 0;
    for (int c = 0; c < context.grid.columns(); ++c) {
        const ColumnUse& use = match.columns[static_cast<std::size_t>(c)];
        if (!use.known || use.rule.role != ColumnRole::figure || !use.rule.against) continue;
        for (const Cell* cell : body_cells(context, c, match.header_end)) {
            ++cells;
            if (is_rating_cell(layout, *cell)) {
                if (!cell->text.starts_with("(")) ++ratings;
            } else if (cell->lines.size() >= 2 && cell->lines.back().size() == 1 &&
                       !cell->lines.back().front().text.starts_with("(") &&
                       rating_word(layout, cell->lines.back().front().text)) {
                ++ratings;
            }
        }
    }
    // With the ratings in cells of their own about half of the cells are ratings.
    return ratings >= 2 && 4 * ratings >= cells ? match : Match{};
}

Match match_header_at(const TableContext& context, const Layout& layout, int first) {
    Match best;
    for (int end = first + 1; end <= std::min(first + most_header_rows, context.grid.rows()); ++end) {
        Match match = try_block(context, layout, first, end, best.score);
        if (match.score > best.score) best = std::move(match);
    }
    return best.score < layout.least_score ? Match{} : best;
}

}  // namespace scrutineer
