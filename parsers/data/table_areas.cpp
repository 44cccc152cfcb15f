// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/data/table_areas.hpp"

#include <algorithm>

namespace scrutineer {

TableAreas::TableAreas(const std::vector<Table>& tables) {
    for (const Table& table : tables) add(table);
}

void TableAreas::add(const Table& table) {
    std::map<int, Box> own{{table.page, table.box}};
    for (const Cell& cell : table.cells) {
        if (cell.page == table.page) continue;
        const auto [place, first] = own.try_emplace(cell.page, cell.box);
        if (!first) place->second = united(place->second, cell.box);
    }
    for (const auto& [page, box] : own) areas_[page].push_back(box);
}

bool TableAreas::contain(int page, Point point) const {
    const auto found = areas_.find(page);
    return found != areas_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const Box& box) { return box.contains(point); });
}

}  // namespace scrutineer
