// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/lines/text_lines.hpp"

namespace scrutineer {

/// Is the text the name of a council and nothing else?
bool is_authority(const std::string& text);

/// The council whose paper this is, as printed: the one most named, a name in a title or a running header counting for
/// more; the address of its site ("kent.gov.uk") where only that is printed; empty where nothing tells.
std::string find_authority(const std::vector<std::vector<TextLine>>& lines);

/// Where a paper calls its council by letters alone ("KCC"): the places named in it that these may stand for, each with
/// the letters for the sort of council behind it ("Kent CC"), the most named first. Some are no councils.
std::vector<std::string> guess_authority(const std::vector<std::vector<TextLine>>& lines);

}  // namespace scrutineer
