// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/read_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "parsers/lines/captions.hpp"
#include "parsers/lines/cell_pieces.hpp"
#include "parsers/lines/unfinished.hpp"
#include "parsers/meaning/leading_codes.hpp"
#include "parsers/meaning/row_figures.hpp"
#include "parsers/meaning/row_texts.hpp"
#include "parsers/ratings/ratings.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::meaning {
namespace {

/// The gap between two lines of one text is less than this share of a line's height, and by as much less than the gap
/// between rows.
constexpr double line_gap = 0.35;
/// Rows that one record may have: a name of as many lines.
constexpr int most_lines_of_a_record = 8;
/// How sure a row's name is where it stands in another column or over an earlier row.
constexpr double name_from_elsewhere = 0.8;

const Box& text_box(const Cell& cell) { return cell.text_box.area() > 0 ? cell.text_box : cell.box; }

class SectionReader {
public:
    SectionReader(const TableView& view, const SectionMeaning& meaning, GroupHeadings& groups, TableReading& out)
        : view_(view),
          grid_(view.grid),
          meaning_(meaning),
          columns_(meaning.roles.columns),
          groups_(groups),
          out_(out) {
        names_have_codes_ = begin_with_codes(all_names());
        period_of_all_ = period_around();
        row_gap_ = gap_of_rows();
        for (int r = meaning.section.header_end; r < meaning.section.end && !rated_below_; ++r)
            rated_below_ = r > 0 && rates_the_row_above(r);
    }

    void read() {
        if (!meaning_.alike.empty())
            out_.diagnostics.push_back({Diagnostic::Severity::warning, "columns-alike",
                                        "Several columns of figures share the heading \"" +
                                            columns_[static_cast<std::size_t>(meaning_.alike.front())].label +
                                            "\", so they cannot be told apart.",
                                        view_.table.page, view_.table.box});
        for (int r = meaning_.section.first; r < meaning_.section.header_first; ++r) title_row(r);
        int r = std::max(meaning_.section.header_end, meaning_.section.first);
        while (r < meaning_.section.end) {
            if (grid_.row_cells(r).empty()) {
                ++r;
                continue;
            }
            if (is_note_row(r)) {
                note_row(r);
                ++r;
                continue;
            }
            if (is_group_row(grid_, r, name())) {
                heading_row(r);
                ++r;
                continue;
            }
            if (only_name(r)) {
                lone_name(r);
                ++r;
                continue;
            }
            const int end = record_end(r);
            record(r, end);
            follows_heading_ = false;
            r = end;
        }
    }

private:
    int name() const { return meaning_.roles.name; }

    /// A row that explains the one above it: a sentence, or a text that calls itself a note.
    bool is_note_row(int r) const {
        const std::vector<const Cell*> cells = grid_.row_cells(r);
        return cells.size() == 1 && cells.front()->row == r && last_row_ && last_end_ == r &&
               is_note(cells.front()->text);
    }

    void note_row(int r) {
        out_.rows.back().fields.push_back({"Note", grid_.row_cells(r).front()->text});
        last_end_ = r + 1;
    }

    /// A title may have a note beside it.
    void title_row(int r) {
        const std::vector<const Cell*> cells = grid_.row_own_cells(r);
        const Cell* over_names = name() < 0 ? nullptr : grid_.at(r, name());
        if (cells.size() > 1 && over_names && over_names->row == r && !over_names->text.empty())
            take_heading(*over_names);
        else
            heading_row(r);
    }

    void heading_row(int r) {
        const std::vector<const Cell*> cells = grid_.row_own_cells(r);
        if (cells.size() != 1 || cells.front()->text.empty()) return;
        take_heading(*cells.front());
    }

    void take_heading(const Cell& cell) {
        groups_.add(cell, follows_heading_);
        plain_group_ = false;
        follows_heading_ = true;
    }

    const Cell* own_cell(int r, int column) const {
        if (column < 0) return nullptr;
        const Cell* cell = grid_.beginning(r, column);
        return cell && cell->row == r && has_content(*cell) ? cell : nullptr;
    }

    static double line_height(const Cell& cell) {
        return text_box(cell).height() / static_cast<double>(std::max<std::size_t>(1, cell.lines.size()));
    }

