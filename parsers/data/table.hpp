// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/page/page.hpp"

namespace scrutineer {

/// One cell of a table: covers rows row .. row+row_span-1 and columns column .. column+column_span-1.
struct Cell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    int page = 1;                          ///< a table that goes on over the page has cells of several pages
    std::string text;                      ///< lines joined with one space, white space folded
    std::vector<std::vector<Word>> lines;  ///< the same text line by line, words left to right (in reading direction)
    Box box;                               ///< of the cell where rules or fills draw one, otherwise of its text
    Box text_box;                          ///< of the words and symbols alone; no area for an empty cell
    std::optional<Colour> fill;            ///< the last opaque fill under its text, white left out
    std::vector<Symbol> symbols;           ///< drawn in the cell, left to right
    bool header = false;
    int rotation = 0;       ///< of its text
    double confidence = 1;  ///< 0..1 that this is a cell of the page with just this text
    TextSource source = TextSource::text;
};

/// A grid of cells. Cells never overlap; a position that no cell covers is blank.
struct Table {
    int page = 1;  ///< the first page it is on
    Box box;       ///< on its first page
    int rows = 0;
    int columns = 0;
    int header_rows = 0;      ///< leading rows that head the columns
    std::vector<Cell> cells;  ///< by row, then column
    double confidence = 1;
    TextSource source = TextSource::text;
    /// How its lines were told: drawn in full, in part, or by alignment and white space alone.
    enum class Ruling { full, partial, none } ruling = Ruling::none;
};

}  // namespace scrutineer
