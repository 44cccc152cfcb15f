// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/measure_rows.hpp"

#include <algorithm>
#include <set>

#include "parsers/lines/cell_pieces.hpp"
#include "parsers/meaning/heading.hpp"
#include "parsers/meaning/row_texts.hpp"
#include "parsers/rows/titles.hpp"
#include "parsers/shapes/labels.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using meaning::Role;
using shapes::Label;
using shapes::label_of;

/// Labels stand at the left, behind a name at most and a reference.
constexpr int most_before = 3;
/// Of the cells from the first label down, so many are labels.
constexpr double least_share = 0.6;

const Cell* own_cell(const TableGrid& grid, int row, int column) {
    const Cell* cell = grid.beginning(row, column);
    return cell && cell->row == row && has_content(*cell) ? cell : nullptr;
}

/// A label of a row says a measure or a rating: a period alone makes a series, an area alone a comparison.
bool says_measure(const Label& label) {
    return label.rating() || (label.figure() && (label.meaning.measure || label.meaning.basis));
}

bool holds_value(const Cell& cell) { return shapes::is_value(cell.text); }

/// Are most of the cells behind a label figures?
bool has_values(const TableGrid& grid, int row, int column) {
    int values = 0, others = 0;
    for (int c = column + 1; c < grid.columns(); ++c)
        if (const Cell* cell = own_cell(grid, row, c)) ++(holds_value(*cell) ? values : others);
    return values > others;
}

/// Whether a text over several rows heads the labels of its own rows in the column behind it: "In month" beside twelve
/// months is what they have in common.
bool heads_labels(const TableGrid& grid, const Cell& cell) {
    int labels = 0;
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
        const Cell* behind = own_cell(grid, r, cell.column + cell.column_span);
        if (behind && label_of(behind->text)) ++labels;
    }
    return labels > 1;
}

struct Labels {
    int column = -1;
    int first = 0;
    int count = 0;
};

/// The column of labels: two or more different ones, none of which heads a column of figures.
Labels find_labels(const TableGrid& grid) {
    Labels best;
    for (int c = 0; c < std::min(grid.columns() - 1, most_before); ++c) {
        Labels here{c, -1, 0};
        std::set<std::string> different;
        bool actual = false;
        int others = 0;
        for (int r = 0; r < grid.rows(); ++r) {
            const Cell* cell = own_cell(grid, r, c);
            if (!cell) continue;
            if (cell->row_span > 1 && heads_labels(grid, *cell)) {
                ++others;
                continue;
            }
            const auto label = label_of(cell->text);
            if (!label || !says_measure(*label)) {
                // Periods alone, one under the other, make a series.
                if (label && label->figure() && !label->meaning.period_text.empty()) ++others;
                // What spans the table is a title or a heading of rows.
                const bool row = here.first >= 0 || (looks_like_words(cell->text) && has_values(grid, r, c));
                if (row && cell->column_span == 1 && !label) ++others;
                continue;
            }
            if (here.first < 0) here.first = r;
            ++here.count;
            different.insert(label->text);
            actual = actual || (label->figure() && label->meaning.measure.value_or(Measure::actual) == Measure::actual);
        }
        if (different.size() < 2 || !actual || here.count < least_share * (here.count + others)) continue;
        if (here.count > best.count) best = here;
    }
    return best;
}

/// Columns behind the labels with figures or ratings in the labels' rows.
std::vector<int> value_columns(const TableGrid& grid, const Labels& labels) {
    std::vector<int> out;
    for (int c = labels.column + 1; c < grid.columns(); ++c) {
        int figures = 0, others = 0;
        for (int r = labels.first; r < grid.rows(); ++r) {
            const Cell* cell = own_cell(grid, r, c);
            const Cell* label = own_cell(grid, r, labels.column);
            if (!cell || !label) continue;
            const auto meaning = label_of(label->text);
            if (!meaning || !meaning->figure()) continue;
            ++(holds_value(*cell) ? figures : others);
        }
        if (figures > 0 && figures >= others) out.push_back(c);
    }
    return out;
}

/// The name that stands beside a row: words in a column before the labels.
const Cell* name_beside(const TableGrid& grid, int row, int label_column) {
    for (int c = label_column - 1; c >= 0; --c)
        if (const Cell* cell = grid.at(row, c); cell && looks_like_words(cell->text)) return cell;
    return nullptr;
}

