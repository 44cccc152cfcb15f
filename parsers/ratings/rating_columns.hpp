// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <tuple>
#include <vector>

#include "parsers/data/table.hpp"

namespace scrutineer::ratings {

/// Columns whose cells hold rating words or letters and hardly anything else: there "A" and "Good" are ratings, though
/// nothing but the column says so.
class RatingColumns {
public:
    explicit RatingColumns(const std::vector<Table>& tables);

    /// Whether a cell of those tables stands in such a column.
    bool holds(const Cell& cell) const;

private:
    using Corner = std::tuple<int, long, long>;
    static Corner corner_of(const Cell& cell);
    void take(const Table& table);

    std::set<Corner> cells_;
};

}  // namespace scrutineer::ratings
