// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "extract/symbols/shape.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/expression.hpp"

namespace scrutineer {

namespace {

const Expression& rating_word() {
    static const Expression pattern(R"((?i)^\W*(green|amber|yellow|orange|red)\W*(?:rag|rated|rating)?\W*$)");
    return pattern;
}

/// Signs printed as characters: arrows, ticks, crosses, discs, stars of the usual symbol blocks.
const Expression& sign_character() {
    static const Expression pattern(
        R"(^[\x{2190}-\x{21FF}\x{25A0}-\x{27BF}\x{2B00}-\x{2BFF}\x{1F534}-\x{1F7EB}\x{F0A0}-\x{F0FF}]{1,2}$)");
    return pattern;
}

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else
            out += c;
    }
    static const Expression edges(R"(^[\s\W]+|[\s\W]+$)");
    std::string trimmed = out;
    RE2::GlobalReplace(&trimmed, edges.compiled(), "");
    return trimmed.empty() ? out : trimmed;
}

std::optional<RatingValue> rating_of_word(std::string_view text) {
    std::string word;
    if (!rating_word().matches(text, &word)) return std::nullopt;
    const std::string plain = folded(word);
    if (plain == "green") return RatingValue::green;
    if (plain == "red") return RatingValue::red;
    return RatingValue::amber;
}

std::optional<RatingValue> trend_of_text(const std::string& text) {
    static const Expression stable(
        R"((?i)\b(stable|unchanged|no change|not changed|remain(?:s|ed)? the same|the same as|no clear trend|static|maintain\w*|level)\b)");
    static const Expression worsening(
        R"((?i)\b(worsen\w*|deteriorat\w*|declin\w*|negative trend|getting worse|got worse|widen\w*))");
    static const Expression improving(
        R"((?i)\b(improv\w*|positive trend|getting better|got better|narrow\w*|clos(?:es|ing)))");
    if (stable.found_in(text)) return RatingValue::stable;
    if (worsening.found_in(text)) return RatingValue::worsening;
    if (improving.found_in(text)) return RatingValue::improving;
    return std::nullopt;
}

/// A tolerance makes a "worse" amber ("worse, but within 2%") and a "not met" amber ("floor achieved, target not met").
std::optional<RatingValue> light_of_text(const std::string& text) {
    static const Expression amber(
        R"((?i)\b(within (?:[\d.]+ ?(?:%|percent|pp)|(?:the |a |its )?(?:agreed )?tolerance)|slightly|close to|near(?:ly)?|at risk|some concern|but (?:the )?target)\b)");
    static const Expression red(
        R"((?i)(\b(worse|behind|not (?:been )?(?:achieved|met)|below|miss(?:ed)?|off target|deteriorat\w*|more than [\d.]+ ?% )|>\s*\d))");
    static const Expression green(
        R"((?i)\b(better|meet(?:s|ing)?|met|exceed\w*|achiev\w*|on (?:or (?:above|ahead of) )?target|on track|improv\w*|same or)\b)");
    if (amber.found_in(text)) return RatingValue::amber;
    if (red.found_in(text)) return RatingValue::red;
    if (green.found_in(text)) return RatingValue::green;
    return std::nullopt;
}

bool speaks_of_ratings(const std::string& text) { return trend_of_text(text) || light_of_text(text); }

/// The most telling words first: "Gap between our performance and England average" is a gap, not England.
std::optional<Against> against_of_text(const std::string& text) {
    struct Words {
        Against against;
        const char* pattern;
    };
    static const std::vector<std::pair<Against, std::shared_ptr<const Expression>>> table = [] {
        const Words words[] = {
            {Against::overall, R"((?i)\b(overall|key (?:target|tracker) indicators?)\b)"},
            {Against::gap, R"((?i)\bgap\b)"},
            {Against::trend, R"((?i)\b(trend|direction of travel|DoT)\b)"},
            {Against::year_earlier,
             R"((?i)\b(previous year|last year|12 months|year earlier|same period|comparable period)\b)"},
            {Against::target, R"((?i)\b(target|floor)\b)"},
            {Against::neighbours,
             R"((?i)\b(neighbours?|comparators?|benchmark\w*|comparable group|peers?|family group)\b)"},
            {Against::region, R"((?i)\b(region\w*|north east|south east|north west|south west)\b)"},
            {Against::england, R"((?i)\b(england|national|english)\b)"},
            {Against::previous, R"((?i)\bprevious\b)"},
        };
        std::vector<std::pair<Against, std::shared_ptr<const Expression>>> out;
        for (const Words& w : words) out.emplace_back(w.against, std::make_shared<const Expression>(w.pattern));
        return out;
    }();
    for (const auto& [against, pattern] : table)
        if (pattern->found_in(text)) return against;
    return std::nullopt;
}

