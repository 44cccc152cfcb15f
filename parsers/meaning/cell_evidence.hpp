// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "parsers/data/table.hpp"

/// What the cells of a column say of it, whatever its heading says.
namespace scrutineer::meaning {

/// What one cell holds, told from itself alone.
enum class CellKind {
    blank,   ///< neither text nor symbol
    figure,  ///< a number with its signs and unit
    status,  ///< a word in a figure's place: "N/A", "TBC", "-"
    year,    ///< a year alone: a figure's heading as often as a figure
    period,  ///< "Q3 2023/24", "As at 31 Dec 2023"
    sign,    ///< a drawn symbol, or a character that is one
    code,    ///< "CS.PI.01", "A12", "3.1.2"
    answer,  ///< "Yes", "N"
    words
};

CellKind kind_of(const Cell& cell);
CellKind kind_of(std::string_view text);

/// True for an amount: a figure that can stand in a table's body only, never in a heading. Years, periods ("2025-26"),
/// units ("£000") and bands ("18-25") are none.
bool is_amount(std::string_view text);

/// True where the whole text is a period, a few words of the trade around it allowed ("to 31 December 2024").
bool is_period(std::string_view text);

/// All shares are of the cells that hold something, 0..1.
struct CellEvidence {
    int cells = 0;  ///< that hold something
    double figures = 0;
    double statuses = 0;
    double periods = 0;  ///< years among them
    double signs = 0;
    double codes = 0;
    double answers = 0;
    double words = 0;
    double words_with_numbers = 0;  ///< short ones that begin with a number: "80-100% by 2018", "5 or more"
    double ratings = 0;             ///< cells that show a rating, blank ones with a rating's colour among them
    double long_texts = 0;          ///< texts of more than a dozen words
    double polarities = 0;          ///< texts that say which way is better, and nothing else in any paper
    double high_or_low = 0;         ///< "High", "Low", "Up", "Down", and no level between them
    double frequencies = 0;         ///< texts that say how often something is measured
    double distinct = 0;            ///< different texts
    double money = 0;               ///< figures with a currency sign
    double percents = 0;            ///< figures with a per cent sign
    double whole = 0;               ///< figures that are whole numbers without sign or unit
    double signed_ = 0;             ///< figures with a plus or minus, or in brackets
    double letters = 0;             ///< letters in the mean text
    bool paragraphs = false;        ///< "8.11" over "8.12": numbers of paragraphs
    bool rising = false;            ///< whole numbers that mostly rise by one from row to row: they number the rows
};

/// \param cells a column's body cells from top to bottom, blank ones too
/// \param rates whether a cell shows a rating
CellEvidence evidence_of(const std::vector<const Cell*>& cells, const std::function<bool(const Cell&)>& rates);

}  // namespace scrutineer::meaning
