// SPDX-License-Identifier: GPL-3.0-or-later
// Files without a trailer, without an end, with a page tree that lies: what is there is read.
#include <regex>
#include <string>

#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PdfWriter;

namespace {

std::string two_pages() {
    PdfWriter pdf;
    pdf.add_page("BT /F1 12 Tf 72 700 Td (Libraries) Tj ET");
    pdf.add_page("BT /F1 12 Tf 72 700 Td (Museums) Tj ET");
    return pdf.bytes();
}

std::string replaced(const std::string& text, const char* what, const std::string& by) {
    return std::regex_replace(text, std::regex(what), by);
}

/// The words of all pages, and the diagnostics of the file.
std::string read(const std::string& bytes) {
    PdfDocument document = PdfDocument::from_bytes(bytes, "test.pdf");
    std::string all;
    for (int number = 1; number <= document.page_count(); ++number)
        for (const Word& word : document.read_page(number).words) all += word.text + " ";
    for (const Diagnostic& diagnostic : document.diagnostics())
        if (diagnostic.code == "page-tree-rebuilt") all += diagnostic.code;
    return all;
}

}  // namespace

TEST_CASE("a file that lost its way to its pages is read all the same, and says so") {
    const std::string whole = two_pages();
    REQUIRE(read(whole) == "Libraries Museums ");
    CHECK(read(replaced(whole, "trailer", "tr____r")) == "Libraries Museums page-tree-rebuilt");
    CHECK(read(replaced(whole, "/Count \\d+", "/Count 0")) == "Libraries Museums page-tree-rebuilt");
    CHECK(read(replaced(whole, "/Count \\d+", "/Count -1")) == "Libraries Museums page-tree-rebuilt");
    CHECK(read(replaced(whole, "/Count \\d+", "/Count 99999")) == "Libraries Museums page-tree-rebuilt");
    const std::size_t table = whole.rfind("\nxref");
    REQUIRE(table != std::string::npos);
    CHECK(read(whole.substr(0, table)) == "Libraries Museums page-tree-rebuilt");
}

TEST_CASE("a file without any page is what it was") {
    CHECK_THROWS_AS(PdfDocument::from_bytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n", "test.pdf"), ReadError);
}
