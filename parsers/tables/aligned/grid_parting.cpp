// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/aligned/grid_aligned.hpp: texts that are parted between columns.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "parsers/tables/aligned/grid_aligned.hpp"

namespace scrutineer::table_finding {
namespace {

/// A figure that stands for itself: not the count in brackets under a figure nor a piece of it, "(2,059/2,1" over
/// "35)", not the first half of a range of dates.
bool lone_figure(const Page& page, const Chunk& chunk) {
    if (!chunk.figure) return false;
    const std::string text = chunk_text(page, chunk);
    const auto opened = std::count(text.begin(), text.end(), '(') + std::count(text.begin(), text.end(), '[');
    const auto closed = std::count(text.begin(), text.end(), ')') + std::count(text.begin(), text.end(), ']');
    if (opened != closed || (opened > 0 && text.find('/') != std::string::npos)) return false;
    return text.front() != '[' && text.front() != '/' && !text.ends_with("-") && !text.ends_with("–") &&
           !text.ends_with("/");
}

struct Stack {
    std::size_t lines = 0;
    std::size_t figures = 0;
};

Stack stack_in(const Page& page, const GridCell& cell, const std::vector<TextLine>& lines) {
    Stack stack;
    for (const TextLine& line : lines) {
        bool any = false;
        bool figure = true;
        int chunks = 0;
        for (const Chunk& chunk : line.chunks) {
            if (!cell.box.contains(chunk.box.centre())) continue;
            any = true;
            ++chunks;
            figure = figure && lone_figure(page, chunk);
        }
        if (!any) continue;
        ++stack.lines;
        if (figure && chunks == 1) ++stack.figures;
    }
    return stack;
}

/// Whether this row of cells holds several rows of text.
bool is_stacked(const Page& page, const std::vector<const GridCell*>& cells, const std::vector<TextLine>& lines) {
    int tall = 0;   // cells of three lines or more, all figures
    int pairs = 0;  // cells of two lines, both figures
    int texts = 0;  // cells of words with as many lines
    std::size_t most = 0;
    bool even = true;
    for (const GridCell* cell : cells) {
        if (cell->words.empty()) continue;
        const Stack stack = stack_in(page, *cell, lines);
        if (most > 0 && stack.lines != most) even = false;
        most = std::max(most, stack.lines);
        if (stack.lines >= 3 && stack.figures == stack.lines)
            ++tall;
        else if (stack.lines == 2 && stack.figures == 2)
            ++pairs;
        else if (stack.lines >= 2)
            ++texts;
    }
    return tall >= 1 || (pairs >= 2 && even);
}

/// Whether blank lines run right through this row of cells: blocks of text that start side by side in all of its
/// columns, one under another.
bool has_blocks(const std::vector<const GridCell*>& cells, const std::vector<TextLine>& lines) {
    std::size_t filled = 0;
    for (const GridCell* cell : cells)
        if (!cell->words.empty()) ++filled;
    if (filled < 3) return false;
    double tight = 1e9;
    for (std::size_t l = 1; l < lines.size(); ++l) {
        const double leading = lines[l].baseline - lines[l - 1].baseline;
        if (leading > 0.8 * lines[l].font_size) tight = std::min(tight, leading);
    }
    int blocks = 0;
    int whole = 0;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        if (l > 0 && lines[l].baseline - lines[l - 1].baseline < 1.7 * tight) continue;
        ++blocks;
        if (lines[l].chunks.size() >= filled) ++whole;
    }
    return whole >= 2 && blocks - whole <= 1;
}

}  // namespace

