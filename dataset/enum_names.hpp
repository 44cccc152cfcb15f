// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace scrutineer {

/// The enumerator whose name stands in `names`, which has them in the enumeration's order.
template <typename Enum, std::size_t N>
std::optional<Enum> enumerator(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace scrutineer
