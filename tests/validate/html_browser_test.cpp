// SPDX-License-Identifier: GPL-3.0-or-later
// The report of findings as a browser shows it. Needs Debian's chromium; says so and passes where it is not installed.
#include <png.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"
#include "tests/support/program.hpp"
#include "validate/html_report.hpp"

using namespace scrutineer;
using scrutineer::test::Folder;
using scrutineer::test::PdfWriter;
using scrutineer::test::run_command;

namespace {

bool have_chromium() { return run_command({"sh", "-c", "command -v chromium"}).exit_code == 0; }

/// Chromium without a window, a profile of its own, or anything that asks the network.
test::ProgramRun open_page(const Folder& folder, const std::string& page, const std::vector<std::string>& what) {
    std::vector<std::string> arguments = {"timeout",
                                          "60",
                                          "chromium",
                                          "--headless",
                                          "--no-sandbox",
                                          "--disable-gpu",
                                          "--no-first-run",
                                          "--disable-background-networking",
                                          "--disable-component-update",
                                          "--disable-sync",
                                          "--hide-scrollbars",
                                          "--user-data-dir=" + (folder / "profile")};
    arguments.insert(arguments.end(), what.begin(), what.end());
    arguments.push_back("file://" + page);
    return run_command(arguments);
}

/// How many pixels of a PNG file have about this colour.
std::size_t pixels_of(const std::string& path, int red, int green, int blue) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&image, path.c_str()) != 0);
    image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr) != 0);
    std::size_t count = 0;
    for (std::size_t i = 0; i + 2 < rgb.size(); i += 3)
        if (std::abs(rgb[i] - red) < 12 && std::abs(rgb[i + 1] - green) < 12 && std::abs(rgb[i + 2] - blue) < 12)
            ++count;
    return count;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++times;
    return times;
}

}  // namespace

TEST_CASE("a browser shows the report with its pictures, and nothing in it runs") {
    if (!have_chromium()) {
        WARN("chromium is not installed: the report was not opened");
        return;
    }
    PdfWriter pdf;
    pdf.add_page("BT /F1 12 Tf 72 730 Td (30.9%) Tj ET 0 1 0 rg 300 730 90 12 re f");
    const Folder folder;
    test::write_file(folder / "paper.pdf", pdf.bytes());
    Dataset dataset;
    Document document;
    document.id = "aaa";
    document.file = "<script>document.title='ran'</script>.pdf";
    dataset.documents = {document};
    Finding finding;
    finding.check = Check::change;
    finding.explanation = "prints <b id=\"bold\">30.9%</b>";
    finding.sources = {{"aaa", 1, {72, 100, 110, 115}}, {"aaa", 1, {300, 100, 390, 112}}};
    Validation validation;
    validation.findings = {finding};
    const auto pictures = draw_findings(validation.findings, {{"aaa", folder / "paper.pdf"}});
    test::write_file(folder / "report.html", html_report(validation, dataset, pictures));

    const auto dom = open_page(folder, folder / "report.html", {"--dump-dom"});
    REQUIRE(dom.exit_code == 0);
    CHECK(dom.out.find("<title>Published figures, checked</title>") != std::string::npos);
    CHECK(count(dom.out, "<article ") == 1);
    CHECK(count(dom.out, "<img ") == 1);
    CHECK(count(dom.out, "class=\"mark") == 2);
    CHECK(count(dom.out, "<script") == 0);
    CHECK(dom.out.find("<p class=\"says\">Prints &lt;b id=") != std::string::npos);

    const auto shot =
        open_page(folder, folder / "report.html", {"--window-size=1000,900", "--screenshot=" + (folder / "shot.png")});
    REQUIRE(shot.exit_code == 0);
    // The paper's own green bar, the red frame of the figure in question, the blue one of the other.
    CHECK(pixels_of(folder / "shot.png", 0, 255, 0) > 1000);
    CHECK(pixels_of(folder / "shot.png", 0xa4, 0x00, 0x1d) > 100);
    CHECK(pixels_of(folder / "shot.png", 0x0b, 0x4f, 0x9e) > 50);
}
