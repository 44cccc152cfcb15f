// SPDX-License-Identifier: GPL-3.0-or-later
// Notes are collected first, each with what kind it is; then each table takes the one that stands nearest to it by the
// rules of the header. Both lists are in reading order, so that "the next table" is asked of their places alone.
#include "parsers/paper/scale_notes.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "parsers/paper/table_order.hpp"
#include "words/cell_kinds.hpp"
#include "words/money_unit.hpp"

namespace scrutineer {
namespace {

/// A caption stands no further from its table than this many of its own line heights: a title, a line of white space
/// and a line of years fit in between.
constexpr double caption_reach = 4.5;
/// A note below a table belongs to it within this many line heights; what is further down is text of its own.
constexpr double below_reach = 2.0;
/// The part of a page at its foot in which a note may head the table of the next page.
constexpr double foot_begins = 0.5;

struct Note {
    ScaleNote note;
    bool statement = false;    ///< says what figures are in, and does not only end in a unit
    bool of_the_rest = false;  ///< said of all figures
    double line_height = 0;
};

/// The unit that a line of text outside tables gives, if it is one that gives units.
std::optional<Note> note_in(const std::string& line) {
    Note note;
    if (const auto statement = scale_statement(line)) {
        note.statement = true;
        note.of_the_rest = statement->of_the_rest;
        note.note.unit_text = statement->unit;
    } else if (const auto unit = money_unit_alone(line)) {
        note.note.unit_text = *unit;
    } else {
        return std::nullopt;
    }
    note.note.text = line;
    return note;
}

/// The unit that a table says of itself above its rows, other than in the headings of its columns: a cell across most
/// of it, or its top left corner, which heads the names.
std::optional<ScaleNote> own_note(const Table& table) {
    constexpr int title_rows = 3;  // a title, a subtitle and the row of headings whose corner may name the unit
    for (const Cell& cell : table.cells) {
        if (cell.row >= std::max(1, std::min(table.header_rows, title_rows))) continue;
        const bool across = table.columns > 1 && 2 * cell.column_span > table.columns;
        const bool corner = cell.column == 0 && table.columns > 1;
        if (!across && !corner) continue;
        const auto statement = scale_statement(cell.text);
        const auto unit = statement ? std::optional(statement->unit) : money_unit_alone(cell.text);
        if (!unit) continue;
        return ScaleNote{*unit, cell.text, cell.page, cell.box, ScaleNote::Place::title_row, 0.98};
    }
    return std::nullopt;
}

/// Does a heading of a column, or any cell, name a unit of money?
bool names_money(const Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        return cell.text.find("\u00a3") != std::string::npos && (cell.row < table.header_rows || cell.column > 0);
    });
}

/// Does the table print its money in thousands or more?
bool scaled_headings(const Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        if (cell.row >= std::max(1, table.header_rows)) return false;
        const auto unit = money_unit_alone(cell.text);
        return unit && *unit != "\u00a3";
    });
}

bool stands_before(int page, double y, int other_page, double other_y) {
    return page != other_page ? page < other_page : y < other_y;
}

/// All of what the search for the tables' notes needs.
class Search {
public:
    Search(const PaperText& text, const std::vector<Table>& tables, const PaperFacts& facts)
        : text_(text), tables_(tables), facts_(facts) {
        for (const TablePart& part : table_parts(tables)) parts_[part.page].push_back(part);
        collect();
    }

    bool any_scaled_note() const {
        return std::any_of(notes_.begin(), notes_.end(),
                           [](const Note& note) { return note.note.unit_text != "\u00a3"; });
    }

    /// The note for a table by where it stands; the best place first.
    std::optional<ScaleNote> note_for(std::size_t index) const {
        const Table& table = tables_[index];
        if (auto own = own_note(table)) return own;
        const auto on_page = [](const Note& note, int page) { return note.note.page < page; };
        const auto first = std::lower_bound(notes_.begin(), notes_.end(), table.page - 1, on_page);
        std::optional<ScaleNote> best = standing_note(static_cast<std::size_t>(first - notes_.begin()), table.page);
        for (auto note = first; note != notes_.end() && note->note.page <= table.page; ++note) {
            const auto place = place_of(*note, index);
            // Of two notes that are equally sure the later is the nearer.
            if (!place || (best && best->confidence > confidence_of(*place))) continue;
            best = note->note;
            best->place = *place;
            best->confidence = confidence_of(*place);
        }
        return best;
    }

private:
    using Place = ScaleNote::Place;

    static double confidence_of(Place place) {
        switch (place) {
            case Place::title_row:
                return 0.98;
            case Place::caption:
                return 0.97;
            case Place::same_page:
                return 0.95;
            case Place::page_before:
                return 0.92;
            case Place::below:
                return 0.9;
            case Place::earlier:
                return 0.8;
        }
        return 0;
    }

