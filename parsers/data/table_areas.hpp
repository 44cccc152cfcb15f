// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "parsers/data/table.hpp"

namespace scrutineer {

/// Where the tables of a paper stand, page by page: a table that goes on over pages has an area on each of them.
class TableAreas {
public:
    TableAreas() = default;
    explicit TableAreas(const std::vector<Table>& tables);
    void add(const Table& table);

    /// Whether a point of a page (number from 1) lies in a table.
    bool contain(int page, Point point) const;

private:
    std::map<int, std::vector<Box>> areas_;
};

}  // namespace scrutineer
