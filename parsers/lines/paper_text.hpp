// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "parsers/lines/text_lines.hpp"

namespace scrutineer {

/// The lines of all pages of a paper, and which of them are running headers and footers ("Page 3", the paper's title on
/// every page, "Appendix 1" in a corner). Made once for all that reads text around tables.
class PaperText {
public:
    /// The pages must outlive it.
    explicit PaperText(const std::vector<Page>& pages);

    const std::vector<Page>& pages() const { return *pages_; }
    /// The lines of page index `page` (from 0) in reading order.
    const std::vector<TextLine>& lines(std::size_t page) const { return lines_[page]; }
    const std::vector<std::vector<TextLine>>& lines() const { return lines_; }
    /// The lines of text that OCR read in the pictures of a page that has text of its own; none for other pages.
    const std::vector<TextLine>& picture_lines(std::size_t page) const { return picture_lines_[page]; }
    /// Is line `line` of page index `page` a running header or footer?
    bool running(std::size_t page, std::size_t line) const { return running_.count({page, line}) > 0; }

private:
    const std::vector<Page>* pages_;
    std::vector<std::vector<TextLine>> lines_;
    std::vector<std::vector<TextLine>> picture_lines_;
    std::set<std::pair<std::size_t, std::size_t>> running_;
};

/// The lines just above a box on page `page` (number, from 1), nearest first: a table's title, its unit. At most four,
/// none further than `reach` points, running headers left out. Over a table in a picture (`source` is OCR, on a page
/// with text of its own) those of the picture.
std::vector<std::string> lines_above(const PaperText& text, int page, const Box& box,
                                     TextSource source = TextSource::text, double reach = 60);

/// Whether text other than running headers and footers stands between something that ends at `upper_bottom` (points
/// from the top) on page `upper_page` and a box on the same page or the next one, over or under that box.
bool text_between(const PaperText& text, int upper_page, double upper_bottom, int page, const Box& box);

}  // namespace scrutineer
