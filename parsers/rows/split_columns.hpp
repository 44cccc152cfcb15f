// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/data/table.hpp"

namespace scrutineer {

/// The table with each column that holds two figures in a cell ("88.1% / 90%", "88.1% (90%)", or one over the other)
/// as two columns, where the heading says what either is ("Result / target", "Actual (Target)"). A heading over the
/// column stands over both.
Table with_split_columns(Table table);

}  // namespace scrutineer
