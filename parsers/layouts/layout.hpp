// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/layouts/layout_error.hpp"
#include "parsers/lines/broken_words.hpp"

/// A layout as the program holds it: what docs/layouts.md describes, field by field.
namespace scrutineer {

class LookedAt;

/// The shapes of rows that a layout may name; parsers/rows/row_shapes.cpp has what reads each.
inline constexpr std::array<std::string_view, 6> row_shape_names{
    "rows", "rows-with-ratings-below", "finance", "name-value-pairs", "series-columns", "card"};

/// A regular expression of a layout file (RE2 syntax, letter case ignored), found anywhere in a text.
class Pattern {
public:
    /// Throws std::invalid_argument with RE2's reason where the expression does not compile.
    explicit Pattern(std::string expression);
    /// For an expression that is known to compile: it is compiled when it is first needed.
    static Pattern known_good(std::string expression);
    bool found_in(std::string_view text) const;
    bool found_in(const LookedAt& text) const;
    /// Where it is found first: offset and length in bytes; nullopt where it is not.
    std::optional<std::pair<std::size_t, std::size_t>> find_in(std::string_view text) const;
    const std::string& text() const { return text_; }
    /// What its pool knows it by: equal for equal expressions.
    int number() const { return number_; }

private:
    Pattern(std::string expression, int number) : text_(std::move(expression)), number_(number) {}

    std::string text_;
    int number_;  ///< in the PatternPool
};

/// True where one of the patterns is found.
bool any_found_in(const std::vector<Pattern>& patterns, std::string_view text);
bool any_found_in(const std::vector<Pattern>& patterns, const LookedAt& text);

/// The number by which the pool remembers, of each text, whether one of the patterns is found: for sets of patterns
/// that are asked about the same texts again and again.
int set_number(const std::vector<Pattern>& patterns);

/// What a column is there for.
enum class ColumnRole {
    ref,                ///< the printed reference number
    code,               ///< the printed code
    name,               ///< the indicator's or budget line's name
    unit,               ///< the unit in words
    period,             ///< the row's period
    comparator_period,  ///< the period of the comparators' figures, where it differs
    figure,             ///< a figure: measure, basis and area say which
    rating,             ///< a rating on its own: `against` says of what
    updated,            ///< "updated this quarter"
    group,              ///< the row's heading, printed in a column of its own
    ignore              ///< known, and not read: a commentary, a link
};

/// What a column's cells hold: second evidence beside its heading.
enum class Contents { figure, rating, period, words, reference, code, yes_no, symbol, empty };

std::string_view to_text(ColumnRole);
std::string_view to_text(Contents);
std::optional<ColumnRole> column_role_from_text(std::string_view);
std::optional<Contents> contents_from_text(std::string_view);

/// A mark on a figure that says whose figure it is: `16*` the region's, `413**` the neighbours'.
struct MarkRule {
    std::string mark;
    AreaKind area = AreaKind::authority;
    std::string area_name;
    std::optional<Against> against;
};

/// What a column is.
struct ColumnMeaning {
    ColumnRole role = ColumnRole::ignore;
    Measure measure = Measure::actual;
    Basis basis = Basis::latest;
    AreaKind area = AreaKind::authority;
    std::string area_name;
    std::optional<Against> against;  ///< of a rating; of a figure: what a rating in or under its cell is against
    std::string unit;                ///< a unit the layout states
    std::vector<MarkRule> marks;
    bool required = false;          ///< no such column, not this layout
    bool repeat = false;            ///< more than one column may be this
    bool period_in_header = false;  ///< the heading is the figure's period
    bool heading_is_group = false;  ///< the heading over the names says what they are about: it is a group
    double weight = 1;              ///< how much finding it says for the layout
};

/// How one column is known and what it means.
struct ColumnRule : ColumnMeaning {
    std::vector<Pattern> header;      ///< any of them, in the joined heading or in its last level alone
    std::vector<Pattern> not_header;  ///< none of them
    std::vector<Contents> contents;   ///< the cells are mostly one of these; empty: anything
    bool fits_anything = false;       ///< any heading fits: told from `header` when the layouts are put together
    int header_set = 0;      ///< the numbers of `header` and `not_header` as sets, given when the layouts are put
    int not_header_set = 0;  ///< together
};

/// How an area is named in headings.
struct AreaRule {
    AreaKind kind = AreaKind::authority;
    std::string name;  ///< "England"; empty: as printed
    std::vector<Pattern> header;
};

/// A word or phrase that is a rating.
struct RatingRule {
    RatingValue rating = RatingValue::none;
    std::vector<Pattern> words;
    int words_set = 0;  ///< the number of `words` as a set, given when the layouts are put together
};

/// Which indicators are better higher, or lower, told by their names: what `validate` holds ratings against.
struct PolarityRule {
    Polarity better = Polarity::higher;
    std::vector<Pattern> names;
};

struct Layout {
    std::string name;  ///< the file's name without .json
    std::string file;
    std::string title;  ///< for people
    std::string base;   ///< a layout whose rules are used after this one's; empty for none
    std::string shape;  ///< how rows are read: see row_shapes() in parsers/rows/row_shapes.hpp; empty: only a base
    RecordKind kind = RecordKind::kpi_row;
    bool generic = false;            ///< of no one council: the general reader goes first
    int priority = 0;                ///< the higher of two that fit equally
    double least_score = 0;          ///< a match below this is none
    std::vector<Pattern> needs;      ///< all must be found in the headings of the table or the lines above it
    std::vector<Pattern> never;      ///< none may be
    std::string period;              ///< of its figures, where neither row nor heading has one; empty for none
    std::optional<AreaKind> area;    ///< whose figures they are, where no heading says; empty: the authority's
    std::string area_name;           ///< as it is to be called
    std::vector<std::string> group;  ///< headings that all its records are under, outermost first
    bool names_are_areas = false;    ///< its names are areas: the figures beside each are that area's
    std::vector<ColumnRule> columns;
    std::vector<ColumnRule> labels;  ///< what is known by a label of its own: a scorecard's rows, a card's figures
    std::vector<AreaRule> areas;
    std::vector<RatingRule> ratings;
    int ratings_number = 0;  ///< equal for layouts with equal `ratings`, given when the layouts are put together
    std::vector<PolarityRule> polarity;
    std::vector<Pattern> group_rows;  ///< rows that are headings whatever else they look like
    std::vector<Pattern> skip_rows;   ///< rows that are neither headings nor data
};

/// `known_good` is for layouts that were checked when the program was tested: their expressions are not compiled yet.
enum class LayoutCheck { all, known_good };

/// Reads one layout file. `file` is what messages call it. Throws LayoutError naming file, line and field.
Layout parse_layout(std::string_view json, const std::string& file, LayoutCheck check = LayoutCheck::all);

/// The layouts, bases merged in, by falling priority and then name.
struct KnownLayouts {
    std::vector<Layout> layouts;
    /// The rules for names and figures that say something by their heading, each once: layouts share most of them.
    std::vector<ColumnRule> telling_rules;
    /// The words of all headings and ratings, to mend those that a narrow column breaks.
    KnownWords words;

    /// Takes the layouts and works out what is asked about them often.
    void take(std::vector<Layout> finished);
};

}  // namespace scrutineer
