// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/views/cutting.hpp"

#include <algorithm>

#include "archive/browse.hpp"
#include "extract/page/geometry.hpp"
#include "serve/views/paper_parts.hpp"

namespace scrutineer::serve {
namespace {

/// Points around what is shown: two or three lines of text.
constexpr double margin = 34;
/// What is higher than this is cut off: the rest is on the page itself.
constexpr double most_height = 420;
/// Narrower than this a page is shown in its whole width; of wider ones (A3 and more) the part around the marks.
constexpr double most_width = 860;

Box around(const std::vector<CutMark>& marks, const DrawnPage& page) {
    Box cut = marks.front().box;
    for (const CutMark& mark : marks) cut = united(cut, mark.box);
    cut.y0 = std::max(0.0, cut.y0 - margin);
    cut.y1 = std::min({page.height, cut.y1 + margin, cut.y0 + most_height});
    const double middle = cut.centre().x;
    cut.x0 = page.width <= most_width ? 0 : std::clamp(middle - most_width / 2, 0.0, page.width - most_width);
    cut.x1 = page.width <= most_width ? page.width : cut.x0 + most_width;
    return cut;
}

}  // namespace

Markup cut_of_page(const Visit& visit, const Document& document, int page, const std::vector<CutMark>& marks,
                   const std::string& words) {
    Markup out;
    const DocumentSummary paper = paper_summary(visit.archive, document.id);
    const auto size = visit.services.pictures.get(
        {document.id, file_of_paper(visit.services, paper.path), page, dots_per_inch, false});
    if (!size->why_not.empty() || marks.empty())
        return Markup() << "<p class=\"empty\">The page cannot be shown: " << size->why_not << "</p>\n";
    const Box cut = around(marks, size->page);
    if (cut.width() < 1 || cut.height() < 1) return out;
    out << "<figure class=\"cut\"><a href=\"/papers/" << document.id << "?page=" << page << "\"><svg viewBox=\""
        << cut.x0 << " " << cut.y0 << " " << cut.width() << " " << cut.height() << "\" role=\"img\" aria-label=\""
        << words << ", page " << page << " of " << clipped(document.file, 120) << "\"><image href=\"/papers/"
        << document.id << "/pages/" << page << "/picture\" width=\"" << size->page.width << "\" height=\""
        << size->page.height << "\"/>\n";
    for (const CutMark& mark : marks)
        out << "<rect class=\"mark " << mark.kind << "\" x=\"" << mark.box.x0 - 1 << "\" y=\"" << mark.box.y0 - 1
            << "\" width=\"" << std::max(0.0, mark.box.width()) + 2 << "\" height=\""
            << std::max(0.0, mark.box.height()) + 2 << "\" rx=\"1.5\"/>";
    for (const CutMark& mark : marks)
        if (!mark.text.empty())
            out << "<text x=\"" << mark.box.centre().x << "\" y=\"" << std::max(cut.y0 + 11, mark.box.y0 - 5)
                << "\" text-anchor=\"middle\">" << mark.text << "</text>";
    out << "</svg></a></figure>\n";
    return out;
}

}  // namespace scrutineer::serve
