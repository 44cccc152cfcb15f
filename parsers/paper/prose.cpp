// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/prose.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

#include "words/expression.hpp"

namespace scrutineer {

namespace {

/// Bullet, paragraph number ("12", "3.4", "12."), letter or roman number in brackets; empty for none.
std::string marker_of(const TextLine& line) {
    static const Expression bullet(
        "^(?:[\\x{2022}\\x{25CF}\\x{25E6}\\x{25AA}\\x{25A0}\\x{F0B7}\\x{F0A7}\\x{2013}\\x{2014}*·o]|-)$");
    static const Expression bracketed(R"(^\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})[).]$|^\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)$)");
    static const Expression decimal(R"(^\d{1,2}(?:\.\d{1,2}){1,3}\.?$)");
    static const Expression bare(R"(^\d{1,3}$)");
    if (line.words.size() < 2) return {};
    const Word& first = line.words[0];
    const double gap = line.words[1].box.x0 - first.box.x1;
    if (bullet.matches(first.text) || bracketed.matches(first.text)) return first.text;
    // "12   Text" and "3.4   Text": the number stands further from the text than a word from the next.
    if ((bare.matches(first.text) || decimal.matches(first.text)) && gap > 0.6 * line.font_size) return first.text;
    return {};
}

/// A line that consists of a marker alone: its text stands in a column beside it, a line of its own.
bool lone_marker(const TextLine& line) {
    static const Expression marker(
        "^(?:[\\x{2022}\\x{25CF}\\x{25E6}\\x{25AA}\\x{25A0}\\x{F0B7}\\x{F0A7}o-]|\\(?(?:[a-z]|[ivx]{1,5}|\\d{1,3})[).]?"
        "|\\d{1,2}(?:\\.\\d{1,2}){1,3}\\.?)$");
    return line.words.size() == 1 && marker.matches(line.words[0].text);
}

bool ends_sentence(const std::string& text) {
    static const Expression end(R"([.!?:;]["')’”\]]*\d{0,2}\s*$)");
    return end.found_in(text);
}

/// May a line that begins so go on with a sentence?
bool goes_on(const std::string& text) {
    static const Expression small(R"(^["'(‘“]*[a-z£\d])");
    return small.found_in(text);
}

bool begins_small(const std::string& text) {
    static const Expression small(R"(^["'(‘“]*[a-z])");
    return small.found_in(text);
}

/// A bullet that is drawn, or a sign of a symbol font: a small symbol just before the line, at its height.
bool drawn_bullet(const Page& page, const TextLine& line) {
    const double size = std::max(line.font_size, 1.0), middle = line.box.centre().y;
    return std::any_of(page.symbols.begin(), page.symbols.end(), [&](const Symbol& symbol) {
        const double gap = line.box.x0 - symbol.box.x1;
        return gap > 0 && gap < 3 * size && symbol.box.height() < 1.1 * size &&
               std::abs(symbol.box.centre().y - middle) < 0.5 * size;
    });
}

/// A cell that holds sentences, not a name or a heading, however long that is.
bool holds_sentences(const Cell& cell) {
    static const Expression sentence(R"([a-z)%\d][.;]["')’”]*(?:\s+["'(‘“]*[A-Z\d]|\s*$))");
    static const Expression word("[A-Za-z]{2,}");
    if (cell.rotation != 0 || cell.text.size() < 50 || !sentence.found_in(cell.text)) return false;
    int words = 0;
    re2::StringPiece rest(cell.text);
    while (words < 9 && RE2::FindAndConsume(&rest, word.compiled())) ++words;
    return words >= 9;
}

/// The places of tables on one page.
struct TableBoxes {
    std::vector<Box> boxes;
    bool covers(Point point) const {
        return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return box.contains(point); });
    }
};

std::map<int, TableBoxes> table_boxes(const std::vector<Table>& tables) {
    std::map<int, TableBoxes> pages;
    for (const Table& table : tables) {
        std::map<int, Box> parts;
        for (const Cell& cell : table.cells) {
            const auto [at, fresh] = parts.emplace(cell.page, cell.box);
            if (!fresh) at->second = united(at->second, cell.box);
        }
        for (const auto& [page, box] : parts) pages[page].boxes.push_back(box);
    }
    return pages;
}

bool in_table(const TextLine& line, const TableBoxes* tables) {
    if (!tables) return false;
    std::size_t inside = 0;
    for (const Word& word : line.words)
        if (tables->covers(word.box.centre())) ++inside;
    return inside * 2 >= line.words.size();
}

void append_line(Paragraph& paragraph, const std::vector<Word>& words, int page, std::size_t from) {
    static const Expression broken("[A-Za-z0-9][-\xE2\x80\x90]$");
    if (!paragraph.words.empty()) {
        // A hyphen at a line's end joins what it parts: "2022-" and "23", "long-" and "term".
        Word& last = paragraph.words.back().word;
        last.space_after = !broken.found_in(last.text);
    }
    for (std::size_t i = from; i < words.size(); ++i) paragraph.words.push_back({page, words[i]});
    if (!paragraph.words.empty()) paragraph.words.back().word.space_after = true;
}

/// Paragraphs as they grow.
class Collector {
public:
    void line(const TextLine& line, bool first_of_page, bool bullet) {
        if (lone_marker(line)) {
            finish();
            pending_ = line;
            return;
        }
        std::string marker = marker_of(line);
        if (marker.empty() && bullet) {
            finish();
            pending_.reset();
            open(line, "\xE2\x80\xA2", 0);
            return;
        }
        const std::size_t from = marker.empty() ? 0 : 1;
        if (pending_) {
            const bool beside = std::abs(pending_->baseline - line.baseline) < 0.6 * line.font_size &&
                                pending_->box.x1 <= line.box.x0 + 1 && pending_->page == line.page;
            if (beside && marker.empty()) {
                marker = pending_->words[0].text;
                open(line, marker, 0);
                pending_.reset();
                return;
            }
            pending_.reset();
        }
        if (!open_ || !marker.empty() || !continues(line, first_of_page)) {
            finish();
            open(line, marker, from);
            return;
        }
        append_line(paragraph_, line.words, line.page, 0);
        last_ = line;
        right_ = std::max(right_, line.box.x1);
    }
    void cell(const Cell& cell) {
        Paragraph paragraph;
        paragraph.in_table = true;
        for (const std::vector<Word>& line : cell.lines) {
            if (line.empty()) continue;
            if (paragraph.words.empty()) paragraph.font_size = line.front().font_size;
            append_line(paragraph, line, cell.page, 0);
        }
        if (!paragraph.words.empty()) cells_.push_back(std::move(paragraph));
    }
    /// The boxes of text stand where a reader meets them: behind what was above them on the page.
    void page_ends() {
        if (cells_.empty()) return;
        finish();
        for (Paragraph& paragraph : cells_) done_.push_back(std::move(paragraph));
        cells_.clear();
    }
    std::vector<Paragraph> take() {
        finish();
        return std::move(done_);
    }

private:
    void open(const TextLine& line, const std::string& marker, std::size_t from) {
        open_ = true;
        paragraph_ = Paragraph{};
        paragraph_.marker = marker;
        paragraph_.font_size = line.font_size;
        paragraph_.bold = line.bold;
        append_line(paragraph_, line.words, line.page, from);
        last_ = line;
        left_ = from < line.words.size() ? line.words[from].box.x0 : line.box.x0;
        right_ = line.box.x1;
    }
    bool continues(const TextLine& line, bool first_of_page) const {
        const double size = std::max(last_.font_size, 1.0);
        if (std::abs(line.font_size - last_.font_size) > 0.12 * size) return false;
        const bool sentence_open = !ends_sentence(last_.text);
        if (line.page != last_.page)
            return first_of_page && line.page == last_.page + 1 && sentence_open && goes_on(line.text) &&
                   line.bold == last_.bold;
        if (line.bold != last_.bold && !(sentence_open && begins_small(line.text))) return false;
        const double gap = line.box.y0 - last_.box.y1;
        if (gap > 0.75 * size || line.baseline <= last_.baseline) return false;
        if (line.box.x0 > right_ || line.box.x1 < left_) return false;
        // A new paragraph without a number: indented, or behind a line that ends early.
        const double measure = right_ - left_;
        if (!sentence_open && last_.box.x1 < right_ - 0.3 * measure && gap > 0.35 * size) return false;
        return line.box.x0 > left_ - 3 * size && line.box.x0 < left_ + 4 * size;
    }
    void finish() {
        if (open_ && !paragraph_.words.empty()) done_.push_back(std::move(paragraph_));
        open_ = false;
    }

