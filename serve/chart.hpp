// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/markup.hpp"

namespace scrutineer::serve {

/// One figure of a chart.
struct ChartPoint {
    std::string day;  ///< ISO: where it stands in time
    std::optional<double> value, target, comparison;
    std::string rating;         ///< "green"…; empty for none: its colour and its shape
    std::string address;        ///< where it leads
    std::string words;          ///< what is said of it: "Apr–Jun 2019: 91.1"
    bool break_before = false;  ///< not comparable with the one before: no line between them
    bool revised = false;
};

struct Chart {
    std::string title;               ///< for those who do not see it
    std::string comparison_name;     ///< "England"; empty for none
    std::vector<ChartPoint> points;  ///< oldest first
};

/// A line of years as SVG, styled by the page's style sheet. Empty where fewer than two points have a day and a value.
Markup drawn(const Chart& chart);

/// Steps of 1, 2 or 5 times a power of ten that mark the way from `least` to `most`, four to eight of them.
std::vector<double> ticks(double least, double most);

/// Days since 1970-01-01 of an ISO date; nothing for anything else.
std::optional<long> day_number(const std::string& iso);

}  // namespace scrutineer::serve