/// "D = Direction of Travel", "T: compared to target", "(C) compared to England".
std::string letter_of_heading(const std::string& heading) {
    static const Expression pattern(R"(^\W*([A-Z]{1,3})\)?\s*(?:=|:|–|-)\s*\S)");
    std::string letter;
    pattern.found_in(heading, &letter);
    return letter;
}

double turned_by(double a, double b) {
    const double d = std::fabs(std::fmod(a - b, 360.0));
    return std::min(d, 360 - d);
}

bool points(Shape shape) { return shape == Shape::arrow || shape == Shape::double_arrow; }

/// How well a drawn symbol is the sign of the key: 0 for not at all, about 1 for the same. Shape and direction decide;
/// colour tells apart what is drawn alike, but a white arrow on a red cell is still the arrow.
double sameness(const Symbol& sign, const Symbol& seen) {
    double score = 0;
    const double alike = likeness(sign.mask, seen.mask);
    if (points(sign.shape) || points(seen.shape)) {
        if (sign.shape != seen.shape) return 0;
        double turn = turned_by(sign.angle, seen.angle);
        if (sign.shape == Shape::double_arrow) turn = std::min(turn, 180 - turn);
        if (turn > 30) return 0;
        score = 0.9 - turn / 100;
    } else if (sign.shape == seen.shape && sign.shape != Shape::other) {
        score = 0.8 + 0.2 * alike;
    } else if (!sign.text.empty() && sign.text == seen.text) {
        score = 0.9;
    } else {
        // One of them was not told, or told otherwise: the silhouettes must be nearly one.
        const bool one_unknown = sign.shape == Shape::other || seen.shape == Shape::other;
        if (alike < (one_unknown ? 0.6 : 0.85)) return 0;
        score = 0.9 * alike;
    }
    const auto first = rating_of_colour(sign.colour), second = rating_of_colour(seen.colour);
    if (first && second) score += *first == *second ? 0.3 : -0.5;
    return std::max(0.0, score);
}

struct Sign {
    std::optional<Symbol> symbol;
    std::optional<Colour> fill;
    std::string word;
};

/// A cell that holds a sign and nothing else.
std::optional<Sign> sign_in(const Cell& cell) {
    Sign sign;
    if (cell.fill && rating_of_colour(*cell.fill)) sign.fill = cell.fill;
    if (cell.symbols.size() == 1 && (cell.text.empty() || sign_character().matches(cell.text))) {
        sign.symbol = cell.symbols.front();
        sign.word = cell.text;
        return sign;
    }
    if (!cell.symbols.empty()) return std::nullopt;
    if (rating_of_word(cell.text) || sign_character().matches(cell.text)) {
        sign.word = cell.text;
        return sign;
    }
    if (cell.text.empty() && sign.fill) return sign;
    return std::nullopt;
}

bool is_arrow(const LegendEntry& entry) {
    static const Expression arrow_character(R"(^[\x{2190}-\x{21FF}\x{2B00}-\x{2B11}\x{25B2}-\x{25C5}]$)");
    return (entry.symbol && points(entry.symbol->shape)) || arrow_character.matches(entry.word);
}

std::optional<RatingValue> light_of_entry(const LegendEntry& entry) {
    if (const auto word = rating_of_word(entry.word)) return word;
    if (entry.symbol)
        if (const auto light = rating_of_colour(entry.symbol->colour)) return light;
    if (entry.fill)
        if (const auto light = rating_of_colour(*entry.fill)) return light;
    return light_of_text(entry.text);
}

