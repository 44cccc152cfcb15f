// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/slip.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace scrutineer::checks {

bool one_slip(double typed, double meant) {
    constexpr double most = 1e12;
    if (typed != std::floor(typed) || meant != std::floor(meant) || std::fabs(typed) > most ||
        std::fabs(meant) > most || (typed < 0) != (meant < 0) || typed == meant)
        return false;
    const std::string a = std::to_string(std::llabs(static_cast<long long>(typed)));
    const std::string b = std::to_string(std::llabs(static_cast<long long>(meant)));
    constexpr std::size_t least_digits = 3;
    if (std::max(a.size(), b.size()) < least_digits) return false;
    const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
    if (longer.size() - shorter.size() > 1) return false;
    const auto [first, second] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    if (shorter.size() < longer.size()) return std::equal(first, shorter.end(), second + 1);
    // The same length: they differ somewhere.
    if (std::equal(first + 1, shorter.end(), second + 1)) return true;
    return first + 1 != shorter.end() && *first == *(second + 1) && *(first + 1) == *second &&
           std::equal(first + 2, shorter.end(), second + 2);
}

}  // namespace scrutineer::checks
