// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/line_heights.hpp"

#include <algorithm>
#include <cstddef>

namespace scrutineer::ocr {
namespace {

// A line of small letters alone ("new", "no.") shows no capital: its height is told by the lines around it.
void settle_short_lines(std::vector<TextLine>& lines) {
    std::vector<std::size_t> certain;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].parts.size() >= 5 && !lines[i].raised) certain.push_back(i);
    const std::vector<TextLine> before = lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        TextLine& line = lines[i];
        if (line.raised || line.parts.size() >= 9) continue;
        const bool dash = line.parts.size() == 1 && line.box.width() > 1.6 * line.box.height();
        double nearest = 1e18;
        double cap = 0;
        for (const std::size_t k : certain) {
            if (k == i || before[k].rotation != line.rotation) continue;
            const double ratio = line.cap_height / before[k].cap_height;
            if (!dash && (ratio < 0.6 || ratio > 1.15)) continue;
            const double dx = std::max({0, before[k].box.x0 - line.box.x1, line.box.x0 - before[k].box.x1});
            const double dy = std::max({0, before[k].box.y0 - line.box.y1, line.box.y0 - before[k].box.y1});
            const double far = dx + 2 * dy;
            if (far < nearest) {
                nearest = far;
                cap = before[k].cap_height;
            }
        }
        line.cap_height_near = cap;
        const double ratio = cap > 0 ? line.cap_height / cap : 1;
        if (ratio > 0.6 && ratio < 0.85) line.cap_height = cap;
    }
}

// The cells of a row are set in one size, and what one of them measures alone is uncertain by a pixel, by a speck or by
// the rest of a rule above it: the row settles it.
void settle_rows(std::vector<TextLine>& lines) {
    constexpr std::size_t enough = 3;      // lines that must agree
    constexpr double same_baseline = 0.2;  // cap heights
    constexpr double least = 0.75;         // of the row's cap height: what is smaller or larger is another font
    constexpr double most = 1.45;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].rotation == 0 && !lines[i].raised && lines[i].box.width() > lines[i].box.height())
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return lines[a].baseline < lines[b].baseline; });
    std::vector<double> settled(lines.size(), 0);
    std::vector<double> caps;
    for (std::size_t k = 0, from = 0; k < order.size(); ++k) {
        const TextLine& line = lines[order[k]];
        const double reach = same_baseline * line.cap_height;
        while (lines[order[from]].baseline < line.baseline - reach) ++from;
        caps.clear();
        for (std::size_t j = from; j < order.size() && lines[order[j]].baseline <= line.baseline + reach; ++j)
            if (lines[order[j]].parts.size() >= 2) caps.push_back(lines[order[j]].cap_height);
        if (caps.size() < enough) continue;
        const auto middle = caps.begin() + static_cast<std::ptrdiff_t>(caps.size() / 2);
        std::nth_element(caps.begin(), middle, caps.end());
        const double ratio = line.cap_height / *middle;
        if (ratio > least && ratio < most) settled[order[k]] = *middle;
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (settled[i] > 0) lines[i].cap_height = settled[i];
}

}  // namespace

void settle_heights(std::vector<TextLine>& lines) {
    settle_short_lines(lines);
    settle_rows(lines);
}

}  // namespace scrutineer::ocr
