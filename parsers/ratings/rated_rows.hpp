// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/data/table.hpp"
#include "parsers/ratings/ratings.hpp"

namespace scrutineer {

/// Says what each rating of a row is that nobody has looked at yet. The layout's own words win over the general ones.
void see_ratings(Row& row, const PaperRatings& ratings);

/// A diagnostic for each page that shows ratings which none of the rows took: `ratings-not-read`, with the box around
/// them and their number. Ratings of the paper's key and of tables that are keys do not count.
std::vector<Diagnostic> ratings_not_read(const std::vector<Row>& rows, const std::vector<Page>& pages,
                                         const std::vector<Table>& tables, const PaperRatings& ratings);

}  // namespace scrutineer
