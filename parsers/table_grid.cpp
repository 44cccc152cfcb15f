// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/table_grid.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace scrutineer {
namespace {

bool full_match(std::string_view text, const re2::RE2& expression) {
    return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), expression);
}

re2::RE2::Options any_case() {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    return options;
}

}  // namespace

bool has_content(const Cell& cell) { return !cell.text.empty() || !cell.symbols.empty(); }

TableGrid::TableGrid(const Table& table) : table_(table), rows_(table.rows), columns_(table.columns) {
    rows_ = std::max(0, rows_);
    columns_ = std::max(0, columns_);
    by_position_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), nullptr);
    for (const Cell& cell : table_.cells)
        for (int r = std::max(0, cell.row); r < std::min(rows_, cell.row + cell.row_span); ++r)
            for (int c = std::max(0, cell.column); c < std::min(columns_, cell.column + cell.column_span); ++c)
                by_position_[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(c)] = &cell;
}

const Cell* TableGrid::at(int row, int column) const {
    if (row < 0 || column < 0 || row >= rows_ || column >= columns_) return nullptr;
    return by_position_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                        static_cast<std::size_t>(column)];
}

const Cell* TableGrid::beginning(int row, int column) const {
    const Cell* cell = at(row, column);
    return cell && cell->column == column ? cell : nullptr;
}

std::vector<const Cell*> TableGrid::row_cells(int row) const {
    std::vector<const Cell*> out;
    for (int c = 0; c < columns_; ++c)
        if (const Cell* cell = beginning(row, c); cell && has_content(*cell)) out.push_back(cell);
    return out;
}

std::vector<const Cell*> TableGrid::row_own_cells(int row) const {
    std::vector<const Cell*> out = row_cells(row);
    std::erase_if(out, [&](const Cell* cell) { return cell->row != row; });
    return out;
}

std::vector<std::string> TableGrid::heading(int column, int first, int end) const {
    std::vector<std::string> out;
    const Cell* last = nullptr;
    for (int r = first; r < end; ++r) {
        const Cell* cell = at(r, column);
        if (!cell || cell == last || cell->text.empty()) continue;
        last = cell;
        out.push_back(cell->text);
    }
    return out;
}

std::pair<double, double> TableGrid::extent(int column) const {
    double x0 = 0;
    double x1 = 0;
    bool any = false;
    for (const Cell& cell : table_.cells) {
        if (cell.column != column || cell.column_span != 1) continue;
        x0 = any ? std::min(x0, cell.box.x0) : cell.box.x0;
        x1 = any ? std::max(x1, cell.box.x1) : cell.box.x1;
        any = true;
    }
    return {x0, x1};
}

Box TableGrid::box_of(int first, int end) const {
    Box box;
    bool any = false;
    int page = 0;
    for (int r = first; r < end; ++r)
        for (const Cell* cell : row_cells(r)) {
            if (any && cell->page != page) continue;
            page = cell->page;
            box = any ? united(box, cell->box) : cell->box;
            // Words may stand out of the box that was drawn for them.
            if (cell->text_box.area() > 0) box = united(box, cell->text_box);
            any = true;
        }
    return box;
}

