// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/table_finder.hpp: tables that continue on the next page.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "parsers/lines/table_text.hpp"
#include "parsers/tables/table_finder.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using namespace table_finding;

/// Share of the page's height at its top and foot where running heads and page numbers stand.
constexpr double margin_share = 0.085;

/// Steps that finding the lines of one page may cost: as many as for 250,000 words; a dense page has 2,000.
constexpr long lines_budget = 2'000'000;

/// Left and right edge of each column, from the cells that cover it alone; NaN-free: unknown ones are {0, 0}.
struct Edges {
    std::vector<double> left;
    std::vector<double> right;
};

Edges edges_of(const Table& table) {
    Edges edges{std::vector<double>(static_cast<std::size_t>(table.columns), 1e9),
                std::vector<double>(static_cast<std::size_t>(table.columns), -1e9)};
    for (const Cell& cell : table.cells) {
        if (cell.column_span != 1) continue;
        const auto c = static_cast<std::size_t>(cell.column);
        edges.left[c] = std::min(edges.left[c], cell.box.x0);
        edges.right[c] = std::max(edges.right[c], cell.box.x1);
    }
    return edges;
}

/// Columns stay the same columns where each still overlaps its own and hardly any other. Drawn ones may move a little,
/// those told from their text more, as their text does.
bool same_columns(const Table& a, const Table& b) {
    if (a.columns != b.columns || a.columns < 2) return false;
    const Edges x = edges_of(a);
    const Edges y = edges_of(b);
    const bool drawn = a.ruling == Table::Ruling::full && b.ruling == Table::Ruling::full;
    int known = 0;
    for (std::size_t c = 0; c < x.left.size(); ++c) {
        if (x.left[c] > x.right[c] || y.left[c] > y.right[c]) continue;
        ++known;
        if (drawn) {
            const double play = std::max(6.0, 0.02 * (a.box.width()));
            if (std::abs(x.left[c] - y.left[c]) > play || std::abs(x.right[c] - y.right[c]) > play) return false;
        } else if (std::min(x.right[c], y.right[c]) < std::max(x.left[c], y.left[c])) {
            return false;
        }
    }
    return known * 2 >= a.columns;
}

std::string folded(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += lower_case(c);
    return out;
}

/// What a table's heading says, and what a row says of it.
struct SaidAgain {
    int cells = 0, same = 0;
    bool figures = false;
    /// A word or two may have changed, and a heading's year.
    bool is_of_table() const { return cells > 0 && (same == 0 || (figures && same * 5 < cells * 3)); }
};

/// How many rows at the top of `b` say what the header of `a` says; 0 where its header is not repeated. Each row is
/// asked by itself: `a` may have one more row over its headings than `b`, and the row under them is the table's.
int repeated_header(const Table& a, const Table& b) {
    const int rows = a.header_rows;
    if (rows == 0 || b.rows <= rows) return 0;
    std::set<std::string> said;
    for (const Cell& cell : a.cells)
        if (cell.row < a.header_rows && !cell.text.empty()) said.insert(folded(cell.text));
    std::vector<SaidAgain> of_row(static_cast<std::size_t>(rows));
    for (const Cell& cell : b.cells) {
        if (cell.row >= rows || cell.text.empty()) continue;
        SaidAgain& row = of_row[static_cast<std::size_t>(cell.row)];
        ++row.cells;
        if (said.contains(folded(cell.text)))
            ++row.same;
        else if (looks_like_figure(cell.text))
            row.figures = true;
    }
    int repeated = 0, same = 0, all = 0;
    for (int r = 0; r < rows; ++r) {
        const SaidAgain& row = of_row[static_cast<std::size_t>(r)];
        if (row.is_of_table()) break;
        same += row.same;
        all += row.cells;
        if (row.cells > 0) repeated = r + 1;
    }
    return same * 5 >= all * 3 && same * 2 >= static_cast<int>(said.size()) ? repeated : 0;
}

/// The heading of the first column, and what it heads is another subject where this differs and the others repeat.
std::string corner_of(const Table& table) {
    std::string text;
    for (const Cell& cell : table.cells)
        if (cell.row < table.header_rows && cell.column == 0) text += folded(cell.text);
    return text;
}

bool has_other_subject(const Table& a, const Table& b) {
    if (b.header_rows == 0 || repeated_header(a, b) == 0) return false;
    const std::string before = corner_of(a), now = corner_of(b);
    return !before.empty() && !now.empty() && before.find(now) == std::string::npos &&
           now.find(before) == std::string::npos;
}

const Page* page_of(const std::vector<Page>& pages, int number) {
    for (const Page& page : pages)
        if (page.number == number) return &page;
    return nullptr;
}

