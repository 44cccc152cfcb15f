// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "extract/pdf/document.hpp"
#include "extract/symbols/shape.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::one_page;
using scrutineer::test::PdfWriter;

namespace {

Page read(const std::string& bytes) { return PdfDocument::from_bytes(bytes, "test.pdf").read_page(1); }

/// A disc of radius 5 around the point, as four curves.
std::string disc(double x, double y) {
    const auto n = [](double v) { return std::to_string(v) + " "; };
    const double r = 5, k = 2.76;
    return n(x + r) + n(y) + "m " + n(x + r) + n(y + k) + n(x + k) + n(y + r) + n(x) + n(y + r) + "c " + n(x - k) +
           n(y + r) + n(x - r) + n(y + k) + n(x - r) + n(y) + "c " + n(x - r) + n(y - k) + n(x - k) + n(y - r) + n(x) +
           n(y - r) + "c " + n(x + k) + n(y - r) + n(x + r) + n(y - k) + n(x + r) + n(y) + "c f ";
}

const std::string arrow_up = "0 12 m 4 6 l 2 6 l 2 0 l -2 0 l -2 6 l -4 6 l h f ";

double angle_off(double angle, double wanted) { return std::fabs(std::remainder(angle - wanted, 360)); }

}  // namespace

TEST_CASE("a white tick on a green disc is one symbol") {
    const Page page =
        read(one_page("0 0.6 0.2 rg " + disc(100, 700) + "1 G 1.4 w 97 700 m 99.3 697.6 l 103 702.6 l S"));
    REQUIRE(page.symbols.size() == 1);
    const Symbol& symbol = page.symbols[0];
    CHECK(symbol.shape == Shape::tick);
    CHECK(symbol.colour == Colour{0, 153, 51});
    CHECK(symbol.second_colour == Colour{255, 255, 255});
    CHECK(symbol.box.x0 == Approx(95));
    CHECK(symbol.box.y1 == Approx(147));
    CHECK(symbol.origin == Symbol::Origin::path);
    CHECK(page.fills.empty());
}

TEST_CASE("an arrow's angle is read from its outline, whatever the matrix") {
    for (const double degrees : {0.0, 45.0, 90.0, 176.0, 180.0, 225.0, 270.0, 315.0}) {
        // PDF turns counter-clockwise, the angle counts clockwise.
        const double radians = -degrees * 3.14159265358979 / 180;
        const std::string matrix = std::to_string(std::cos(radians)) + " " + std::to_string(std::sin(radians)) + " " +
                                   std::to_string(-std::sin(radians)) + " " + std::to_string(std::cos(radians)) +
                                   " 200 500 cm ";
        const Page page = read(one_page("1 0 0 rg q " + matrix + arrow_up + "Q"));
        REQUIRE(page.symbols.size() == 1);
        INFO(degrees << " read as " << page.symbols[0].angle);
        CHECK(page.symbols[0].shape == Shape::arrow);
        CHECK(angle_off(page.symbols[0].angle, degrees) <= 10);
    }
}

TEST_CASE("a white arrow on a shaded cell is a symbol, the cell stays a fill") {
    const Page page = read(one_page("1 0 0 rg 100 600 60 30 re f 1 g q 1 0 0 1 130 609 cm " + arrow_up + "Q"));
    REQUIRE(page.symbols.size() == 1);
    CHECK(page.symbols[0].shape == Shape::arrow);
    CHECK(page.symbols[0].colour == Colour{255, 255, 255});
    REQUIRE(page.fills.size() == 1);
    CHECK(page.fills[0].box == Box{100, 212, 160, 242});
}

TEST_CASE("signs among the letters are symbols with their character") {
    const Page page =
        read(one_page("0 0.5 0 rg BT /F3 12 Tf 50 700 Td (4) Tj 40 0 Td (8) Tj 40 0 Td (s) Tj 40 0 Td (l) Tj ET"));
    REQUIRE(page.symbols.size() == 4);
    CHECK(page.words.empty());
    CHECK(page.symbols[0].text == "\xE2\x9C\x94");
    CHECK(page.symbols[0].shape == Shape::tick);
    CHECK(page.symbols[0].origin == Symbol::Origin::glyph);
    CHECK(page.symbols[0].colour == Colour{0, 128, 0});
    CHECK(page.symbols[1].shape == Shape::cross);
    CHECK(page.symbols[2].shape == Shape::triangle);
    CHECK(page.symbols[2].angle == Approx(0));
    CHECK(page.symbols[3].shape == Shape::circle);
}

