// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/find_cards.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "parsers/shapes/drawn_boxes.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::shapes {
namespace {

/// A tile's figure is set larger than the page's text by this factor; a figure in a sentence or a table is not.
constexpr double display_step = 1.25;
/// Display figures of one kind differ in size by no more than this share.
constexpr double size_play = 0.06;
/// Without drawn boxes, as many display figures of one size as make a pattern.
constexpr std::size_t least_tiles = 3;
/// Words belong to the display figure nearest to them, if no further than this many ems of their own type.
constexpr double furthest_words = 4;
/// A card has a few lines, a page of prose or a table has more.
constexpr std::size_t most_texts = 60;
/// Cards set on a page: more are cells of a table.
constexpr std::size_t most_cards = 60;

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool holds(const Box& outer, const Box& inner) {
    constexpr double play = 1;
    return inner.x0 >= outer.x0 - play && inner.x1 <= outer.x1 + play && inner.y0 >= outer.y0 - play &&
           inner.y1 <= outer.y1 + play;
}

/// What is drawn in a box belongs to it; a bar or disc that touches its edge from outside too.
CardParts parts_in(const Page& page, const std::vector<Text>& texts, const Box& box, double em) {
    CardParts parts;
    parts.page = page.number;
    parts.box = box;
    for (const Text& text : texts)
        if (box.contains(text.box.centre())) parts.texts.push_back(text);
    for (const Symbol& symbol : page.symbols)
        if (box.contains(symbol.box.centre())) parts.symbols.push_back(symbol);
    const Box around{box.x0 - em, box.y0 - em, box.x1 + em, box.y1 + em};
    for (const Fill& fill : page.fills)
        if (fill.opacity > 0.5 && holds(around, fill.box) && fill.box.area() > 0) parts.fills.push_back(fill);
    return parts;
}

/// A figure in display type, alone on its line: "3  Financial implications" is a numbered heading.
std::vector<const Text*> display_figures(const std::vector<Text>& texts, double em) {
    std::vector<const Text*> out;
    for (const Text& text : texts) {
        if (text.size < display_step * em || !has_digit(text.text) || !looks_like_figure(text.text)) continue;
        if (looks_like_period(text.text)) continue;
        const bool heads = std::any_of(texts.begin(), texts.end(), [&](const Text& other) {
            return &other != &text && std::abs(other.baseline - text.baseline) < 0.2 * text.size &&
                   std::abs(other.size - text.size) < size_play * text.size && other.box.x0 > text.box.x1 &&
                   other.box.x0 - text.box.x1 < 4 * text.size && looks_like_words(other.text);
        });
        if (!heads) out.push_back(&text);
    }
    return out;
}

int weight_of(const Card& card) {
    return static_cast<int>(2 * card.figures.size() + card.ratings.size() + card.fields.size()) - 2 * card.unexplained;
}

/// Something besides a name and a number speaks for a card.
bool speaks_for_card(const Card& card) {
    return card.displayed || !card.ratings.empty() ||
           std::any_of(card.figures.begin(), card.figures.end(),
                       [](const CardFigure& f) { return f.label.has_value(); });
}

bool overlap(const Box& a, const Box& b) {
    const double least = std::min(a.area(), b.area());
    return least > 0 && intersection(a, b).area() > 0.1 * least;
}

/// False for boxes that are quickly seen to hold no card: those without a figure, and those with more figures than
/// words to label all but one of them and to name the card.
bool may_hold_card(const std::vector<Text>& texts, const Box& box, CardTexts& looks) {
    std::size_t held = 0, figures = 0, labelled = 0, words = 0;
    bool open = false;
    for (const Text& text : texts) {
        if (!box.contains(text.box.centre())) continue;
        if (++held > most_texts) return false;
        const TextUse use = looks.look_at(text.text).use;
        if (use == TextUse::figure) ++figures;
        if (use == TextUse::labelled) ++labelled;
        if (use == TextUse::words) ++words;
        // "60 seconds" may be the end of a name.
        open = open || looks.is_open_name(text.text);
    }
    return held >= 2 && figures + labelled > 0 && (open || figures <= words);
}

/// Cards in drawn boxes, the smallest first; a larger box takes the place of one card in it where it says more of it.
std::vector<Card> drawn_cards(const Page& page, const std::vector<Text>& texts, double em, CardTexts& looks,
                              const PaperRatings& ratings) {
    std::vector<Card> cards;
    for (const Box& box : drawn_boxes(page, em)) {
        std::vector<std::size_t> inside;
        for (std::size_t c = 0; c < cards.size(); ++c)
            if (overlap(cards[c].box, box)) inside.push_back(c);
        if (inside.size() > 1) continue;
        if (!may_hold_card(texts, box, looks)) continue;
        CardParts parts = parts_in(page, texts, box, 0.5 * em);
        parts.drawn = true;
        auto card = read_card(parts, looks, ratings);
        if (!card || card->unexplained > 0) continue;
        card->displayed = card->main_size >= display_step * em;
        if (!speaks_for_card(*card)) continue;
        if (inside.empty())
            cards.push_back(std::move(*card));
        else if (weight_of(*card) > weight_of(cards[inside.front()]))
            cards[inside.front()] = std::move(*card);
    }
    return cards;
}

double gap_between(const Box& a, const Box& b) {
    const double dx = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1});
    const double dy = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
    return std::hypot(dx, dy);
}

