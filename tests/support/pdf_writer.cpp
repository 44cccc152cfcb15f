// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pdf_writer.hpp"

#include <cstdio>

namespace scrutineer::test {

PdfWriter::PdfWriter() {
    reserve_object();
    reserve_object();
    for (const char* name : {"Helvetica", "Helvetica-Bold", "ZapfDingbats", "Times-Italic"}) {
        const bool letters = std::string(name) != "ZapfDingbats";
        add_object("<< /Type /Font /Subtype /Type1 /BaseFont /" + std::string(name) +
                   (letters ? " /Encoding /WinAnsiEncoding" : "") + " >>");
    }
}

int PdfWriter::add_object(const std::string& body) {
    objects_.push_back(body);
    return static_cast<int>(objects_.size());
}

int PdfWriter::add_stream(const std::string& data, const std::string& dictionary) {
    return add_object("<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                      "\nendstream");
}

int PdfWriter::reserve_object() { return add_object("null"); }

void PdfWriter::set_object(int number, const std::string& body) {
    objects_.at(static_cast<std::size_t>(number - 1)) = body;
}

void PdfWriter::add_page(const std::string& content) { add_page(content, PageOptions()); }

void PdfWriter::add_page(const std::string& content, const PageOptions& options) {
    const int stream = add_stream(content);
    std::string page =
        "<< /Type /Page /Parent 2 0 R /MediaBox " + options.media_box + " /Contents " + std::to_string(stream) + " 0 R";
    if (options.rotate != 0) page += " /Rotate " + std::to_string(options.rotate);
    page += " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R " + options.fonts + " >> " +
            options.resources + " >> " + options.extra + " >>";
    pages_.push_back(add_object(page));
}

std::string PdfWriter::bytes() const {
    std::vector<std::string> objects = objects_;
    objects[0] = "<< /Type /Catalog /Pages 2 0 R " + catalogue_ + " >>";
    std::string kids;
    for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
    objects[1] = "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [ " + kids + "] >>";

    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
        table += entry;
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t start = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n" + table;
    out += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer_ + " >>\n";
    out += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return out;
}

}  // namespace scrutineer::test
