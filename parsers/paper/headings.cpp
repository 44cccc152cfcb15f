// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/headings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "parsers/lines/captions.hpp"
#include "parsers/paper/blocks.hpp"
#include "parsers/paper/table_order.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer {

namespace {

/// How strongly a line is set apart, 0 for not at all; larger is stronger. Classes come before sizes: large type, a
/// coloured band, slightly larger type, bold, capitals or colour.
struct Strength {
    int rank = 0;
    double size = 0;
    bool operator<(const Strength& other) const {
        if (rank != other.rank) return rank < other.rank;
        return size < other.size - 0.06 * other.size;
    }
};

bool capitals(const std::string& text) {
    int upper = 0, lower = 0;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') ++upper;
        if (c >= 'a' && c <= 'z') ++lower;
    }
    return upper >= 4 && lower * 8 <= upper;
}

int letters(const std::string& text) {
    int count = 0;
    for (const char c : text)
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++count;
    return count;
}

bool dark_or_grey(Colour c) {
    const int high = std::max({c.red, c.green, c.blue}), low = std::min({c.red, c.green, c.blue});
    return high < 80 || high - low < 40;
}

/// The label of a row, the code of a column.
bool is_label(const std::string& text) {
    static const Expression label(
        R"((?i)^\W*(?:(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ '’/-]*(?:20)?\d\d\W*)+|20\d\d(?:[/-]\d{2,4})?(?: ytd)?|target|actual|total|average|baseline|ytd|definition|[a-z]{2,6}[ -]?\d{1,4}[a-z]?)\W*$)");
    return label.matches(text);
}

/// A sentence is no heading however bold it is, nor is what goes on from a line before.
bool reads_as_heading(const std::string& text) {
    constexpr std::size_t longest_question = 240, longest = 110, short_enough = 60;
    if (text.size() > longest_question || letters(text) < 3) return false;
    // A caption may be long and end in a full stop.
    if (is_titled_caption(text)) return true;
    static const Expression asks(R"(\?)");
    // "The position has improved since last year" is said, "Children who have left care" is named.
    static const Expression says(
        R"((?i)\b(?:is|are|was|were|has been|have been|had|will|would|should|shall|can be|may be|must|we|it|this report|please|set out|shows?|see)\b)");
    if (!asks.found_in(text) && (text.size() > longest || (text.size() > short_enough && says.found_in(text))))
        return false;
    static const Expression goes_on(R"(^[a-z]|^\W*(?:https?:|www\.|\S+@))");
    if (goes_on.found_in(text)) return false;
    if (is_label(text)) return false;
    static const Expression sentence(R"([a-z)\d][.;,]\s*$)");
    static const Expression question(R"(\?\s*$)");
    static const Expression bullet(R"(^\s*[\x{2022}\x{25CF}\x{25AA}\x{F0B7}\x{F0A7}\x{2013}*]\s)");
    if (bullet.found_in(text)) return false;
    return question.found_in(text) || !sentence.found_in(text);
}

bool names_no_topic(const std::string& text) {
    static const Expression generic(
        R"((?i)^\W*(?:appendix|annex)?\W*(?:\d+|[A-Z])?\W*(?:(?:summary|summaries|of|the|and|key|executive|management|performance|indicators?|data|tables?|kpis?|scorecards?|measures?|report|corporate|dashboards?|symbols?|legend|to|continued|quarter|one|two|three|four|20\d\d|\d{1,2}|quarterly)\b\W*)*$)");
    static const Expression front_matter(
        R"((?i)^\W*(?:(?:key|legend|guide) to\b.*|(?:how|where) to (?:read|use|interpret|find)\b.*|(?:about|reading|using|understanding) (?:this|the) (?:report|paper|scorecard|dashboard|table|document|data)s?\b.*|(?:contents|introduction|foreword|background|purpose|notes?|explanatory notes?|glossary|definitions?|methodology|recommendations?|conclusions?|appendices|overview|headlines|highlights)\W*)$)");
    return generic.matches(text) || front_matter.matches(text);
}

/// "Eastshire County Council", "Audit Committee".
bool names_a_body(const std::string& text) {
    static const Expression body(R"((?i)\b(?:council|committee|cabinet)\W*$)");
    constexpr std::size_t longest_body = 75;
    return text.size() <= longest_body && body.found_in(text);
}

