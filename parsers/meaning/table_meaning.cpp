// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/table_meaning.hpp"

#include <algorithm>
#include <charconv>

#include "parsers/meaning/stock_tables.hpp"
#include "parsers/ratings/ratings.hpp"
#include "words/expression.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer::meaning {
namespace {

/// Columns of two tables are the same where so much of the narrower one lies over the other.
constexpr double same_place = 0.8;
/// What is carried over from an earlier table is a little less sure.
constexpr double carried_over = 0.95;
/// Text between two tables may be the second one's own heading.
constexpr double carried_past_text = 0.7;

bool has_money_unit(const HeadingMeaning& heading) { return heading.unit == Unit::currency; }

/// Rows with more than one text: data, not titles and groups.
std::vector<int> body_rows(const TableGrid& grid, const Section& section) {
    std::vector<int> out;
    for (int r = std::max(section.header_end, section.first); r < section.end; ++r)
        if (grid.row_cells(r).size() > 1) out.push_back(r);
    return out;
}

bool same_columns(const TableGrid& grid, const KnownTable& earlier) {
    if (static_cast<int>(earlier.extents.size()) != grid.columns()) return false;
    int alike = 0;
    for (int c = 0; c < grid.columns(); ++c) {
        const auto [x0, x1] = grid.extent(c);
        const auto [e0, e1] = earlier.extents[static_cast<std::size_t>(c)];
        if (x1 <= x0 || e1 <= e0) continue;
        if (std::min(x1, e1) - std::max(x0, e0) < same_place * std::min(x1 - x0, e1 - e0)) return false;
        ++alike;
    }
    return alike >= 2;
}

/// Whether the cells of carried columns are what they were: texts over texts, figures over figures.
bool agrees(const Column& carried, const Column& own) {
    if (own.cells.cells == 0) return true;
    if (carried.role == Role::figure) return own.cells.words < 0.5 && own.cells.codes < 0.5;
    if (carried.role == Role::name) return own.cells.figures < 0.5;
    return true;
}

void carry(SectionMeaning& section, const std::vector<Column>& columns, int name, int reference, int code,
           double sure) {
    ColumnRoles& roles = section.roles;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const CellEvidence cells = roles.columns[c].cells;
        roles.columns[c] = columns[c];
        roles.columns[c].cells = cells;
        roles.columns[c].probability *= sure;
    }
    roles.name = name;
    roles.reference = reference;
    roles.code = code;
    section.carried = true;
}

bool all_agree(const std::vector<Column>& carried, const std::vector<Column>& own) {
    for (std::size_t c = 0; c < carried.size(); ++c)
        if (!agrees(carried[c], own[c])) return false;
    return true;
}

/// Takes over the columns of the table before: what they were found to be there, or, where this table has more rows to
/// tell it from, their headings alone.
void carry_or_redo(SectionMeaning& section, const TableView& view, const std::function<bool(const Cell&)>& rates) {
    const KnownTable& earlier = *view.earlier;
    const double sure = view.text_between ? carried_past_text : carried_over;
    const auto rows_of = [&](const std::vector<Column>& columns) {
        return earlier.name < 0 ? 0 : columns[static_cast<std::size_t>(earlier.name)].cells.cells;
    };
    if (rows_of(section.roles.columns) <= rows_of(earlier.columns)) {
        carry(section, earlier.columns, earlier.name, earlier.reference, earlier.code, sure);
        return;
    }
    std::vector<std::vector<std::string>> headings;
    for (const Column& column : earlier.columns) headings.push_back(column.levels);
    section.roles = roles_of(view.grid, section.section, body_rows(view.grid, section.section), rates, headings);
    for (Column& column : section.roles.columns) column.probability *= sure;
    section.carried = true;
}

/// A list of savings in a paper that says what its money is in.
bool is_of_savings(const Column* name, const TableView& view) {
    static const Expression savings(R"(\bsavings?\b)", Expression::Case::ignored);
    return name && !view.money_unit.empty() && savings.found_in(name->label);
}

