// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/lines/text_lines.hpp"

namespace scrutineer {

/// What the labels at the head of a report say ("Report to:", "Date of meeting:", "SUBJECT"): each the text behind the
/// label, beside it or under it, its wrapped lines joined; empty where there is no such label.
struct FrontLabels {
    std::string committee;  ///< may have the date behind it: "Cabinet – 4 March 2025"
    std::string date;
    std::string title;
    std::string period;
};

/// Is a line a label of a report's head, alone or with its value?
bool is_front_label(const std::string& text);

/// `lines`: those of the report's first page.
FrontLabels read_front_labels(const std::vector<TextLine>& lines);

}  // namespace scrutineer
