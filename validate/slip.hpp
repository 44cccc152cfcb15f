// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace scrutineer::checks {

/// Is `typed` what one slip makes of `meant`: two neighbouring digits swapped, one digit wrong, left out or too many?
/// Whole numbers of at least three digits in the longer one (of fewer, too many are one slip apart); false for others.
bool one_slip(double typed, double meant);

}  // namespace scrutineer::checks
