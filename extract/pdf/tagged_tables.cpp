// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/tagged_tables.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace scrutineer {
namespace {

constexpr int highest_climb = 64;  ///< elements between a piece of text and the cell it is in
constexpr int most_columns = 400;
constexpr int most_rows = 20'000;

using Kind = StructureElement::Kind;

bool is_cell(Kind kind) { return kind == Kind::header_cell || kind == Kind::data_cell; }

}  // namespace

Kind structure_kind(const char* name) {
    const std::string_view text = name;
    if (text == "Table") return Kind::table;
    if (text == "TR") return Kind::row;
    if (text == "TH") return Kind::header_cell;
    if (text == "TD") return Kind::data_cell;
    if (text == "THead" || text == "TBody" || text == "TFoot") return Kind::row_group;
    return Kind::other;
}

bool TaggedTables::may_hold_tables(const std::vector<Word>& words) {
    int beside = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& a = words[i - 1];
        const Word& b = words[i];
        if (a.marked_content == b.marked_content || b.marked_content < 0 || a.marked_content < 0) continue;
        const double gap = b.rotation % 180 == 0 ? b.box.x0 - a.box.x1 : b.box.y0 - a.box.y1;
        if (std::abs(a.baseline - b.baseline) < a.font_size && std::abs(gap) > 0.5 * a.font_size && ++beside >= 3)
            return true;
    }
    return false;
}

StructureElement TaggedTables::element(int number) {
    if (number <= 0) return {};
    const auto known = cells_.find(number);
    if (known != cells_.end()) return known->second;
    if (left_ == 0) return {};
    --left_;
    StructureElement read = read_(number);
    if (is_cell(read.kind)) cells_.emplace(number, read);
    return read;
}

int TaggedTables::cell_around(int number) {
    std::vector<int> climbed;
    int found = 0;
    for (int step = 0; step < highest_climb && number > 0; ++step) {
        const auto known = cell_of_.find(number);
        if (known != cell_of_.end()) {
            found = known->second;
            break;
        }
        climbed.push_back(number);
        const StructureElement here = element(number);
        if (is_cell(here.kind)) {
            found = number;
            // Its table: over its row, and a group of rows perhaps.
            int above = here.parent;
            std::vector<int> rows;
            int table = 0;
            for (int up = 0; up < 3 && above > 0; ++up) {
                const auto row = table_of_.find(above);
                if (row != table_of_.end()) {
                    table = row->second;
                    break;
                }
                const StructureElement outer = element(above);
                if (outer.kind == Kind::table) {
                    table = above;
                    break;
                }
                if (outer.kind != Kind::row && outer.kind != Kind::row_group) break;
                rows.push_back(above);
                above = outer.parent;
            }
            for (const int row : rows) table_of_[row] = table;
            lay_out(table);
            break;
        }
        number = here.parent;
    }
    for (const int passed : climbed) cell_of_[passed] = found;
    return found;
}

void TaggedTables::lay_out(int table) {
    if (table == 0 || laid_out_[table]) return;
    laid_out_[table] = true;
    std::vector<int> rows;
    for (const int child : element(table).children) {
        if (static_cast<int>(rows.size()) >= most_rows) break;
        const StructureElement part = element(child);
        if (part.kind == Kind::row)
            rows.push_back(child);
        else if (part.kind == Kind::row_group)
            rows.insert(rows.end(), part.children.begin(), part.children.end());
    }
    std::vector<int> taken_until;  // for each column the first row that no cell from above reaches into
    int number = 0;
    for (const int row : rows) {
        const StructureElement cells = element(row);
        if (cells.kind != Kind::row) continue;
        std::size_t column = 0;
        for (const int child : cells.children) {
            const StructureElement cell = element(child);
            if (!is_cell(cell.kind)) continue;
            while (column < taken_until.size() && taken_until[column] > number) ++column;
            if (column >= most_columns) break;
            Place place{table, {}};
            place.cell.row = number;
            place.cell.column = static_cast<int>(column);
            place.cell.row_span = std::clamp(cell.row_span, 1, most_rows);
            place.cell.column_span = std::clamp(cell.column_span, 1, most_columns - static_cast<int>(column));
            place.cell.header = cell.kind == Kind::header_cell;
            const std::size_t end = column + static_cast<std::size_t>(place.cell.column_span);
            if (taken_until.size() < end) taken_until.resize(end, 0);
            for (; column < end; ++column) taken_until[column] = number + place.cell.row_span;
            places_[child] = place;
        }
        if (++number >= most_rows) break;
    }
}

std::vector<TaggedCell> TaggedTables::cells(const std::vector<Word>& words, const std::vector<int>& elements) {
    std::map<int, std::vector<std::uint32_t>> words_of;  // by cell
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        const int id = words[i].marked_content;
        if (id < 0 || static_cast<std::size_t>(id) >= elements.size()) continue;
        const int cell = cell_around(elements[static_cast<std::size_t>(id)]);
        if (cell != 0) words_of[cell].push_back(i);
    }
    std::map<int, int> first_row;                      // of each table on this page
    std::vector<std::pair<std::uint32_t, int>> order;  // first word, table
    std::map<int, std::uint32_t> first_word;
    for (const auto& [cell, members] : words_of) {
        const auto place = places_.find(cell);
        if (place == places_.end()) continue;
        const int table = place->second.table;
        const auto row = first_row.emplace(table, place->second.cell.row).first;
        row->second = std::min(row->second, place->second.cell.row);
        const auto word = first_word.emplace(table, members.front()).first;
        word->second = std::min(word->second, members.front());
    }
    for (const auto& [table, word] : first_word) order.emplace_back(word, table);
    std::sort(order.begin(), order.end());
    std::map<int, int> number;
    for (const auto& [word, table] : order) number.emplace(table, static_cast<int>(number.size()));
    std::vector<TaggedCell> found;
    for (auto& [cell, members] : words_of) {
        const auto place = places_.find(cell);
        if (place == places_.end()) continue;
        found.push_back(place->second.cell);
        found.back().table = number[place->second.table];
        found.back().row -= first_row[place->second.table];
        found.back().words = std::move(members);
    }
    std::sort(found.begin(), found.end(), [](const TaggedCell& a, const TaggedCell& b) {
        if (a.table != b.table) return a.table < b.table;
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return found;
}

}  // namespace scrutineer
