// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/page_cards.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "parsers/shapes/form.hpp"

namespace scrutineer {
namespace {

/// A table with this share of its text in cards is what the table finder made of them.
constexpr double covered_share = 0.6;

/// A picture that takes this share of a card is its chart; a smaller one is an icon.
constexpr double least_chart = 0.1;

bool in(const shapes::Card& card, int page, Point point) { return card.page == page && card.box.contains(point); }

/// The table's row that holds most of a box's height; -1 for none.
int row_at(const Table& table, int page, const Box& box) {
    for (const Cell& cell : table.cells)
        if (cell.page == page && !cell.text.empty() && intersection(cell.text_box, box).area() > 0) return cell.row;
    return -1;
}

/// A card that is a row of a table: it has text in one row alone, or its name stands in the row of its figures.
bool is_row(const Table& table, const shapes::Card& card, std::size_t rows) {
    if (card.displayed) return false;
    if (rows == 1) return true;
    const int row = row_at(table, card.page, card.name.box);
    return std::any_of(card.figures.begin(), card.figures.end(), [&](const shapes::CardFigure& figure) {
        return row_at(table, card.page, figure.text.box) == row;
    });
}

/// Cards beside one another have their tops at one height, within so many points.
constexpr double level_play = 8;

bool above_or_left(const shapes::Card& a, const shapes::Card& b) {
    if (a.page != b.page) return a.page < b.page;
    const double upper = std::floor(a.box.y0 / level_play), lower = std::floor(b.box.y0 / level_play);
    return upper != lower ? upper < lower : a.box.x0 < b.box.x0;
}

bool overlap(const shapes::Card& a, const shapes::Card& b) {
    return a.page == b.page && intersection(a.box, b.box).area() > 0;
}

/// Adds the cards that a table is made of. Where its cells are drawn they take the place of what was told from boxes
/// there, unless one of those says more; where they are told by alignment, the boxes are the better guide.
void add_forms(const Table& table, shapes::CardTexts& looks, const PaperRatings& ratings,
               std::vector<shapes::Card>& cards) {
    std::vector<shapes::Card> forms = shapes::forms_of(table, looks, ratings);
    std::size_t least = 0;
    for (const shapes::Card& form : forms)
        least = least == 0 ? form.figures.size() : std::min(least, form.figures.size());
    if (table.ruling != Table::Ruling::full) least = 0;
    const auto covered = [&](const shapes::Card& card) {
        return std::any_of(forms.begin(), forms.end(), [&](const shapes::Card& form) { return overlap(form, card); });
    };
    const bool says_more = std::any_of(cards.begin(), cards.end(), [&](const shapes::Card& card) {
        return covered(card) && card.figures.size() > least;
    });
    if (says_more) return;
    std::erase_if(cards, covered);
    std::move(forms.begin(), forms.end(), std::back_inserter(cards));
}

}  // namespace

PageCards::PageCards(const PaperText& text, const std::vector<Table>& tables, const PaperRatings& ratings) {
    shapes::CardTexts looks(ratings);
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        std::vector<shapes::Card> found = shapes::find_cards(text, p, looks, ratings);
        std::move(found.begin(), found.end(), std::back_inserter(cards_));
    }
    for (const Table& table : tables) add_forms(table, looks, ratings, cards_);
    std::stable_sort(cards_.begin(), cards_.end(), above_or_left);
}

std::vector<Table> PageCards::with_cards(const std::vector<Table>& tables) const {
    std::vector<Table> all = tables;
    for (const shapes::Card& card : cards_) {
        Table table;
        table.page = card.page;
        table.box = card.box;
        all.push_back(std::move(table));
    }
    return all;
}

bool PageCards::cover(const Table& table) const {
    if (!cards_.empty() && shapes::has_heading_row(TableGrid(table))) return false;
    int texts = 0, covered = 0;
    std::map<const shapes::Card*, std::set<int>> reach;  // the table's rows that a card holds text of
    for (const Cell& cell : table.cells) {
        if (cell.text.empty()) continue;
        ++texts;
        for (const shapes::Card& card : cards_)
            if (in(card, cell.page, cell.text_box.centre())) {
                ++covered;
                reach[&card].insert(cell.row);
                break;
            }
    }
    if (covered == 0 || covered < covered_share * texts) return false;
    const auto rows = std::count_if(reach.begin(), reach.end(), [&](const auto& entry) {
        return is_row(table, *entry.first, entry.second.size());
    });
    return 2 * static_cast<std::size_t>(rows) < reach.size();
}

void PageCards::yield_to(const Table& table) {
    std::erase_if(cards_, [&](const shapes::Card& card) {
        return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
            return !cell.text.empty() && in(card, cell.page, cell.text_box.centre());
        });
    });
}

std::vector<Row> PageCards::rows(const std::vector<Heading>& headings) const {
    std::vector<Row> out;
    std::map<int, int> on_page;
    for (const shapes::Card& card : cards_) {
        std::vector<std::string> group;
        for (const Heading& heading : headings_above(headings, card.page, card.box))
            if (!heading.generic) group.push_back(heading.text);
        // Tables are numbered from 1; what is outside them is table 0.
        out.push_back(shapes::row_of(card, std::move(group), 0, ++on_page[card.page]));
    }
    return out;
}

std::vector<Diagnostic> PageCards::charts(const std::vector<Page>& pages) const {
    std::vector<Diagnostic> out;
    for (const shapes::Card& card : cards_)
        for (const Page& page : pages) {
            if (page.number != card.page) continue;
            for (const Picture& picture : page.pictures)
                if (card.box.contains(picture.box.centre()) && picture.box.area() > least_chart * card.box.area())
                    out.push_back({Diagnostic::Severity::info, "chart-not-read",
                                   "The chart of this card is a picture; its figures are not read.", card.page,
                                   picture.box});
        }
    return out;
}

}  // namespace scrutineer