RecordKind kind_of(const SectionMeaning& section, const TableView& view) {
    int figures = 0, money = 0, sums = 0, budgets = 0, targets = 0, ratings = 0, percents = 0, told = 0,
        differences = 0;
    for (std::size_t c = 0; c < section.roles.columns.size(); ++c) {
        const Column& column = section.roles.columns[c];
        if (column.role == Role::rating) ++ratings;
        if (column.role != Role::figure) continue;
        ++figures;
        const FigureMeaning& figure = section.figures[c];
        if (has_money_unit(column.heading) || column.cells.money > 0.5) ++money;
        if (has_money_unit(column.heading)) ++sums;
        if (figure.measure == Measure::budget || figure.measure == Measure::balance ||
            figure.measure == Measure::limit || figure.measure == Measure::forecast)
            ++budgets;
        if (figure.measure == Measure::variance || figure.measure == Measure::movement) ++differences;
        if (figure.measure == Measure::target || figure.measure == Measure::floor) ++targets;
        if (column.cells.percents > 0.5 || column.heading.unit == Unit::percent) ++percents;
        if (figure.measure_told || figure.basis_told || !figure.period_text.empty() || figure.area_name != "") ++told;
    }
    const Column* name =
        section.roles.name < 0 ? nullptr : &section.roles.columns[static_cast<std::size_t>(section.roles.name)];
    // "Forecast Balances (£000)" over "Total Number".
    constexpr double share_of_money_names = 0.3;
    int names = 0, money_names = 0;
    if (name)
        for (const int row : body_rows(view.grid, section.section))
            if (const Cell* cell = view.grid.beginning(row, section.roles.name); cell && !cell->text.empty()) {
                ++names;
                if (money_unit_alone(cell->text)) ++money_names;
            }
    if (money_names > 0 && money_names >= share_of_money_names * names && targets == 0) return RecordKind::finance_row;
    // "£000" over the names says it of the whole table, a floor or target among its columns or not.
    if (name && has_money_unit(name->heading) && percents < figures && ratings == 0) return RecordKind::finance_row;
    const bool noted = (!view.money_unit.empty() && view.money_unit_near) || (name && has_money_unit(name->heading));
    // A tracker of savings has targets of money.
    const bool saves = targets > 0 && ratings + percents == 0 && sums == figures && figures > 1;
    if (saves || is_of_savings(name, view)) return RecordKind::finance_row;
    if (targets > 0 && budgets == 0) return RecordKind::kpi_row;
    if (2 * money >= figures && money > 0) return RecordKind::finance_row;
    if (budgets > 0 && (noted || money > 0 || ratings == 0)) return RecordKind::finance_row;
    if (noted && percents < figures && ratings == 0 && targets == 0) return RecordKind::finance_row;
    // Differences alone are of money where the paper's figures are.
    if (differences > 0 && differences == figures && !view.money_unit.empty() && ratings == 0 && percents == 0)
        return RecordKind::finance_row;
    if (told == 0 && ratings == 0 && figures <= 2 && section.roles.columns.size() <= 3)
        return RecordKind::breakdown_row;
    return RecordKind::kpi_row;
}

/// "Period | Data | Period | Data": each period stands before its figure. Empty where they do not.
std::vector<std::size_t> periods_before_figures(const std::vector<Column>& columns) {
    std::vector<std::size_t> found;
    for (std::size_t p = 0; p < columns.size(); ++p) {
        if (columns[p].role != Role::period) continue;
        const bool before = p + 1 < columns.size() && columns[p + 1].role == Role::figure;
        const bool behind = found.empty() && p > 0 && columns[p - 1].role == Role::figure;
        if (!before || behind) return {};
        found.push_back(p);
    }
    return found.size() > 1 ? found : std::vector<std::size_t>();
}

