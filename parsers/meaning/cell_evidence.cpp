// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/cell_evidence.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"
#include "words/vocabulary.hpp"

namespace scrutineer::meaning {
namespace {

/// A text of more words than this says something about a row; names of indicators seldom have as many.
constexpr int words_of_a_long_text = 18;
/// Numbers that follow their predecessor by one, of all that have one: gaps come with rows that are left out.
constexpr double share_of_rising = 0.75;

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(const std::string& plain) {
    return plain.size() == 4 && (plain.starts_with("19") || plain.starts_with("20")) && is_digit(plain[2]) &&
           is_digit(plain[3]);
}

/// "2025-26", "2025/2026", "20-21": two years that follow each other.
bool is_split_year(const std::string& plain) {
    static const Expression years(R"((?:(?:19|20)\d\d|\d\d) ?[-/] ?(?:(?:19|20)\d\d|\d\d))");
    if (!is_digit(plain.front()) || !years.matches(plain)) return false;
    const std::size_t cut = plain.find_first_of("-/");
    const int first = std::atoi(plain.substr(0, cut).c_str()) % 100;
    const int second = std::atoi(plain.substr(cut + 1).c_str() + (plain[cut + 1] == ' ' ? 1 : 0)) % 100;
    return second == (first + 1) % 100;
}

/// "18-25", "65 - 74", "85+": a band of ages or sizes.
bool is_band(const std::string& plain) {
    static const Expression band(R"(\d{1,3} ?- ?\d{1,3}|\d{1,3} ?\+)");
    return is_digit(plain.front()) && band.matches(plain);
}

int word_count(std::string_view text) {
    int words = 0;
    bool space = true;
    for (const char c : text) {
        const bool white = c == ' ';
        if (!white && space) ++words;
        space = white;
    }
    return words;
}

/// A number with words that say what of it: "80-100% by March".
bool begins_with_number(const std::string& plain) {
    constexpr std::size_t longest = 40;
    static const Expression pattern("[<>~+-]? ?\u00a3?\\d.*");
    return plain.size() <= longest && pattern.matches(plain);
}

std::optional<long> whole_number(const std::string& plain) {
    if (plain.empty() || plain.size() > 9) return std::nullopt;
    std::size_t end = plain.size();
    if (plain[end - 1] == '.' || plain[end - 1] == ')') --end;
    for (std::size_t i = 0; i < end; ++i)
        if (std::isdigit(static_cast<unsigned char>(plain[i])) == 0) return std::nullopt;
    return end == 0 ? std::nullopt : std::optional(std::atol(plain.substr(0, end).c_str()));
}

/// What a whole text says of its row ("polarity", "frequency"), whatever heads its column; null for nothing.
const VocabularyTerm* row_fact(const std::string& plain) {
    constexpr std::size_t longest = 40;
    if (plain.size() > longest) return nullptr;
    const std::optional<int> term = phrases_of(Vocabulary::cells).whole(plain);
    return term ? &vocabulary(Vocabulary::cells)[static_cast<std::size_t>(*term)] : nullptr;
}

struct Counts {
    int figures = 0, money = 0, percents = 0, whole = 0, signed_ = 0;
};

void count_figure(const std::string& plain, Counts& counts) {
    ++counts.figures;
    if (plain.find("\u00a3") != std::string::npos || plain.find("\u20ac") != std::string::npos) ++counts.money;
    if (plain.find('%') != std::string::npos) ++counts.percents;
    if (whole_number(plain)) ++counts.whole;
    const char first = plain.front();
    if (first == '+' || first == '-' || (first == '(' && plain.find_first_of("0123456789") < 3)) ++counts.signed_;
}

}  // namespace

bool is_period(std::string_view text) {
    const std::string plain = fold_text(text);
    // "94.3% (Apr-Jun 2017)" is a figure with its period.
    if (plain.empty() || plain.size() > 60 || !has_digit(plain) || plain.find('%') != std::string::npos ||
        plain.find("\u00a3") != std::string::npos)
        return false;
    if (is_year(plain) || is_split_year(plain)) return true;
    if (!looks_like_period(plain)) return false;
    static const Expression word("([A-Za-z]+)");
    static const Expression known(
        "(?i)jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|"
        "dec(ember)?|q|ch|qtr|quarter|h|half|p|period|m|month|months|week|weeks|year|years|yr|ytd|ending|ended|end|to|"
        "at|as|on|from|and|of|the|date|academic|calendar|financial|fy|rolling|prov|provisional|final|est|st|nd|rd|th|"
        "up|until|since|between|mon|tues?|wed|thurs?|fri|sat|sun");
    re2::StringPiece rest(plain);
    std::string found;
    while (RE2::FindAndConsume(&rest, word.compiled(), &found))
        if (!known.matches(found)) return false;
    return true;
}

namespace {

/// What stands before a unit of money in brackets: "2025/26" of "2025/26 (£'000)"; empty where none ends the text.
std::string before_money_unit(const std::string& plain) {
    static const Expression with_unit(R"((.*\S)\s*\(\s*£\s*['’]?\s*(?:0{3}s?|k|m|mn|bn|thousands?|millions?)?\s*\))",
                                      Expression::Case::ignored);
    std::string before;
    return plain.ends_with(')') && with_unit.matches(plain, &before) ? before : std::string();
}

CellKind kind_of_folded(const std::string& plain) {
    if (plain.empty()) return CellKind::blank;
    if (looks_like_sign(plain)) return CellKind::sign;
    if (looks_like_status(plain)) return CellKind::status;
    if (is_year(plain)) return CellKind::year;
    if (is_period(plain)) return CellKind::period;
    if (has_digit(plain)) {
        if (const std::string before = before_money_unit(plain); is_year(before) || is_period(before))
            return CellKind::period;
        if (looks_like_figure(plain)) return CellKind::figure;
        if (looks_like_code(plain) || looks_like_reference(plain)) return CellKind::code;
    }
    if (looks_like_yes_no(plain)) return CellKind::answer;
    return CellKind::words;
}

}  // namespace

CellKind kind_of(std::string_view text) { return kind_of_folded(fold_text(text)); }

CellKind kind_of(const Cell& cell) {
    if (cell.text.empty()) return cell.symbols.empty() ? CellKind::blank : CellKind::sign;
    return kind_of(std::string_view(cell.text));
}

bool is_amount(std::string_view text) {
    const std::string plain = fold_text(text);
    if (!has_digit(plain) || kind_of_folded(plain) != CellKind::figure) return false;
    // "£000", "£'000": a unit.
    if (plain.find_first_of("123456789") == std::string::npos && plain.find("\u00a3") != std::string::npos)
        return false;
    return !is_band(plain);
}

namespace {

/// Numbers of one section whose second part rises by one: no figures do.
bool number_paragraphs(const std::vector<const Cell*>& cells) {
    static const Expression number(R"((\d{1,2})\.(\d{1,2}))");
    const Cell* last = nullptr;
    std::string section;
    int before = 0, numbers = 0;
    for (const Cell* cell : cells) {
        if (cell == last || cell->text.empty()) continue;
        last = cell;
        std::string own, part;
        if (!number.matches(fold_text(cell->text), &own, &part)) return false;
        if (numbers > 0 && (own != section || std::stoi(part) != before + 1)) return false;
        section = own;
        before = std::stoi(part);
        ++numbers;
    }
    return numbers >= 2;
}

}  // namespace

CellEvidence evidence_of(const std::vector<const Cell*>& cells, const std::function<bool(const Cell&)>& rates) {
    CellEvidence out;
    Counts counts;
    int kinds[9] = {};
    int ratings = 0, long_texts = 0, numbered = 0, follow = 0, followed = 0, polarities = 0, frequencies = 0;
    int high_or_low = 0, levels = 0;
    double letters = 0;
    std::set<std::string> different;
    std::optional<long> before;
    for (const Cell* cell : cells) {
        const CellKind kind = kind_of(*cell);
        const bool rating = rates(*cell);
        if (kind == CellKind::blank && !rating) continue;
        ++out.cells;
        ++kinds[static_cast<std::size_t>(kind)];
        if (rating) ++ratings;
        if (kind == CellKind::blank) continue;
        const std::string plain = fold_text(cell->text);
        different.insert(plain);
        letters += static_cast<double>(plain.size());
        if (kind == CellKind::figure || kind == CellKind::year) {
            count_figure(plain, counts);
            const std::optional<long> number = whole_number(plain);
            if (number && before) {
                ++followed;
                if (*number == *before + 1) ++follow;
            }
            before = number;
        }
        if (word_count(plain) > words_of_a_long_text) ++long_texts;
        if (kind != CellKind::words) continue;
        if (begins_with_number(plain)) ++numbered;
        const VocabularyTerm* fact = row_fact(plain);
        if (!fact) continue;
        if ((*fact)["role"] == "polarity") ++(fact->is("weak") ? high_or_low : polarities);
        if ((*fact)["role"] == "frequency") ++frequencies;
        if ((*fact)["role"] == "level") ++levels;
    }
    if (out.cells == 0) return out;
    out.paragraphs = number_paragraphs(cells);
    const auto share = [&](int count) { return static_cast<double>(count) / out.cells; };
    const auto of_kind = [&](CellKind kind) { return share(kinds[static_cast<std::size_t>(kind)]); };
    out.figures = of_kind(CellKind::figure);
    out.statuses = of_kind(CellKind::status);
    out.periods = of_kind(CellKind::period) + of_kind(CellKind::year);
    out.signs = of_kind(CellKind::sign);
    out.codes = of_kind(CellKind::code);
    out.answers = of_kind(CellKind::answer);
    out.words = of_kind(CellKind::words);
    out.words_with_numbers = share(numbered);
    out.ratings = share(ratings);
    out.long_texts = share(long_texts);
    out.polarities = share(polarities);
    out.frequencies = share(frequencies);
    // A column of risks has levels between them.
    if (levels == 0) out.high_or_low = share(high_or_low);
    out.distinct = share(static_cast<int>(different.size()));
    out.letters = letters / out.cells;
    if (counts.figures > 0) {
        const auto of_figures = [&](int count) { return static_cast<double>(count) / counts.figures; };
        out.money = of_figures(counts.money);
        out.percents = of_figures(counts.percents);
        out.whole = of_figures(counts.whole);
        out.signed_ = of_figures(counts.signed_);
    }
    constexpr int least_steps = 3;
    out.rising = followed >= least_steps && follow >= share_of_rising * followed;
    return out;
}

}  // namespace scrutineer::meaning
