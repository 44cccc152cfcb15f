// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/table_finder.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <set>
#include <string>

#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/table_text.hpp"
#include "parsers/tables/aligned/banded_grid.hpp"
#include "parsers/tables/aligned/grid_aligned.hpp"
#include "parsers/tables/aligned/table_regions.hpp"
#include "parsers/tables/aligned/title_rows.hpp"
#include "parsers/tables/cells.hpp"
#include "parsers/tables/charts.hpp"
#include "parsers/tables/grid.hpp"
#include "parsers/tables/heading_rows.hpp"
#include "parsers/tables/ruled/shaded_areas.hpp"
#include "parsers/tables/tagged/tagged_grid.hpp"
#include "parsers/tables/turn.hpp"
#include "parsers/tables/turned_headings.hpp"

namespace scrutineer {
namespace {

using namespace table_finding;

/// Fewer than two rows or columns of text, or hardly any text, is a frame, a chart or a text box.
bool is_table(const Grid& grid) {
    if (grid.rows < 2 || grid.columns < 2) return false;
    std::vector<int> in_row(static_cast<std::size_t>(grid.rows), 0);
    std::vector<int> in_column(static_cast<std::size_t>(grid.columns), 0);
    std::size_t filled = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.blank()) continue;
        ++filled;
        ++in_row[static_cast<std::size_t>(cell.row)];
        ++in_column[static_cast<std::size_t>(cell.column)];
    }
    const auto with = [](const std::vector<int>& counts, int least) {
        return std::count_if(counts.begin(), counts.end(), [&](int n) { return n >= least; });
    };
    // Lines that bound next to nothing are a chart's or a map's.
    return with(in_row, 2) >= 2 && with(in_column, 1) >= 2 && filled * 5 >= grid.cells.size() &&
           with(in_row, 1) * 5 >= grid.rows * 2 && with(in_column, 1) * 2 >= grid.columns;
}

/// Lines drawn around a part of the page, and none within it.
bool is_box(const RuledArea& area, const Page& page) {
    const Box& box = area.box;
    if (box.height() > 0.3 * page.height || box.height() < 20) return false;
    const auto side = [&](const std::vector<Segment>& lines, double at, double from, double to) {
        return std::any_of(lines.begin(), lines.end(), [&](const Segment& s) {
            return s.drawn && std::abs(s.at - at) < 2 && s.from < from + 6 && s.to > to - 6;
        });
    };
    const auto within = [](const std::vector<Segment>& lines, double from, double to) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const Segment& s) { return s.at > from + 6 && s.at < to - 6; });
    };
    return side(area.across, box.y0, box.x0, box.x1) && side(area.across, box.y1, box.x0, box.x1) &&
           side(area.down, box.x0, box.y0, box.y1) && side(area.down, box.x1, box.y0, box.y1) &&
           !within(area.across, box.y0, box.y1) && !within(area.down, box.x0, box.x1);
}

std::string cell_text(const Page& page, const GridCell& cell) {
    std::string text;
    for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words[i].text;
    return text;
}

bool is_sparse(const Grid& grid) {
    const auto filled = std::count_if(grid.cells.begin(), grid.cells.end(), [](const auto& c) { return !c.blank(); });
    return filled * 10 < static_cast<std::ptrdiff_t>(grid.cells.size()) * 7;
}

/// Where two tables that stand side by side part: their rows do not keep step.
/// Is most of the rows' text on coloured bands that go on across x?
bool bands_cross(const Page& page, const Grid& grid, double x) {
    int crossed = 0, cells = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.blank()) continue;
        ++cells;
        const Point at = cell.box.centre();
        crossed += std::any_of(page.fills.begin(), page.fills.end(), [&](const Fill& fill) {
            return fill.rectangle && fill.box.contains(at) && fill.box.x0 < x - 1 && fill.box.x1 > x + 1 &&
                   fill.box.height() < 3 * cell.box.height();
        });
    }
    return 2 * crossed > cells;
}

