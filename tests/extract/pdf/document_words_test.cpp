// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::one_page;
using scrutineer::test::PdfWriter;

namespace {

Page read(const std::string& bytes) { return PdfDocument::from_bytes(bytes, "test.pdf").read_page(1); }

std::vector<std::string> texts(const std::vector<Word>& words) {
    std::vector<std::string> result;
    for (const Word& word : words) result.push_back(word.text);
    return result;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a word has its box, baseline, size and style in points from the top left") {
    const Page page = read(one_page("BT /F2 12 Tf 72 700 Td (Target) Tj /F4 10 Tf 0 -20 Td 1 0 0 rg (met) Tj ET"));
    REQUIRE(texts(page.words) == Texts{"Target", "met"});
    const Word& target = page.words[0];
    CHECK(target.baseline == Approx(142));
    CHECK(target.font_size == Approx(12));
    CHECK(target.box.x0 == Approx(72));
    CHECK(target.box.x1 == Approx(72 + 12 * (0.611 + 0.556 + 0.389 + 0.611 + 0.556 + 0.333)));
    CHECK(target.box.y0 < 134);
    CHECK(target.box.y1 > 142);
    CHECK(target.bold);
    CHECK_FALSE(target.italic);
    CHECK(target.rotation == 0);
    const Word& met = page.words[1];
    CHECK(met.italic);
    CHECK_FALSE(met.bold);
    CHECK(met.colour == Colour{255, 0, 0});
    CHECK(page.width == Approx(595));
    CHECK(page.height == Approx(842));
}

TEST_CASE("words end at spaces and at gaps, not at kerning or letter spacing") {
    CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td (one two) Tj ET")).words) == Texts{"one", "two"});
    CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td [(o)20(n)-30(e)-300(two)] TJ ET")).words) == Texts{"one", "two"});
    CHECK(texts(read(one_page("BT /F1 10 Tf 3 Tc 50 700 Td (TARGETS MET) Tj ET")).words) == Texts{"TARGETS", "MET"});
}

TEST_CASE("a space that is taken back at once, so that nobody sees it, ends no word") {
    CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td [(Repor )260(t) -278 (due)] TJ ET")).words) ==
          Texts{"Report", "due"});
    CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td [(Repor )100(t)] TJ ET")).words) == Texts{"Repor", "t"});
}

TEST_CASE("letter spacing as wide as a space or a cell parts words and figures") {
    CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td (i) Tj 2.78 Tc (nm) Tj 0 Tc 18.89 0 Td (inutes) Tj ET")).words) ==
          Texts{"in", "minutes"});
    CHECK(texts(read(one_page("BT /F1 10 Tf 32 Tc 50 700 Td (001 0) Tj ET")).words) == Texts{"0", "0", "1", "0"});
}

TEST_CASE("figures of neighbouring cells are not one word however narrow the gap") {
    // 12.5 ends at 50 + 0.556 * 3 * 8 + 0.278 * 8 = 65.6.
    const Page page = read(one_page("BT /F1 8 Tf 50 700 Td (12.5) Tj 17 0 Td (13) Tj ET"));
    CHECK(texts(page.words) == Texts{"12.5", "13"});
}

TEST_CASE("a raised mark is a word of its own and known to touch the text") {
    const Page page =
        read(one_page("BT /F1 12 Tf 50 700 Td (Rate) Tj /F1 7 Tf 4 Ts (12) Tj 0 Ts /F1 12 Tf ( of) Tj ET"));
    REQUIRE(texts(page.words) == Texts{"Rate", "12", "of"});
    CHECK_FALSE(page.words[0].space_after);
    CHECK(page.words[1].space_after);
    CHECK(page.words[1].font_size == Approx(7));
    CHECK(page.words[1].baseline == Approx(138));
}

