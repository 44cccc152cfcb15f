// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/headed/heading_gridder.hpp: the words of each cell.
#include <algorithm>
#include <cmath>

#include "parsers/data/table_grid.hpp"
#include "parsers/headed/heading_gridder.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

std::optional<Table> HeadingGridder::table() {
    body_ = body_lines();
    if (body_.size() < 1) return std::nullopt;
    columns();
    if (edges_.size() < 3) return std::nullopt;
    rows();
    if (records_.empty()) return std::nullopt;
    return fill_in();
}

Cell HeadingGridder::cell_of(const Box& region, int row, int column) const {
    Cell cell;
    cell.row = row;
    cell.column = column;
    cell.page = page_.number;
    cell.box = region;
    cell.confidence = 0.9;
    cell.source = page_.source;
    bool any = false;
    double worst = 1;
    for (const ChunkLine* line : body_) {
        std::vector<Word> words;
        for (const Chunk& chunk : line->chunks) {
            if (chunk.box.y1 < region.y0 || chunk.box.y0 > region.y1 || chunk.box.x1 < region.x0 ||
                chunk.box.x0 > region.x1)
                continue;
            // "No Data" across two columns is in the one that has its middle.
            const Point middle = chunk.box.centre();
            const bool status = looks_like_status(chunk.text);
            for (const Word* word : chunk.words)
                if (region.contains(status ? middle : word->box.centre())) {
                    words.push_back(*word);
                    cell.text_box = any ? united(cell.text_box, word->box) : word->box;
                    any = true;
                    worst = std::min(worst, word->confidence);
                }
        }
        if (words.empty()) continue;
        std::vector<const Word*> pointers;
        for (const Word& word : words) pointers.push_back(&word);
        cell.text += (cell.text.empty() ? "" : " ") + text_of(pointers);
        cell.lines.push_back(std::move(words));
    }
    for (const Symbol& symbol : page_.symbols)
        if (region.contains(symbol.box.centre())) cell.symbols.push_back(symbol);
    const Point at = any ? cell.text_box.centre() : region.centre();
    for (const Fill& fill : page_.fills)
        if (fill.rectangle && fill.opacity > 0.5 && fill.box.contains(at) && fill.box.height() < 0.4 * page_.height)
            cell.fill = fill.colour;
    if (cell.fill && cell.fill->red > 250 && cell.fill->green > 250 && cell.fill->blue > 250) cell.fill.reset();
    cell.confidence *= worst;
    return cell;
}