/// Which column's periods are a figure's own: those of a second column of periods explain the figures before it, the
/// comparators' where there are any.
void place_periods(SectionMeaning& section) {
    const std::vector<Column>& columns = section.roles.columns;
    section.period_column.assign(columns.size(), -1);
    if (const std::vector<std::size_t> periods = periods_before_figures(columns); !periods.empty()) {
        for (const std::size_t p : periods) section.period_column[p + 1] = static_cast<int>(p);
        section.row_period = static_cast<int>(periods.back());
        return;
    }
    std::size_t before = 0;
    for (std::size_t p = 0; p < columns.size(); ++p) {
        if (columns[p].role != Role::period) continue;
        if (section.row_period < 0) {
            section.row_period = static_cast<int>(p);
            before = p;
            continue;
        }
        const auto is_comparator = [&](std::size_t c) {
            return columns[c].role == Role::figure && section.figures[c].area != AreaKind::authority;
        };
        bool comparators = false;
        for (std::size_t c = before; c < p; ++c) comparators = comparators || is_comparator(c);
        for (std::size_t c = comparators ? 0 : before; c < p; ++c)
            if (comparators ? is_comparator(c) : columns[c].role == Role::figure)
                if (section.period_column[c] < 0) section.period_column[c] = static_cast<int>(p);
        before = p;
    }
}

/// Without a heading, texts and one column of whole numbers that never fall: a list of contents.
bool is_contents_list(const SectionMeaning& section, const TableGrid& grid, const std::vector<int>& body) {
    constexpr long most_pages = 2000;
    constexpr std::size_t least_rows = 3;
    if (section.section.headed() || section.carried || body.size() < least_rows) return false;
    int numbers = -1;
    for (std::size_t c = 0; c < section.roles.columns.size(); ++c) {
        const Column& column = section.roles.columns[c];
        if (column.cells.figures == 0) continue;
        if (numbers >= 0 || column.cells.whole < 1 || column.cells.figures < 1) return false;
        numbers = static_cast<int>(c);
    }
    if (numbers < 0) return false;
    long before = 0, first = -1;
    for (const int row : body) {
        const Cell* cell = grid.beginning(row, numbers);
        if (!cell || cell->text.empty()) continue;
        long page = 0;
        const char* const end = cell->text.data() + cell->text.size();
        const auto read = std::from_chars(cell->text.data(), end, page);
        if (read.ec != std::errc() || read.ptr != end || page < before || page > most_pages) return false;
        if (first < 0) first = page;
        before = page;
    }
    return before > first;
}

/// Columns of figures whose headings say the same tell nobody which is which.
void doubt_columns_alike(SectionMeaning& section) {
    constexpr double doubt = 0.5;
    constexpr double enough_figures = 0.5;
    const std::vector<Column>& columns = section.roles.columns;
    const auto holds_figures = [&](std::size_t c) {
        return columns[c].role == Role::figure && columns[c].cells.figures >= enough_figures &&
               columns[c].cells.cells > 1;
    };
    for (std::size_t a = 0; a < columns.size(); ++a)
        for (std::size_t b = 0; b < columns.size(); ++b) {
            if (a == b || !holds_figures(a) || !holds_figures(b) || columns[a].label.empty()) continue;
            if (section.period_column[a] != section.period_column[b]) continue;
            // The same word over pounds and over per cents.
            if (columns[a].label != columns[b].label || columns[a].cells.percents != columns[b].cells.percents)
                continue;
            section.alike.push_back(static_cast<int>(a));
            section.figures[a].probability *= doubt;
            break;
        }
}

/// Counts and shares beside money are not what the table's titles say of it.
bool is_no_money(const Column& column) {
    constexpr double mostly = 0.5;
    return column.cells.percents > mostly ||
           (column.heading.unit ? column.heading.unit != Unit::currency : column.heading.aspect == Aspect::number);
}

