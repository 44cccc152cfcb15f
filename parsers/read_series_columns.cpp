// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/read_series_columns.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "parsers/money_unit.hpp"

namespace scrutineer {

namespace {

/// Codes are written in capitals: "CSC 034", "EH-12b"; "Section 47" begins a name.
const re2::RE2& code_pattern() {
    static const re2::RE2 pattern(
        R"(^[A-Z]{1,6}[A-Z&]?[ /_.-]?[A-Z]{0,4}[ /_.-]?\d{1,5}[a-z]{0,3}(?:[./-]\d{1,3}[a-z]?)?$)");
    return pattern;
}

const ColumnRule* rule_for(const Layout& layout, std::string_view text) {
    if (text.empty()) return nullptr;
    const std::string plain = plain_text(text);
    for (const ColumnRule& rule : layout.labels)
        if (any_found_in(rule.header, plain) && !any_found_in(rule.not_header, plain)) return &rule;
    return nullptr;
}

struct Labels {
    int column = -1;
    int first = 0;         ///< grid row of the first label
    int header_first = 0;  ///< rows [header_first, header_end) head the columns
    int header_end = 0;    ///< a label drawn taller than its row shares rows with them
    int count = 0;
    bool all_required = false;  ///< every required rule has a row
};

/// The column whose cells are explained best by the layout's labels.
Labels find_labels(const TableGrid& grid, const Layout& layout) {
    Labels best;
    constexpr int most_columns = 4;  // labels stand at the left
    for (int c = 0; c < std::min(grid.columns(), most_columns); ++c) {
        Labels here;
        here.column = c;
        here.first = -1;
        int others = 0;
        std::vector<const ColumnRule*> seen;
        for (int r = 0; r < grid.rows(); ++r) {
            const Cell* cell = grid.beginning(r, c);
            if (!cell || cell->row != r || cell->text.empty()) continue;
            if (const ColumnRule* rule = rule_for(layout, cell->text)) {
                if (here.first < 0) here.first = r;
                ++here.count;
                seen.push_back(rule);
            } else if (here.first >= 0) {
                ++others;
            }
        }
        if (here.count < 3 || others * 2 > here.count) continue;
        here.all_required = std::all_of(layout.labels.begin(), layout.labels.end(), [&](const ColumnRule& rule) {
            return !rule.required || std::find(seen.begin(), seen.end(), &rule) != seen.end();
        });
        if (here.count > best.count) best = here;
    }
    return best;
}

/// The headings' rows: those above the first label, down from the last that says something else (a title over the whole
/// table, a definition with its own label).
void find_header(const TableGrid& grid, Labels& labels) {
    const Cell* first = grid.beginning(labels.first, labels.column);
    labels.header_end = first ? first->row + first->row_span - 1 : labels.first;
    labels.header_first = 0;
    for (int r = 0; r < labels.first; ++r) {
        const auto prose = [](const std::string& text) { return text.size() > 80 || text.ends_with('.'); };
        for (const Cell* cell : grid.row_own_cells(r)) {
            const bool in_labels = cell->column <= labels.column && !cell->text.empty() && cell->rotation == 0;
            const bool heads_columns = cell->row + cell->row_span == labels.first && cell->column_span == 1;
            if ((in_labels && !heads_columns) || (cell->column_span > 1 && prose(cell->text)))
                labels.header_first = std::max(labels.header_first, cell->row + cell->row_span);
        }
    }
    labels.header_first = std::min(labels.header_first, labels.header_end);
}

/// The figure of a label's row in a column. Where the label is drawn over several rows it is the lowest cell there.
const Cell* figure_at(const TableGrid& grid, const Cell& label, int column) {
    const Cell* found = nullptr;
    for (int r = label.row; r < label.row + label.row_span; ++r) {
        const Cell* cell = grid.beginning(r, column);
        if (!cell || cell->row != r || cell->text.empty()) continue;
        if (label.row_span == 1 || looks_like_figure(cell->text)) found = cell;
    }
    return found;
}

struct Heading {
    std::string code;
    Cell name;
    std::vector<std::string> group;  ///< headings over several of the columns
};

/// Takes a code off the beginning of a name's cell: "CSC 034 Monthly number of …".
void take_code(Heading& heading) {
    if (!heading.code.empty()) return;
    std::vector<Word> words;
    for (const auto& line : heading.name.lines) words.insert(words.end(), line.begin(), line.end());
    const std::string text = heading.name.text;
    static const re2::RE2 leading(R"(^([A-Z]{2,6}[ /_-]?\d{1,5}[a-z]{0,3})\s*[:.–-]?\s+(\S.*)$)");
    std::string code, rest;
    if (!re2::RE2::FullMatch(text, leading, &code, &rest)) return;
    heading.code = code;
    heading.name.text = rest;
    // The words go with the text: those that the code took are left out.
    std::size_t letters = 0;
    const std::size_t taken = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end() - static_cast<std::ptrdiff_t>(rest.size()), [](char c) { return c != ' '; }));
    for (auto& line : heading.name.lines) {
        std::vector<Word> kept;
        for (Word& word : line) {
            if (letters < taken)
                letters += word.text.size();
            else
                kept.push_back(std::move(word));
        }
        line = std::move(kept);
    }
    std::erase_if(heading.name.lines, [](const std::vector<Word>& line) { return line.empty(); });
}

