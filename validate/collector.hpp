// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "validate/finding.hpp"

namespace scrutineer {

/// What comes out of checking: the findings, and how often each rule was held against figures that turned out well.
struct Validation {
    std::vector<Finding> findings;
    std::map<Check, std::size_t> held;
};

/// What the rules write into.
class Collector {
public:
    /// The rule was applied, and holds.
    void held(Check check) { ++result_.held[check]; }
    void add(Finding finding) { result_.findings.push_back(std::move(finding)); }
    Validation take() { return std::move(result_); }

private:
    Validation result_;
};

}  // namespace scrutineer