    /// The usual gap between the names of rows with figures; 0 where there are too few to tell.
    double gap_of_rows() const {
        std::vector<double> gaps;
        const Cell* before = nullptr;
        for (int r = std::max(meaning_.section.header_end, meaning_.section.first); r < meaning_.section.end; ++r) {
            const Cell* cell = own_cell(r, name());
            if (!cell || grid_.row_cells(r).size() < 2) {
                before = nullptr;
                continue;
            }
            if (before && before->page == cell->page) gaps.push_back(text_box(*cell).y0 - text_box(*before).y1);
            before = cell;
        }
        constexpr std::size_t enough = 2;
        if (gaps.size() < enough) return 0;
        const auto half = gaps.begin() + static_cast<long>(gaps.size() / 2);
        std::nth_element(gaps.begin(), half, gaps.end());
        return *half;
    }

    /// The year that the table's own caption says of all its figures: "Table 14: households in need, 2022/23".
    std::string period_around() const {
        if (meaning_.kind == RecordKind::finance_row) return {};
        std::string caption = caption_among(view_.caption);
        if (caption.empty() && !view_.headings.empty() && is_titled_caption(view_.headings.back()))
            caption = view_.headings.back();
        return caption.empty() ? std::string() : parse_heading({without_number(caption)}).period_text;
    }

    std::vector<std::string> all_names() const {
        std::vector<std::string> out;
        for (int r = std::max(meaning_.section.header_end, meaning_.section.first); r < meaning_.section.end; ++r)
            if (const Cell* cell = own_cell(r, name()); cell && grid_.row_cells(r).size() > 1)
                out.push_back(cell->text);
        return out;
    }

    /// "CS.PI.01 Percentage of care leavers": code and name of a row are told apart.
    void part_code(Row& row) const {
        const LeadingCode code = leading_code(row.name.text);
        std::string& place = code.number ? row.ref : row.code;
        if (!names_have_codes_ || code.text.empty() || !place.empty()) return;
        place = code.text;
        drop_words(row.name, code.words);
    }

    /// Nothing but a text where the names stand.
    bool only_name(int r) const {
        const std::vector<const Cell*> own = grid_.row_own_cells(r);
        return own.size() == 1 && own.front()->column == name() && grid_.row_cells(r).size() == 1 &&
               kind_of(*own.front()) == CellKind::words;
    }

    bool close(const Cell& upper, const Cell& lower) const {
        const double slack = line_gap * line_height(upper);
        const double gap = text_box(lower).y0 - text_box(upper).y1;
        return upper.page == lower.page && gap < slack && gap < row_gap_ - slack;
    }

    /// A name by itself: the end of the row's before, the beginning of the next one's, or a heading of what follows.
    void lone_name(int r) {
        const Cell& cell = *own_cell(r, name());
        const Cell* next = r + 1 < meaning_.section.end ? own_cell(r + 1, name()) : nullptr;
        const bool next_has_none = r + 1 < meaning_.section.end && !next && !grid_.row_cells(r + 1).empty();
        const bool after_row = last_end_ == r && last_row_ && !out_.rows.empty();
        if (after_row && begins_in_the_middle(cell.text) && !ends_open(cell.text) && !next_has_none) {
            append_name(out_.rows.back().name, cell);
            last_end_ = r + 1;
            return;
        }
        // Lines drawn between all rows part a heading from the name below it.
        const bool own_row = view_.table.ruling == Table::Ruling::full && next && !ends_open(cell.text);
        if (next_has_none ||
            (next && !own_row && (ends_open(cell.text) || begins_in_the_middle(next->text) || close(cell, *next)))) {
            pending_.push_back(&cell);
            return;
        }
        groups_.add(cell, follows_heading_);
        plain_group_ = true;
        follows_heading_ = true;
    }

    static void append_name(Cell& name, const Cell& more) {
        const Cell first = name;
        name = joined({&first, &more});
    }

    bool names_row(int r) const {
        for (const int column : {name(), meaning_.roles.reference, meaning_.roles.code})
            if (const Cell* cell = own_cell(r, column); cell && !cell->text.empty()) return true;
        return false;
    }

    bool is_data(Role role) const { return role == Role::figure || role == Role::rating; }

    /// A row of ratings under the figures of the row above it: words that rate, statuses beside them, no amount. Where
    /// a table has such rows, one of statuses alone ("N/a") is another.
    bool rates_the_row_above(int r) const {
        if (!view_.ratings) return false;
        RatingPlace place;
        place.expected = true;
        bool rates = rated_below_ && !names_row(r);
        for (const Cell* cell : grid_.row_own_cells(r)) {
            if (columns_[static_cast<std::size_t>(cell->column)].role != Role::figure || cell->text.empty()) continue;
            const CellKind kind = kind_of(*cell);
            if (kind == CellKind::status) continue;
            if (kind != CellKind::words || !view_.ratings->rating_of(cell->text, place)) return false;
            rates = true;
        }
        return rates;
    }

