// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "parsers/ratings/ratings.hpp"
#include "parsers/shapes/labels.hpp"

/// What each text of a paper is to a card. Boxes on a page overlap and pages repeat their labels: a text is looked at
/// once.
namespace scrutineer::shapes {

enum class TextUse { figure, labelled, rating, sign, words };

struct CardText {
    TextUse use = TextUse::words;
    std::vector<LabelledFigure> labelled;  ///< of labelled figures
};

class CardTexts {
public:
    /// The ratings must outlive it.
    explicit CardTexts(const PaperRatings& ratings) : ratings_(&ratings) {}

    /// What a piece of a line is. The reference stays good.
    const CardText& look_at(const std::string& text);
    /// The label that a text is, of one line or several; nullopt for none (labels.hpp). The reference stays good.
    const std::optional<Label>& label(const std::string& text);
    /// Whether a text is words that end in the middle ("Calls answered within"): another may be their end.
    bool is_open_name(const std::string& text);

private:
    CardText looked_at(const std::string& text) const;

    const PaperRatings* ratings_;
    std::unordered_map<std::string, CardText> texts_;
    std::unordered_map<std::string, std::optional<Label>> labels_;
    std::unordered_map<std::string, bool> open_;
};

}  // namespace scrutineer::shapes
