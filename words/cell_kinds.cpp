// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/cell_kinds.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <string>
#include <unordered_map>

#include "words/expression.hpp"
#include "words/statuses.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

// What a sign that is not ASCII is read as, at the front of `rest`, and how many bytes it has; 0 bytes for a sign that
// stays as it is.
std::pair<std::string_view, std::size_t> plain_sign(std::string_view rest) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> replacements{{
        {"\u2010", "-"},
        {"\u2011", "-"},
        {"\u2012", "-"},
        {"\u2013", "-"},
        {"\u2014", "-"},
        {"\u2212", "-"},
        {"\u2018", "'"},
        {"\u2019", "'"},
        {"\u201c", "\""},
        {"\u201d", "\""},
        {"\u00a0", " "},
        {"\u2009", " "},
        {"\u202f", " "},
        {"\u00ad", ""},
        {"\u200b", ""},
        {"\ufeff", ""},
    }};
    for (const auto& [sign, plain] : replacements)
        if (rest.starts_with(sign)) return {plain, sign.size()};
    return {{}, 0};
}

bool is_white_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Nothing but ASCII, and single spaces between words: most texts.
bool is_plain(std::string_view text) {
    bool space = true;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
        if (is_white_space(c) && (c != ' ' || space)) return false;
        space = c == ' ';
    }
    return text.empty() || !space;
}

}  // namespace

