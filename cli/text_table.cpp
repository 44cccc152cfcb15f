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

std::string TextTable::text() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        widths.push_back(width(columns_[i].heading));
        for (const auto& row : rows_)
            if (!row.empty()) widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string text;
    const auto add = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string space(widths[i] - width(cells[i]), ' ');
            if (i > 0) line += "  ";
            line += columns_[i].align == Align::right ? space + cells[i] : cells[i] + space;
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
