// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// An indicator whose figures have a table row each: "Actual", "Target", "RAG" down the page, periods across. The name
/// stands beside its rows, in a row over them, behind a label ("Indicator"), or above the table.
struct MeasureRows {
    struct Block {
        Cell name;
        std::vector<int> rows;           ///< grid rows with a label, in order
        std::vector<std::string> group;  ///< rows in the table that head it
        std::string code;                ///< printed beside the name
        Cell sign;                       ///< drawn beside the name; no symbols for none
        int top = -1;                    ///< the grid row of the name over the block, -1 where it stands elsewhere
        std::vector<RawField> fields;    ///< "Lead service: Housing" between the name and the figures
        std::optional<Polarity> polarity;
    };
    int label_column = 0;
    int header_first = 0;  ///< grid rows [header_first, header_end) head the columns
    int header_end = 0;
    std::vector<int> values;  ///< columns of figures and ratings
    bool name_above = false;  ///< the name is the title above the table and no heading of it
    std::vector<Block> blocks;
};

/// nullopt where a table's rows are anything else.
std::optional<MeasureRows> find_measure_rows(const TableContext& context);

/// One row for each block.
TableRows read_measure_rows(const TableContext& context, const MeasureRows& table);

}  // namespace scrutineer
