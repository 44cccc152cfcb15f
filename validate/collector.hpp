// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "validate/finding.hpp"

namespace scrutineer::checks {

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

}  // namespace scrutineer::checks
