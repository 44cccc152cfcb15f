// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend_lines.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/lines/rating_colour.hpp"
#include "parsers/paper/legend_signs.hpp"
#include "parsers/paper/legend_words.hpp"

namespace scrutineer::legend {
namespace {

// In ems of the line's letters, measured on the keys of council papers.
constexpr double reach = 5;              // how far before its words a sign may stand
constexpr double tallest_sign = 4;       // how high it may be
constexpr double lowest_sign = 0.35;     // and how low
constexpr double widest_gap = 3;         // between words of one phrase
constexpr double widest_box = 14;        // a coloured box with room for a word
constexpr double next_line = 5;          // from one line of a key to the next, baseline to baseline
constexpr std::size_t most_signs = 200;  // on a page: a page of more is a table's or a map

/// A sign on the page: where it stands and the entry that it may begin.
struct Mark {
    Box box;
    LegendEntry entry;
};

std::vector<Mark> drawn_marks(const Page& page) {
    std::vector<Mark> marks;
    for (const Symbol& symbol : page.symbols) {
        Mark mark{symbol.box, {}};
        mark.entry.symbol = symbol;
        mark.entry.word = symbol.text;
        marks.push_back(std::move(mark));
    }
    for (const Fill& fill : page.fills) {
        if (!fill.rectangle || look_of(fill.colour).hue == Hue::none) continue;
        const bool is_symbol = std::any_of(page.symbols.begin(), page.symbols.end(),
                                           [&](const Symbol& symbol) { return symbol.box.intersects(fill.box); });
        if (is_symbol) continue;
        Mark mark{fill.box, {}};
        mark.entry.fill = fill.colour;
        marks.push_back(std::move(mark));
        if (marks.size() > most_signs) break;
    }
    return marks;
}

/// The words of a page on one baseline, left to right: a key's line may have wide gaps.
struct Row {
    double baseline = 0;
    double size = 0;
    Box box;
    std::vector<Word> words;
};

std::vector<Row> rows_of(const Page& page, const std::vector<TextLine>& lines, const TableAreas& figures) {
    constexpr double one_baseline = 0.3;  // of the letters' size
    std::vector<Row> rows;
    for (const TextLine& line : lines) {
        if (line.rotation != 0 || line.words.empty() || figures.contain(page.number, line.box.centre())) continue;
        rows.push_back({line.baseline, std::max(line.font_size, 4.0), line.box, line.words});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.baseline < b.baseline; });
    std::vector<Row> joined;
    for (Row& row : rows) {
        if (!joined.empty() && row.baseline - joined.back().baseline < one_baseline * row.size) {
            Row& last = joined.back();
            last.box = united(last.box, row.box);
            last.words.insert(last.words.end(), row.words.begin(), row.words.end());
        } else {
            joined.push_back(std::move(row));
        }
    }
    for (Row& row : joined)
        std::stable_sort(row.words.begin(), row.words.end(),
                         [](const Word& a, const Word& b) { return a.box.x0 < b.box.x0; });
    return joined;
}

bool beside(const Mark& mark, const Row& row) {
    const double middle = mark.box.centre().y;
    if (middle < row.box.y0 - 0.3 * row.size || middle > row.box.y1 + 0.3 * row.size) return false;
    if (mark.box.height() > tallest_sign * row.size || mark.box.height() < lowest_sign * row.size) return false;
    return !mark.entry.fill || mark.box.width() <= widest_box * row.size;
}

std::string text_of(const std::vector<Word>& words, std::size_t first, std::size_t end) {
    return joined_text(std::span(words).subspan(first, end - first));
}

/// The first sentence of a text: what follows the key's words on their line is prose.
std::string first_sentence(const std::string& text) {
    const std::size_t end = text.find(". ");
    return end == std::string::npos ? text : text.substr(0, end);
}

/// One past the last word of the phrase that begins at `first`: it ends at a wide gap or before x `to`.
std::size_t end_of_phrase(const Row& row, std::size_t first, double to) {
    std::size_t end = first;
    while (end < row.words.size() && row.words[end].box.centre().x < to &&
           (end == first || row.words[end].box.x0 - row.words[end - 1].box.x1 <= widest_gap * row.size))
        ++end;
    return end;
}

/// The words that end just before x `to`; empty where there are none.
std::string words_before(const Row& row, double to) {
    std::size_t end = 0;
    while (end < row.words.size() && row.words[end].box.centre().x < to) ++end;
    if (end == 0 || to - row.words[end - 1].box.x1 > widest_gap * row.size) return {};
    std::size_t first = end - 1;
    while (first > 0 && row.words[first].box.x0 - row.words[first - 1].box.x1 <= widest_gap * row.size) --first;
    return text_of(row.words, first, end);
}

/// The entries of one line: each sign takes the words up to the next.
std::vector<LegendEntry> entries_of_row(const Page& page, const Row& row, const std::vector<Mark>& marks) {
    std::vector<const Mark*> own;
    for (const Mark& mark : marks)
        if (beside(mark, row)) own.push_back(&mark);
    std::stable_sort(own.begin(), own.end(), [](const Mark* a, const Mark* b) { return a->box.x0 < b->box.x0; });
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const Box& sign = own[i]->box;
        const double to = i + 1 < own.size() ? own[i + 1]->box.centre().x : 1e9;
        std::size_t first = 0;
        // A word inside the coloured box is the sign's own.
        while (first < row.words.size() && row.words[first].box.centre().x < sign.x1) ++first;
        const std::size_t end = end_of_phrase(row, first, to);
        if (first == end || row.words[first].box.x0 - sign.x1 > reach * row.size) continue;
        LegendEntry entry = own[i]->entry;
        entry.text = first_sentence(text_of(row.words, first, end));
        if (!speaks_of_ratings(entry.text)) continue;
        entry.page = page.number;
        entry.box = sign;
        for (std::size_t w = first; w < end; ++w) entry.box = united(entry.box, row.words[w].box);
        // All of one line are under the words before its first sign.
        entry.heading = entries.empty() ? words_before(row, own.front()->box.x0) : entries.front().heading;
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Entries on lines that follow one another: a key, where there are two signs and each is explained once.
void take_key(std::vector<LegendEntry>& key, std::vector<LegendEntry>& out) {
    const bool differ =
        std::any_of(key.begin(), key.end(), [&](const LegendEntry& entry) { return !same_sign(entry, key.front()); });
    // One sign beside one line is an icon beside a paragraph; one sign beside many is a bullet.
    if (key.size() >= 2 && differ && !repeats_a_sign(key)) {
        give_meanings(key);
        out.insert(out.end(), std::make_move_iterator(key.begin()), std::make_move_iterator(key.end()));
    }
    key.clear();
}

}  // namespace

std::vector<LegendEntry> key_in_lines(const Page& page, const std::vector<TextLine>& lines, const TableAreas& figures) {
    std::vector<LegendEntry> out;
    const std::vector<Mark> marks = drawn_marks(page);
    if (marks.empty() || marks.size() > most_signs) return out;
    struct Found {
        double y;
        double size;
        std::vector<LegendEntry> entries;
    };
    std::vector<Found> found;
    for (const Row& row : rows_of(page, lines, figures)) {
        std::vector<LegendEntry> entries = entries_of_row(page, row, marks);
        if (!entries.empty()) found.push_back({row.baseline, row.size, std::move(entries)});
    }
    std::vector<LegendEntry> key;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i > 0 && found[i].y - found[i - 1].y > next_line * found[i].size) take_key(key, out);
        key.insert(key.end(), std::make_move_iterator(found[i].entries.begin()),
                   std::make_move_iterator(found[i].entries.end()));
    }
    take_key(key, out);
    return out;
}

}  // namespace scrutineer::legend
