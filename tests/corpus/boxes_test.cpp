// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the words back from inside each record's box: a page and a box that point at the wrong row are worse than none.
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "extract/pdf/document.hpp"
#include "tests/corpus/paper_check.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::test;
using nlohmann::json;

namespace {

/// Letters and digits only: how words were parted and wrapped does not matter here.
std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return out;
}

/// The words whose middle lies in the box, in reading order of the page, run together.
std::string inside(const Page& page, const Box& box) {
    std::string text;
    for (const Word& word : page.words) {
        const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
        if (x >= box.x0 - 1 && x <= box.x1 + 1 && y >= box.y0 - 1 && y <= box.y1 + 1) text += squeezed(word.text);
    }
    return text;
}

Box box_of(const json& bbox) {
    return {bbox.at(0).get<double>(), bbox.at(1).get<double>(), bbox.at(2).get<double>(), bbox.at(3).get<double>()};
}

/// How many of the words of `text` are found somewhere in `found`.
double share_found(const std::string& text, const std::string& found) {
    std::istringstream stream(text);
    int words = 0, there = 0;
    for (std::string word; stream >> word;) {
        if (squeezed(word).empty()) continue;
        ++words;
        if (found.find(squeezed(word)) != std::string::npos) ++there;
    }
    return words == 0 ? 1 : static_cast<double>(there) / words;
}

}  // namespace

TEST_CASE("what a record says stands inside its box on its page") {
    int cut = 0;
    for (const Expected& paper : expected("papers")) {
        INFO(paper.name);
        const json data = dataset_of(paper);
        PdfDocument document = PdfDocument::open(SCRUTINEER_SOURCE_DIR "/corpus/papers/" + paper.name + ".pdf");
        std::vector<Page> pages;
        for (int n = 1; n <= document.page_count(); ++n) pages.push_back(document.read_page(n));
        int figures = 0;
        for (const json& record : data.at("records")) {
            const json& source = record.at("source");
            const std::string name = record.at("indicator").at("name").get<std::string>();
            INFO(name << " on page " << source.at("page"));
            const Page& page = pages.at(source.at("page").get<std::size_t>() - 1);
            const Box box = box_of(source.at("bbox"));
            CHECK(box.x1 > box.x0);
            CHECK(box.y1 > box.y0);
            CHECK(box.x0 >= -1);
            CHECK(box.y0 >= -1);
            CHECK(box.x1 <= page.width + 1);
            CHECK(box.y1 <= page.height + 1);
            const std::string words = inside(page, box);
            // A row that the end of the page cuts in two has the rest of its name on the next one.
            if (share_found(name, words) < 1.0 && page.number < static_cast<int>(pages.size())) {
                const Page& next = pages[static_cast<std::size_t>(page.number)];
                CHECK(share_found(name, words) >= 0.5);
                CHECK(share_found(name, words + inside(next, {0, 0, next.width, next.height})) == 1.0);
                ++cut;
            } else {
                CHECK(share_found(name, words) == 1.0);
            }
            for (const json& o : record.at("observations")) {
                const std::string text = o.at("text").get<std::string>();
                if (squeezed(text).empty() || !o.contains("bbox") || o.at("bbox").is_null()) continue;
                INFO(text << " in " << o.at("bbox"));
                const auto its_page =
                    o.contains("page") ? o.at("page").get<std::size_t>() : source.at("page").get<std::size_t>();
                CHECK(share_found(text, inside(pages.at(its_page - 1), box_of(o.at("bbox")))) == 1.0);
                ++figures;
            }
        }
        CHECK(figures > 0);
    }
    CHECK(cut <= 1);  // communities-2017-q3 has one such row
}
