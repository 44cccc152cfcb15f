// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"

/// What the texts of a row are, told from their words alone.
namespace scrutineer::meaning {

/// True for "Total", "Sub-total", "Grand total services", "Services total".
bool is_total(const std::string& name);
/// True for a text that explains a row: a sentence, or one that calls itself a note ("Note: …").
bool is_note(const std::string& text);
/// Which way is better, as the cell of a column about that says: "Higher is better", "Low", "↑".
std::optional<Polarity> polarity_of(const std::string& text);

}  // namespace scrutineer::meaning
