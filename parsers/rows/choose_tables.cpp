// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/choose_tables.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "parsers/headed/heading_grid.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/layouts/pattern_pool.hpp"
#include "parsers/lines/raised_marks.hpp"
#include "parsers/meaning/cell_evidence.hpp"
#include "parsers/meaning/read_table.hpp"
#include "parsers/rows/match_columns.hpp"
#include "parsers/rows/measure_rows.hpp"
#include "parsers/rows/split_columns.hpp"
#include "parsers/tables/foot_rows.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// A cell that does not hold what its column should weighs as much as this many that do.
constexpr double cost_of_misfit = 3;

struct Reading {
    double fits = 0;
    double misfits = 0;
    bool by_layout = false;  ///< a council's own layout says what it means
    double score() const { return fits - cost_of_misfit * misfits; }
};

void add(Reading& to, const Reading& from) {
    to.fits += from.fits;
    to.misfits += from.misfits;
    to.by_layout = to.by_layout || from.by_layout;
}

bool is_faultless(const Reading& reading) { return reading.fits > 0 && reading.misfits <= 0.02 * reading.fits; }

/// A table with what was found out of its rows as headings so far: it is looked at again and again.
struct Weighed {
    Table table;
    std::shared_ptr<HeadingBlocks> blocks = std::make_shared<HeadingBlocks>();
};

bool by_place(const Weighed& a, const Weighed& b) {
    return a.table.page != b.table.page ? a.table.page < b.table.page : a.table.box.y0 < b.table.box.y0;
}

/// Headings of neighbouring columns that were run together: "Nearest neighbours Period covered if different".
int run_together(const Layout& layout, const Match& match) {
    int count = 0;
    for (std::size_t c = 0; c < match.columns.size(); ++c) {
        const ColumnUse& use = match.columns[c];
        if (!use.known || use.rule.role != ColumnRole::figure || !use.rule.marks.empty()) continue;
        const LookedAt label(fold_text(match.labels[c]));
        if (std::any_of(layout.columns.begin(), layout.columns.end(), [&](const ColumnRule& other) {
                const bool differs =
                    other.role == ColumnRole::comparator_period ||
                    (other.role == ColumnRole::figure && other.marks.empty() && other.area != use.rule.area &&
                     other.area != AreaKind::authority && use.rule.area != AreaKind::authority);
                return differs && any_found_in(other.header_set, label) && !any_found_in(other.not_header_set, label);
            }))
            ++count;
    }
    return count;
}

/// A name that begins in the middle is the rest of one.
bool is_whole_name(const Row& row) {
    const std::string name = fold_text(row.name.text);
    return !name.empty() && std::islower(static_cast<unsigned char>(name.front())) == 0;
}

/// How well a table's rows read by their own headings and cells: figures count as much as their meaning is sure.
Reading reading_by_meaning(const meaning::TableReading& read, int page) {
    Reading reading;
    for (const Row& row : read.rows) {
        if (row.page != page) continue;
        (is_whole_name(row) ? reading.fits : reading.misfits) += 1;
        for (const RawFigure& figure : row.figures) {
            const bool reads = looks_like_figure(fold_text(figure.cell.text));
            reading.fits += reads ? figure.confidence : 0;
            reading.misfits += reads ? 0 : 0.5;
        }
    }
    for (const Diagnostic& diagnostic : read.diagnostics)
        if (!diagnostic.page || *diagnostic.page == page) reading.misfits += 0.5;
    return reading;
}

meaning::TableReading read_by_meaning(const PaperText& text, const Table& table, const TableGrid& grid,
                                      const std::optional<meaning::KnownTable>& earlier) {
    meaning::TableView view{table, grid};
    if (earlier) {
        view.earlier = &*earlier;
        view.text_between = text_between(text, earlier->page, earlier->bottom, table.page, table.box);
    }
    return meaning::read_table(view, meaning::understand(view));
}

/// How well a table reads whose rows are an indicator's measures ("Actual", "Target"); nullopt where they are not.
std::optional<Reading> reading_by_measures(TableContext context, const PaperText& text) {
    context.text = &text;
    const auto found = find_measure_rows(context);
    if (!found) return std::nullopt;
    Reading reading;
    for (const Row& row : read_measure_rows(context, *found).rows) {
        (is_whole_name(row) ? reading.fits : reading.misfits) += 1;
        for (const RawFigure& figure : row.figures) {
            const bool reads = looks_like_figure(fold_text(figure.cell.text));
            reading.fits += reads ? 1 : 0;
            reading.misfits += reads ? 0 : 0.5;
        }
    }
    return reading;
}

