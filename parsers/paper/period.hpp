// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parsers/paper/blocks.hpp"

namespace scrutineer {

/// The period that a report says it is about ("Quarter Two, 2021/22", "July to September 2021"), as printed: from its
/// title, the `blocks` of its first page, or the years that its pages `first` to `last` (indices) set beside a quarter.
std::string find_reported_period(const std::vector<TextRun>& blocks, const std::vector<std::vector<TextLine>>& lines,
                                 std::size_t first, std::size_t last, const std::string& title);

}  // namespace scrutineer