    /// Does row `end` have a figure where the record that begins at r has its own already?
    bool second_figures(int r, int end) const {
        if (rates_the_row_above(end)) return false;
        for (const Cell* cell : grid_.row_own_cells(end)) {
            if (columns_[static_cast<std::size_t>(cell->column)].role != Role::figure) continue;
            const CellKind kind = kind_of(*cell);
            if (kind != CellKind::figure && kind != CellKind::status) continue;
            for (const Cell* piece : pieces(static_cast<std::size_t>(cell->column), r, end))
                if (kind_of(*piece) == CellKind::figure || kind_of(*piece) == CellKind::status) return true;
        }
        return false;
    }

    /// Whether row `end` holds the second lines of the row above it: the unit of its figure, the end of its name, and
    /// no figure of its own ("+10" over "months").
    bool finishes_figures(int r, int end) const {
        static const Expression unit(
            R"((?i)^(days?|weeks?|months?|years?|hours?|minutes?|million|thousand|per ?cent)$)");
        bool finishes = false;
        for (const Cell* cell : grid_.row_own_cells(end)) {
            if (kind_of(*cell) != CellKind::words) return false;
            if (columns_[static_cast<std::size_t>(cell->column)].role != Role::figure) continue;
            const Pieces above = pieces(static_cast<std::size_t>(cell->column), r, end);
            if (!unit.found_in(cell->text) || above.empty() || kind_of(*above.back()) != CellKind::figure) return false;
            finishes = true;
        }
        return finishes;
    }

    /// One past the last grid row of the record that begins at r.
    int record_end(int r) const {
        int end = r + 1;
        while (end < meaning_.section.end && end - r < most_lines_of_a_record) {
            if (grid_.row_own_cells(end).empty()) {
                // Rows that only cells from above reach into.
                if (grid_.row_cells(end).empty()) break;
                ++end;
                continue;
            }
            if (finishes_figures(r, end)) {
                ++end;
                continue;
            }
            if (names_row(end) || is_group_row(grid_, end, name()) || second_figures(r, end)) break;
            // A total without a name is a row of its own.
            bool figures = false, new_figures = false;
            for (const Cell* cell : grid_.row_own_cells(end))
                if (columns_[static_cast<std::size_t>(cell->column)].role == Role::figure && is_amount(cell->text)) {
                    figures = true;
                    new_figures = new_figures || pieces(static_cast<std::size_t>(cell->column), r, end).empty();
                }
            if (figures && !new_figures) break;
            ++end;
        }
        return end;
    }

    Pieces pieces(std::size_t column, int first, int end) const {
        Pieces out;
        for (int r = first; r < end; ++r) {
            const Cell* cell = grid_.beginning(r, static_cast<int>(column));
            if (!cell || (!out.empty() && out.back() == cell)) continue;
            if (has_content(*cell) || (is_data(columns_[column].role) && cell->fill)) out.push_back(cell);
        }
        return out;
    }

    /// The row's name: in its own column, begun on the lines above, over several rows, or where a total has it.
    void find_name(Row& row, int first, int end) {
        Pieces found = name() >= 0 ? pieces(static_cast<std::size_t>(name()), first, end) : Pieces{};
        if (!pending_.empty()) {
            found.insert(found.begin(), pending_.begin(), pending_.end());
            pending_.clear();
        }
        if (!found.empty()) {
            row.name = joined(found);
            if (found.front()->row < first && pending_.empty() && found.front()->row_span > 1)
                row.name_inherited = false;
            return;
        }
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (columns_[c].role == Role::figure || columns_[c].role == Role::rating) break;
            const Pieces other = pieces(c, first, end);
            if (other.empty() || kind_of(*other.front()) != CellKind::words) continue;
            row.name = joined(other);
            row.confidence *= name_from_elsewhere;
            name_column_ = static_cast<int>(c);
            return;
        }
    }

