// SPDX-License-Identifier: GPL-3.0-or-later

#include <string_view>

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "normalise/dataset.hpp"

namespace scrutineer {

/// The dataset in the contract's JSON form (`scrutineer/dataset/1`), keys in the contract's order.
nlohmann::ordered_json to_json(const Dataset& dataset);

/// Reads a dataset back. Throws std::runtime_error naming the JSON pointer of what is missing or of the wrong type.
Dataset dataset_from_json(const nlohmann::ordered_json& json);

/// The JSON Schema (draft 2020-12) that every dataset conforms to, as text.
std::string_view dataset_schema();

}  // namespace scrutineer
