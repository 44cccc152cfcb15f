// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/page/page.hpp"
#include "parsers/data/table.hpp"

namespace scrutineer::cli {

/// What was seen on a page as a drawing: words as text at their place (hidden ones grey and struck through), rules,
/// fills, symbols with the name of their shape, pictures in outline, and the cells of `tables` outlined in blue.
std::string page_svg(const Page& page, const std::vector<Table>& tables);

}  // namespace scrutineer::cli
