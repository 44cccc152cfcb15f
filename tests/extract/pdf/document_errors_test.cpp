// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <algorithm>
#include <ctime>

#include "extract/page/page_json.hpp"
#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::one_page;
using scrutineer::test::PdfWriter;

namespace {

std::string error_of(const std::string& bytes, const std::string& password = "") {
    ReadOptions options;
    options.password = password;
    try {
        PdfDocument::from_bytes(bytes, "test.pdf", options);
    } catch (const ReadError& error) {
        CHECK(error.file() == "test.pdf");
        CHECK(std::string(error.what()).size() > 10);
        return error.code();
    }
    return "";
}

bool has(const std::vector<Diagnostic>& diagnostics, const std::string& code) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.code == code; });
}

const std::string hello = "BT /F1 12 Tf 72 700 Td (Hello) Tj ET";

}  // namespace

TEST_CASE("what is no PDF, empty, cut off or locked is told apart") {
    CHECK(error_of("") == "empty-file");
    CHECK(error_of("<html><body>Not found</body></html>") == "not-a-pdf");
    CHECK(error_of("%PDF-1.7\n") == "damaged");
    CHECK(error_of(one_page(hello).substr(0, 60)) == "damaged");
    CHECK_THROWS_AS(PdfDocument::open("/no/such/paper.pdf"), ReadError);

    PdfWriter pdf;
    pdf.add_page(hello);
    const std::string zeroes(64, '0');
    pdf.add_to_trailer("/ID [<" + zeroes + "> <" + zeroes +
                       ">] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <" + zeroes + "> /U <" +
                       zeroes + "> >>");
    CHECK(error_of(pdf.bytes()) == "encrypted");
    CHECK(error_of(pdf.bytes(), "secret") == "wrong-password");

    PdfWriter unknown;
    unknown.add_page(hello);
    unknown.add_to_trailer("/ID [<00> <00>] /Encrypt << /Filter /NobodyKnows /V 9 /R 9 >>");
    CHECK(error_of(unknown.bytes()) == "unsupported-encryption");
}

TEST_CASE("a broken cross-reference table is rebuilt and named") {
    std::string bytes = one_page(hello);
    const std::size_t table = bytes.find("xref\n");
    bytes.erase(table, bytes.find("trailer") - table);
    PdfDocument document = PdfDocument::from_bytes(bytes, "test.pdf");
    CHECK(document.page_count() == 1);
    CHECK(has(document.diagnostics(), "cross-references-rebuilt"));
    CHECK(document.read_page(1).words.at(0).text == "Hello");
}

TEST_CASE("a file without pages opens and says so") {
    PdfDocument document = PdfDocument::from_bytes(PdfWriter().bytes(), "test.pdf");
    CHECK(document.page_count() == 0);
    CHECK(has(document.diagnostics(), "no-pages"));
    CHECK(has(document.read_page(1).diagnostics, "page-unreadable"));
}

TEST_CASE("a file is known by its bytes") {
    const PdfDocument document = PdfDocument::from_bytes(one_page(hello), "/folder/paper.pdf");
    CHECK(document.file() == "paper.pdf");
    CHECK(document.sha256().size() == 64);
    CHECK(document.sha256() == PdfDocument::from_bytes(one_page(hello), "other.pdf").sha256());
    CHECK(document.sha256() != PdfDocument::from_bytes(one_page(hello + " "), "other.pdf").sha256());
}

TEST_CASE("forms that draw forms without end stop at the budget") {
    PdfWriter pdf;
    int below = pdf.add_stream("BT /F1 5 Tf 10 10 Td (x) Tj ET",
                               "/Type /XObject /Subtype /Form /BBox [0 0 600 "
                               "900] /Resources << /Font << /F1 3 0 R >> >>");
    for (int level = 0; level < 10; ++level) {
        std::string ten;
        for (int i = 0; i < 10; ++i) ten += "q 1 0 0 1 " + std::to_string(i) + " 0 cm /X Do Q ";
        below = pdf.add_stream(ten,
                               "/Type /XObject /Subtype /Form /BBox [0 0 600 "
                               "900] /Resources << /XObject << /X " +
                                   std::to_string(below) + " 0 R >> >>");
    }
    PdfWriter::PageOptions options;
    options.resources = "/XObject << /X " + std::to_string(below) + " 0 R >>";
    pdf.add_page("BT /F1 12 Tf 72 700 Td (First) Tj ET /X Do", options);
    ReadOptions reading;
    reading.operator_budget = 50'000;
    const std::clock_t start = std::clock();
    const Page page = PdfDocument::from_bytes(pdf.bytes(), "test.pdf", reading).read_page(1);
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 20);  // without the budget it takes years
    CHECK(has(page.diagnostics, "page-budget-reached"));
    CHECK(page.words.at(0).text == "First");
}

