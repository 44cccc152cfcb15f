// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "parsers/lines/text_lines.hpp"

namespace scrutineer::test {

/// The text of pages written by hand. The pages live as long as the test run.
inline const PaperText& text_of(std::vector<Page> pages) {
    static std::deque<std::vector<Page>> kept;
    static std::deque<PaperText> texts;
    kept.push_back(std::move(pages));
    return texts.emplace_back(kept.back());
}

}  // namespace scrutineer::test