std::string plain_text(std::string_view text) {
    std::string out;
    if (is_plain(text)) {
        out = text;
        return out;
    }
    out.reserve(text.size());
    const auto add = [&out](char c) {
        if (!is_white_space(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    };
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) {
            const auto [plain, bytes] = plain_sign(text.substr(i));
            if (bytes > 0) {
                for (const char c : plain) add(c);
                i += bytes;
                continue;
            }
        }
        add(text[i++]);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

namespace {

// What a text was found to look like. The cells of a table are asked again for every layout and every way to cut it.
class Looks {
public:
    enum Kind { status, sign, figure, period, reference, code, yes_no, words };

    template <typename Find>
    bool of(Kind kind, std::string_view text, Find find) {
        if (text.size() > longest) return find(plain_text(text));
        auto known = known_.find(text);
        if (known == known_.end()) {
            if (known_.size() >= most) known_.clear();
            known = known_.emplace(std::string(text), Answers{}).first;
        }
        const unsigned bit = 1U << kind;
        if ((known->second.asked & bit) == 0) {
            // Finding out may ask for another kind, and make room.
            const bool yes = find(plain_text(text));
            known = known_.try_emplace(std::string(text)).first;
            known->second.asked |= bit;
            if (yes) known->second.yes |= bit;
        }
        return (known->second.yes & bit) != 0;
    }

private:
    static constexpr std::size_t longest = 200;
    static constexpr std::size_t most = 20'000;
    struct Answers {
        unsigned asked = 0;
        unsigned yes = 0;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, Answers, Hash, std::equal_to<>> known_;
};

Looks& looks() {
    static Looks remembered;
    return remembered;
}

/// The first character that shows, 0 where there is none. Most texts are told by it from what they are asked about.
char first_sign(std::string_view text) {
    const auto first = std::find_if_not(text.begin(), text.end(), is_white_space);
    return first == text.end() ? '\0' : *first;
}

bool begins_as(std::string_view text, std::string_view signs) {
    const char first = first_sign(text);
    return static_cast<unsigned char>(first) >= 0x80 || (first != '\0' && signs.find(first) != std::string_view::npos);
}

/// In lower case, without the footnote marks behind it.
std::string bare_lower(std::string_view plain) {
    static constexpr std::array<std::string_view, 6> marks{"*", "\u00b9", "\u00b2", "\u00b3", "\u2020", "\u2021"};
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : marks)
            if (plain.ends_with(mark)) {
                plain.remove_suffix(mark.size());
                found = true;
            }
    }
    while (plain.ends_with(' ')) plain.remove_suffix(1);
    return lower_case(plain);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

bool looks_like_status(std::string_view text) {
    static const Expression words(
        R"(\(?(tracker|n/?\.?a\.?|no data( available)?|not (available|applicable|comparable|reported|yet available|set|due|measured)|)"
        R"(tbc|tbd|tba|data (is )?being validated|awaiting data|data not .*|new( (pi|indicator|measure|kpi|definition))?|)"
        R"(blank|suppressed|not yet .*|pending|nil|-+|–|—|\*|\.\.+)\)?[*¹²³†‡]*)",
        Expression::Case::ignored);
    return looks().of(Looks::status, text, [](const std::string& plain) {
        return words.matches(plain) || !listed_status(bare_lower(plain)).empty();
    });
}

bool looks_like_sign(std::string_view text) {
    static const Expression signs(
        "[\\x{2190}-\\x{21ff}\\x{2300}-\\x{23ff}\\x{25a0}-\\x{27bf}\\x{2b00}-\\x{2bff}\\x{1f300}-\\x{1faff}\\x{fe0f}"
        "\\x{f000}-\\x{f0ff}]+");
    // None of them is ASCII.
    if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80) {
        const auto white = std::find_if_not(text.begin(), text.end(), is_white_space);
        if (white == text.end() || static_cast<unsigned char>(*white) < 0x80) return false;
    }
    return looks().of(Looks::sign, text, [](const std::string& plain) { return signs.matches(plain); });
}

bool looks_like_figure(std::string_view text) {
    // A number with what may stand around it: sign, bracket, currency, unit, its parts, a footnote mark, a rating.
    static const Expression figure(
        R"([<>~(\s+\-≤≥]*(£|€|\$)?\s*[(\-+]?\s*(£|€|\$)?\s*\d[\d,]*(\.\d+)?\s*(%|pp|p|k|m|bn|million|days?|weeks?|months?|points?|hours?|mins?|years?|tonnes?|kg|kwh|/\d+)?\)?)"
        R"(\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?[*†‡¹²³⁴⁵]*(\s*(green|amber|red|n/?a))?)",
        Expression::Case::ignored);
    static const Expression ratio(R"(\d+(\.\d+)?\s*(:|in|of|/)\s*[\d,]+(\.\d+)?)", Expression::Case::ignored);
    if (!begins_as(text, "0123456789<>~(+-$")) return looks_like_status(text);
    return looks().of(Looks::figure, text, [](const std::string& plain) {
        return looks_like_status(plain) || (has_digit(plain) && (figure.matches(plain) || ratio.matches(plain)));
    });
}

bool looks_like_period(std::string_view text) {
    static const Expression period(
        R"(\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b(19|20)\d\d\b|\b\d\d/\d\d\b|\bq[1-4]\b|\bquarter\b|\bytd\b|\b(12|twelve) months\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
        Expression::Case::ignored);
    return looks().of(Looks::period, text,
                      [](const std::string& plain) { return plain.size() <= 60 && period.found_in(plain); });
}

bool looks_like_reference(std::string_view text) {
    static const Expression reference(R"([A-Za-z]{0,2}\d{1,4}[a-zA-Z]?\.?(\.\d{1,3})*)");
    return looks().of(Looks::reference, text,
                      [](const std::string& plain) { return has_digit(plain) && reference.matches(plain); });
}

bool looks_like_code(std::string_view text) {
    static const Expression code(R"([A-Z][A-Za-z&]{0,7}[ /_-]?[A-Z]{0,4}[ /_.-]?\d{1,5}[a-zA-Z]?([./-]\d+)?)");
    return looks().of(Looks::code, text,
                      [](const std::string& plain) { return has_digit(plain) && code.matches(plain); });
}

bool looks_like_yes_no(std::string_view text) {
    static const Expression answer(R"(y(es)?|no?|true|false|✓|✔|✗|✘|x)", Expression::Case::ignored);
    return looks().of(Looks::yes_no, text, [](const std::string& plain) { return answer.matches(plain); });
}

bool looks_like_words(std::string_view text) {
    return looks().of(Looks::words, text, [](const std::string& plain) {
        const auto letters = std::count_if(plain.begin(), plain.end(), [](char c) {
            return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
        });
        return letters >= 3 && 2 * letters > static_cast<long>(plain.size()) && !looks_like_figure(plain);
    });
}

}  // namespace scrutineer
