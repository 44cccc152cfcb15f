// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scrutineer {

/// The unit of money in a text, as printed without spaces: "£000", "£'000", "£m", "£"; nullopt where there is none.
std::optional<std::string> money_unit(std::string_view text);

/// The same where the text says the unit of what follows ("(£000)", "All figures in £m") and is no sentence with an
/// amount in it.
std::optional<std::string> money_unit_alone(std::string_view text);

/// "No." or "%" where a heading is, or ends in, one of them.
std::optional<std::string> count_or_share_unit(std::string_view text);

/// Does a row's name say that its figures count things ("Number", "Total Number", "No. of schools")?
bool counts_things(std::string_view name);

/// Does a column's heading say that its figures are something other than money, whatever the columns beside it are
/// ("Current Likelihood (1-5)", "FTE", "Average life yrs")?
bool is_not_money(std::string_view heading);

}  // namespace scrutineer
