// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/lists.hpp"

#include <algorithm>
#include <cctype>

#include "parsers/meaning/figures.hpp"
#include "parsers/meaning/heading.hpp"
#include "parsers/shapes/labels.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// A list has at most so many figures to a name; with more it is a table of columns.
constexpr std::size_t most_values = 2;
/// Lists that stand side by side on a page.
constexpr std::size_t most_lists = 4;
/// The share of a column's cells that must be what the column holds.
constexpr double least_share = 0.85;
constexpr int most_heading_rows = 3;

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool holds_value(const Cell& cell) { return shapes::is_value(cell.text); }

bool all_bold(const Cell& cell) {
    for (const auto& line : cell.lines)
        for (const Word& word : line)
            if (!word.bold) return false;
    return !cell.lines.empty();
}

/// The cell of a row that begins in both row and column.
const Cell* own_cell(const TableGrid& grid, int row, int column) {
    const Cell* cell = grid.beginning(row, column);
    return cell && cell->row == row && has_content(*cell) ? cell : nullptr;
}

enum class Column { empty, references, names, values, other };

/// Whole numbers that rise from row to row number the lines.
bool rises(const TableGrid& grid, int column, int first) {
    long last = -1;
    int count = 0;
    for (int r = first; r < grid.rows(); ++r) {
        const Cell* cell = own_cell(grid, r, column);
        if (!cell) continue;
        const std::string text = fold_text(cell->text);
        if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789.") != std::string::npos) return false;
        const long number = std::stol("0" + text.substr(0, text.find('.')));
        if (number <= last) return false;
        last = number;
        ++count;
    }
    return count >= 3 && last <= 3L * count + 100;
}

Column kind_of(const TableGrid& grid, int column, int first) {
    int cells = 0, values = 0, names = 0;
    for (int r = first; r < grid.rows(); ++r) {
        const Cell* cell = own_cell(grid, r, column);
        if (!cell) continue;
        ++cells;
        if (holds_value(*cell))
            ++values;
        else if (!cell->text.empty())
            ++names;
    }
    if (cells == 0) return Column::empty;
    if (values >= least_share * cells) return Column::values;
    if (names >= least_share * cells) return Column::names;
    return Column::other;
}

/// Leading rows without a figure in any column but the first are the table's heading.
int heading_rows(const TableGrid& grid) {
    int rows = 0;
    for (; rows < std::min(most_heading_rows, grid.rows()); ++rows)
        for (int c = 1; c < grid.columns(); ++c)
            if (const Cell* cell = own_cell(grid, rows, c);
                cell && holds_value(*cell) && has_digit(cell->text) && !looks_like_period(cell->text))
                return rows;
    return rows;
}

/// Names with figures behind them, once or several times over with the same number of figures.
std::vector<ListColumns> split(const TableGrid& grid, int first) {
    std::vector<ListColumns> lists;
    int reference = -1;
    for (int c = 0; c < grid.columns(); ++c) {
        const Column kind = kind_of(grid, c, first);
        if (kind == Column::empty) continue;
        const bool begins = lists.empty() || !lists.back().values.empty();
        if (kind == Column::values && begins && reference < 0 && c + 1 < grid.columns() && rises(grid, c, first) &&
            kind_of(grid, c + 1, first) == Column::names) {
            reference = c;
        } else if (kind == Column::names) {
            if (!begins) return {};  // two columns of text
            lists.push_back({reference, c, {}});
            reference = -1;
        } else if (kind == Column::values && !lists.empty()) {
            lists.back().values.push_back(c);
        } else {
            return {};
        }
    }
    return lists;
}

std::string joined_levels(const std::vector<std::string>& levels) {
    std::string text;
    for (const std::string& level : levels) text += (text.empty() ? "" : " ") + level;
    return text;
}

std::vector<std::string> levels_of(const TableGrid& grid, int column, int end) { return grid.heading(column, 0, end); }

