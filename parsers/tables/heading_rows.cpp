// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/heading_rows.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/tables/aligned/grid_aligned.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::table_finding {
namespace {

/// Headings have at most so many lines.
constexpr std::size_t most_lines = 7;
/// Beyond the space that cells have above their text, a heading's line follows within so many font sizes.
constexpr double widest_gap = 1.0;
/// What cells have around their text is no more than this, points.
constexpr double most_padding = 16;
/// A text alone in type so much larger than the table's is its title; several side by side head its columns all the
/// same, up to a point.
constexpr double larger_type = 1.13;
constexpr double largest_type = 1.5;
/// A heading of one column has no more words than this.
constexpr std::size_t most_words = 14;
/// Headings of groups between the columns' headings and the first row: one, or two levels.
constexpr std::size_t most_groups = 2;
/// Text may stand out of its column by so much, font sizes.
constexpr double overhang = 0.3;

/// What the rows of a grid show of how headings over it would look.
struct Body {
    double top = 0;
    double font_size = 0;
    double padding = 0;         ///< from the top of the first row to its text
    std::vector<char> figures;  ///< by column: it holds figures
    bool headless = false;      ///< its first row holds figures: the heading is elsewhere
    bool first_has_text = false;
};

Body body_of(const Page& page, const Grid& grid) {
    Body body;
    body.top = grid.box.y0;
    body.figures.assign(static_cast<std::size_t>(grid.columns), 0);
    std::vector<double> sizes;
    double text_top = 1e9;
    // The heading of a group above the first row says nothing of where the columns' headings are.
    std::vector<int> filled(static_cast<std::size_t>(grid.rows), 0);
    for (const GridCell& cell : grid.cells) filled[static_cast<std::size_t>(cell.row)] += cell.blank() ? 0 : 1;
    int first = 0;
    while (first + 1 < grid.rows && filled[static_cast<std::size_t>(first)] < 2) ++first;
    for (const GridCell& cell : grid.cells) {
        if (cell.words.empty()) continue;
        std::string text;
        for (const std::uint32_t i : cell.words) {
            text += (text.empty() ? "" : " ") + page.words[i].text;
            sizes.push_back(page.words[i].font_size);
            if (cell.row == 0) text_top = std::min(text_top, page.words[i].box.y0);
        }
        if (cell.row == 0) body.first_has_text = true;
        if (cell.column == 0 || !is_figure(text) || is_year(text) || looks_like_period(text)) continue;
        body.figures[static_cast<std::size_t>(cell.column)] = 1;
        if (cell.row == first) body.headless = true;
    }
    if (!sizes.empty()) {
        const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        body.font_size = *middle;
    }
    body.padding = text_top < 1e9 ? std::clamp(text_top - body.top, 0.0, most_padding) : 0;
    return body;
}

/// The sides of the grid's columns, where cells tell all of them.
std::vector<Column> columns_of(const Grid& grid) {
    std::vector<double> left(static_cast<std::size_t>(grid.columns), 1e9);
    std::vector<double> right(static_cast<std::size_t>(grid.columns), -1e9);
    for (const GridCell& cell : grid.cells) {
        const auto first = static_cast<std::size_t>(cell.column);
        const auto last = first + static_cast<std::size_t>(cell.column_span) - 1;
        if (last >= right.size()) return {};
        left[first] = std::min(left[first], cell.box.x0);
        right[last] = std::max(right[last], cell.box.x1);
    }
    std::vector<Column> columns;
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (left[c] > right[c] || (c > 0 && left[c] < columns.back().right - 2)) return {};
        columns.push_back({left[c] + 1, right[c] - 1, left[c] + 1, right[c] - 1, left[c], right[c], false, 0});
    }
    return columns;
}

class Headings {
public:
    Headings(const Page& page, const Grid& grid, const std::vector<TextLine>& lines, const std::vector<char>& taken)
        : page_(page),
          grid_(grid),
          lines_(lines),
          taken_(taken),
          body_(body_of(page, grid)),
          columns_(columns_of(grid)) {}

