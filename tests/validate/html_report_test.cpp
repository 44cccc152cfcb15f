// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/html_report.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"
#include "tests/support/program.hpp"
#include "validate/png.hpp"

using namespace scrutineer;
using scrutineer::test::Folder;
using scrutineer::test::PdfWriter;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++times;
    return times;
}

Document document(const std::string& id, const std::string& file) {
    Document result;
    result.id = id;
    result.file = file;
    return result;
}

Finding finding(const std::string& document_id, Verdict verdict, const std::string& explanation) {
    Finding result;
    result.verdict = verdict;
    result.explanation = explanation;
    result.sources = {{document_id, 1, {72, 100, 110, 112}}, {document_id, 1, {200, 100, 230, 112}}};
    return result;
}

}  // namespace

TEST_CASE("findings stand under their paper, with verdict, page and words") {
    Dataset dataset;
    dataset.documents = {document("aaa", "first.pdf"), document("bbb", "second.pdf"), document("ccc", "third.pdf")};
    Record record;
    record.id = "r1";
    record.indicator.ref = "32";
    record.indicator.name = "Families turned around";
    dataset.records = {record};
    Validation validation;
    validation.held[Check::fraction] = 1234;
    validation.findings = {finding("bbb", Verdict::contradiction, "prints 5%, 1 of 2 is 50%"),
                           finding("bbb", Verdict::cannot_tell, "may be read in two ways"),
                           finding("aaa", Verdict::revision, "12 was published as 11")};
    validation.findings[0].records = {"r1"};
    const std::string html = html_report(validation, dataset, {});
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    CHECK(count(html, "<h1>") == 1);
    CHECK(count(html, "<h2 ") == 2);
    CHECK(count(html, "<article ") == 3);
    CHECK(html.find("first.pdf</h2>") < html.find("second.pdf</h2>"));
    CHECK(html.find("Nothing to show in 1 paper</summary>\n<ul>\n<li>third.pdf</li>") != std::string::npos);
    CHECK(html.find("1 that cannot be told from the papers</summary>") != std::string::npos);
    CHECK(html_report(validation, dataset, {}, {"aaa", "bbb"}).find("third.pdf") == std::string::npos);
    CHECK(html.find("Prints 5%, 1 of 2 is 50%") != std::string::npos);
    CHECK(html.find("Indicator: 32 Families turned around") != std::string::npos);
    CHECK(html.find("1 figure that does not hold, 1 restated later, 1 that cannot be told, in 3 papers.") !=
          std::string::npos);
    CHECK(html.find("<th scope=\"row\">fraction</th><td class=\"number\">1,234</td><td class=\"number\">3</td>") !=
          std::string::npos);
    CHECK(html == html_report(validation, dataset, {}));
}