/// What stands over a section: rows of titles, its caption, the last heading before it; nearest first.
std::vector<std::string> titles_over(const SectionMeaning& section, const TableView& view) {
    std::vector<std::string> texts;
    for (int r = section.section.header_first - 1; r >= section.section.first; --r)
        for (const Cell* cell : view.grid.row_own_cells(r)) texts.push_back(cell->text);
    texts.insert(texts.end(), view.caption.begin(), view.caption.end());
    // What a whole chapter is about says little of one table in it; and what heads a column is no title.
    const auto heads_column = [&](const std::string& heading) {
        return std::any_of(section.roles.columns.begin(), section.roles.columns.end(),
                           [&](const Column& column) { return column.label.find(heading) != std::string::npos; });
    };
    const auto title = std::find_if_not(view.headings.rbegin(), view.headings.rend(), heads_column);
    if (title != view.headings.rend()) texts.push_back(*title);
    return texts;
}

/// Money of which its own heading says nothing is what the table's titles say: nearest first.
void take_measure_around(SectionMeaning& section, const std::vector<std::string>& texts) {
    constexpr double said_around = 0.95;
    const std::optional<Measure> measure = measure_around(texts);
    if (!measure) return;
    for (std::size_t c = 0; c < section.figures.size(); ++c) {
        FigureMeaning& figure = section.figures[c];
        if (figure.measure_told || is_no_money(section.roles.columns[c]) || figure.aspect == Aspect::share) continue;
        // "Spending on care" heads budgets too: only under a year that has begun it is spent.
        if (measure == Measure::actual && figure.period_text.empty()) continue;
        figure.measure = *measure;
        figure.measure_around = true;
        figure.probability *= said_around;
    }
}

/// Money of a year, or of a draft, in a paper that sets a budget: what nothing nearer explains is part of it.
void take_budget_of_paper(SectionMeaning& section, const TableView& view) {
    static const Expression sets_budget(R"(\b(budgets?|medium term financial (plan|strategy)|mtfp|mtfs)\b)",
                                        Expression::Case::ignored);
    static const Expression looks_back(
        R"(\b(monitoring|outturn|performance|update|position|forecast|final accounts)\b)", Expression::Case::ignored);
    if (!sets_budget.found_in(view.paper_title) || looks_back.found_in(view.paper_title)) return;
    constexpr double said_by_paper = 0.8;
    for (std::size_t c = 0; c < section.figures.size(); ++c) {
        FigureMeaning& figure = section.figures[c];
        const Column& column = section.roles.columns[c];
        if (column.role != Role::figure || is_no_money(column) || figure.aspect == Aspect::share) continue;
        const bool drafted = figure.version == Version::draft || figure.version == Version::proposed;
        const bool dated = !figure.period_text.empty() && !is_day(figure.period_text);
        if (figure.measure_told || figure.measure_around || figure.basis_told || !(dated || drafted)) continue;
        figure.measure = Measure::budget;
        figure.measure_around = true;
        figure.probability *= said_by_paper;
    }
}

/// The baseline of a scheme's cost is the budget that its changes are counted from.
void take_baselines(SectionMeaning& section) {
    static const Expression baseline(R"(\bbaselines?\b)", Expression::Case::ignored);
    // What a scheme is to cost in all is what is set aside for it.
    static const Expression whole_cost(
        R"(\b(schemes?|projects?|programmes?|whole[ -]life|lifetime)\b.*\bcosts?\b|\bcosts?\b.*\b(schemes?|projects?|programmes?)\b)",
        Expression::Case::ignored);
    for (std::size_t c = 0; c < section.figures.size(); ++c) {
        FigureMeaning& figure = section.figures[c];
        const bool costs = section.roles.columns[c].role == Role::figure && figure.period_text.empty() &&
                           whole_cost.found_in(section.roles.columns[c].label);
        if (figure.measure_told || figure.dimension.empty()) continue;
        if (!costs && !baseline.found_in(figure.dimension.back())) continue;
        figure.measure = Measure::budget;
        figure.measure_told = true;
    }
}