    void collect() {
        for (std::size_t p = 0; p < text_.pages().size(); ++p) {
            const auto& lines = text_.lines(p);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const TextLine& line = lines[i];
                if (line.rotation != 0 || in_table(line)) continue;
                auto note = note_in(line.text);
                // A running header may state the unit of all tables; a running title's unit is its own.
                if (!note || (text_.running(p, i) && !note->statement)) continue;
                note->note.page = line.page;
                note->note.box = line.box;
                note->line_height = line.box.height();
                notes_.push_back(std::move(*note));
            }
        }
        std::stable_sort(notes_.begin(), notes_.end(), [](const Note& a, const Note& b) {
            return stands_before(a.note.page, a.note.box.y0, b.note.page, b.note.box.y0);
        });
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            standing_.push_back(last);
            if (notes_[i].of_the_rest) last = i;
        }
        standing_.push_back(last);
    }

    bool in_table(const TextLine& line) const {
        const auto here = parts_.find(line.page);
        return here != parts_.end() &&
               std::any_of(here->second.begin(), here->second.end(),
                           [&](const TablePart& part) { return part.box.contains(line.box.centre()); });
    }

    /// What the last note before note `index` that was said of all figures says of a page of the same report.
    std::optional<ScaleNote> standing_note(std::size_t index, int page) const {
        const auto last = standing_[index];
        if (!last) return std::nullopt;
        ScaleNote note = notes_[*last].note;
        if (report_of_page(facts_, note.page) != report_of_page(facts_, page)) return std::nullopt;
        note.place = Place::earlier;
        note.confidence = confidence_of(note.place);
        return note;
    }

    /// Where a note of the table's page or the one before stands as seen from it; nullopt where it is another's.
    std::optional<Place> place_of(const Note& note, std::size_t index) const {
        const Table& table = tables_[index];
        const Box& box = note.note.box;
        if (note.note.page < table.page) {
            if (note.statement && box.y0 > foot_begins * height_of(note.note.page) && !table_between(note, index))
                return Place::page_before;
            const bool same_report = report_of_page(facts_, note.note.page) == report_of_page(facts_, table.page);
            return note.of_the_rest && same_report ? std::optional(Place::earlier) : std::nullopt;
        }
        if (box.y1 <= table.box.y0 + 2) {
            const bool beside = box.x1 < table.box.x0 || box.x0 > table.box.x1;
            const bool next = !table_between(note, index);
            if (next && !beside && table.box.y0 - box.y1 < caption_reach * note.line_height) return Place::caption;
            return note.statement && (next || note.of_the_rest) ? std::optional(Place::same_page) : std::nullopt;
        }
        const bool close_below = box.y0 >= table.box.y1 - 2 && box.y0 - table.box.y1 < below_reach * note.line_height;
        return note.statement && close_below && !heads_another(note, index) ? std::optional(Place::below)
                                                                            : std::nullopt;
    }

    /// Does another table begin between a note and a table further on?
    bool table_between(const Note& note, std::size_t index) const {
        const Table& table = tables_[index];
        for (auto page = parts_.lower_bound(note.note.page); page != parts_.end() && page->first <= table.page; ++page)
            for (const TablePart& part : page->second) {
                const double middle = part.box.centre().y;
                if (part.table != index && stands_before(note.note.page, note.note.box.y0, part.page, middle) &&
                    stands_before(part.page, middle, table.page, table.box.y0))
                    return true;
            }
        return false;
    }

    /// Does a note under one table stand nearer to the next one on its page?
    bool heads_another(const Note& note, std::size_t index) const {
        const double gap = note.note.box.y0 - tables_[index].box.y1;
        const auto here = parts_.find(note.note.page);
        return here != parts_.end() &&
               std::any_of(here->second.begin(), here->second.end(), [&](const TablePart& part) {
                   const double next_gap = part.box.y0 - note.note.box.y1;
                   return part.table != index && next_gap >= -2 &&
                          next_gap < std::max(2 * gap, caption_reach * note.line_height);
               });
    }

    double height_of(int number) const {
        for (const Page& page : text_.pages())
            if (page.number == number) return page.height;
        return 0;
    }

    const PaperText& text_;
    const std::vector<Table>& tables_;
    const PaperFacts& facts_;
    std::map<int, std::vector<TablePart>> parts_;  ///< by page
    std::vector<Note> notes_;                      ///< in reading order
    /// For each note (and the end) the last one before it that was said of all figures.
    std::vector<std::optional<std::size_t>> standing_;
};

}  // namespace

std::vector<TableScale> find_scale_notes(const PaperText& text, const std::vector<Table>& tables,
                                         const PaperFacts& facts) {
    const Search search(text, tables, facts);
    const bool paper_has_scale = search.any_scaled_note() || std::any_of(tables.begin(), tables.end(), scaled_headings);
    const auto continued = continued_tables(text, tables);
    std::vector<TableScale> scales(tables.size());
    for (std::size_t t = 0; t < tables.size(); ++t) {
        scales[t].note = search.note_for(t);
        // What a table continues has been settled before it: the tables are in reading order.
        const bool own = scales[t].note && scales[t].note->place != ScaleNote::Place::earlier;
        if (const auto from = continued[t]; from && *from < t && !own && scales[*from].note)
            scales[t].note = scales[*from].note;
        scales[t].doubtful = paper_has_scale && !scales[t].note && !names_money(tables[t]);
    }
    return scales;
}

}  // namespace scrutineer
