// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/foot_rows.hpp"

#include <algorithm>
#include <optional>

#include "parsers/lines/text_lines.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer {
namespace {

/// Totals set apart are a few: more rows are a table.
constexpr int most_rows = 6;
/// They stand within so many of their own line heights under the table.
constexpr double furthest = 2.5;
/// Lines of text may reach over the edges of what they stand in, points.
constexpr double play = 2;

/// Left and right edge of a table's columns on a page, and where it ends there; from cells of one column.
struct Extents {
    std::vector<std::pair<double, double>> columns;
    double bottom = 0;
    double left = 1e9;
};

Extents extents_of(const Table& table, int page) {
    Extents out;
    out.columns.assign(static_cast<std::size_t>(table.columns), {1e9, -1e9});
    for (const Cell& cell : table.cells) {
        if (cell.page != page) continue;
        out.bottom = std::max(out.bottom, cell.box.y1);
        out.left = std::min(out.left, cell.box.x0);
        if (cell.column_span != 1) continue;
        auto& [x0, x1] = out.columns[static_cast<std::size_t>(cell.column)];
        x0 = std::min(x0, cell.box.x0);
        x1 = std::max(x1, cell.box.x1);
    }
    return out;
}

bool is_figure(const std::string& text) {
    return text.find_first_of("0123456789") != std::string::npos && looks_like_figure(text) && !looks_like_period(text);
}

bool holds_only_figures(const Table& table) {
    return std::all_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) {
        return cell.text.empty() || (cell.column_span == 1 && cell.row_span == 1 && is_figure(cell.text));
    });
}

/// The upper table's column over each of the lower one's; nothing where one has none of its own.
std::optional<std::vector<int>> columns_over(const Extents& upper, const Table& lower) {
    std::vector<int> out;
    for (int c = 0; c < lower.columns; ++c) {
        int found = -1;
        for (const Cell& cell : lower.cells) {
            if (cell.column != c || cell.text.empty()) continue;
            const double middle = cell.text_box.centre().x;
            for (std::size_t u = 0; u < upper.columns.size(); ++u)
                if (upper.columns[u].first - play <= middle && middle <= upper.columns[u].second + play)
                    found = static_cast<int>(u);
        }
        if (found <= (out.empty() ? 0 : out.back())) return std::nullopt;
        out.push_back(found);
    }
    return out;
}

const std::vector<TextLine>* lines_of(const PaperText& text, int page) {
    for (std::size_t p = 0; p < text.pages().size(); ++p)
        if (text.pages()[p].number == page) return &text.lines(p);
    return nullptr;
}

bool anything_between(const std::vector<TextLine>& lines, double top, double bottom) {
    return std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) {
        return line.rotation == 0 && line.box.y0 > top - play && line.box.centre().y < bottom;
    });
}

/// The words at the left of a row.
std::optional<Cell> name_of(const std::vector<TextLine>& lines, const Box& row, double left) {
    Cell cell;
    cell.lines.emplace_back();
    for (const TextLine& line : lines) {
        if (line.rotation != 0) continue;
        for (const Word& word : line.words) {
            const double middle = word.box.centre().y;
            if (word.box.x1 > row.x0 || word.box.x0 < left - play || middle < row.y0 || middle > row.y1) continue;
            cell.box = cell.lines.front().empty() ? word.box : united(cell.box, word.box);
            cell.confidence = std::min(cell.confidence, word.confidence);
            cell.source = word.source;
            cell.lines.front().push_back(word);
        }
    }
    auto& words = cell.lines.front();
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.box.x0 < b.box.x0; });
    cell.text = joined_text(words);
    cell.text_box = cell.box;
    if (words.empty() || !looks_like_words(cell.text)) return std::nullopt;
    return cell;
}

/// Whether `lower` was put under `upper`.
bool take(Table& upper, const Table& lower, const PaperText& text) {
    if (lower.rows > most_rows || lower.columns >= upper.columns || !holds_only_figures(lower)) return false;
    const Extents extents = extents_of(upper, lower.page);
    const double line = lower.box.height() / lower.rows;
    const double gap = lower.box.y0 - extents.bottom;
    if (extents.bottom <= 0 || gap < -play || gap > furthest * line) return false;
    const auto columns = columns_over(extents, lower);
    const std::vector<TextLine>* lines = lines_of(text, lower.page);
    if (!columns || !lines || anything_between(*lines, extents.bottom, lower.box.y0)) return false;
    std::vector<Cell> cells;
    for (int r = 0; r < lower.rows; ++r) {
        Box row;
        bool any = false;
        for (const Cell& cell : lower.cells) {
            if (cell.row != r || cell.text.empty()) continue;
            row = any ? united(row, cell.text_box) : cell.text_box;
            any = true;
            Cell figure = cell;
            figure.row = upper.rows + r;
            figure.column = (*columns)[static_cast<std::size_t>(cell.column)];
            figure.header = false;
            cells.push_back(std::move(figure));
        }
        std::optional<Cell> name = any ? name_of(*lines, row, extents.left) : std::nullopt;
        if (!name) return false;
        name->row = upper.rows + r;
        name->column_span = columns->front();
        name->page = lower.page;
        cells.push_back(std::move(*name));
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
    upper.cells.insert(upper.cells.end(), cells.begin(), cells.end());
    upper.rows += lower.rows;
    upper.confidence = std::min(upper.confidence, lower.confidence);
    if (upper.page == lower.page)
        for (const Cell& cell : cells) upper.box = united(upper.box, cell.box);
    return true;
}

}  // namespace

std::vector<Table> with_foot_rows(std::vector<Table> tables, const PaperText& text) {
    std::vector<Table> out;
    for (Table& table : tables) {
        const bool after = !out.empty() && table.header_rows == 0 && table.rows > 0;
        if (after && take(out.back(), table, text)) continue;
        out.push_back(std::move(table));
    }
    return out;
}

}  // namespace scrutineer
