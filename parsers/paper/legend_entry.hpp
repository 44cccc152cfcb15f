// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/roles.hpp"
#include "extract/page/page.hpp"

namespace scrutineer {

/// One sign and what the key says of it.
struct LegendEntry {
    std::optional<Symbol> symbol;        ///< the drawn sign, where it is one
    std::optional<Colour> fill;          ///< the colour of the sign's cell, where it has one
    std::string word;                    ///< the printed sign ("GREEN", "▲"), empty where there is none
    std::string heading;                 ///< the key's heading over it ("D = Direction of Travel"), empty for none
    std::string letter;                  ///< the column mark that the heading explains ("D"), empty for none
    std::optional<Against> against;      ///< what it rates against, where the heading or the text says so
    std::optional<RatingValue> meaning;  ///< nullopt where neither words nor colour say
    std::string text;                    ///< the key's own words, the tolerance with them: what a checker works on
    int page = 1;
    Box box;  ///< of the sign and its text
};

}  // namespace scrutineer