    void record(int first, int end) {
        Row row;
        row.kind = meaning_.kind;
        row.layout = general;
        row.relative_times = true;
        row.group = groups_.current();
        row.table = view_.number;
        row.row = first + 1;
        row.page = grid_.row_cells(first).front()->page;
        row.footnotes = view_.footnotes;
        row.confidence = view_.table.confidence;
        row.source = view_.table.source;
        name_column_ = name();
        find_name(row, first, end);
        texts(row, first, end);
        part_code(row);
        if (row.period_text.empty()) row.period_text = period_of_all_;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Pieces found = pieces(c, first, end);
            if (found.empty()) continue;
            if (columns_[c].role == Role::figure) {
                add_figure(view_, meaning_, c, found, row);
                own_period(row, c, first, end);
            } else if (columns_[c].role == Role::rating) {
                add_rating(view_, meaning_, c, found, row, out_.diagnostics);
            }
        }
        last_row_ = false;
        last_end_ = end;
        if (row.figures.empty() && row.ratings.empty()) return;
        row.box = grid_.box_of(first, end);
        if (row.name.text.empty()) {
            out_.diagnostics.push_back({Diagnostic::Severity::warning, "row-without-name",
                                        "A row with figures has no name: it was left out.", row.page, row.box});
            return;
        }
        drop_doubled_ratings(meaning_, row);
        const double sure = name() >= 0 ? columns_[static_cast<std::size_t>(name())].probability : name_from_elsewhere;
        for (RawFigure& figure : row.figures) {
            figure.confidence *= sure;
            if (figure.column) figure.column->name = name_column_ == name() ? sure : sure * name_from_elsewhere;
        }
        if (plain_group_ && is_total(row.name.text)) close_group_ = true;
        out_.rows.push_back(std::move(row));
        last_row_ = true;
        if (close_group_) {
            groups_.end_last();
            close_group_ = plain_group_ = false;
        }
    }

    /// A figure's own period stands in a column beside it.
    void own_period(Row& row, std::size_t column, int first, int end) const {
        const int place = meaning_.period_column[column];
        if (place < 0 || row.figures.empty() || !row.figures.back().period_text.empty()) return;
        const Pieces found = pieces(static_cast<std::size_t>(place), first, end);
        if (found.empty()) return;
        const Cell cell = joined(found);
        row.figures.back().period_text = cell.text;
        row.figures.back().period_lines = line_texts(cell);
    }

    void texts(Row& row, int first, int end) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (static_cast<int>(c) == name_column_) continue;
            const Role role = columns_[c].role;
            Pieces found = pieces(c, first, end);
            if (role == Role::group && found.empty() && carried_groups_.contains(static_cast<int>(c)) &&
                !is_total(row.name.text)) {
                row.group.push_back(carried_groups_[static_cast<int>(c)]);
                continue;
            }
            if (found.empty()) continue;
            const Cell cell = joined(found);
            switch (role) {
                case Role::reference:
                    row.ref = cell.text;
                    break;
                case Role::code:
                    row.code = cell.text;
                    break;
                case Role::unit:
                    row.unit_text = cell.text;
                    break;
                case Role::period:
                    if (static_cast<int>(c) == meaning_.row_period) {
                        row.period_text = cell.text;
                        row.period_lines = line_texts(cell);
                    }
                    break;
                case Role::updated:
                    row.updated_text = answer_of(cell);
                    break;
                case Role::polarity:
                    row.polarity = polarity_of(cell.text);
                    if (!row.polarity) field(row, c, cell);
                    break;
                case Role::group:
                    row.group.push_back(whole_group(static_cast<int>(c), cell.text));
                    break;
                case Role::figure:
                case Role::rating:
                case Role::unknown:
                    break;
                case Role::name:
                case Role::area:
                case Role::note:
                case Role::frequency:
                case Role::owner:
                case Role::measure:
                case Role::date:
                case Role::field:
                    field(row, c, cell);
                    break;
            }
        }
    }

    /// The group that a cell names from its row on. A name of several lines stands beside several rows: the rest of it
    /// belongs to those before, too.
    std::string whole_group(int column, const std::string& text) {
        std::string& group = carried_groups_[column];
        const bool goes_on = last_row_ && !group.empty() && (ends_open(group) || begins_in_the_middle(text));
        if (!goes_on) return group = text;
        const std::string begun = group;
        group += " " + text;
        for (auto row = out_.rows.rbegin(); row != out_.rows.rend(); ++row) {
            const auto found = std::find(row->group.begin(), row->group.end(), begun);
            if (found == row->group.end()) break;
            *found = group;
        }
        return group;
    }

    void field(Row& row, std::size_t column, const Cell& cell) const {
        if (!cell.text.empty()) row.fields.push_back({columns_[column].label, cell.text});
    }

    const TableView& view_;
    const TableGrid& grid_;
    const SectionMeaning& meaning_;
    const std::vector<Column>& columns_;
    GroupHeadings& groups_;
    TableReading& out_;
    bool names_have_codes_ = false;
    std::string period_of_all_;  ///< that the caption says
    double row_gap_ = 0;
    bool rated_below_ = false;  ///< rows of ratings stand under rows of figures
    bool follows_heading_ = false;
    bool plain_group_ = false;  ///< the last heading looks like a name: a total ends it
    bool close_group_ = false;
    bool last_row_ = false;  ///< the row that ended at last_end_ was taken
    int last_end_ = -1;
    int name_column_ = -1;
    Pieces pending_;  ///< the first lines of the next row's name
    std::map<int, std::string> carried_groups_;
};

