// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/money_unit.hpp"

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer {
std::optional<std::string> money_unit(std::string_view text) {
    const std::string plain = plain_text(text);
    static const Expression unit(R"(£\s?('?\s?000'?s?|k\b|m\b|millions?\b|mn\b|bn\b|billions?\b|thousands?\b)?)",
                                 Expression::Case::ignored);
    std::string scale;
    if (!unit.found_in(plain, &scale)) return std::nullopt;
    return "£" + scale;
}

std::optional<std::string> money_unit_alone(std::string_view text) {
    const std::string plain = plain_text(text);
    if (plain.size() > 120) return std::nullopt;
    // "£4.161 million" is an amount.
    static const Expression amount(R"(£\s?\d*[1-9])");
    if (amount.found_in(plain)) return std::nullopt;
    return money_unit(plain);
}

std::optional<std::string> count_or_share_unit(std::string_view text) {
    const std::string plain = plain_text(text);
    static const Expression count(R"((^|.*\s)\(?(no\.?|number|count|#)\)?$)", Expression::Case::ignored);
    static const Expression share(R"((^|.*\s)\(?(%|per ?cent(age)?|proportion|share \(%\))\)?$)",
                                  Expression::Case::ignored);
    if (share.matches(plain)) return "%";
    if (count.matches(plain)) return "No.";
    return std::nullopt;
}

bool counts_things(std::string_view name) {
    static const Expression count(R"((total )?(number|no\.|count)( of .*)?)", Expression::Case::ignored);
    return count.matches(plain_text(name));
}

bool is_not_money(std::string_view heading) {
    static const Expression other(
        R"(.*(\b(fte'?s?|headcount|likelihood|impact|probability|score|rating|rank|priority|ratio|posts|)"
        R"(number|numbers|nos?\.|days|weeks|months|years|yrs|life|duration)\b|\(\d+ ?(-|to) ?\d+\)|%).*)",
        Expression::Case::ignored);
    const std::string plain = plain_text(heading);
    // "Prior years" are when money was spent.
    static const Expression spent(R"(.*\b(prior|previous|past|future|later|next|all|other) years?\b.*)",
                                  Expression::Case::ignored);
    if (spent.matches(plain)) return false;
    return !money_unit(plain) && other.matches(plain);
}

}  // namespace scrutineer