/// A lone "%" behind a column of differences is the difference in per cent.
void join_percents(std::vector<FigureMeaning>& figures, const std::vector<Column>& columns) {
    for (std::size_t c = 1; c < columns.size(); ++c) {
        const HeadingMeaning& heading = columns[c].heading;
        const bool alone = heading.unit == Unit::percent && heading.dimension.empty() && heading.period_text.empty() &&
                           !heading.measure && !heading.aspect && !heading.basis &&
                           heading.comparison == Comparison::none;
        const FigureMeaning& before = figures[c - 1];
        const bool difference = before.measure == Measure::variance || before.measure == Measure::movement;
        if (!alone || !difference || !before.measure_told || columns[c - 1].role != Role::figure) continue;
        const std::string unit = figures[c].unit_text;
        figures[c] = before;
        figures[c].unit_text = unit;
    }
}

/// Where nothing but ratings is printed there is no target: they rate the whole. Of several that stand for periods, the
/// last is the latest.
void settle_register(SectionMeaning& section) {
    const std::vector<Column>& columns = section.roles.columns;
    const auto dated = [](const Column& column) {
        return !column.heading.period_text.empty() || column.heading.basis == Basis::previous;
    };
    static const Expression risk(R"(.*\b(risks?|risgiau|risg|threats?)\b.*)", Expression::Case::ignored);
    section.of_risks =
        section.roles.name >= 0 && risk.matches(fold_text(columns[static_cast<std::size_t>(section.roles.name)].label));
    bool later = false;
    for (std::size_t c = columns.size(); c-- > 0;) {
        if (columns[c].role != Role::rating || section.against[c] != Against::target) continue;
        section.against[c] = later && dated(columns[c]) ? Against::previous : Against::overall;
        later = true;
    }
}

/// Columns of signs that are headed by a letter rate against what the paper's key says under that letter. One without a
/// heading among them rates the whole.
void take_letters_of_key(SectionMeaning& section, const Legend& key) {
    const std::vector<Column>& columns = section.roles.columns;
    bool lettered = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].role != Role::rating || columns[c].label.empty()) continue;
        for (const LegendEntry& entry : key.entries)
            if (entry.against && !entry.letter.empty() && entry.letter == fold_text(columns[c].label)) {
                section.against[c] = *entry.against;
                lettered = true;
                break;
            }
    }
    if (!lettered) return;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].role == Role::rating && columns[c].label.empty()) section.against[c] = Against::overall;
}

/// Where a table of money has neither target nor limit, a rating is of the budget line as a whole.
void rate_lines(SectionMeaning& section) {
    const bool measured = std::any_of(section.figures.begin(), section.figures.end(), [](const FigureMeaning& figure) {
        return figure.measure == Measure::target || figure.measure == Measure::floor ||
               figure.measure == Measure::limit;
    });
    for (std::size_t c = 0; c < section.against.size() && !measured; ++c) {
        const Column& column = section.roles.columns[c];
        const bool of_target = column.label.find("arget") != std::string::npos;
        if (column.role == Role::rating && !of_target && section.against[c] == Against::target)
            section.against[c] = Against::overall;
    }
}

void settle(SectionMeaning& section, const TableView& view) {
    std::vector<Column>& columns = section.roles.columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        section.figures.push_back(figure_meaning(columns[c].heading, columns[c].cells));
        section.against.push_back(Against::target);
        section.marked.push_back(marked_areas(columns[c].label));
    }
    join_percents(section.figures, columns);
    section.kind = kind_of(section, view);
    if (section.kind == RecordKind::finance_row) take_baselines(section);
    for (std::size_t c = 0; c < columns.size(); ++c)
        section.against[c] = columns[c].role == Role::rating ? against_of(columns, c) : against_of(section.figures[c]);
    // "Since quarter 1", "Change on last year", over words or arrows.
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].role == Role::rating && columns[c].heading.comparison == Comparison::change)
            section.against[c] = Against::trend;
    if (section.kind == RecordKind::finance_row) {
        rate_lines(section);
        const std::vector<std::string> titles = titles_over(section, view);
        settle_stocks(columns, section.figures, titles);
        take_measure_around(section, titles);
        take_budget_of_paper(section, view);
    }
    if (section.is_register()) settle_register(section);
    if (view.ratings) take_letters_of_key(section, view.ratings->key());
    place_periods(section);
    doubt_columns_alike(section);
}

