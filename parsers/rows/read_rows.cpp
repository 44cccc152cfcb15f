// SPDX-License-Identifier: GPL-3.0-or-later
// The way from tables to rows: which layout reads which table.
#include "parsers/rows/read_rows.hpp"

#include <algorithm>
#include <map>

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/meaning/explanation.hpp"
#include "parsers/meaning/read_table.hpp"
#include "parsers/paper/facts.hpp"
#include "parsers/paper/footnotes.hpp"
#include "parsers/paper/headings.hpp"
#include "parsers/paper/legend.hpp"
#include "parsers/paper/scale_notes.hpp"
#include "parsers/ratings/rated_rows.hpp"
#include "parsers/ratings/ratings.hpp"
#include "parsers/rows/cell_uses.hpp"
#include "parsers/rows/choose_tables.hpp"
#include "parsers/rows/general_shapes.hpp"
#include "parsers/rows/layout_trial.hpp"
#include "parsers/rows/measure_rows.hpp"
#include "parsers/rows/page_cards.hpp"
#include "parsers/rows/row_shape.hpp"
#include "parsers/rows/series_columns.hpp"
#include "parsers/rows/series_labels.hpp"
#include "parsers/rows/table_subjects.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer {
namespace {

/// Does a table that no layout reads look as if it held indicators' figures: names on the left, and columns of numbers?
bool looks_like_indicators(const TableGrid& grid) {
    if (grid.rows() < 3 || grid.columns() < 3) return false;
    int names = 0;
    int figure_columns = 0;
    for (int c = 0; c < grid.columns(); ++c) {
        int figures = 0;
        int words = 0;
        int cells = 0;
        for (int r = 0; r < grid.rows(); ++r) {
            const Cell* cell = grid.beginning(r, c);
            if (!cell || cell->row != r || cell->text.empty()) continue;
            ++cells;
            const bool digits =
                std::any_of(cell->text.begin(), cell->text.end(), [](char x) { return x >= '0' && x <= '9'; });
            if (digits && looks_like_figure(cell->text))
                ++figures;
            else if (looks_like_words(cell->text))
                ++words;
        }
        if (2 * words > cells) names = std::max(names, words);
        // The first column's numbers number the rows.
        if (c > 0 && figures >= 2 && 2 * figures > cells) ++figure_columns;
    }
    return names >= 2 && figure_columns >= 1;
}

/// Is most of a table figures, though nothing tells what they are about?
bool holds_figures(const Table& table) {
    constexpr int least = 6;
    int figures = 0;
    int filled = 0;
    for (const Cell& cell : table.cells) {
        if (cell.text.empty() || cell.header) continue;
        ++filled;
        const bool digits =
            std::any_of(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digits && looks_like_figure(cell.text)) ++figures;
    }
    return figures >= least && 5 * figures >= 2 * filled;
}

/// What stands around a table, for the reader that works its meaning out.
meaning::TableView view_of(const TableContext& context) {
    meaning::TableView view{context.table, context.grid};
    view.number = context.number;
    view.headings = context.headings;
    view.caption = context.caption;
    view.footnotes = context.footnotes;
    if (const auto& note = context.scale.note) {
        view.money_unit = note->unit_text;
        view.money_unit_confidence = note->confidence;
        view.money_unit_near = note->place != ScaleNote::Place::earlier;
    }
    view.money_unit_doubtful = context.scale.doubtful;
    view.ratings = context.ratings;
    return view;
}

/// A council's own layout knows what a table is where it knows nearly all of its columns.
bool fits_strongly(const Candidate& candidate, const TableGrid& grid) {
    constexpr double nearly_all = 0.9;
    if (candidate.match.columns.size() != static_cast<std::size_t>(grid.columns())) return true;
    int columns = 0, known = 0;
    for (int c = 0; c < grid.columns(); ++c) {
        bool filled = false;
        for (int r = candidate.match.header_end; r < grid.rows() && !filled; ++r) {
            const Cell* cell = grid.beginning(r, c);
            filled = cell && has_content(*cell);
        }
        if (!filled) continue;
        ++columns;
        if (candidate.match.columns[static_cast<std::size_t>(c)].known) ++known;
    }
    return known >= nearly_all * columns;
}

int last_page_of(const Table& table) {
    int page = table.page;
    for (const Cell& cell : table.cells) page = std::max(page, cell.page);
    return page;
}

/// Whether the general reader is sure of most columns of a table.
bool is_well_understood(const std::vector<meaning::SectionMeaning>& sections) {
    constexpr double sure = 0.85;
    constexpr double most = 0.75;
    int columns = 0, understood = 0;
    for (const meaning::SectionMeaning& section : sections) {
        if (!section.readable() || !section.section.headed()) return false;
        for (const meaning::Column& column : section.roles.columns) {
            if (column.cells.cells == 0) continue;
            ++columns;
            if (column.probability >= sure && column.heading.known >= 0.5) ++understood;
        }
    }
    return columns > 0 && understood >= most * columns;
}

/// Whether a table names its rows in words beside a column of their periods: then these periods are the rows' own, and
/// no series runs down the page. Names stand in most of the rows that have a period.
bool names_its_rows(const std::vector<meaning::SectionMeaning>& sections) {
    return std::any_of(sections.begin(), sections.end(), [](const meaning::SectionMeaning& section) {
        if (!section.readable() || section.roles.name < 0 || section.row_period < 0) return false;
        const auto cells = [&](int column) {
            return section.roles.columns[static_cast<std::size_t>(column)].cells.cells;
        };
        return 2 * cells(section.roles.name) >= cells(section.row_period);
    });
}

/// Whether a table without a heading has the columns of the one before.
bool goes_on(const std::vector<meaning::SectionMeaning>& sections) {
    return !sections.empty() && sections.front().carried && sections.front().readable();
}

/// Whether a table holds indicators as blocks of "Actual" and "Target" under several periods: no card holds that.
bool has_blocks_over_periods(const TableContext& context) {
    const auto found = find_measure_rows(context);
    return found && found->values.size() > 1 && (found->name_above || found->blocks.front().top >= 0);
}

bool lists_contents(const std::vector<meaning::SectionMeaning>& sections) {
    return sections.size() == 1 && sections.front().contents_list;
}

/// Puts the layout `trials` names to the test on a table; nullptr where there is no such layout.
LayoutTrial* add_trial(LayoutTrials& trials, const TableContext& context, const LayoutSet& layouts) {
    for (const Layout& layout : layouts.state().layouts) {
        if (layout.name != trials.layout) continue;
        trials.tables.push_back(try_layout(context, layout));
        return &trials.tables.back();
    }
    return nullptr;
}

/// What the layout says of all its figures, where the page says nothing else.
void apply_constants(const Layout& layout, std::vector<Row>& rows) {
    for (Row& row : rows) {
        if (!layout.group.empty() && row.group != layout.group)
            row.group.insert(row.group.begin(), layout.group.begin(), layout.group.end());
        if (row.period_text.empty()) row.period_text = layout.period;
        for (RawFigure& figure : row.figures) {
            if (figure.area != AreaKind::authority) continue;
            if (layout.names_are_areas) {
                const meaning::HeadingMeaning heading = meaning::parse_heading({row.name.text});
                figure.area = heading.area.value_or(AreaKind::other);
                figure.area_name = row.name.text;
            } else if (layout.area) {
                figure.area = *layout.area;
                figure.area_name = layout.area_name;
            }
        }
    }
}

Diagnostic not_read(const Table& table) {
    return {Diagnostic::Severity::info, "table-not-read",
            "This table holds figures that no layout reads; `scrutineer tables` prints them.", table.page, table.box};
}

/// Where headings that a layout knows stand over rows of figures, and nothing was read or said: says so.
void report_unread(Paper& paper, const std::vector<std::pair<int, Box>>& headed) {
    for (const auto& [page, area] : headed) {
        const auto touches = [&, on = page, box = area](int other_page, const Box& other) {
            return other_page == on && intersection(box, other).area() > 0;
        };
        const bool read = std::any_of(paper.rows.begin(), paper.rows.end(), [&](const Row& row) {
            return touches(row.page, row.box) ||
                   std::any_of(row.figures.begin(), row.figures.end(),
                               [&](const RawFigure& figure) { return touches(figure.cell.page, figure.cell.box); });
        });
        const bool said = std::any_of(paper.diagnostics.begin(), paper.diagnostics.end(),
                                      [&](const Diagnostic& d) { return d.page && d.box && touches(*d.page, *d.box); });
        if (read || said) continue;
        paper.diagnostics.push_back({Diagnostic::Severity::warning, "table-not-understood",
                                     "Headings of indicators stand over figures here, but the rows under them could "
                                     "not be made out.",
                                     page, area});
    }
}

}  // namespace

