// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_meaning.hpp"

#include <array>
#include <cstddef>

#include "dataset/enum_names.hpp"

namespace scrutineer::meaning {
namespace {

constexpr std::array<std::string_view, 18> roles{"unknown", "name",      "reference", "code",    "figure", "rating",
                                                 "period",  "unit",      "area",      "note",    "group",  "polarity",
                                                 "updated", "frequency", "owner",     "measure", "date",   "field"};
constexpr std::array<std::string_view, 5> comparisons{"none", "beside", "difference", "change", "share"};

}  // namespace

std::string_view to_text(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view to_text(Comparison comparison) { return comparisons[static_cast<std::size_t>(comparison)]; }
std::optional<Role> role_from_text(std::string_view text) { return enumerator<Role>(roles, text); }
std::optional<Comparison> comparison_from_text(std::string_view text) {
    return enumerator<Comparison>(comparisons, text);
}

}  // namespace scrutineer::meaning
