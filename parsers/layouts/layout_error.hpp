// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace scrutineer {

/// A layout file that cannot be used: names the file, the line and the field.
class LayoutError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace scrutineer
