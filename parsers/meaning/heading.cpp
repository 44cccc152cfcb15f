// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading.hpp"

#include <array>

namespace scrutineer::meaning {
namespace {

constexpr std::array<std::string_view, 18> roles{"unknown", "name",      "reference", "code",    "figure", "rating",
                                                 "period",  "unit",      "area",      "note",    "group",  "polarity",
                                                 "updated", "frequency", "owner",     "measure", "date",   "field"};
constexpr std::array<std::string_view, 5> comparisons{"none", "beside", "difference", "change", "share"};

}  // namespace

std::string_view to_text(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view to_text(Comparison comparison) { return comparisons[static_cast<std::size_t>(comparison)]; }

HeadingMeaning parse_heading(const std::vector<std::string>& levels) {
    HeadingMeaning meaning;
    for (const std::string& level : levels)
        if (!level.empty() && (meaning.dimension.empty() || meaning.dimension.back() != level))
            meaning.dimension.push_back(level);
    return meaning;
}

}  // namespace scrutineer::meaning
