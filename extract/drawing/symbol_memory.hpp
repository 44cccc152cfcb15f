// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "extract/symbols/shape.hpp"

namespace scrutineer {

/// What the small pictures of a paper were found to show. A paper draws few different ones, each many times: a picture
/// is described once.
class SymbolMemory {
public:
    /// What is drawn on the canvas, as SymbolCanvas::describe says.
    Symbol describe(SymbolCanvas canvas);

private:
    /// A canvas takes 36 kB. Papers have a dozen different symbols, at some offsets of a part of a pixel.
    static constexpr std::size_t most = 64;

    std::vector<std::pair<SymbolCanvas, Symbol>> known_;
};

}  // namespace scrutineer
