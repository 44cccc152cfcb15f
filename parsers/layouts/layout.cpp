// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/layout.hpp"

#include <algorithm>
#include <array>

#include "parsers/layouts/pattern_pool.hpp"

namespace scrutineer {
namespace {

constexpr std::array<std::string_view, 11> role_names{
    "ref", "code", "name", "unit", "period", "comparator-period", "figure", "rating", "updated", "group", "ignore"};
constexpr std::array<std::string_view, 9> contents_names{"figure", "rating", "period", "words", "reference",
                                                         "code",   "yes-no", "symbol", "empty"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == text) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

Pattern::Pattern(std::string expression) : text_(std::move(expression)), number_(PatternPool::instance().add(text_)) {}

Pattern Pattern::known_good(std::string expression) {
    const int number = PatternPool::instance().add(expression, PatternPool::Check::later);
    return Pattern(std::move(expression), number);
}

bool Pattern::found_in(std::string_view text) const { return found_in(LookedAt(text)); }

bool Pattern::found_in(const LookedAt& text) const { return PatternPool::instance().found(number_, text); }

std::optional<std::pair<std::size_t, std::size_t>> Pattern::find_in(std::string_view text) const {
    return PatternPool::instance().find(number_, text);
}

bool any_found_in(const std::vector<Pattern>& patterns, const LookedAt& text) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.found_in(text); });
}

bool any_found_in(const std::vector<Pattern>& patterns, std::string_view text) {
    return !patterns.empty() && any_found_in(patterns, LookedAt(text));
}

int set_number(const std::vector<Pattern>& patterns) {
    std::vector<int> numbers;
    for (const Pattern& pattern : patterns) numbers.push_back(pattern.number());
    return PatternPool::instance().add_set(numbers);
}

std::string_view to_text(ColumnRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view to_text(Contents contents) { return contents_names[static_cast<std::size_t>(contents)]; }
std::optional<ColumnRole> column_role_from_text(std::string_view text) { return find<ColumnRole>(role_names, text); }
std::optional<Contents> contents_from_text(std::string_view text) { return find<Contents>(contents_names, text); }

}  // namespace scrutineer
