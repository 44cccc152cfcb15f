// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/turn.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace scrutineer::table_finding {
namespace {

/// Turns points of a page of the given size anticlockwise by `rotation` degrees.
class Turn {
public:
    Turn(double width, double height, int rotation) : width_(width), height_(height), rotation_(rotation) {}

    Point operator()(Point p) const {
        switch (rotation_) {
            case 90:
                return {p.y, width_ - p.x};
            case 180:
                return {width_ - p.x, height_ - p.y};
            case 270:
                return {height_ - p.y, p.x};
            default:
                return p;
        }
    }
    Box operator()(const Box& box) const {
        const Point a = (*this)(Point{box.x0, box.y0});
        const Point b = (*this)(Point{box.x1, box.y1});
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    }
    void apply(Word& word) const {
        const bool level = word.rotation % 180 == 0;
        const Point c = word.box.centre();
        const Point on_baseline = (*this)(level ? Point{c.x, word.baseline} : Point{word.baseline, c.y});
        word.box = (*this)(word.box);
        word.rotation = (word.rotation - rotation_ + 360) % 360;
        word.baseline = word.rotation % 180 == 0 ? on_baseline.y : on_baseline.x;
    }
    void apply(Symbol& symbol) const {
        symbol.box = (*this)(symbol.box);
        symbol.angle += 360 - rotation_;
        while (symbol.angle >= 360) symbol.angle -= 360;
    }

private:
    double width_;
    double height_;
    int rotation_;
};

}  // namespace

int main_direction(const Page& page) {
    std::array<std::size_t, 4> letters{};
    for (const Word& word : page.words) letters[static_cast<std::size_t>(word.rotation / 90) % 4] += word.text.size();
    const auto most = std::max_element(letters.begin(), letters.end());
    return static_cast<int>(most - letters.begin()) * 90;
}

Page turned(const Page& page, int rotation) {
    Page out = page;
    const Turn turn(page.width, page.height, rotation);
    if (rotation % 180 != 0) std::swap(out.width, out.height);
    for (Word& word : out.words) turn.apply(word);
    for (Rule& rule : out.rules) rule.box = turn(rule.box);
    for (Fill& fill : out.fills) fill.box = turn(fill.box);
    for (Symbol& symbol : out.symbols) turn.apply(symbol);
    for (Picture& picture : out.pictures) picture.box = turn(picture.box);
    return out;
}

void turn_back(Table& table, const Page& page, int rotation) {
    const bool sideways = rotation % 180 != 0;
    const Turn turn(sideways ? page.height : page.width, sideways ? page.width : page.height, (360 - rotation) % 360);
    table.box = turn(table.box);
    for (Cell& cell : table.cells) {
        cell.box = turn(cell.box);
        cell.text_box = turn(cell.text_box);
        cell.rotation = (cell.rotation + rotation) % 360;
        for (auto& line : cell.lines)
            for (Word& word : line) turn.apply(word);
        for (Symbol& symbol : cell.symbols) turn.apply(symbol);
    }
}

}  // namespace scrutineer::table_finding