TEST_CASE("characters drawn twice for boldness are read once") {
    SECTION("glyph by glyph") {
        std::string content = "BT /F1 10 Tf ";
        double x = 50;
        for (const char c : std::string("477")) {
            for (const double off : {0.0, 0.3})
                content += "1 0 0 1 " + std::to_string(x + off) + " 700 Tm (" + c + ") Tj ";
            x += 5.56;
        }
        const Page page = read(one_page(content + "ET"));
        CHECK(texts(page.words) == Texts{"477"});
        CHECK(page.words.at(0).bold);
    }
    SECTION("word by word") {
        const Page page =
            read(one_page("BT /F1 10 Tf 50 700 Td (Total 95) Tj ET BT /F1 10 Tf 50.3 700 Td (Total 95) Tj ET"));
        CHECK(texts(page.words) == Texts{"Total", "95"});
    }
    SECTION("but equal digits side by side are two digits") {
        CHECK(texts(read(one_page("BT /F1 10 Tf 50 700 Td (1111) Tj ET")).words) == Texts{"1111"});
    }
}

TEST_CASE("invisible, clipped-away and off-page text is kept apart") {
    const Page page =
        read(one_page("BT /F1 10 Tf 3 Tr 50 700 Td (ghost) Tj ET BT 0 Tr /F1 10 Tf 50 650 Td (seen) Tj ET "
                      "q 300 600 100 20 re W n BT /F1 10 Tf 310 605 Td (inside) Tj 0 -40 Td (Floor: 90%) Tj ET Q "
                      "BT /F1 10 Tf 700 605 Td (off) Tj ET"));
    CHECK(texts(page.words) == Texts{"seen", "inside"});
    CHECK(texts(page.hidden_words) == Texts{"ghost", "Floor:", "90%", "off"});
}

TEST_CASE("text painted over by an opaque area or picture is not visible, under a transparent one it is") {
    PdfWriter pdf;
    const int see_through = pdf.add_object("<< /ca 0.3 >>");
    PdfWriter::PageOptions options;
    options.resources = "/ExtGState << /G1 " + std::to_string(see_through) + " 0 R >>";
    pdf.add_page(
        "BT /F1 10 Tf 50 700 Td (old) Tj ET 1 g 45 695 60 20 re f 0 g BT /F1 10 Tf 50 700 Td (new) Tj ET "
        "BT /F1 10 Tf 250 700 Td (below) Tj ET q /G1 gs 0 0 1 rg 245 695 60 20 re f Q",
        options);
    const Page page = read(pdf.bytes());
    CHECK(texts(page.words) == Texts{"new", "below"});
    CHECK(texts(page.hidden_words) == Texts{"old"});
}

TEST_CASE("a figure whose minus sign is painted over is doubtful, and said to be") {
    const auto doubted = [](const std::string& contents) {
        const Page page = read(one_page(contents));
        std::vector<std::string> out;
        for (const Word& word : page.words)
            if (word.confidence < 0.6) out.push_back(word.text);
        CHECK(std::count_if(page.diagnostics.begin(), page.diagnostics.end(), [](const Diagnostic& d) {
                  return d.code == "hidden-sign" && d.page == 1 && d.box;
              }) == static_cast<long>(out.size()));
        return out;
    };
    SECTION("a part of the word lies under a later fill") {
        CHECK(doubted("BT /F1 10 Tf 50 700 Td (-95.2) Tj ET 1 g 40 690 13.2 30 re f") == Texts{"-95.2"});
        CHECK(doubted("1 g 40 690 13.2 30 re f 0 g BT /F1 10 Tf 50 700 Td (-95.2) Tj ET").empty());
        CHECK(doubted("BT /F1 10 Tf 50 700 Td (over-all) Tj ET 1 g 40 690 13.2 30 re f").empty());
    }
    SECTION("the sign is a word of its own and hidden") {
        CHECK(doubted(
                  "BT /F1 10 Tf 50 700 Td (-) Tj ET 1 g 48 690 6 30 re f 0 g BT /F1 10 Tf 55.5 700 Td (95.2) Tj ET") ==
              Texts{"95.2"});
    }
    SECTION("a fill that ends where the figure begins hides nothing") {
        CHECK(doubted("BT /F1 10 Tf 50 700 Td (-95.2) Tj ET 1 g 30 690 20 30 re f").empty());
    }
}