void add_to_name(Cell& name, const Cell& cell) {
    if (name.text.empty()) {
        const int column = name.column;
        name = cell;
        if (column > 0) name.column = column;
        return;
    }
    name.text += ' ' + cell.text;
    name.lines.insert(name.lines.end(), cell.lines.begin(), cell.lines.end());
    name.box = united(name.box, cell.box);
    name.text_box = united(name.text_box, cell.text_box);
}

void add_level(Heading& heading, const Cell& cell) {
    if (heading.code.empty() && heading.name.text.empty() && re2::RE2::FullMatch(plain_text(cell.text), code_pattern()))
        heading.code = cell.text;
    else
        add_to_name(heading.name, cell);
}

Heading heading_of(const TableGrid& grid, int column, int label_column, int header_first, int header_end) {
    Heading heading;
    const Cell* last = nullptr;
    for (int r = header_first; r < header_end; ++r) {
        const Cell* cell = grid.at(r, column);
        if (!cell || cell == last || cell->text.empty()) continue;
        last = cell;
        if (cell->column <= label_column || cell->column_span > 1) {
            // Over the whole table it is its title, over some columns their heading.
            heading.group.push_back(cell->text);
            continue;
        }
        add_level(heading, *cell);
    }
    // A code that stands a little higher than its neighbours, beside the last line of a definition.
    if (heading.code.empty() && header_first > 0) {
        const Cell* above = grid.beginning(header_first - 1, column);
        if (above && above->column_span == 1 && re2::RE2::FullMatch(plain_text(above->text), code_pattern()))
            heading.code = above->text;
    }
    take_code(heading);
    return heading;
}

/// Headings that the table finder left above the table: lines over its columns, each within one, up to the first that
/// is not. Empty where a column has none.
std::vector<Heading> headings_over(const TableContext& context, int label_column, int header_end) {
    const TableGrid& grid = context.grid;
    std::vector<Heading> none;
    if (!context.text) return none;
    Box table = context.table.box;
    if (const Cell* first = grid.beginning(header_end, label_column); first && first->page == context.table.page)
        table.y0 = first->box.y0;
    // Boundaries between the columns: half way between what stands in them.
    std::vector<double> boundaries;
    for (int c = label_column; c < grid.columns(); ++c) {
        const auto [x0, x1] = grid.extent(c);
        if (x1 <= x0) return none;
        if (c > label_column) boundaries.push_back((grid.extent(c - 1).second + x0) / 2);
    }
    if (boundaries.empty()) return none;
    std::vector<std::vector<const TextLine*>> over(boundaries.size());
    std::vector<const TextLine*> above;
    for (std::size_t p = 0; p < context.pages.size(); ++p) {
        if (context.pages[p].number != context.table.page) continue;
        for (std::size_t i = 0; i < context.text->lines(p).size(); ++i) {
            const TextLine& line = context.text->lines(p)[i];
            constexpr double reach = 90;
            if (line.rotation == 0 && !context.text->running(p, i) && line.box.y1 <= table.y0 + 2 &&
                line.box.y1 > table.y0 - reach)
                above.push_back(&line);
        }
    }
    std::stable_sort(above.begin(), above.end(),
                     [](const TextLine* a, const TextLine* b) { return a->baseline > b->baseline; });
    for (const TextLine* line : above) {
        const auto column_at = [&](double x) {
            return static_cast<std::size_t>(std::upper_bound(boundaries.begin(), boundaries.end(), x) -
                                            boundaries.begin());
        };
        const std::size_t left = column_at(line->box.x0 + 1), right = column_at(line->box.x1 - 1);
        if (left == 0 || left != right || line->box.x0 > table.x1 + 40) break;
        over[left - 1].push_back(line);
    }
    std::vector<Heading> headings(boundaries.size());
    for (std::size_t c = 0; c < over.size(); ++c) {
        if (over[c].empty()) return none;
        for (auto line = over[c].rbegin(); line != over[c].rend(); ++line) {
            Cell cell;
            cell.page = context.table.page;
            cell.text = (*line)->text;
            cell.lines = {(*line)->words};
            cell.box = cell.text_box = (*line)->box;
            cell.source = context.table.source;
            add_level(headings[c], cell);
        }
        take_code(headings[c]);
    }
    return headings;
}

