// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/table.hpp"
#include "parsers/paper/legend.hpp"

namespace scrutineer {

/// The colours that one paper rates with, and where they stand.
class Palette {
public:
    struct Reading {
        RatingValue rating = RatingValue::none;
        double confidence = 1;
        bool by_key = false;
    };

    Palette(const std::vector<Table>& tables, const Legend& key);

    /// The rating that a cell's fill is; nullopt where it has none, or one that is a tint of its heading, row or
    /// column. `expected`: ratings are known to stand in its column.
    std::optional<Reading> rating_in(const Cell& cell, bool expected) const;
    /// The rating that a colour is in this paper wherever it may stand.
    std::optional<Reading> rating_of(Colour colour) const;
};

}  // namespace scrutineer