    const std::vector<Column>& columns() const { return columns_; }
    bool worth_trying() const { return columns_.size() >= 2 && body_.first_has_text && body_.font_size > 0; }

    /// The lines of headings, top to bottom. What heads the first rows below them, and no column, goes to `groups`.
    std::vector<TextLine> lines(std::vector<TextLine>& groups) const {
        std::vector<TextLine> found;
        double top = body_.top;
        std::vector<char> headed(columns_.size(), 0);
        auto l = static_cast<std::size_t>(
            std::lower_bound(lines_.begin(), lines_.end(), body_.top,
                             [](const TextLine& line, double y) { return line.baseline < y; }) -
            lines_.begin());
        for (; l-- > 0 && found.size() < most_lines;) {
            const double gap = top - lines_[l].box.y1;
            if (gap > widest_gap * lines_[l].font_size + (found.empty() ? 1 : 2) * body_.padding) break;
            std::vector<TextLine> one = lines_within(lines_[l]);
            if (one.empty()) continue;
            part_at_columns(page_, one, columns_);
            if (!may_head(one.front(), found, headed)) {
                if (!found.empty() || groups.size() == most_groups || !may_head_rows(one.front())) break;
                top = one.front().box.y0;
                groups.insert(groups.begin(), std::move(one.front()));
                continue;
            }
            for (const Chunk& chunk : one.front().chunks) {
                const ColumnSpan span = scrutineer::table_finding::columns_of(columns_, chunk.box);
                for (int c = span.first; c <= span.last; ++c) headed[static_cast<std::size_t>(c)] = 1;
            }
            top = one.front().box.y0;
            found.insert(found.begin(), std::move(one.front()));
        }
        return found;
    }

    /// Whether these lines head most of the columns that hold figures.
    bool head_the_table(const std::vector<TextLine>& lines) const {
        std::vector<char> headed(columns_.size(), 0);
        bool several = false;
        for (const TextLine& line : lines)
            for (const Chunk& chunk : line.chunks) {
                const ColumnSpan span = scrutineer::table_finding::columns_of(columns_, chunk.box);
                several = several || span.several();
                for (int c = span.first; c <= span.last; ++c) headed[static_cast<std::size_t>(c)] = 1;
            }
        int figures = 0;
        int both = 0;
        for (std::size_t c = 0; c < headed.size(); ++c) {
            figures += body_.figures[c];
            both += body_.figures[c] && headed[c] ? 1 : 0;
        }
        // Headings of several columns are over more than they stand over.
        return figures > 0 && both * 5 >= figures * (headless() ? 3 : 1);
    }

    bool headless() const { return body_.headless; }

private:
    /// The part of a line that stands over the grid; none where it runs out of it or is another table's.
    std::vector<TextLine> lines_within(const TextLine& line) const {
        TextLine part = line;
        part.chunks.clear();
        for (const Chunk& chunk : line.chunks) {
            if (chunk.box.x1 < grid_.box.x0 || chunk.box.x0 > grid_.box.x1) continue;
            part.chunks.push_back(chunk);
        }
        if (part.chunks.empty()) return {};
        part.box = part.chunks.front().box;
        for (const Chunk& chunk : part.chunks) part.box = united(part.box, chunk.box);
        return {part};
    }

    std::string text_of(const Chunk& chunk) const {
        std::string text;
        for (const std::uint32_t i : chunk.words) text += (text.empty() ? "" : " ") + page_.words[i].text;
        return text;
    }

    /// One text at the table's left over rows of figures: the heading of a group.
    bool may_head_rows(const TextLine& line) const {
        if (!body_.headless || line.chunks.size() != 1 || line.font_size > largest_type * body_.font_size) return false;
        const Chunk& chunk = line.chunks.front();
        const bool free =
            std::none_of(chunk.words.begin(), chunk.words.end(), [&](std::uint32_t i) { return taken_[i] != 0; });
        return free && !chunk.figure && chunk.words.size() <= most_words &&
               std::abs(chunk.box.x0 - grid_.box.x0) < most_padding && chunk.box.x1 <= grid_.box.x1;
    }