bool part_stacked_rows(const Page& page, Grid& grid, const std::vector<TextLine>& lines,
                       const std::vector<Segment>& across, Budget& budget) {
    std::vector<std::vector<const GridCell*>> bands(static_cast<std::size_t>(grid.rows));
    for (const GridCell& cell : grid.cells)
        if (cell.row_span == 1) bands[static_cast<std::size_t>(cell.row)].push_back(&cell);
    std::vector<Grid> parts(bands.size());
    bool any = false;
    for (std::size_t r = 0; r < bands.size(); ++r) {
        if (bands[r].size() < 2) continue;
        Box box = bands[r].front()->box;
        for (const GridCell* cell : bands[r]) box = united(box, cell->box);
        AlignedArea area;
        area.lines = lines_within(lines, box);
        if (area.lines.size() < 2 || !budget.spend(area.lines.size() * bands[r].size() * 4)) continue;
        std::vector<Column> columns;
        for (const GridCell* cell : bands[r])
            columns.push_back({cell->box.x0 + 1, cell->box.x1 - 1, cell->box.x0 + 1, cell->box.x1 - 1, cell->box.x0,
                               cell->box.x1, false, 0});
        part_at_columns(page, area.lines, columns, true);
        if (!is_stacked(page, bands[r], area.lines) && !has_blocks(bands[r], area.lines)) continue;
        // Text of a merged cell, on the lines of these rows.
        for (const GridCell& cell : grid.cells) {
            if (cell.row_span == 1 || cell.row > static_cast<int>(r) || cell.row + cell.row_span <= static_cast<int>(r))
                continue;
            const Box part{cell.box.x0, box.y0, cell.box.x1, box.y1};
            if (lines_within(lines, part).size() * 2 > area.lines.size()) return false;
        }
        for (const Segment& s : across)
            if (s.at > box.y0 + 2 && s.at < box.y1 - 2 && s.from < box.x1 && s.to > box.x0) area.across.push_back(s);
        parts[r] = body_grid(page, area, columns, budget);
        // Column numbers of the band's cells are those of the grid's columns.
        for (GridCell& cell : parts[r].cells) {
            const GridCell& first = *bands[r][static_cast<std::size_t>(cell.column)];
            const GridCell& last = *bands[r][static_cast<std::size_t>(cell.column + cell.column_span - 1)];
            cell.column = first.column;
            cell.column_span = last.column + last.column_span - first.column;
        }
        any = any || parts[r].rows > 1;
    }
    if (!any) return true;
    std::vector<int> start(bands.size() + 1, 0);
    for (std::size_t r = 0; r < bands.size(); ++r) start[r + 1] = start[r] + (parts[r].rows > 1 ? parts[r].rows : 1);
    std::vector<GridCell> cells;
    for (GridCell& cell : grid.cells) {
        const auto r = static_cast<std::size_t>(cell.row);
        if (cell.row_span == 1 && parts[r].rows > 1) continue;
        const int end = start[r + static_cast<std::size_t>(cell.row_span)];
        cell.row = start[r];
        cell.row_span = end - cell.row;
        cells.push_back(std::move(cell));
    }
    for (std::size_t r = 0; r < parts.size(); ++r) {
        if (parts[r].rows <= 1) continue;
        for (GridCell& cell : parts[r].cells) {
            cell.row += start[r];
            cells.push_back(std::move(cell));
        }
    }
    std::stable_sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    grid.cells = std::move(cells);
    grid.rows = start.back();
    grid.ruling = Table::Ruling::partial;
    return true;
}

namespace {

/// Where the columns of a grid begin and end; -1 where no cell says.
std::vector<double> column_edges(const Grid& grid) {
    std::vector<double> edges(static_cast<std::size_t>(grid.columns) + 1, -1);
    for (const GridCell& cell : grid.cells) {
        edges[static_cast<std::size_t>(cell.column)] = cell.box.x0;
        edges[static_cast<std::size_t>(cell.column + cell.column_span)] = cell.box.x1;
    }
    return edges;
}

/// Something that a cell holds, a word or a symbol, and the column that it stands in.
struct Piece {
    Box box;
    int column = -1;  ///< -1 where it reaches over a boundary
    std::uint32_t index = 0;
    bool symbol = false;
};

std::vector<Piece> pieces_of(const Page& page, const GridCell& cell, const std::vector<double>& edges) {
    std::vector<Piece> pieces;
    const auto add = [&](const Box& box, std::uint32_t index, bool symbol) {
        Piece piece{box, -1, index, symbol};
        for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
            const double x0 = edges[static_cast<std::size_t>(c)];
            const double x1 = edges[static_cast<std::size_t>(c) + 1];
            if (x0 >= 0 && x1 >= 0 && box.x0 > x0 - 1 && box.x1 < x1 + 1) piece.column = c;
        }
        pieces.push_back(piece);
    };
    for (const std::uint32_t i : cell.words) add(page.words[i].box, i, false);
    for (const std::uint32_t i : cell.symbols) add(page.symbols[i].box, i, true);
    return pieces;
}

