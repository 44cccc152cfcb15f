// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scrutineer {

/// The unit of money in a text, as printed without spaces: "£000", "£'000", "£m", "£'m", "£"; nullopt where there is
/// none.
std::optional<std::string> money_unit(std::string_view text);

/// The same where the text says the unit of what follows ("(£000)", "All figures in £m", "in thousands of pounds") and
/// is no sentence with an amount in it. Words alone give their sign: "£000" for thousands of pounds.
std::optional<std::string> money_unit_alone(std::string_view text);

/// A text that says in what unit the figures of tables are.
struct ScaleStatement {
    std::string unit;          ///< as money_unit gives it; "000" where thousands of nothing in particular are meant
    bool of_the_rest = false;  ///< "all figures", "unless stated otherwise": meant for more than the next table
};

/// "All figures in £m", "£000s unless otherwise stated", "Amounts are shown in thousands of pounds": a text that
/// states the unit of figures in words. A title that merely ends in a unit ("Revenue outturn (£m)") states nothing,
/// nor does a text with an amount in it.
std::optional<ScaleStatement> scale_statement(std::string_view text);

/// "No." or "%" where a heading is, or ends in, one of them.
std::optional<std::string> count_or_share_unit(std::string_view text);

/// Does a row's name say that its figures count things ("Number", "Total Number", "No. of schools")?
bool counts_things(std::string_view name);

/// Does a column's heading say that its figures are something other than money, whatever the columns beside it are
/// ("Current Likelihood (1-5)", "FTE", "Average life yrs")?
bool is_not_money(std::string_view heading);

}  // namespace scrutineer