/// Lines of one look that follow one another closely: a paragraph, or a heading and its wrapped lines.
struct TextBlock {
    std::string text;
    Box box;
    const TextLine* first = nullptr;
    const TextLine* last = nullptr;
    bool alone = true;       ///< nothing stands beside its lines
    bool beside = false;     ///< something stands at their height, however far away
    bool title_row = false;  ///< it is the full-width first row of a table
    bool in_table = false;
};

struct Candidate {
    Heading heading;
    Strength strength;
};

bool same_look(const TextLine& a, const TextLine& b) {
    return std::fabs(a.font_size - b.font_size) < 0.3 && a.bold == b.bold && a.colour == b.colour &&
           a.band.has_value() == b.band.has_value();
}

bool one_colour(const TextLine& line) {
    return std::all_of(line.words.begin(), line.words.end(),
                       [&](const Word& w) { return letters(w.text) == 0 || w.colour == line.colour; });
}

/// Where the last row with figures ends on the table's first page; the end of the table where it has none.
double end_of_figures(const Table& table) {
    double end = 0;
    for (const Cell& cell : table.cells)
        if (cell.page == table.page && cell.column > 0 && looks_like_figure(cell.text))
            end = std::max(end, cell.box.y1);
    return end > 0 ? end : table.box.y1;
}

/// The full-width first row of a table, if it is a title: not where more rows look so, which are headings of groups.
const Cell* title_row(const Table& table) {
    const Cell* first = nullptr;
    for (const Cell& cell : table.cells) {
        if (cell.column_span < table.columns || table.columns < 2 || cell.text.empty()) continue;
        if (cell.row == 0)
            first = &cell;
        else if (first && cell.fill == first->fill && cell.text.size() < 200)
            return nullptr;
    }
    return first;
}

/// The lines that stand at the height of another one.
std::vector<const TextLine*> lines_beside(const std::vector<TextLine>& lines, std::size_t index) {
    constexpr double least_shared = 0.3;  // of the lower one's height
    const Box& own = lines[index].box;
    std::vector<const TextLine*> out;
    for (std::size_t other = 0; other < lines.size(); ++other) {
        if (other == index || lines[other].rotation != 0) continue;
        const Box& box = lines[other].box;
        const double shared = std::min(box.y1, own.y1) - std::max(box.y0, own.y0);
        if (shared >= least_shared * std::min(box.height(), own.height())) out.push_back(&lines[other]);
    }
    return out;
}

/// A note at the right end of a heading's own band ("7 measures"), smaller or lighter than the heading.
bool is_note_in_band(const TextLine& note, const TextLine& line) {
    constexpr double smaller = 0.92;
    return line.band && line.band_box.contains(note.box.centre()) && note.box.x0 > line.box.x1 &&
           (note.font_size < smaller * line.font_size || (line.bold && !note.bold));
}

/// A line over a table of its own, beside which other text stands over, or next to, another one.
bool heads_own_table(const TextLine& line, const std::vector<const TextLine*>& beside,
                     const std::vector<const Table*>& tables) {
    constexpr double farthest = 3;  // heights of the line between it and its table
    constexpr double overhang = 1;  // ems that it may stand out over the table's edges
    return std::any_of(tables.begin(), tables.end(), [&](const Table* table) {
        const Box& box = table->box;
        const double gap = box.y0 - line.box.y1, slack = overhang * line.font_size;
        if (gap < -slack || gap > farthest * line.box.height()) return false;
        if (line.box.x0 < box.x0 - slack || line.box.x1 > box.x1 + slack) return false;
        return std::all_of(beside.begin(), beside.end(), [&](const TextLine* other) {
            return other->box.x0 > box.x1 - slack || other->box.x1 < box.x0 + slack;
        });
    });
}

