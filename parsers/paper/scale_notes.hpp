// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/paper/facts.hpp"

namespace scrutineer {

/// A text outside the columns' headings that says in what unit a table's money is: "All figures in £m", "(£000)".
struct ScaleNote {
    /// Where it stands as seen from its table.
    enum class Place {
        title_row,    ///< in a row of the table that is no row of column headings, or in its top left corner
        caption,      ///< close above it
        same_page,    ///< further up, with no other table in between, or said of all figures
        page_before,  ///< at the foot of the page before
        below,        ///< close below it
        earlier       ///< said of all figures on an earlier page
    };
    std::string unit_text;  ///< "£000", "£m", "£": what RawFigure::unit_text takes
    std::string text;       ///< as printed
    int page = 1;
    Box box;  ///< of the line or cell that says so
    Place place = Place::caption;
    double confidence = 1;  ///< that it holds for the table it is given with
};

/// What is known of the scale of one table's money besides its columns' own headings, which come first.
struct TableScale {
    std::optional<ScaleNote> note;
    /// The paper prints money in thousands or millions elsewhere, and neither a note nor a heading of this table names
    /// any unit of money: its figures may be a thousand or a million times larger than they look.
    bool doubtful = false;
};

/// The scale of each table, in the order of `tables`. A title's unit ("Reserves (£m)") holds for the next table only
/// and for those that continue it; a statement ("all figures in £m") until another one says otherwise or its
/// report of `facts` ends.
std::vector<TableScale> find_scale_notes(const PaperText& text, const std::vector<Table>& tables,
                                         const PaperFacts& facts);

}  // namespace scrutineer
