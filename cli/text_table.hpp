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
    };

    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// One text a column.
    void add_row(std::vector<std::string> texts);
    /// A line across, before a total.
    void add_line();

    std::string text() const;

private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;  ///< an empty row is a line across
};

}  // namespace scrutineer::cli
