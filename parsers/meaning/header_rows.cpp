// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/header_rows.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "parsers/meaning/cell_evidence.hpp"
#include "parsers/meaning/heading.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer::meaning {
namespace {

/// Headings of real tables have up to five rows (two levels, each wrapped, and a row of units).
constexpr int most_header_rows = 6;
/// Titles over a heading that the grid took in.
constexpr int most_title_rows = 4;
/// A column is one of figures where so many of its cells are figures or stand for one.
constexpr double share_of_figures = 0.5;
/// A heading of which so much is known is one of the trade's.
constexpr double known_heading = 0.5;
/// A heading is no longer than this; what is longer is a sentence.
constexpr std::size_t longest_heading = 120;

bool is_unit(const std::string& text, const HeadingMeaning& heading) {
    constexpr std::size_t longest_unit = 30;
    return fold_text(text).size() <= longest_unit && !heading.unit_text.empty() && !heading.measure &&
           heading.dimension.empty();
}

class HeaderFinder {
public:
    HeaderFinder(const TableGrid& grid, int header_rows)
        : grid_(grid), hint_(header_rows), looks_(static_cast<std::size_t>(std::max(0, grid.rows()))) {
        find_figure_columns();
    }

    std::vector<Section> sections() {
        std::vector<Section> out;
        int row = 0;
        while (row < grid_.rows()) {
            Section section = read_header(row, out.empty());
            const int body = std::max(section.header_end, section.first + (section.headed() ? 0 : 1));
            section.end = next_header(body, section);
            if (!out.empty()) section.repeated = repeats(section, out.back());
            row = section.end;
            out.push_back(section);
        }
        if (out.empty()) out.push_back({});
        return out;
    }

private:
    /// What a row holds. Of a row with amounts, which heads nothing, no more than the first two.
    struct Look {
        int cells = 0;         ///< that begin in the row and hold something
        int amounts = 0;       ///< in any column
        int statuses = 0;      ///< words in a figure's place, in columns of figures
        int over_figures = 0;  ///< words and periods in columns of figures
        int periods = 0;
        int known = 0;  ///< texts that are headings of the trade
        int units = 0;
        bool alike = false;       ///< what stands over figures is the same text again and again
        bool first_only = false;  ///< all it holds is in the first column or across the table
        bool sentence = false;
    };

    void find_figure_columns() {
        figures_.assign(static_cast<std::size_t>(grid_.columns()), false);
        for (int c = 0; c < grid_.columns(); ++c) {
            int figures = 0, cells = 0;
            for (int r = 0; r < grid_.rows(); ++r) {
                const Cell* cell = grid_.beginning(r, c);
                if (!cell || cell->row != r || cell->text.empty() || cell->column_span > 1) continue;
                const CellKind kind = kind_of(*cell);
                if (kind == CellKind::figure && is_amount(cell->text)) ++figures;
                // Years and bands may be either.
                if (kind != CellKind::period && kind != CellKind::year && kind != CellKind::status) ++cells;
            }
            // A heading of two rows over one row of figures is a table too.
            figures_[static_cast<std::size_t>(c)] =
                figures > 0 && figures >= share_of_figures * std::max(1, cells - hint_ - 1);
        }
    }

    const Look& look_at(int row) const {
        std::optional<Look>& look = looks_[static_cast<std::size_t>(row)];
        if (!look) look = looked_at(row);
        return *look;
    }

    Look looked_at(int row) const {
        Look look;
        const std::vector<const Cell*> own = grid_.row_own_cells(row);
        look.cells = static_cast<int>(own.size());
        look.amounts = static_cast<int>(
            std::count_if(own.begin(), own.end(), [](const Cell* cell) { return is_amount(cell->text); }));
        if (look.amounts > 0) return look;
        std::set<std::string> over;
        for (const Cell* cell : own) {
            const CellKind kind = kind_of(*cell);
            if (cell->text.size() > longest_heading) look.sentence = true;
            if (kind == CellKind::period || kind == CellKind::year) ++look.periods;
            const bool figures = cell->column > 0 && over_figures(*cell);
            if (kind == CellKind::status && figures) ++look.statuses;
            if (kind == CellKind::sign || kind == CellKind::blank) continue;
            if (figures && kind != CellKind::figure && kind != CellKind::status) {
                ++look.over_figures;
                over.insert(fold_text(cell->text));
            }
            const HeadingMeaning heading = parse_heading({cell->text});
            if (is_unit(cell->text, heading)) ++look.units;
            const bool period = kind == CellKind::period || kind == CellKind::year;
            if (period || (kind == CellKind::words && heading.known >= known_heading)) ++look.known;
        }
        look.alike = look.over_figures >= 2 && over.size() == 1;
        look.first_only = own.size() == 1 && own.front()->column == 0;
        return look;
    }

