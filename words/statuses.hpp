// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Words that stand in a cell in place of a figure ("No Data", "TBC"), as words/vocabulary/statuses.json lists them:
/// one list for who looks for tables and for who reads their cells.
namespace scrutineer {

/// The status that a text says, in the contract's spelling ("not-available"); empty where it is none of the phrases
/// listed. Two languages side by side ("Dim data / No data") say what both say.
/// \param text folded, in lower case and free of footnote marks; a stop or dash behind it makes no difference
std::string_view listed_status(std::string_view text);

}  // namespace scrutineer
