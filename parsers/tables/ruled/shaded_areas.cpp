// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/ruled/shaded_areas.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "parsers/tables/aligned/grid_aligned.hpp"
#include "parsers/tables/aligned/table_prose.hpp"

namespace scrutineer::table_finding {
namespace {

/// Sides of two areas that are this near are one table's, points: what borders add to a fill.
constexpr double same_edge = 3;
/// Text may stand out of its column by so much, font sizes: letters overhang, cells have no padding.
constexpr double overhang = 0.25;
/// Without a line drawn between, rows follow each other within so many font sizes.
constexpr double widest_leading = 6;
/// Rows that are set apart from the table above them (totals) leave no more than this between, points.
constexpr double widest_space = 26;
/// A row between two lines drawn across is no higher than this, points.
constexpr double highest_band = 60;
constexpr std::size_t most_areas = 200;
constexpr std::size_t most_loose = 400;

bool is_shaded(const RuledArea& area) {
    return std::none_of(area.down.begin(), area.down.end(), [](const Segment& s) { return s.drawn; });
}

std::vector<double> edges_of(const RuledArea& area) {
    std::vector<double> edges;
    for (const Segment& s : area.down) edges.push_back(s.at);
    return clustered(std::move(edges), same_edge);
}

/// A line of text as it stands in an area's columns.
struct Fit {
    bool fits = false;  ///< each text is in a column of its own; a text alone may run over several
    bool figures = false;
    int texts = 0;
    int first = -1;     ///< column of the first text
    bool wide = false;  ///< one text alone, over several columns
};

/// Whether one of a chunk's words stands across x; where none does, and other texts stand beside it, it is two texts
/// set close.
bool crosses(const Page& page, const TextLine& line, const Chunk& chunk, double x, double play) {
    if (chunk.box.x0 >= x - play || chunk.box.x1 <= x + play) return false;
    return line.chunks.size() == 1 || std::any_of(chunk.words.begin(), chunk.words.end(), [&](std::uint32_t i) {
               return page.words[i].box.x0 < x - play && page.words[i].box.x1 > x + play;
           });
}

Fit fit_of(const Page& page, const TextLine& line, const Box& box, const std::vector<double>& edges) {
    Fit fit;
    const double play = overhang * line.font_size + 1;
    int last = -1;
    for (const Chunk& chunk : line.chunks) {
        if (chunk.box.x1 < box.x0 || chunk.box.x0 > box.x1) continue;
        if (chunk.box.x0 < box.x0 - play || chunk.box.x1 > box.x1 + play) return {};
        const auto column =
            static_cast<int>(std::upper_bound(edges.begin(), edges.end(), chunk.box.x0 + play) - edges.begin() - 1);
        const auto end =
            static_cast<int>(std::lower_bound(edges.begin(), edges.end(), chunk.box.x1 - play) - edges.begin() - 1);
        if (column <= last) return {};
        for (int c = column + 1; c <= end; ++c)
            if (crosses(page, line, chunk, edges[static_cast<std::size_t>(c)], play)) fit.wide = true;
        last = std::max(column, end);
        if (fit.texts++ == 0) fit.first = column;
        if (chunk.figure && column > 0) fit.figures = true;
    }
    fit.fits = fit.texts > 0 && !(fit.wide && fit.texts > 1);
    return fit;
}

class Completer {
public:
    Completer(const Page& page, std::vector<RuledArea>& areas, std::vector<Segment>& loose,
              const std::vector<TextLine>& lines, Budget& budget)
        : page_(page),
          areas_(areas),
          loose_(loose),
          lines_(lines),
          budget_(budget),
          prose_(prose_chunks(lines, budget)) {}