std::optional<double> gutter_of(const Page& page, const Grid& grid) {
    for (int c = 2; c + 1 < grid.columns; ++c) {
        std::vector<char> left(static_cast<std::size_t>(grid.rows), 0);
        std::vector<char> right(static_cast<std::size_t>(grid.rows), 0);
        double x0 = -1e9;
        double x1 = 1e9;
        bool crossed = false;
        for (const GridCell& cell : grid.cells) {
            if (cell.blank()) continue;
            if (cell.column + cell.column_span <= c) {
                left[static_cast<std::size_t>(cell.row)] = 1;
                x0 = std::max(x0, cell.box.x1);
            } else if (cell.column >= c) {
                right[static_cast<std::size_t>(cell.row)] = 1;
                x1 = std::min(x1, cell.box.x0);
            } else {
                crossed = true;
            }
        }
        if (crossed || x1 - x0 < 12) continue;
        int lefts = 0;
        int rights = 0;
        int both = 0;
        for (std::size_t r = 0; r < left.size(); ++r) {
            lefts += left[r];
            rights += right[r];
            both += left[r] && right[r] ? 1 : 0;
        }
        if (lefts >= 3 && rights >= 3 && both * 2 < std::min(lefts, rights) && !bands_cross(page, grid, (x0 + x1) / 2))
            return (x0 + x1) / 2;
    }
    return std::nullopt;
}

/// `ruled_rows`: lines part its rows, which may hold small type beside large then.
bool is_chart(const Page& page, const Grid& grid, const std::vector<Box>& charts, bool ruled_rows, Budget& budget) {
    const Point centre = grid.box.centre();
    if (std::any_of(charts.begin(), charts.end(), [&](const Box& chart) { return chart.contains(centre); }))
        return true;
    return is_contents(page, grid) || has_ticks(page, grid, budget) || has_axis(page, grid) ||
           (!ruled_rows && is_display(page, grid)) ||
           (!has_full_rows(page, grid) && has_bars(page, grid.box, charts, budget));
}

/// Columns of a few words said again and again ("Yes", "No", "Respondent unsure", "Grade level"), as no list of names
/// does.
bool repeats_few_words(const Page& page, const Grid& grid) {
    if (grid.rows < 5 || grid.columns < 3) return false;
    std::vector<std::set<std::string>> said(static_cast<std::size_t>(grid.columns));
    std::size_t cells = 0;
    std::size_t words = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.column == 0 || cell.blank() || cell.row < grid.header_rows) continue;
        ++cells;
        words += cell.words.size();
        said[static_cast<std::size_t>(cell.column)].insert(cell_text(page, cell));
    }
    std::size_t different = 0;
    for (const auto& texts : said) different += texts.size();
    return cells >= 8 && different * 2 < cells && words < 3 * cells;
}

/// Two columns, of which the first holds the marks of a list, (i), a), 3., or the labels of a letterhead, "From:",
/// "To:".
bool is_list(const Page& page, const Grid& grid) {
    if (grid.columns != 2) return false;
    int marks = 0;
    int cells = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.column > 0 || cell.column_span > 1 || cell.blank()) continue;
        ++cells;
        const std::string text = cell_text(page, cell);
        if (text.size() <= 6 && (text.ends_with(")") || text.ends_with(".")))
            ++marks;
        else if (text.ends_with(":"))
            ++marks;
        else if (cell.words.size() > 1 && page.words[cell.words.front()].text.starts_with("(") &&
                 page.words[cell.words.front()].text.size() <= 6)
            ++marks;
    }
    return marks * 2 >= cells && cells > 0;
}

/// Lines drawn across part (nearly) every two rows, and each row has its name.
bool has_ruled_rows(const Page& page, const Grid& grid, bool bounded, std::size_t across) {
    if (!bounded || grid.rows < 5 || across * 5 < static_cast<std::size_t>(grid.rows) * 4) return false;
    const auto names = std::count_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
        return cell.column == 0 && !cell.words.empty() && !is_figure(cell_text(page, cell));
    });
    return names * 10 >= grid.rows * 9;
}

