// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layout.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <stdexcept>

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

Pattern::Pattern(std::string expression) : text_(std::move(expression)) {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
    auto compiled = std::make_shared<const re2::RE2>(text_, options);
    if (!compiled->ok()) throw std::invalid_argument(compiled->error());
    compiled_ = std::move(compiled);
}

bool Pattern::found_in(std::string_view text) const {
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

std::optional<std::pair<std::size_t, std::size_t>> Pattern::find_in(std::string_view text) const {
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece found;
    if (!compiled_->Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &found, 1)) return std::nullopt;
    return std::pair{static_cast<std::size_t>(found.data() - whole.data()), found.size()};
}

bool any_found_in(const std::vector<Pattern>& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.found_in(text); });
}

std::string_view to_text(ColumnRole role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view to_text(Contents contents) { return contents_names[static_cast<std::size_t>(contents)]; }
std::optional<ColumnRole> column_role_from_text(std::string_view text) { return find<ColumnRole>(role_names, text); }
std::optional<Contents> contents_from_text(std::string_view text) { return find<Contents>(contents_names, text); }

}  // namespace scrutineer
