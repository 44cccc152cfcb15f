// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/figure_columns.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

Word word(const char* text, double right, double baseline) {
    Word w;
    w.text = text;
    w.baseline = baseline;
    w.font_size = 8;
    w.box = {right - 4.0 * static_cast<double>(std::string(text).size()), baseline - 7, right, baseline + 2};
    return w;
}

}  // namespace

TEST_CASE("figures with what stands around them are figures, words are none") {
    for (const char* text : {"1,204", "(45.1%)", "£2.3", "<5", "34/151"}) {
        INFO(text);
        CHECK(ocr::is_figure(text));
    }
    for (const char* text : {"n/a", "No", "Total", "Q1", ""}) {
        INFO(text);
        CHECK_FALSE(ocr::is_figure(text));
    }
}

TEST_CASE("letters that are mistaken for figures may be figures, answers in words may not") {
    for (const char* text : {"1O5", "4?.1"}) {
        INFO(text);
        CHECK(ocr::may_be_figure(text));
    }
    for (const char* text : {"n/a", "No", "Services", "Q1", "H2", "M10"}) {
        INFO(text);
        CHECK_FALSE(ocr::may_be_figure(text));
    }
}

TEST_CASE("a word among figures stands in their column, one among words does not") {
    std::vector<Word> words;
    const std::vector<const char*> names{"Employees", "Premises", "Transport", "Supplies", "Income"};
    const std::vector<const char*> figures{"2,992", "8,O14", "324", "731", "(10,651)"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        words.push_back(word(names[i], 40 + 4.0 * static_cast<double>(std::string(names[i]).size()),
                             100 + 14 * static_cast<double>(i)));
        words.push_back(word(figures[i], 300, 100 + 14 * static_cast<double>(i)));
    }
    const std::vector<bool> in = ocr::in_figure_columns(words);
    REQUIRE(in.size() == words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        INFO(words[i].text);
        CHECK(in[i] == (i % 2 == 1));
    }
}