/// Whether each piece is in a column, and those of different columns keep as far apart as texts of their own do.
bool keep_to_columns(std::vector<Piece> pieces) {
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; });
    // Texts of their own keep further apart than words of one text do.
    double space = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i)
        if (pieces[i].column == pieces[i - 1].column) space = std::max(space, pieces[i].box.x0 - pieces[i - 1].box.x1);
    double reached = -1e9;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].column < 0) return false;
        const double gap = pieces[i].box.x0 - reached;
        const double least =
            std::min(0.8 * pieces[i].box.height(), std::max(1.7 * space, 0.35 * pieces[i].box.height()));
        if (i > 0 && pieces[i].column != pieces[i - 1].column && gap < least) return false;
        reached = std::max(reached, pieces[i].box.x1);
    }
    return true;
}

/// The first row with a figure that is no year.
int first_figures(const Page& page, const Grid& grid) {
    int first = grid.rows;
    for (const GridCell& cell : grid.cells) {
        if (cell.words.empty() || cell.column == 0) continue;
        std::string text;
        for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words[i].text;
        if (is_figure(text) && !is_year(text)) first = std::min(first, cell.row);
    }
    return first;
}

}  // namespace

void part_undrawn_columns(const Page& page, Grid& grid, const std::vector<Segment>& down, Budget& budget) {
    const std::vector<double> edges = column_edges(grid);
    const auto undrawn = [&](double x) {
        return x >= 0 && std::none_of(down.begin(), down.end(),
                                      [&](const Segment& s) { return s.drawn && std::abs(s.at - x) < 3.2; });
    };
    const auto coloured = [&](const GridCell& cell, Point at) {
        return std::any_of(page.fills.begin(), page.fills.end(), [&](const Fill& fill) {
            const bool white = fill.colour.red > 250 && fill.colour.green > 250 && fill.colour.blue > 250;
            return fill.rectangle && !white && fill.opacity >= 0.05 && fill.box.contains(at) &&
                   fill.box.width() > 0.8 * cell.box.width();
        });
    };
    const auto spans = [](const GridCell& cell) { return cell.column_span > 1 && !cell.blank(); };
    if (std::none_of(grid.cells.begin(), grid.cells.end(), spans)) return;
    const int first = first_figures(page, grid);
    std::vector<GridCell> cells;
    for (GridCell& cell : grid.cells) {
        std::vector<Piece> pieces;
        bool parted = spans(cell) && budget.spend(down.size() + page.fills.size());
        for (int c = cell.column + 1; parted && c < cell.column + cell.column_span; ++c)
            parted = undrawn(edges[static_cast<std::size_t>(c)]);
        if (parted) {
            pieces = pieces_of(page, cell, edges);
            Box all = pieces.front().box;
            for (const Piece& piece : pieces) all = united(all, piece.box);
            // A heading stands in the middle of the columns that it heads.
            const bool heads = cell.row < first && std::abs(all.centre().x - cell.box.centre().x) < 4;
            parted = keep_to_columns(pieces) && !heads && !coloured(cell, pieces.front().box.centre());
        }
        if (!parted) {
            cells.push_back(std::move(cell));
            continue;
        }
        for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
            GridCell part;
            part.row = cell.row;
            part.row_span = cell.row_span;
            part.column = c;
            part.box = {edges[static_cast<std::size_t>(c)], cell.box.y0, edges[static_cast<std::size_t>(c) + 1],
                        cell.box.y1};
            for (const Piece& piece : pieces)
                if (piece.column == c) (piece.symbol ? part.symbols : part.words).push_back(piece.index);
            cells.push_back(std::move(part));
        }
    }
    grid.cells = std::move(cells);
}

/// In ems: what keeps two texts of a merged cell apart, and two figures, which no sentence has side by side.
constexpr double gap_of_words = 0.9;
constexpr double gap_of_figures = 0.2;

