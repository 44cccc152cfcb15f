// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/meaning/heading_parts.hpp"

/// What the pieces of a heading, or of one side of a comparison, say together: the second step of parse_heading.
namespace scrutineer::meaning {

using HeadingParts = std::vector<const HeadingPart*>;

struct Sense : Terms {
    bool weak = false;                    ///< the measure is told by a word that may say less
    std::size_t measure_level = 0;        ///< where the measure is printed
    Terms less;                           ///< the weaker measure beside it: of "forecast variance" the forecast
    std::optional<Against> against;       ///< what a rating against its area is against
    bool figure_word = false;             ///< "value", "amount"
    bool other_time = false;              ///< "prior years"
    bool statistic = false;               ///< "average"
    bool head = false;                    ///< the measure is said of the rest: "change in rank"
    const HeadingPart* rating = nullptr;  ///< the phrase that says a rating
    HeadingParts roles;                   ///< phrases that say another role
    HeadingParts left;                    ///< what stays in the dimension
};

/// Reads some pieces of a heading from left to right and top down. Where two say a measure, the stronger one of a level
/// counts ("forecast variance" is a variance), and of two levels the lower one. A measure, rating or version among many
/// words that are not known is none.
Sense sense_of(const std::vector<HeadingLevel>& levels, const HeadingParts& parts);

/// A measure of two others, which stays one whatever stands below it: "Variance" over "Budget".
bool is_of_two(Measure measure);

}  // namespace scrutineer::meaning
