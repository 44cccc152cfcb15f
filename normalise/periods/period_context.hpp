// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What is known about a period besides its text.
struct PeriodContext {
    std::optional<Period> reported;  ///< the period the paper reports on: where "2018/19 YTD" ends
    std::string year_hint;           ///< ISO date of the meeting, for periods that print no year; empty for none
};

}  // namespace scrutineer
