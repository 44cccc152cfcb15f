// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/value.hpp"

namespace scrutineer {
ParsedValue parse_value(std::string_view, const ValueContext&) { return {}; }
}  // namespace scrutineer
