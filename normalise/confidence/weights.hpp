// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "normalise/confidence/signs.hpp"

/// How much each sign says for or against a figure: the one table of weights. They are fitted by
/// tests/quality/fit-weights on papers whose figures are known; docs/quality.md says how well they do on others.
namespace scrutineer::confidence {

struct Weight {
    Sign sign;
    double points;  ///< natural logarithm of odds, for a sign of full strength
    std::string_view because;
};

/// One for each sign, in their order.
std::span<const Weight> weights();

/// The probability that a figure with this evidence is right in everything.
double probability(const Evidence& evidence);

}  // namespace scrutineer::confidence
