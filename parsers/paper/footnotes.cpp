// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/footnotes.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "parsers/lines/raised_marks.hpp"
#include "words/expression.hpp"

namespace scrutineer {

namespace {

/// Signs that are marks wherever they stand before a text.
constexpr const char* kMarks = R"((\*{1,5}|[†‡§]{1,3}|[¹²³⁰⁴-⁹]{1,2}|\[\d{1,2}\]|\^{1,3}|\+))";

struct Note {
    Footnote note;
    int page = 1;
    Box box;
    const Table* under = nullptr;  ///< the table it stands under
};

bool digits_only(const std::string& text) {
    return !text.empty() && text.size() <= 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_letter(const std::string& text) { return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z'; }

/// Digits that stand right behind the letters of a table's words: raised ones that the producer wrote as plain ones.
std::set<std::string> stuck_marks(const Table& table) {
    static const Expression stuck(R"(.*[a-z]{3}\)?(\d{1,2}))");
    std::set<std::string> marks;
    std::string mark;
    for (const Cell& cell : table.cells)
        if (!cell.text.empty() && std::isdigit(static_cast<unsigned char>(cell.text.back())) != 0 &&
            stuck.matches(cell.text, &mark))
            marks.insert(mark);
    return marks;
}

/// A line cut before each of these marks that stands apart from the word before it: one note a part.
std::vector<TextLine> cut_at_marks(const TextLine& line, const std::set<std::string>& marks) {
    constexpr double apart = 0.8;  // ems
    std::vector<TextLine> out;
    for (const Word& word : line.words) {
        const bool begins = marks.count(word.text) > 0 && !out.empty() &&
                            word.box.x0 - out.back().words.back().box.x1 > apart * word.font_size;
        if (out.empty() || begins) {
            out.push_back(line);
            out.back().words.clear();
            out.back().box = word.box;
        }
        out.back().words.push_back(word);
        out.back().box = united(out.back().box, word.box);
    }
    for (TextLine& part : out) part.text = joined_text(part.words);
    return out;
}

/// The mark that begins a line, and how many words it takes; empty where there is none.
/// \param stuck marks that are known to be used though they do not look raised
std::string leading_mark(const TextLine& line, const std::set<std::string>& stuck, std::string& rest) {
    static const Expression pattern(std::string("^") + kMarks + R"(\s*(\S.*)$)");
    static const Expression bullet(R"(^\*\s+\S)");
    std::string mark;
    if (line.words.size() >= 2) {
        // A raised digit: smaller than the text it stands before and higher, or higher by much.
        const Word &first = line.words[0], &second = line.words[1];
        const bool smaller =
            first.font_size < 0.85 * second.font_size && first.baseline < second.baseline - 0.05 * second.font_size;
        const bool raised = smaller || stands_raised(first, second);
        const bool known = stuck.count(first.text) > 0;
        if ((digits_only(first.text) && (raised || known)) || (is_letter(first.text) && smaller)) {
            rest = joined_text(std::span(line.words).subspan(1));
            return first.text;
        }
    }
    const bool signs = !line.text.empty() && std::isalnum(static_cast<unsigned char>(line.text.front())) == 0;
    if (signs && pattern.matches(line.text, &mark, &rest)) {
        static const Expression has_letter(R"([A-Za-z])");
        if (has_letter.found_in(rest)) return mark;
    }
    rest.clear();
    return {};
}

/// Several notes may stand in one line: "*provisional data **not reported".
void split_further(std::vector<Note>& notes) {
    static const Expression inner(std::string(R"(^(.*?\S)\s+)") + R"((\*{1,5}|[†‡§]{1,3}|[¹²³⁰⁴-⁹]{1,2}|\[\d{1,2}\]))" +
                                  R"(\s*([A-Za-z].*)$)");
    for (std::size_t i = 0; i < notes.size(); ++i) {
        std::string first, mark, rest;
        constexpr std::size_t most_notes = 400;
        if (notes.size() < most_notes && inner.matches(notes[i].note.text, &first, &mark, &rest) &&
            mark != notes[i].note.mark) {
            Note next = notes[i];
            next.note = {mark, rest};
            notes[i].note.text = first;
            notes.insert(notes.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(next));
        }
    }
}

struct Part {
    const Table* table;
    int page;
    Box box;
};

/// Where each table stands on each page that it is on.
std::vector<Part> parts_of(const std::vector<Table>& tables) {
    std::vector<Part> parts;
    for (const Table& table : tables) {
        std::map<int, Box> boxes;
        boxes[table.page] = table.box;
        for (const Cell& cell : table.cells) {
            const Box& box = cell.box;
            const auto [at, fresh] = boxes.emplace(cell.page, box);
            if (!fresh && cell.page != table.page) at->second = united(at->second, box);
        }
        for (const auto& [page, box] : boxes) parts.push_back({&table, page, box});
    }
    return parts;
}

}  // namespace

std::vector<std::vector<Footnote>> find_footnotes(const PaperText& text, const std::vector<Table>& tables) {
    std::vector<std::vector<Footnote>> result(tables.size());
    if (tables.empty()) return result;
    const std::vector<Page>& pages = text.pages();
    const std::vector<std::vector<TextLine>>& lines = text.lines();
    const std::vector<Part> parts = parts_of(tables);

    std::vector<Note> notes;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        std::vector<Note> on_page;
        for (std::size_t i = 0; i < lines[p].size(); ++i) {
            const TextLine& line = lines[p][i];
            if (line.rotation != 0 || text.running(p, i)) continue;
            const Part* inside = nullptr;
            const Part* above = nullptr;
            for (const Part& part : parts) {
                if (part.page != line.page) continue;
                if (part.box.contains(line.box.centre())) inside = &part;
                const bool over =
                    part.box.y1 <= line.box.y0 + 3 && line.box.x0 < part.box.x1 && line.box.x1 > part.box.x0 - 10;
                if (over && (!above || part.box.y1 > above->box.y1)) above = &part;
            }
            if (inside) {
                // Found with the table as its last row: the line is then alone in it.
                const bool last_rows = line.box.centre().y > inside->box.y1 - 4 * line.font_size;
                const bool alone =
                    std::none_of(inside->table->cells.begin(), inside->table->cells.end(), [&](const Cell& cell) {
                        return cell.page == line.page && !cell.text.empty() && !cell.box.contains(line.box.centre()) &&
                               cell.box.y0 < line.box.centre().y && cell.box.y1 > line.box.centre().y;
                    });
                if (!last_rows || !alone) continue;
                above = inside;
            }
            if (!above && line.box.y0 < 0.15 * pages[p].height) {
                // Above all tables of its page: a note to the table that ends the page before.
                bool first = true;
                for (const Part& part : parts) first = first && (part.page != line.page || part.box.y0 > line.box.y1);
                for (const Part& part : parts)
                    if (first && part.page == line.page - 1 && (!above || part.box.y1 > above->box.y1)) above = &part;
            }
            const std::set<std::string> stuck = above ? stuck_marks(*above->table) : std::set<std::string>();
            bool begins = false;
            std::string mark;
            for (const TextLine& part : stuck.empty() ? std::vector<TextLine>{line} : cut_at_marks(line, stuck)) {
                std::string rest;
                mark = leading_mark(part, stuck, rest);
                if (mark.empty() || (!above && line.box.y0 <= 0.6 * pages[p].height)) break;
                on_page.push_back({{mark, rest}, line.page, part.box, above ? above->table : nullptr});
                begins = true;
            }
            if (begins) continue;
            // A note that goes on in the next line.
            if (on_page.empty() || !mark.empty()) continue;
            Note& last = on_page.back();
            const double step = line.box.y0 - last.box.y1;
            const bool follows = step < 0.5 * line.font_size && step > -0.6 * line.font_size &&
                                 std::fabs(line.box.x0 - last.box.x0) < 3 * line.font_size && !line.bold &&
                                 last.box.height() < 8 * line.font_size;
            if (follows) {
                last.note.text += ' ' + line.text;
                last.box = united(last.box, line.box);
            }
        }
        split_further(on_page);
        notes.insert(notes.end(), std::make_move_iterator(on_page.begin()), std::make_move_iterator(on_page.end()));
    }

    const auto goes_on_in = [&](std::size_t t) -> std::optional<std::size_t> {
        // The last part of this table, and the first of the next page's, where both have the same columns.
        const Part* last = nullptr;
        for (const Part& part : parts)
            if (part.table == &tables[t] && (!last || part.page > last->page)) last = &part;
        for (std::size_t next = t + 1; last && next < tables.size(); ++next) {
            const Table& other = tables[next];
            if (other.page > last->page + 1) break;
            if (other.page == last->page && other.box.y0 > last->box.y0) return std::nullopt;
            if (other.page != last->page + 1) continue;
            constexpr double moved = 12;
            // A short part may have no figure in some of its columns.
            constexpr int lost_columns = 2;
            const auto page =
                std::find_if(pages.begin(), pages.end(), [&](const Page& p) { return p.number == other.page; });
            const bool at_the_top = page != pages.end() && other.box.y0 < 0.2 * page->height;
            const bool same_columns = std::abs(other.columns - tables[t].columns) <= lost_columns &&
                                      std::fabs(other.box.x0 - last->box.x0) < moved &&
                                      std::fabs(other.box.x1 - last->box.x1) < moved;
            return at_the_top && same_columns ? std::optional(next) : std::nullopt;
        }
        return std::nullopt;
    };

    for (std::size_t t = 0; t < tables.size(); ++t) {
        const auto add = [&](const Note& note) {
            const bool known = std::any_of(result[t].begin(), result[t].end(),
                                           [&](const Footnote& f) { return f.mark == note.note.mark; });
            if (!known) result[t].push_back(note.note);
        };
        for (const Note& note : notes)
            if (note.under == &tables[t]) add(note);
        for (const Part& part : parts)
            if (part.table == &tables[t])
                for (const Note& note : notes)
                    if (note.page == part.page) add(note);
        // The notes to a table that is told apart page by page stand under its last part.
        for (auto next = goes_on_in(t); next; next = goes_on_in(*next))
            for (const Note& note : notes)
                if (note.under == &tables[*next]) add(note);
    }
    return result;
}

}  // namespace scrutineer