/// Titles within the table, above its headings: rows of one short cell.
std::vector<std::string> titles_of(const TableGrid& grid, int header_first) {
    std::vector<std::string> titles;
    for (int r = 0; r < header_first; ++r) {
        const std::vector<const Cell*> cells = grid.row_cells(r);
        constexpr std::size_t longest = 100;
        if (cells.size() == 1 && cells.front()->row == r && cells.front()->column == 0 &&
            looks_like_words(cells.front()->text) && cells.front()->text.size() < longest && r == 0)
            titles.push_back(cells.front()->text);
    }
    return titles;
}

bool same_layout_before(const TableContext& context, const Layout& layout) {
    return context.earlier && context.earlier->layout == &layout &&
           static_cast<int>(context.earlier->match.columns.size()) == context.grid.columns();
}

std::string joined(const Heading& heading) {
    return heading.code + (heading.code.empty() || heading.name.text.empty() ? "" : " ") + heading.name.text;
}

}  // namespace

Match match_series_columns(const TableContext& context, const Layout& layout) {
    const TableGrid& grid = context.grid;
    if (grid.columns() < 2 || grid.rows() < 3) return {};
    Labels labels = find_labels(grid, layout);
    if (labels.column < 0) return {};
    const bool goes_on = same_layout_before(context, layout);
    if (!labels.all_required && !goes_on) return {};
    find_header(grid, labels);

    Match match;
    match.header_first = labels.header_first;
    match.header_end = labels.header_end;
    std::vector<Heading> over;
    if (labels.header_first == labels.header_end) {
        over = headings_over(context, labels.column, labels.header_end);
        match.inherited = over.empty();
    }
    if (match.inherited && !goes_on) return {};
    match.columns.resize(static_cast<std::size_t>(grid.columns()));
    match.labels.resize(static_cast<std::size_t>(grid.columns()));
    match.columns[static_cast<std::size_t>(labels.column)].known = true;
    match.columns[static_cast<std::size_t>(labels.column)].rule.role = ColumnRole::period;
    std::string headings;
    for (const std::string& text : context.headings) headings += plain_text(text) + "\n";
    int named = 0;
    for (int c = labels.column + 1; c < grid.columns(); ++c) {
        const std::size_t index = static_cast<std::size_t>(c);
        std::string& label = match.labels[index];
        if (match.inherited)
            label = context.earlier->match.labels[index];
        else if (!over.empty())
            label = joined(over[static_cast<std::size_t>(c - labels.column - 1)]);
        else
            label = joined(heading_of(grid, c, labels.column, labels.header_first, labels.header_end));
        headings += plain_text(label) + "\n";
        int figures = 0, others = 0;
        for (int r = labels.first; r < grid.rows(); ++r) {
            const Cell* row_label = grid.beginning(r, labels.column);
            if (!row_label || row_label->row != r) continue;
            const Cell* cell = figure_at(grid, *row_label, c);
            if (cell) ++(looks_like_figure(cell->text) ? figures : others);
        }
        if (label.empty() || others > figures) continue;
        match.columns[index].known = true;
        match.columns[index].rule.role = ColumnRole::figure;
        if (looks_like_words(label)) ++named;
    }
    for (const Pattern& needed : layout.needs)
        if (!needed.found_in(headings)) return {};
    if (any_found_in(layout.never, headings) || named == 0) return {};
    // Every label that is understood speaks for the layout; a table of indicators in rows has no such column.
    match.score = 1 + 0.5 * labels.count;
    return match;
}

