// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// A table of one indicator with its periods down the page and its measures across: "Actual", "Target", "RAG" over
/// quarters. Its name stands above it. The row that it gives, or none for a table that is anything else or has no name.
std::optional<Row> read_period_rows(const TableContext& context);

}  // namespace scrutineer