    std::vector<Paragraph> done_, cells_;
    bool open_ = false;
    Paragraph paragraph_;  ///< the one that is open
    std::optional<TextLine> pending_;
    TextLine last_;
    double left_ = 0, right_ = 0;
};

}  // namespace

std::string Paragraph::text() const {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += words[i].word.text;
        if (i + 1 < words.size() && words[i].word.space_after) text += ' ';
    }
    return text;
}

std::vector<Paragraph> find_prose(const PaperText& text, const std::vector<Table>& tables) {
    const std::map<int, TableBoxes> boxes = table_boxes(tables);
    std::map<int, std::vector<const Cell*>> cells;
    for (const Table& table : tables)
        for (const Cell& cell : table.cells)
            if (holds_sentences(cell)) cells[cell.page].push_back(&cell);
    Collector collector;
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        const int number = text.pages()[p].number;
        const auto at = boxes.find(number);
        const TableBoxes* here = at == boxes.end() ? nullptr : &at->second;
        bool first = true;
        for (std::size_t i = 0; i < text.lines(p).size(); ++i) {
            const TextLine& line = text.lines(p)[i];
            if (line.rotation != 0 || text.running(p, i) || in_table(line, here)) continue;
            collector.line(line, first, drawn_bullet(text.pages()[p], line));
            first = false;
        }
        const auto found = cells.find(number);
        if (found != cells.end())
            for (const Cell* cell : found->second) collector.cell(*cell);
        collector.page_ends();
    }
    return collector.take();
}

}  // namespace scrutineer