/// "Good performance: higher": a label with what it says.
std::optional<RawField> detail_of(const std::string& text) {
    constexpr std::size_t longest_label = 40;
    const std::size_t colon = text.find(": ");
    if (colon == std::string::npos || colon == 0 || colon > longest_label) return std::nullopt;
    const std::string label = text.substr(0, colon);
    const meaning::HeadingMeaning heading = meaning::parse_heading({label});
    constexpr double known = 0.5;
    if (heading.known < known || heading.role == Role::name || heading.role == Role::unknown) return std::nullopt;
    return RawField{label, text.substr(colon + 2)};
}

/// What stands over the rows of an indicator and holds nothing but its name: its code and a sign may stand beside it,
/// the headings of the columns below may reach up to it.
struct Title {
    const Cell* name = nullptr;
    const Cell* code = nullptr;
    const Cell* sign = nullptr;
};

Title title_row(const TableGrid& grid, int row) {
    Title title;
    bool labels = false;
    for (const Cell* cell : grid.row_own_cells(row)) {
        if (cell->text.empty()) {
            title.sign = cell;
            continue;
        }
        if (looks_like_period(cell->text) || detail_of(cell->text)) continue;
        if (label_of(cell->text)) {
            if (!title.name) return {};
            labels = true;
        } else if (!title.name && !title.code && (looks_like_reference(cell->text) || looks_like_code(cell->text))) {
            title.code = cell;
        } else if (!title.name && looks_like_words(cell->text) && !meaning::is_note(cell->text)) {
            title.name = cell;
        } else {
            return {};
        }
    }
    if (!title.name || (labels && title.name->column_span == 1)) return {};
    return title;
}

/// "Indicator | Calls answered": the name behind its label.
const Cell* labelled_name(const TableGrid& grid, int row, const Labels& labels) {
    const Cell* label = own_cell(grid, row, labels.column);
    if (!label) return nullptr;
    const auto meaning = label_of(label->text);
    if (!meaning || meaning->meaning.role != Role::name) return nullptr;
    const Cell* name = own_cell(grid, row, labels.column + label->column_span);
    return name && looks_like_words(name->text) ? name : nullptr;
}

/// A block that repeats one of its labels is two: the second has lost its name.
bool repeats(const TableGrid& grid, const MeasureRows::Block& block, const Labels& labels, const Cell& label) {
    return std::any_of(block.rows.begin(), block.rows.end(), [&](int row) {
        const Cell* other = own_cell(grid, row, labels.column);
        return other && fold_text(other->text) == fold_text(label.text);
    });
}

/// Keeps what a row between the name and the figures says of the indicator.
void note_details(const TableGrid& grid, int row, MeasureRows::Block& block) {
    if (block.top < 0 || !block.rows.empty()) return;
    for (const Cell* cell : grid.row_own_cells(row))
        for (const std::string& line : line_texts(*cell)) {
            auto detail = detail_of(line);
            if (!detail) continue;
            if (meaning::parse_heading({detail->heading}).role == Role::polarity)
                block.polarity = meaning::polarity_of(detail->text);
            else
                block.fields.push_back(std::move(*detail));
        }
}

/// The period over column `column` between a block's name and its figures; empty for none. Other lines may have been
/// taken into its cell.
std::string own_period(const TableGrid& grid, const MeasureRows::Block& block, int column) {
    if (block.top < 0) return {};
    for (int r = block.rows.front() - 1; r >= block.top; --r)
        if (const Cell* cell = grid.at(r, column))
            for (const std::string& line : line_texts(*cell))
                if (looks_like_period(line)) return line;
    return {};
}

std::vector<MeasureRows::Block> blocks_of(const TableGrid& grid, const Labels& labels, const Cell* title) {
    std::vector<MeasureRows::Block> blocks;
    MeasureRows::Block block;
    if (title) block.name = *title;
    const auto finish = [&] {
        if (!block.rows.empty() && !block.name.text.empty()) blocks.push_back(block);
        block.rows.clear();
    };
    for (int r = 0; r < grid.rows(); ++r) {
        const Cell* named = labelled_name(grid, r, labels);
        const Cell* label = own_cell(grid, r, labels.column);
        const auto meaning = label ? label_of(label->text) : std::nullopt;
        const bool measure = meaning && says_measure(*meaning);
        if (!named && measure) named = name_beside(grid, r, labels.column);
        const Title above = named || measure ? Title{} : title_row(grid, r);
        if (above.name) named = above.name;
        if (named && named->text != block.name.text) {
            finish();
            block = {};
            block.name = *named;
            if (above.name) block.top = r;
            if (above.code) block.code = above.code->text;
            if (above.sign) block.sign = *above.sign;
        }
        if (!measure) {
            note_details(grid, r, block);
            continue;
        }
        if (repeats(grid, block, labels, *label)) {
            finish();
            block.name = {};
        }
        block.rows.push_back(r);
    }
    finish();
    return blocks;
}