TEST_CASE("a form that brings its own font is not paid for each time it is drawn") {
    PdfWriter pdf;
    const int form = pdf.add_stream("BT /Own 5 Tf 10 10 Td (x) Tj ET",
                                    "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /Own "
                                    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>");
    std::string draws;
    for (int i = 0; i < 10'000; ++i)
        draws += "q 1 0 0 1 " + std::to_string(i % 500) + " " + std::to_string(i / 500 * 20) + " cm /X Do Q ";
    PdfWriter::PageOptions options;
    options.resources = "/XObject << /X " + std::to_string(form) + " 0 R >>";
    pdf.add_page(draws, options);
    PdfDocument document = PdfDocument::from_bytes(pdf.bytes(), "test.pdf");
    const auto peak_megabytes = [] {
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        return used.ru_maxrss / 1024;
    };
    const long before = peak_megabytes();
    CHECK(document.read_page(1).words.size() >= 20);
#if !defined(__SANITIZE_ADDRESS__)
    CHECK(peak_megabytes() - before < 30);  // with all its fonts it would take 60
#endif
    (void)before;
}

TEST_CASE("wild numbers and nested arrays do no harm") {
    const std::string wild =
        "1e308 0 0 1e308 0 0 cm 99999999999999999999 1 2 3 "
        "re f 0 0 m 1e39 1e39 l S Q ";
    PdfWriter pdf;
    pdf.add_page("q " + wild + hello);
    pdf.add_page(hello +
                 " BT /F1 99999999999 Tf 0 0 Td (huge) Tj /F1 -12 Tf 300 "
                 "300 Td (back) Tj ET");
    PdfWriter::PageOptions options;
    options.extra = "/Deep " + std::string(100'000, '[') + std::string(100'000, ']');
    pdf.add_page(hello, options);
    PdfWriter::PageOptions giant;
    giant.media_box = "[0 0 1000000000 1000000000]";
    pdf.add_page(hello, giant);
    PdfDocument document = PdfDocument::from_bytes(pdf.bytes(), "test.pdf");
    for (int number = 1; number <= document.page_count(); ++number) {
        const std::string text = page_to_json(document.read_page(number)).dump();
        CHECK(text.find("null") == std::string::npos);
    }
    CHECK(document.page_count() == 4);
}

TEST_CASE("reading goes on behind contents that cannot be understood") {
    SECTION("an operator without its operands") {
        const Page page = PdfDocument::from_bytes(
                              one_page("1e308 nan m 0 0 l S Tf m " + hello + " re 100 600 m 200 600 l S"), "test.pdf")
                              .read_page(1);
        REQUIRE(page.words.size() == 1);
        CHECK(page.words[0].text == "Hello");
        CHECK(page.rules.size() == 1);
        CHECK(has(page.diagnostics, "page-contents-damaged"));
    }
    SECTION("contents that are no stream among others") {
        PdfWriter pdf;
        const int good = pdf.add_stream(hello);
        PdfWriter::PageOptions options;
        options.extra = "/Contents [ null " + std::to_string(good) + " 0 R 99 0 R ]";
        pdf.add_page("", options);
        const std::string bytes = pdf.bytes();
        // The later /Contents of the page's dictionary is to be the only one.
        std::string one = bytes;
        const std::size_t first = one.rfind("/Contents ", one.rfind("/Contents [") - 1);
        one.replace(first, 10, "/Nothing_ ");
        const Page page = PdfDocument::from_bytes(one, "test.pdf").read_page(1);
        REQUIRE(page.words.size() == 1);
        CHECK(page.words[0].text == "Hello");
        CHECK(has(page.diagnostics, "page-contents-damaged"));
    }
}

TEST_CASE("links have their box and target") {
    PdfWriter pdf;
    PdfWriter::PageOptions options;
    options.extra =
        "/Annots [ << /Type /Annot /Subtype /Link /Rect [72 690 130 "
        "710] /A << /S /URI /URI (https://example.org/a) >> "
        ">> ]";
    pdf.add_page(hello, options);
    const Page page = PdfDocument::from_bytes(pdf.bytes(), "test.pdf").read_page(1);
    REQUIRE(page.links.size() == 1);
    CHECK(page.links[0].target == "https://example.org/a");
    CHECK(page.links[0].box == Box{72, 132, 130, 152});
    CHECK(page.rules.empty());
}
