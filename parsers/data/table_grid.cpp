// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/data/table_grid.hpp"

#include <algorithm>

namespace scrutineer {

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

}  // namespace scrutineer