    void run() {
        for (std::size_t a = 0; a < areas_.size(); ++a)
            for (std::size_t b = a + 1; b < areas_.size();) {
                if (!budget_.spend(4)) return;
                if (is_set_apart(areas_[a], areas_[b])) {
                    join_parts(a, b);
                    b = a + 1;
                } else {
                    ++b;
                }
            }
        if (!join_all()) return;
        for (RuledArea& area : areas_) grow_by_lines(area);
        if (!join_all()) return;
        for (std::size_t a = 0; a < areas_.size(); ++a) grow_down(a);
    }

private:
    /// False where the budget is spent.
    bool join_all() {
        for (std::size_t a = 0; a < areas_.size(); ++a)
            for (std::size_t b = a + 1; b < areas_.size();) {
                if (!budget_.spend(8)) return false;
                if (!joins(areas_[a], areas_[b])) {
                    ++b;
                    continue;
                }
                join(a, b);
                b = a + 1;
            }
        return true;
    }

    bool is_prose(std::size_t l, const Box& box) const {
        for (std::size_t k = 0; k < lines_[l].chunks.size(); ++k)
            if (prose_[l][k] && lines_[l].chunks[k].box.intersects({box.x0, -1e9, box.x1, 1e9})) return true;
        return false;
    }

    /// The lines of text between two heights that stand within an area's sides, by number.
    std::vector<std::size_t> lines_between(const Box& box, double y0, double y1) const {
        std::vector<std::size_t> found;
        auto it = std::lower_bound(lines_.begin(), lines_.end(), y0 - 30,
                                   [](const TextLine& line, double y) { return line.baseline < y; });
        for (; it != lines_.end() && it->baseline < y1 + 30; ++it) {
            const double middle = it->baseline - 0.3 * it->font_size;
            if (middle < y0 || middle > y1) continue;
            if (std::any_of(it->chunks.begin(), it->chunks.end(),
                            [&](const Chunk& chunk) { return chunk.box.x1 > box.x0 && chunk.box.x0 < box.x1; }))
                found.push_back(static_cast<std::size_t>(it - lines_.begin()));
        }
        return found;
    }

    bool same_sides(const Box& a, const Box& b) const {
        return std::abs(a.x0 - b.x0) < same_edge && std::abs(a.x1 - b.x1) < same_edge;
    }

    bool is_between(const RuledArea& above, const RuledArea& below, const Segment& s) const {
        return s.at > above.box.y1 + 1 && s.at < below.box.y0 - 1 && std::abs(s.from - above.box.x0) < same_edge &&
               std::abs(s.to - above.box.x1) < same_edge;
    }

    /// All columns of the one are columns of the other.
    static bool same_columns(const std::vector<double>& few, const std::vector<double>& many) {
        return std::all_of(few.begin(), few.end(), [&](double x) {
            return std::any_of(many.begin(), many.end(), [&](double y) { return std::abs(x - y) < same_edge; });
        });
    }

    /// Whether rows in the same columns, and nothing else, stand between two areas.
    bool joins(const RuledArea& above, const RuledArea& below) {
        if (!is_shaded(above) || !is_shaded(below) || !same_sides(above.box, below.box)) return false;
        if (below.box.y0 < above.box.y1 - 1) return false;
        std::vector<double> a = edges_of(above);
        std::vector<double> b = edges_of(below);
        if (!same_columns(a, b) && !same_columns(b, a)) return false;
        const std::vector<double>& edges = a.size() < b.size() ? b : a;
        if (edges.size() < 3) return false;
        const std::vector<std::size_t> between = lines_between(above.box, above.box.y1, below.box.y0);
        if (between.empty()) return below.box.y0 - above.box.y1 < 3;
        double reached = above.box.y1;
        bool row = false;
        bool figures = false;
        for (const std::size_t l : between) {
            const Fit fit = fit_of(page_, lines_[l], above.box, edges);
            if (!fit.fits || is_prose(l, above.box)) return false;
            if (lines_[l].box.y0 - reached > widest_leading * lines_[l].font_size &&
                !line_drawn(above, reached, lines_[l].box.y0))
                return false;
            reached = lines_[l].box.y1;
            row = row || fit.texts >= 2;
            figures = figures || fit.figures;
        }
        if (below.box.y0 - reached > widest_leading * lines_[between.back()].font_size) return false;
        // A coloured row of words after rows of figures heads another table; so do words under a text alone, its title.
        // But a coloured text alone in its row, with rows of figures below it, is a note or the heading of a group.
        if (!row || figures)
            return first_row_has_figures(below, edges) || begins_with_note(below, edges) ||
                   (row && is_lone_note(below));
        return true;
    }

