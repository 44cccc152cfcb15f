// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/marked_areas.hpp"

#include <algorithm>

#include "parsers/meaning/heading.hpp"

namespace scrutineer::meaning {
namespace {

constexpr std::string_view marks = "*#+^~";

/// Where the run of marks at or behind `from` begins, and where it ends; both at the text's end for none.
std::pair<std::size_t, std::size_t> run_of_marks(std::string_view text, std::size_t from) {
    const std::size_t begin = std::min(text.find_first_of(marks, from), text.size());
    return {begin, std::min(text.find_first_not_of(marks, begin), text.size())};
}

}  // namespace

std::vector<MarkedArea> marked_areas(std::string_view heading) {
    std::vector<MarkedArea> out;
    std::size_t before = 0;
    auto [begin, end] = run_of_marks(heading, 0);
    while (begin < end) {
        const auto [next, next_end] = run_of_marks(heading, end);
        // A mark stands before the words that it is for, or behind them.
        const bool leads = end < heading.size() && heading[end] != ' ' && heading[end] != ')' && heading[end] != '/';
        const std::string_view words = leads ? heading.substr(end, next - end) : heading.substr(before, begin - before);
        const HeadingMeaning meaning = parse_heading({std::string(words)});
        if (meaning.area)
            out.push_back({std::string(heading.substr(begin, end - begin)), *meaning.area, meaning.area_name});
        before = end;
        begin = next;
        end = next_end;
    }
    if (out.size() < 2) out.clear();
    return out;
}

const MarkedArea* area_of_mark(const std::vector<MarkedArea>& areas, std::string_view figure) {
    const std::size_t last = figure.find_last_not_of(marks);
    const std::string_view mark = last == std::string_view::npos ? std::string_view() : figure.substr(last + 1);
    for (const MarkedArea& area : areas)
        if (area.mark == mark) return &area;
    return nullptr;
}

}  // namespace scrutineer::meaning
