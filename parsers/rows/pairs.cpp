// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/pairs.hpp"

#include <algorithm>
#include <cctype>

#include "words/cell_kinds.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// The columns that hold anything, in order: spacer columns between the pairs do not count.
std::vector<int> filled_columns(const TableGrid& grid) {
    std::vector<int> out;
    for (int c = 0; c < grid.columns(); ++c)
        for (int r = 0; r < grid.rows(); ++r)
            if (const Cell* cell = grid.beginning(r, c); cell && has_content(*cell)) {
                out.push_back(c);
                break;
            }
    return out;
}

/// Leading rows without a figure in any value column are the table's heading.
int heading_rows(const TableGrid& grid, const std::vector<int>& columns) {
    int rows = 0;
    for (; rows < std::min(3, grid.rows()); ++rows)
        for (std::size_t i = 1; i < columns.size(); i += 2)
            if (const Cell* cell = grid.beginning(rows, columns[i]);
                cell && looks_like_figure(cell->text) && has_digit(cell->text))
                return rows;
    return rows;
}

bool all_bold(const Cell& cell) {
    for (const auto& line : cell.lines)
        for (const Word& word : line)
            if (!word.bold) return false;
    return !cell.lines.empty();
}

/// A row that has words in one cell alone, set apart: the heading of the rows under it.
const Cell* heading_in_row(const TableGrid& grid, int r) {
    const std::vector<const Cell*> cells = grid.row_cells(r);
    if (cells.size() != 1 || cells.front()->row != r || cells.front()->column > 0) return nullptr;
    const Cell& cell = *cells.front();
    if (!looks_like_words(cell.text) || !all_bold(cell)) return nullptr;
    return &cell;
}

}  // namespace

Match match_pairs(const TableContext& context, const Layout& layout) {
    const TableGrid& grid = context.grid;
    const std::vector<int> columns = filled_columns(grid);
    if (columns.size() < 2 || columns.size() > 8 || columns.size() % 2 != 0) return {};
    Match match;
    match.columns.resize(static_cast<std::size_t>(grid.columns()));
    match.labels.resize(static_cast<std::size_t>(grid.columns()));
    match.header_end = heading_rows(grid, columns);
    int names = 0;
    int values = 0;
    int other_names = 0;
    int other_values = 0;
    for (int r = match.header_end; r < grid.rows(); ++r)
        for (std::size_t i = 0; i < columns.size(); i += 2) {
            const Cell* name = grid.beginning(r, columns[i]);
            const Cell* value = grid.beginning(r, columns[i + 1]);
            if (name && !name->text.empty())
                ++(looks_like_words(name->text) && !looks_like_period(name->text) ? names : other_names);
            if (value && !value->text.empty())
                ++(looks_like_figure(value->text) && !looks_like_period(value->text) ? values : other_values);
        }
    std::string headings;
    for (const std::string& heading : context.headings) headings += fold_text(heading) + "\n";
    for (const std::string& line : context.caption) headings += fold_text(line) + "\n";
    for (int c = 0; c < grid.columns(); ++c) {
        match.labels[static_cast<std::size_t>(c)] = [&] {
            std::string label;
            for (const std::string& level : grid.heading(c, 0, match.header_end))
                label += (label.empty() ? "" : " ") + level;
            return label;
        }();
        headings += fold_text(match.labels[static_cast<std::size_t>(c)]) + "\n";
    }
    // One row is no table, unless it is what was left of one for the next page.
    const bool rest = context.goes_on && match.header_end > 0 && context.earlier->match.labels == match.labels;
    const int least = rest ? 1 : 2;
    if (names < least || values < least || 10 * other_names > names || 10 * other_values > values ||
        3 * values < 2 * names)
        return {};
    // Money is for the finance layouts, which know more of it.
    for (const std::string& label : match.labels)
        if (money_unit(label)) return {};
    for (const Pattern& needed : layout.needs)
        if (!needed.found_in(headings)) return {};
    if (any_found_in(layout.never, headings)) return {};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnUse& use = match.columns[static_cast<std::size_t>(columns[i])];
        use.known = true;
        use.rule.role = i % 2 == 0 ? ColumnRole::name : ColumnRole::figure;
    }
    match.score = 2;
    return match;
}

TableRows read_pairs(const TableContext& context, const Layout& layout, const Match& match) {
    const TableGrid& grid = context.grid;
    TableRows out;
    std::vector<int> columns;
    for (int c = 0; c < grid.columns(); ++c)
        if (match.columns[static_cast<std::size_t>(c)].known) columns.push_back(c);
    std::vector<std::string> group = context.headings;
    const std::string title = columns.empty() ? std::string() : match.labels[static_cast<std::size_t>(columns.front())];
    if (looks_like_words(title)) group.push_back(title);
    // The second pair of columns goes on where the first ended: down one pair, then the next.
    const auto bold_names = [&] {
        int bold = 0;
        int names = 0;
        for (int r = match.header_end; r < grid.rows(); ++r)
            if (const Cell* cell = grid.beginning(r, columns.front()); cell && !cell->text.empty()) {
                ++names;
                if (all_bold(*cell)) ++bold;
            }
        return 2 * bold > names;
    };
    const bool names_are_bold = columns.empty() || bold_names();
    const std::vector<std::string> headings = group;
    for (std::size_t i = 0; i + 1 < columns.size(); i += 2) {
        group = headings;
        std::string label = match.labels[static_cast<std::size_t>(columns[i + 1])];
        for (int r = match.header_end; r < grid.rows(); ++r) {
            // Two small tables may stand so close that they are one: what heads the second takes the place of the
            // first's heading.
            if (const Cell* heading = names_are_bold ? nullptr : heading_in_row(grid, r)) {
                group = headings;
                if (!group.empty()) group.pop_back();
                group.push_back(heading->text);
                label.clear();
                continue;
            }
            const Cell* name = grid.beginning(r, columns[i]);
            const Cell* value = grid.beginning(r, columns[i + 1]);
            if (value && value->row == r && (!name || name->text.empty()) && !value->text.empty() &&
                !looks_like_figure(value->text))
                label = value->text;
            if (!name || !value || name->text.empty() || value->text.empty() || name->row != r || value->row != r)
                continue;
            Row row;
            row.kind = layout.kind;
            row.layout = layout.name;
            row.name = *name;
            row.group = group;
            row.page = name->page;
            row.table = context.number;
            row.row = r + 1;
            row.box = united(name->box, value->box);
            row.footnotes = context.footnotes;
            row.confidence = context.table.confidence;
            row.source = context.table.source;
            RawFigure figure;
            figure.label = label;
            figure.cell = *value;
            if (const auto unit = count_or_share_unit(figure.label))
                figure.unit_text = *unit;
            else if (const auto money = money_unit(figure.label))
                figure.unit_text = *money;
            row.figures.push_back(std::move(figure));
            out.rows.push_back(std::move(row));
        }
    }
    return out;
}

}  // namespace scrutineer
