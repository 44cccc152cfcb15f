// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/period.hpp"

namespace scrutineer {
std::optional<Period> parse_period(std::string_view, const PeriodContext&) { return std::nullopt; }
Period one_year_before(const Period& period) { return period; }
std::string parse_date(std::string_view) { return {}; }
std::optional<Period> find_period(std::string_view text, const PeriodContext& context) { return parse_period(text, context); }

}  // namespace scrutineer
