// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/indicator_rows.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "parsers/lines/cell_pieces.hpp"
#include "parsers/lines/raised_marks.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "parsers/meaning/group_headings.hpp"
#include "parsers/rows/match_columns.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Most of the columns' headings are the same, though one page's table may have a column more.
bool same_headings(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t named = 0;
    std::size_t shared = 0;
    for (const std::string& label : b) {
        if (label.empty()) continue;
        ++named;
        if (std::find(a.begin(), a.end(), label) != a.end()) ++shared;
    }
    return named > 0 && 5 * shared >= 4 * named;
}

class Reader {
public:
    Reader(const TableContext& context, const Layout& layout, const Match& match, bool ratings_below)
        : context_(context),
          grid_(context.grid),
          layout_(layout),
          match_(match),
          ratings_below_(ratings_below),
          finance_(layout.kind == RecordKind::finance_row),
          groups_(context.headings) {
        find_columns();
        doubt_columns_alike();
        // A table that goes on from the page before is under that page's headings until it has its own.
        if (context.goes_on && (match.inherited || same_headings(context.earlier->match.labels, match.labels)))
            groups_.resume(context.earlier->groups);
    }

    TableRows read() {
        for (int r = 0; r < match_.header_first; ++r) heading_row(r);
        int r = match_.header_end;
        while (r < grid_.rows()) {
            if (grid_.row_cells(r).empty()) {
                ++r;
                continue;
            }
            if (const int end = header_again(r); end > r) {
                follows_heading_ = false;
                r = end;
                continue;
            }
            if (is_group_row(grid_, r, name_, layout_.group_rows)) {
                heading_row(r);
                ++r;
                continue;
            }
            const int end = block_end(r);
            if (!skipped(r)) record(r, end);
            follows_heading_ = false;
            r = end;
        }
        report_unread_columns();
        out_.last_groups = groups_.levels();
        return std::move(out_);
    }

private:
    /// Columns of figures or ratings that no rule takes are left out, and said to be.
    void report_unread_columns() {
        if (out_.rows.empty()) return;
        for (int c = 0; c < grid_.columns(); ++c) {
            if (match_.columns[static_cast<std::size_t>(c)].known) continue;
            int data = 0;
            Box box;
            for (int r = match_.header_end; r < grid_.rows(); ++r) {
                const Cell* cell = grid_.beginning(r, c);
                if (!cell || cell->row != r || cell->column_span > 1 || cell->header) continue;
                const bool figure = looks_like_figure(cell->text) && !looks_like_status(cell->text);
                if (!figure && !is_rating_cell(layout_, *cell)) continue;
                box = data > 0 ? united(box, cell->box) : cell->box;
                ++data;
            }
            constexpr int least = 2;
            if (data < least) continue;
            const std::string& label = match_.labels[static_cast<std::size_t>(c)];
            out_.diagnostics.push_back(
                {Diagnostic::Severity::warning, "column-not-understood",
                 (label.empty() ? "A column without a heading" : "The column \"" + label + "\"") +
                     std::string(" holds figures or ratings that the layout has no rule for: they were left out."),
                 context_.table.page, box});
        }
    }

    /// One heading over several columns of figures tells them not apart: what they were taken for is doubtful.
    void doubt_columns_alike() {
        const int columns = static_cast<int>(match_.columns.size());
        std::vector<bool> alike(match_.columns.size(), false);
        const auto holds_figures = [&](int c) {
            int figures = 0;
            for (int r = match_.header_end; r < grid_.rows(); ++r)
                if (const Cell* cell = grid_.beginning(r, c);
                    cell && cell->column_span == 1 && !looks_like_status(cell->text) && looks_like_figure(cell->text))
                    ++figures;
            return figures >= 2;
        };
        std::string label;
        for (int c = 0; c < columns; ++c)
            for (int d = c + 1; d < columns; ++d) {
                const ColumnUse& a = match_.columns[static_cast<std::size_t>(c)];
                const ColumnUse& b = match_.columns[static_cast<std::size_t>(d)];
                const std::string& heading = match_.labels[static_cast<std::size_t>(c)];
                if (!a.known || !b.known || a.rule.role != ColumnRole::figure || b.rule.role != ColumnRole::figure)
                    continue;
                if (heading.empty() || heading != match_.labels[static_cast<std::size_t>(d)] ||
                    a.rule.measure != b.rule.measure || a.rule.basis != b.rule.basis || a.rule.area != b.rule.area)
                    continue;
                if (!holds_figures(c) || !holds_figures(d)) continue;
                alike[static_cast<std::size_t>(c)] = alike[static_cast<std::size_t>(d)] = true;
                label = heading;
            }
        if (label.empty()) return;
        constexpr double doubt = 0.5;
        for (std::size_t c = 0; c < alike.size(); ++c)
            if (alike[c]) match_.columns[c].confidence *= doubt;
        out_.diagnostics.push_back({Diagnostic::Severity::warning, "columns-alike",
                                    "One heading, \"" + label + "\", stands over several columns of figures: " +
                                        "which of them is what cannot be told.",
                                    context_.table.page, context_.table.box});
    }

