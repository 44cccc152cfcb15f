// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page/page_json.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

Page full_page() {
    Page page;
    page.number = 7;
    page.width = 841.89;
    page.height = 595.2760000000001;
    page.rotation = 90;
    page.source = TextSource::ocr;
    Word word;
    word.text = "caf\xC3\xA9 \"quoted\" \\";
    word.box = {1.1, 2.2, 3.3000000000000003, 1e-7};
    word.baseline = 0.1 + 0.2;
    word.font_size = 9;
    word.rotation = 270;
    word.bold = word.italic = true;
    word.space_after = false;
    word.colour = {1, 2, 254};
    word.source = TextSource::ocr;
    word.confidence = 0.123456789012345;
    word.marked_content = 0;
    page.words = {word, Word{}};
    page.hidden_words = {word};
    page.rules = {{{1, 2, 3, 2}, 0.75, {9, 8, 7}}};
    page.fills = {{{0, 0, 5, 5}, {255, 0, 0}, 0.5, false}, {}};
    Symbol symbol;
    symbol.box = {4, 5, 6, 7};
    symbol.colour = {0, 255, 0};
    symbol.second_colour = {255, 255, 255};
    symbol.shape = Shape::double_arrow;
    symbol.angle = 90;
    for (std::size_t i = 0; i < symbol.mask.size(); ++i) symbol.mask[i] = static_cast<std::uint32_t>(i * 699050);
    symbol.origin = Symbol::Origin::glyph;
    symbol.text = "\xE2\x86\x94";
    symbol.confidence = 0.9;
    page.symbols = {symbol};
    page.pictures = {{{0, 0, 100, 100}, 640, 480}};
    page.links = {{{1, 1, 2, 2}, "#page=3"}};
    page.tagged_cells = {{1, 2, 3, 4, 5, true, {0, 1}}};
    page.diagnostics = {{Diagnostic::Severity::info, "some-code", "words", 7, Box{1, 2, 3, 4}},
                        {Diagnostic::Severity::error, "x", "", {}, {}}};
    return page;
}

}  // namespace

TEST_CASE("a page comes back from its JSON exactly") {
    const std::string text = page_to_json(full_page()).dump();
    const Page page = page_from_json(nlohmann::ordered_json::parse(text));
    CHECK(page_to_json(page).dump() == text);
    CHECK(page.words.at(0).baseline == 0.1 + 0.2);
    CHECK(page.words.at(0).box.y1 == 1e-7);
    CHECK(page.words.at(0).text == full_page().words[0].text);
    CHECK(page.words.at(0).rotation == 270);
    CHECK_FALSE(page.words.at(0).space_after);
    CHECK(page.words.at(0).marked_content == 0);
    CHECK(page.words.at(1).marked_content == -1);
    CHECK(page.symbols.at(0).mask == full_page().symbols[0].mask);
    CHECK(page.symbols.at(0).shape == Shape::double_arrow);
    CHECK(page.symbols.at(0).origin == Symbol::Origin::glyph);
    CHECK_FALSE(page.fills.at(0).rectangle);
    CHECK(page.tagged_cells.at(0).column_span == 5);
    CHECK(page.tagged_cells.at(0).words == std::vector<std::uint32_t>{0, 1});
    CHECK(page.diagnostics.at(0).severity == Diagnostic::Severity::info);
    CHECK(page.diagnostics.at(0).box == Box{1, 2, 3, 4});
    CHECK_FALSE(page.diagnostics.at(1).page);
    CHECK(page.source == TextSource::ocr);
}

TEST_CASE("wrong JSON is refused with the member's name") {
    const auto message = [](const char* text) {
        try {
            page_from_json(nlohmann::ordered_json::parse(text));
        } catch (const std::invalid_argument& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(message("[]").find("not an object") != std::string::npos);
    CHECK(message(R"({"number": 1, "width": 5})").find("page.height") != std::string::npos);
    CHECK(message(R"({"number": "one", "width": 5, "height": 5})").find("page.number") != std::string::npos);
    CHECK(message(R"({"number": 1, "width": 5, "height": 5, "words": [{"text": "a", "box": [1, 2, 3]}]})")
              .find("word.box") != std::string::npos);
    CHECK(message(R"({"number": 1, "width": 5, "height": 5, "fills": [{"box": [1, 2, 3, 4], "colour": "red"}]})")
              .find("red") != std::string::npos);
    CHECK(message(R"({"number": 1, "width": 5, "height": 5, "symbols": [{"box": [1, 2, 3, 4], "shape": "blob"}]})")
              .find("blob") != std::string::npos);
}

TEST_CASE("colours as text") {
    CHECK(colour_to_text({0, 128, 255}) == "#0080ff");
    CHECK(colour_from_text("#0080FF") == Colour{0, 128, 255});
    CHECK_THROWS_AS(colour_from_text("0080ff"), std::invalid_argument);
    CHECK_THROWS_AS(colour_from_text("#0080fg"), std::invalid_argument);
}
