// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What a paper's reading is worth, on one line: "1,204 figures printed, 1,187 read, 11 not read but named, 6 set
/// aside".
std::string in_words(const Accounts& accounts);

/// The books of two papers together.
Accounts& operator+=(Accounts& accounts, const Accounts& other);

}  // namespace scrutineer
