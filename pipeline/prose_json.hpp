// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "parsers/paper/prose.hpp"

namespace scrutineer {

/// Paragraphs as JSON, for handing them from one process to another: what the checks of claims need of them, all else
/// left out.
nlohmann::ordered_json prose_to_json(const std::vector<Paragraph>& prose);

/// Reads them back. Throws nlohmann::json::exception where it is something else.
std::vector<Paragraph> prose_from_json(const nlohmann::ordered_json& json);

}  // namespace scrutineer
