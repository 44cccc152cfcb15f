// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dataset/roles.hpp"

/// Columns that hold the figures of several areas, told apart by marks.
namespace scrutineer::meaning {

/// A mark on a figure that says whose it is: under "*North East or **Nearest neighbours" `16*` is the region's.
struct MarkedArea {
    std::string mark;
    AreaKind kind = AreaKind::other;
    std::string name;  ///< as printed in the heading
};

/// The marks that a heading explains by areas. Empty where it has fewer than two: one is a footnote's.
std::vector<MarkedArea> marked_areas(std::string_view heading);

/// The area whose mark a figure's text ends with; nullptr for none.
const MarkedArea* area_of_mark(const std::vector<MarkedArea>& areas, std::string_view figure);

}  // namespace scrutineer::meaning
