// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/paper_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <tuple>

#include "words/expression.hpp"

namespace scrutineer {

PaperText::PaperText(const std::vector<Page>& all) : pages_(&all) {
    lines_.reserve(all.size());
    for (const Page& page : all) {
        const auto by_ocr = [](const Word& word) { return word.source == TextSource::ocr; };
        if (page.source == TextSource::ocr || std::none_of(page.words.begin(), page.words.end(), by_ocr)) {
            lines_.push_back(text_lines(page));
            picture_lines_.emplace_back();
            continue;
        }
        // What OCR read in a page's pictures heads and explains nothing of the page around them.
        Page own = page, pictures = page;
        std::erase_if(own.words, by_ocr);
        std::erase_if(pictures.words, std::not_fn(by_ocr));
        lines_.push_back(text_lines(own));
        picture_lines_.push_back(text_lines(pictures));
    }
    const auto& pages = all;
    const auto& lines = lines_;
    static const Expression page_number(R"((?i)^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$)");
    static const Expression digits(R"(\d+)");
    // A text recurs where it stands at the same distance from the same edge; landscape pages have other heights.
    struct Place {
        std::string text;
        int from_edge;
        bool top;
        bool operator<(const Place& o) const {
            return std::tie(text, from_edge, top) < std::tie(o.text, o.from_edge, o.top);
        }
    };
    std::map<Place, std::set<std::size_t>> seen;
    std::vector<std::tuple<std::size_t, std::size_t, Place>> candidates;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (std::size_t i = 0; i < lines[p].size(); ++i) {
            const TextLine& line = lines[p][i];
            const double middle = line.box.centre().y, height = std::max(pages[p].height, 1.0);
            const bool top = middle<0.12 * height, bottom = middle> 0.88 * height;
            if (!top && !bottom) continue;
            if (page_number.matches(line.text) && (bottom || middle < 0.08 * height)) {
                running_.insert({p, i});
                continue;
            }
            std::string text = line.text;
            RE2::GlobalReplace(&text, digits.compiled(), "#");
            Place place{text, static_cast<int>(std::lround((top ? middle : height - middle) / 8)), top};
            seen[place].insert(p);
            candidates.emplace_back(p, i, std::move(place));
        }
    }
    for (const auto& [page, index, place] : candidates) {
        std::size_t times = 0;
        for (int shift = -1; shift <= 1; ++shift) {
            const auto at = seen.find({place.text, place.from_edge + shift, place.top});
            if (at != seen.end()) times += at->second.size();
        }
        const TextLine& line = lines[page][index];
        // A section heading may be repeated above each part of a table: what is set apart must be on nearly all pages.
        const bool set_apart = line.band || line.bold;
        const double share = static_cast<double>(times) / static_cast<double>(pages.size());
        if (times >= 3 && share >= (set_apart ? 0.7 : 0.25))
            running_.insert({page, index});
        else if (pages.size() == 2 && times == 2 && !set_apart)
            running_.insert({page, index});
    }
}

std::vector<std::string> lines_above(const PaperText& text, int page, const Box& box, TextSource source, double reach) {
    std::vector<std::pair<double, std::string>> found;
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        if (text.pages()[p].number != page) continue;
        const bool pictured = source == TextSource::ocr && !text.picture_lines(p).empty();
        const std::vector<TextLine>& lines = pictured ? text.picture_lines(p) : text.lines(p);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const TextLine& line = lines[i];
            if (line.rotation != 0 || (!pictured && text.running(p, i))) continue;
            const double gap = box.y0 - line.box.y1;
            if (gap < -2 || gap > reach || line.box.x1 < box.x0 || line.box.x0 > box.x1) continue;
            found.emplace_back(gap, line.text);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    constexpr std::size_t most = 4;
    std::vector<std::string> lines;
    for (auto& [gap, line] : found)
        if (lines.size() < most) lines.push_back(std::move(line));
    return lines;
}

bool text_between(const PaperText& text, int upper_page, double upper_bottom, int page, const Box& box) {
    constexpr double slack = 2;  // points: lines of a cell may reach over its edge
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        const int number = text.pages()[p].number;
        if (number < upper_page || number > page) continue;
        for (std::size_t i = 0; i < text.lines(p).size(); ++i) {
            const TextLine& line = text.lines(p)[i];
            if (line.rotation != 0 || text.running(p, i) || line.box.x1 < box.x0 || line.box.x0 > box.x1) continue;
            if (number == upper_page && line.box.y0 < upper_bottom - slack) continue;
            if (number == page && line.box.y1 > box.y0 + slack) continue;
            return true;
        }
    }
    return false;
}

}  // namespace scrutineer
