// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/headed/heading_grid.hpp"

#include <algorithm>
#include <limits>

#include "parsers/headed/column_headings.hpp"
#include "parsers/headed/heading_gridder.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/lines/page_chunks.hpp"

namespace scrutineer {

struct HeadingGrids::State {
    const PaperText& text;
    const LayoutSet& layouts;
    std::optional<ColumnHeadings> last;  ///< the last heading of the page before, where a table stood under it
    std::size_t last_page = 0;
};

HeadingGrids::HeadingGrids(const PaperText& text, const LayoutSet& layouts)
    : state_(new State{text, layouts, std::nullopt, 0}) {}
HeadingGrids::~HeadingGrids() = default;

std::vector<Table> HeadingGrids::on_page(std::size_t page_index) {
    const PaperText& text = state_->text;
    const LayoutSet& layouts = state_->layouts;
    const Page& page = text.pages()[page_index];
    std::vector<Box> running;
    for (std::size_t l = 0; l < text.lines(page_index).size(); ++l)
        if (text.running(page_index, l)) running.push_back(text.lines(page_index)[l].box);
    std::vector<ChunkLine> lines = chunk_lines(page);
    const auto runs = [&](const Chunk& chunk) {
        return std::any_of(running.begin(), running.end(),
                           [&](const Box& box) { return box.contains(chunk.box.centre()); });
    };
    std::erase_if(lines,
                  [&](const ChunkLine& line) { return std::all_of(line.chunks.begin(), line.chunks.end(), runs); });
    struct Found {
        ColumnHeadings heading;
        std::size_t next_line;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto seed = std::find_if(lines[i].chunks.begin(), lines[i].chunks.end(),
                                       [&](const Chunk& chunk) { return may_be_heading(chunk, layouts); });
        if (seed == lines[i].chunks.end()) continue;
        const auto [first, last] = heading_lines(page, lines, i, *seed);
        ColumnHeadings heading = stack_up(page, lines, first, last);
        if (known_headings(heading, layouts) < (names_money(heading) ? 1 : 3)) continue;
        found.push_back({std::move(heading), last + 1});
        i = last;
    }
    if (state_->last && state_->last_page + 1 == page_index && !lines.empty() &&
        (found.empty() || found.front().next_line > 2)) {
        ColumnHeadings again = *state_->last;
        again.top = again.bottom = lines.front().y0 - 0.5;
        found.insert(found.begin(), {std::move(again), 0});
    }
    state_->last.reset();
    std::vector<Table> out;
    for (std::size_t f = 0; f < found.size(); ++f) {
        const double limit = f + 1 < found.size() ? found[f + 1].heading.top - 1 : std::numeric_limits<double>::max();
        if (found[f].heading.page == page.number)
            add_blank_stack(page, lines, found[f].next_line, limit, found[f].heading);
        auto table = HeadingGridder(page, lines, found[f].heading, found[f].next_line, limit).table();
        if (!table) continue;
        out.push_back(std::move(*table));
        state_->last = found[f].heading;
        state_->last_page = page_index;
    }
    return out;
}

}  // namespace scrutineer
