// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "serve/markup.hpp"
#include "serve/visit.hpp"

namespace scrutineer::serve {

/// A frame in a cut-out.
struct CutMark {
    Box box;
    std::string kind;    ///< a class of the style: "row", "here", "other", "column"
    std::string text{};  ///< written over it; empty for none
};

/// The part of a page around some places, as a picture with frames; a sentence where it cannot be shown. It is a part
/// of the page's own picture, which is drawn once.
Markup cut_of_page(const Visit& visit, const Document& document, int page, const std::vector<CutMark>& marks,
                   const std::string& words);

/// Pictures of whole pages and cut-outs are drawn alike: one drawing serves both.
constexpr int dots_per_inch = 110;

}  // namespace scrutineer::serve
