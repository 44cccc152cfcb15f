// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace scrutineer::cli {

/// What a list shows of a figure: its cell's text, without the labels and the other figures that some papers print in
/// one cell: "85%" of "Target: 90%, Floor: 85%" for 85. The whole text where no part of it is the value.
std::string figure_text(const std::string& cell, std::optional<double> value);

}  // namespace scrutineer::cli
