// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/series_columns.hpp"

#include <algorithm>

#include "parsers/rows/series_headings.hpp"
#include "parsers/rows/series_labels.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

namespace {

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
        std::vector<std::string> seen;
        for (int r = 0; r < grid.rows(); ++r) {
            const Cell* cell = grid.beginning(r, c);
            if (!cell || cell->row != r || cell->text.empty()) continue;
            if (series_label(layout, cell->text)) {
                if (here.first < 0) here.first = r;
                ++here.count;
                seen.push_back(cell->text);
            } else if (here.first >= 0) {
                ++others;
            }
        }
        if (here.count < 1 || others * 2 > here.count) continue;
        here.all_required = makes_series(layout, seen);
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
            // Beside headings of most columns it heads the labels; else it is the label of a definition.
            int beside = 0;
            for (int c = labels.column + 1; c < grid.columns(); ++c)
                for (int k = cell->row; k < labels.first; ++k)
                    if (const Cell* other = grid.beginning(k, c);
                        other && other->column_span == 1 && !other->text.empty()) {
                        ++beside;
                        break;
                    }
            const bool heads_columns = cell->row + cell->row_span == labels.first && cell->column_span == 1 &&
                                       2 * beside >= grid.columns() - labels.column - 1;
            // The last line of a definition may keep within one column; it stands alone in its row.
            const bool alone = grid.columns() > labels.column + 2 && grid.row_cells(r).size() == 1;
            if ((in_labels && !heads_columns) || ((cell->column_span > 1 || alone) && prose(cell->text)))
                labels.header_first = std::max(labels.header_first, cell->row + cell->row_span);
        }
    }
    labels.header_first = std::min(labels.header_first, labels.header_end);
}

/// The figure of a label's row in a column. Where the label is drawn over several rows it is the lowest cell there;
/// where the grid's rows follow something else beside the table, the cell that stands at the label's height.
const Cell* figure_at(const TableGrid& grid, const Labels& labels, const Cell& label, int column) {
    const Cell* found = nullptr;
    for (int r = label.row; r < label.row + label.row_span; ++r) {
        const Cell* cell = grid.beginning(r, column);
        if (!cell || cell->row != r || cell->text.empty()) continue;
        if (label.row_span == 1 || looks_like_figure(cell->text)) found = cell;
    }
    if (found || label.row_span > 1 || label.text_box.height() <= 0) return found;
    for (const int r : {label.row - 1, label.row + 1}) {
        const Cell* other_label = grid.beginning(r, labels.column);
        if (other_label && !other_label->text.empty()) continue;
        const Cell* cell = grid.beginning(r, column);
        if (!cell || cell->row != r || cell->text.empty() || cell->page != label.page) continue;
        const double middle = cell->text_box.centre().y;
        if (looks_like_figure(cell->text) && middle > label.text_box.y0 && middle < label.text_box.y1) return cell;
    }
    return nullptr;
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

/// The headings of the table before, of the same layout, that stand over this table's columns; empty where a column has
/// none or two have the same.
std::vector<std::string> inherited_headings(const TableContext& context, const Layout& layout, int label_column) {
    if (!context.earlier || context.earlier->layout != &layout) return {};
    const KnownColumns& earlier = *context.earlier;
    std::vector<std::string> headings;
    std::vector<std::size_t> taken;
    for (int c = label_column + 1; c < context.grid.columns(); ++c) {
        const auto [x0, x1] = context.grid.extent(c);
        const double middle = (x0 + x1) / 2;
        std::size_t found = earlier.extents.size();
        for (std::size_t e = 0; e < earlier.extents.size() && e < earlier.match.columns.size(); ++e)
            if (earlier.match.columns[e].known && earlier.match.columns[e].rule.role == ColumnRole::figure &&
                earlier.extents[e].first - 3 <= middle && middle <= earlier.extents[e].second + 3)
                found = e;
        if (found == earlier.extents.size()) {
            headings.emplace_back();  // beside the columns: a chart's numbers
            continue;
        }
        if (std::find(taken.begin(), taken.end(), found) != taken.end()) return {};
        taken.push_back(found);
        headings.push_back(earlier.match.labels[found]);
    }
    if (taken.empty()) return {};
    return headings;
}

/// Does what stands over each column of figures in the grid read as the name of an indicator, not as a piece of a
/// sentence or a figure?
enum class Names { plausible, missing, wrong };

Names names_in_grid(const TableGrid& grid, const Labels& labels) {
    Names names = Names::plausible;
    static const Expression two_sentences(R"([a-z]{4,}\. [A-Z])");
    for (int c = labels.column + 1; c < grid.columns(); ++c) {
        int figures = 0;
        for (int r = labels.header_end; r < grid.rows(); ++r)
            if (const Cell* cell = grid.beginning(r, c); cell && cell->row == r && looks_like_figure(cell->text))
                ++figures;
        if (figures == 0) continue;
        const SeriesHeading heading = series_heading(grid, c, labels.column, labels.header_first, labels.header_end);
        const std::string name = fold_text(heading.name.text);
        const bool cut = heading.code.empty() && !name.empty() && name.front() >= 'a' && name.front() <= 'z';
        if (cut || two_sentences.found_in(name) || (!name.empty() && looks_like_figure(name))) return Names::wrong;
        if (name.empty()) names = Names::missing;
    }
    return names;
}

/// The total under the twelve months of a year, or its four quarters, is the year's.
void date_totals(std::vector<RawFigure>& figures) {
    constexpr std::ptrdiff_t months = 12;
    constexpr std::ptrdiff_t quarters = 4;
    static const Expression quarter(R"((q|quarter|qtr) ?\d\b.*)", Expression::Case::ignored);
    const auto dated = [](const RawFigure& figure) {
        return figure.basis == Basis::series && !figure.period_text.empty();
    };
    const auto count = std::count_if(figures.begin(), figures.end(), dated);
    const auto of_quarters = std::count_if(figures.begin(), figures.end(), [&](const RawFigure& figure) {
        return dated(figure) && quarter.matches(fold_text(figure.period_text));
    });
    if (!(count == months && of_quarters == 0) && !(count == quarters && of_quarters == quarters)) return;
    const auto first = std::find_if(figures.begin(), figures.end(), dated);
    const auto last = std::find_if(figures.rbegin(), figures.rend(), dated);
    for (RawFigure& figure : figures) {
        if (figure.aspect != Aspect::total || !figure.of_no_period) continue;
        figure.period_text = first->period_text + " to " + last->period_text;
        figure.of_no_period = false;
        figure.basis = Basis::annual;
        figure.basis_by_period = false;
    }
}

}  // namespace

