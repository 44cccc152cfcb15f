// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/ratings/ratings.hpp"
#include "parsers/shapes/card_parts.hpp"
#include "parsers/shapes/card_texts.hpp"
#include "parsers/shapes/labels.hpp"
#include "parsers/shapes/texts.hpp"

/// One indicator in a tile, card or form: a name, a figure that is set large or has a label, further figures with
/// labels beside, over or under them, a rating, an arrow.
namespace scrutineer::shapes {

struct CardFigure {
    std::optional<Label> label;  ///< nullopt for the main figure where it has none: the name says what it is
    Text text;                   ///< where it stands; with its label, where both are one text
    std::string value;           ///< "90%" of "Target: 90%"
    std::string rating_text;     ///< "Amber" of "89% (Amber)"
    Box cell{};                  ///< the cell it stands in, of a card that is drawn as a table; no area otherwise
};

struct Card {
    int page = 1;
    Box box;
    bool drawn = false;
    std::string ref;
    std::string code;
    TextBlock name;
    std::vector<CardFigure> figures;  ///< the main one first
    std::vector<RawRating> ratings;
    std::vector<RawField> fields;  ///< labelled texts that are nothing else
    std::vector<std::string> group;
    std::string period_text;
    std::string unit_text;
    double main_size = 0;    ///< type size of the figure without a label; 0 for none
    bool displayed = false;  ///< that figure is set larger than the page's text
    int unexplained = 0;     ///< figures in the box that nothing says the meaning of
    /// Which labels it has and whether a figure without one: equal for cards made after one pattern.
    std::string pattern() const;
};

/// Reads what stands together as one card. nullopt where it has no name, no figure, or several figures of one size
/// without labels: a table, a chart, a list.
std::optional<Card> read_card(const CardParts& parts, CardTexts& texts, const PaperRatings& ratings);

/// The card as a row; `table` and `row` number it on its page.
Row row_of(const Card& card, std::vector<std::string> headings, int table, int row);

}  // namespace scrutineer::shapes