    /// The end of an area's first row.
    static double first_row_end(const RuledArea& area) {
        double end = area.box.y1;
        for (const Segment& s : area.across)
            if (s.at > area.box.y0 + 5) end = std::min(end, s.at);
        return end;
    }

    /// Whether nothing but one text stands between two heights, on one line or several.
    bool holds_lone_text(const Box& box, const std::vector<double>& edges, double y0, double y1) const {
        const std::vector<std::size_t> lines = lines_between(box, y0, y1);
        return !lines.empty() && y1 - y0 < highest_band && std::all_of(lines.begin(), lines.end(), [&](std::size_t l) {
            return fit_of(page_, lines_[l], box, edges).texts == 1;
        });
    }

    /// One cell with one text, right below a row and apart from what follows: the last row's note.
    bool is_lone_note(const RuledArea& area) const {
        const std::vector<double> edges = edges_of(area);
        return edges.size() == 2 && holds_lone_text(area.box, edges, area.box.y0, area.box.y1) &&
               std::none_of(areas_.begin(), areas_.end(), [&](const RuledArea& other) {
                   return other.box.y0 > area.box.y1 - 1 && other.box.y0 < area.box.y1 + widest_space &&
                          same_sides(other.box, area.box);
               });
    }

    /// Whether an area begins with a row of one text, and figures stand in the next row of several.
    bool begins_with_note(const RuledArea& area, const std::vector<double>& edges) const {
        const double end = first_row_end(area);
        if (!holds_lone_text(area.box, edges, area.box.y0, end)) return false;
        for (const std::size_t l : lines_between(area.box, end, end + highest_band)) {
            const Fit fit = fit_of(page_, lines_[l], area.box, edges);
            if (!fit.fits) return false;
            if (fit.texts > 1) return fit.figures;
        }
        return false;
    }

    /// Whether an area is the rest of the one above it, set a little apart: totals, with nothing between.
    bool is_set_apart(const RuledArea& above, const RuledArea& below) {
        const double gap = below.box.y0 - above.box.y1;
        if (gap < -1 || gap > widest_space || !same_sides(above.box, below.box)) return false;
        const std::vector<double> a = edges_of(above);
        const std::vector<double> b = edges_of(below);
        if (b.size() < 3 || !same_columns(b, a)) return false;
        return lines_between(above.box, above.box.y1, below.box.y0).empty() && first_row_has_figures(below, b);
    }

    void join_parts(std::size_t a, std::size_t b) {
        RuledArea& above = areas_[a];
        const RuledArea& below = areas_[b];
        // The space between is no row: the parts meet in its middle.
        const double y0 = above.box.y1;
        const double y1 = below.box.y0;
        const double middle = (y0 + y1) / 2;
        const auto meet = [&](double& y) {
            if (y > y0 - 2 && y < y1 + 2) y = middle;
        };
        above.across.insert(above.across.end(), below.across.begin(), below.across.end());
        above.down.insert(above.down.end(), below.down.begin(), below.down.end());
        for (Segment& s : above.across) meet(s.at);
        for (Segment& s : above.down) {
            meet(s.from);
            meet(s.to);
        }
        above.box = united(above.box, below.box);
        areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(b));
    }

    bool line_drawn(const RuledArea& area, double y0, double y1) const {
        return std::any_of(loose_.begin(), loose_.end(), [&](const Segment& s) {
            return s.at > y0 - 1 && s.at < y1 + 1 && s.at - y0 < highest_band &&
                   std::abs(s.from - area.box.x0) < same_edge && std::abs(s.to - area.box.x1) < same_edge;
        });
    }