/// Is the line the only thing across its rectangle's row, or does text go on beside it?
bool alone_on_row(const std::vector<TextLine>& lines, std::size_t index, const std::vector<const Table*>& tables) {
    const TextLine& line = lines[index];
    const std::vector<const TextLine*> beside = lines_beside(lines, index);
    const bool alone = std::all_of(beside.begin(), beside.end(), [&](const TextLine* other) {
        // Beside it, near enough to be its text ("Wards affected   All") or the next column's heading.
        constexpr double near = 25;  // ems
        const double gap = std::max(other->box.x0 - line.box.x1, line.box.x0 - other->box.x1);
        return gap >= near * line.font_size || is_note_in_band(*other, line);
    });
    return alone || heads_own_table(line, beside, tables);
}

/// How far a heading reaches to the left and right.
std::pair<double, double> reach_of(const TextLine& line, const Box& box, bool band, bool beside, double width) {
    if (band) return {line.band_box.x0, line.band_box.x1};
    if (beside) return {box.x0, box.x1};
    return {0, width};
}

/// Where the force of captions ends.
class CaptionEnds {
public:
    CaptionEnds(const PaperText& text, const std::vector<Table>& tables)
        : tables_(tables), parts_(table_parts(tables)), last_(tables.size()) {
        const auto continued = continued_tables(text, tables);
        for (const TablePart& part : parts_) extend(part.table, part);
        // Tables come in reading order: what continues another one is behind it.
        for (std::size_t t = tables.size(); t-- > 0;)
            if (continued[t]) extend(*continued[t], {t, last_[t].page, Box{0, 0, 0, last_[t].y}});
    }

    /// The foot of the next table, and of those that continue it; where there is none on its page or the next, the
    /// heading ends with that page.
    Heading::End of(const Heading& heading) const {
        constexpr double overlap = 20;  // a caption may begin a little before its table
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            const Table& table = tables_[t];
            if (table.page < heading.page || table.page > heading.page + 1) continue;
            const bool beside = table.page == heading.page &&
                                (table.box.x1 < heading.box.x0 - overlap || table.box.x0 > heading.box.x1 + overlap);
            if (beside || (table.page == heading.page && table.box.y1 < heading.box.y1)) continue;
            return last_[t];
        }
        return {heading.page + 1, 0};
    }

private:
    void extend(std::size_t table, const TablePart& part) {
        Heading::End& end = last_[table];
        if (part.page > end.page || (part.page == end.page && part.box.y1 > end.y)) end = {part.page, part.box.y1};
    }

    const std::vector<Table>& tables_;
    std::vector<TablePart> parts_;
    std::vector<Heading::End> last_;
};

/// Where the head of each report ends on its first page: above its first paragraph of text and its first table. A page
/// with neither is a cover, all of it.
std::map<int, double> front_ends(const PaperText& text, const std::vector<Table>& tables, const PaperFacts& facts) {
    constexpr std::size_t shortest_paragraph = 200;
    std::map<int, double> ends;
    for (const ReportFacts& report : facts.reports)
        for (std::size_t p = 0; p < text.pages().size(); ++p) {
            if (text.pages()[p].number != report.first_page) continue;
            double end = text.pages()[p].height;
            bool table_first = false;
            for (const TextRun& run : text_runs(text, p))
                if (run.text.size() >= shortest_paragraph) end = std::min(end, run.box.y0);
            for (const Table& table : tables)
                table_first = table_first || (table.page == report.first_page && table.box.y0 < end);
            // A table's caption is no title of the report.
            ends[report.first_page] = table_first ? 0 : end;
        }
    return ends;
}

bool is_front(const Heading& heading, const std::map<int, double>& ends, const PaperFacts& facts) {
    const auto end = ends.find(heading.page);
    if (end != ends.end() && heading.box.y1 < end->second) return true;
    const std::string own = letters_and_digits(heading.text);
    constexpr std::size_t shortest = 8;
    const ReportFacts* report =
        facts.reports.empty() ? nullptr : &facts.reports[static_cast<std::size_t>(report_of_page(facts, heading.page))];
    // The report's title again, on a page of its own or over its first table.
    return report && own.size() >= shortest && letters_and_digits(report->title) == own;
}

}  // namespace

