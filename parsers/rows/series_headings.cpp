// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/series_headings.hpp"

#include <algorithm>

#include "parsers/rows/series_labels.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

namespace {

/// Codes are written in capitals: "CSC 034", "EH-12b"; "Section 47" begins a name.
const Expression& code_pattern() {
    static const Expression pattern(
        R"(^[A-Z]{1,6}[A-Z&]?[ /_.-]?[A-Z]{0,4}[ /_.-]?\d{1,5}[a-z]{0,3}(?:[./-]\d{1,3}[a-z]?)?$)");
    return pattern;
}

/// Takes a code off the beginning of a name's cell: "CSC 034 Monthly number of …".
void take_code(SeriesHeading& heading) {
    if (!heading.code.empty()) return;
    std::vector<Word> words;
    for (const auto& line : heading.name.lines) words.insert(words.end(), line.begin(), line.end());
    const std::string text = heading.name.text;
    static const Expression leading(R"(^([A-Z]{2,6}[ /_-]?\d{1,5}[a-z]{0,3})\s*[:.–-]?\s+(\S.*)$)");
    std::string code, rest;
    if (!leading.matches(text, &code, &rest)) return;
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

void add_level(SeriesHeading& heading, const Cell& cell) {
    if (heading.code.empty() && heading.name.text.empty() && code_pattern().matches(fold_text(cell.text)))
        heading.code = cell.text;
    else
        add_to_name(heading.name, cell);
}

struct WordRow {
    double baseline = 0;
    double y0 = 0, y1 = 0;
    std::vector<const Word*> words;
};

/// The upright words above a box on its page, in rows from the lowest up.
std::vector<WordRow> rows_above(const TableContext& context, const Box& table) {
    std::vector<WordRow> rows;
    constexpr double reach = 140;
    const bool earlier_here = context.earlier && context.earlier->page == context.table.page;
    for (std::size_t p = 0; p < context.pages.size(); ++p) {
        if (context.pages[p].number != context.table.page) continue;
        std::vector<const Word*> words;
        for (std::size_t i = 0; i < context.text->lines(p).size(); ++i) {
            const TextLine& line = context.text->lines(p)[i];
            if (line.rotation != 0 || context.text->running(p, i) || line.box.y1 > table.y0 + 3 ||
                line.box.y1 < table.y0 - reach || line.box.x1 < table.x0)
                continue;
            if (earlier_here && line.box.centre().y < context.earlier->bottom) continue;  // another table's
            for (const Word& word : line.words) words.push_back(&word);
        }
        std::stable_sort(words.begin(), words.end(),
                         [](const Word* a, const Word* b) { return a->baseline > b->baseline; });
        for (const Word* word : words) {
            if (rows.empty() || rows.back().baseline - word->baseline > 0.3 * std::max(word->font_size, 4.0))
                rows.push_back({word->baseline, word->box.y0, word->box.y1, {}});
            rows.back().words.push_back(word);
            rows.back().y0 = std::min(rows.back().y0, word->box.y0);
            rows.back().y1 = std::max(rows.back().y1, word->box.y1);
        }
    }
    for (WordRow& row : rows)
        std::stable_sort(row.words.begin(), row.words.end(),
                         [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
    return rows;
}

/// Left and right edge of a column in the rows that have a label: what stands above or below may be wider.
std::pair<double, double> extent_in_rows(const TableGrid& grid, const Layout& layout, int label_column, int column) {
    std::pair<double, double> extent{0, 0};
    for (int r = 0; r < grid.rows(); ++r) {
        const Cell* label = grid.beginning(r, label_column);
        if (!label || label->row != r || !series_label(layout, label->text)) continue;
        const Cell* cell = grid.beginning(r, column);
        if (!cell || cell->row != r || cell->column_span != 1) continue;
        if (column != label_column && !cell->text.empty() && !looks_like_figure(cell->text)) continue;
        const bool fresh = extent.second <= extent.first;
        extent.first = fresh ? cell->box.x0 : std::min(extent.first, cell->box.x0);
        extent.second = fresh ? cell->box.x1 : std::max(extent.second, cell->box.x1);
    }
    return extent;
}

Cell cell_of(const std::vector<const Word*>& words, int page) {
    Cell cell;
    cell.page = page;
    cell.lines.emplace_back();
    for (const Word* word : words) {
        cell.box = cell.lines.front().empty() ? word->box : united(cell.box, word->box);
        cell.lines.front().push_back(*word);
        cell.confidence = std::min(cell.confidence, word->confidence);
        cell.source = word->source;
    }
    cell.text_box = cell.box;
    cell.text = joined_text(cell.lines.front());
    return cell;
}

}  // namespace

std::string SeriesHeading::text() const { return code + (code.empty() || name.text.empty() ? "" : " ") + name.text; }

SeriesHeading series_heading_from(const std::string& text) {
    SeriesHeading heading;
    heading.name.text = text;
    take_code(heading);
    return heading;
}

SeriesHeading series_heading(const TableGrid& grid, int column, int label_column, int header_first, int header_end) {
    SeriesHeading heading;
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
        if (above && above->column_span == 1 && code_pattern().matches(fold_text(above->text)))
            heading.code = above->text;
    }
    take_code(heading);
    return heading;
}

AboveGrid above_grid(const TableContext& context, const Layout& layout, int label_column, int first) {
    const TableGrid& grid = context.grid;
    AboveGrid above;
    if (!context.text || label_column + 1 >= grid.columns()) return above;
    Box table = context.table.box;
    if (const Cell* top = grid.beginning(first, label_column); top && top->page == context.table.page)
        table.y0 = top->text_box.area() > 0 ? top->text_box.y0 - 1 : top->box.y0;
    // Boundaries between the columns: half way between what stands in them.
    std::vector<double> boundaries;
    double end = 0;
    for (int c = label_column; c < grid.columns(); ++c) {
        const auto [x0, x1] = extent_in_rows(grid, layout, label_column, c);
        if (c == label_column && x1 <= x0) return above;
        // A column that stays empty in these rows begins where its other cells do.
        const double begin = x1 > x0 ? x0 : grid.extent(c).first;
        if (c > label_column)
            boundaries.push_back(std::max(boundaries.empty() ? end : boundaries.back(), (end + begin) / 2));
        end = std::max(end, x1);
    }
    if (boundaries.empty()) return above;
    const std::size_t columns = boundaries.size();
    const auto column_at = [&](double x) {
        return static_cast<std::size_t>(std::upper_bound(boundaries.begin(), boundaries.end(), x) - boundaries.begin());
    };
    // Columns with hardly any figures in the labels' rows may be a chart's beside the table: what is over them is not
    // read.
    std::vector<int> figures(columns, 0);
    for (int r = first; r < grid.rows(); ++r) {
        const Cell* label = grid.beginning(r, label_column);
        if (!label || label->row != r || !series_label(layout, label->text)) continue;
        for (std::size_t c = 0; c < columns; ++c) {
            const Cell* cell = grid.beginning(r, label_column + 1 + static_cast<int>(c));
            if (cell && cell->row == r && looks_like_figure(cell->text)) ++figures[c];
        }
    }
    const int most = *std::max_element(figures.begin(), figures.end());
    std::size_t last_full = 0;
    for (std::size_t c = 0; c < columns; ++c)
        if (figures[c] > 0 && 4 * figures[c] >= most) last_full = c;
    // The last column reaches as far to the right of its figures as to the left.
    const auto [last_x0, last_x1] =
        extent_in_rows(grid, layout, label_column, label_column + 1 + static_cast<int>(last_full));
    const double beyond = (last_x0 + last_x1) - boundaries[last_full] + 4;
    const double right =
        std::max(last_x1, last_full + 1 < columns ? std::min(beyond, boundaries[last_full + 1]) : beyond);
    std::vector<std::vector<Cell>> over(columns);  // from the lowest up
    double bottom = table.y0;
    above.top = table.y0;
    for (const WordRow& row : rows_above(context, table)) {
        std::vector<std::vector<const Word*>> parts(columns + 1);
        bool keeps = true;
        const Word* last = nullptr;
        std::size_t last_column = 0;
        const double size = std::max(row.words.front()->font_size, 4.0);
        for (const Word* word : row.words) {
            const double gap = last ? word->box.x0 - last->box.x1 : 0;
            // A chart or another table stands beside this one.
            if (word->box.x0 > right && (!last || gap > 0.8 * size)) break;
            // What follows with no more than a space belongs to the words before it, however far it reaches.
            const std::size_t column = word->box.centre().x > right ? last_column : column_at(word->box.centre().x);
            // Prose runs over the boundaries with no more than a space.
            if (last && column != last_column && gap < 0.45 * size) keeps = false;
            if (word->box.centre().x < table.x0 - 2) keeps = false;
            parts[column].push_back(word);
            last = word;
            last_column = column;
        }
        if (!last) continue;
        const bool all_named = std::none_of(over.begin(), over.begin() + static_cast<std::ptrdiff_t>(last_full) + 1,
                                            [](const auto& o) { return o.empty(); });
        const bool codes =
            parts[0].empty() && std::all_of(parts.begin() + 1, parts.end(), [&](const auto& part) {
                return part.empty() || code_pattern().matches(fold_text(cell_of(part, context.table.page).text));
            });
        if (!keeps || bottom - row.y1 > (all_named && !codes ? 0.6 : 2.5) * size) break;
        bottom = row.y0;
        above.top = row.y0;
        if (!parts[0].empty()) {
            LooseRow loose;
            loose.label = cell_of(parts[0], context.table.page);
            const bool only_headings = std::any_of(over.begin(), over.end(), [](const auto& o) { return !o.empty(); });
            if (only_headings || !series_label(layout, loose.label.text)) break;
            for (std::size_t c = 1; c <= columns; ++c)
                loose.figures.push_back(parts[c].empty() ? std::optional<Cell>()
                                                         : std::optional<Cell>(cell_of(parts[c], context.table.page)));
            above.rows.push_back(std::move(loose));
            continue;
        }
        for (std::size_t c = 1; c <= columns; ++c)
            if (!parts[c].empty()) over[c - 1].push_back(cell_of(parts[c], context.table.page));
    }
    // A column of figures without a name leaves all in doubt.
    for (std::size_t c = 0; c < columns; ++c)
        if (over[c].empty() && figures[c] > 0 && 4 * figures[c] >= most) return above;
    if (std::all_of(over.begin(), over.end(), [](const auto& o) { return o.empty(); })) return above;
    for (auto& cells : over) {
        SeriesHeading heading;
        std::reverse(cells.begin(), cells.end());
        for (const Cell& cell : cells) add_level(heading, cell);
        take_code(heading);
        above.headings.push_back(std::move(heading));
    }
    return above;
}

}  // namespace scrutineer
