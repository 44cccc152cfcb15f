// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

struct RowShape {
    std::string_view name;
    Match (*match)(const TableContext&, const Layout&);
    TableRows (*read)(const TableContext&, const Layout&, const Match&);
};

/// All shapes; a new one is a line here.
const std::vector<RowShape>& row_shapes();

/// nullptr where there is no such shape.
const RowShape* find_row_shape(std::string_view name);

}  // namespace scrutineer