std::vector<Heading> find_headings(const PaperText& text, const std::vector<Table>& tables, const PaperFacts& facts) {
    const std::vector<Page>& pages = text.pages();
    const std::vector<std::vector<TextLine>>& lines = text.lines();

    // The body's size: that of most letters outside tables.
    std::map<int, std::size_t> sizes;
    std::map<int, std::vector<const Table*>> tables_on;
    std::map<const Table*, double> figures_end;
    std::map<const Table*, const Cell*> titles;
    for (const Table& table : tables) {
        tables_on[table.page].push_back(&table);
        figures_end[&table] = end_of_figures(table);
        titles[&table] = title_row(table);
    }
    const auto table_at = [&](int page, const Point& point) -> const Table* {
        const auto found = tables_on.find(page);
        if (found == tables_on.end()) return nullptr;
        for (const Table* table : found->second)
            if (table->box.contains(point)) return table;
        return nullptr;
    };
    for (const auto& page_lines : lines)
        for (const TextLine& line : page_lines)
            if (!table_at(line.page, line.box.centre()))
                sizes[static_cast<int>(std::lround(line.font_size * 4))] += line.text.size();
    double body = 10;
    std::size_t most = 0;
    for (const auto& [size, count] : sizes)
        if (count > most) {
            most = count;
            body = size / 4.0;
        }

    std::vector<Candidate> found;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        constexpr std::size_t most_lines = 4000;  // a page of more is a drawing
        if (lines[p].size() > most_lines) continue;
        std::vector<TextBlock> blocks;
        for (std::size_t i = 0; i < lines[p].size(); ++i) {
            const TextLine& line = lines[p][i];
            if (line.rotation != 0 || text.running(p, i)) continue;
            TextBlock block{line.text, line.box, &line, &line, true, false, false};
            if (const Table* table = table_at(line.page, line.box.centre())) {
                // Text below a table's last figure is what follows it, though it was found as rows of the table.
                block.in_table = line.box.centre().y < figures_end[table];
                const Cell* title = titles[table];
                block.title_row = title && title->box.contains(line.box.centre());
            }
            const auto here = tables_on.find(line.page);
            block.alone =
                block.in_table ||
                alone_on_row(lines[p], i, here == tables_on.end() ? std::vector<const Table*>() : here->second);
            block.beside = !lines_beside(lines[p], i).empty();
            if (!blocks.empty()) {
                TextBlock& last = blocks.back();
                const double step = line.box.y0 - last.box.y1;
                if (same_look(*last.last, line) && last.in_table == block.in_table && last.alone == block.alone &&
                    !is_label(line.text) && step < 0.55 * line.font_size && step > -0.5 * line.font_size &&
                    line.box.x0 < last.box.x1 && line.box.x1 > last.box.x0) {
                    last.text += ' ' + line.text;
                    last.box = united(last.box, line.box);
                    last.last = &line;
                    last.alone = last.alone && block.alone;
                    last.beside = last.beside || block.beside;
                    continue;
                }
            }
            blocks.push_back(std::move(block));
        }
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const TextBlock& block = blocks[i];
            if (block.in_table && !block.title_row) continue;
            if (!reads_as_heading(block.text)) continue;
            const TextLine& line = *block.first;
            if (block.box.height() > 4.5 * line.font_size) continue;
            const bool coloured = !dark_or_grey(line.colour) && one_colour(line);
            const bool band = line.band && line.band_box.width() > 1.15 * line.box.width() &&
                              line.band_box.width() > 100 && line.band_box.height() < 6 * line.font_size;
            Strength strength;
            strength.size = line.font_size;
            if (line.font_size >= 1.25 * body && (line.bold || coloured || block.text.size() < 90))
                strength.rank = 5;
            else if (band && (line.bold || !dark_or_grey(line.colour) || line.colour.red > 200))
                strength.rank = 4;
            else if (line.font_size >= 1.07 * body && (line.bold || coloured))
                strength.rank = 3;
            else if (line.bold)
                strength.rank = 2;
            else if (coloured || capitals(block.text))
                strength.rank = 1;
            else
                continue;
            if (strength.rank <= 4 && !block.title_row && !block.alone) continue;
            // A bold sentence that opens a paragraph goes on in its next line.
            if (!block.title_row && i + 1 < blocks.size() && line.bold) {
                const TextLine& next = *blocks[i + 1].first;
                const bool close = next.box.y0 - block.box.y1 < 0.55 * line.font_size && next.box.y0 > block.box.y0;
                if (close && std::fabs(next.font_size - line.font_size) < 0.3 && next.words.front().bold &&
                    !next.bold && std::fabs(next.box.x0 - block.last->box.x0) < 2 * line.font_size)
                    continue;
            }
            Candidate candidate;
            candidate.heading.text = block.text;
            candidate.heading.page = line.page;
            candidate.heading.box = block.box;
            candidate.heading.band = band;
            candidate.heading.alone = !block.beside;
            std::tie(candidate.heading.reach_x0, candidate.heading.reach_x1) =
                reach_of(line, block.box, band, block.beside, pages[p].width);
            candidate.heading.of_table = block.title_row;
            candidate.strength = strength;
            found.push_back(std::move(candidate));
        }
    }

    std::vector<Strength> ranks;
    for (const Candidate& candidate : found) {
        const bool known = std::any_of(ranks.begin(), ranks.end(), [&](const Strength& s) {
            return !(s < candidate.strength) && !(candidate.strength < s);
        });
        if (!known) ranks.push_back(candidate.strength);
    }
    std::stable_sort(ranks.begin(), ranks.end(), [](const Strength& a, const Strength& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.size > b.size;
    });
    // Measures may be set out committee by committee: then these head them.
    std::set<std::string> committees;
    for (const Candidate& candidate : found) {
        const std::string name = letters_and_digits(candidate.heading.text);
        if (names_a_body(candidate.heading.text) && name != letters_and_digits(facts.whole.committee) &&
            name != letters_and_digits(facts.whole.authority))
            committees.insert(name);
    }
    constexpr std::size_t several = 3;
    const bool bodies_are_topics = committees.size() >= several;
    std::vector<Heading> headings;
    const CaptionEnds ends(text, tables);
    const std::map<int, double> fronts = front_ends(text, tables, facts);
    static const Expression continued(R"((?i)[\s–-]*\(?\b(?:continued|cont(?:'d|\.|d)?)\b\.?\)?\s*$)");
    for (Candidate& candidate : found) {
        candidate.heading.level = 1;
        for (const Strength& rank : ranks) {
            if (!(candidate.strength < rank)) break;
            ++candidate.heading.level;
        }
        RE2::Replace(&candidate.heading.text, continued.compiled(), "");
        candidate.heading.front = is_front(candidate.heading, fronts, facts);
        candidate.heading.generic =
            names_no_topic(candidate.heading.text) ||
            (names_a_body(candidate.heading.text) && (!bodies_are_topics || candidate.heading.front));
        constexpr int no_larger_than_text = 2;
        if (!candidate.heading.of_table &&
            (candidate.strength.rank <= no_larger_than_text || is_numbered_caption(candidate.heading.text)))
            candidate.heading.end = ends.of(candidate.heading);
        headings.push_back(std::move(candidate.heading));
    }
    return headings;
}

