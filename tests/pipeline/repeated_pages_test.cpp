// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "pipeline/paper.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

/// A file that lists one page `times` times, and then one of its own.
std::string file_with(int times) {
    std::string kids;
    for (int i = 0; i < times; ++i) kids += "4 0 R ";
    const auto page = [](const std::string& contents) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + contents +
               "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    };
    const std::string drawn = "BT /F1 12 Tf 72 700 Td (Visits) Tj ET";
    const std::string contents = "<</Length " + std::to_string(drawn.size()) + ">>stream\n" + drawn + "\nendstream";
    std::string file = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
    file += "2 0 obj<</Type/Pages/Count " + std::to_string(times + 1) + "/Kids[" + kids + "5 0 R]>>endobj\n";
    file += "3 0 obj" + contents + "endobj\n4 0 obj" + page("3 0 R") + "endobj\n";
    file += "6 0 obj" + contents + "endobj\n5 0 obj" + page("6 0 R") + "endobj\n";
    // A file has no more pages than objects.
    file += "1000 0 obj null endobj\n";
    return file + "trailer<</Root 1 0 R>>\n%%EOF\n";
}

}  // namespace

TEST_CASE("a page that a file lists again and again is read 200 times, and one of its own always") {
    PdfDocument document = PdfDocument::from_bytes(file_with(300), "test.pdf");
    REQUIRE(document.page_count() == 301);
    CHECK(document.pages_of_their_own() == 2);
    CHECK(document.repeats(1) == 0);
    CHECK(document.repeats(300) == 1);
    CHECK(document.repeats(301) == 0);
    PaperOptions options;
    options.ocr.mode = OcrMode::never;
    const std::vector<Page> pages = read_pages(document, options);
    REQUIRE(pages.size() == 301);
    CHECK(pages[200].words.size() == 1);
    CHECK(pages[201].words.empty());
    CHECK(pages[201].diagnostics.size() == 1);
    CHECK(pages[201].diagnostics.front().code == "repeated-pages-not-read");
    CHECK(pages[202].diagnostics.empty());
    CHECK(pages[300].words.size() == 1);
}
