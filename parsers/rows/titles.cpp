// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/titles.hpp"

#include <algorithm>

#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// A title stands within this many of its ems above its table; its lines are less than that apart.
constexpr double furthest = 2.5;
constexpr double widest_leading = 1.6;
constexpr std::size_t most_lines = 3;
constexpr std::size_t longest_title = 200;

/// The lines above the table on its page that reach over it, lowest first.
std::vector<const TextLine*> lines_over(const TableContext& context) {
    std::vector<const TextLine*> out;
    const PaperText& text = *context.text;
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        if (text.pages()[p].number != context.table.page) continue;
        for (std::size_t l = 0; l < text.lines(p).size(); ++l) {
            const TextLine& line = text.lines(p)[l];
            if (line.rotation != 0 || text.running(p, l)) continue;
            const bool over = line.box.x0 < context.table.box.x1 && line.box.x1 > context.table.box.x0;
            if (over && line.box.centre().y < context.table.box.y0) out.push_back(&line);
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const TextLine* a, const TextLine* b) { return a->baseline > b->baseline; });
    return out;
}

}  // namespace

std::optional<Cell> title_above(const TableContext& context) {
    if (!context.text) return std::nullopt;
    std::vector<const TextLine*> title;
    double below = context.table.box.y0;
    for (const TextLine* line : lines_over(context)) {
        const double em = std::max(line->font_size, 1.0);
        if (title.empty() ? below - line->box.y1 > furthest * em
                          : title.back()->baseline - line->baseline > widest_leading * em ||
                                title.back()->bold != line->bold || title.back()->font_size != line->font_size)
            break;
        title.push_back(line);
        if (title.size() > most_lines) return std::nullopt;  // a paragraph
    }
    if (title.empty()) return std::nullopt;
    Cell cell;
    cell.page = context.table.page;
    for (auto line = title.rbegin(); line != title.rend(); ++line) {
        cell.box = cell.lines.empty() ? (*line)->box : united(cell.box, (*line)->box);
        cell.text += (cell.text.empty() ? "" : " ") + (*line)->text;
        cell.lines.push_back((*line)->words);
    }
    cell.text_box = cell.box;
    if (!looks_like_words(cell.text) || cell.text.ends_with('.') || cell.text.ends_with(':') ||
        cell.text.size() > longest_title)
        return std::nullopt;
    return cell;
}

std::vector<std::string> headings_without(std::vector<std::string> headings, const std::string& text) {
    const std::string plain = fold_text(text);
    std::erase_if(headings, [&](const std::string& heading) { return fold_text(heading) == plain; });
    return headings;
}

}  // namespace scrutineer