Match match_series_columns(const TableContext& context, const Layout& layout) {
    const TableGrid& grid = context.grid;
    if (grid.columns() < 2 || grid.rows() < 1) return {};
    Labels labels = find_labels(grid, layout);
    if (labels.column < 0) return {};
    find_header(grid, labels);

    Match match;
    match.header_first = labels.header_first;
    match.header_end = labels.header_end;
    std::vector<std::string> over;
    const Names names = labels.header_first < labels.header_end ? names_in_grid(grid, labels) : Names::wrong;
    if (names != Names::plausible) {
        for (const SeriesHeading& heading : above_grid(context, layout, labels.column, labels.header_end).headings)
            over.push_back(heading.text());
        if (over.empty() && names == Names::wrong) {
            over = inherited_headings(context, layout, labels.column);
            match.inherited = true;
            if (over.empty()) return {};
        }
        if (!over.empty()) match.header_first = labels.header_first = labels.header_end;
    }
    int coded = 0;
    for (int c = labels.column + 1; c < grid.columns(); ++c) {
        const std::size_t behind = static_cast<std::size_t>(c - labels.column - 1);
        const SeriesHeading heading =
            over.empty() ? series_heading(grid, c, labels.column, labels.header_first, labels.header_end)
                         : series_heading_from(over[behind]);
        if (!heading.code.empty()) ++coded;
    }
    // Years or a target alone are a scorecard only under codes, or where it goes on.
    const bool follows = context.earlier && context.earlier->layout == &layout;
    if (!labels.all_required && !match.inherited && !follows && coded == 0) return {};
    if (labels.count < 3 && !match.inherited && coded == 0) return {};
    match.columns.resize(static_cast<std::size_t>(grid.columns()));
    match.labels.resize(static_cast<std::size_t>(grid.columns()));
    match.columns[static_cast<std::size_t>(labels.column)].known = true;
    match.columns[static_cast<std::size_t>(labels.column)].rule.role = ColumnRole::period;
    std::string headings;
    for (const std::string& text : context.headings) headings += fold_text(text) + "\n";
    int named = 0;
    for (int c = labels.column + 1; c < grid.columns(); ++c) {
        const std::size_t index = static_cast<std::size_t>(c);
        std::string& label = match.labels[index];
        if (!over.empty())
            label = over[static_cast<std::size_t>(c - labels.column - 1)];
        else
            label = series_heading(grid, c, labels.column, labels.header_first, labels.header_end).text();
        headings += fold_text(label) + "\n";
        int figures = 0, others = 0;
        for (int r = labels.first; r < grid.rows(); ++r) {
            const Cell* row_label = grid.beginning(r, labels.column);
            if (!row_label || row_label->row != r) continue;
            const Cell* cell = figure_at(grid, labels, *row_label, c);
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
    match.score = 1 + 0.5 * labels.count + (coded > 0 ? 1.5 : 0);
    if (match.score < layout.least_score && !match.inherited) return {};
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

    Labels labels;
    labels.column = label_column;
    AboveGrid above;
    if (match.header_first == match.header_end) above = above_grid(context, layout, label_column, match.header_end);
    const std::vector<SeriesHeading>& over = above.headings;
    const std::vector<std::string> titles = titles_of(grid, match.header_first);
    // Headings over columns are none over the table: those above them are.
    std::vector<std::string> over_table = context.headings;
    if (!over.empty() && context.paper_headings) {
        Box box = context.table.box;
        box.y0 = above.top;
        over_table.clear();
        for (const Heading& heading : headings_above(*context.paper_headings, context.table.page, box))
            over_table.push_back(heading.text);
    }
    for (int c = label_column + 1; c < grid.columns(); ++c) {
        const ColumnUse& use = match.columns[static_cast<std::size_t>(c)];
        if (!use.known || use.rule.role != ColumnRole::figure) continue;
        const std::size_t behind = static_cast<std::size_t>(c - label_column - 1);
        SeriesHeading heading;
        if (match.inherited) {
            heading = series_heading_from(match.labels[static_cast<std::size_t>(c)]);
            heading.name.page = context.table.page;
        } else if (!over.empty()) {
            heading = over[behind];
        } else {
            heading = series_heading(grid, c, label_column, match.header_first, match.header_end);
        }
        Row row;
        row.kind = layout.kind;
        row.layout = layout.name;
        row.code = heading.code;
        row.name = heading.name;
        row.name_inherited = match.inherited;
        if (row.name.text.empty()) {
            out.diagnostics.push_back({Diagnostic::Severity::warning, "row-without-name",
                                       "A column with figures has no name: it was left out.", context.table.page,
                                       context.table.box});
            continue;
        }
        row.group = over_table;
        heading.group.insert(heading.group.begin(), titles.begin(), titles.end());
        for (const std::string& text : heading.group)
            if (row.group.empty() || fold_text(row.group.back()) != fold_text(text)) row.group.push_back(text);
        row.page = context.table.page;
        row.table = context.number;
        row.row = c + 1;
        row.footnotes = context.footnotes;
        row.confidence = context.table.confidence;
        row.source = context.table.source;
        row.box = row.name.lines.empty() ? Box{} : row.name.box;
        bool boxed = !row.name.lines.empty();
        const auto add = [&](const Cell& label, const Cell& cell) {
            std::optional<RawFigure> figure = series_label(layout, label.text);
            if (!figure) return;
            figure->cell = cell;
            if (cell.page == row.page) {
                row.box = boxed ? united(row.box, cell.box) : cell.box;
                boxed = true;
            }
            row.figures.push_back(std::move(*figure));
        };
        for (auto loose = above.rows.rbegin(); loose != above.rows.rend(); ++loose)
            if (loose->figures[behind]) add(loose->label, *loose->figures[behind]);
        for (int r = match.header_first; r < grid.rows(); ++r) {
            const Cell* label = grid.beginning(r, label_column);
            if (!label || label->row != r || r + label->row_span <= match.header_end) continue;
            if (const Cell* cell = figure_at(grid, labels, *label, c)) add(*label, *cell);
        }
        date_totals(row.figures);
        if (!row.figures.empty()) out.rows.push_back(std::move(row));
    }
    return out;
}

SeriesJoin join_series(std::vector<Row>& rows, const Row& row) {
    if (row.kind != RecordKind::kpi_series) return SeriesJoin::another;
    for (std::size_t i = rows.size(); i-- > 0;) {
        Row& before = rows[i];
        if (before.page < row.page - 1) break;
        if (before.page == row.page && before.table == row.table) continue;
        if (before.kind != row.kind || before.layout != row.layout || before.code != row.code ||
            fold_text(before.name.text) != fold_text(row.name.text))
            continue;
        const bool twice = std::any_of(row.figures.begin(), row.figures.end(), [&](const RawFigure& figure) {
            return std::any_of(before.figures.begin(), before.figures.end(),
                               [&](const RawFigure& other) { return other.label == figure.label; });
        });
        if (twice) break;
        before.figures.insert(before.figures.end(), row.figures.begin(), row.figures.end());
        before.confidence = std::min(before.confidence, row.confidence);
        return SeriesJoin::joined;
    }
    return row.name_inherited ? SeriesJoin::nameless : SeriesJoin::another;
}

}  // namespace scrutineer
