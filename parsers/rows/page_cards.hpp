// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/paper/headings.hpp"
#include "parsers/shapes/find_cards.hpp"

namespace scrutineer {

/// The tiles, cards and forms of a paper (parsers/shapes/find_cards.hpp) beside its tables. A figure belongs to one
/// record: where a table and cards cover the same place, either the table is read or the cards are.
class PageCards {
public:
    /// `tables` are the paper's: some are cards that are drawn as tables.
    PageCards(const PaperText& text, const std::vector<Table>& tables, const PaperRatings& ratings);

    /// The tables and, as tables without cells, the cards: text in either is no heading.
    std::vector<Table> with_cards(const std::vector<Table>& tables) const;
    /// Does most of a table's text stand in cards?
    bool cover(const Table& table) const;
    /// Gives a place to a table: cards there are not read.
    void yield_to(const Table& table);
    /// The rows of all cards that are left. `headings` are the paper's.
    std::vector<Row> rows(const std::vector<Heading>& headings) const;

    /// A diagnostic for each card whose chart is a picture.
    std::vector<Diagnostic> charts(const std::vector<Page>& pages) const;

private:
    std::vector<shapes::Card> cards_;  ///< in reading order
};

}  // namespace scrutineer
