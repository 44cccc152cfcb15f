// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/data/table.hpp"
#include "parsers/ratings/ratings.hpp"

namespace scrutineer {

/// Says what each rating of a row is that nobody has looked at yet. The layout's own words win over the general ones.
void see_ratings(Row& row, const PaperRatings& ratings);

/// Where a paper shows ratings: cells of its tables, and signs of its key outside them. Those of the key itself and of
/// tables that are keys do not count.
std::vector<RatedPlace> rated_places(const std::vector<Page>& pages, const std::vector<Table>& tables,
                                     const PaperRatings& ratings);

}  // namespace scrutineer