/// Gives the entries of one key what they rate against and what they mean. A section, the entries under one heading
/// (arrows by themselves where there is none), speaks of one thing: of trends where all its texts do, else of lights.
void give_meanings(std::vector<LegendEntry>& entries) {
    std::map<std::pair<std::string, bool>, std::vector<LegendEntry*>> sections;
    for (LegendEntry& entry : entries)
        sections[{entry.heading, entry.heading.empty() && is_arrow(entry)}].push_back(&entry);
    for (auto& [key, section] : sections) {
        const std::optional<Against> headed = against_of_text(key.first);
        const bool trends =
            headed != Against::overall && std::all_of(section.begin(), section.end(), [&](const LegendEntry* e) {
                const bool pointed = is_arrow(*e) || headed == Against::gap || headed == Against::trend;
                return pointed && trend_of_text(e->text).has_value();
            });
        for (LegendEntry* entry : section) {
            entry->letter = letter_of_heading(entry->heading);
            entry->against = headed ? headed : against_of_text(entry->text);
            // A direction of travel shown by lights is the comparison with the year before.
            if (entry->against == Against::trend && !trends) entry->against = Against::year_earlier;
            entry->meaning = trends ? trend_of_text(entry->text) : light_of_entry(*entry);
        }
    }
}

bool same_sign(const LegendEntry& a, const LegendEntry& b) {
    if (a.symbol.has_value() != b.symbol.has_value() || folded(a.word) != folded(b.word)) return false;
    if (a.symbol) {
        const auto first = rating_of_colour(a.symbol->colour), second = rating_of_colour(b.symbol->colour);
        return first == second && sameness(*a.symbol, *b.symbol) > 0.8;
    }
    if (!a.word.empty()) return true;
    return a.fill && b.fill && rating_of_colour(*a.fill) == rating_of_colour(*b.fill);
}

/// The symbol drawn just before a cell's text, with no other text between them.
const Symbol* symbol_before(const Cell& cell, const Table& table, const std::vector<Page>& pages) {
    constexpr double reach = 45;
    const Symbol* found = nullptr;
    for (const Page& page : pages) {
        if (page.number != cell.page) continue;
        for (const Symbol& symbol : page.symbols) {
            const Point middle = symbol.box.centre();
            if (middle.y < cell.text_box.y0 - 2 || middle.y > cell.text_box.y1 + 2) continue;
            if (symbol.box.x1 > cell.text_box.x0 + 1 || symbol.box.x1 < cell.text_box.x0 - reach) continue;
            if (!found || symbol.box.x1 > found->box.x1) found = &symbol;
        }
    }
    if (!found) return nullptr;
    const bool other_text = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& other) {
        return &other != &cell && other.page == cell.page && !other.text.empty() &&
               other.text_box.x0 >= found->box.x1 - 1 && other.text_box.x1 <= cell.text_box.x0 &&
               other.text_box.y0 < found->box.y1 && other.text_box.y1 > found->box.y0;
    });
    return other_text ? nullptr : found;
}