/// The display figures that are not in a card yet, by size; a pattern needs some of one size.
std::vector<const Text*> free_figures(const std::vector<Text>& texts, const std::vector<Card>& cards, double em) {
    std::vector<const Text*> free;
    for (const Text* figure : display_figures(texts, em))
        if (std::none_of(cards.begin(), cards.end(),
                         [&](const Card& card) { return card.box.contains(figure->box.centre()); }))
            free.push_back(figure);
    std::vector<const Text*> out;
    for (const Text* figure : free) {
        const auto alike = std::count_if(free.begin(), free.end(), [&](const Text* other) {
            return std::abs(other->size - figure->size) <= size_play * figure->size;
        });
        if (static_cast<std::size_t>(alike) >= least_tiles) out.push_back(figure);
    }
    return out;
}

/// Headings and sentences over a row of figures belong to none of them.
bool stands_over_several(const TextBlock& block, const std::vector<const Text*>& figures) {
    const auto under = [&](const Text* figure) {
        return figure->box.x0 < block.box.x1 && figure->box.x1 > block.box.x0;
    };
    return block.size > figures.front()->size || std::any_of(figures.begin(), figures.end(), [&](const Text* figure) {
               return under(figure) && std::any_of(figures.begin(), figures.end(), [&](const Text* other) {
                          return other != figure && under(other) &&
                                 std::abs(other->baseline - figure->baseline) < 0.5 * figure->size;
                      });
           });
}

/// Display figures without a drawn box, each with the blocks of words that are nearest to it.
std::vector<Card> open_cards(const Page& page, const std::vector<Text>& texts, const std::vector<Card>& drawn,
                             double em, CardTexts& looks, const PaperRatings& ratings) {
    const std::vector<const Text*> figures = free_figures(texts, drawn, em);
    if (figures.empty() || figures.size() > most_cards) return {};
    std::vector<CardParts> parts(figures.size());
    for (std::size_t f = 0; f < figures.size(); ++f) {
        parts[f].page = page.number;
        parts[f].box = figures[f]->box;
        parts[f].texts.push_back(*figures[f]);
    }
    std::vector<const Text*> others;
    for (const Text& text : texts)
        if (std::find(figures.begin(), figures.end(), &text) == figures.end() &&
            std::none_of(drawn.begin(), drawn.end(),
                         [&](const Card& card) { return card.box.contains(text.box.centre()); }))
            others.push_back(&text);
    for (TextBlock& block : blocks_of(others)) {
        if (stands_over_several(block, figures)) continue;
        std::size_t nearest = figures.size();
        double least = furthest_words * block.size;
        for (std::size_t f = 0; f < figures.size(); ++f) {
            const double gap = gap_between(block.box, figures[f]->box);
            if (gap < least) {
                least = gap;
                nearest = f;
            }
        }
        if (nearest == figures.size()) continue;
        parts[nearest].box = united(parts[nearest].box, block.box);
        for (Text& line : block.lines) parts[nearest].texts.push_back(std::move(line));
    }
    std::vector<Card> cards;
    for (CardParts& own : parts) {
        const CardParts seen = parts_in(page, {}, own.box, em);
        own.symbols = seen.symbols;
        own.fills = seen.fills;
        auto card = read_card(own, looks, ratings);
        if (!card || card->unexplained > 0 || card->main_size < display_step * em) continue;
        card->displayed = true;
        cards.push_back(std::move(*card));
    }
    return cards;
}

/// Cards come in patterns: several with the same labels, or with display figures. One alone has to say more.
void drop_strays(std::vector<Card>& cards) {
    std::map<std::string, int> patterns;
    int displayed = 0;
    for (const Card& card : cards) {
        ++patterns[card.pattern()];
        if (card.displayed) ++displayed;
    }
    std::erase_if(cards, [&](const Card& card) {
        if (patterns[card.pattern()] > 1 || (card.displayed && displayed > 1)) return false;
        return card.figures.size() + card.ratings.size() < 3;
    });
}

}  // namespace

std::vector<Card> find_cards(const PaperText& paper, std::size_t index, CardTexts& looks, const PaperRatings& ratings) {
    const Page& page = paper.pages()[index];
    const std::vector<Text> texts = texts_of(paper, index);
    const double em = body_size(texts);
    std::vector<Card> cards = drawn_cards(page, texts, em, looks, ratings);
    std::vector<Card> open = open_cards(page, texts, cards, em, looks, ratings);
    std::move(open.begin(), open.end(), std::back_inserter(cards));
    if (cards.size() > most_cards) return {};
    drop_strays(cards);
    std::stable_sort(cards.begin(), cards.end(), [&](const Card& a, const Card& b) {
        return std::abs(a.box.y0 - b.box.y0) > em ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
    });
    return cards;
}

}  // namespace scrutineer::shapes
