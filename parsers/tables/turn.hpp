// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/page/page.hpp"
#include "parsers/data/table.hpp"

/// Pages whose text runs up or down the sheet are read lying on their side.
namespace scrutineer::table_finding {

/// The reading direction of most of the page's text: 0, 90, 180 or 270.
int main_direction(const Page& page);

/// The page turned so that text of direction `rotation` reads from left to right.
Page turned(const Page& page, int rotation);

/// Turns a table found on `turned(page, rotation)` back to where it is on the page.
void turn_back(Table& table, const Page& page, int rotation);

}  // namespace scrutineer::table_finding
