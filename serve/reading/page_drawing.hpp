// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "extract/page/page.hpp"
#include "pipeline/isolated.hpp"

namespace scrutineer::serve {

/// Which page of which paper, and how large.
struct PageAsked {
    std::string document;  ///< Document::id: only a file of these bytes is drawn
    std::string path;      ///< where it is
    int page = 1;
    int dots_per_inch = 110;
    bool with_picture = true;  ///< false: its size only, which takes no drawing
};

struct DrawnPage {
    double width = 0, height = 0;  ///< points
    std::string png;
};

/// Draws it in a sandboxed worker under `isolation`. Throws ReadError: the file is gone or another one, has no such
/// page, or drawing it crashed or took too much.
DrawnPage draw_page(const PageAsked& asked, const Isolation& isolation);

/// For passing between processes. The second throws std::runtime_error for other bytes.
std::string packed(const PageAsked& asked);
PageAsked unpacked_page_asked(std::string_view bytes);
std::string packed(const DrawnPage& page);
DrawnPage unpacked_drawn_page(std::string_view bytes);

}  // namespace scrutineer::serve