    void find_columns() {
        ref_ = code_ = name_ = -1;
        for (int c = 0; c < grid_.columns(); ++c) {
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(c)];
            if (!use.known) continue;
            if (use.rule.role == ColumnRole::ref && ref_ < 0) ref_ = c;
            if (use.rule.role == ColumnRole::code && code_ < 0) code_ = c;
            if (use.rule.role == ColumnRole::name && name_ < 0) name_ = c;
        }
    }

    void heading_row(int r) {
        const std::vector<const Cell*> cells = grid_.row_own_cells(r);
        if (cells.size() != 1 || cells.front()->text.empty()) return;
        groups_.add(*cells.front(), follows_heading_);
        follows_heading_ = true;
    }

    std::vector<std::string> group() const { return groups_.current(); }

    bool skipped(int r) const {
        const std::vector<const Cell*> cells = grid_.row_cells(r);
        return !cells.empty() && any_found_in(layout_.skip_rows, fold_text(cells.front()->text));
    }

    /// A heading block in the middle of the table: repeated, or another one. Gives the row after it, or r where none.
    int header_again(int r) {
        const std::vector<const Cell*> cells = grid_.row_cells(r);
        if (cells.size() < 2) return r;
        bool words_for_figures = false;
        for (const Cell* cell : cells) {
            if (looks_like_figure(cell->text) && !looks_like_period(cell->text) && !money_unit(cell->text)) return r;
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(cell->column)];
            words_for_figures = words_for_figures || (use.known && use.rule.role == ColumnRole::figure);
        }
        int like = 0;
        for (const Cell* cell : cells) {
            for (int h = match_.header_first; h < match_.header_end; ++h)
                if (const Cell* heading = grid_.at(h, cell->column);
                    heading && fold_text(heading->text) == fold_text(cell->text)) {
                    ++like;
                    break;
                }
        }
        const bool same = 2 * like > static_cast<int>(cells.size());
        Match again = match_header_at(context_, layout_, r);
        // Another heading has words where the figures were and names columns that the layout knows.
        if (again.score <= 0 || (!same && (!words_for_figures || again.score < std::max(1.5, layout_.least_score))))
            return r;
        const int end = again.header_end;
        match_ = std::move(again);
        find_columns();
        return end;
    }

    bool names_row(int r) const {
        for (const int column : {ref_, code_, name_}) {
            if (column < 0) continue;
            const Cell* cell = grid_.beginning(r, column);
            if (cell && cell->row == r && !cell->text.empty()) return true;
        }
        return false;
    }

    /// One past the last grid row of the record that begins at r.
    int block_end(int r) const {
        int end = r + 1;
        for (const int column : {ref_, name_})
            if (column >= 0)
                if (const Cell* cell = grid_.beginning(r, column); cell && !cell->text.empty())
                    end = std::max(end, cell->row + cell->row_span);
        if (finance_) return std::min(end, r + 1);
        while (end < grid_.rows() && end - r < 8) {
            const std::vector<const Cell*> own = grid_.row_own_cells(end);
            if (own.empty() || names_row(end) || is_group_row(grid_, end, name_, layout_.group_rows) ||
                second_figures(r, end))
                break;
            ++end;
        }
        return end;
    }

    /// Does grid row `end` have figures where the record that begins at r has its own already? Then it is another row,
    /// whose name is blank, unless ratings are what stands below.
    bool second_figures(int r, int end) const {
        if (ratings_below_) return false;
        for (const Cell* cell : grid_.row_own_cells(end)) {
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(cell->column)];
            if (!use.known || use.rule.role != ColumnRole::figure || !looks_like_figure(cell->text)) continue;
            for (const Cell* piece : pieces(cell->column, r, end))
                if (looks_like_figure(piece->text)) return true;
        }
        return false;
    }

    std::vector<const Cell*> pieces(int column, int first, int end) const {
        std::vector<const Cell*> out;
        for (int r = first; r < end; ++r) {
            const Cell* cell = grid_.beginning(r, column);
            if (!cell || (!out.empty() && out.back() == cell)) continue;
            if (has_content(*cell) || (cell->fill && rating_of_colour(*cell->fill))) out.push_back(cell);
        }
        return out;
    }

    std::string text_of(int column, int first, int end) const {
        const std::vector<const Cell*> found = pieces(column, first, end);
        return found.empty() ? std::string() : joined(found).text;
    }

    /// Whether rows from `first` on are what the page's end cut off from a row with its ratings below: the rest of the
    /// name, ratings, and nothing else.
    bool is_rest(int first, int end) const {
        if (!ratings_below_ || ref_ < 0 || name_ < 0 || !text_of(ref_, first, end).empty()) return false;
        if (text_of(name_, first, end).empty() || (code_ >= 0 && !text_of(code_, first, end).empty())) return false;
        for (int c = 0; c < grid_.columns(); ++c) {
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(c)];
            if (c == name_ || !use.known) continue;
            for (const Cell* piece : pieces(c, first, end))
                if (!piece->text.empty() &&
                    ((use.rule.role != ColumnRole::figure && use.rule.role != ColumnRole::rating) ||
                     !is_rating_cell(layout_, *piece)))
                    return false;
        }
        return true;
    }

    void record(int first, int end) {
        Row row;
        row.kind = layout_.kind;
        row.layout = layout_.name;
        row.group = group();
        row.page = context_.table.page;
        row.table = context_.number;
        row.row = first + 1;
        row.footnotes = context_.footnotes;
        row.confidence = context_.table.confidence;
        row.source = context_.table.source;
        Cell comparator_period;
        rest_ = is_rest(first, end);
        for (int c = 0; c < grid_.columns(); ++c) {
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(c)];
            const std::vector<const Cell*> found = pieces(c, first, end);
            if (found.empty()) continue;
            if (!use.known) {
                // A column that only texts across two columns fall into.
                if (c > 0 && looks_like_status(joined(found).text))
                    if (const ColumnUse& before = match_.columns[static_cast<std::size_t>(c) - 1];
                        before.known && before.rule.role == ColumnRole::figure && before.rule.against)
                        status_across(row, *before.rule.against, joined(found));
                continue;
            }
            switch (use.rule.role) {
                case ColumnRole::ref:
                    row.ref = joined(found).text;
                    break;
                case ColumnRole::code:
                    row.code = joined(found).text;
                    break;
                case ColumnRole::name:
                    if (row.name.text.empty()) row.name = joined(found);
                    if (const std::string& label = match_.labels[static_cast<std::size_t>(c)];
                        use.rule.heading_is_group && !label.empty())
                        row.group.push_back(label);
                    break;
                case ColumnRole::unit:
                    row.unit_text = joined(found).text;
                    break;
                case ColumnRole::period:
                    row.period_text = joined(found).text;
                    row.period_lines = line_texts(joined(found));
                    break;
                case ColumnRole::comparator_period:
                    comparator_period = joined(found);
                    break;
                case ColumnRole::updated:
                    row.updated_text = answer_of(joined(found));
                    break;
                case ColumnRole::group:
                    row.group.push_back(joined(found).text);
                    break;
                case ColumnRole::figure:
                    figure(row, use, c, found, first);
                    break;
                case ColumnRole::rating:
                    rating(row, use, c, found);
                    break;
                case ColumnRole::ignore:
                    break;
            }
        }
        // What the page's end cut off from the row before has no reference and no figures of its own.
        if (ref_ >= 0 && row.ref.empty() && row.code.empty() && row.figures.empty() && !row.name.text.empty()) {
            if (!out_.rows.empty() && !out_.rows.back().ref.empty() && out_.rows.back().group == row.group) {
                append_rest(out_.rows.back(), row);
                return;
            }
            if (out_.rows.empty() && context_.goes_on && first == match_.header_end) {
                out_.rest_of_row = std::move(row);
                return;
            }
        }
        if (row.figures.empty() && row.ratings.empty()) return;
        // Words under all headings of money are another heading.
        if (finance_ && std::none_of(row.figures.begin(), row.figures.end(),
                                     [](const RawFigure& figure) { return looks_like_figure(figure.cell.text); }))
            return;
        if (row.name.text.empty() && !finance_) {
            out_.diagnostics.push_back({Diagnostic::Severity::warning, "row-without-name",
                                        "A row with figures has no name: it was left out.", row.page,
                                        grid_.box_of(first, end)});
            return;
        }
        if (comparator_period.text.empty()) comparator_period = stray_period(row);
        for (RawFigure& figure : row.figures) {
            if (!figure.period_text.empty() || figure.area == AreaKind::authority ||
                looks_like_status(figure.cell.text))
                continue;
            figure.period_text = part_for_area(comparator_period.text, figure.area);
            if (figure.period_text == comparator_period.text) figure.period_lines = line_texts(comparator_period);
        }
        drop_doubled_ratings(row);
        row.box = grid_.box_of(first, end);
        for (const Cell* cell : grid_.row_cells(first)) {
            row.page = cell->page;
            break;
        }
        out_.rows.push_back(std::move(row));
    }

    /// "2017/18" among the figures of a comparator, in a table with a column for the comparators' periods: it was
    /// printed there, and taken for the column beside it where both hold little. It is no figure of the row any more.
    Cell stray_period(Row& row) const {
        const bool expected = std::any_of(match_.columns.begin(), match_.columns.end(), [](const ColumnUse& use) {
            return use.known && use.rule.role == ColumnRole::comparator_period;
        });
        if (!expected) return {};
        static const Expression year("(19|20)\\d\\d ?[/-] ?\\d{2,4}");
        const auto stray = std::find_if(row.figures.begin(), row.figures.end(), [](const RawFigure& figure) {
            const std::string text = fold_text(figure.cell.text);
            return figure.area != AreaKind::authority &&
                   (year.matches(text) || (!looks_like_figure(text) && looks_like_period(text)));
        });
        if (stray == row.figures.end()) return {};
        Cell cell = stray->cell;
        row.figures.erase(stray);
        return cell;
    }

    void figure(Row& row, const ColumnUse& use, int column, std::vector<const Cell*> found, int first) {
        std::optional<Cell> rating_cell;
        if (use.rule.against && found.size() >= 2 &&
            (is_rating_cell(layout_, *found.back()) || (ratings_below_ && looks_like_status(found.back()->text)))) {
            rating_cell = *found.back();
            found.pop_back();
        }
        Cell cell = joined(found);
        // "4.8 (red)" is one text even where it is wrapped.
        const std::string last_line = cell.lines.empty() ? std::string() : line_text(cell.lines.back());
        if (use.rule.against && !rating_cell && cell.lines.size() >= 2 && !last_line.starts_with("(") &&
            rating_word(layout_, last_line) && (ratings_below_ || !looks_like_status(last_line))) {
            auto [head, tail] = split_last_line(cell);
            if (looks_like_figure(head.text)) {
                cell = std::move(head);
                rating_cell = std::move(tail);
            }
        }
        // A lone rating stands in the figures' column where there is no figure, or belongs to the line below.
        const bool only_rating = use.rule.against && !rating_cell && is_rating_cell(layout_, cell) &&
                                 (!looks_like_status(cell.text) || (ratings_below_ && (cell.row > first || rest_)));
        std::optional<Against> against = use.rule.against;
        if (only_rating) {
            add_rating(row, column, cell, *against, false);
            return;
        }
        RawFigure figure;
        figure.measure = use.rule.measure;
        figure.basis = use.rule.basis;
        figure.area = use.rule.area;
        figure.area_name = use.rule.area_name;
        figure.label = match_.labels[static_cast<std::size_t>(column)];
        figure.unit_text = unit_of(use, column, row);
        figure.confidence = use.confidence * scale_confidence(figure);
        if (use.rule.period_in_header) figure.period_text = figure.label;
        figure.cell = cell;
        if (const std::string marked = text_with_marks(cell); marked != cell.text) figure.value_text = marked;
        if (const std::string whole = text_of_broken_lines(figure.cell); !whole.empty()) figure.value_text = whole;
        for (const MarkRule& mark : use.rule.marks) {
            if (!ends_with_mark(marked_text(figure.value_text.empty() ? cell.text : figure.value_text), mark.mark))
                continue;
            figure.area = mark.area;
            figure.area_name = mark.area_name;
            if (mark.against && against) {
                switched_.emplace_back(*against, *mark.against);
                against = mark.against;
            }
            break;
        }
        name_area(figure);
        row.figures.push_back(figure);
        if (rating_cell)
            add_rating(row, column, *rating_cell, *against, false);
        else if (against)
            add_rating(row, column, cell, *against, true);
    }

    /// "England - 2011/12 - 2013/14 NE - 2010/11 - 2012/13": the part behind the area's own name, or the whole where
    /// the text names no area.
    std::string part_for_area(const std::string& text, AreaKind area) const {
        const std::string plain = fold_text(text);
        std::vector<std::pair<std::size_t, std::pair<std::size_t, AreaKind>>> named;  // where the name begins, ends
        for (const AreaRule& rule : layout_.areas)
            for (const Pattern& pattern : rule.header)
                if (const auto at = pattern.find_in(plain))
                    named.push_back({at->first, {at->first + at->second, rule.kind}});
        if (named.empty()) return text;
        std::sort(named.begin(), named.end());
        for (std::size_t i = 0; i < named.size(); ++i) {
            if (named[i].second.second != area) continue;
            const std::size_t begin = named[i].second.first;
            const std::size_t end = i + 1 < named.size() ? named[i + 1].first : plain.size();
            if (end <= begin) continue;
            std::string part = plain.substr(begin, end - begin);
            part.erase(0, part.find_first_not_of(" -:("));
            while (!part.empty() && std::string_view(" -:;,(").find(part.back()) != std::string_view::npos)
                part.pop_back();
            if (!part.empty()) return part;
        }
        return text;
    }

    /// A figure's text without the rating behind it: "11.68** GREEN".
    std::string marked_text(std::string text) const {
        const std::size_t space = text.find_last_of(' ');
        if (space != std::string::npos && rating_word(layout_, text.substr(space + 1))) text.resize(space);
        return text;
    }

    static bool ends_with_mark(const std::string& text, const std::string& mark) {
        if (!text.ends_with(mark) || text.size() == mark.size()) return false;
        const std::string before = text.substr(0, text.size() - mark.size());
        // `*` is not the end of `**`.
        return before.back() != mark.front();
    }

    void name_area(RawFigure& figure) const {
        if (!figure.area_name.empty() || figure.area == AreaKind::authority) return;
        const std::string label = fold_text(figure.label);
        for (const AreaRule& rule : layout_.areas)
            if (rule.kind == figure.area && any_found_in(rule.header, label)) {
                figure.area_name = rule.name;
                return;
            }
    }

    std::string unit_of(const ColumnUse& use, int column, const Row& row) const {
        if (!use.rule.unit.empty()) return use.rule.unit;
        const std::string& label = match_.labels[static_cast<std::size_t>(column)];
        if (const auto unit = money_unit(label)) return *unit;
        if (const auto unit = count_or_share_unit(label)) return *unit;
        if (!finance_) return {};
        if (const auto unit = money_unit(row.name.text)) return *unit;
        if (is_not_money(label)) return {};
        // A row that counts ("Number", "Total number of schools") is not money under a heading of £000.
        if (counts_things(row.name.text)) return "No.";
        if (name_ >= 0)
            if (const auto unit = money_unit(match_.labels[static_cast<std::size_t>(name_)])) return *unit;
        if (context_.scale.note) return context_.scale.note->unit_text;
        for (const std::string& other : match_.labels)
            if (const auto unit = money_unit(other)) return *unit;
        return {};
    }

    /// How far the scale of a figure's money is known: for sure from a heading, less so from a note, and hardly where
    /// the paper has its money in thousands elsewhere and nothing says in what this table's is.
    double scale_confidence(const RawFigure& figure) const {
        constexpr double unknown_scale = 0.5;
        if (!finance_ || is_not_money(figure.label)) return 1;
        if (figure.unit_text.empty()) return context_.scale.doubtful ? unknown_scale : 1;
        const auto& note = context_.scale.note;
        return note && note->unit_text == figure.unit_text ? note->confidence : 1;
    }

    void rating(Row& row, const ColumnUse& use, int column, const std::vector<const Cell*>& found) {
        const Cell cell = joined(found);
        if (!cell.text.empty() && !is_rating_cell(layout_, cell) && cell.symbols.empty()) {
            // "No Data" across figure and rating may stand in either's column.
            if (looks_like_status(cell.text))
                status_across(row, *use.rule.against, cell);
            else if (!(cell.fill && rating_of_colour(*cell.fill)))
                out_.diagnostics.push_back(
                    {Diagnostic::Severity::warning, "rating-not-understood",
                     "\"" + cell.text + "\" stands where a rating is expected and is none that is known.", cell.page,
                     cell.box});
            return;
        }
        Against against = *use.rule.against;
        for (const auto& [from, to] : switched_)
            if (from == against) against = to;
        add_rating(row, column, cell, against, false);
    }

    /// A status that fills the place of a figure and its rating: the figure is given it where it has none of its own.
    void status_across(Row& row, Against against, const Cell& cell) {
        for (int c = 0; c < grid_.columns(); ++c) {
            const ColumnUse& use = match_.columns[static_cast<std::size_t>(c)];
            if (!use.known || use.rule.role != ColumnRole::figure || use.rule.against != against) continue;
            const std::string& label = match_.labels[static_cast<std::size_t>(c)];
            if (std::none_of(row.figures.begin(), row.figures.end(), [&](const RawFigure& f) {
                    return f.label == label && f.area == use.rule.area && f.basis == use.rule.basis;
                }))
                figure(row, use, c, {&cell}, cell.row);
            return;
        }
    }

    void add_rating(Row& row, int column, const Cell& cell, Against against, bool with_figure) const {
        RawRating rating;
        rating.against = against;
        rating.cell = cell;
        rating.label = match_.labels[static_cast<std::size_t>(column)];
        rating.with_figure = with_figure;
        if (!with_figure) rating.word_meaning = rating_word(layout_, cell.text);
        row.ratings.push_back(std::move(rating));
    }

    /// Where a rating has a cell of its own, the figure's cell says nothing more about it.
    void drop_doubled_ratings(Row& row) {
        std::vector<Against> own;
        for (const RawRating& rating : row.ratings)
            if (!rating.with_figure) own.push_back(rating.against);
        for (const ColumnUse& use : match_.columns)
            if (use.known && use.rule.role == ColumnRole::rating) {
                own.push_back(*use.rule.against);
                for (const auto& [from, to] : switched_)
                    if (from == *use.rule.against) own.push_back(to);
            }
        std::erase_if(row.ratings, [&](const RawRating& rating) {
            return rating.with_figure && std::find(own.begin(), own.end(), rating.against) != own.end();
        });
        switched_.clear();
    }

    const TableContext& context_;
    const TableGrid& grid_;
    const Layout& layout_;
    Match match_;
    bool ratings_below_;
    bool rest_ = false;  ///< the record at hand is the rest of one
    bool finance_;
    GroupHeadings groups_;
    bool follows_heading_ = false;
    int ref_ = -1, code_ = -1, name_ = -1;
    /// This row's marks: ratings against the first are against the second.
    std::vector<std::pair<Against, Against>> switched_;
    TableRows out_;
};

}  // namespace

TableRows read_plain_rows(const TableContext& context, const Layout& layout, const Match& match) {
    return Reader(context, layout, match, false).read();
}

TableRows read_rows_with_ratings_below(const TableContext& context, const Layout& layout, const Match& match) {
    return Reader(context, layout, match, true).read();
}

}  // namespace scrutineer
