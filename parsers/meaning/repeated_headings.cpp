// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/repeated_headings.hpp"
#include "words/cell_kinds.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace scrutineer {
namespace {

using Levels = std::vector<std::string>;

/// Which of a column's headings is a period, with others under it; nothing where there is none, or several.
std::optional<std::size_t> period_level(const Levels& levels) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!looks_like_period(levels[i])) continue;
        if (found || i + 1 == levels.size()) return std::nullopt;
        found = i;
    }
    return found;
}

bool has_period(const Levels& levels) {
    return std::any_of(levels.begin(), levels.end(), [](const std::string& level) { return looks_like_period(level); });
}

/// The last `count` headings; empty where there are fewer.
Levels last(const Levels& levels, std::size_t count) {
    return levels.size() < count ? Levels() : Levels(levels.end() - static_cast<std::ptrdiff_t>(count), levels.end());
}

}  // namespace

void spread_periods_over_repeats(std::vector<Levels>& levels) {
    struct Centre {
        std::size_t column;
        std::size_t level;
    };
    std::vector<Centre> centres;
    for (std::size_t c = 0; c < levels.size(); ++c)
        if (const auto level = period_level(levels[c]))
            centres.push_back({c, *level});
        else if (has_period(levels[c]))
            return;
    if (centres.size() < 2) return;
    const std::size_t depth = levels[centres.front().column].size() - centres.front().level - 1;
    const Levels middle = last(levels[centres.front().column], depth);
    for (const Centre& centre : centres)
        if (levels[centre.column].size() - centre.level - 1 != depth || last(levels[centre.column], depth) != middle)
            return;

    std::set<Levels> taken{middle};
    // How many columns further on every repeat has the same heading, one that it has not had yet.
    const auto reach = [&](int step) {
        int columns = 0;
        while (true) {
            std::optional<Levels> here;
            for (const Centre& centre : centres) {
                const auto at = static_cast<std::ptrdiff_t>(centre.column) + step * (columns + 1);
                if (at < 0 || at >= static_cast<std::ptrdiff_t>(levels.size())) return columns;
                const Levels& beside = levels[static_cast<std::size_t>(at)];
                const Levels end = last(beside, depth);
                if (end.empty() || has_period(beside) || (here && *here != end)) return columns;
                here = end;
            }
            if (!taken.insert(*here).second) return columns;
            ++columns;
        }
    };
    const int before = reach(-1);
    const int after = reach(1);
    for (const Centre& centre : centres) {
        const std::string period = levels[centre.column][centre.level];
        for (int step = -before; step <= after; ++step) {
            if (step == 0) continue;
            Levels& beside = levels[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(centre.column) + step)];
            beside.insert(beside.end() - static_cast<std::ptrdiff_t>(depth), period);
        }
    }
}

}  // namespace scrutineer
