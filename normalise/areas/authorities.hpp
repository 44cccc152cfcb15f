// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace scrutineer {

/// A UK local authority, current or former.
struct KnownAuthority {
    std::string_view name;    ///< official
    std::string_view code;    ///< ONS GSS code
    std::string_view region;  ///< English region, or the nation elsewhere
    bool current;
    std::string_view aliases;  ///< other names it goes by, in lower case, between semicolons
};

/// The register that authorities are looked up in; current ones come first.
std::span<const KnownAuthority> known_authorities();

}  // namespace scrutineer
