// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/data/table_areas.hpp"

namespace scrutineer::ratings {

/// What the signs that stand together show: lights (how good it is) or trends (where it goes).
enum class SignSet { unknown, lights, trends };

/// What each symbol of a paper shows, judged by those that it stands among: the column of its table, or the symbols of
/// its look on its page. A diamond among arrows is a trend without change; the same diamond among discs is a light.
class SignSets {
public:
    SignSets(const std::vector<Page>& pages, const std::vector<Table>& tables);

    SignSet set_of(int page, const Symbol& symbol) const;

private:
    using Corner = std::tuple<int, long, long>;
    static Corner corner_of(int page, const Box& box);
    void take_table(const Table& table);
    void take_page(const Page& page, const TableAreas& tables);

    std::map<Corner, SignSet> sets_;
};

}  // namespace scrutineer::ratings
