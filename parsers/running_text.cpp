// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/running_text.hpp"

#include <re2/re2.h>

#include <cmath>
#include <map>
#include <string>

namespace scrutineer {

RunningText::RunningText(const std::vector<Page>& pages, const std::vector<std::vector<TextLine>>& lines) {
    static const RE2 page_number(R"((?i)^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$)");
    static const RE2 digits(R"(\d+)");
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
            if (RE2::FullMatch(line.text, page_number) && (bottom || middle < 0.08 * height)) {
                found_.insert({p, i});
                continue;
            }
            std::string text = line.text;
            RE2::GlobalReplace(&text, digits, "#");
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
            found_.insert({page, index});
        else if (pages.size() == 2 && times == 2 && !set_apart)
            found_.insert({page, index});
    }
}

}  // namespace scrutineer
