// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/cells.hpp: header rows.
#include <algorithm>
#include <optional>
#include <string_view>

#include "parsers/lines/table_text.hpp"
#include "parsers/tables/cells.hpp"

namespace scrutineer::table_finding {
namespace {

/// What a row looks like to somebody who looks for the end of the header.
struct RowLook {
    int filled = 0;   ///< cells with text
    int figures = 0;  ///< of them, figures that are not years, outside the first column
    int years = 0;
    int amounts = 0;  ///< figures with a unit or a decimal point: never headings
    int bold = 0;
    std::optional<Colour> fill;
    bool full_width = false;
    int reaches = 0;  ///< last row that a cell of this row covers
};

/// Money, a percentage or a decimal number; not a range of them ("£10,000–14,999").
bool is_amount(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    const std::size_t point = text.find('.');
    const bool decimal = point != std::string_view::npos && point > 0 && point + 1 < text.size() &&
                         text[point - 1] >= '0' && text[point - 1] <= '9' && text[point + 1] >= '0' &&
                         text[point + 1] <= '9';
    return (has("£") || has("%") || decimal) && !has("–") && text.find('-', 1) == std::string_view::npos;
}

std::vector<RowLook> looks_of(const Table& table) {
    std::vector<RowLook> looks(static_cast<std::size_t>(std::max(table.rows, 0)));
    for (std::size_t r = 0; r < looks.size(); ++r) looks[r].reaches = static_cast<int>(r);
    for (const Cell& cell : table.cells) {
        if (cell.text.empty() && cell.symbols.empty()) continue;
        RowLook& look = looks[static_cast<std::size_t>(cell.row)];
        ++look.filled;
        if (is_year(cell.text))
            ++look.years;
        else if (is_figure(cell.text) && cell.column > 0)
            ++look.figures, look.amounts += is_amount(cell.text) ? 1 : 0;
        const bool bold =
            !cell.lines.empty() && std::all_of(cell.lines.begin(), cell.lines.end(), [](const auto& line) {
                return std::all_of(line.begin(), line.end(), [](const Word& word) { return word.bold; });
            });
        if (bold) ++look.bold;
        if (cell.fill && !look.fill) look.fill = cell.fill;
        look.full_width = look.full_width || cell.column_span == table.columns;
        look.reaches = std::max(look.reaches, cell.row + cell.row_span - 1);
    }
    return looks;
}

}  // namespace

int count_header_rows(const Table& table) {
    const std::vector<RowLook> looks = looks_of(table);
    const int rows = table.rows;
    if (rows < 2) return 0;
    // The first row that holds figures as a body does.
    int body = 0;
    while (body < rows && looks[static_cast<std::size_t>(body)].figures == 0) ++body;
    const auto look = [&](int r) -> const RowLook& { return looks[static_cast<std::size_t>(r)]; };
    if (body == 0) {
        // Figures in the first row: a header only where it is marked as one (figures such as "1", "2" head columns).
        if (look(0).amounts * 2 > look(0).figures) return 0;
        const bool marked = (look(0).bold == look(0).filled && look(1).bold * 2 < look(1).filled) ||
                            (look(0).fill && look(1).fill != look(0).fill && look(0).filled > 1);
        return marked ? 1 : 0;
    }
    const bool figures = body < rows;
    // Rows that are set like the first one: bold throughout, or shaded like it.
    int marked = 0;
    while (marked < std::min(body, rows - 1)) {
        const RowLook& row = look(marked);
        const bool bold = row.filled > 0 && row.bold == row.filled;
        const bool shaded = row.fill && look(0).fill == row.fill;
        if (marked > 0 && row.filled == 1 && row.full_width) break;  // a group heading
        if (!bold && !shaded && row.filled > 0) break;
        ++marked;
    }
    int header = marked;
    if (figures) {
        // A heading of the first group ends the header: one cell alone, at the left.
        int text_rows = 0;
        while (text_rows < body && (text_rows == 0 || look(text_rows).filled > 1)) ++text_rows;
        if (header == 0) header = text_rows;
    } else if (marked >= rows - 1 || marked == body) {
        // Nothing tells header from body but its place.
        header = marked >= rows - 1 ? 1 : marked;
    }
    for (int r = 0; r < header; ++r) header = std::max(header, std::min(look(r).reaches + 1, std::max(body, header)));
    return std::min(header, rows - 1);
}

}  // namespace scrutineer::table_finding
