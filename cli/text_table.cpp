// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.hpp"

#include <algorithm>

#include "words/unicode.hpp"

namespace scrutineer::cli {
namespace {

bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace

std::size_t width(std::string_view text) { return character_count(text); }

std::string shortened(std::string_view text, std::size_t columns) {
    std::string safe;
    for (const char byte : text)
        if (!is_control(byte)) safe += byte;
    if (width(safe) <= columns) return safe;
    std::string result;
    std::size_t characters = 0;
    for (const char byte : safe) {
        if (starts_character(byte) && ++characters >= columns) break;
        result += byte;
    }
    return result + "…";
}

void TextTable::add_row(std::vector<std::string> texts) {
    texts.resize(columns_.size());
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = shortened(texts[i], columns_[i].longest);
    rows_.push_back(std::move(texts));
}

void TextTable::add_line() { rows_.emplace_back(); }

/// 0 for a column that is left out.
std::vector<std::size_t> TextTable::widths(std::size_t most_columns) const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        widths.push_back(width(columns_[i].heading));
        for (const auto& row : rows_)
            if (!row.empty()) widths[i] = std::max(widths[i], width(row[i]));
    }
    if (most_columns == 0) return widths;
    const auto sum_of = [&](const auto& width_at) {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > 0) sum += width_at(i) + (sum > 0 ? 2 : 0);
        return sum;
    };
    const auto least = [&](std::size_t i) {
        return columns_[i].least > 0 ? std::min(widths[i], columns_[i].least) : widths[i];
    };
    // What can be spared goes first where even the shortest texts do not fit; then the widest gives way.
    while (sum_of(least) > most_columns) {
        std::size_t sparest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (columns_[i].spare > 0 && widths[i] > 0 &&
                (sparest == widths.size() || columns_[i].spare > columns_[sparest].spare))
                sparest = i;
        if (sparest == widths.size()) break;
        widths[sparest] = 0;
    }
    while (true) {
        const std::size_t sum = sum_of([&](std::size_t i) { return widths[i]; });
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > least(i) && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
        if (sum <= most_columns || widest == widths.size()) break;
        --widths[widest];
    }
    return widths;
}

std::string TextTable::text(std::size_t most_columns) const {
    const std::vector<std::size_t> widths = this->widths(most_columns);
    std::string text;
    const auto add = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (widths[i] == 0) continue;
            const std::string cell = shortened(cells[i], widths[i]);
            const std::string space(widths[i] - width(cell), ' ');
            if (!line.empty()) line += "  ";
            line += columns_[i].align == Align::right ? space + cell : cell + space;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    std::vector<std::string> headings, line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        headings.push_back(columns_[i].heading);
        line.push_back(repeated("─", widths[i]));
    }
    add(headings);
    add(line);
    for (const auto& row : rows_) add(row.empty() ? line : row);
    return text;
}

}  // namespace scrutineer::cli
