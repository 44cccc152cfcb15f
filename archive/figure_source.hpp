// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace scrutineer {

/// Where a figure is printed.
struct FigureSource {
    std::string document, file, record;
    std::string published;  ///< ISO date of the meeting, or empty
    int page = 1;
    std::string text;  ///< the cell as printed
    std::optional<double> value;
    std::string basis;
    int number = 0;  ///< its place in the record, from 0
};

/// What a person decided of a figure's value.
struct FigureCorrection {
    std::string as_read;  ///< the value that the reading gave; empty for none
    std::string because, by, at;
};

}  // namespace scrutineer
