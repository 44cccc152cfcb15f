// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace scrutineer::pdf {

/// For a file whose trailer, catalogue or page tree is lost or lies: the same bytes with a new page tree behind them,
/// of all the page objects that are still there, in the order of the file. Empty where there are none, and for an
/// encrypted file, whose key is lost with its trailer.
std::string with_new_page_tree(const std::string& bytes);

}  // namespace scrutineer::pdf
