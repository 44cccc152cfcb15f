// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// Makes letters of components. A scan joins what is apart (the tail of a letter with the head of one in the next line)
/// and breaks what is whole (a faint figure into its head and its foot); lines of text could not be told then.
/// Rings that a pen has drawn around words are dropped.
/// Components that were joined are replaced by their parts, the parts of a broken letter by one component, in place.
void mend_letters(std::vector<Component>& ink, double dots_per_inch);

}  // namespace scrutineer::ocr
