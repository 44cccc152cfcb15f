// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "parsers/data/table.hpp"

/// Tables written by hand, for tests of what is done with them: a grid of texts, every column 100 points wide and every
/// row 20 high.
namespace scrutineer::test {

class TableWriter {
public:
    TableWriter(int page, double x, double y) : x_(x), y_(y) {
        table_.page = page;
        table_.ruling = Table::Ruling::full;
    }

    /// One row of cells; an empty text is a blank cell, "<" joins the position to the cell before it.
    TableWriter& row(const std::vector<std::string>& texts) {
        const int r = table_.rows++;
        for (std::size_t c = 0; c < texts.size(); ++c) {
            if (texts[c] == "<") {
                table_.cells.back().column_span++;
                table_.cells.back().box.x1 += 100;
                continue;
            }
            add(r, static_cast<int>(c), texts[c]);
        }
        table_.columns = std::max(table_.columns, static_cast<int>(texts.size()));
        return *this;
    }
    /// The cell added last at row and column.
    Cell& at(int row, int column) {
        for (Cell& cell : table_.cells)
            if (cell.row == row && cell.column == column) return cell;
        return add(row, column, "");
    }
    Table table() {
        table_.box = {x_, y_, x_ + 100 * table_.columns, y_ + 20 * table_.rows};
        return table_;
    }

private:
    Cell& add(int r, int c, const std::string& text) {
        Cell cell;
        cell.row = r;
        cell.column = c;
        cell.page = table_.page;
        cell.text = text;
        cell.box = {x_ + 100 * c, y_ + 20 * r, x_ + 100 * (c + 1), y_ + 20 * (r + 1)};
        if (!text.empty()) {
            cell.text_box = {cell.box.x0 + 2, cell.box.y0 + 4, cell.box.x1 - 2, cell.box.y1 - 4};
            std::istringstream in(text);
            std::string word;
            double x = cell.text_box.x0;
            cell.lines.emplace_back();
            while (in >> word) {
                Word w;
                w.text = word;
                w.box = {x, cell.text_box.y0, x + 4.0 * static_cast<double>(word.size()), cell.text_box.y1};
                w.font_size = 8;
                w.baseline = cell.text_box.y1 - 2;
                x = w.box.x1 + 2;
                cell.lines.back().push_back(w);
            }
        }
        table_.cells.push_back(cell);
        return table_.cells.back();
    }

    Table table_;
    double x_, y_;
};

}  // namespace scrutineer::test
