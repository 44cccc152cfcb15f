// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/row_shapes.hpp"

#include <algorithm>

#include "parsers/rows/cards.hpp"
#include "parsers/rows/indicator_rows.hpp"
#include "parsers/rows/match_columns.hpp"
#include "parsers/rows/pairs.hpp"
#include "parsers/rows/series_columns.hpp"

namespace scrutineer {

const std::vector<RowShape>& row_shapes() {
    static const std::vector<RowShape> all{
        {"rows", match_columns, read_plain_rows},
        {"rows-with-ratings-below", match_with_ratings_below, read_rows_with_ratings_below},
        {"finance", match_columns, read_plain_rows},
        {"name-value-pairs", match_pairs, read_pairs},
        {"series-columns", match_series_columns, read_series_columns},
        {"card", match_cards, read_cards},
    };
    return all;
}

const RowShape* find_row_shape(std::string_view name) {
    const auto found =
        std::find_if(row_shapes().begin(), row_shapes().end(), [&](const RowShape& s) { return s.name == name; });
    return found == row_shapes().end() ? nullptr : &*found;
}

}  // namespace scrutineer
