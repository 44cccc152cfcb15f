// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::cli {

/// How many characters of a terminal a UTF-8 text takes (one for each code point).
std::size_t width(std::string_view text);

/// At most `columns` characters of it, with "…" at the end where something was left out. Control characters, which
/// could steer the terminal, are left out too.
std::string shortened(std::string_view text, std::size_t columns);

/// A table for people: columns aligned, a line under the heading.
class TextTable {
public:
    enum class Align { left, right };
    struct Column {
        std::string heading;
        Align align = Align::left;
        std::size_t longest = 40;  ///< longer texts are shortened
        std::size_t least = 0;     ///< where there is too little room, to no less than this; 0: never
        int spare = 0;             ///< where that is not enough, the highest is left out first; 0: never
    };

    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// One text a column.
    void add_row(std::vector<std::string> texts);
    /// A line across, before a total.
    void add_line();

    /// A column that has neither a text nor a heading is left out. At most `most_columns` characters wide, as far as
    /// the columns allow; 0 for any width.
    std::string text(std::size_t most_columns = 0) const;

private:
    std::vector<std::size_t> widths(std::size_t most_columns) const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;  ///< an empty row is a line across
};

}  // namespace scrutineer::cli