/// Entries of a table if it is a key: signs beside words about ratings, and hardly anything else.
std::vector<LegendEntry> key_in_table(const Table& table, const std::vector<Page>& pages) {
    std::vector<LegendEntry> entries;
    constexpr int most_rows = 16, most_columns = 12;
    if (table.rows > most_rows || table.columns > most_columns || table.columns < 2) return entries;
    std::vector<std::vector<const Cell*>> grid(static_cast<std::size_t>(table.rows),
                                               std::vector<const Cell*>(static_cast<std::size_t>(table.columns)));
    std::size_t filled = 0, with_digits_only = 0;
    static const Expression figure(R"(^[\s\d.,%£()\[\]/+-]*\d[\s\d.,%£()\[\]/+-]*$)");
    for (const Cell& cell : table.cells) {
        for (int r = cell.row; r < cell.row + cell.row_span; ++r)
            for (int c = cell.column; c < cell.column + cell.column_span; ++c)
                if (r >= 0 && c >= 0 && r < table.rows && c < table.columns)
                    grid[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = &cell;
        if (!cell.text.empty()) ++filled;
        if (figure.matches(cell.text)) ++with_digits_only;
    }
    if (filled == 0 || with_digits_only * 5 > filled) return entries;

    std::size_t described = 0, telling = 0;
    for (std::size_t r = 0; r < grid.size(); ++r) {
        for (std::size_t c = 0; c < grid[r].size(); ++c) {
            const Cell* words = grid[r][c];
            if (!words || words->row != static_cast<int>(r) || words->column != static_cast<int>(c)) continue;
            if (words->text.size() < 4 || sign_in(*words)) continue;
            std::optional<Sign> sign;
            Box box = words->box;
            const auto take = [&](const Cell* cell) {
                if (!cell) return;
                sign = sign_in(*cell);
                if (sign) box = united(box, cell->box);
            };
            // The sign may stand in the words' own cell, before them.
            if (words->symbols.size() == 1 &&
                words->symbols.front().box.x1 <= words->text_box.x0 + words->text_box.width() / 4)
                sign = Sign{words->symbols.front(), std::nullopt, {}};
            // Or on the page before them, where the grid has no column for it.
            if (!sign) {
                if (const Symbol* drawn = symbol_before(*words, table, pages)) {
                    sign = Sign{*drawn, std::nullopt, {}};
                    box = united(box, drawn->box);
                }
            }
            // Signs usually stand before the words of several columns, sometimes behind them.
            for (std::size_t left = c; !sign && left-- > 0;) take(grid[r][left]);
            for (std::size_t right = c + 1; !sign && right < grid[r].size(); ++right) {
                take(grid[r][right]);
                if (!sign && grid[r][right] && !grid[r][right]->text.empty()) break;
            }
            if (!sign) continue;
            LegendEntry entry;
            entry.symbol = sign->symbol;
            entry.fill = sign->fill;
            entry.word = sign->word;
            entry.text = words->text;
            entry.page = words->page;
            entry.box = box;
            for (std::size_t above = r; above-- > 0;) {
                const Cell* head = grid[above][c];
                if (!head || head->text.empty()) continue;
                if (head->header || head->column_span > 1 || above == 0) {
                    bool signs_beside = false;
                    for (const Cell* cell : grid[above])
                        if (cell && sign_in(*cell)) signs_beside = true;
                    if (!signs_beside) {
                        entry.heading = head->text;
                        break;
                    }
                }
            }
            ++described;
            if (speaks_of_ratings(entry.text)) ++telling;
            entries.push_back(std::move(entry));
        }
    }
    // A table of ratings sets the same signs beside names of indicators, again and again; a key explains each sign once
    // under a heading, in words that speak of ratings.
    const bool repeats = std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& a) {
        return std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& b) {
            return &a != &b && a.heading == b.heading && same_sign(a, b) && folded(a.text) != folded(b.text);
        });
    });
    if (described < 2 || repeats || telling * 5 < described * 4) entries.clear();
    give_meanings(entries);
    return entries;
}

/// Signs drawn or printed at the start of a line of text: a key without a table.
std::vector<LegendEntry> key_in_lines(const Page& page, const std::vector<TextLine>& lines,
                                      const std::vector<const Table*>& tables) {
    std::vector<LegendEntry> entries;
    constexpr std::size_t most_symbols = 200;
    if (page.symbols.empty() || page.symbols.size() > most_symbols) return entries;
    for (const TextLine& line : lines) {
        if (line.rotation != 0 || !speaks_of_ratings(line.text)) continue;
        const bool in_table = std::any_of(tables.begin(), tables.end(),
                                          [&](const Table* t) { return t->box.contains(line.box.centre()); });
        if (in_table) continue;
        const double size = std::max(line.font_size, 4.0);
        for (const Symbol& symbol : page.symbols) {
            const double middle = symbol.box.centre().y;
            if (symbol.box.x1 > line.box.x0 + 1 || line.box.x0 - symbol.box.x1 > 5 * size) continue;
            if (middle < line.box.y0 - 0.3 * size || middle > line.box.y1 + 0.3 * size) continue;
            if (symbol.box.height() > 4 * size || symbol.box.height() < 0.35 * size) continue;
            LegendEntry entry;
            entry.symbol = symbol;
            entry.text = line.text;
            entry.page = page.number;
            entry.box = united(symbol.box, line.box);
            entries.push_back(std::move(entry));
            break;
        }
    }
    // One sign beside one line is an icon beside a paragraph.
    if (entries.size() < 2) entries.clear();
    give_meanings(entries);
    return entries;
}