    /// How many of a line's texts stand over one column each.
    std::size_t of_one_column(const TextLine& line) const {
        return static_cast<std::size_t>(std::count_if(line.chunks.begin(), line.chunks.end(), [&](const Chunk& chunk) {
            return !scrutineer::table_finding::columns_of(columns_, chunk.box).several();
        }));
    }

    bool may_head(const TextLine& line, const std::vector<TextLine>& below, const std::vector<char>& headed) const {
        if (line.font_size > (line.chunks.size() > 1 ? largest_type : larger_type) * body_.font_size) return false;
        const double play = overhang * line.font_size + 1;
        int last = -1;
        for (const Chunk& chunk : line.chunks) {
            if (chunk.box.x0 < grid_.box.x0 - play || chunk.box.x1 > grid_.box.x1 + play) return false;
            if (std::any_of(chunk.words.begin(), chunk.words.end(), [&](std::uint32_t i) { return taken_[i] != 0; }))
                return false;
            if (chunk.words.size() > most_words) return false;
            // "2024/25", and "Q1", which reads as a figure with a mark.
            if (chunk.figure && !chunk.year && !looks_like_period(text_of(chunk))) return false;
            const ColumnSpan span = scrutineer::table_finding::columns_of(columns_, chunk.box);
            if (span.first <= last) return false;
            last = span.last;
            const auto first = static_cast<std::size_t>(span.first);
            if (!span.several()) continue;
            // Over several columns: not what begins at the table's left, as titles do.
            if (span.first == 0 && columns_[1].left < chunk.box.centre().x) return false;
            // "Q1" over a figure and its rating, in a row of headings.
            if (span.last - span.first < 2 && 2 * of_one_column(line) >= line.chunks.size()) continue;
            for (int c = span.first; c <= span.last; ++c)
                if (body_.headless && !headed[static_cast<std::size_t>(c)] && !below.empty()) return false;
            const double middle = (columns_[first].left + columns_[static_cast<std::size_t>(span.last)].right) / 2;
            if (below.empty() && body_.headless && std::abs(middle - chunk.box.centre().x) > 3 * line.font_size)
                return false;
        }
        if (line.chunks.size() > 1) return true;
        const ColumnSpan span = scrutineer::table_finding::columns_of(columns_, line.chunks.front().box);
        if (span.several()) return !below.empty() || !body_.headless;
        // One text in one column: the first line of a heading that wraps, or the names' heading, set higher than the
        // others; but not a title over a heading that is complete.
        if (span.first > 0) return true;
        return !below.empty() && !headed[0] && columns_.size() > 2 &&
               line.chunks.front().bold == below.front().chunks.front().bold;
    }

    const Page& page_;
    const Grid& grid_;
    const std::vector<TextLine>& lines_;
    const std::vector<char>& taken_;
    Body body_;
    std::vector<Column> columns_;
};

/// The texts of a grid's first row that are over one column each.
TextLine first_row(const Page& page, const Grid& grid) {
    TextLine line;
    for (const GridCell& cell : grid.cells) {
        if (cell.row != 0 || cell.column_span != 1 || cell.words.empty()) continue;
        Chunk chunk;
        chunk.words = cell.words;
        chunk.box = page.words[cell.words.front()].box;
        for (const std::uint32_t i : cell.words) {
            chunk.box = united(chunk.box, page.words[i].box);
            chunk.font_size = std::max(chunk.font_size, page.words[i].font_size);
        }
        line.box = line.chunks.empty() ? chunk.box : united(line.box, chunk.box);
        line.font_size = std::max(line.font_size, chunk.font_size);
        line.chunks.push_back(std::move(chunk));
    }
    // Below all others, however high its own texts reach, and no further line of theirs.
    line.baseline = line.box.y1 + 2 * line.font_size;
    return line;
}