/// The columns of the table before `tables[t]`, where that may go on from it. Tables by page and place.
std::optional<meaning::KnownTable> known_before(const PaperText& text, const std::vector<Weighed>& tables,
                                                std::size_t t) {
    constexpr std::size_t most = 12;  // pages that a table without a heading of its own is followed back over
    std::vector<std::size_t> chain;
    for (std::size_t i = t; i-- > 0 && chain.size() < most && tables[i + 1].table.page - tables[i].table.page <= 1;) {
        chain.push_back(i);
        const TableGrid grid(tables[i].table);
        if (meaning::sections_of(grid, tables[i].table.header_rows).front().headed()) break;
    }
    std::optional<meaning::KnownTable> known;
    for (std::size_t i = chain.size(); i-- > 0;) {
        const Table& table = tables[chain[i]].table;
        const TableGrid grid(table);
        known = read_by_meaning(text, table, grid, known).known;
    }
    return known;
}

/// How well the part of a table that is on page `page` reads. `earlier` are the columns of the table that ends the page
/// before, null where there is none: a part without headings may go on with them. `known` gives the same for the
/// general reader, and is asked only where that reads the table.
template <typename Known>
Reading reading_of(const Weighed& weighed, const PaperText& text, const LayoutSet& layouts, int page,
                   const KnownColumns* earlier, Known known) {
    const Table& table = weighed.table;
    const TableGrid grid(table);
    TableContext context{table, grid, text.pages(), 1, {}, {}, {}};
    context.blocks = weighed.blocks;
    context.earlier = earlier;
    // What the page's end cut off from a row is no row of its own.
    context.goes_on = earlier != nullptr;
    context.caption = lines_above(text, table.page, table.box, table.source);
    const Candidate candidate = best_candidate(context, layouts);
    Reading reading;
    if (!candidate.layout || candidate.layout->generic) {
        if (const auto by_measures = reading_by_measures(context, text)) return *by_measures;
        return reading_by_meaning(read_by_meaning(text, table, grid, known()), page);
    }
    reading.by_layout = true;
    const TableRows read = candidate.shape->read(context, *candidate.layout, candidate.match);
    std::size_t with_reference = 0;
    for (const Row& row : read.rows)
        if (!row.ref.empty()) ++with_reference;
    for (const Row& row : read.rows) {
        if (row.page != page) continue;
        const bool whole = is_whole_name(row);
        const bool referred = !row.ref.empty() || 2 * with_reference < read.rows.size();
        (whole && referred ? reading.fits : reading.misfits) += 1;
        if (!row.ref.empty() && !looks_like_reference(row.ref)) reading.misfits += 1;
        for (const RawFigure& figure : row.figures) {
            // A figure whose heading is known says more than the same figure without one.
            (figure.label.empty() ? reading.misfits : reading.fits) += 0.1;
            const bool reads = looks_like_figure(figure.cell.text);
            (reads ? reading.fits : reading.misfits) += reads ? 1 : 0.5;
        }
        for (const RawRating& rating : row.ratings)
            if (!rating.with_figure)
                (is_rating_cell(*candidate.layout, rating.cell) ? reading.fits : reading.misfits) += 1;
    }
    reading.misfits += run_together(*candidate.layout, candidate.match);
    reading.misfits +=
        0.5 * static_cast<double>(std::count_if(read.diagnostics.begin(), read.diagnostics.end(),
                                                [&](const Diagnostic& d) { return !d.page || *d.page == page; }));
    return reading;
}

/// The columns of the last table of page `page`, where a layout reads it.
std::optional<KnownColumns> last_columns(const std::vector<Weighed>& tables, const PaperText& text,
                                         const LayoutSet& layouts, int page, const KnownColumns* earlier) {
    const Weighed* last = nullptr;
    for (const Weighed& weighed : tables)
        if (weighed.table.page == page && (!last || weighed.table.box.y0 > last->table.box.y0)) last = &weighed;
    if (!last) return std::nullopt;
    const TableGrid grid(last->table);
    TableContext context{last->table, grid, text.pages(), 1, {}, {}, {}};
    context.blocks = last->blocks;
    context.earlier = earlier;
    context.caption = lines_above(text, last->table.page, last->table.box, last->table.source);
    const Candidate candidate = best_candidate(context, layouts);
    return candidate.layout ? std::optional(known_columns(context, candidate, {})) : std::nullopt;
}

double shared_part(const Box& a, const Box& b) {
    const double least = std::min(a.area(), b.area());
    return least > 0 ? intersection(a, b).area() / least : 0;
}

/// The part of a table that is on a page; no area where it has none.
Box part_on_page(const Table& table, int page) {
    Box box;
    bool any = false;
    for (const Cell& cell : table.cells) {
        if (cell.page != page) continue;
        box = any ? united(box, cell.box) : cell.box;
        any = true;
    }
    return box;
}

