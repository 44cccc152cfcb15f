// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/paper/legend_entry.hpp"

/// Comparing the signs of a key with those that a paper uses.
namespace scrutineer::legend {

/// How well a drawn symbol is the sign of the key: 0 for not at all, about 1 for the same. Shape and direction decide;
/// colour tells apart what is drawn alike, but a white arrow on a red cell is still the arrow.
double sameness(const Symbol& sign, const Symbol& seen);

/// Whether two entries of a key have one sign.
bool same_sign(const LegendEntry& a, const LegendEntry& b);

/// A key explains each sign once under a heading: true where one sign stands beside two texts, as in a table of rated
/// indicators or a list with bullets.
bool repeats_a_sign(const std::vector<LegendEntry>& entries);

}  // namespace scrutineer::legend
