// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <string>

#include "extract/page.hpp"

namespace scrutineer::test {

/// Sets text on a Page by hand: half the size is taken as the width of a letter.
class PageWriter {
public:
    explicit PageWriter(int number = 1, double width = 595, double height = 842) {
        page_.number = number;
        page_.width = width;
        page_.height = height;
    }

    struct Look {
        double size = 10;
        bool bold = false;
        Colour colour{};
    };

    /// Words of `text` from x on, baseline at y.
    PageWriter& text(double x, double y, const std::string& text) { return this->text(x, y, text, Look{}); }
    PageWriter& text(double x, double y, const std::string& text, const Look& look) {
        std::istringstream in(text);
        std::string word;
        while (in >> word) {
            Word w;
            w.text = word;
            const double width = 0.5 * look.size * static_cast<double>(word.size());
            w.box = {x, y - 0.8 * look.size, x + width, y + 0.2 * look.size};
            w.baseline = y;
            w.font_size = look.size;
            w.bold = look.bold;
            w.colour = look.colour;
            page_.words.push_back(w);
            x += width + 0.28 * look.size;
        }
        return *this;
    }
    PageWriter& fill(const Box& box, Colour colour) {
        Fill f;
        f.box = box;
        f.colour = colour;
        page_.fills.push_back(f);
        return *this;
    }
    PageWriter& symbol(const Box& box, Shape shape, Colour colour, double angle = 0) {
        page_.symbols.push_back(make_symbol(box, shape, colour, angle));
        return *this;
    }
    static Symbol make_symbol(const Box& box, Shape shape, Colour colour, double angle = 0) {
        Symbol s;
        s.box = box;
        s.shape = shape;
        s.colour = s.second_colour = colour;
        s.angle = angle;
        return s;
    }
    Page& page() { return page_; }

private:
    Page page_;
};

}  // namespace scrutineer::test
