// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// The local authority that a name stands for ("Durham County Council", "County Durham", "Darlington Borough",
/// "LONDON BOROUGH OF BRENT", "St Helens MBC"), with its official name and GSS code. nullopt where the name is none, or
/// where it could be two.
std::optional<Area> find_authority(std::string_view name);

/// The country or English region that a name stands for ("England", "National", "North East", "NE", "Y&H"), with its
/// ONS code; "nearest statistical neighbours", "CIPFA nearest neighbours" and the like are neighbours, without one.
std::optional<Area> find_wider_area(std::string_view name);

/// A figure's area with its name and code filled in as far as they are known.
/// \param kind     what its column says
/// \param printed  the name that is printed or that the layout states; may be empty
/// \param own_code the GSS code of the paper's own authority, which tells its country and region; may be empty
Area resolve_area(AreaKind kind, std::string_view printed, std::string_view own_name, std::string_view own_code);

}  // namespace scrutineer
