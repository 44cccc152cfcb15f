// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// The dataset in the contract's JSON form (`scrutineer/dataset/1`), keys in the contract's order, null where something
/// is not known. The same dataset gives the same bytes: whole numbers are printed without a point and others with the
/// fewest digits that read back the same, boxes are rounded to 1/100 point and confidences to 1/1000. Bytes that are
/// not UTF-8 become U+FFFD, so that dumping the result never throws.
nlohmann::ordered_json to_json(const Dataset& dataset);

/// Reads a dataset back. Throws std::runtime_error naming the JSON pointer of what is missing or of the wrong type.
/// Keys that are not known are passed over.
Dataset dataset_from_json(const nlohmann::ordered_json& json);

/// The JSON Schema (draft 2020-12) that every dataset conforms to, as text.
std::string_view dataset_schema();

}  // namespace scrutineer
