// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "parsers/data/row.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// What the first page of a report says of it: committee, date, title and every text that may name the period reported
/// on. Page indices `first` to `last` are the report's.
ReportFacts read_front_page(const PaperText& text, std::size_t first, std::size_t last);

/// "Report of the Director", "Purpose of the report": where a report's own text begins.
bool opens_a_report(const std::string& text);

}  // namespace scrutineer
