// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/cell_uses.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "parsers/meaning/cell_evidence.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer {
namespace {

/// Can a text be what its column or row is used for? An amount ("£1m", "+5 months", "218") is no name, date or heading:
/// it stays without a use and is asked after. Plain numbers are references, numbers of months and of columns as well.
bool can_serve(const std::string& role, const std::string& text) {
    if (!meaning::is_amount(text)) return true;
    static constexpr std::string_view numbered[] = {"reference", "code", "period", "heading"};
    return std::find(std::begin(numbered), std::end(numbered), role) != std::end(numbered) &&
           looks_like_reference(text);
}

void add(std::vector<CellUse>& uses, const Cell& cell, const std::string& role) {
    if (!cell.text.empty() && can_serve(role, cell.text)) uses.push_back({cell.page, cell.box, role, false});
}

void add_column(std::vector<CellUse>& uses, const TableGrid& grid, int column, int first, int end,
                const std::string& role) {
    for (int r = first; r < end; ++r) {
        const Cell* cell = grid.beginning(r, column);
        if (cell && cell->row == r) add(uses, *cell, role);
    }
}

void add_headings(std::vector<CellUse>& uses, const TableGrid& grid, int first, int end) {
    for (int r = first; r < end; ++r)
        for (const Cell* cell : grid.row_own_cells(r)) add(uses, *cell, "heading");
}

/// The roles of columns whose cells are rightly no figures; nullptr for all others.
const char* use_of(meaning::Role role) {
    using meaning::Role;
    switch (role) {
        case Role::name:
            return "name";
        case Role::reference:
            return "reference";
        case Role::code:
            return "code";
        case Role::period:
            return "period";
        case Role::unit:
            return "unit";
        case Role::area:
            return "area";
        case Role::note:
            return "note";
        case Role::group:
            return "group";
        case Role::polarity:
            return "polarity";
        case Role::updated:
            return "updated";
        case Role::frequency:
            return "frequency";
        case Role::owner:
            return "owner";
        case Role::date:
            return "date";
        case Role::field:
            return "field";
        case Role::measure:
            return "measure";
        case Role::unknown:
        case Role::figure:
        case Role::rating:
            return nullptr;
    }
    return nullptr;
}

const char* use_of(ColumnRole role) {
    switch (role) {
        case ColumnRole::ref:
            return "reference";
        case ColumnRole::code:
            return "code";
        case ColumnRole::name:
            return "name";
        case ColumnRole::unit:
            return "unit";
        case ColumnRole::period:
        case ColumnRole::comparator_period:
            return "period";
        case ColumnRole::updated:
            return "updated";
        case ColumnRole::group:
            return "group";
        case ColumnRole::ignore:
            return "not read, by the layout";
        case ColumnRole::figure:
        case ColumnRole::rating:
            return nullptr;
    }
    return nullptr;
}

}  // namespace

std::vector<CellUse> uses_of(const TableGrid& grid, const std::vector<meaning::SectionMeaning>& sections) {
    std::vector<CellUse> uses;
    for (const meaning::SectionMeaning& section : sections) {
        if (!section.readable()) continue;
        add_headings(uses, grid, section.section.first, section.section.header_end);
        for (std::size_t c = 0; c < section.roles.columns.size(); ++c)
            if (const char* use = use_of(section.roles.columns[c].role))
                add_column(uses, grid, static_cast<int>(c), section.section.header_end, section.section.end, use);
    }
    return uses;
}

std::vector<CellUse> uses_of(const TableGrid& grid, const Match& match) {
    std::vector<CellUse> uses;
    add_headings(uses, grid, 0, match.header_end);
    for (std::size_t c = 0; c < match.columns.size(); ++c)
        if (match.columns[c].known)
            if (const char* use = use_of(match.columns[c].rule.role))
                add_column(uses, grid, static_cast<int>(c), match.header_end, grid.rows(), use);
    return uses;
}

std::vector<CellUse> set_aside(const Table& table, const std::string& reason) {
    std::vector<CellUse> uses;
    for (const Cell& cell : table.cells)
        if (!cell.text.empty()) uses.push_back({cell.page, cell.box, reason, true});
    return uses;
}

}  // namespace scrutineer
