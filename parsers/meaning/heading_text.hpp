// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "parsers/meaning/heading.hpp"

namespace scrutineer::meaning {

/// What a heading means, on one line, for people and tests: "figure; measure=target; period=2025/26". Only what it
/// says; the sides of a comparison as their words: "side=outturn; other=budget/current".
std::string describe(const HeadingMeaning& meaning);

}  // namespace scrutineer::meaning
