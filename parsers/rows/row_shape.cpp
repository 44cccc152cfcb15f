// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/row_shape.hpp"

#include <algorithm>

namespace scrutineer {

void append_rest(Row& row, const Row& rest) {
    if (!rest.name.text.empty()) row.name.text += " " + rest.name.text;
    row.name.lines.insert(row.name.lines.end(), rest.name.lines.begin(), rest.name.lines.end());
    if (row.period_text.empty()) row.period_text = rest.period_text;
    for (const RawRating& rating : rest.ratings)
        if (std::none_of(row.ratings.begin(), row.ratings.end(),
                         [&](const RawRating& own) { return own.against == rating.against && !own.with_figure; }))
            row.ratings.push_back(rating);
}

}  // namespace scrutineer
