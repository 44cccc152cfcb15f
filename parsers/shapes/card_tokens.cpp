// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/card_tokens.hpp"

#include "words/cell_kinds.hpp"

namespace scrutineer::shapes {
namespace {

/// Distances in ems of the figure's or label's type. A label stands beside its figure within a dozen ems, over or under
/// it within two lines.
constexpr double label_beside = 14;
constexpr double label_over = 1.6;
/// Between a label's cell and the next one: further than any two texts of one cell.
constexpr double next_cell = 20;
/// Labels one under the other; one alone is a part of a name ("Rate of" over "children in care").
constexpr std::ptrdiff_t least_labels = 2;

TextBlock block_of(const Text& text) { return {{text}, text.box, text.size, text.bold}; }

TextBlock block_of(std::vector<Text> lines) {
    TextBlock block{{}, lines.front().box, lines.front().size, lines.front().bold};
    for (const Text& line : lines) block.box = united(block.box, line.box);
    block.lines = std::move(lines);
    return block;
}

bool share_width(const Box& a, const Box& b) {
    const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    return shared > 0.3 * std::min(a.width(), b.width());
}

Kind kind_of(TextUse use) {
    switch (use) {
        case TextUse::figure:
            return Kind::figure;
        case TextUse::labelled:
            return Kind::labelled;
        case TextUse::sign:
            return Kind::sign;
        case TextUse::rating:
            return Kind::rating;
        case TextUse::words:
            break;
    }
    return Kind::words;
}

bool is_figure(const std::string& text, CardTexts& looks) { return looks.look_at(text).use == TextUse::figure; }

/// A text that is something by itself: a figure, a rating, a sign. nullopt for words.
std::optional<Token> token_of(TextBlock block, CardTexts& looks) {
    const CardText& look = looks.look_at(block.text());
    if (look.use == TextUse::words) return std::nullopt;
    Token token;
    token.kind = kind_of(look.use);
    token.block = std::move(block);
    token.labelled = look.labelled;
    return token;
}

Token label_token(TextBlock block, Label label) {
    Token token;
    token.kind = Kind::label;
    token.block = std::move(block);
    token.label = std::move(label);
    return token;
}

Token words_token(TextBlock block) {
    Token token;
    token.block = std::move(block);
    return token;
}

/// The texts that another one may end: "Calls answered within" over "60 seconds".
std::vector<const Text*> open_names(const std::vector<Text>& texts, CardTexts& looks) {
    std::vector<const Text*> out;
    for (const Text& text : texts)
        if (looks.is_open_name(text.text)) out.push_back(&text);
    return out;
}

/// Lines one under the other are labels and words between them (a commentary under the last label), or words all over.
void add_lines(TextBlock block, CardTexts& looks, std::vector<Token>& out) {
    const auto is_label = [&](const Text& line) { return looks.label(line.text).has_value(); };
    const auto labels = std::count_if(block.lines.begin(), block.lines.end(), is_label);
    if (labels < least_labels) {
        out.push_back(words_token(std::move(block)));
        return;
    }
    std::vector<Text> words;
    const auto finish = [&] {
        if (!words.empty()) out.push_back(words_token(block_of(std::move(words))));
        words.clear();
    };
    for (Text& line : block.lines) {
        if (const auto& label = looks.label(line.text)) {
            finish();
            out.push_back(label_token(block_of(line), *label));
        } else {
            words.push_back(std::move(line));
        }
    }
    finish();
}

/// Whether two or more lines have a figure each beside them: rows, and no label of several lines.
bool stand_beside(const TextBlock& block, const std::vector<const Text*>& values) {
    const auto rows = std::count_if(block.lines.begin(), block.lines.end(), [&](const Text& line) {
        return std::any_of(values.begin(), values.end(), [&](const Text* value) {
            return value->box.x0 > line.box.x1 && share_height(line.box, value->box);
        });
    });
    return rows > 1;
}

/// Texts that stand anywhere in a box.
std::vector<Token> loose_tokens(const std::vector<Text>& texts, CardTexts& looks) {
    std::vector<Token> out;
    std::vector<const Text*> words, values;
    const std::vector<const Text*> open = open_names(texts, looks);
    for (const Text& text : texts) {
        const TextUse use = looks.look_at(text.text).use;
        if (use == TextUse::figure) values.push_back(&text);
        const bool ends_name =
            std::any_of(open.begin(), open.end(), [&](const Text* upper) { return reads_on(*upper, text); });
        if (use != TextUse::words && !ends_name)
            out.push_back(*token_of(block_of(text), looks));
        else
            words.push_back(&text);
    }
    for (TextBlock& block : blocks_of(words)) {
        const auto& label = looks.label(block.text());
        if (label && !stand_beside(block, values)) {
            out.push_back(label_token(std::move(block), *label));
            continue;
        }
        add_lines(std::move(block), looks, out);
    }
    return out;
}

/// The texts of one cell: a figure or a label over all lines, a label over its figure, or as they stand.
std::vector<Token> tokens_in(const CardCell& cell, CardTexts& looks) {
    if (cell.texts.empty()) return {};
    if (cell.texts.size() > 1) {
        TextBlock all = block_of(cell.texts);
        if (auto token = token_of(all, looks)) return {std::move(*token)};
        if (const auto& label = looks.label(all.text())) return {label_token(std::move(all), *label)};
        for (std::size_t first = 1; first < cell.texts.size(); ++first) {
            const auto middle = cell.texts.begin() + static_cast<std::ptrdiff_t>(first);
            TextBlock upper = block_of({cell.texts.begin(), middle});
            TextBlock lower = block_of({middle, cell.texts.end()});
            const auto& label = looks.label(upper.text());
            if (!label || !is_figure(lower.text(), looks)) continue;
            Token value;
            value.kind = Kind::figure;
            value.block = std::move(lower);
            return {label_token(std::move(upper), *label), std::move(value)};
        }
    }
    std::vector<Token> out = loose_tokens(cell.texts, looks);
    const bool words =
        std::all_of(out.begin(), out.end(), [](const Token& token) { return token.kind == Kind::words; });
    // A code before a name of two lines belongs to both.
    if (words && out.size() > 1) return {words_token(block_of(cell.texts))};
    return out;
}

/// Whether cells touch, the label's on the side that is asked for.
bool are_neighbours(const CardCell& label, const CardCell& value, Side side) {
    const bool level = label.row < value.row + value.row_span && value.row < label.row + label.row_span;
    const bool upright =
        label.column < value.column + value.column_span && value.column < label.column + label.column_span;
    switch (side) {
        case Side::left:
            return level && label.column + label.column_span == value.column;
        case Side::above:
            return upright && label.row + label.row_span == value.row;
        case Side::below:
            return upright && value.row + value.row_span == label.row;
    }
    return false;
}

}  // namespace

bool share_height(const Box& a, const Box& b) {
    const double shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return shared > 0.5 * std::min(a.height(), b.height());
}

std::vector<Token> tokens_of(const CardParts& parts, CardTexts& looks) {
    if (parts.cells.empty()) return loose_tokens(parts.texts, looks);
    std::vector<Token> out;
    for (const CardCell& cell : parts.cells)
        for (Token& token : tokens_in(cell, looks)) {
            token.cell = &cell;
            out.push_back(std::move(token));
        }
    return out;
}

std::optional<double> distance(const Token& label, const Token& value, Side side) {
    if (label.cell && value.cell && label.cell != value.cell)
        return are_neighbours(*label.cell, *value.cell, side) ? std::optional(next_cell) : std::nullopt;
    const Box &l = label.box(), &v = value.box();
    const double em = std::max(label.size(), 1.0);
    if (side == Side::left) {
        const double gap = v.x0 - l.x1;
        if (!share_height(l, v) || gap < -0.5 * em || gap > label_beside * em) return std::nullopt;
        return gap / em;
    }
    const double gap = side == Side::above ? v.y0 - l.y1 : l.y0 - v.y1;
    const double line = std::max(label.size(), value.size());
    if (!share_width(l, v) || gap < -0.6 * line || gap > label_over * line) return std::nullopt;
    return std::max(0.0, gap) / em;
}

}  // namespace scrutineer::shapes
