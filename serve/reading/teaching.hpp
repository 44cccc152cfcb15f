// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page/page.hpp"
#include "pipeline/isolated.hpp"

/// What a table's columns were taken for, so that a person can say what they are.
namespace scrutineer::serve {

struct InferredColumn {
    std::string heading;         ///< as one text
    std::string meaning;         ///< a word of `column_meanings`, or empty
    std::string role;            ///< in the words of `scrutineer explain`
    double probability = 0;      ///< of the role
    std::string runner_up;       ///< the next likely
    double left = 0, right = 0;  ///< points
};

struct InferredTable {
    int page = 1, number = 1;
    Box box;
    std::string read_by;  ///< a layout's name or "general"; empty where nothing read it
    std::vector<InferredColumn> columns;
};

/// What a column can be taught to be: a word, and a phrase for people.
struct ColumnMeaning {
    const char* word;
    const char* phrase;
};
const std::vector<ColumnMeaning>& column_meanings();

struct TablesAsked {
    std::string document, path, layouts_folder;
    int page = 1;
};

/// The tables that begin on a page, read in a sandboxed worker. Throws ReadError.
std::vector<InferredTable> infer_tables(const TablesAsked& asked, const Isolation& isolation);

/// A layout file (docs/layouts.md) for tables with these headings: the meaning of each, by words of `column_meanings`.
/// Numbers in headings may be others: "Q2 2024/25" is a period of one paper. Throws LayoutError where it could not be
/// used, with why.
std::string layout_of(const std::vector<InferredColumn>& columns, const std::string& title);

/// The name of that layout's file: it follows from the headings, so that teaching the same table again replaces it.
std::string layout_name_of(const std::vector<InferredColumn>& columns);

/// For passing between processes.
std::string packed(const TablesAsked& asked);
TablesAsked unpacked_tables_asked(std::string_view bytes);
std::string packed(const std::vector<InferredTable>& tables);
std::vector<InferredTable> unpacked_inferred_tables(std::string_view bytes);

}  // namespace scrutineer::serve
