// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// What the label of a scorecard's row says of the row's figures: "Apr-18", "2018/19 YTD", "Target", "Totals".
///
/// A layout that has rules for labels knows them by these; one without, as the general reader has, leaves it to the
/// grammar of headings. nullopt for a text that is no such label.
std::optional<RawFigure> series_label(const Layout& layout, std::string_view text);

/// Do the labels make a series: every label that the layout requires, or, without rules, three or more different
/// months, quarters, weeks or years that are no column of dates?
bool makes_series(const Layout& layout, const std::vector<std::string>& labels);

/// A layout without rules: the general reader of series.
Layout general_series();

}  // namespace scrutineer
