// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"
#include "normalise/periods/period_context.hpp"

/// Printed periods and dates. UK usage throughout: the financial year is 1 April to 31 March and its first quarter
/// April to June, the academic year is 1 September to 31 August, and 3/4/2017 is the third of April.
namespace scrutineer {

/// Reads a period as printed ("Oct 16 – Sep 17", "as at 27 Sep 2021", "Q1 2023/24", "2017/18 (academic year)", …).
/// The whole text must be a period, apart from footnote marks and words such as "provisional" and "final".
///
/// - A bare 2018/19 (or 2018-19, 18/19) is a financial year, or an academic one where the text says so.
/// - "as at Sep 2021" is the month's last day; "to 30 June 2017" runs from the start of that day's financial year.
/// - "2018/19 YTD" ends with the period reported on; its end is empty where that is not known.
/// - "quarter two" and "June" take their year from the context: the last one that had ended by then.
/// - What could be read in two ways ("Q4 2023" with no context, "2014/16") is nullopt.
///
/// The label is the text with its white space folded.
std::optional<Period> parse_period(std::string_view text, const PeriodContext& context = {});

/// The period printed inside a longer text such as a column heading ("2017/18 Original Budget £000", "Spend to
/// 30 June 2017", "Balance as at 31 March 2017"): the longest run of words that is one, the first of them where there
/// are several of the same length. Years of two digits alone ("17-18") are not looked for: they may be ages.
std::optional<Period> find_period(std::string_view text, const PeriodContext& context = {});

/// All periods printed inside a text, in order, none overlapping another: each the longest run of words that is one.
std::vector<Period> find_periods(std::string_view text, const PeriodContext& context = {});

/// The same period one year before, marked derived; the label stays. The last day of a month stays one.
Period one_year_before(const Period& period);

/// An ISO date from a printed one ("7 January 2022", "Thursday 28 September 2017 at 9.30 am", "28/09/2017"); empty
/// where the text is not one.
std::string parse_date(std::string_view text);

}  // namespace scrutineer
