// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::one_page;
using scrutineer::test::PdfWriter;

namespace {
Page read(const std::string& bytes) { return PdfDocument::from_bytes(bytes, "test.pdf").read_page(1); }
}  // namespace

TEST_CASE("strokes and thin fills are rules") {
    const Page page = read(one_page("0 0 1 RG 0.5 w 100 700 m 300 700 l S  1 0 0 rg 100 600 0.75 80 re f"));
    REQUIRE(page.rules.size() == 2);
    CHECK(page.rules[0].horizontal());
    CHECK(page.rules[0].box.x0 == Approx(100));
    CHECK(page.rules[0].box.x1 == Approx(300));
    CHECK(page.rules[0].box.y0 == Approx(142));
    CHECK(page.rules[0].thickness == Approx(0.5));
    CHECK(page.rules[0].colour == Colour{0, 0, 255});
    CHECK_FALSE(page.rules[1].horizontal());
    CHECK(page.rules[1].box.x0 == Approx(100.375));
    CHECK(page.rules[1].box.y0 == Approx(162));
    CHECK(page.rules[1].box.y1 == Approx(242));
    CHECK(page.rules[1].colour == Colour{255, 0, 0});
    CHECK(page.fills.empty());
}

TEST_CASE("a rule in pieces is one rule, rules apart are two") {
    const Page page =
        read(one_page("100 700 m 150 700 l S 150 700 m 200 700 l S 200.5 699.9 50 0.4 re f 300 700 m 350 700 l S"));
    REQUIRE(page.rules.size() == 2);
    CHECK(page.rules[0].box.x1 == Approx(250.5));
    CHECK(page.rules[1].box.x0 == Approx(300));
}

TEST_CASE("a stroked rectangle is four rules") {
    const Page page = read(one_page("100 600 200 50 re S"));
    REQUIRE(page.rules.size() == 4);
    CHECK(page.rules[0].box == Box{100, 192, 300, 192});
    CHECK(page.rules[1].box == Box{100, 242, 300, 242});
    CHECK(page.rules[2].box == Box{100, 192, 100, 242});
    CHECK(page.rules[3].box == Box{300, 192, 300, 242});
}

TEST_CASE("fills keep their painting order, colour and opacity, and the clip cuts them") {
    PdfWriter pdf;
    const int half = pdf.add_object("<< /ca 0.5 >>");
    PdfWriter::PageOptions options;
    options.resources = "/ExtGState << /G1 " + std::to_string(half) + " 0 R >>";
    pdf.add_page(
        "0 1 0 rg 100 700 80 20 re f 1 g 120 700 80 20 re f q 100 600 50 50 re W n 1 0 0 rg 90 590 30 100 re f Q "
        "q /G1 gs 0 0 1 rg 300 600 100 100 re f Q q 10 10 20 20 re W n 1 0 0 rg 500 500 50 50 re f Q",
        options);
    const Page page = read(pdf.bytes());
    REQUIRE(page.fills.size() == 4);
    CHECK(page.fills[0].colour == Colour{0, 255, 0});
    CHECK(page.fills[1].colour == Colour{255, 255, 255});
    CHECK(page.fills[2].box == Box{100, 192, 120, 242});
    CHECK(page.fills[3].opacity == Approx(0.5));
}

TEST_CASE("a wide stroke shades an area") {
    const Page page = read(one_page("0 1 0 RG 14 w 100 700 m 180 700 l S"));
    REQUIRE(page.fills.size() == 1);
    CHECK(page.fills[0].box == Box{100, 135, 180, 149});
    CHECK(page.rules.empty());
}

TEST_CASE("pictures have their box as displayed and their pixels counted") {
    PdfWriter pdf;
    const int image =
        pdf.add_stream(std::string(12, '\x7F'),
                       "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8");
    PdfWriter::PageOptions options;
    options.resources = "/XObject << /X1 " + std::to_string(image) + " 0 R >>";
    pdf.add_page("q 200 0 0 100 50 600 cm /X1 Do Q", options);
    const Page page = read(pdf.bytes());
    REQUIRE(page.pictures.size() == 1);
    CHECK(page.pictures[0].box == Box{50, 142, 250, 242});
    CHECK(page.pictures[0].pixel_width == 2);
    CHECK(page.symbols.empty());
}

TEST_CASE("a page is drawn at the resolution asked for, whole or in part") {
    PdfDocument document = PdfDocument::from_bytes(one_page("1 0 0 rg 100 642 100 100 re f"), "test.pdf");
    const Raster whole = document.render(1, 36);
    CHECK(whole.width == 298);
    CHECK(whole.height == 421);
    const auto pixel = [](const Raster& raster, int x, int y) {
        const std::size_t at = static_cast<std::size_t>(y * raster.width + x) * 3;
        return Colour{raster.rgb.at(at), raster.rgb.at(at + 1), raster.rgb.at(at + 2)};
    };
    CHECK(pixel(whole, 75, 75) == Colour{255, 0, 0});
    CHECK(pixel(whole, 20, 20) == Colour{255, 255, 255});
    const Raster part = document.render(1, 72, Box{100, 100, 150, 120});
    CHECK(part.width == 50);
    CHECK(part.height == 20);
    CHECK(pixel(part, 1, 1) == Colour{255, 0, 0});
    CHECK(pixel(part, 48, 18) == Colour{255, 0, 0});
    CHECK_THROWS_AS(document.render(1, 10'000), ReadError);
    CHECK_THROWS_AS(document.render(9, 72), std::invalid_argument);
}

TEST_CASE("the image of a scanned page comes turned as displayed") {
    PdfWriter pdf;
    // Two pixels over one another: red above, blue below.
    const int image =
        pdf.add_stream(std::string("\xFF\0\0\0\0\xFF", 6),
                       "/Type /XObject /Subtype /Image /Width 1 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8");
    PdfWriter::PageOptions options;
    options.resources = "/XObject << /X1 " + std::to_string(image) + " 0 R >>";
    options.rotate = 90;
    pdf.add_page("q 595 0 0 842 0 0 cm /X1 Do Q", options);
    pdf.add_page("BT /F1 10 Tf 50 700 Td (text) Tj ET");
    PdfDocument document = PdfDocument::from_bytes(pdf.bytes(), "test.pdf");
    const std::optional<ScanImage> scan = document.scan_image(1);
    REQUIRE(scan);
    CHECK(scan->raster.width == 2);
    CHECK(scan->raster.height == 1);
    // Turned clockwise by a quarter, what was above is at the right.
    CHECK(scan->raster.rgb == std::vector<std::uint8_t>{0, 0, 255, 255, 0, 0});
    CHECK(scan->box.width() == Approx(842));
    CHECK_FALSE(document.scan_image(2));
}

TEST_CASE("a mask of one dot that is stretched is a ruling line, as dvips draws them") {
    const std::string mask = " BI /W 1 /H 1 /IM true /BPC 1 /D [1 0] ID \x80 EI ";
    const Page page = read(one_page("q 200 0 0 0.4 100 700 cm" + mask + "Q"));
    REQUIRE(page.rules.size() == 1);
    CHECK(page.rules[0].horizontal());
    CHECK(page.rules[0].box.x0 == Approx(100));
    CHECK(page.rules[0].box.x1 == Approx(300));
    // The other bit leaves the page as it is.
    const std::string blank = " BI /W 1 /H 1 /IM true /BPC 1 ID \x80 EI ";
    CHECK(read(one_page("q 200 0 0 0.4 100 700 cm" + blank + "Q")).rules.empty());
}