    bool over_figures(const Cell& cell) const {
        for (int c = cell.column; c < std::min(grid_.columns(), cell.column + cell.column_span); ++c)
            if (c > 0 && figures_[static_cast<std::size_t>(c)]) return true;
        return false;
    }

    int figure_columns() const { return static_cast<int>(std::count(figures_.begin(), figures_.end(), true)); }

    bool has_first_cell(int row) const {
        const Cell* cell = grid_.beginning(row, 0);
        return cell && cell->row == row && !cell->text.empty();
    }

    /// Whether a row heads columns, below the rows of the same heading from `first` on.
    bool heads_columns(int row, int first) const {
        const bool upper = row > first;
        const Look& look = look_at(row);
        if (look.cells == 0 || look.amounts > 0 || look.sentence) return false;
        if (look.units > 0 && look.units == look.cells) return !look.first_only || upper;
        if (look.statuses > 0 && look.statuses >= look.over_figures) return false;
        if (look.first_only || look.alike) return false;
        if (row < hint_) return true;
        // The rest of a heading of several rows has words over figures alone.
        if (upper) {
            bool headed = false;
            for (int r = first; r < row; ++r) headed = headed || has_first_cell(r);
            const bool names = headed && has_first_cell(row);
            return look.over_figures > 0 && (!names || 2 * look.known > look.cells);
        }
        // A period or a unit over several columns, their own headings below it.
        if (look.cells < 2)
            return look.over_figures > 0 && row + 1 < grid_.rows() && look_at(row + 1).cells >= 2 &&
                   heads_columns(row + 1, row + 1);
        if (2 * look.over_figures >= std::max(1, figure_columns()) && look.over_figures > 0) return true;
        return look.known >= 2 && 2 * look.known > look.cells;
    }

    /// The titles and the heading that begin at `row`. Where none does, a section without a heading.
    Section read_header(int row, bool top) const {
        Section section;
        section.first = section.header_first = section.header_end = row;
        int first = row;
        while (top && first < std::min(grid_.rows(), row + most_title_rows) && !heads_columns(first, first)) {
            const Look& look = look_at(first);
            if (look.cells > 1 || look.amounts > 0) return section;
            ++first;
        }
        if (first >= grid_.rows() || !heads_columns(first, first)) return section;
        int end = first + 1;
        while (end < std::min(grid_.rows(), first + most_header_rows) && heads_columns(end, first)) ++end;
        // Nothing under it: it is the body.
        if (end >= grid_.rows() && end - first > 1) end = first + 1;
        section.header_first = first;
        section.header_end = end;
        return section;
    }

    /// The row from `row` on where another heading begins; the grid's end where none does.
    int next_header(int row, const Section& section) const {
        for (int r = row; r < grid_.rows(); ++r)
            if (is_heading_again(r, section)) return r;
        return grid_.rows();
    }

    bool is_heading_again(int row, const Section& section) const {
        const Look& look = look_at(row);
        if (look.cells < 2 || look.amounts > 0 || look.statuses > 0 || look.sentence || look.alike) return false;
        if (row + 1 >= grid_.rows()) return false;
        if (section.headed() && same_texts(row, section) * 2 > look.cells) return true;
        // Words or periods over most columns of figures, and the figures go on under them.
        return look.over_figures >= 2 && 3 * look.over_figures >= 2 * figure_columns() &&
               2 * (look.known + look.units) > look.cells;
    }

    int same_texts(int row, const Section& section) const {
        int same = 0;
        for (const Cell* cell : grid_.row_own_cells(row))
            for (int h = section.header_first; h < section.header_end; ++h)
                if (const Cell* heading = grid_.at(h, cell->column);
                    heading && fold_text(heading->text) == fold_text(cell->text)) {
                    ++same;
                    break;
                }
        return same;
    }

    bool repeats(const Section& section, const Section& before) const {
        if (!section.headed() || !before.headed()) return false;
        int cells = 0;
        for (const Cell* cell : grid_.row_own_cells(section.header_first)) cells += cell->text.empty() ? 0 : 1;
        return cells > 0 && same_texts(section.header_first, before) == cells;
    }

    const TableGrid& grid_;
    int hint_;
    std::vector<bool> figures_;
    mutable std::vector<std::optional<Look>> looks_;  ///< a row is asked about for each heading that it may end
};

}  // namespace

std::vector<Section> sections_of(const TableGrid& grid, int header_rows) {
    return HeaderFinder(grid, header_rows).sections();
}

}  // namespace scrutineer::meaning
