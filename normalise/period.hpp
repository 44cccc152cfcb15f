// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalise/dataset.hpp"

namespace scrutineer {

/// What is known about a period besides its text.
struct PeriodContext {
    std::optional<Period> reported;  ///< the period the paper reports on: where "2018/19 YTD" ends
    std::string year_hint;           ///< ISO date of the meeting, for periods that print no year; empty for none
};

/// Reads a period as printed ("Oct 16 – Sep 17", "as at 27 Sep 2021", "Q1 2023/24", "2017/18 (academic year)", …).
/// nullopt where the text is not a period.
std::optional<Period> parse_period(std::string_view text, const PeriodContext& context = {});

/// The same period one year before, marked derived.
Period one_year_before(const Period& period);

/// An ISO date from a printed one ("7 January 2022", "Thursday 28 September 2017", "28/09/2017"); empty where not one.
std::string parse_date(std::string_view text);

}  // namespace scrutineer
