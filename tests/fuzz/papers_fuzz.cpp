// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever the bytes of a PDF: its first pages are read, or a ReadError says why not; the dump of each page says what
// the page says. In the program this happens in a process of its own, in a sandbox.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/page/page_json.hpp"
#include "extract/pdf/document.hpp"

using namespace scrutineer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int most_pages = 3;
    ReadOptions options;
    options.operator_budget = 20'000;
    try {
        PdfDocument document = PdfDocument::from_bytes(std::string(data, data + size), "fuzzed.pdf", options);
        for (int number = 1; number <= std::min(document.page_count(), most_pages); ++number) {
            const nlohmann::ordered_json json = page_to_json(document.read_page(number));
            if (page_to_json(page_from_json(json)) != json) std::abort();
        }
    } catch (const ReadError&) {
        // Said so.
    }
    return 0;
}
