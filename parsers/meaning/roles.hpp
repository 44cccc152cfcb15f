// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "parsers/data/table_grid.hpp"
#include "parsers/meaning/cell_evidence.hpp"
#include "parsers/meaning/header_rows.hpp"
#include "parsers/meaning/heading.hpp"
#include "parsers/meaning/weights.hpp"

/// What each column of a table is for: every column by itself first, by heading and cells, then the constraints among
/// them (one name, one reference).
namespace scrutineer::meaning {

using Signals = std::array<double, signal_count>;

/// One column and what it was taken for.
struct Column {
    std::vector<std::string> levels;  ///< its heading from the top down
    std::string label;                ///< the same as one text
    HeadingMeaning heading;
    CellEvidence cells;
    Signals signals{};  ///< by Signal; `heading` and the like depend on the role and are not here
    Role role = Role::unknown;
    double probability = 0;  ///< of the role
    Role runner_up = Role::unknown;
    double runner_up_probability = 0;
};

/// How strongly the evidence speaks for a role, in natural logarithms of odds.
double points_for(const Column& column, Role role);
/// The part of it that one weight contributes.
double points_of(const Weight& weight, const Column& column);

struct ColumnRoles {
    std::vector<Column> columns;
    int name = -1;       ///< index of the name's column; -1 where there is none
    int reference = -1;  ///< of the printed reference numbers; -1 for none
    int code = -1;
};

/// Gives the columns of a section their roles.
/// \param body    the rows whose cells count: data, no headings of groups
/// \param rates   whether a cell shows a rating, and no figure
/// \param carried headings of an earlier table that a section without its own goes on from; empty for none
ColumnRoles roles_of(const TableGrid& grid, const Section& section, const std::vector<int>& body,
                     const std::function<bool(const Cell&)>& rates,
                     const std::vector<std::vector<std::string>>& carried = {});

}  // namespace scrutineer::meaning
