// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/ocr.hpp"

#include <algorithm>
#include <string>

#include "extract/picture/background.hpp"
#include "extract/picture/letters.hpp"
#include "extract/picture/need.hpp"
#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;

namespace {

Word word(const std::string& text, double x = 100, double y = 100) {
    Word w;
    w.text = text;
    w.box = {x, y, x + 30, y + 10};
    return w;
}

Page page_with(const std::vector<std::string>& texts) {
    Page page;
    page.width = 595;
    page.height = 842;
    for (const std::string& text : texts) page.words.push_back(word(text));
    return page;
}

const std::vector<std::string> prose{"Percentage", "of",  "statutory", "visits",  "completed", "within", "timescale",
                                     "80.4%",      "was", "reported",  "2018/19", "(green)",   "CYP",    "S24"};

const std::string scan = std::string(SCRUTINEER_SOURCE_DIR) + "/corpus/scans/environment-2019-q2.scan.pdf";

bool has_code(const Page& page, const std::string& code) {
    return std::any_of(page.diagnostics.begin(), page.diagnostics.end(),
                       [&](const Diagnostic& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("a page with text needs no OCR, whatever small pictures are on it") {
    Page page = page_with(prose);
    page.pictures.push_back({{20, 20, 120, 70}, 400, 200});
    const ocr::Need need = ocr::find_need(page);
    CHECK_FALSE(need.whole_page);
    CHECK(need.regions.empty());
}

TEST_CASE("a page without text under a picture is read, an empty page is not") {
    Page page = page_with({});
    CHECK_FALSE(ocr::find_need(page).whole_page);
    page.pictures.push_back({{0, 0, 595, 842}, 1653, 2339});
    CHECK(ocr::find_need(page).whole_page);
    PdfDocument document = PdfDocument::open(scan);
    CHECK(OcrReader().wanted(document, page));
    OcrOptions never;
    never.mode = OcrMode::never;
    CHECK_FALSE(OcrReader(never).wanted(document, page));
}

TEST_CASE("a large picture without text on it may be a table's") {
    Page page = page_with(prose);
    page.pictures.push_back({{50, 300, 545, 600}, 1400, 850});
    const ocr::Need need = ocr::find_need(page);
    CHECK_FALSE(need.whole_page);
    REQUIRE(need.regions.size() == 1);
    CHECK(need.regions[0].y0 == 300);
}

TEST_CASE("a picture within a drawn card is the card's chart, one in a frame of its own may be a table") {
    Page page = page_with({});
    for (const std::string& text : prose) page.words.push_back(word(text, 100, 290));
    page.pictures.push_back({{60, 320, 535, 430}, 960, 240});
    const auto upright = [&](double x, double y0, double y1) { page.rules.push_back({{x, y0, x, y1}, 0.5, {}}); };
    const auto level = [&](double y) { page.rules.push_back({{50, y, 545, y}, 0.5, {}}); };
    upright(50, 315, 435);
    upright(545, 315, 435);
    level(315);
    level(435);
    CHECK(ocr::find_need(page).regions.size() == 1);
    // The name of the indicator stands above, within the same upright rules.
    page.rules.clear();
    upright(50, 280, 435);
    upright(545, 280, 435);
    level(280);
    level(315);
    level(435);
    CHECK(ocr::find_need(page).regions.empty());
}

TEST_CASE("rubbish in a text layer is told from text") {
    const Page good = page_with(prose);
    CHECK(ocr::rubbish_share(good.words) < 0.1);
    Page bad =
        page_with({"\xEE\x80\x81\xEE\x80\x82\xEE\x80\x83", "Prf0rM{ance", "~~|}{", "\xEE\x81\x81\xEE\x81\x82", "qWxZtR",
                   "bcdfgh", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "tHeR{}e", "kLmN|pQr", "xXzZ}{qQ"});
    CHECK(ocr::rubbish_share(bad.words) > 0.5);
    CHECK(ocr::find_need(bad).rubbish);
}

TEST_CASE("components touch at corners and keep different marks apart") {
    ocr::GreyPicture mask(6, 4, 0);
    mask.row(0)[0] = mask.row(1)[1] = mask.row(2)[2] = 1;
    mask.row(1)[4] = mask.row(2)[4] = 1;
    mask.row(2)[3] = 2;
    const auto found = ocr::components(mask);
    REQUIRE(found.size() == 3);
    CHECK(found[0].area == 3);
    CHECK(found[0].box == ocr::PixelBox{0, 0, 3, 3});
    CHECK(found[1].area == 2);
    CHECK(found[2].mark == 2);
}

TEST_CASE("faint hairlines are found by their length") {
    ocr::GreyPicture grey(400, 300, 250);
    for (int x = 20; x < 380; ++x) grey.row(100)[x] = 215;
    for (int y = 50; y < 250; ++y) grey.row(y)[200] = 90;
    const auto lines = ocr::find_lines(grey, 150);
    REQUIRE(std::count_if(lines.begin(), lines.end(), [](const auto& l) { return l.horizontal; }) >= 1);
    const auto upright = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return !l.horizontal; });
    REQUIRE(upright != lines.end());
    CHECK(upright->middle == Approx(200.5));
}

TEST_CASE("a rule that leans through a band of shading parts one area, not two that overlap") {
    ocr::ColourPicture blocks(160, 40);
    const auto paint = [&](int x, int y, Colour colour) {
        std::uint8_t* pixel = blocks.row(y) + static_cast<std::ptrdiff_t>(x) * 3;
        pixel[0] = colour.red;
        pixel[1] = colour.green;
        pixel[2] = colour.blue;
    };
    for (int y = 8; y < 32; ++y) {
        for (int x = 10; x < 150; ++x) paint(x, y, {210, 200, 224});
        const int leaning = 60 + (y - 8) / 3;
        for (int x = leaning; x < leaning + 2; ++x) paint(x, y, {90, 90, 90});
        for (int x = 120; x < 122; ++x) paint(x, y, {90, 90, 90});
    }
    const ocr::Ground ground = ocr::find_ground(blocks, 4);
    REQUIRE(ground.areas.size() == 2);
    CHECK(ground.areas[0].box.x0 == 40);
    CHECK(ground.areas[0].box.x1 == 480);
    CHECK(ground.areas[1].box.x0 == 488);
    CHECK(ground.areas[1].box.x1 == 600);
    CHECK(ground.areas[0].share > 0.85);
}

TEST_CASE("letters that fill a low cell stand on its shading, not on the paper above it") {
    ocr::ColourPicture blocks(120, 40);
    std::fill(blocks.pixels.begin(), blocks.pixels.end(), std::uint8_t{240});
    const auto paint = [&](int x0, int y0, int x1, int y1, std::uint8_t level) {
        for (int y = y0; y < y1; ++y)
            std::fill_n(blocks.row(y) + static_cast<std::ptrdiff_t>(x0) * 3, (x1 - x0) * 3, level);
    };
    paint(20, 10, 80, 20, 170);
    paint(26, 10, 74, 11, 130);  // the blur of bold letters, up to the cell's upper edge
    for (int x = 26; x < 74; x += 2) paint(x, 11, x + 1, 19, 60);
    const ocr::Ground ground = ocr::find_ground(blocks, 3);
    const auto cell = std::find_if(ground.areas.begin(), ground.areas.end(), [](const ocr::Area& area) {
        return area.box.x0 == 60 && area.box.x1 == 240 && area.box.y0 == 30 && area.box.y1 == 60;
    });
    REQUIRE(cell != ground.areas.end());
    for (int x = 61; x < 240; x += 3) {
        CHECK(ground.at(x, 31).red == 170);
        CHECK(ground.at(x, 58).red == 170);
    }
    CHECK(ground.at(150, 25).red == 240);
}

TEST_CASE("a turn and its way back") {
    Page page;
    page.width = 842;
    page.height = 595;
    page.turn = 90;
    const Box box = as_displayed(page, {10, 20, 30, 40});
    CHECK(box.x0 == Approx(20));
    CHECK(box.y0 == Approx(842 - 30));
    CHECK(box.x1 == Approx(40));
    CHECK(box.y1 == Approx(842 - 10));
}

TEST_CASE("a missing language names the package that has it") {
    REQUIRE_THROWS_AS(require_ocr_language("xyz"), OcrError);
    try {
        require_ocr_language("eng+xyz");
        FAIL("no error");
    } catch (const OcrError& error) {
        CHECK(std::string(error.what()).find("tesseract-ocr-xyz") != std::string::npos);
    }
    REQUIRE_THROWS_AS(require_ocr_language("../etc"), OcrError);
}

TEST_CASE("a scan's page is words, rules and fills like any other") {
    PdfDocument document = PdfDocument::open(scan);
    const Page page = OcrReader().read(document, document.read_page(1));
    CHECK(page.source == TextSource::ocr);
    REQUIRE(page.words.size() > 10);
    for (const Word& w : page.words) {
        CHECK(w.source == TextSource::ocr);
        CHECK(w.confidence <= 1);
        CHECK(w.box.x0 <= w.box.x1);
    }
}

TEST_CASE("N/a in small bold print is no name") {
    PdfDocument document = PdfDocument::open(scan);
    const Page page = OcrReader().read(document, document.read_page(1));
    const auto count = [&](const std::string& text) {
        return std::count_if(page.words.begin(), page.words.end(), [&](const Word& w) { return w.text == text; });
    };
    CHECK(count("N/a") == 10);
    CHECK(count("Nia") == 0);
    // The slash was told from its slant or from there being no such word, not read.
    for (const Word& w : page.words)
        if (w.text == "N/a") CHECK(w.confidence < 0.9);
}

TEST_CASE("a page that takes too long is a diagnostic") {
    PdfDocument document = PdfDocument::open(scan);
    OcrOptions options;
    options.page_timeout = std::chrono::milliseconds(1);
    const Page page = OcrReader(options).read(document, document.read_page(1));
    CHECK(has_code(page, "page-timeout"));
}

TEST_CASE("a broken letter beside a whole one is one component again, a dot is left alone") {
    ocr::GreyPicture mask(60, 40, 0);
    const auto block = [&](int x0, int y0, int x1, int y1) {
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) mask.row(y)[x] = 1;
    };
    block(5, 5, 15, 12);    // the head of a figure
    block(5, 13, 15, 25);   // and its foot
    block(18, 5, 28, 25);   // a whole one
    block(31, 22, 34, 25);  // a point
    auto ink = ocr::components(mask);
    REQUIRE(ink.size() == 4);
    ocr::mend_letters(ink, 200);
    REQUIRE(ink.size() == 3);
    CHECK(ink[0].box == ocr::PixelBox{5, 5, 15, 25});
    CHECK(ink[0].area == 7 * 10 + 12 * 10);
    CHECK(ink[2].box == ocr::PixelBox{31, 22, 34, 25});
}

TEST_CASE("a grey scan that stands on its head is set upright, and its lost colours are named") {
    PdfDocument document =
        PdfDocument::open(std::string(SCRUTINEER_SOURCE_DIR) + "/corpus/scans/scorecards-2019-q2.upside-down.pdf");
    const Page page = OcrReader().read(document, document.read_page(1));
    CHECK(page.turn == 180);
    CHECK(has_code(page, "picture-without-colour"));
    CHECK(std::any_of(page.words.begin(), page.words.end(), [](const Word& w) { return w.text == "Target"; }));
}

TEST_CASE("a picture that claims more pixels than any paper has is not decoded") {
    test::PdfWriter pdf;
    const int image = pdf.add_stream("0",
                                     "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
                                     "/ColorSpace/DeviceGray");
    test::PdfWriter::PageOptions options;
    options.resources = "/XObject << /X " + std::to_string(image) + " 0 R >>";
    pdf.add_page("595 0 0 842 0 0 cm /X Do", options);
    PdfDocument document = PdfDocument::from_bytes(pdf.bytes(), "test.pdf");
    OcrReader reader;
    const Page page = document.read_page(1);
    REQUIRE(reader.wanted(document, page));
    CHECK(has_code(reader.read(document, page), "picture-too-large"));
}
