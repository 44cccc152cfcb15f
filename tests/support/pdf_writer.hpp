// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace scrutineer::test {

/// Writes small PDFs as strings, so that a test can say in its own lines what is on the page.
///
///     PdfWriter pdf;
///     pdf.add_page("BT /F1 12 Tf 72 700 Td (Target) Tj ET  72 690 200 0.5 re f");
///     PdfDocument document = PdfDocument::from_bytes(pdf.bytes(), "test.pdf");
///
/// Content streams are in PDF's own coordinates: points from the *bottom* left. Every page has the fonts /F1 Helvetica,
/// /F2 Helvetica-Bold, /F3 ZapfDingbats and /F4 Times-Italic.
class PdfWriter {
public:
    struct PageOptions {
        std::string media_box = "[0 0 595 842]";
        int rotate = 0;
        std::string extra;      ///< more entries of the page dictionary
        std::string fonts;      ///< more entries of the font resources: "/F9 12 0 R"
        std::string resources;  ///< more entries of the resources: "/XObject << /X1 7 0 R >>"
    };

    /// Adds an object and gives its number, to be referred to as "N 0 R".
    int add_object(const std::string& body);
    /// Adds a stream with its dictionary's entries (without /Length).
    int add_stream(const std::string& data, const std::string& dictionary = "");
    /// Keeps a number for an object that comes later, for references forward.
    int reserve_object();
    void set_object(int number, const std::string& body);

    void add_page(const std::string& content);
    void add_page(const std::string& content, const PageOptions& options);
    /// More entries of the catalogue: "/StructTreeRoot 9 0 R".
    void add_to_catalogue(const std::string& entries) { catalogue_ += entries; }
    void add_to_trailer(const std::string& entries) { trailer_ += entries; }

    std::string bytes() const;

private:
    std::vector<std::string> objects_;  // object 1 is the catalogue, 2 the page tree, 3 to 6 the fonts
    std::vector<int> pages_;
    std::string catalogue_;
    std::string trailer_;

public:
    PdfWriter();
};

/// A PDF with one A4 page of that content.
inline std::string one_page(const std::string& content) {
    PdfWriter pdf;
    pdf.add_page(content);
    return pdf.bytes();
}

}  // namespace scrutineer::test
