// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "parsers/data/table.hpp"

/// Cells taken apart and put together: what the table finder took for rows may be lines of one text.
namespace scrutineer {

/// Several cells of one column as one, their lines one after the other. At least one cell.
Cell joined(const std::vector<const Cell*>& pieces);

/// The words of a line as printed.
std::string line_text(const std::vector<Word>& line);
std::vector<std::string> line_texts(const Cell& cell);

/// "Yes", "N" as printed; a drawn tick or cross as the character it looks like.
std::string answer_of(const Cell& cell);

/// The last line of a cell as a cell of its own (second), the rest as another. The cell has two lines or more.
std::pair<Cell, Cell> split_last_line(const Cell& cell);

/// "95.4 (2,259/2,3" over "69)": the text with lines joined where a number or a status word was broken between them;
/// empty where none was.
std::string text_of_broken_lines(const Cell& cell);

}  // namespace scrutineer
