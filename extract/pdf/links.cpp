// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/links.hpp"

#include <Link.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "words/unicode.hpp"

namespace scrutineer::pdf {
namespace {

/// The page a destination leads to, 0 for none.
int page_of(PDFDoc& document, const LinkDest* destination) {
    if (destination == nullptr || !destination->isOk()) return 0;
    return destination->isPageRef() ? document.findPage(destination->getPageRef()) : destination->getPageNum();
}

}  // namespace

void add_links(PDFDoc& document, ::Page& page, PageBuilder& builder) {
    const std::unique_ptr<Links> links = page.getLinks();
    if (!links) return;
    double ctm[6];
    page.getDefaultCTM(ctm, 72, 72, 0, false, true);
    std::size_t left = 5000;
    for (const AnnotLink* annotation : links->getLinks()) {
        if (left-- == 0) break;
        LinkAction* action = annotation->getAction();
        if (action == nullptr || !action->isOk()) continue;
        Link link;
        if (action->getKind() == actionURI) {
            link.target = clean_utf8(static_cast<LinkURI*>(action)->getURI());
        } else if (action->getKind() == actionGoTo) {
            const LinkGoTo* go = static_cast<LinkGoTo*>(action);
            int number = page_of(document, go->getDest());
            if (number == 0 && go->getNamedDest() != nullptr)
                number = page_of(document, document.findDest(go->getNamedDest()).get());
            if (number > 0) link.target = "#page=" + std::to_string(number);
        }
        if (link.target.empty()) continue;
        double x0, y0, x1, y1;
        annotation->getRect(&x0, &y0, &x1, &y1);
        const auto to_page = [&ctm](double x, double y) {
            return Point{ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]};
        };
        const Point a = to_page(x0, y0);
        const Point b = to_page(x1, y1);
        if (!std::isfinite(a.x + a.y + b.x + b.y)) continue;
        link.box = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
        builder.add_link(std::move(link));
    }
}

}  // namespace scrutineer::pdf