std::string plain_text(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> replacements{{
        {"\u2010", "-"},
        {"\u2011", "-"},
        {"\u2012", "-"},
        {"\u2013", "-"},
        {"\u2014", "-"},
        {"\u2212", "-"},
        {"\u2018", "'"},
        {"\u2019", "'"},
        {"\u201c", "\""},
        {"\u201d", "\""},
        {"\u00a0", " "},
        {"\u2009", " "},
        {"\u202f", " "},
        {"\u00ad", ""},
        {"\u200b", ""},
        {"\ufeff", ""},
    }};
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
        const auto hit = ascii ? replacements.end()
                               : std::find_if(replacements.begin(), replacements.end(),
                                              [&](const auto& r) { return text.substr(i).starts_with(r.first); });
        std::string_view piece = text.substr(i, 1);
        if (hit != replacements.end()) {
            piece = hit->second;
            i += hit->first.size();
        } else {
            ++i;
        }
        for (const char c : piece) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool looks_like_status(std::string_view text) {
    static const re2::RE2 words(
        R"(\(?(tracker|n/?\.?a\.?|no data( available)?|not (available|applicable|comparable|reported|yet available|set|due|measured)|)"
        R"(tbc|tbd|tba|data (is )?being validated|awaiting data|data not .*|new( (pi|indicator|measure|kpi|definition))?|)"
        R"(blank|suppressed|not yet .*|pending|nil|-+|–|—|\*|\.\.+)\)?[*¹²³†‡]*)",
        any_case());
    return full_match(plain_text(text), words);
}

bool looks_like_sign(std::string_view text) {
    static const re2::RE2 signs(
        "[\\x{2190}-\\x{21ff}\\x{2300}-\\x{23ff}\\x{25a0}-\\x{27bf}\\x{2b00}-\\x{2bff}\\x{1f300}-\\x{1faff}\\x{fe0f}"
        "\\x{f000}-\\x{f0ff}]+");
    return full_match(plain_text(text), signs);
}

bool looks_like_figure(std::string_view text) {
    const std::string plain = plain_text(text);
    if (plain.empty()) return false;
    if (looks_like_status(plain)) return true;
    // A number with what may stand around it: sign, bracket, currency, unit, its parts, a footnote mark, a rating.
    static const re2::RE2 figure(
        R"([<>~(\s+\-≤≥]*(£|€|\$)?\s*[(\-+]?\s*(£|€|\$)?\s*\d[\d,]*(\.\d+)?\s*(%|pp|p|k|m|bn|million|days?|weeks?|months?|points?|hours?|mins?|years?|tonnes?|kg|kwh|/\d+)?\)?)"
        R"(\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?\s*[*†‡¹²³⁴⁵]*\s*(\[[^\]]*\]|\([^)]*\))?[*†‡¹²³⁴⁵]*(\s*(green|amber|red|n/?a))?)",
        any_case());
    if (full_match(plain, figure)) return true;
    static const re2::RE2 ratio(R"(\d+(\.\d+)?\s*(:|in|of|/)\s*[\d,]+(\.\d+)?)", any_case());
    return full_match(plain, ratio);
}

bool looks_like_period(std::string_view text) {
    const std::string plain = plain_text(text);
    if (plain.size() > 60) return false;
    static const re2::RE2 period(
        R"(\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b(19|20)\d\d\b|\b\d\d/\d\d\b|\bq[1-4]\b|\bquarter\b|\bytd\b|\b(12|twelve) months\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
        any_case());
    return re2::RE2::PartialMatch(plain, period);
}

bool looks_like_reference(std::string_view text) {
    static const re2::RE2 reference(R"([A-Za-z]{0,2}\d{1,4}[a-zA-Z]?\.?(\.\d{1,3})*)");
    return full_match(plain_text(text), reference);
}

bool looks_like_code(std::string_view text) {
    static const re2::RE2 code(R"([A-Z][A-Za-z&]{0,7}[ /_-]?[A-Z]{0,4}[ /_.-]?\d{1,5}[a-zA-Z]?([./-]\d+)?)");
    return full_match(plain_text(text), code);
}

bool looks_like_yes_no(std::string_view text) {
    static const re2::RE2 answer(R"(y(es)?|no?|true|false|✓|✔|✗|✘|x)", any_case());
    return full_match(plain_text(text), answer);
}

bool looks_like_words(std::string_view text) {
    const std::string plain = plain_text(text);
    const auto letters = std::count_if(plain.begin(), plain.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    });
    return letters >= 3 && 2 * letters > static_cast<long>(plain.size()) && !looks_like_figure(plain);
}

}  // namespace scrutineer