/// Alignment alone also shows in lists, contents pages and columns of running text: a table has figures, or lines
/// drawn around it, in rows and columns that are mostly filled.
/// `across`: how many lines are drawn across it.
bool is_aligned_table(const Page& page, const Grid& grid, bool bounded, std::size_t across) {
    if (grid.rows < (bounded ? 2 : 3) || grid.columns < 2) return false;
    std::size_t filled = 0;
    std::vector<int> in_row(static_cast<std::size_t>(grid.rows), 0);
    std::size_t figures = 0;
    std::size_t words = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.blank()) continue;
        ++filled;
        ++in_row[static_cast<std::size_t>(cell.row)];
        if (cell.column == 0) continue;
        std::string text;
        for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words[i].text;
        if (is_figure(text))
            ++figures;
        else
            words += cell.words.size();
    }
    const auto positions = static_cast<std::size_t>(grid.rows * grid.columns);
    // Where a line parts every two rows, much may be blank.
    if (filled * (has_ruled_rows(page, grid, bounded, across) ? 5 : 3) < positions) return false;
    const auto rows = std::count_if(in_row.begin(), in_row.end(), [](int n) { return n >= 2; });
    if (rows < 2 || grid.header_rows * 3 > grid.rows * 2) return false;
    if (bounded)
        return figures >= 2 ||
               (across >= static_cast<std::size_t>(grid.rows) && grid.rows >= 3 && !is_list(page, grid)) ||
               (words < 12 * filled && grid.rows >= 3 && across >= 3 && !is_list(page, grid));
    if (figures * 3 < grid.cells.size() || figures < 4) return repeats_few_words(page, grid);
    return words <= 3 * figures;
}

/// The tables that the paper's tags tell of, and which of them have been found on the page.
class Tags {
public:
    Tags(const Page& page, Budget& budget) : page_(page), grids_(tagged_grids(page, budget)), met_(grids_.size(), 0) {}

    /// Settles by the tags how a grid that was found is parted into cells: drawn lines know better than tags, but not
    /// where there are none.
    void settle(Grid& grid) {
        for (std::size_t i = 0; i < grids_.size(); ++i) {
            const Accord accord = accord_of(page_, grid, grids_[i]);
            if (accord == Accord::apart) continue;
            met_[i] = 1;
            const bool drawn = grid.ruling == Table::Ruling::full;
            if (accord == Accord::finer || (accord == Accord::other && !drawn)) {
                Grid parted = grids_[i];
                parted.ruling = drawn ? Table::Ruling::partial : grid.ruling;
                parted.tagged_header_rows = std::max(0, parted.header_rows);
                parted.header_rows = -1;
                for (const GridCell& cell : grid.cells) add_symbols(parted, cell);
                grid = std::move(parted);
            } else if (accord == Accord::same) {
                grid.tagged_header_rows = heading_rows_by(grid, grids_[i]);
            }
            return;
        }
    }

    /// Those that nothing found so far has to do with: no word of theirs is in `used`.
    std::vector<Grid> unmet(const std::vector<char>& used) const {
        std::vector<Grid> left;
        for (std::size_t i = 0; i < grids_.size(); ++i) {
            const bool touched = std::any_of(grids_[i].cells.begin(), grids_[i].cells.end(), [&](const GridCell& cell) {
                return std::any_of(cell.words.begin(), cell.words.end(), [&](auto word) { return used[word] != 0; });
            });
            if (met_[i] || touched) continue;
            left.push_back(grids_[i]);
            left.back().tagged_header_rows = std::max(0, left.back().header_rows);
        }
        return left;
    }

private:
    /// Symbols that stood in a cell go to the one of the new cells that is nearest.
    void add_symbols(Grid& grid, const GridCell& from) const {
        for (const std::uint32_t symbol : from.symbols) {
            const Point at = page_.symbols[symbol].box.centre();
            GridCell* nearest = nullptr;
            double least = 1e9;
            for (GridCell& cell : grid.cells) {
                const double dx = std::max({cell.box.x0 - at.x, at.x - cell.box.x1, 0.0});
                const double dy = std::max({cell.box.y0 - at.y, at.y - cell.box.y1, 0.0});
                if (dx + dy < least) {
                    least = dx + dy;
                    nearest = &cell;
                }
            }
            if (nearest) nearest->symbols.push_back(symbol);
        }
    }

    const Page& page_;
    std::vector<Grid> grids_;
    std::vector<char> met_;
};

/// What only the tags call a table: not the parts of a letterhead or a form, which are laid out with tables too.
bool is_tagged_table(const Page& page, const Grid& grid) {
    if (!is_table(grid) || grid.rows < 3 || static_cast<int>(grid.cells.size()) * 10 < grid.rows * grid.columns * 6)
        return false;
    int labels = 0;
    int figures = 0;
    for (const GridCell& cell : grid.cells) {
        const std::string text = cell_text(page, cell);
        if (cell.column > 0 && is_figure(text)) ++figures;
        if (text.ends_with(":")) ++labels;
    }
    return labels * 2 < grid.rows && (figures > 0 || grid.tagged_header_rows > 0) && !is_list(page, grid);
}

