// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/split_columns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "parsers/data/table_grid.hpp"
#include "parsers/lines/cell_pieces.hpp"
#include "parsers/shapes/labels.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Of the cells below the heading so many must hold two figures; the others have "n/a" or one figure alone.
constexpr double least_split = 0.6;
constexpr int least_cells = 2;
/// A heading has no more rows than this.
constexpr int most_heading_rows = 6;

/// What parts two figures of a cell.
enum class Mark { slash, bar, bracket, line };
constexpr std::array marks{Mark::slash, Mark::bar, Mark::bracket, Mark::line};

using Lines = std::vector<std::vector<Word>>;

std::string text_of(const Lines& lines) {
    std::string out;
    for (const std::vector<Word>& line : lines)
        if (!line.empty()) out += (out.empty() ? "" : " ") + line_text(line);
    return out;
}

/// A word cut in two, its box in proportion to the letters.
std::pair<Word, Word> cut(const Word& word, std::size_t at, std::size_t behind) {
    Word left = word, right = word;
    left.text = word.text.substr(0, at);
    right.text = word.text.substr(behind);
    const double share = static_cast<double>(at) / static_cast<double>(std::max<std::size_t>(1, word.text.size()));
    left.box.x1 = right.box.x0 = word.box.x0 + share * word.box.width();
    return {left, right};
}

/// The lines before and behind the one mark; nullopt where there is none, or several.
std::optional<std::pair<Lines, Lines>> parted(const Lines& lines, Mark mark) {
    std::pair<Lines, Lines> out;
    if (mark == Mark::line) {
        if (lines.size() != 2) return std::nullopt;
        return std::pair<Lines, Lines>{{lines[0]}, {lines[1]}};
    }
    bool behind = false;
    for (const std::vector<Word>& line : lines) {
        out.first.emplace_back();
        out.second.emplace_back();
        for (const Word& word : line) {
            const char sign = mark == Mark::slash ? '/' : mark == Mark::bar ? '|' : '(';
            const std::size_t at = word.text.find(sign);
            // "n/a" is one word; so is a fraction within brackets.
            const bool parts = at != std::string::npos && fold_text(lower_case(word.text)) != "n/a" &&
                               (mark != Mark::bracket || at == 0);
            if (parts && behind) return std::nullopt;
            if (!parts) {
                (behind ? out.second : out.first).back().push_back(word);
                continue;
            }
            behind = true;
            auto [left, right] = cut(word, at, at + 1);
            if (right.text.find(sign) != std::string::npos) return std::nullopt;
            if (!left.text.empty()) out.first.back().push_back(std::move(left));
            if (!right.text.empty()) out.second.back().push_back(std::move(right));
        }
    }
    if (!behind) return std::nullopt;
    for (Lines* half : {&out.first, &out.second})
        std::erase_if(*half, [](const std::vector<Word>& line) { return line.empty(); });
    if (out.first.empty() || out.second.empty()) return std::nullopt;
    if (mark == Mark::bracket) {
        std::string& last = out.second.back().back().text;
        if (!last.ends_with(')')) return std::nullopt;
        last.pop_back();
        if (last.empty()) out.second.back().pop_back();
        if (out.second.back().empty()) return std::nullopt;
    }
    return out;
}

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

/// "88.1% / 90%", "awaited / 70%": two figures, or one and what stands for the other.
bool holds_two(const std::pair<Lines, Lines>& halves) {
    const std::string left = text_of(halves.first), right = text_of(halves.second);
    const bool first = shapes::is_value(left), second = shapes::is_value(right);
    return (first && second && (has_digit(left) || has_digit(right)));
}

/// The two headings that one is, each known from end to end and of another meaning than the other.
std::optional<std::pair<Lines, Lines>> two_headings(const Cell& heading, Mark mark) {
    // A mark parts the words of its own line: what stands above it belongs to the first, as printed.
    for (std::size_t l = 0; l < heading.lines.size(); ++l) {
        const bool stacked = mark == Mark::line;
        const Lines own = stacked ? heading.lines : Lines{heading.lines[l]};
        auto halves = parted(own, mark);
        if (stacked && l > 0) break;
        if (!halves) continue;
        const auto first = shapes::label_of(text_of(halves->first));
        const auto second = shapes::label_of(text_of(halves->second));
        if (!first || !second || !first->figure() || !second->figure()) continue;
        const auto &a = first->meaning, &b = second->meaning;
        if (a.measure == b.measure && a.basis == b.basis && a.period_text == b.period_text && a.area == b.area &&
            a.aspect == b.aspect)
            continue;
        if (!stacked) {
            const auto here = heading.lines.begin() + static_cast<std::ptrdiff_t>(l);
            halves->first.insert(halves->first.begin(), heading.lines.begin(), here);
            halves->second.insert(halves->second.end(), here + 1, heading.lines.end());
        }
        return halves;
    }
    return std::nullopt;
}

