// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/bend.hpp"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

constexpr double dpi = 150;

// Lines of text on a page of 8 by 6 inches, hanging lower by `drop(x)` pixels.
template <class Drop>
ocr::GreyPicture page(Drop drop) {
    ocr::GreyPicture grey(1200, 900, 245);
    for (int line = 60; line < 850; line += 28)
        for (int x = 40; x < 1160; ++x) {
            if (x % 9 > 5) continue;
            const int y = line + static_cast<int>(std::lround(drop(x)));
            for (int k = 0; k < 10; ++k)
                if (y + k < 900 && (x % 9 < 2 || k == 0 || k == 9)) grey.row(y + k)[x] = 40;
        }
    return grey;
}

double curl(int x) { return x < 340 ? 14.0 * (340 - x) * (340 - x) / (340.0 * 340.0) : 0; }

}  // namespace

TEST_CASE("the bend of a page near its spine is measured and taken out") {
    const ocr::GreyPicture bent = page(curl);
    const ocr::Bend bend = ocr::find_bend(bent, dpi);
    REQUIRE_FALSE(bend.empty());
    for (const int x : {60, 120, 200, 300, 600, 1100}) CHECK(std::abs(ocr::drop_at(bend, x, 1200) - curl(x)) < 2.5);
    CHECK(ocr::find_bend(ocr::unbent(bent, bend), dpi).empty());
}

TEST_CASE("a bend on the right is found, too") {
    const ocr::GreyPicture bent = page([](int x) { return -curl(1200 - x); });
    const ocr::Bend bend = ocr::find_bend(bent, dpi);
    REQUIRE_FALSE(bend.empty());
    CHECK(std::abs(ocr::drop_at(bend, 1100, 1200) + curl(100)) < 2.5);
    CHECK(ocr::drop_at(bend, 200, 1200) == 0);
}

TEST_CASE("a flat page is not bent") {
    CHECK(ocr::find_bend(page([](int) { return 0.0; }), dpi).empty());
    CHECK(ocr::find_bend(ocr::GreyPicture(1200, 900, 245), dpi).empty());
}
