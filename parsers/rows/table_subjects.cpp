// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/table_subjects.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "parsers/meaning/heading.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// A corner of which more is known heads the names, or is some other column's heading.
constexpr double most_known = 0.34;

/// Short headings ("Number", "%") recur by chance.
constexpr int fewest_others = 2;

struct Heading {
    int columns = 0;     ///< headings beside the corner
    std::string corner;  ///< as printed
    std::string others;  ///< all other cells of the heading, in lower case
};

Heading heading_of(const Table& table) {
    Heading heading;
    for (const Cell& cell : table.cells) {
        if (cell.row >= table.header_rows || cell.text.empty()) continue;
        if (cell.column == 0)
            heading.corner += (heading.corner.empty() ? "" : " ") + cell.text;
        else
            heading.others += lower_case(cell.text) + "\n", ++heading.columns;
    }
    return heading;
}

bool says_no_role(const std::string& corner) {
    const meaning::HeadingMeaning read = meaning::parse_heading({corner});
    return read.words > 0 && read.role == meaning::Role::unknown && read.known <= most_known;
}

/// Among so many subjects of tables headed alike a corner is another one, though the grammar knows words of it.
constexpr std::size_t sure = 2;

bool is_long(const std::string& corner) {
    constexpr std::ptrdiff_t fewest_spaces = 3;
    return std::count(corner.begin(), corner.end(), ' ') >= fewest_spaces;
}

}  // namespace

std::vector<std::string> table_subjects(const std::vector<Table>& tables) {
    std::vector<Heading> headings;
    std::map<std::string, std::set<std::string>> corners_under;
    std::map<std::string, std::set<std::string>> without_role;
    for (const Table& table : tables) {
        headings.push_back(heading_of(table));
        const Heading& heading = headings.back();
        if (!heading.corner.empty() && !heading.others.empty())
            corners_under[heading.others].insert(lower_case(heading.corner));
        if (!heading.corner.empty() && says_no_role(heading.corner))
            without_role[heading.others].insert(lower_case(heading.corner));
    }
    std::vector<std::string> subjects;
    for (const Heading& heading : headings) {
        const bool differs =
            heading.columns >= fewest_others && !heading.corner.empty() && !heading.others.empty() &&
            corners_under[heading.others].size() >= 2 &&
            (says_no_role(heading.corner) || (without_role[heading.others].size() >= sure && is_long(heading.corner)));
        subjects.push_back(differs ? heading.corner : std::string());
    }
    return subjects;
}

}  // namespace scrutineer
