// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "extract/page/page.hpp"

/// Pages written by hand in few words, for tests. A character is half its font size wide, a space 0.28 of it, the
/// ascent 0.75 and the descent 0.25 of the font size: plain numbers, so that a test can say where things are.
namespace scrutineer::test {

/// A symbol in one colour, turned clockwise by the angle.
inline Symbol make_symbol(const Box& box, Shape shape, Colour colour, double angle = 0) {
    Symbol symbol;
    symbol.box = box;
    symbol.shape = shape;
    symbol.colour = symbol.second_colour = colour;
    symbol.angle = angle;
    return symbol;
}

class PageBuilder {
public:
    explicit PageBuilder(double width = 595, double height = 842, int number = 1) {
        page_.width = width;
        page_.height = height;
        page_.number = number;
    }

    struct Look {
        double size = 10;
        bool bold = false;
        Colour colour{};
    };

    /// Text from x on the baseline y, one Word for each run between spaces.
    PageBuilder& text(double x, double y, const std::string& words, const Look& look) {
        std::istringstream stream(words);
        std::string word;
        while (stream >> word) {
            Word w;
            w.text = word;
            w.box = {x, y - 0.75 * look.size, x + width_of(word, look.size), y + 0.25 * look.size};
            w.baseline = y;
            w.font_size = look.size;
            w.bold = look.bold;
            w.colour = look.colour;
            page_.words.push_back(w);
            x = w.box.x1 + space * look.size;
        }
        return *this;
    }
    PageBuilder& text(double x, double y, const std::string& words, double size = 10, bool bold = false) {
        return text(x, y, words, Look{size, bold, {}});
    }
    PageBuilder& bold(double x, double y, const std::string& words, double size = 10) {
        return text(x, y, words, size, true);
    }
    /// The same, ending at x.
    PageBuilder& right(double x, double y, const std::string& words, double size = 10) {
        return text(x - width_of(words, size), y, words, size);
    }
    /// The same, with its middle at x.
    PageBuilder& centred(double x, double y, const std::string& words, double size = 10, bool is_bold = false) {
        return text(x - width_of(words, size) / 2, y, words, size, is_bold);
    }
    /// Text that reads upwards (270 degrees clockwise) from (x, y); x is the baseline.
    PageBuilder& upwards(double x, double y, const std::string& words, double size = 10) {
        std::istringstream stream(words);
        std::string word;
        while (stream >> word) {
            Word w;
            w.text = word;
            w.box = {x - 0.75 * size, y - width_of(word, size), x + 0.25 * size, y};
            w.baseline = x;
            w.font_size = size;
            w.rotation = 270;
            page_.words.push_back(w);
            y = w.box.y0 - space * size;
        }
        return *this;
    }
    /// A line across from x0 to x1 at y, or down from y0 to y1 at x.
    PageBuilder& across(double y, double x0, double x1, double thickness = 0.5) {
        page_.rules.push_back({{x0, y, x1, y}, thickness, {}});
        return *this;
    }
    PageBuilder& down(double x, double y0, double y1, double thickness = 0.5) {
        page_.rules.push_back({{x, y0, x, y1}, thickness, {}});
        return *this;
    }
    /// A whole ruled grid: lines at every x and every y.
    PageBuilder& ruled(const std::vector<double>& xs, const std::vector<double>& ys) {
        for (const double y : ys) across(y, xs.front(), xs.back());
        for (const double x : xs) down(x, ys.front(), ys.back());
        return *this;
    }
    PageBuilder& fill(const Box& box, Colour colour) {
        page_.fills.push_back({box, colour, 1, true});
        return *this;
    }
    PageBuilder& symbol(const Box& box, Shape shape, Colour colour, double angle = 0) {
        page_.symbols.push_back(make_symbol(box, shape, colour, angle));
        return *this;
    }

    Page& page() { return page_; }
    operator const Page&() const { return page_; }

    /// Characters, not bytes, at half the size each; a space is narrower.
    static double width_of(const std::string& text, double size) {
        double ems = 0;
        for (const char c : text)
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ems += c == ' ' ? space : 0.5;
        return ems * size;
    }

private:
    static constexpr double space = 0.28;  // of the font size

    Page page_;
};

}  // namespace scrutineer::test
