// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "dataset/dataset.hpp"
#include "validate/finding.hpp"

namespace scrutineer {

struct FindingsTextOptions {
    bool cannot_tell = false;  ///< print those too, not just their number
    std::size_t known = 0;     ///< findings left out because a baseline has them
};

/// The findings for people: a heading for each paper that has any, a line for each finding with its page, and a last
/// line with the numbers.
std::string findings_text(const Validation& validation, const Dataset& dataset,
                          const FindingsTextOptions& options = {});

}  // namespace scrutineer
