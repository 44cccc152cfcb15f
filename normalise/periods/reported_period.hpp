// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"
#include "parsers/data/row.hpp"

namespace scrutineer {

/// The period that a report is about, of all those that its title, head and first pages name. A part of a year is
/// preferred to a year, a title to what stands under it; a quarter without its year takes the one named beside it, or
/// the last that had ended by the meeting. Plans for several years are none, nor is what begins after the meeting where
/// anything else is named. nullopt where nothing tells.
std::optional<Period> reported_period(const ReportFacts& facts, const std::string& meeting_date);

}  // namespace scrutineer
