// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/meaning/heading_meaning.hpp"

/// What the heading of a column (or of a row, or the label in a card) says of its cells, told from its words alone.
///
/// A heading is parsed, not matched: a few hundred terms of the trade (words/vocabulary/*.json) and a small grammar
/// give every part of it a meaning, and what is left over is a dimension. Cells, neighbours and the paper may confirm
/// or overrule it; that is for the reader of columns. docs/headings.md explains the grammar.
namespace scrutineer::meaning {

/// Reads a heading.
/// \param levels its texts from the top down, as TableGrid::heading gives them: what stands over several columns first.
///               Levels that repeat each other count once.
/// Never throws; a heading of which nothing is known has role unknown and its texts as dimension.
HeadingMeaning parse_heading(const std::vector<std::string>& levels);

}  // namespace scrutineer::meaning
