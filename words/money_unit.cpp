// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/money_unit.hpp"

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

// How the scale is printed behind the sign: "£'000", "£ million", "£’m" (its apostrophe folded), "£s", "£miliwn".
#define SCALE R"('?s?\s?'?,?000'?s?|'?\s?(?:k|m|mn|bn)\b|'?\s?(?:thousands?|millions?|billions?|miliwn)\b)"

/// Longer texts are prose, whatever they say.
constexpr std::size_t longest_statement = 220;
constexpr std::size_t longest_title = 120;

/// "£4.161 million" is an amount, "£000" is none.
bool holds_an_amount(const std::string& plain) {
    static const Expression amount(R"(£\s?\d*[1-9])");
    return amount.found_in(plain);
}

/// The unit that words alone give: "in thousands of pounds", "£ in millions".
std::optional<std::string> unit_in_words(const std::string& plain) {
    static const Expression words(
        R"(\b(thousand|million|billion)s? (?:of )?(?:pounds|sterling|£)|(?:£|\bpounds|\bsterling),? in (thousand|million|billion)s?\b)",
        Expression::Case::ignored);
    std::string first, second;
    if (!words.found_in(plain, &first, &second)) return std::nullopt;
    switch ((first.empty() ? second : first).front()) {
        case 't':
        case 'T':
            return "£000";
        case 'm':
        case 'M':
            return "£m";
        default:
            return "£bn";
    }
}

}  // namespace

std::optional<std::string> money_unit(std::string_view text) {
    const std::string plain = fold_text(text);
    static const Expression unit("£\\s?(" SCALE ")?", Expression::Case::ignored);
    std::string scale;
    if (!unit.found_in(plain, &scale)) return std::nullopt;
    std::erase(scale, ' ');
    return "£" + scale;
}

std::optional<std::string> money_unit_alone(std::string_view text) {
    const std::string plain = fold_text(text);
    if (plain.size() > longest_title || holds_an_amount(plain)) return std::nullopt;
    if (auto unit = unit_in_words(plain)) return unit;
    return money_unit(plain);
}

std::optional<ScaleStatement> scale_statement(std::string_view text) {
    const std::string plain = fold_text(text);
    if (plain.size() > longest_statement || holds_an_amount(plain)) return std::nullopt;
#define UNIT                  \
    "\\(?(?:£ ?\\(?(?:" SCALE \
    ")\\)?|£'?s?|(?:thousands|millions|billions)(?: of (?:pounds|£)'?s?)?|(?:whole )?pounds|'?000'?s?)(?:[^a-z]|$)"
    // "All figures in £m", "Amounts are expressed in thousands of pounds", "Pob ffigwr mewn £m".
    static const Expression in_unit(
        R"(\b(?:figures?|amounts?|values?|numbers?|sums|costs|totals|balances|budgets|tables?|monetary|money|all|ffigwr|ffigurau|symiau)\b[^.;:]*\b(?:in|mewn)(?: the nearest)? )" UNIT,
        Expression::Case::ignored);
    // "£000s unless otherwise stated", "£m except where shown".
    static const Expression unless(
        UNIT
        R"([^.;]*\b(?:unless|except where) (?:otherwise )?(?:it is )?(?:otherwise )?(?:stated|shown|indicated|noted|specified)\b)",
        Expression::Case::ignored);
    // "Figures £000", "All £m", "Amounts: £'000".
    static const Expression bare(R"(^\W*(?:(?:all|figures?|amounts?|values?|are|shown)\b\W*)+)" UNIT R"(\W*$)",
                                 Expression::Case::ignored);
#undef UNIT
    const bool stated = in_unit.found_in(plain);
    const bool excepted = unless.found_in(plain);
    if (!stated && !excepted && !bare.matches(plain)) return std::nullopt;
    ScaleStatement statement;
    if (const auto words = unit_in_words(plain)) {
        statement.unit = *words;
    } else if (const auto unit = money_unit(plain)) {
        statement.unit = *unit;
    } else {
        static const Expression millions(R"(\bin millions\b)", Expression::Case::ignored);
        static const Expression billions(R"(\bin billions\b)", Expression::Case::ignored);
        static const Expression pounds(R"(\bpounds\b)", Expression::Case::ignored);
        // Thousands of what is not said; millions and billions are of money.
        statement.unit = millions.found_in(plain)   ? "£m"
                         : billions.found_in(plain) ? "£bn"
                         : pounds.found_in(plain)   ? "£"
                                                    : "000";
    }
    static const Expression all(R"(\b(?:all|throughout|pob)\b)", Expression::Case::ignored);
    statement.of_the_rest = excepted || all.found_in(plain);
    return statement;
}

#undef SCALE

std::optional<std::string> count_or_share_unit(std::string_view text) {
    const std::string plain = fold_text(text);
    static const Expression count(R"((^|.*\s)\(?(no\.?|number|count|#)\)?$)", Expression::Case::ignored);
    static const Expression share(R"((^|.*\s)\(?(%|per ?cent(age)?|proportion|share \(%\))\)?$)",
                                  Expression::Case::ignored);
    if (share.matches(plain)) return "%";
    if (count.matches(plain)) return "No.";
    return std::nullopt;
}

bool counts_things(std::string_view name) {
    static const Expression count(R"((total )?(number|no\.|count)( of .*)?)", Expression::Case::ignored);
    return count.matches(fold_text(name));
}

bool is_not_money(std::string_view heading) {
    static const Expression other(
        R"(.*(\b(fte'?s?|headcount|likelihood|probability|score|rating|rank|priority|ratio|posts|)"
        R"(number|numbers|nos?\.|days|weeks|months|years|yrs|life|duration)\b|\(\d+ ?(-|to) ?\d+\)|%).*)",
        Expression::Case::ignored);
    const std::string plain = fold_text(heading);
    // "Prior years" are when money was spent.
    static const Expression spent(R"(.*\b(prior|previous|past|future|later|next|all|other) years?\b.*)",
                                  Expression::Case::ignored);
    if (spent.matches(plain)) return false;
    // A risk's impact is a score; a one-off, ongoing or financial one is money.
    static const Expression risk(R"((current|inherent|residual|target|gross|net|mitigated)? ?(risk )?impact)",
                                 Expression::Case::ignored);
    return !money_unit(plain) && (other.matches(plain) || risk.matches(plain));
}

}  // namespace scrutineer
