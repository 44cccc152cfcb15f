// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "parsers/lines/table_text.hpp"

namespace scrutineer::table_finding {
namespace {

/// Place of a word along and across its reading direction, so that all four directions sort alike.
struct Place {
    double across;  ///< grows from line to line
    double along;   ///< grows with reading
};

Place place_of(const Word& word) {
    const Point c = word.box.centre();
    switch (word.rotation) {
        case 90:
            return {-c.x, word.box.y0};
        case 180:
            return {-c.y, -word.box.x1};
        case 270:
            return {c.x, -word.box.y1};
        default:
            return {word.baseline - 0.3 * word.font_size, word.box.x0};
    }
}

bool is_white(Colour colour) { return colour.red > 250 && colour.green > 250 && colour.blue > 250; }

/// The fills that can lie under the table, in painting order.
std::vector<const Fill*> fills_near(const Page& page, const Box& box) {
    std::vector<const Fill*> near;
    for (const Fill& fill : page.fills)
        if (fill.rectangle && fill.opacity >= 0.5 && fill.box.intersects(box)) near.push_back(&fill);
    return near;
}

std::optional<Colour> fill_at(const std::vector<const Fill*>& fills, const Box& box, Budget& budget) {
    const Point at = box.centre();
    for (std::size_t i = fills.size(); i-- > 0;) {
        if (!budget.spend()) return std::nullopt;
        if (!fills[i]->box.contains(at)) continue;
        // A thin bar within the cell is a drawing, not its shading.
        if (fills[i]->box.height() < 0.5 * box.height() && fills[i]->box.height() < 5) continue;
        if (is_white(fills[i]->colour)) return std::nullopt;
        return fills[i]->colour;
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::vector<Word>> reading_lines(std::vector<Word> words) {
    std::array<std::size_t, 4> letters{};
    for (const Word& word : words) letters[static_cast<std::size_t>(word.rotation / 90) % 4] += word.text.size();
    const auto most = static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin()) * 90;
    std::stable_sort(words.begin(), words.end(), [&](const Word& a, const Word& b) {
        const bool a_first = a.rotation == most;
        const bool b_first = b.rotation == most;
        if (a_first != b_first) return a_first;
        if (a.rotation != b.rotation) return a.rotation < b.rotation;
        return place_of(a).across < place_of(b).across;
    });
    std::vector<std::vector<Word>> lines;
    double line_at = 0;
    double line_size = 0;
    for (Word& word : words) {
        const double at = place_of(word).across;
        const bool same = !lines.empty() && lines.back().front().rotation == word.rotation &&
                          at - line_at <= 0.42 * std::max(line_size, word.font_size);
        if (same) {
            // Marks raised against the line do not set where it is.
            if (word.font_size > line_size * 1.2) line_at = at;
            line_size = std::max(line_size, word.font_size);
            lines.back().push_back(std::move(word));
        } else {
            line_at = at;
            line_size = word.font_size;
            lines.push_back({std::move(word)});
        }
    }
    for (std::vector<Word>& line : lines)
        std::stable_sort(line.begin(), line.end(),
                         [](const Word& a, const Word& b) { return place_of(a).along < place_of(b).along; });
    return lines;
}

std::string joined_text(const std::vector<std::vector<Word>>& lines) {
    std::string text;
    for (const std::vector<Word>& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) {
            text += line[i].text;
            if (line[i].space_after || i + 1 == line.size()) text += ' ';
        }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

Table make_table(const Grid& grid, const Page& page, Budget& budget) {
    Table table;
    table.page = page.number;
    table.box = grid.box;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.ruling = grid.ruling;
    const std::vector<const Fill*> fills = fills_near(page, grid.box);
    std::size_t ocr_words = 0;
    std::size_t all_words = 0;
    for (const GridCell& from : grid.cells) {
        Cell cell;
        cell.row = from.row;
        cell.column = from.column;
        cell.row_span = from.row_span;
        cell.column_span = from.column_span;
        cell.page = page.number;
        cell.box = from.box;
        std::vector<Word> words;
        std::optional<Box> ink;
        double certainty = 1;
        for (const std::uint32_t i : from.words) {
            const Word& word = page.words[i];
            words.push_back(word);
            ink = ink ? united(*ink, word.box) : word.box;
            certainty = std::min(certainty, word.confidence);
            ++all_words;
            if (word.source == TextSource::ocr) {
                cell.source = TextSource::ocr;
                ++ocr_words;
            }
        }
        for (const std::uint32_t i : from.symbols) {
            cell.symbols.push_back(page.symbols[i]);
            ink = ink ? united(*ink, page.symbols[i].box) : page.symbols[i].box;
        }
        std::stable_sort(cell.symbols.begin(), cell.symbols.end(),
                         [](const Symbol& a, const Symbol& b) { return a.box.x0 < b.box.x0; });
        cell.lines = reading_lines(std::move(words));
        cell.text = joined_text(cell.lines);
        if (!cell.lines.empty()) cell.rotation = cell.lines.front().front().rotation;
        cell.text_box = ink.value_or(Box{cell.box.x0, cell.box.y0, cell.box.x0, cell.box.y0});
        cell.fill = fill_at(fills, ink ? *ink : cell.box, budget);
        cell.confidence = certainty;  // of its characters; rate() adds that of its place
        table.cells.push_back(std::move(cell));
    }
    std::stable_sort(table.cells.begin(), table.cells.end(),
                     [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    if (ocr_words * 2 > all_words) table.source = TextSource::ocr;
    table.header_rows = grid.header_rows >= 0 ? grid.header_rows : count_header_rows(table);
    if (grid.tagged_header_rows < table.rows) table.header_rows = std::max(table.header_rows, grid.tagged_header_rows);
    for (Cell& cell : table.cells) cell.header = cell.row < table.header_rows;
    rate(table);
    return table;
}

}  // namespace scrutineer::table_finding
