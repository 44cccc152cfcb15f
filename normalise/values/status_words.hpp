// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// The status that words in place of a figure say ("No Data", "TBC", "New PI"). The text is folded, in lower case and
/// free of footnote marks; nullopt where the words are none of those known.
std::optional<Status> status_from_words(std::string_view text);

}  // namespace scrutineer