Table HeadingGridder::fill_in() const {
    Table table;
    table.page = page_.number;
    table.columns = static_cast<int>(edges_.size()) - 1;
    table.ruling = Table::Ruling::none;
    table.confidence = 0.9;
    table.source = page_.source;
    table.header_rows = heading_.spans.empty() ? 1 : 2;
    for (const ColumnHeadings::Span& span : heading_.spans) {
        Cell cell;
        cell.header = true;
        cell.page = heading_.page;
        int first = -1;
        int last = -1;
        for (int c = 0; c < table.columns; ++c) {
            const std::size_t stack = label_of_[static_cast<std::size_t>(c)];
            if (stack < span.first || stack > span.last) continue;
            if (first < 0) first = c;
            last = c;
        }
        cell.column = first;
        cell.column_span = last - first + 1;
        if (!span.words.empty()) cell.lines.resize(1);
        for (const Word* word : span.words) cell.lines.front().push_back(*word);
        cell.text = text_of(span.words);
        cell.box = cell.text_box = span.box;
        table.cells.push_back(std::move(cell));
    }
    for (int c = 0; c < table.columns; ++c) {
        const std::size_t stack = label_of_[static_cast<std::size_t>(c)];
        const bool again = c > 0 && label_of_[static_cast<std::size_t>(c) - 1] == stack;
        if (again || heading_.stacks[stack].lines.empty()) continue;
        Cell cell;
        cell.header = true;
        cell.page = heading_.page;
        cell.row = table.header_rows - 1;
        cell.column = c;
        while (c + cell.column_span < table.columns &&
               label_of_[static_cast<std::size_t>(c + cell.column_span)] == stack)
            ++cell.column_span;
        for (const auto& line : heading_.stacks[stack].lines) {
            std::vector<Word> words;
            for (const Word* word : line) words.push_back(*word);
            cell.text += (cell.text.empty() ? "" : " ") + text_of(line);
            cell.lines.push_back(std::move(words));
        }
        cell.box = cell.text_box = heading_.stacks[stack].box;
        cell.rotation = heading_.stacks[stack].lines.front().front()->rotation;
        table.cells.push_back(std::move(cell));
    }
    int row = table.header_rows;
    for (const Record& record : records_) {
        if (record.heading) {
            Cell cell = cell_of({std::min(edges_.front(), record.line->chunks.front().box.x0 - 1), record.line->y0 - 1,
                                 std::max(edges_.back(), record.line->chunks.back().box.x1 + 1), record.line->y1 + 1},
                                row, 0);
            cell.column_span = table.columns;
            table.cells.push_back(std::move(cell));
            ++row;
            continue;
        }
        const bool two = ratings_below(record);
        for (int c = 0; c < table.columns; ++c) {
            const Box region{edges_[static_cast<std::size_t>(c)], record.top, edges_[static_cast<std::size_t>(c) + 1],
                             record.bottom};
            const auto parting = two ? rating_top(region) : std::nullopt;
            if (parting) {
                Cell upper = cell_of({region.x0, region.y0, region.x1, *parting}, row, c);
                Cell lower = cell_of({region.x0, *parting, region.x1, region.y1}, row + 1, c);
                if (lower.fill && lower.text.empty()) lower.fill = fill_below(region);
                if (has_content(upper)) table.cells.push_back(std::move(upper));
                table.cells.push_back(std::move(lower));
                continue;
            }
            Cell cell = cell_of(region, row, c);
            if (two) cell.row_span = 2;
            if (has_content(cell) || (cell.fill && rating_of_colour(*cell.fill)))
                table.cells.push_back(std::move(cell));
        }
        row += two ? 2 : 1;
    }
    table.rows = row;
    std::stable_sort(table.cells.begin(), table.cells.end(),
                     [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    bool any = false;
    for (const Cell& cell : table.cells) {
        if (cell.page != table.page) continue;
        const Box& box = cell.header ? cell.text_box : cell.box;
        table.box = any ? united(table.box, box) : box;
        any = true;
    }
    return table;
}

const Fill* HeadingGridder::rating_fill(const Box& region) const {
    const Fill* found = nullptr;
    for (const Fill& fill : page_.fills) {
        if (!fill.rectangle || fill.box.width() > 1.3 * region.width() + 6 || fill.box.height() > 0.8 * region.height())
            continue;
        if (!region.contains(fill.box.centre()) || fill.box.centre().y < region.y0 + 0.45 * region.height()) continue;
        if (fill.colour.red > 250 && fill.colour.green > 250 && fill.colour.blue > 250) continue;
        found = &fill;
    }
    return found;
}

std::optional<Colour> HeadingGridder::fill_below(const Box& region) const {
    const Fill* fill = rating_fill(region);
    return fill ? std::optional<Colour>(fill->colour) : std::nullopt;
}

bool HeadingGridder::is_rating(std::string_view text) {
    static const Expression rating(R"(\(?(green|amber|red|[gar]|n ?/? ?a)\)?)", Expression::Case::ignored);
    return rating.matches(fold_text(text));
}

std::optional<double> HeadingGridder::rating_top(const Box& region) const {
    if (const Fill* fill = rating_fill(region)) return fill->box.y0;
    const ChunkLine* last = nullptr;
    int lines = 0;
    std::string text;
    for (const ChunkLine* line : body_)
        for (const Chunk& chunk : line->chunks)
            if (region.contains(chunk.box.centre())) {
                if (line != last) ++lines;
                last = line;
                text = chunk.text;
            }
    if (lines < 2) return std::nullopt;
    if (is_rating(text)) return last->y0 + 0.5;
    return std::nullopt;
}

bool HeadingGridder::ratings_below(const Record& record) const {
    for (int c = 0; c + 1 < static_cast<int>(edges_.size()); ++c) {
        if (c == names_) continue;
        const Box region{edges_[static_cast<std::size_t>(c)], record.top, edges_[static_cast<std::size_t>(c) + 1],
                         record.bottom};
        if (rating_top(region)) return true;
    }
    return false;
}

}  // namespace scrutineer
