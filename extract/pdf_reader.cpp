// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf_reader.hpp"

#include <vector>

namespace scrutineer {
struct PdfDocument::State {
    std::string file, sha256;
    std::vector<Diagnostic> diagnostics;
};
PdfDocument::PdfDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;
PdfDocument PdfDocument::open(const std::string& path, const ReadOptions&) {
    throw ReadError("cannot-open", path, "reading is not there yet");
}
PdfDocument PdfDocument::from_bytes(std::string, const std::string& name, const ReadOptions&) {
    throw ReadError("cannot-open", name, "reading is not there yet");
}
const std::string& PdfDocument::file() const { return state_->file; }
const std::string& PdfDocument::sha256() const { return state_->sha256; }
int PdfDocument::page_count() const { return 0; }
std::string PdfDocument::metadata_title() const { return {}; }
const std::vector<Diagnostic>& PdfDocument::diagnostics() const { return state_->diagnostics; }
Page PdfDocument::read_page(int number) {
    Page page;
    page.number = number;
    return page;
}
}  // namespace scrutineer
