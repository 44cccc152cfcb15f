// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/data/table_grid.hpp"
#include "parsers/meaning/figures.hpp"
#include "parsers/meaning/group_headings.hpp"
#include "parsers/meaning/header_rows.hpp"
#include "parsers/meaning/marked_areas.hpp"
#include "parsers/meaning/roles.hpp"

/// What a table means, worked out from its headings, cells and surroundings, without any layout.
namespace scrutineer {
class PaperRatings;
}

namespace scrutineer::meaning {

/// What a table leaves to one that goes on from it without a heading of its own.
struct KnownTable {
    std::vector<Column> columns;
    int name = -1, reference = -1, code = -1;
    std::vector<std::pair<double, double>> extents;  ///< x0, x1 of each column
    std::vector<GroupLevel> groups;                  ///< the heading rows in force at its end
    std::vector<std::string> headings;               ///< printed above it, outermost first
    int page = 1;                                    ///< where it ended
    double bottom = 0;                               ///< where on that page, points from its top
    RecordKind kind = RecordKind::kpi_row;
};

/// A table with what stands around it. What it points to must outlive it.
struct TableView {
    const Table& table;
    const TableGrid& grid;
    int number = 1;                       ///< of the table on its page, from 1
    std::vector<std::string> headings{};  ///< printed above it, outermost first
    std::vector<std::string> caption{};   ///< the lines just above it, nearest first
    std::string paper_title{};            ///< what the whole paper is called; empty where it is not known
    std::vector<Footnote> footnotes{};    ///< printed under it
    std::string money_unit{};             ///< of all its money where a note says so ("£000"); empty for none
    double money_unit_confidence = 1;
    bool money_unit_near = true;       ///< the note is said of this table, and not of all figures on an earlier page
    bool money_unit_doubtful = false;  ///< the paper has its money in thousands elsewhere, and nothing says so here
    const PaperRatings* ratings = nullptr;
    const KnownTable* earlier = nullptr;  ///< the table directly before it, null for none
    bool text_between = false;            ///< text stands between that and this one
};

/// One section of a table, understood.
struct SectionMeaning {
    Section section;
    bool carried = false;  ///< the columns are those of the table before
    ColumnRoles roles;
    std::vector<FigureMeaning> figures;           ///< one for each column; meant where its role is figure
    std::vector<Against> against;                 ///< one for each column; meant where its role is rating or figure
    std::vector<std::vector<MarkedArea>> marked;  ///< one for each column: whose its marked figures are
    std::vector<int> period_column;               ///< the column that has a figure's own period, -1 for the row's
    int row_period = -1;                          ///< the column of the row's period, -1 for none
    RecordKind kind = RecordKind::kpi_row;
    std::vector<int> alike;      ///< columns of figures whose headings do not tell them apart
    bool of_risks = false;       ///< its rows are risks
    bool contents_list = false;  ///< its only numbers are those of pages

    /// True where there are names and figures beside them, or a register.
    bool readable() const;
    /// True for a table under headings that holds ratings and no figures: risks, projects, commitments.
    bool is_register() const;
    /// True where its columns say what those of a table below it are, even if it holds no rows itself.
    bool tells_columns() const;
};

/// The sections of a table from top to bottom.
std::vector<SectionMeaning> understand(const TableView& view);

/// Whether a cell shows a rating and no figure.
bool shows_rating(const TableView& view, const Cell& cell, const std::string& heading, bool expected);

}  // namespace scrutineer::meaning