bool on_one_page(const Table& table) {
    return std::all_of(table.cells.begin(), table.cells.end(),
                       [&](const Cell& cell) { return cell.page == table.page; });
}

/// A heading holds no amount: with one it is a row of figures that was taken for a heading.
bool holds_amounts(const Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(),
                       [&](const Cell& cell) { return cell.row < table.header_rows && meaning::is_amount(cell.text); });
}

/// Does a row say what the table's heading says?
bool says_heading(const Table& table, int row) {
    std::vector<std::string> heading;
    for (const Cell& cell : table.cells)
        if (cell.row < table.header_rows && !cell.text.empty()) heading.push_back(fold_text(cell.text));
    int cells = 0, same = 0;
    for (const Cell& cell : table.cells) {
        if (cell.row != row || cell.text.empty()) continue;
        ++cells;
        same += std::find(heading.begin(), heading.end(), fold_text(cell.text)) != heading.end() ? 1 : 0;
    }
    return cells > 1 && 2 * same >= cells;
}

/// The heading may be printed again under a heading of rows.
bool repeats_heading(const Table& table, int row) {
    constexpr int reach = 3;
    for (int r = row; r < std::min(table.rows, row + reach); ++r)
        if (says_heading(table, r)) return true;
    return false;
}

/// A table joined over pages as one table for each page again. Joining took off the heading that a later page repeats:
/// each part has the first one's.
std::vector<Table> parted(const Table& table) {
    std::vector<int> page_of(static_cast<std::size_t>(std::max(0, table.rows)), table.page);
    for (const Cell& cell : table.cells)
        if (cell.row >= 0 && cell.row < table.rows)
            page_of[static_cast<std::size_t>(cell.row)] =
                std::max(page_of[static_cast<std::size_t>(cell.row)], cell.page);
    std::vector<Table> out;
    for (int row = 0; row < table.rows; ++row) {
        const int page = page_of[static_cast<std::size_t>(row)];
        if (out.empty() || out.back().page != page) {
            out.push_back(table);
            out.back().cells.clear();
            out.back().page = page;
            out.back().rows = 0;
            if (row > 0 && (holds_amounts(table) || repeats_heading(table, row))) {
                out.back().header_rows = 0;
            } else if (row > 0) {
                for (const Cell& cell : table.cells)
                    if (cell.row + cell.row_span <= table.header_rows) out.back().cells.push_back(cell);
                out.back().rows = table.header_rows;
            }
        }
        const int offset = row - out.back().rows++;
        for (const Cell& cell : table.cells) {
            if (cell.row != row) continue;
            out.back().cells.push_back(cell);
            out.back().cells.back().row -= offset;
        }
    }
    for (Table& part : out) part.box = part_on_page(part, part.page);
    return out;
}

}  // namespace

KnownColumns known_columns(const TableContext& context, const Candidate& candidate, std::vector<GroupLevel> groups) {
    KnownColumns known;
    known.layout = candidate.layout;
    known.match = candidate.match;
    for (int c = 0; c < context.grid.columns(); ++c) known.extents.push_back(context.grid.extent(c));
    for (const Cell& cell : context.table.cells) known.page = std::max(known.page, cell.page);
    for (const Cell& cell : context.table.cells)
        if (cell.page == known.page) known.bottom = std::max(known.bottom, cell.box.y1);
    known.groups = std::move(groups);
    return known;
}

Candidate best_candidate(const TableContext& context, const LayoutSet& layouts) {
    Candidate best;
    for (const Layout& layout : layouts.state().layouts) {
        const RowShape* shape = find_row_shape(layout.shape);
        if (!shape) continue;
        Match match = shape->match(context, layout);
        // Layouts come by falling priority: the earlier one stays where two fit equally.
        if (match.score > best.match.score) best = {&layout, shape, std::move(match)};
    }
    return best;
}

