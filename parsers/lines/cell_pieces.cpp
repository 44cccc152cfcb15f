// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/cell_pieces.hpp"

#include <algorithm>

#include "words/cell_kinds.hpp"

namespace scrutineer {

Cell joined(const std::vector<const Cell*>& pieces) {
    Cell out = *pieces.front();
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const Cell& piece = *pieces[i];
        if (!piece.text.empty()) out.text += (out.text.empty() ? "" : " ") + piece.text;
        out.lines.insert(out.lines.end(), piece.lines.begin(), piece.lines.end());
        out.box = united(out.box, piece.box);
        if (piece.text_box.area() > 0)
            out.text_box = out.text_box.area() > 0 ? united(out.text_box, piece.text_box) : piece.text_box;
        out.symbols.insert(out.symbols.end(), piece.symbols.begin(), piece.symbols.end());
        if (!out.fill) out.fill = piece.fill;
        out.confidence = std::min(out.confidence, piece.confidence);
        out.row_span = piece.row + piece.row_span - out.row;
    }
    return out;
}

std::string line_text(const std::vector<Word>& line) {
    std::string out;
    bool space = false;
    for (const Word& word : line) {
        if (space) out += ' ';
        out += word.text;
        space = word.space_after;
    }
    return out;
}

std::vector<std::string> line_texts(const Cell& cell) {
    std::vector<std::string> out;
    for (const auto& line : cell.lines) out.push_back(line_text(line));
    return out;
}

std::string answer_of(const Cell& cell) {
    if (!cell.text.empty() || cell.symbols.size() != 1) return cell.text;
    const Shape shape = cell.symbols.front().shape;
    return shape == Shape::tick ? "\u2713" : shape == Shape::cross ? "\u2717" : std::string();
}

std::pair<Cell, Cell> split_last_line(const Cell& cell) {
    Cell head = cell;
    Cell tail = cell;
    head.lines.pop_back();
    tail.lines.assign(1, cell.lines.back());
    const auto retext = [](Cell& c) {
        c.text.clear();
        for (const auto& line : c.lines) c.text += (c.text.empty() ? "" : " ") + line_text(line);
        Box box;
        bool any = false;
        for (const auto& line : c.lines)
            for (const Word& word : line) {
                box = any ? united(box, word.box) : word.box;
                any = true;
            }
        if (any) c.text_box = box;
    };
    retext(head);
    retext(tail);
    head.symbols.clear();
    return {head, tail};
}

std::string text_of_broken_lines(const Cell& cell) {
    if (cell.lines.size() < 2) return {};
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    std::string tight;
    bool broken = false;
    for (const auto& line : cell.lines) {
        const std::string text = line_text(line);
        if (text.empty()) continue;
        const bool thousands = text.size() > 1 && text.front() == ',' && digit(text[1]);
        const bool number = !out.empty() && digit(out.back()) &&
                            (digit(text.front()) || text.front() == ')' || text.front() == ']' || thousands);
        const bool comma = out.size() > 1 && (out.back() == ',' || out.back() == '.') && digit(out[out.size() - 2]) &&
                           digit(text.front());
        // "64.7%*" over "*": marks alone are the figure's.
        const bool marks = !out.empty() && text.find_first_not_of('*') == std::string::npos;
        broken = broken || number || comma || marks;
        out += out.empty() || number || comma || marks ? text : " " + text;
        tight += text;
    }
    if (broken) return out;
    return !looks_like_status(cell.text) && !looks_like_figure(cell.text) && looks_like_status(tight) ? tight
                                                                                                      : std::string();
}

}  // namespace scrutineer
