// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.hpp"

namespace scrutineer {

/// What one paper says of an indicator.
struct SaidOfIndicator {
    std::string document, file, meeting_date, record;
    int page = 1;
    std::string text;  ///< its latest figure as printed; empty where there is none
    std::optional<double> value;
    std::size_t number = 0;  ///< of that figure in its record, from 0
    double confidence = 1;
    std::string rating;  ///< against target where there is one, else overall, else the first
};

/// An indicator of a paper beside the paper before that has it.
struct ComparedIndicator {
    std::string indicator;  ///< id
    std::string name;
    SaidOfIndicator now;
    std::optional<SaidOfIndicator> before;  ///< nothing: no earlier paper of this archive has it
};

/// Every indicator of the paper (no lines of budgets, no breakdowns), in its order.
std::vector<ComparedIndicator> compared_with_before(const Archive& archive, const std::string& document_id);

}  // namespace scrutineer
