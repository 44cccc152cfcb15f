// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/paper/facts.hpp"

/// The headings of a paper and which of them stand above a table.
namespace scrutineer {

/// A line or two set apart from the text: larger, bold, in capitals, or on a coloured band.
struct Heading {
    std::string text;  ///< wrapped lines joined; "(continued)" left out
    int page = 1;
    Box box;
    /// How far to the left and right it heads what stands below: as wide as its band, over the whole page where nothing
    /// stands beside it, otherwise as wide as its words.
    double reach_x0 = 0, reach_x1 = 0;
    bool alone = true;      ///< nothing stands beside it
    int level = 1;          ///< 1 outermost; by how strongly it is set apart in this paper
    bool band = false;      ///< on a coloured band of its own
    bool of_table = false;  ///< the full-width first row of a table: it ends with the next heading outside tables
    /// Names no topic: "Key Performance Indicators – Data Tables", "Appendix 3: Summary", "How to read this report".
    bool generic = false;
    /// Part of the head of a report: its title, the council, the committee.
    bool front = false;
    /// Where its force ends, if not with the next heading: a caption is that of the next table and of what continues
    /// it, and ends with that table's last page and foot.
    struct End {
        int page = 1;
        double y = 0;
    };
    std::optional<End> end;
};

/// All headings in reading order. Running headers and footers and lines inside tables are none; a full-width first row
/// of a table is one, a sentence is none. `facts` tell what of a report's first page is its head.
std::vector<Heading> find_headings(const PaperText& text, const std::vector<Table>& tables, const PaperFacts& facts);

/// The headings in force at a table, outermost first: for each level the last one before `box` on `page`, or on a page
/// before it, that no stronger one has ended since. What names no topic of the table (generic, front) is left out.
std::vector<Heading> headings_above(const std::vector<Heading>& headings, int page, const Box& box);

}  // namespace scrutineer
