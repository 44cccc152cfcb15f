// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/page_drawing.hpp"

#include <charconv>
#include <stdexcept>

#include "archive/csv.hpp"
#include "extract/pdf/document.hpp"
#include "validate/png.hpp"
#include "workers/packing.hpp"

namespace scrutineer::serve {
namespace {

template <typename Number>
Number number_in(const std::string& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) throw std::runtime_error("not a number: " + text);
    return number;
}

std::vector<std::string> parts_of(std::string_view bytes, std::size_t count) {
    std::vector<std::string> parts = unpack(bytes);
    if (parts.size() != count) throw std::runtime_error("a page passed between processes is not whole");
    return parts;
}

/// In a worker process.
std::string draw(const PageAsked& asked, PaperAccount& account) {
    PdfDocument paper = PdfDocument::open(asked.path);
    paper_opened(paper, account);
    if (paper.sha256() != asked.document)
        throw ReadError("cannot-open", asked.path, "the file has changed since it was read into the archive");
    if (asked.page > paper.page_count()) throw ReadError("cannot-open", asked.path, "the paper has no such page");
    DrawnPage page;
    const Box box = paper.page_box(asked.page);
    page.width = box.width();
    page.height = box.height();
    if (asked.with_picture) page.png = to_png(paper.render(asked.page, asked.dots_per_inch));
    return packed(page);
}

}  // namespace

DrawnPage draw_page(const PageAsked& asked, const Isolation& isolation) {
    return unpacked_drawn_page(read_isolated(
        asked.path, [&](PaperAccount& account) { return draw(asked, account); }, isolation));
}

std::string packed(const PageAsked& asked) {
    return pack({asked.document, asked.path, std::to_string(asked.page), std::to_string(asked.dots_per_inch),
                 asked.with_picture ? "1" : "0"});
}

PageAsked unpacked_page_asked(std::string_view bytes) {
    const std::vector<std::string> parts = parts_of(bytes, 5);
    return {parts[0], parts[1], number_in<int>(parts[2]), number_in<int>(parts[3]), parts[4] == "1"};
}

std::string packed(const DrawnPage& page) {
    return pack({number_text(page.width), number_text(page.height), page.png});
}

DrawnPage unpacked_drawn_page(std::string_view bytes) {
    std::vector<std::string> parts = parts_of(bytes, 3);
    return {number_in<double>(parts[0]), number_in<double>(parts[1]), std::move(parts[2])};
}

}  // namespace scrutineer::serve
