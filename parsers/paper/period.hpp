// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// Does a text name a period and nothing else ("Quarter Two, 2021/22", "October to December 2024")?
bool names_only_a_period(const std::string& text);

/// The texts of a report that may say which period it is about, surest first: its title, what stands behind the label
/// "Period", the other texts of its head, its running headers, the sentences of its first pages that speak of the
/// period covered, and the quarters that its pages name most often with their year. Which of them it is, and what it
/// means, is for normalise/.
/// \param first,last indices of the report's pages
/// \param head_end   height on the first page where the report's own text begins
std::vector<PeriodText> find_period_texts(const PaperText& text, std::size_t first, std::size_t last, double head_end,
                                          const std::string& title, const std::string& label);

}  // namespace scrutineer
