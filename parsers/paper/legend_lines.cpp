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

bool beside(const Mark& mark, const TextLine& line, double size) {
    const double middle = mark.box.centre().y;
    if (middle < line.box.y0 - 0.3 * size || middle > line.box.y1 + 0.3 * size) return false;
    if (mark.box.height() > tallest_sign * size || mark.box.height() < lowest_sign * size) return false;
    if (mark.entry.fill && mark.box.width() > widest_box * size) return false;
    return mark.box.x1 > line.box.x0 - reach * size && mark.box.x0 < line.box.x1;
}

std::string text_of(const std::vector<Word>& words, std::size_t first, std::size_t end) {
    return joined_text(std::vector<Word>(words.begin() + static_cast<std::ptrdiff_t>(first),
                                         words.begin() + static_cast<std::ptrdiff_t>(end)));
}

/// The first sentence of a text: what follows the key's words on their line is prose.
std::string first_sentence(const std::string& text) {
    const std::size_t end = text.find(". ");
    return end == std::string::npos ? text : text.substr(0, end);
}

/// The entries of one line: each sign takes the words up to the next.
std::vector<LegendEntry> entries_of_line(const Page& page, const TextLine& line, const std::vector<Mark>& marks) {
    const double size = std::max(line.font_size, 4.0);
    std::vector<const Mark*> own;
    for (const Mark& mark : marks)
        if (beside(mark, line, size)) own.push_back(&mark);
    std::stable_sort(own.begin(), own.end(), [](const Mark* a, const Mark* b) { return a->box.x0 < b->box.x0; });
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const double from = own[i]->box.centre().x;
        const double to = i + 1 < own.size() ? own[i + 1]->box.centre().x : 1e9;
        std::size_t first = 0;
        // A word inside the coloured box is the sign's own.
        while (first < line.words.size() && line.words[first].box.centre().x < std::max(from, own[i]->box.x1)) ++first;
        std::size_t end = first;
        while (end < line.words.size() && line.words[end].box.centre().x < to) ++end;
        if (first == end || line.words[first].box.x0 - own[i]->box.x1 > reach * size) continue;
        LegendEntry entry = own[i]->entry;
        entry.text = first_sentence(text_of(line.words, first, end));
        entry.page = page.number;
        entry.box = own[i]->box;
        for (std::size_t w = first; w < end; ++w) entry.box = united(entry.box, line.words[w].box);
        if (i == 0 && line.words.front().box.centre().x < own.front()->box.x0) {
            std::size_t before = 0;
            while (before < first && line.words[before].box.centre().x < own.front()->box.x0) ++before;
            entry.heading = text_of(line.words, 0, before);
        }
        // All of one line are under the words before the first.
        if (i > 0 && !entries.empty()) entry.heading = entries.front().heading;
        if (speaks_of_ratings(entry.text)) entries.push_back(std::move(entry));
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
    for (const TextLine& line : lines) {
        if (line.rotation != 0 || !speaks_of_ratings(line.text)) continue;
        if (figures.contain(page.number, line.box.centre())) continue;
        std::vector<LegendEntry> entries = entries_of_line(page, line, marks);
        if (!entries.empty()) found.push_back({line.baseline, std::max(line.font_size, 4.0), std::move(entries)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.y < b.y; });
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