/// Leaves the headings that stand side by side over several columns each; none where others stand among them.
void keep_groups(Grid& above, const TextLine& leaves) {
    const auto is_leaf = [&](const GridCell& cell) {
        return std::any_of(leaves.chunks.begin(), leaves.chunks.end(),
                           [&](const Chunk& chunk) { return chunk.words.front() == cell.words.front(); });
    };
    std::erase_if(above.cells, [&](const GridCell& cell) { return cell.words.empty() || is_leaf(cell); });
    above.rows = 0;
    for (const GridCell& cell : above.cells) {
        if (cell.column_span == 1 || cell.column == 0) {
            above.cells.clear();
            return;
        }
        above.rows = std::max(above.rows, cell.row + cell.row_span);
    }
    if (above.cells.size() < 2) above.cells.clear();
}

/// Adds the headings of groups below those of the columns, each a row over the whole table.
void add_groups(Grid& above, const std::vector<TextLine>& groups, const std::vector<Column>& columns) {
    for (const TextLine& line : groups) {
        GridCell cell;
        cell.row = above.rows++;
        cell.column_span = static_cast<int>(columns.size());
        cell.box = line.box;
        cell.words = line.chunks.front().words;
        above.cells.push_back(std::move(cell));
    }
}

}  // namespace

void add_heading_rows(const Page& page, Grid& grid, const std::vector<TextLine>& lines,
                      const std::vector<Segment>& across, const std::vector<char>& taken, Budget& budget) {
    if (grid.columns < 2 || !budget.spend(lines.size() + grid.cells.size())) return;
    const Headings headings(page, grid, lines, taken);
    if (!headings.worth_trying()) return;
    AlignedArea area;
    std::vector<TextLine> groups;
    area.lines = headings.lines(groups);
    if (area.lines.empty() || !headings.head_the_table(area.lines)) return;
    const double top = area.lines.front().box.y0 - 1;
    for (const Segment& s : across)
        if (s.at > top - 2 && s.at < grid.box.y0 + 2 && s.to > grid.box.x0 && s.from < grid.box.x1)
            area.across.push_back(s);
    // Headings that the grid has of its own stand below those of several columns.
    if (!headings.headless()) area.lines.push_back(first_row(page, grid));
    Grid above = heading_grid(page, area, headings.columns(), budget);
    if (!headings.headless()) keep_groups(above, area.lines.back());
    if (above.rows == 0 || above.cells.empty()) return;
    for (GridCell& cell : above.cells) {
        cell.box.x0 = std::min(cell.box.x0, headings.columns()[static_cast<std::size_t>(cell.column)].left);
        cell.box.x1 = std::max(cell.box.x1,
                               headings.columns()[static_cast<std::size_t>(cell.column + cell.column_span - 1)].right);
    }
    add_groups(above, groups, headings.columns());
    // What none of them is over reaches up beside them.
    std::vector<char> over(static_cast<std::size_t>(grid.columns), headings.headless() ? 1 : 0);
    for (const GridCell& cell : above.cells)
        for (int c = cell.column; c < cell.column + cell.column_span; ++c) over[static_cast<std::size_t>(c)] = 1;
    for (GridCell& cell : grid.cells) {
        const auto first = over.begin() + cell.column;
        if (cell.row == 0 && std::none_of(first, first + cell.column_span, [](char taken_by) { return taken_by != 0; }))
            cell.row_span += above.rows;
        else
            cell.row += above.rows;
    }
    grid.cells.insert(grid.cells.begin(), above.cells.begin(), above.cells.end());
    grid.rows += above.rows;
    grid.box.y0 = std::min(grid.box.y0, top);
    if (headings.headless())
        grid.header_rows = above.rows - static_cast<int>(groups.size());
    else if (grid.header_rows >= 0)
        grid.header_rows += above.rows;
    else
        grid.tagged_header_rows = std::max(grid.tagged_header_rows, 1) + above.rows;
}

}  // namespace scrutineer::table_finding
