// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "validate/collector.hpp"
#include "validate/finding.hpp"
#include "validate/material.hpp"

/// The rules as validate/rules.def lists them.
namespace scrutineer::checks {

struct Rule {
    Check check;
    std::string_view word, summary;
    void (*hold)(const Material& material, Collector& collector);
};

const std::vector<Rule>& rules();

/// A line for each rule: its word and what it looks for. For help and docs.
std::string rules_text();

#define RULE(name, word, summary, function) void function(const Material& material, Collector& collector);
#include "validate/rules.def"
#undef RULE

}  // namespace scrutineer::checks
