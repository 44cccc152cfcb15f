// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "parsers/shapes/card.hpp"

/// Tiles, cards and forms of a page: told from boxes, type size and nearness, without any layout.
namespace scrutineer::shapes {

/// The cards of page index `page` (from 0), top to bottom and left to right. Their boxes do not overlap.
///
/// A box that is drawn and holds a name and a figure with a label, a rating, or type larger than the page's text is a
/// card. Without drawn boxes, figures in type larger than the text, at least three of one size, are each put together
/// with the words nearest to them. One card alone counts only where it has a drawn box, a labelled figure and more.
/// `texts` are what the paper's texts were found to be so far.
std::vector<Card> find_cards(const PaperText& paper, std::size_t page, CardTexts& texts, const PaperRatings& ratings);

}  // namespace scrutineer::shapes
