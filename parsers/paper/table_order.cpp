// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/table_order.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace scrutineer {
namespace {

/// How far the edge of a table's second part may be from that of its first, points: text that is aligned and no ruled
/// edge moves by a word's length where a part's longest entry is another.
constexpr double edge_play = 12;
/// A short part may have no figure in some of its columns.
constexpr int lost_columns = 1;

bool same_columns(const TablePart& before, const Table& first, const TablePart& after, const Table& second) {
    return std::abs(first.columns - second.columns) <= lost_columns &&
           std::fabs(before.box.x0 - after.box.x0) < edge_play && std::fabs(before.box.x1 - after.box.x1) < edge_play;
}

/// Does text other than running headers and footers stand on page `number` between the heights y0 and y1?
bool text_between(const PaperText& text, int number, double y0, double y1) {
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        if (text.pages()[p].number != number) continue;
        for (std::size_t i = 0; i < text.lines(p).size(); ++i) {
            const TextLine& line = text.lines(p)[i];
            const double middle = line.box.centre().y;
            if (line.rotation == 0 && middle > y0 && middle < y1 && !text.running(p, i)) return true;
        }
    }
    return false;
}

double height_of(const PaperText& text, int number) {
    for (const Page& page : text.pages())
        if (page.number == number) return page.height;
    return 0;
}

}  // namespace

std::vector<TablePart> table_parts(const std::vector<Table>& tables) {
    std::vector<TablePart> parts;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        std::map<int, Box> boxes;
        boxes[tables[t].page] = tables[t].box;
        for (const Cell& cell : tables[t].cells) {
            const auto [at, fresh] = boxes.emplace(cell.page, cell.box);
            if (!fresh && cell.page != tables[t].page) at->second = united(at->second, cell.box);
        }
        for (const auto& [page, box] : boxes) parts.push_back({t, page, box});
    }
    return parts;
}

std::vector<std::optional<std::size_t>> continued_tables(const PaperText& text, const std::vector<Table>& tables) {
    std::vector<std::optional<std::size_t>> continued(tables.size());
    std::map<int, TablePart> highest, lowest;  // of each page
    for (const TablePart& part : table_parts(tables)) {
        const auto [top, first] = highest.emplace(part.page, part);
        if (!first && part.box.y0 < top->second.box.y0) top->second = part;
        const auto [bottom, only] = lowest.emplace(part.page, part);
        if (!only && part.box.y1 > bottom->second.box.y1) bottom->second = part;
    }
    for (const auto& [page, after] : highest) {
        const auto before = lowest.find(page - 1);
        if (before == lowest.end() || before->second.table == after.table) continue;
        const TablePart& last = before->second;
        if (tables[after.table].page != page || !same_columns(last, tables[last.table], after, tables[after.table]))
            continue;
        if (text_between(text, page, 0, after.box.y0) ||
            text_between(text, page - 1, last.box.y1, height_of(text, page - 1)))
            continue;
        continued[after.table] = last.table;
    }
    return continued;
}

}  // namespace scrutineer