/// The entries to ask for a column: its own section of the key if there is one.
std::vector<const LegendEntry*> section_for(const std::vector<LegendEntry>& entries, std::string_view column_heading,
                                            Against against) {
    std::vector<const LegendEntry*> section;
    std::string heading(column_heading);
    static const Expression only_letter(R"(^\W*([A-Z]{1,3})\W*$)");
    std::string letter;
    if (only_letter.matches(heading, &letter))
        for (const LegendEntry& entry : entries)
            if (entry.letter == letter) section.push_back(&entry);
    if (section.empty())
        for (const LegendEntry& entry : entries)
            if (entry.against == against) section.push_back(&entry);
    return section;
}

}  // namespace

std::optional<RatingValue> Legend::meaning_of(const Symbol& symbol, std::string_view column_heading,
                                              Against against) const {
    const auto ask = [&](const std::vector<const LegendEntry*>& from) -> std::optional<RatingValue> {
        double best = 0;
        std::set<RatingValue> said;
        for (const LegendEntry* entry : from) {
            if (!entry->symbol || !entry->meaning) continue;
            const double score = sameness(*entry->symbol, symbol);
            if (score < 0.5) continue;
            if (score > best + 0.05) {
                said.clear();
                best = score;
            }
            if (score >= best - 0.05) said.insert(*entry->meaning);
        }
        if (said.size() == 1) return *said.begin();
        return std::nullopt;
    };
    if (const auto found = ask(section_for(entries, column_heading, against))) return found;
    std::vector<const LegendEntry*> all;
    for (const LegendEntry& entry : entries) all.push_back(&entry);
    return ask(all);
}

std::optional<RatingValue> Legend::meaning_of(std::string_view word, std::string_view column_heading,
                                              Against against) const {
    const std::string wanted = folded(word);
    const auto ask = [&](const std::vector<const LegendEntry*>& from) -> std::optional<RatingValue> {
        std::set<RatingValue> said;
        for (const LegendEntry* entry : from)
            if (entry->meaning && !entry->word.empty() && folded(entry->word) == wanted) said.insert(*entry->meaning);
        if (said.size() == 1) return *said.begin();
        return std::nullopt;
    };
    if (const auto found = ask(section_for(entries, column_heading, against))) return found;
    std::vector<const LegendEntry*> all;
    for (const LegendEntry& entry : entries) all.push_back(&entry);
    return ask(all);
}

bool Legend::is_key(std::size_t table) const { return std::find(tables.begin(), tables.end(), table) != tables.end(); }

Legend read_legend(const PaperText& text, const std::vector<Table>& tables) {
    Legend legend;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::vector<LegendEntry> entries = key_in_table(tables[i], text.pages());
        if (entries.empty()) continue;
        legend.tables.push_back(i);
        legend.entries.insert(legend.entries.end(), std::make_move_iterator(entries.begin()),
                              std::make_move_iterator(entries.end()));
    }
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        const Page& page = text.pages()[p];
        std::vector<const Table*> on_page;
        for (const Table& table : tables)
            if (table.page == page.number) on_page.push_back(&table);
        std::vector<LegendEntry> entries = key_in_lines(page, text.lines(p), on_page);
        legend.entries.insert(legend.entries.end(), std::make_move_iterator(entries.begin()),
                              std::make_move_iterator(entries.end()));
    }
    return legend;
}

}  // namespace scrutineer