Paper read_rows(const std::vector<Page>& pages, const std::vector<Table>& found_tables, const LayoutSet& layouts,
                const std::string& metadata_title, std::vector<meaning::ExplainedTable>* explained,
                LayoutTrials* trials) {
    Paper paper;
    std::map<int, int> tables_on_page;
    const PaperText text(pages);
    const ChosenTables chosen = choose_tables(text, found_tables, layouts);
    const std::vector<Table>& tables = chosen.tables;
    PaperFacts facts = read_paper_facts(text, metadata_title);
    std::vector<std::vector<Footnote>> footnotes = find_footnotes(text, tables);
    std::vector<TableScale> scales = find_scale_notes(text, tables, facts);
    const Legend legend = read_legend(text, tables);
    const std::vector<std::string> subjects = table_subjects(tables);
    const PaperRatings ratings(text, tables, legend);
    PageCards cards(text, tables, ratings);
    const std::vector<Heading> headings = find_headings(text, cards.with_cards(tables), facts);
    const Layout series = general_series();
    for (const LegendEntry& entry : legend.entries)
        if (entry.meaning)
            paper.key.push_back({*entry.meaning, entry.against, entry.heading, entry.text, entry.page, entry.box});
    std::optional<KnownColumns> earlier;
    std::optional<meaning::KnownTable> known;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const Table& table = tables[t];
        const TableGrid grid(table);
        const int number = ++tables_on_page[table.page];
        const bool may_go_on = earlier && table.page - earlier->page <= 1;
        TableContext context{table, grid, pages, number, {}, {}, {}};
        if (may_go_on) context.earlier = &*earlier;
        context.blocks = chosen.blocks[t];
        context.text = &text;
        context.legend = &legend;
        context.ratings = &ratings;
        context.paper_headings = &headings;
        const auto note_uses = [&paper](std::vector<CellUse> uses) {
            std::move(uses.begin(), uses.end(), std::back_inserter(paper.uses));
        };
        if (legend.is_key(t)) {
            note_uses(set_aside(table, "key to the ratings"));
            continue;
        }
        const bool heading_on_page = std::any_of(headings.begin(), headings.end(), [&](const Heading& heading) {
            return heading.page == table.page && heading.box.y1 <= table.box.y0 + 2;
        });
        for (Heading& heading : headings_above(headings, table.page, table.box)) {
            context.headings.push_back(std::move(heading.text));
        }
        if (!subjects[t].empty()) context.headings.push_back(subjects[t]);
        context.goes_on = may_go_on && !heading_on_page && earlier->page + 1 == table.page;
        context.caption = lines_above(text, table.page, table.box, table.source);
        context.footnotes = std::move(footnotes[t]);
        context.scale = std::move(scales[t]);
        Candidate candidate = best_candidate(context, layouts);
        LayoutTrial* trial = trials ? add_trial(*trials, context, layouts) : nullptr;
        meaning::TableView view = view_of(context);
        view.paper_title = facts.whole.title;
        if (known && table.page - known->page <= 1) {
            view.earlier = &*known;
            view.text_between = text_between(text, known->page, known->bottom, table.page, table.box);
        }
        // Worked out once, and only for a table whose layout leaves something to ask.
        std::optional<std::vector<meaning::SectionMeaning>> understood;
        const auto sections = [&]() -> const std::vector<meaning::SectionMeaning>& {
            if (!understood) understood = meaning::understand(view);
            return *understood;
        };
        // Without a heading of its own a list may go on under the columns of the table before.
        const auto continues = [&] { return view.earlier && goes_on(sections()); };
        // Labels with a figure each look like names with a figure each.
        const bool of_pairs = candidate.shape && candidate.shape->name == "name-value-pairs";
        if (of_pairs && candidate.match.header_end == 0 && continues()) candidate = {};
        if (of_pairs && lists_contents(sections())) {
            note_uses(set_aside(table, "list of contents"));
            continue;
        }
        const bool by_layout = candidate.layout && !candidate.layout->generic;
        const bool strongly = by_layout && (fits_strongly(candidate, grid) || table.source == TextSource::ocr);
        if ((!by_layout || of_pairs) && !has_blocks_over_periods(context) && cards.cover(table)) continue;
        cards.yield_to(table);
        std::optional<GeneralShape> shape = by_layout ? std::nullopt : read_general_shape(context, series);
        if (shape && shape->kind == GeneralShape::Kind::series && names_its_rows(sections())) shape.reset();
        if (shape && shape->kind == GeneralShape::Kind::list && shape->match.header_end == 0 && continues())
            shape.reset();
        if (!(shape && shape->certain) && (!strongly || explained)) {
            const bool general = !strongly && (!by_layout || is_well_understood(sections()));
            meaning::TableReading read = general ? meaning::read_table(view, sections()) : meaning::TableReading{};
            if (explained)
                explained->push_back({table.page, last_page_of(table), number, table.box,
                                      !read.rows.empty() ? std::string(meaning::general)
                                      : candidate.layout ? candidate.layout->name
                                                         : std::string(),
                                      sections()});
            if (!by_layout) known = std::move(read.known);
            if (!read.rows.empty()) {
                if (trial) trial->read_by = meaning::general;
                note_uses(uses_of(grid, sections()));
                for (Row& row : read.rows) {
                    row.report = report_of_page(facts, row.page);
                    paper.rows.push_back(std::move(row));
                }
                std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(paper.diagnostics));
                if (by_layout) known = std::move(read.known);
                continue;
            }
        }
        if (by_layout) known.reset();
        if (shape && shape->kind == GeneralShape::Kind::series)
            candidate = {&series, find_row_shape(series.shape), shape->match};
        if (!shape && !candidate.layout) {
            if (looks_like_indicators(grid))
                paper.diagnostics.push_back(
                    {Diagnostic::Severity::warning, "table-not-understood",
                     "This table looks like indicators, but no layout reads it. A layout for it can be "
                     "added with --layouts (see docs/layouts.md).",
                     table.page, table.box});
            else if (holds_figures(table))
                paper.diagnostics.push_back(not_read(table));
            continue;
        }
        note_uses(uses_of(grid, shape ? shape->match : candidate.match));
        TableRows read =
            shape ? std::move(shape->rows) : candidate.shape->read(context, *candidate.layout, candidate.match);
        // Totals may go without a name; where most rows do, their names were not found.
        const auto unnamed = std::count_if(read.rows.begin(), read.rows.end(), [](const Row& row) {
            return row.kind == RecordKind::finance_row && row.name.text.empty();
        });
        if (2 * unnamed > static_cast<long>(read.rows.size())) {
            paper.diagnostics.push_back({Diagnostic::Severity::warning, "table-not-understood",
                                         "The names of this table's rows were not found: its figures were left out.",
                                         table.page, table.box});
            continue;
        }
        if (read.rows.empty() && read.diagnostics.empty() && !read.rest_of_row && holds_figures(table))
            paper.diagnostics.push_back(not_read(table));
        if (trial && !read.rows.empty())
            trial->read_by = shape ? std::string(meaning::general) : candidate.layout->name;
        if (!shape && candidate.layout) apply_constants(*candidate.layout, read.rows);
        if (read.rest_of_row && candidate.layout && !paper.rows.empty() &&
            paper.rows.back().layout == candidate.layout->name)
            append_rest(paper.rows.back(), *read.rest_of_row);
        for (Row& row : read.rows) {
            row.report = report_of_page(facts, row.page);
            see_ratings(row, ratings);
        }
        if (candidate.layout) earlier = known_columns(context, candidate, std::move(read.last_groups));
        bool nameless = false;
        for (Row& row : read.rows) {
            const SeriesJoin join = join_series(paper.rows, row);
            if (join == SeriesJoin::another) paper.rows.push_back(std::move(row));
            nameless = nameless || join == SeriesJoin::nameless;
        }
        if (nameless)
            paper.diagnostics.push_back({Diagnostic::Severity::warning, "series-without-names",
                                         "The columns of this table have no names, and it does not go on from the "
                                         "table before; its figures are left out.",
                                         table.page, table.box});
        std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(paper.diagnostics));
    }
    for (Row& row : cards.rows(headings)) {
        row.report = report_of_page(facts, row.page);
        paper.rows.push_back(std::move(row));
    }
    for (Diagnostic& diagnostic : cards.charts(pages)) paper.diagnostics.push_back(std::move(diagnostic));
    std::stable_sort(paper.rows.begin(), paper.rows.end(), [](const Row& a, const Row& b) { return a.page < b.page; });
    report_unread(paper, chosen.headed);
    paper.rated = rated_places(pages, tables, ratings);
    paper.tables = tables;
    paper.facts = std::move(facts.whole);
    paper.reports = std::move(facts.reports);
    return paper;
}

}  // namespace scrutineer