/// Headings that say more of a figure than a number or a share of something belong to tables of columns: targets,
/// budgets, periods, areas, money.
bool heads_a_list(const std::vector<std::string>& levels) {
    if (levels.empty()) return true;
    if (money_unit(joined_levels(levels))) return false;
    const meaning::HeadingMeaning m = meaning::parse_heading(levels);
    const bool figure = m.role == meaning::Role::figure || m.role == meaning::Role::unknown;
    return figure && (!m.measure || *m.measure == Measure::actual || *m.measure == Measure::other) && !m.basis &&
           !m.area && m.period_text.empty() && m.comparison == meaning::Comparison::none;
}

/// Is one of the figures of a name the share that the other one is of the whole?
bool has_share(const TableGrid& grid, const ListTable& table) {
    const std::vector<int>& values = table.lists.front().values;
    return values.size() == 2 && std::any_of(values.begin(), values.end(), [&](int value) {
               return meaning::parse_heading(levels_of(grid, value, table.header_end)).aspect == Aspect::share;
           });
}

/// Page numbers behind titles: a list of contents.
bool is_contents(const TableContext& context, const ListTable& table) {
    if (table.lists.size() != 1 || table.lists.front().values.size() != 1) return false;
    const long pages = static_cast<long>(context.pages.size()) + 200;  // a paper may be a part of a pack
    long last = 0;
    int count = 0;
    for (int r = table.header_end; r < context.grid.rows(); ++r) {
        const Cell* cell = own_cell(context.grid, r, table.lists.front().values.front());
        if (!cell) continue;
        const std::string text = fold_text(cell->text);
        if (text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos) return false;
        const long page = std::stol(text);
        if (page < last || page > pages) return false;
        last = page;
        ++count;
    }
    return count >= 2;
}

/// A row with words in one cell of the list alone, set apart: the heading of the rows under it.
const Cell* heading_in_row(const TableGrid& grid, int row, const ListColumns& list, bool names_are_bold) {
    const Cell* name = own_cell(grid, row, list.name);
    if (!name || !looks_like_words(name->text)) return nullptr;
    for (const int value : list.values)
        if (const Cell* cell = grid.at(row, value); cell && cell != name && has_content(*cell)) return nullptr;
    const bool spans = name->column_span > 1 && name->column + name->column_span > list.values.front();
    const bool stands_out = all_bold(*name) && !names_are_bold;
    return spans || stands_out ? name : nullptr;
}

bool bold_names(const TableGrid& grid, const ListColumns& list, int first) {
    int bold = 0, names = 0;
    for (int r = first; r < grid.rows(); ++r)
        if (const Cell* cell = own_cell(grid, r, list.name)) {
            ++names;
            if (all_bold(*cell)) ++bold;
        }
    return 2 * bold > names;
}

/// The figure's heading says whether it counts or is a share; else its own sign does.
RawFigure figure_from(const TableGrid& grid, const ListTable& table, int column, const Cell& cell) {
    RawFigure figure;
    const std::vector<std::string> levels = levels_of(grid, column, table.header_end);
    figure.label = joined_levels(levels);
    figure.cell = cell;
    const meaning::HeadingMeaning m = meaning::parse_heading(levels);
    figure.aspect = m.aspect;
    figure.dimension = m.dimension;
    figure.unit_text = m.unit == Unit::count ? "No." : m.unit == Unit::percent ? "%" : m.unit_text;
    return figure;
}

/// What a list of money is the parts of: the measure that the row of its total names, first or last ("Overall budget").
std::optional<Measure> measure_of_whole(const TableGrid& grid, const ListTable& table, const ListColumns& list) {
    static const Expression whole(R"(\b(total|overall|all|whole|combined)\b)", Expression::Case::ignored);
    for (const int row : {table.header_end, grid.rows() - 1}) {
        const Cell* name = own_cell(grid, row, list.name);
        const Cell* value = own_cell(grid, row, list.values.front());
        if (!name || !value || !money_unit(value->text) || !whole.found_in(fold_text(name->text))) continue;
        if (const auto measure = meaning::measure_of_name(name->text)) return measure;
    }
    return std::nullopt;
}

