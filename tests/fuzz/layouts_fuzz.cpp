// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a layout file holds: it is read, or a LayoutError says what is wrong with it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"

using namespace scrutineer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    try {
        const Layout layout = parse_layout(text, "fuzzed.json");
        for (const ColumnRule& rule : layout.columns)
            for (const Pattern& pattern : rule.header) (void)pattern.found_in("Target 2024/25 (%)");
    } catch (const LayoutError& error) {
        if (std::string_view(error.what()).find("fuzzed.json") == std::string_view::npos) std::abort();
    }
    return 0;
}