/// A table that goes on from the page before under the same headings, repeated.
bool repeats_headings(const TableView& view, const SectionMeaning& first) {
    if (!view.earlier || view.text_between || view.earlier->page + 1 != view.table.page) return false;
    const std::vector<Column>& before = view.earlier->columns;
    const std::vector<Column>& now = first.roles.columns;
    if (!first.section.headed() || first.section.header_first > first.section.first) return false;
    const int named = view.earlier->name, names = first.roles.name;
    if (named < 0 || names < 0 ||
        fold_text(before[static_cast<std::size_t>(named)].label) !=
            fold_text(now[static_cast<std::size_t>(names)].label))
        return false;
    // A column more or less may have been found.
    constexpr double nearly_all = 0.75;
    std::multiset<std::string> labels;
    for (const Column& column : before) labels.insert(fold_text(column.label));
    std::size_t same = 0;
    for (const Column& column : now)
        if (const auto found = labels.find(fold_text(column.label)); found != labels.end()) {
            labels.erase(found);
            ++same;
        }
    return static_cast<double>(same) >= nearly_all * static_cast<double>(std::max(before.size(), now.size()));
}

/// The headings of a section that ends before its first row: they are those of the rows on the next page.
void take_headings_alone(const TableView& view, const SectionMeaning& meaning, GroupHeadings& groups) {
    bool follows = false;
    for (int r = std::max(meaning.section.header_end, meaning.section.first); r < meaning.section.end; ++r)
        if (is_group_row(view.grid, r, meaning.roles.name)) {
            groups.add(*view.grid.row_cells(r).front(), follows);
            follows = true;
        }
}

/// Columns of figures or ratings under which nothing was understood.
void report_unreadable(const TableView& view, const SectionMeaning& meaning, TableReading& out) {
    if (meaning.contents_list) return;
    int figures = 0;
    Box box;
    for (int r = meaning.section.first; r < meaning.section.end; ++r)
        for (const Cell* cell : view.grid.row_own_cells(r))
            if (is_amount(cell->text)) {
                box = figures > 0 ? united(box, cell->box) : cell->box;
                ++figures;
            }
    constexpr int least = 2;
    if (figures < least) return;
    out.diagnostics.push_back({Diagnostic::Severity::warning, "table-not-understood",
                               "Which texts of this table name its rows was not found: " + std::to_string(figures) +
                                   " figures were left out.",
                               view.table.page, box});
}

}  // namespace

TableReading read_table(const TableView& view, const std::vector<SectionMeaning>& sections) {
    TableReading out;
    const bool goes_on =
        view.earlier && !sections.empty() && (sections.front().carried || repeats_headings(view, sections.front()));
    // A caption stands over a table's first part alone.
    const std::vector<std::string>& headings =
        goes_on && view.headings.empty() ? view.earlier->headings : view.headings;
    GroupHeadings groups(headings);
    if (goes_on) groups.resume(view.earlier->groups);
    for (const SectionMeaning& meaning : sections) {
        if (meaning.readable()) {
            SectionReader(view, meaning, groups, out).read();
        } else {
            report_unreadable(view, meaning, out);
            take_headings_alone(view, meaning, groups);
        }
    }
    if (sections.empty() || !sections.back().tells_columns()) return out;
    const SectionMeaning& last = sections.back();
    KnownTable known;
    known.columns = last.roles.columns;
    known.name = last.roles.name;
    known.reference = last.roles.reference;
    known.code = last.roles.code;
    for (int c = 0; c < view.grid.columns(); ++c) known.extents.push_back(view.grid.extent(c));
    known.groups = groups.levels();
    known.headings = headings;
    known.page = view.table.page;
    for (const Cell& cell : view.table.cells) known.page = std::max(known.page, cell.page);
    for (const Cell& cell : view.table.cells)
        if (cell.page == known.page) known.bottom = std::max(known.bottom, cell.box.y1);
    known.kind = last.kind;
    out.known = std::move(known);
    return out;
}

}  // namespace scrutineer::meaning