/// Page numbers differ from page to page; what stands around them does not.
std::string without_digits(std::string text) {
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

struct PlainLine {
    double y = 0;
    double size = 0;
    bool bold = false;
    std::string text;
};

/// The page's lines between two heights. In the margins, where running heads and page numbers stand, only those that
/// are set apart: bold, or larger than `size`. Nothing where the page has too many words.
std::optional<std::vector<PlainLine>> lines_between(const Page& page, double y0, double y1, double size) {
    Budget budget(lines_budget);
    std::vector<PlainLine> out;
    for (const TextLine& line : text_lines(page, {}, budget)) {
        if (line.baseline < y0 || line.baseline > y1) continue;
        PlainLine plain{line.baseline, line.font_size, true, {}};
        for (const Chunk& chunk : line.chunks) {
            plain.text += folded(chunk_text(page, chunk));
            plain.bold = plain.bold && chunk.bold;
        }
        const bool in_margin =
            line.baseline < margin_share * page.height || line.baseline > (1 - margin_share) * page.height;
        if (in_margin && !plain.bold && line.font_size < 1.1 * size) continue;
        out.push_back(std::move(plain));
    }
    if (budget.exhausted()) return std::nullopt;
    return out;
}

double text_size(const Table& table) {
    std::vector<double> sizes;
    for (const Cell& cell : table.cells)
        for (const auto& line : cell.lines)
            for (const Word& word : line) sizes.push_back(word.font_size);
    if (sizes.empty()) return 0;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    return sizes[sizes.size() / 2];
}

/// Nothing but footnotes between the table and the foot of its page. Nothing where the page has too many words to say.
std::optional<bool> ends_page(const Table& table, const Page& page) {
    const double size = text_size(table);
    const auto below = lines_between(page, table.box.y1 + 2, (1 - margin_share) * page.height, size);
    if (!below) return std::nullopt;
    int lines = 0;
    for (const PlainLine& line : *below) {
        const bool note = line.size < 0.93 * size || line.text.starts_with("*") || line.text.starts_with("note") ||
                          line.text.starts_with("source") || line.text.starts_with("[");
        if (!note || ++lines > 8) return false;
    }
    return true;
}

/// Nothing above the table on its page but what already stood above the one before. Nothing where one of the pages has
/// too many words to say.
std::optional<bool> starts_page(const Table& table, const Page& page, const Table& before, const Page& page_before) {
    const double size = text_size(table);
    const auto above_before = lines_between(page_before, 0, before.box.y0, size);
    const auto above = lines_between(page, 0, table.box.y0 - 1, size);
    if (!above_before || !above) return std::nullopt;
    std::set<std::string> said;
    for (const PlainLine& line : *above_before) said.insert(without_digits(line.text));
    for (const PlainLine& line : *above) {
        if (said.contains(without_digits(line.text))) continue;
        if (line.text.find("continued") != std::string::npos || line.text == "(cont)") continue;
        return false;
    }
    return true;
}

Diagnostic too_many_words(const Table& table) {
    Diagnostic diagnostic;
    diagnostic.code = "table-budget-reached";
    diagnostic.message =
        "This page and the one before hold too many words to tell whether a table continues from one to the other: "
        "its rows here were read as a table of their own.";
    diagnostic.page = table.page;
    diagnostic.box = table.box;
    return diagnostic;
}

}  // namespace

std::vector<int> continued_from(const std::vector<Table>& tables, const std::vector<Page>& pages,
                                std::vector<Diagnostic>* diagnostics) {
    std::vector<int> from(tables.size(), -1);
    for (std::size_t i = 1; i < tables.size(); ++i) {
        const Table& b = tables[i];
        const Table& a = tables[i - 1];
        // Only the last table of a page can go on, only the first of the next be its rest.
        if (b.page != a.page + 1) continue;
        const Page* page = page_of(pages, b.page);
        const Page* page_before = page_of(pages, a.page);
        if (!page || !page_before || !same_columns(a, b) || has_other_subject(a, b)) continue;
        const std::optional<bool> ends = ends_page(a, *page_before);
        if (ends && !*ends) continue;
        const std::optional<bool> starts = ends ? starts_page(b, *page, a, *page_before) : std::nullopt;
        if (!starts && diagnostics != nullptr) diagnostics->push_back(too_many_words(b));
        if (!starts || !*starts) continue;
        from[i] = static_cast<int>(i) - 1;
    }
    return from;
}

std::vector<Table> join_continued(std::vector<Table> tables, const std::vector<Page>& pages,
                                  std::vector<Diagnostic>* diagnostics) {
    const std::vector<int> from = continued_from(tables, pages, diagnostics);
    std::vector<Table> joined;
    std::vector<std::size_t> place(tables.size(), 0);  // where each table went
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (from[i] < 0) {
            place[i] = joined.size();
            joined.push_back(std::move(tables[i]));
            continue;
        }
        place[i] = place[static_cast<std::size_t>(from[i])];
        Table& whole = joined[place[i]];
        const int repeated = repeated_header(whole, tables[i]);
        const int offset = whole.rows - repeated;
        for (Cell& cell : tables[i].cells) {
            if (cell.row + cell.row_span <= repeated) continue;
            if (cell.row < repeated) {
                cell.row_span -= repeated - cell.row;
                cell.row = repeated;
            }
            cell.row += offset;
            cell.header = false;
            whole.cells.push_back(std::move(cell));
        }
        whole.rows += tables[i].rows - repeated;
        whole.confidence = std::min(whole.confidence, tables[i].confidence);
    }
    return joined;
}

}  // namespace scrutineer