/// The first row of a section that heads columns: a heading over names and figures alike heads neither, it is a title.
int header_below_titles(const TableGrid& grid, const Section& section, const ColumnRoles& roles) {
    if (roles.name < 0) return section.header_first;
    int row = section.header_first;
    for (; row + 1 < section.header_end; ++row) {
        const Cell* cell = grid.at(row, roles.name);
        if (!cell || cell->row != row || cell->row_span != 1 || cell->text.empty()) break;
        bool over_figures = false;
        for (int c = cell->column; c < cell->column + cell->column_span && c < grid.columns(); ++c)
            over_figures = over_figures || roles.columns[static_cast<std::size_t>(c)].role == Role::figure;
        if (!over_figures) break;
    }
    return row;
}

}  // namespace

bool SectionMeaning::is_register() const {
    constexpr double mostly = 0.6;
    constexpr int least_rows = 2;
    const auto is_figure = [](const Column& column) {
        return column.role == Role::figure && column.cells.figures + column.cells.statuses > 0;
    };
    const auto rates = [](const Column& column) {
        return column.role == Role::rating && column.cells.cells >= least_rows && column.cells.ratings >= mostly;
    };
    const std::vector<Column>& columns = roles.columns;
    // Recommendations and answers in whole sentences are no names.
    if (roles.name < 0 || columns[static_cast<std::size_t>(roles.name)].cells.long_texts > 0.5) return false;
    return section.headed() && std::none_of(columns.begin(), columns.end(), is_figure) &&
           std::any_of(columns.begin(), columns.end(), rates);
}

bool SectionMeaning::readable() const {
    if (roles.name < 0 || contents_list) return false;
    if (is_register()) return true;
    return std::any_of(roles.columns.begin(), roles.columns.end(),
                       [](const Column& column) { return column.role == Role::figure && column.cells.figures > 0; });
}

bool SectionMeaning::tells_columns() const {
    return roles.name >= 0 && std::any_of(roles.columns.begin(), roles.columns.end(),
                                          [](const Column& column) { return column.role == Role::figure; });
}

bool shows_rating(const TableView& view, const Cell& cell, const std::string& heading, bool expected) {
    const CellKind kind = kind_of(cell);
    if (!view.ratings || kind == CellKind::figure || kind == CellKind::period || kind == CellKind::year) return false;
    RatingPlace place;
    place.heading = heading;
    place.expected = expected;
    return view.ratings->rating_in(cell, place).has_value();
}

std::vector<SectionMeaning> understand(const TableView& view) {
    std::vector<SectionMeaning> out;
    for (const Section& rows : sections_of(view.grid, view.table.header_rows)) {
        SectionMeaning section;
        section.section = rows;
        const auto rates = [&](const Cell& cell) { return shows_rating(view, cell, {}, false); };
        section.roles = roles_of(view.grid, rows, body_rows(view.grid, rows), rates);
        if (const int first = header_below_titles(view.grid, rows, section.roles); first > rows.header_first) {
            section.section.header_first = first;
            section.roles = roles_of(view.grid, section.section, body_rows(view.grid, section.section), rates);
        }
        if (!rows.headed() && out.empty() && view.earlier && same_columns(view.grid, *view.earlier) &&
            all_agree(view.earlier->columns, section.roles.columns)) {
            carry_or_redo(section, view, rates);
        } else if (!out.empty() && (rows.repeated || !rows.headed()) &&
                   all_agree(out.back().roles.columns, section.roles.columns)) {
            const ColumnRoles before = out.back().roles;
            carry(section, before.columns, before.name, before.reference, before.code,
                  rows.repeated ? 1 : carried_over);
        }
        settle(section, view);
        section.contents_list = is_contents_list(section, view.grid, body_rows(view.grid, rows));
        out.push_back(std::move(section));
    }
    return out;
}

}  // namespace scrutineer::meaning