Cell half_of(const Cell& cell, Lines lines, bool second) {
    Cell out = cell;
    out.lines = std::move(lines);
    out.text = text_of(out.lines);
    out.text_box = out.lines.front().front().box;
    for (const std::vector<Word>& line : out.lines)
        for (const Word& word : line) out.text_box = united(out.text_box, word.box);
    out.column_span = 1;
    if (second) {
        ++out.column;
        out.symbols.clear();
    }
    return out;
}

/// The halves of a cell, their boxes side by side or one over the other.
std::pair<Cell, Cell> halves_of(const Cell& cell, std::pair<Lines, Lines> lines) {
    Cell left = half_of(cell, std::move(lines.first), false), right = half_of(cell, std::move(lines.second), true);
    if (left.text_box.x1 <= right.text_box.x0) {
        left.box.x1 = right.box.x0 = (left.text_box.x1 + right.text_box.x0) / 2;
    } else if (left.text_box.y1 <= right.text_box.y0 + 1) {
        left.box.y1 = right.box.y0 = (left.text_box.y1 + right.text_box.y0) / 2;
    } else {
        left.box = left.text_box;
        right.box = right.text_box;
    }
    return {left, right};
}

struct Split {
    int column = 0;
    int heading_row = 0;
    Mark mark = Mark::slash;
};

/// The heading cell of a column that says two things, and whether the cells under it hold two figures.
std::optional<Split> split_of(const Table& table, const TableGrid& grid, int column) {
    for (int h = 0; h < std::min(grid.rows(), most_heading_rows); ++h) {
        const Cell* heading = grid.beginning(h, column);
        if (!heading || heading->row != h || heading->column_span != 1 || heading->text.empty()) continue;
        for (const Mark named : marks) {
            if (!two_headings(*heading, named)) continue;
            for (const Mark mark : marks) {
                int cells = 0, split = 0;
                for (int r = h + heading->row_span; r < table.rows; ++r) {
                    const Cell* cell = grid.beginning(r, column);
                    if (!cell || cell->row != r || cell->column_span != 1 || cell->text.empty()) continue;
                    const auto halves = parted(cell->lines, mark);
                    const bool two = halves && holds_two(*halves);
                    if (!two && two_headings(*cell, named)) continue;  // the heading again
                    ++cells;
                    if (two) ++split;
                }
                if (split >= least_cells && split >= least_split * cells) return Split{column, h, mark};
            }
        }
    }
    return std::nullopt;
}

Table split_at(const Table& table, const Split& at) {
    Table out = table;
    out.cells.clear();
    ++out.columns;
    for (const Cell& cell : table.cells) {
        Cell own = cell;
        if (own.column > at.column) ++own.column;
        const bool covers = cell.column <= at.column && at.column < cell.column + cell.column_span;
        if (!covers) {
            out.cells.push_back(std::move(own));
            continue;
        }
        std::optional<std::pair<Lines, Lines>> halves;
        if (cell.column_span == 1 && !cell.lines.empty()) {
            for (const Mark mark : marks)
                if (!halves) halves = two_headings(cell, mark);
            if (!halves && cell.row > at.heading_row)
                if (auto two = parted(cell.lines, at.mark); two && holds_two(*two)) halves = std::move(two);
        }
        if (halves) {
            auto [left, right] = halves_of(cell, std::move(*halves));
            out.cells.push_back(std::move(left));
            out.cells.push_back(std::move(right));
            continue;
        }
        // A heading over the column is over both; a text in a cell alone stays in the first.
        if (cell.row < at.heading_row || cell.column_span > 1) ++own.column_span;
        out.cells.push_back(std::move(own));
    }
    return out;
}

}  // namespace

Table with_split_columns(Table table) {
    for (int c = 0; c < table.columns; ++c) {
        const TableGrid grid(table);
        std::optional<Split> split;
        for (; c < table.columns && !split; ++c) split = split_of(table, grid, c);
        if (split) table = split_at(table, *split);
    }
    return table;
}

}  // namespace scrutineer
