// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/money_unit.hpp"

#include <re2/re2.h>

#include "parsers/table_grid.hpp"

namespace scrutineer {
namespace {

re2::RE2::Options any_case() {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    return options;
}

}  // namespace

std::optional<std::string> money_unit(std::string_view text) {
    const std::string plain = plain_text(text);
    static const re2::RE2 unit(R"(£\s?('?\s?000'?s?|k\b|m\b|millions?\b|mn\b|bn\b|billions?\b|thousands?\b)?)",
                               any_case());
    std::string scale;
    if (!re2::RE2::PartialMatch(plain, unit, &scale)) return std::nullopt;
    return "£" + scale;
}

std::optional<std::string> money_unit_alone(std::string_view text) {
    const std::string plain = plain_text(text);
    if (plain.size() > 120) return std::nullopt;
    // "£4.161 million" is an amount.
    static const re2::RE2 amount(R"(£\s?\d*[1-9])");
    if (re2::RE2::PartialMatch(plain, amount)) return std::nullopt;
    return money_unit(plain);
}

std::optional<std::string> count_or_share_unit(std::string_view text) {
    const std::string plain = plain_text(text);
    static const re2::RE2 count(R"((^|.*\s)\(?(no\.?|number|count|#)\)?$)", any_case());
    static const re2::RE2 share(R"((^|.*\s)\(?(%|per ?cent(age)?|proportion|share \(%\))\)?$)", any_case());
    if (re2::RE2::FullMatch(plain, share)) return "%";
    if (re2::RE2::FullMatch(plain, count)) return "No.";
    return std::nullopt;
}

bool counts_things(std::string_view name) {
    static const re2::RE2 count(R"((total )?(number|no\.|count)( of .*)?)", any_case());
    return re2::RE2::FullMatch(plain_text(name), count);
}

bool is_not_money(std::string_view heading) {
    static const re2::RE2 other(
        R"(.*(\b(fte'?s?|headcount|likelihood|impact|probability|score|rating|rank|priority|ratio|posts|)"
        R"(number|numbers|nos?\.|days|weeks|months|years|yrs|life|duration)\b|\(\d+ ?(-|to) ?\d+\)|%).*)",
        any_case());
    const std::string plain = plain_text(heading);
    // "Prior years" are when money was spent.
    static const re2::RE2 spent(R"(.*\b(prior|previous|past|future|later|next|all|other) years?\b.*)", any_case());
    if (re2::RE2::FullMatch(plain, spent)) return false;
    return !money_unit(plain) && re2::RE2::FullMatch(plain, other);
}

}  // namespace scrutineer
