// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/cell_kinds.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "words/expression.hpp"
#include "words/statuses.hpp"
#include "words/text.hpp"

// Each question is put to a folded text. Most texts are told by their first sign, their length or their having no
// digit; only then is an expression run.
namespace scrutineer {
namespace {

/// A text that is folded; most are as they come, and are not copied.
class Folded {
public:
    explicit Folded(std::string_view text) {
        if (is_folded(text)) {
            view_ = text;
        } else {
            copy_ = fold_text(text);
            view_ = copy_;
        }
    }
    Folded(const Folded&) = delete;
    Folded& operator=(const Folded&) = delete;
    std::string_view view() const { return view_; }

private:
    std::string copy_;
    std::string_view view_;
};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool begins_as(std::string_view text, std::string_view signs) {
    return !text.empty() && (!is_ascii(text.front()) || signs.find(text.front()) != std::string_view::npos);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// Takes the footnote marks off the end.
std::string_view without_marks(std::string_view text) {
    static constexpr std::array<std::string_view, 6> marks{"*", "\u00b9", "\u00b2", "\u00b3", "\u2020", "\u2021"};
    for (bool found = true; found;) {
        found = false;
        if (text.empty() || (is_ascii(text.back()) && text.back() != '*')) break;
        for (const std::string_view mark : marks)
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                found = true;
            }
    }
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// The kinds of a folded text.

bool is_status(std::string_view text) {
    // What is no phrase of its own: dashes, asterisks and dots in place of a figure, and phrases with a reason behind.
    static const Expression others(
        R"(\(?(n/?\.?a\.?|data (is )?being validated|awaiting data|data not .*|new definition|not yet .*|nil|-+|\*|\.\.+)\)?[*¹²³†‡]*)",
        Expression::Case::ignored);
    constexpr std::size_t longest = 48;  // a listed phrase with its brackets and marks
    if (begins_as(text, "(nNdDaA-*.") && others.matches(text)) return true;
    if (text.empty() || text.size() > longest) return false;
    std::string_view bare = without_marks(text);
    if (!listed_status(lower_case(bare)).empty()) return true;
    if (!bare.starts_with('(') || !bare.ends_with(')')) return false;
    bare = bare.substr(1, bare.size() - 2);
    return !listed_status(lower_case(bare)).empty();
}

bool is_sign(std::string_view text) {
    static const Expression signs(
        "[\\x{2190}-\\x{21ff}\\x{2300}-\\x{23ff}\\x{25a0}-\\x{27bf}\\x{2b00}-\\x{2bff}\\x{1f300}-\\x{1faff}\\x{fe0f}"
        "\\x{f000}-\\x{f0ff}]+");
    return begins_as(text, "") && signs.matches(text);
}

bool is_number(std::string_view text) {
    // A number with what may stand around it: sign, bracket, currency, unit, its parts, a footnote mark, a rating.
    static const Expression figure(
        R"([<>~(\s+\-≤≥]*(£|€|\$)?\s*[(\-+]?\s*(£|€|\$)?\s*\d[\d,]*(\.\d+)?\s*(%|pp|p|k|m|bn|million|days?|weeks?|months?|points?|hours?|mins?|years?|tonnes?|kg|kwh|/\d+)?\)?)"
        R"(\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?[*†‡¹²³⁴⁵]*(\s*(green|amber|red|n/?a))?)",
        Expression::Case::ignored);
    static const Expression ratio(R"(\d+(\.\d+)?\s*(:|in|of|/)\s*[\d,]+(\.\d+)?)", Expression::Case::ignored);
    return begins_as(text, "0123456789<>~(+-$") && has_digit(text) && (figure.matches(text) || ratio.matches(text));
}

bool is_figure(std::string_view text) { return is_number(text) || is_status(text); }

bool is_period(std::string_view text) {
    static const Expression period(
        R"(\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b(19|20)\d\d\b|\b\d\d/\d\d\b|\bq[1-4]\b|\bquarter\b|\bytd\b|\b(12|twelve) months\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
        Expression::Case::ignored);
    constexpr std::size_t longest = 60;
    return text.size() <= longest && period.found_in(text);
}

bool is_reference(std::string_view text) {
    static const Expression reference(R"([A-Za-z]{0,2}\d{1,4}[a-zA-Z]?\.?(\.\d{1,3})*)");
    const bool begins = text.size() > 0 && is_ascii(text.front()) && text.find(' ') == std::string_view::npos;
    return begins && has_digit(text) && reference.matches(text);
}

bool is_code(std::string_view text) {
    static const Expression code(R"([A-Z][A-Za-z&]{0,7}[ /_-]?[A-Z]{0,4}[ /_.-]?\d{1,5}[a-zA-Z]?([./-]\d+)?)");
    const bool begins = !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
    return begins && has_digit(text) && code.matches(text);
}

bool is_yes_no(std::string_view text) {
    static const Expression answer(R"(y(es)?|no?|true|false|✓|✔|✗|✘|x)", Expression::Case::ignored);
    constexpr std::size_t longest = 5;
    return text.size() <= longest && answer.matches(text);
}

bool is_words(std::string_view text) {
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
        const char lower = lower_case(c);
        return (lower >= 'a' && lower <= 'z') || !is_ascii(c);
    });
    return letters >= 3 && 2 * letters > static_cast<long>(text.size()) && !is_figure(text);
}

}  // namespace

CellKinds kinds_of(std::string_view text) {
    const Folded folded(text);
    const std::string_view plain = folded.view();
    CellKinds kinds;
    const auto note = [&](TextKind kind, bool is) {
        if (is) kinds.add(kind);
    };
    note(TextKind::status, is_status(plain));
    note(TextKind::figure, kinds.has(TextKind::status) || is_number(plain));
    note(TextKind::sign, is_sign(plain));
    note(TextKind::period, is_period(plain));
    note(TextKind::reference, is_reference(plain));
    note(TextKind::code, is_code(plain));
    note(TextKind::yes_no, is_yes_no(plain));
    note(TextKind::words, is_words(plain));
    return kinds;
}

bool looks_like_figure(std::string_view text) { return is_figure(Folded(text).view()); }
bool looks_like_status(std::string_view text) { return is_status(Folded(text).view()); }
bool looks_like_sign(std::string_view text) { return is_sign(Folded(text).view()); }
bool looks_like_period(std::string_view text) { return is_period(Folded(text).view()); }
bool looks_like_reference(std::string_view text) { return is_reference(Folded(text).view()); }
bool looks_like_code(std::string_view text) { return is_code(Folded(text).view()); }
bool looks_like_yes_no(std::string_view text) { return is_yes_no(Folded(text).view()); }
bool looks_like_words(std::string_view text) { return is_words(Folded(text).view()); }

}  // namespace scrutineer