    bool first_row_has_figures(const RuledArea& area, const std::vector<double>& edges) const {
        const std::vector<std::size_t> lines = lines_between(area.box, area.box.y0, first_row_end(area));
        return std::any_of(lines.begin(), lines.end(), [&](std::size_t l) {
            return std::any_of(lines_[l].chunks.begin(), lines_[l].chunks.end(), [&](const Chunk& chunk) {
                return chunk.figure && !chunk.year && chunk.box.x0 > edges[1] - 1;
            });
        });
    }

    void join(std::size_t a, std::size_t b) {
        RuledArea& above = areas_[a];
        RuledArea& below = areas_[b];
        std::vector<double> first = edges_of(above);
        std::vector<double> second = edges_of(below);
        const std::vector<double> edges = first.size() < second.size() ? second : first;
        const double y0 = above.box.y1;
        const double y1 = below.box.y0;
        const RuledArea old = above;
        std::vector<double> cuts{y0};
        for (const Segment& s : loose_)
            if (is_between(old, below, s)) {
                above.across.push_back(s);
                cuts.push_back(s.at);
            }
        std::erase_if(loose_, [&](const Segment& s) { return is_between(old, below, s); });
        cuts.push_back(y1);
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 1; i < cuts.size(); ++i) add_rows(above, edges, cuts[i - 1], cuts[i]);
        above.across.insert(above.across.end(), below.across.begin(), below.across.end());
        above.down.insert(above.down.end(), below.down.begin(), below.down.end());
        above.box = united(above.box, below.box);
        areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(b));
    }

    /// Gives the rows of text between two heights of an area the sides of their cells, as the fills of coloured rows
    /// have them.
    void add_rows(RuledArea& area, const std::vector<double>& edges, double y0, double y1) {
        const std::vector<std::size_t> numbers = lines_between(area.box, y0, y1);
        if (numbers.empty()) return;
        std::vector<double> cuts{y0};
        for (const double at : row_ends(area.box, numbers, edges)) cuts.push_back(at);
        cuts.push_back(y1);
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            area.across.push_back({cuts[i - 1], area.box.x0, area.box.x1, 0, false});
            for (const double x : edges) {
                const bool crossed = std::any_of(numbers.begin(), numbers.end(), [&](std::size_t l) {
                    const TextLine& line = lines_[l];
                    const double middle = line.baseline - 0.3 * line.font_size;
                    const double play = overhang * line.font_size + 1;
                    return middle > cuts[i - 1] && middle < cuts[i] &&
                           std::any_of(line.chunks.begin(), line.chunks.end(),
                                       [&](const Chunk& chunk) { return crosses(page_, line, chunk, x, play); });
                });
                if (!crossed) area.down.push_back({x, cuts[i - 1], cuts[i], 0, false});
            }
        }
        area.across.push_back({y1, area.box.x0, area.box.x1, 0, false});
    }

    /// Heights between the rows that these lines are.
    std::vector<double> row_ends(const Box& box, const std::vector<std::size_t>& numbers,
                                 const std::vector<double>& edges) {
        // One figure at most in each column: one row, however its name wraps, and the heading of a group above it.
        std::vector<int> figures(edges.size() + 1, 0);
        std::vector<TextLine> own;
        for (const std::size_t l : numbers) {
            TextLine part = lines_[l];
            part.chunks.clear();
            for (const Chunk& chunk : lines_[l].chunks) {
                if (chunk.box.x1 < box.x0 || chunk.box.x0 > box.x1) continue;
                part.chunks.push_back(chunk);
                const auto column = static_cast<std::size_t>(
                    std::upper_bound(edges.begin(), edges.end(), chunk.box.centre().x) - edges.begin());
                if (column > 1 && chunk.figure) ++figures[column];
            }
            part.box = part.chunks.front().box;
            for (const Chunk& chunk : part.chunks) part.box = united(part.box, chunk.box);
            own.push_back(std::move(part));
        }
        const int most = *std::max_element(figures.begin(), figures.end());
        const auto half_way = [](const Box& above, const Box& below) { return (above.y1 + below.y0) / 2; };
        std::vector<double> ends;
        if (most <= 1) {
            const auto is_heading = [&](const TextLine& line, const TextLine& next) {
                return line.chunks.size() == 1 && line.chunks[0].bold && next.chunks[0].bold != line.chunks[0].bold;
            };
            if (own.size() > 1 && is_heading(own[0], own[1])) ends.push_back(half_way(own[0].box, own[1].box));
            return ends;
        }
        std::vector<Column> columns;
        for (std::size_t i = 1; i < edges.size(); ++i)
            columns.push_back(
                {edges[i - 1] + 1, edges[i] - 1, edges[i - 1] + 1, edges[i] - 1, edges[i - 1], edges[i], false, 0});
        AlignedArea area{own, {}, {}};
        const Grid grid = body_grid(page_, area, columns, budget_);
        std::vector<std::optional<Box>> rows(static_cast<std::size_t>(std::max(grid.rows, 0)));
        for (const GridCell& cell : grid.cells) {
            auto& row = rows[static_cast<std::size_t>(cell.row)];
            row = row ? united(*row, cell.box) : cell.box;
        }
        for (std::size_t r = 1; r < rows.size(); ++r)
            if (rows[r - 1] && rows[r]) ends.push_back(half_way(*rows[r - 1], *rows[r]));
        return ends;
    }

    /// Rows without a colour above and below that lines across close, a heading perhaps.
    void grow_by_lines(RuledArea& area) {
        const std::vector<double> edges = edges_of(area);
        const auto drawn =
            std::any_of(area.across.begin(), area.across.end(), [](const Segment& s) { return s.drawn; });
        if (!is_shaded(area) || !drawn || edges.size() < 3) return;
        for (bool grown = true; grown;) {
            grown = false;
            for (std::size_t i = 0; i < loose_.size() && !grown; ++i) {
                const Segment s = loose_[i];
                if (!budget_.spend()) return;
                const bool above = s.at < area.box.y0 - 1;
                const double y0 = above ? s.at : area.box.y1;
                const double y1 = above ? area.box.y0 : s.at;
                if (std::abs(s.from - area.box.x0) >= same_edge || std::abs(s.to - area.box.x1) >= same_edge) continue;
                if (y1 - y0 < 3 || y1 - y0 > highest_band) continue;
                if (!holds_row(area, edges, y0, y1) && (above || !leads_to_row(area, edges, y0))) continue;
                // The nearest first: none of the same extent between.
                const bool nearer = std::any_of(loose_.begin(), loose_.end(), [&](const Segment& other) {
                    return other.at > y0 + 1 && other.at < y1 - 1 && std::abs(other.from - s.from) < same_edge &&
                           std::abs(other.to - s.to) < same_edge;
                });
                if (nearer) continue;
                area.across.push_back(s);
                area.box.y0 = std::min(area.box.y0, s.at);
                area.box.y1 = std::max(area.box.y1, s.at);
                loose_.erase(loose_.begin() + static_cast<std::ptrdiff_t>(i));
                grown = true;
            }
        }
    }

    /// Whether one text or several, each between two lines drawn across, stand between y and the next row: notes and
    /// headings of rows.
    bool leads_to_row(const RuledArea& area, const std::vector<double>& edges, double y) const {
        constexpr int most = 3;
        for (int texts = 0; texts <= most; ++texts) {
            double next = y + highest_band;
            bool drawn = false;
            for (const Segment& s : loose_)
                if (s.at > y + 3 && s.at < next && std::abs(s.from - area.box.x0) < same_edge &&
                    std::abs(s.to - area.box.x1) < same_edge) {
                    next = s.at;
                    drawn = true;
                }
            if (!drawn) return false;
            if (holds_row(area, edges, y, next)) return texts > 0 && holds_figures(area, edges, y, next);
            if (!holds_lone_text(area.box, edges, y, next)) return false;
            y = next;
        }
        return false;
    }

    bool holds_figures(const RuledArea& area, const std::vector<double>& edges, double y0, double y1) const {
        const std::vector<std::size_t> lines = lines_between(area.box, y0, y1);
        return std::any_of(lines.begin(), lines.end(),
                           [&](std::size_t l) { return fit_of(page_, lines_[l], area.box, edges).figures; });
    }

    /// Texts side by side between two heights, each in a column of its own.
    bool holds_row(const RuledArea& area, const std::vector<double>& edges, double y0, double y1) const {
        const std::vector<std::size_t> lines = lines_between(area.box, y0, y1);
        return std::any_of(lines.begin(), lines.end(), [&](std::size_t l) {
            const Fit fit = fit_of(page_, lines_[l], area.box, edges);
            return fit.fits && fit.texts >= 3;
        });
    }

    /// Whether the lines right below a text alone end with one of several texts: a name over several lines whose row's
    /// figures stand beside its middle or its foot.
    bool begins_row(std::size_t l, const Box& box, const std::vector<double>& edges) const {
        constexpr int most_lines = 5;
        constexpr double leading = 1.6;
        for (std::size_t k = l + 1, seen = 0; k < lines_.size() && seen < most_lines; ++k) {
            const Fit fit = fit_of(page_, lines_[k], box, edges);
            if (fit.texts == 0) continue;
            if (!fit.fits || lines_[k].baseline - lines_[l].baseline >
                                 leading * lines_[l].font_size * (1.0 + static_cast<double>(seen)))
                return false;
            if (fit.texts >= 2) return fit.figures;
            ++seen;
        }
        return false;
    }

    /// Rows right below the last colour that stand in the area's columns.
    void grow_down(std::size_t a) {
        RuledArea& area = areas_[a];
        const std::vector<double> edges = edges_of(area);
        if (!is_shaded(area) || edges.size() < 3) return;
        double limit = page_.height;
        for (std::size_t b = 0; b < areas_.size(); ++b)
            if (b != a && areas_[b].box.y0 > area.box.y1 - 1 && areas_[b].box.x0 < area.box.x1 &&
                areas_[b].box.x1 > area.box.x0)
                limit = std::min(limit, areas_[b].box.y0);
        double reached = area.box.y1;
        double end = area.box.y1;
        double pitch = 0;
        bool figures = false;
        int last_texts = 0;
        for (const std::size_t l : lines_between(area.box, area.box.y1, limit)) {
            if (!budget_.spend(edges.size())) return;
            const TextLine& line = lines_[l];
            const Fit fit = fit_of(page_, line, area.box, edges);
            const double gap = line.box.y0 - reached;
            if (!fit.fits || is_prose(l, area.box) || gap > widest_leading * line.font_size) break;
            if (pitch > 0 && gap > 2.2 * pitch + 0.5 * line.font_size) break;
            // Text alone on its line: a name that wraps, or the heading of a group; not the text after the table.
            if (fit.texts == 1 && !fit.figures && !begins_row(l, area.box, edges) &&
                (fit.wide || (last_texts == 1 && gap > 0.6 * line.font_size)))
                break;
            if (figures && fit.figures) pitch = std::max(pitch, gap);
            reached = line.box.y1;
            last_texts = fit.texts;
            if (fit.texts >= 2) {
                end = reached;
                figures = figures || fit.figures;
            } else if (gap < 0.6 * line.font_size && end > area.box.y1) {
                end = reached;  // the last row's name goes on
            }
        }
        if (!figures || end <= area.box.y1) return;
        add_rows(area, edges, area.box.y1, end + 1);
        area.box.y1 = end + 1;
    }

    const Page& page_;
    std::vector<RuledArea>& areas_;
    std::vector<Segment>& loose_;
    const std::vector<TextLine>& lines_;
    Budget& budget_;
    std::vector<std::vector<char>> prose_;
};

}  // namespace

void complete_shaded_areas(const Page& page, std::vector<RuledArea>& areas, std::vector<Segment>& loose,
                           const std::vector<TextLine>& lines, Budget& budget) {
    if (areas.empty() || areas.size() > most_areas || loose.size() > most_loose) return;
    if (!budget.spend((areas.size() + 1) * (loose.size() + 1) + areas.size() * lines.size())) return;
    Completer(page, areas, loose, lines, budget).run();
}

}  // namespace scrutineer::table_finding
