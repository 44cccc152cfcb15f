// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What is known about a cell besides its text. All of it is optional, but the same text can mean different things:
/// `(2,391)` is negative in a money table and no figure in any other, `-` is nil there and "not available" elsewhere.
struct ValueContext {
    RecordKind kind = RecordKind::kpi_row;
    Measure measure = Measure::actual;
    std::optional<Unit> unit;  ///< the indicator's, where known
    std::string unit_text;     ///< printed in the heading: "£000", "£m", "%", "No.", "(mm:ss)"
    /// Marks of the footnotes under the table, as printed. Without them `18 [1]` is a figure with a count of one.
    std::vector<std::string> footnote_marks;
};

/// The meaning of one printed figure.
struct ParsedValue {
    std::optional<double> value;  ///< base units: `63,400` under `£000` is 63400000; `1:4` is 0.25
    std::optional<Unit> unit;     ///< only where the text or heading itself says so
    std::optional<int> per;       ///< base of a rate that the text itself names ("per 1,000")
    std::optional<double> numerator, denominator, count;
    Bound bound = Bound::exact;
    Status status = Status::reported;
    bool provisional = false;           ///< the cell itself says so; a footnote may too
    bool approximate = false;           ///< `c. 45`, `~45`
    std::vector<std::string> marks;     ///< footnote marks taken off, as printed: "*", "**", "²", "[1]"
    std::optional<RatingValue> rating;  ///< a rating word beside the figure: `4.8 (red)`
    std::string rating_text;            ///< as printed: "(red)"
    std::string period_text;            ///< a period printed behind the figure: "2015/16" of `14 points (2015/16)`
    /// For days and durations: the unit of time that `value` counts ("day", "week", "minute", …) where the text or the
    /// heading names it. `1h 20m` counts in the smallest unit printed: 80 minutes.
    std::string time_unit;
    /// False where the text fits no pattern, or fits two that differ: the value is null, the status narrative, and the
    /// row needs a diagnostic.
    bool understood = true;
};

}  // namespace scrutineer
