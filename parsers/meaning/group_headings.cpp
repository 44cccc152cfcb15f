// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/group_headings.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// How alike two styles are: numbering and the question mark tell levels apart best.
int likeness(const HeadingStyle& a, const HeadingStyle& b) {
    int points = 0;
    if (a.fill == b.fill) points += 2;
    if (a.colour == b.colour) points += 1;
    if (std::abs(a.size - b.size) < 0.4) points += 1;
    if (a.bold == b.bold) points += 1;
    if (a.italic == b.italic) points += 1;
    if (a.capitals == b.capitals) points += 2;
    if (a.numbered == b.numbered) points += 3;
    if (a.question == b.question) points += 3;
    return points;
}
constexpr int full_likeness = 14;
constexpr double smaller_type = 0.93;

}  // namespace

HeadingStyle heading_style(const Cell& cell) {
    HeadingStyle style;
    style.fill = cell.fill;
    double letters = 0;
    double bold = 0;
    double italic = 0;
    for (const auto& line : cell.lines)
        for (const Word& word : line) {
            const double weight = static_cast<double>(word.text.size());
            letters += weight;
            if (word.bold) bold += weight;
            if (word.italic) italic += weight;
            if (word.font_size > style.size) style.size = word.font_size;
            style.colour = word.colour;
        }
    style.bold = letters > 0 && bold > 0.6 * letters;
    style.italic = letters > 0 && italic > 0.6 * letters;
    const std::string plain = fold_text(cell.text);
    style.capitals = std::any_of(plain.begin(), plain.end(), [](unsigned char c) { return std::isupper(c) != 0; }) &&
                     std::none_of(plain.begin(), plain.end(), [](unsigned char c) { return std::islower(c) != 0; });
    static const Expression number(R"(^\(?\d{1,2}[.):]?\s)");
    style.numbered = number.found_in(plain);
    style.question = !plain.empty() && plain.back() == '?';
    return style;
}

void GroupHeadings::add(const Cell& cell, bool follows_heading) {
    const HeadingStyle style = heading_style(cell);
    int best = -1;
    int best_points = 0;
    for (std::size_t i = 0; i < levels_.size(); ++i)
        if (const int points = likeness(levels_[i].style, style); points > best_points) {
            best_points = points;
            best = static_cast<int>(i);
        }
    // A heading that follows a heading and looks otherwise is under it; one that looks like an earlier one takes its
    // place.
    const bool like = best >= 0 && best_points >= full_likeness - 3;
    if (like)
        levels_.resize(static_cast<std::size_t>(best));
    else if (!follows_heading)
        levels_.clear();
    if (levels_.size() >= 4) levels_.erase(levels_.begin());
    levels_.push_back({cell.text, style});
}

std::vector<std::string> GroupHeadings::current() const {
    const auto in_table = [&](const std::string& text) {
        return std::any_of(levels_.begin(), levels_.end(),
                           [&](const GroupLevel& level) { return fold_text(level.text) == fold_text(text); });
    };
    std::vector<std::string> out;
    for (const std::string& text : above_)
        if (!in_table(text)) out.push_back(text);
    for (const GroupLevel& level : levels_) out.push_back(level.text);
    return out;
}

bool is_group_row(const TableGrid& grid, int row, int name_column, const std::vector<Pattern>& known) {
    std::vector<const Cell*> cells = grid.row_cells(row);
    // Headings of columns may reach down beside the first heading of rows.
    std::erase_if(cells, [&](const Cell* cell) { return cell->row < row && (cell->header || cell->row == 0); });
    if (cells.size() != 1) return false;
    const Cell& cell = *cells.front();
    if (cell.row != row || cell.row_span != 1 || !cell.symbols.empty()) return false;
    if (any_found_in(known, fold_text(cell.text))) return true;
    if (!looks_like_words(cell.text) || cell.text.size() > 200) return false;
    if (cell.column_span >= 2 && (2 * cell.column_span > grid.columns() || cell.column <= std::max(0, name_column)))
        return true;
    if (cell.column > std::max(0, name_column)) return false;
    // In one cell of its own: a heading only where it is set apart from the names of the rows with data.
    const HeadingStyle own = heading_style(cell);
    int alike = 0;
    int others = 0;
    for (int r = row + 1; r < std::min(grid.rows(), row + 8); ++r) {
        const std::vector<const Cell*> row_cells = grid.row_cells(r);
        if (row_cells.size() < 2) continue;
        const Cell* name = grid.beginning(r, name_column < 0 ? cell.column : name_column);
        if (!name || name->text.empty()) continue;
        const HeadingStyle theirs = heading_style(*name);
        ++others;
        // A note under a row is smaller than the names; no heading is.
        if (own.size < smaller_type * theirs.size) return false;
        if (theirs.bold == own.bold && theirs.italic == own.italic && theirs.fill == own.fill &&
            theirs.capitals == own.capitals && std::abs(theirs.size - own.size) < 0.6)
            ++alike;
    }
    return others > 0 && 2 * alike < others;
}

}  // namespace scrutineer