TableRows read_series_columns(const TableContext& context, const Layout& layout, const Match& match) {
    const TableGrid& grid = context.grid;
    TableRows out;
    int label_column = 0;
    while (label_column + 1 < grid.columns() &&
           !(match.columns[static_cast<std::size_t>(label_column)].known &&
             match.columns[static_cast<std::size_t>(label_column)].rule.role == ColumnRole::period))
        ++label_column;

    std::vector<Heading> over;
    if (!match.inherited && match.header_first == match.header_end)
        over = headings_over(context, label_column, match.header_end);
    const std::vector<std::string> titles = titles_of(grid, match.header_first);
    for (int c = label_column + 1; c < grid.columns(); ++c) {
        const ColumnUse& use = match.columns[static_cast<std::size_t>(c)];
        if (!use.known || use.rule.role != ColumnRole::figure) continue;
        Heading heading;
        if (match.inherited) {
            heading.name.text = match.labels[static_cast<std::size_t>(c)];
            static const re2::RE2 leading(R"(^([A-Z]{1,6}[ /_-]?\d{1,5}[a-z]{0,3}) (\S.*)$)");
            std::string code, rest;
            if (re2::RE2::FullMatch(heading.name.text, leading, &code, &rest)) {
                heading.code = code;
                heading.name.text = rest;
            }
            heading.name.page = context.table.page;
        } else if (!over.empty()) {
            heading = over[static_cast<std::size_t>(c - label_column - 1)];
        } else {
            heading = heading_of(grid, c, label_column, match.header_first, match.header_end);
        }
        Row row;
        row.kind = layout.kind;
        row.layout = layout.name;
        row.code = heading.code;
        row.name = heading.name;
        if (row.name.text.empty()) continue;
        row.group = context.headings;
        // A heading over a column is not one over the table.
        while (!row.group.empty() && std::any_of(over.begin(), over.end(), [&](const Heading& h) {
            return joined(h).find(row.group.back()) != std::string::npos;
        }))
            row.group.pop_back();
        heading.group.insert(heading.group.begin(), titles.begin(), titles.end());
        for (const std::string& text : heading.group)
            if (row.group.empty() || plain_text(row.group.back()) != plain_text(text)) row.group.push_back(text);
        row.page = context.table.page;
        row.table = context.number;
        row.row = c + 1;
        row.footnotes = context.footnotes;
        row.confidence = context.table.confidence;
        row.source = context.table.source;
        row.box = row.name.lines.empty() ? Box{} : row.name.box;
        bool boxed = !row.name.lines.empty();
        for (int r = match.header_first; r < grid.rows(); ++r) {
            const Cell* label = grid.beginning(r, label_column);
            if (!label || label->row != r || r + label->row_span <= match.header_end) continue;
            const Cell* cell = figure_at(grid, *label, c);
            if (!cell) continue;
            const ColumnRule* rule = rule_for(layout, label->text);
            if (!rule || rule->role != ColumnRole::figure) continue;
            RawFigure figure;
            figure.measure = rule->measure;
            figure.basis = rule->basis;
            figure.area = rule->area;
            figure.area_name = rule->area_name;
            figure.label = label->text;
            figure.unit_text = rule->unit;
            if (rule->period_in_header) figure.period_text = label->text;
            figure.cell = *cell;
            if (cell->page == row.page) {
                row.box = boxed ? united(row.box, cell->box) : cell->box;
                boxed = true;
            }
            row.figures.push_back(std::move(figure));
        }
        if (!row.figures.empty()) out.rows.push_back(std::move(row));
    }
    return out;
}

bool join_series(std::vector<Row>& rows, const Row& row) {
    if (row.kind != RecordKind::kpi_series) return false;
    for (std::size_t i = rows.size(); i-- > 0;) {
        Row& before = rows[i];
        if (before.page < row.page - 1) break;
        if (before.page == row.page && before.table == row.table) continue;
        if (before.kind != row.kind || before.layout != row.layout || before.code != row.code ||
            plain_text(before.name.text) != plain_text(row.name.text))
            continue;
        const bool twice = std::any_of(row.figures.begin(), row.figures.end(), [&](const RawFigure& figure) {
            return std::any_of(before.figures.begin(), before.figures.end(),
                               [&](const RawFigure& other) { return other.label == figure.label; });
        });
        if (twice) continue;
        before.figures.insert(before.figures.end(), row.figures.begin(), row.figures.end());
        before.confidence = std::min(before.confidence, row.confidence);
        return true;
    }
    return false;
}

}  // namespace scrutineer