/// The last column of a block that holds something: what a rating of the newest period stands in.
int last_filled(const TableGrid& grid, const std::vector<int>& values, int row) {
    int last = -1;
    for (const int c : values)
        if (own_cell(grid, row, c)) last = c;
    return last;
}

Row row_from(const TableContext& context, const MeasureRows& table, const MeasureRows::Block& block) {
    const TableGrid& grid = context.grid;
    Row row;
    row.kind = table.values.size() > 1 && table.label_column > 0 ? RecordKind::kpi_row : RecordKind::kpi_card;
    row.layout = "general";
    row.name = block.name;
    row.group = table.name_above ? headings_without(context.headings, block.name.text) : context.headings;
    row.group.insert(row.group.end(), block.group.begin(), block.group.end());
    row.page = block.name.page;
    row.table = context.number;
    row.row = block.rows.front() + 1;
    row.footnotes = context.footnotes;
    row.confidence = context.table.confidence;
    row.source = context.table.source;
    row.relative_times = true;
    row.code = block.code;
    row.fields = block.fields;
    row.polarity = block.polarity;
    if (!block.sign.symbols.empty()) {
        RawRating sign;
        const Shape shape = block.sign.symbols.front().shape;
        const bool points = shape == Shape::arrow || shape == Shape::double_arrow || shape == Shape::triangle;
        sign.against = points ? Against::trend : Against::target;
        sign.cell = block.sign;
        row.ratings.push_back(std::move(sign));
    }
    row.box = united(block.name.box, grid.box_of(block.rows.front(), block.rows.back() + 1));
    for (const int r : block.rows) {
        const Label label = *label_of(own_cell(grid, r, table.label_column)->text);
        for (const int c : table.values) {
            const Cell* cell = own_cell(grid, r, c);
            if (!cell) continue;
            std::vector<std::string> levels = grid.heading(c, table.header_first, table.header_end);
            if (const std::string period = own_period(grid, block, c); !period.empty()) levels = {period};
            levels.push_back(label.text);
            if (label.rating()) {
                if (c != last_filled(grid, table.values, r)) continue;
                RawRating rating;
                rating.against = label.meaning.against.value_or(Against::target);
                rating.cell = *cell;
                rating.label = label.text;
                row.ratings.push_back(std::move(rating));
                continue;
            }
            RawFigure figure = shapes::figure_from(shapes::label_from(levels));
            figure.cell = *cell;
            row.figures.push_back(std::move(figure));
        }
    }
    return row;
}

}  // namespace

std::optional<MeasureRows> find_measure_rows(const TableContext& context) {
    const TableGrid& grid = context.grid;
    if (grid.columns() < 2 || grid.rows() < 2) return std::nullopt;
    const Labels labels = find_labels(grid);
    if (labels.column < 0) return std::nullopt;
    MeasureRows table;
    table.label_column = labels.column;
    table.values = value_columns(grid, labels);
    if (table.values.empty()) return std::nullopt;
    table.header_end = labels.first;
    for (int r = 0; r < labels.first; ++r)
        if (title_row(grid, r).name) table.header_first = r + 1;
    table.blocks = blocks_of(grid, labels, nullptr);
    if (table.blocks.empty()) {
        const auto title = title_above(context);
        if (!title) return std::nullopt;
        table.name_above = true;
        table.blocks = blocks_of(grid, labels, &*title);
    }
    if (table.blocks.empty()) return std::nullopt;
    return table;
}

TableRows read_measure_rows(const TableContext& context, const MeasureRows& table) {
    TableRows out;
    for (const MeasureRows::Block& block : table.blocks) {
        Row row = row_from(context, table, block);
        if (!row.figures.empty()) out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace scrutineer