ChosenTables choose_tables(const PaperText& text, std::vector<Table> found_tables, const LayoutSet& layouts) {
    ChosenTables chosen;
    const auto settle = [&](Table& table) {
        for (Cell& cell : table.cells) {
            settle_raised_marks(cell);
            layouts.state().words.mend(cell);
        }
    };
    for (Table& table : found_tables) settle(table);
    found_tables = with_foot_rows(std::move(found_tables), text);
    HeadingGrids grids(text, layouts);
    std::vector<Weighed> tables;
    for (Table& table : found_tables) {
        if (table.ruling != Table::Ruling::full && !on_one_page(table))
            for (Table& part : parted(table)) tables.push_back({std::move(part)});
        else
            tables.push_back({std::move(table)});
    }
    std::stable_sort(tables.begin(), tables.end(),
                     [](const Weighed& a, const Weighed& b) { return a.table.page < b.table.page; });
    std::optional<KnownColumns> before;  ///< of the page before
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        const int number = text.pages()[p].number;
        std::vector<Weighed> headed;
        for (Table& table : grids.on_page(p)) headed.push_back({std::move(table)});
        const KnownColumns* earlier = before && before->page + 1 == number ? &*before : nullptr;
        for (Weighed& weighed : headed) settle(weighed.table);
        std::vector<bool> done(headed.size(), false);
        for (std::size_t first = 0; first < headed.size(); ++first) {
            if (done[first]) continue;
            // All tables of either kind that cover parts of each other are weighed together.
            std::vector<std::size_t> ours{first};
            std::vector<std::size_t> covered;
            done[first] = true;
            for (bool grown = true; grown;) {
                grown = false;
                for (std::size_t t = 0; t < tables.size(); ++t) {
                    if (std::find(covered.begin(), covered.end(), t) != covered.end()) continue;
                    const Box part = part_on_page(tables[t].table, number);
                    if (std::none_of(ours.begin(), ours.end(),
                                     [&](std::size_t h) { return shared_part(part, headed[h].table.box) >= 0.3; }))
                        continue;
                    covered.push_back(t);
                    grown = true;
                }
                for (std::size_t h = 0; h < headed.size(); ++h) {
                    if (done[h] || std::none_of(covered.begin(), covered.end(), [&](std::size_t t) {
                            return shared_part(part_on_page(tables[t].table, number), headed[h].table.box) >= 0.3;
                        }))
                        continue;
                    ours.push_back(h);
                    done[h] = true;
                    grown = true;
                }
            }
            Reading found;
            bool drawn = !covered.empty();
            for (const std::size_t t : covered) {
                // Only what opens the page can go on from the page before.
                const bool opens = std::none_of(tables.begin(), tables.end(), [&](const Weighed& other) {
                    return other.table.page == number && other.table.box.y0 < tables[t].table.box.y0;
                });
                add(found, reading_of(tables[t], text, layouts, number, opens ? earlier : nullptr,
                                      [&] { return known_before(text, tables, t); }));
                drawn = drawn && tables[t].table.ruling == Table::Ruling::full;
            }
            const bool faultless = drawn && is_faultless(found);
            Reading by_headings;
            for (const std::size_t h : ours) {
                const Reading own = reading_of(headed[h], text, layouts, number, nullptr,
                                               [] { return std::optional<meaning::KnownTable>(); });
                add(by_headings, own);
                if (own.fits >= 4 && own.score() > 0) chosen.headed.emplace_back(number, headed[h].table.box);
            }
            // What is drawn in full and reads well stays, unless much of the table is missing from it.
            if (faultless && by_headings.fits < 1.25 * found.fits) continue;
            if (drawn && by_headings.fits <= found.fits && 2 * found.misfits < found.fits) continue;
            // Where few lines are drawn, headings that a council's layout knows are the better guide even between
            // equals.
            const double least = drawn || !by_headings.by_layout ? 1.02 * std::max(0.0, found.score()) + 1
                                                                 : std::max(0.0, found.score());
            if (by_headings.fits < 4 || by_headings.score() < least) continue;
            std::sort(covered.begin(), covered.end());
            for (std::size_t i = covered.size(); i-- > 0;) {
                const Table table = std::move(tables[covered[i]].table);
                tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(covered[i]));
                if (on_one_page(table)) continue;
                // What it has on other pages is weighed there.
                for (Table& part : parted(table))
                    if (part.page != number) tables.push_back({std::move(part)});
            }
            std::stable_sort(tables.begin(), tables.end(), by_place);
            for (const std::size_t h : ours) {
                const double top = headed[h].table.box.y0;
                const auto place = std::find_if(tables.begin(), tables.end(), [&](const Weighed& t) {
                    return t.table.page > number || (t.table.page == number && t.table.box.y0 > top);
                });
                tables.insert(place, std::move(headed[h]));
            }
        }
        if (!done.empty()) {
            auto columns = last_columns(tables, text, layouts, number, earlier);
            before = std::move(columns);
        }
    }
    for (Weighed& weighed : tables) {
        const int columns = weighed.table.columns;
        chosen.tables.push_back(with_split_columns(std::move(weighed.table)));
        const bool as_it_was = chosen.tables.back().columns == columns;
        chosen.blocks.push_back(as_it_was ? std::move(weighed.blocks) : std::make_shared<HeadingBlocks>());
    }
    return chosen;
}

}  // namespace scrutineer