TEST_CASE("whatever a paper holds stays text") {
    const std::string hostile = "</p><script>alert(1)</script><img src=x onerror='x'>\" & \x01\xff";
    Dataset dataset;
    dataset.documents = {document("\"><b>", hostile)};
    dataset.documents[0].title = hostile;
    Validation validation;
    validation.findings = {finding("\"><b>", Verdict::contradiction, hostile)};
    FindingPicture picture;
    picture.document = "\"><b>";
    picture.region = {0, 0, 100, 100};
    picture.width = picture.height = 10;
    picture.png = "not really";
    picture.sources = {0, 1};
    const std::string html = html_report(validation, dataset, {{picture}});
    CHECK(count(html, "<script") == 0);
    CHECK(count(html, "onerror='") == 0);
    CHECK(count(html, "<img ") == 1);
    CHECK(count(html, "<b>") == 2);  // the numbers of the marks
    CHECK(html.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
    CHECK(html.find('\x01') == std::string::npos);
    CHECK(html.find('\xff') == std::string::npos);
}

TEST_CASE("a picture has the figures marked where they are") {
    Validation validation;
    validation.findings = {finding("aaa", Verdict::contradiction, "prints 5%")};
    FindingPicture picture;
    picture.document = "aaa";
    picture.region = {0, 50, 400, 150};
    picture.width = 800;
    picture.height = 200;
    picture.png = "abc";
    picture.sources = {0, 1};
    Dataset dataset;
    dataset.documents = {document("aaa", "first.pdf")};
    const std::string html = html_report(validation, dataset, {{picture}});
    CHECK(html.find("src=\"data:image/png;base64,YWJj\"") != std::string::npos);
    CHECK(html.find("alt=\"Part of page 1 of first.pdf: prints 5%\"") != std::string::npos);
    CHECK(html.find("class=\"mark\" style=\"left:18.00%;top:50.00%;width:9.50%;height:12.00%\"><b>1</b>") !=
          std::string::npos);
    CHECK(html.find("class=\"mark other\" style=\"left:50.00%;top:50.00%;width:7.50%;height:12.00%\"><b>2</b>") !=
          std::string::npos);
}

TEST_CASE("places are drawn from the papers, near ones together, within the budget") {
    PdfWriter pdf;
    pdf.add_page("BT /F1 12 Tf 72 730 Td (30.9%) Tj ET 0 1 0 rg 200 730 30 12 re f");
    pdf.add_page("BT /F1 12 Tf 72 730 Td (55) Tj ET");
    const Folder folder;
    test::write_file(folder / "paper.pdf", pdf.bytes());
    Finding near = finding("aaa", Verdict::contradiction, "near");
    Finding far = finding("aaa", Verdict::contradiction, "far");
    far.sources[1].page = 2;
    Finding apart = finding("aaa", Verdict::contradiction, "apart");
    apart.sources[1].box = {72, 700, 90, 712};
    Finding elsewhere = finding("bbb", Verdict::contradiction, "a paper that is not at hand");
    Finding outside = finding("aaa", Verdict::contradiction, "outside the page");
    outside.sources = {{"aaa", 1, {5000, 5000, 5010, 5010}}, {"aaa", 99, {0, 0, 10, 10}}};
    const std::vector<Finding> findings = {near, far, apart, elsewhere, outside};
    const std::map<std::string, std::string> papers = {{"aaa", folder / "paper.pdf"}};
    const auto pictures = draw_findings(findings, papers);
    REQUIRE(pictures.size() == 5);
    REQUIRE(pictures[0].size() == 1);
    CHECK(pictures[0][0].sources == std::vector<std::size_t>{0, 1});
    CHECK(pictures[0][0].region == Box{0, 66, 595, 146});
    CHECK(pictures[0][0].width == 910);
    CHECK(pictures[0][0].png.starts_with("\x89PNG\r\n"));
    REQUIRE(pictures[1].size() == 2);
    CHECK(pictures[1][1].page == 2);
    CHECK(pictures[2].size() == 2);
    REQUIRE(pictures[3].size() == 1);
    CHECK(pictures[3][0].png.empty());
    for (const FindingPicture& picture : pictures[4]) CHECK(picture.png.empty());

    PictureOptions tight;
    tight.most_bytes = pictures[0][0].png.size();
    tight.isolation.jobs = 1;
    const auto fewer = draw_findings(findings, papers, tight);
    CHECK(fewer[0][0].png == pictures[0][0].png);
    CHECK(fewer[1][0].png.empty());

    test::write_file(folder / "paper.pdf", "no PDF at all");
    CHECK(draw_findings(findings, papers)[0][0].png.empty());
}

TEST_CASE("a picture is a PNG of few colours or many") {
    Raster raster{4, 2, std::vector<std::uint8_t>(24, 255)};
    const std::string plain = to_png(raster);
    CHECK(plain.starts_with("\x89PNG\r\n"));
    CHECK(plain[25] == 3);  // a palette
    CHECK(plain == to_png(raster));
    Raster many{64, 64, {}};
    for (int i = 0; i < 64 * 64; ++i)
        for (const int value : {i % 256, (i / 16) % 256, (i * 7) % 256})
            many.rgb.push_back(static_cast<std::uint8_t>(value));
    CHECK(to_png(many)[25] == 2);  // true colours
}