/// What heads the column of names says what they are about, unless it only says that they are names: under a heading
/// over several columns, or a caption right above the table, it is no more than the column's own.
std::string topic_of(const TableContext& context, const ListTable& table, const ListColumns& list) {
    std::vector<std::string> levels = levels_of(context.grid, list.name, table.header_end);
    const bool captioned = !context.headings.empty() &&
                           std::any_of(context.caption.begin(), context.caption.end(), [&](const std::string& line) {
                               return fold_text(context.headings.back()) == fold_text(line);
                           });
    if (levels.size() > 1)
        levels.pop_back();
    else if (captioned)
        return {};
    const std::string topic = joined_levels(levels);
    if (!looks_like_words(topic)) return {};
    const meaning::HeadingMeaning m = meaning::parse_heading(levels);
    return m.role == meaning::Role::name && m.known >= 1 ? std::string() : topic;
}

}  // namespace

std::optional<ListTable> find_lists(const TableContext& context) {
    const TableGrid& grid = context.grid;
    ListTable table;
    table.header_end = heading_rows(grid);
    table.lists = split(grid, table.header_end);
    if (table.lists.empty() || table.lists.size() > most_lists) return std::nullopt;
    const std::size_t values = table.lists.front().values.size();
    if (values == 0 || values > most_values) return std::nullopt;
    const bool goes_on = context.goes_on && context.earlier;
    for (const ListColumns& list : table.lists) {
        if (list.values.size() != values) return std::nullopt;
        int rows = 0;
        for (int r = table.header_end; r < grid.rows(); ++r)
            if (own_cell(grid, r, list.name) && own_cell(grid, r, list.values.front())) ++rows;
        if (rows < (goes_on ? 1 : 2)) return std::nullopt;
        for (const int value : list.values)
            if (!heads_a_list(levels_of(grid, value, table.header_end))) return std::nullopt;
    }
    if (is_contents(context, table)) return std::nullopt;
    table.certain = table.lists.size() > 1 || table.header_end == 0 || has_share(grid, table);
    return table;
}

TableRows read_lists(const TableContext& context, const ListTable& table) {
    const TableGrid& grid = context.grid;
    TableRows out;
    for (const ListColumns& list : table.lists) {
        const std::optional<Measure> measure = measure_of_whole(grid, table, list);
        const bool bold = bold_names(grid, list, table.header_end);
        std::vector<std::string> group = context.headings;
        if (std::string topic = topic_of(context, table, list); !topic.empty()) group.push_back(std::move(topic));
        const std::size_t outer = group.size();
        for (int r = table.header_end; r < grid.rows(); ++r) {
            if (const Cell* heading = heading_in_row(grid, r, list, bold)) {
                group.resize(outer);
                group.push_back(heading->text);
                continue;
            }
            const Cell* name = own_cell(grid, r, list.name);
            if (!name) continue;
            Row row;
            row.kind = RecordKind::breakdown_row;
            row.layout = "general";
            row.name = *name;
            row.group = group;
            if (list.reference >= 0)
                if (const Cell* reference = own_cell(grid, r, list.reference)) row.ref = reference->text;
            row.page = name->page;
            row.table = context.number;
            row.row = r + 1;
            row.box = name->box;
            row.footnotes = context.footnotes;
            row.confidence = context.table.confidence;
            row.source = context.table.source;
            for (const int value : list.values)
                if (const Cell* cell = own_cell(grid, r, value)) {
                    row.figures.push_back(figure_from(grid, table, value, *cell));
                    if (measure) row.figures.back().measure = *measure;
                    row.box = united(row.box, cell->box);
                }
            if (!row.figures.empty()) out.rows.push_back(std::move(row));
        }
    }
    return out;
}

}  // namespace scrutineer