void part_merged_columns(const Page& page, Grid& grid) {
    const std::vector<double> edges = column_edges(grid);
    std::vector<GridCell> cells;
    for (GridCell& cell : grid.cells) {
        std::vector<double> cuts;
        for (int c = cell.column + 1; c < cell.column + cell.column_span && cell.words.size() > 1; ++c) {
            const double x = edges[static_cast<std::size_t>(c)];
            if (x < 0) continue;
            const Word* left = nullptr;
            const Word* right = nullptr;
            double size = 0;
            bool crossed = false;
            for (const std::uint32_t i : cell.words) {
                const Word& word = page.words[i];
                size = std::max(size, word.font_size);
                crossed = crossed || (word.box.x0 < x - 1 && word.box.x1 > x + 1);
                if (word.box.centre().x < x)
                    left = !left || word.box.x1 > left->box.x1 ? &word : left;
                else
                    right = !right || word.box.x0 < right->box.x0 ? &word : right;
            }
            if (crossed || !left || !right) continue;
            // A figure on either side of a boundary: two cells, however close they stand.
            const bool figures = is_figure(left->text) && is_figure(right->text);
            const double gap = figures ? gap_of_figures : gap_of_words;
            if (right->box.x0 - left->box.x1 > gap * size) cuts.push_back(x);
        }
        if (cuts.empty()) {
            cells.push_back(std::move(cell));
            continue;
        }
        double x0 = cell.box.x0;
        int column = cell.column;
        cuts.push_back(cell.box.x1);
        for (const double x1 : cuts) {
            GridCell part;
            part.row = cell.row;
            part.row_span = cell.row_span;
            part.column = column;
            part.box = {x0, cell.box.y0, x1, cell.box.y1};
            int end = column + 1;
            while (end < cell.column + cell.column_span && edges[static_cast<std::size_t>(end)] < x1 - 0.01) ++end;
            part.column_span = end - column;
            for (const std::uint32_t i : cell.words) {
                const double x = page.words[i].box.centre().x;
                if (x >= x0 && x < x1) part.words.push_back(i);
            }
            for (const std::uint32_t i : cell.symbols) {
                const double x = page.symbols[i].box.centre().x;
                if (x >= x0 && x < x1) part.symbols.push_back(i);
            }
            cells.push_back(std::move(part));
            x0 = x1;
            column = end;
        }
    }
    grid.cells = std::move(cells);
}

bool hides_columns(const Grid& grid, const std::vector<TextLine>& lines, bool drawn, Budget& budget) {
    struct Lines {
        int all = 0;
        int several = 0;  ///< with texts of their own beside one another, a figure among them
        int figures = 0;  ///< cells with a figure
        int beside = 0;   ///< cells with figures of their own beside one another: no text has those
    };
    // Line by line, and row by row: a column of one-line cells hides others as well as a single tall cell.
    std::map<std::pair<int, int>, Lines> columns;
    for (const GridCell& cell : grid.cells) {
        if (cell.words.size() < 2 || !budget.spend(lines.size())) continue;
        Lines own;
        for (const TextLine& line : lines) {
            if (line.baseline < cell.box.y0 || line.baseline > cell.box.y1 + 2) continue;
            int chunks = 0;
            int figures = 0;
            for (const Chunk& chunk : line.chunks)
                if (cell.box.contains(chunk.box.centre())) {
                    ++chunks;
                    if (chunk.figure) ++figures;
                }
            if (chunks > 0) ++own.all;
            if (chunks >= 2 && figures >= 1) ++own.several;
            if (figures >= 1) ++own.figures;
            if (figures >= 2) ++own.beside;
        }
        Lines& column = columns[{cell.column, cell.column_span}];
        if (own.figures > 0) ++column.figures;
        if (own.beside > 0) ++column.beside;
        if (cell.words.size() < 4) continue;
        if (own.several >= 3 && own.several * 2 > own.all) return true;
        ++column.all;
        if (own.several > 0) ++column.several;
    }
    return std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
        const Lines& own = column.second;
        return (own.several >= 4 && own.several * 3 > own.all * 2) ||
               (!drawn && own.beside >= 2 && own.beside * 3 >= own.figures * 2);
    });
}

}  // namespace scrutineer::table_finding
