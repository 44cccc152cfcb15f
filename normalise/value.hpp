// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalise/dataset.hpp"

namespace scrutineer {

/// What is known about a cell besides its text.
struct ValueContext {
    RecordKind kind = RecordKind::kpi_row;
    Measure measure = Measure::actual;
    std::optional<Unit> unit;      ///< the indicator's, where known
    std::string unit_text;         ///< printed in the heading: "£000", "£m", "%", "No."
};

/// The meaning of one printed figure.
struct ParsedValue {
    std::optional<double> value;   ///< base units: `63,400` under `£000` is 63400000
    std::optional<Unit> unit;      ///< only where the text or heading itself says so
    std::optional<double> numerator, denominator, count;
    Bound bound = Bound::exact;
    Status status = Status::reported;
    bool provisional = false;
    std::vector<std::string> marks;            ///< footnote marks taken off: "*", "**", "²", "[1]"
    std::optional<RatingValue> rating;         ///< a rating word behind the figure: `4.8 (red)`
    std::string rating_text;                   ///< as printed: "(red)"
    bool understood = true;                    ///< false where the text fits no pattern: status narrative, low confidence
};

/// Reads a figure as printed. Never throws; an empty text gives status blank.
ParsedValue parse_value(std::string_view text, const ValueContext& context = {});

}  // namespace scrutineer
