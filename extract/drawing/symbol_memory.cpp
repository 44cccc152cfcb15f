// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/symbol_memory.hpp"

#include <algorithm>

namespace scrutineer {

Symbol SymbolMemory::describe(SymbolCanvas canvas) {
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [&](const auto& before) { return before.first.same_picture(canvas); });
    if (found != known_.end()) {
        Symbol symbol = found->second;
        symbol.box = canvas.area();
        return symbol;
    }
    Symbol symbol = canvas.describe();
    if (known_.size() < most) known_.emplace_back(std::move(canvas), symbol);
    return symbol;
}

}  // namespace scrutineer