/// How many sides of columns lines and colours draw within a box: what nothing stands in yet is a column too.
std::size_t drawn_sides(const std::vector<RuledArea>& areas, const Box& box) {
    std::vector<double> edges;
    for (const RuledArea& area : areas)
        if (box.contains(area.box.centre()))
            for (const Segment& s : area.down) edges.push_back(s.at);
    return clustered(std::move(edges), 3).size();
}

std::vector<Table> tables_of_upright(const Page& page, Budget& budget) {
    std::vector<Table> tables;
    Tags tags(page, budget);
    // Dots that lead the eye, and lines drawn with dashes, are not text of cells.
    std::vector<char> used(page.words.size(), 0);
    for (std::size_t i = 0; i < page.words.size(); ++i)
        if (is_leader(page.words[i].text) || is_drawn_with_text(page.words[i].text)) used[i] = 1;
    const Ruling ruling = ruling_of(page, budget);
    std::vector<TextLine> all_lines = text_lines(page, used, budget);
    part_at_rules(page, all_lines, ruling.down, budget);
    const std::vector<Box> charts = chart_areas(page, ruling.across, budget);
    // What stands in a chart is no table's, though it may stand at the height of a table's rows.
    const auto in_chart = [&](Point point) {
        return std::any_of(charts.begin(), charts.end(), [&](const Box& chart) { return chart.contains(point); });
    };
    std::vector<Segment> loose;
    std::vector<RuledArea> areas = ruled_areas(ruling, loose, budget);
    complete_shaded_areas(page, areas, loose, all_lines, budget);
    // The smallest first: what is in a table within another table's cell is the inner one's alone.
    std::stable_sort(areas.begin(), areas.end(),
                     [](const RuledArea& a, const RuledArea& b) { return a.box.area() < b.box.area(); });
    std::vector<char> taken(page.words.size(), 0);
    for (Grid& grid : banded_grids(page, ruling, all_lines, budget)) {
        if (drawn_sides(areas, grid.box) > static_cast<std::size_t>(grid.columns) ||
            !is_aligned_table(page, grid, true, static_cast<std::size_t>(grid.rows)) ||
            is_chart(page, grid, charts, true, budget))
            continue;
        take_symbols(page, grid, budget);
        part_title_rows(page, grid);
        add_heading_rows(page, grid, all_lines, ruling.across, taken, budget);
        for (const GridCell& cell : grid.cells)
            for (const std::uint32_t word : cell.words) used[word] = taken[word] = 1;
        const auto within = [&](const Box& box) { return grid.box.contains(box.centre()); };
        std::erase_if(areas, [&](const RuledArea& area) { return within(area.box); });
        std::erase_if(loose, [&](const Segment& s) { return within({s.from, s.at, s.to, s.at}); });
        tables.push_back(make_table(grid, page, budget));
    }
    for (const RuledArea& area : areas) {
        Grid grid = ruled_grid(area, budget);
        if (grid.rows == 0) continue;
        // The lines around a page of tables bound what is left between them.
        const bool around_tables = std::any_of(tables.begin(), tables.end(), [&](const Table& inner) {
            return area.box.contains(inner.box.centre()) && inner.box.area() < area.box.area();
        });
        std::vector<TextLine> left_over;
        if (around_tables) {
            left_over = text_lines(page, used, budget);
            part_at_rules(page, left_over, ruling.down, budget);
        }
        const std::vector<TextLine>& own_lines = around_tables ? left_over : all_lines;
        fill_grid(grid, page, taken);
        drop_thin_bands(grid, page, 5);
        part_merged_columns(page, grid);
        part_undrawn_columns(page, grid, area.down, budget);
        const bool drawn = std::any_of(area.down.begin(), area.down.end(), [](const Segment& s) { return s.drawn; });
        // Lines that part the headings alone say nothing of the columns below.
        const bool parted = std::any_of(area.down.begin(), area.down.end(), [&](const Segment& s) {
            return s.drawn && s.to - s.from > area.box.height() / 2;
        });
        const bool hides = hides_columns(grid, own_lines, parted, budget);
        if (hides && !drawn) {
            // The colours of some cells bound these and say nothing of the others, nor of the rows above and below.
            loose.insert(loose.end(), area.across.begin(), area.across.end());
            continue;
        }
        if (hides || !part_stacked_rows(page, grid, own_lines, area.across, budget)) {
            // Lines around rows and columns that are told by alignment alone.
            Grid aligned = aligned_grid(page, {lines_within(own_lines, grid.box), area.across, area.down}, budget);
            if (is_aligned_table(page, aligned, true, area.across.size()) && aligned.columns >= grid.columns)
                grid = std::move(aligned);
        }
        if (is_table(grid)) tags.settle(grid);
        trim_captions_and_notes(page, grid);
        add_outer_names(page, grid, own_lines, budget);
        // A box of its own, lines on all four sides and none within, bounds what is in it and nothing beside or below
        // it.
        if (!is_table(grid) && is_box(area, page)) continue;
        if (!is_table(grid) ||
            (is_sparse(grid) && (has_axis(page, grid) || has_bars(page, grid.box, charts, budget)))) {
            loose.insert(loose.end(), area.across.begin(), area.across.end());
            continue;
        }
        add_heading_rows(page, grid, all_lines, ruling.across, taken, budget);
        for (const GridCell& cell : grid.cells)
            for (const std::uint32_t word : cell.words) used[word] = taken[word] = 1;
        tables.push_back(make_table(grid, page, budget));
    }
    std::stable_sort(loose.begin(), loose.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    if (!charts.empty() && budget.spend(charts.size() * (page.words.size() + loose.size()))) {
        for (std::size_t i = 0; i < page.words.size(); ++i)
            if (in_chart(page.words[i].box.centre())) used[i] = 1;
        std::erase_if(loose, [&](const Segment& s) { return in_chart({(s.from + s.to) / 2, s.at}); });
    }
    std::vector<TextLine> lines = text_lines(page, used, budget);
    part_at_rules(page, lines, ruling.down, budget);
    std::deque<Region> regions;
    for (Region& region : table_regions(page, lines, loose, budget)) regions.push_back(std::move(region));
    for (std::size_t parts = 0; !regions.empty(); ++parts) {
        const Region region = std::move(regions.front());
        regions.pop_front();
        Grid grid = aligned_grid(page, region.area, budget);
        if (const auto gutter = parts < 64 && !region.bounded ? gutter_of(page, grid) : std::nullopt) {
            for (const bool left : {true, false}) {
                Region half = region;
                Box box{left ? -1e6 : *gutter, -1e6, left ? *gutter : 1e6, 1e6};
                half.area.lines = lines_within(region.area.lines, box);
                regions.push_back(std::move(half));
            }
            continue;
        }
        if (!is_aligned_table(page, grid, region.bounded, region.area.across.size()) ||
            is_chart(page, grid, charts, has_ruled_rows(page, grid, region.bounded, region.area.across.size()), budget))
            continue;
        tags.settle(grid);
        part_title_rows(page, grid);
        const int rows = grid.rows;
        add_turned_headings(page, grid, used, budget);
        if (grid.rows > rows) add_heading_rows(page, grid, lines, region.area.across, used, budget);
        for (const GridCell& cell : grid.cells)
            for (const std::uint32_t word : cell.words) used[word] = 1;
        tables.push_back(make_table(grid, page, budget));
    }
    for (const Grid& grid : tags.unmet(used))
        if (is_tagged_table(page, grid) && !is_chart(page, grid, charts, false, budget))
            tables.push_back(make_table(grid, page, budget));
    std::stable_sort(tables.begin(), tables.end(), [](const Table& a, const Table& b) {
        return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
    });
    return tables;
}

}  // namespace

std::vector<Table> find_tables(const Page& page, std::vector<Diagnostic>& diagnostics,
                               const TableFinderOptions& options) {
    Budget budget(options.step_budget);
    const int direction = main_direction(page);
    std::vector<Table> tables = tables_of_upright(direction == 0 ? page : turned(page, direction), budget);
    if (direction != 0)
        for (Table& table : tables) turn_back(table, page, direction);
    if (budget.exhausted()) {
        Diagnostic diagnostic;
        diagnostic.code = "table-budget-reached";
        diagnostic.message = "The page draws more than can be searched for tables; what was found so far is kept.";
        diagnostic.page = page.number;
        diagnostics.push_back(std::move(diagnostic));
    }
    return tables;
}

}  // namespace scrutineer