TEST_CASE("Wingdings codes are the signs they look like") {
    PdfWriter pdf;
    const int font = pdf.add_object(
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings-Regular /Encoding /WinAnsiEncoding >>");
    PdfWriter::PageOptions options;
    options.fonts = "/F9 " + std::to_string(font) + " 0 R";
    pdf.add_page("BT /F9 12 Tf 50 700 Td <FC> Tj 30 0 Td <E9> Tj 30 0 Td <EA> Tj ET", options);
    const Page page = read(pdf.bytes());
    REQUIRE(page.symbols.size() == 3);
    CHECK(page.symbols[0].shape == Shape::tick);
    CHECK(page.symbols[1].shape == Shape::arrow);
    CHECK(page.symbols[1].angle == Approx(0));
    CHECK(page.symbols[2].angle == Approx(180));
}

TEST_CASE("a small image is a symbol, turned as its matrix says, its paper left out") {
    // 16 x 16 pixels: a red triangle pointing up on white.
    std::string pixels;
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x) {
            const bool red = y > 0 && std::fabs(x - 7.5) < y * 0.5;
            pixels += red ? std::string("\xE0\x10\x10", 3) : std::string("\xFF\xFF\xFF", 3);
        }
    PdfWriter pdf;
    const int image = pdf.add_stream(
        pixels, "/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8");
    PdfWriter::PageOptions options;
    options.resources = "/XObject << /X1 " + std::to_string(image) + " 0 R >>";
    pdf.add_page("q 10 0 0 10 50 600 cm /X1 Do Q q -10 0 0 -10 160 610 cm /X1 Do Q", options);
    const Page page = read(pdf.bytes());
    REQUIRE(page.symbols.size() == 2);
    for (const Symbol& symbol : page.symbols) {
        CHECK(symbol.origin == Symbol::Origin::image);
        CHECK(symbol.shape == Shape::triangle);
        CHECK(symbol.colour == Colour{0xE0, 0x10, 0x10});
    }
    CHECK(page.symbols[0].angle == Approx(0));
    CHECK(page.symbols[1].angle == Approx(180));
    CHECK(page.pictures.size() == 2);
}

TEST_CASE("a sign that touches a figure is not part of the figure's word") {
    const Page page = read(one_page("BT /F3 10 Tf 50 700 Td (s) Tj /F1 10 Tf (2.3%) Tj ET"));
    REQUIRE(page.words.size() == 1);
    CHECK(page.words[0].text == "2.3%");
    REQUIRE(page.symbols.size() == 1);
    CHECK(page.symbols[0].shape == Shape::triangle);
}

TEST_CASE("rounded boxes around words and large drawings are no symbols") {
    const Page page =
        read(one_page("0 1 0 rg 100 700 m 130 700 l 135 700 135 712 130 712 c 100 712 l 95 712 95 700 100 700 c f 0 g "
                      "BT /F1 8 Tf 100 703 Td (GREEN) Tj ET 300 300 m 400 500 l 500 300 l h f"));
    CHECK(page.symbols.empty());
    REQUIRE(page.fills.size() == 2);
    CHECK_FALSE(page.fills[0].rectangle);
}

TEST_CASE("shapes are told apart by their silhouettes") {
    const auto figure = [](auto inside) {
        Figure f{60, 60, std::vector<std::uint8_t>(3600, 0)};
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 60; ++x)
                f.bits[static_cast<std::size_t>(y * 60 + x)] = inside(x - 29.5, y - 29.5) ? 1 : 0;
        return f;
    };
    const auto shape_of = [&](auto inside) { return classify(figure(inside)).shape; };
    CHECK(shape_of([](double x, double y) { return x * x + y * y < 700; }) == Shape::circle);
    CHECK(shape_of([](double x, double y) { return x * x + y * y < 700 && x * x + y * y > 400; }) == Shape::ring);
    CHECK(shape_of([](double x, double y) { return std::fabs(x) < 20 && std::fabs(y) < 20; }) == Shape::square);
    CHECK(shape_of([](double x, double y) { return std::fabs(x) < 25 && std::fabs(y) < 6; }) == Shape::bar);
    CHECK(shape_of([](double x, double y) { return std::fabs(x) + std::fabs(y) < 26; }) == Shape::diamond);
    CHECK(shape_of([](double x, double y) {
              return std::fabs(std::fabs(x) - std::fabs(y)) < 6 && std::fabs(x) < 25;
          }) == Shape::cross);
    const ShapeReading down =
        classify(figure([](double x, double y) { return y > -22 && y < 22 && std::fabs(x) < (22 - y) * 0.58; }));
    CHECK(down.shape == Shape::triangle);
    CHECK(down.angle == Approx(180));
    CHECK(shape_of([](double, double) { return false; }) == Shape::other);

    const SymbolMask round = mask_of(figure([](double x, double y) { return x * x + y * y < 700; }));
    const SymbolMask smaller = mask_of(figure([](double x, double y) { return x * x + y * y < 300; }));
    const SymbolMask box = mask_of(figure([](double x, double y) { return std::fabs(x) < 20 && std::fabs(y) < 20; }));
    CHECK(likeness(round, smaller) > 0.9);
    CHECK(likeness(round, round) == Approx(1));
    CHECK(likeness(round, box) < likeness(round, smaller) - 0.05);
}