TEST_CASE("a line painted, covered and painted again is visible once") {
    const Page page = read(one_page(
        "BT /F1 10 Tf 50 700 Td (HEAD) Tj ET 0.5 g 40 690 200 30 re f 1 g BT /F1 10 Tf 50 700 Td (HEAD) Tj ET"));
    REQUIRE(texts(page.words) == Texts{"HEAD"});
    CHECK(page.words[0].colour == Colour{255, 255, 255});
    CHECK(texts(page.hidden_words) == Texts{"HEAD"});
}

TEST_CASE("a turned page reads as displayed") {
    PdfWriter pdf;
    PdfWriter::PageOptions options;
    options.rotate = 90;
    // Text turned against the page's rotation: upright as displayed.
    pdf.add_page("BT /F1 10 Tf 0 1 -1 0 100 200 Tm (upright) Tj ET BT /F1 10 Tf 300 400 Td (sideways) Tj ET", options);
    const Page page = read(pdf.bytes());
    REQUIRE(texts(page.words) == Texts{"upright", "sideways"});
    CHECK(page.width == Approx(842));
    CHECK(page.height == Approx(595));
    CHECK(page.rotation == 90);
    CHECK(page.words[0].rotation == 0);
    CHECK(page.words[0].box.x0 == Approx(200));
    CHECK(page.words[0].baseline == Approx(100));
    CHECK(page.words[1].rotation == 90);
    CHECK(page.words[1].box.y0 == Approx(300));
    CHECK(page.words[1].baseline == Approx(400));
}

TEST_CASE("text reading upwards has rotation 270") {
    const Page page = read(one_page("BT /F1 10 Tf 0 1 -1 0 100 200 Tm (ANNUAL TREND) Tj ET"));
    REQUIRE(texts(page.words) == Texts{"ANNUAL", "TREND"});
    CHECK(page.words[0].rotation == 270);
    CHECK(page.words[0].box.y1 == Approx(642));
    CHECK(page.words[0].box.height() > page.words[0].box.width());
}

TEST_CASE("ligatures are taken apart and control characters dropped") {
    PdfWriter pdf;
    const int map = pdf.add_stream(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "6 beginbfchar <41> <FB01> <42> <200B> <43> <00AD> <44> <006C> <45> <0006> <46> <0033> endbfchar endcmap end");
    const int font = pdf.add_object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " +
                                    std::to_string(map) + " 0 R >>");
    PdfWriter::PageOptions options;
    options.fonts = "/F9 " + std::to_string(font) + " 0 R";
    pdf.add_page("BT /F9 10 Tf 50 700 Td (ABDD) Tj 0 -20 Td (FCF) Tj 0 -20 Td (DED) Tj 0 -20 Td (FEF) Tj ET", options);
    const Page page = read(pdf.bytes());
    // What a file calls a soft hyphen was drawn. A control character stands for a sign that nobody knows: it does not
    // make one figure of two.
    CHECK(texts(page.words) == Texts{"fill", "3-3", "l", "l",
                                     "3\xEF\xBF\xBD"
                                     "3"});
    REQUIRE(page.diagnostics.size() == 1);
    CHECK(page.diagnostics[0].code == "text-not-decodable");
}

TEST_CASE("marked-content ids reach the words") {
    const Page page = read(
        one_page("/P << /MCID 4 >> BDC BT /F1 10 Tf 50 700 Td (in) Tj ET EMC BT /F1 10 Tf 150 700 Td (out) Tj ET"));
    REQUIRE(page.words.size() == 2);
    CHECK(page.words[0].marked_content == 4);
    CHECK(page.words[1].marked_content == -1);
}
