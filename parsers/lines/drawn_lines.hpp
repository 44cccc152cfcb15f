// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "parsers/data/budget.hpp"

/// The page's drawn lines put together: pieces joined, double lines made one, edges of fills taken as lines.
namespace scrutineer::table_finding {

/// A straight line: across the page at y `at` from x `from` to x `to`, or down the page with x and y exchanged.
struct Segment {
    double at = 0;
    double from = 0;
    double to = 0;
    double thickness = 0;
    bool drawn = true;  ///< false for the edge of a filled area
    double length() const { return to - from; }
};

struct Ruling {
    std::vector<Segment> across;  ///< by y
    std::vector<Segment> down;    ///< by x
};

/// All lines of the page that can bound cells. Text made of dashes counts as a drawn line.
Ruling ruling_of(const Page& page, Budget& budget);

/// Lines that touch one another, and the box around them.
struct RuledArea {
    Box box;
    std::vector<Segment> across;
    std::vector<Segment> down;
};

/// Groups of lines that touch or cross, those with at least one line of each direction, top to bottom. What is left
/// over of `ruling.across` (lines that nothing crosses) is put into `loose`.
std::vector<RuledArea> ruled_areas(const Ruling& ruling, std::vector<Segment>& loose, Budget& budget);

/// Sorted values with those closer than `play` to their neighbour made one (their mean).
std::vector<double> clustered(std::vector<double> values, double play);

}  // namespace scrutineer::table_finding
