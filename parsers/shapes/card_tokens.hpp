// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "parsers/shapes/card_parts.hpp"
#include "parsers/shapes/card_texts.hpp"

/// The texts of a card by what they are, and which of them say the meaning of which.
namespace scrutineer::shapes {

/// What a text of a card is, told from itself alone.
enum class Kind { figure, labelled, label, rating, sign, words };

struct Token {
    Kind kind = Kind::words;
    TextBlock block;
    std::optional<Label> label;            ///< of a label
    std::vector<LabelledFigure> labelled;  ///< of labelled figures
    bool used = false;
    const CardCell* cell = nullptr;  ///< the cell it stands in, of a card that is drawn as a table; null otherwise
    const Box& box() const { return block.box; }
    double size() const { return block.size; }
};

/// The texts by what they are; words are put together to blocks first, since a label may have two lines. The tokens
/// point to the cells of `parts`.
std::vector<Token> tokens_of(const CardParts& parts, CardTexts& texts);

/// Where a label stands from the value's side.
enum class Side { left, above, below };

/// How far a label is from what it says the meaning of, in ems; nullopt where it does not stand on that side. Between
/// cells of a table only neighbours count.
std::optional<double> distance(const Token& label, const Token& value, Side side);

/// True where more than half of the lower one's height is level with the other.
bool share_height(const Box& a, const Box& b);

struct Pair {
    std::size_t label;
    std::size_t value;
};

/// Each label with the nearest value on its other side, nearest pairs first, none twice.
template <typename IsLabel, typename IsValue>
std::vector<Pair> paired(const std::vector<Token>& tokens, Side side, IsLabel is_label, IsValue may_be_value) {
    struct Near {
        double distance;
        Pair pair;
    };
    std::vector<Near> near;
    for (std::size_t l = 0; l < tokens.size(); ++l) {
        if (tokens[l].used || !is_label(tokens[l])) continue;
        for (std::size_t v = 0; v < tokens.size(); ++v) {
            if (v == l || tokens[v].used || !may_be_value(tokens[v])) continue;
            if (const auto d = distance(tokens[l], tokens[v], side)) near.push_back({*d, {l, v}});
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.distance < b.distance; });
    std::vector<Pair> out;
    std::set<std::size_t> taken;
    for (const Near& n : near) {
        if (taken.count(n.pair.label) > 0 || taken.count(n.pair.value) > 0) continue;
        taken.insert(n.pair.label);
        taken.insert(n.pair.value);
        out.push_back(n.pair);
    }
    return out;
}

}  // namespace scrutineer::shapes