std::vector<Heading> headings_above(const std::vector<Heading>& headings, int page, const Box& box) {
    std::vector<Heading> stack;
    for (const Heading& heading : headings) {
        if (heading.page > page) break;
        if (heading.page == page) {
            // The table's own title row stands inside its box.
            const double middle = heading.box.centre().y;
            const bool above = heading.box.y1 <= box.y0 + 2;
            const bool title_row = box.contains(heading.box.centre()) && middle < box.y0 + 2.5 * heading.box.height();
            if (!above && !title_row) continue;
            // In a page of two columns a heading of the other column is not above.
            const double slack = heading.alone ? 20 : 0;
            if (heading.reach_x1 < box.x0 - slack || heading.reach_x0 > box.x1 + slack) continue;
        }
        if (heading.end && (heading.end->page < page || (heading.end->page == page && heading.end->y < box.y0 + 2))) {
            // A caption that is past ends what stood before it all the same.
            while (!stack.empty() && stack.back().level >= heading.level) stack.pop_back();
            continue;
        }
        while (!stack.empty() && (stack.back().level >= heading.level || (stack.back().of_table && !heading.of_table)))
            stack.pop_back();
        stack.push_back(heading);
    }
    std::erase_if(stack, [](const Heading& heading) { return heading.generic || heading.front; });
    return stack;
}

}  // namespace scrutineer
