// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "parsers/text_lines.hpp"

namespace scrutineer {

/// Running headers and footers: "Page 3", the paper's title on every page, "Appendix 1" in a corner.
class RunningText {
public:
    /// `lines[i]` are the lines of `pages[i]`.
    RunningText(const std::vector<Page>& pages, const std::vector<std::vector<TextLine>>& lines);
    /// Is line `line` of page index `page` one?
    bool contains(std::size_t page, std::size_t line) const { return found_.count({page, line}) > 0; }

private:
    std::set<std::pair<std::size_t, std::size_t>> found_;
};

}  // namespace scrutineer
