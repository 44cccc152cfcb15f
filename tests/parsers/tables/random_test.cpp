// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a page holds, the tables found on it keep what parsers/data/table.hpp promises.
#include <random>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

class RandomPage {
public:
    explicit RandomPage(unsigned seed) : engine_(seed) {}

    Page make() {
        Page page;
        page.width = 600;
        page.height = 800;
        const bool on_grid = chance(0.6);
        for (int i = below(80); i > 0; --i) page.words.push_back(word(on_grid));
        for (int i = below(30); i > 0; --i) page.rules.push_back(rule(on_grid));
        for (int i = below(12); i > 0; --i) {
            const double x = between(0, 500);
            const double y = between(0, 700);
            page.fills.push_back(
                {{x, y, x + between(0, 200), y + between(0, 60)}, {200, 220, 90}, between(0, 1), chance(0.9)});
        }
        return page;
    }

private:
    // The standard's distributions differ between libraries; these do not.
    double between(double a, double b) { return a + (b - a) * static_cast<double>(engine_()) / 4294967296.0; }
    int below(int n) { return static_cast<int>(between(0, n)); }
    bool chance(double share) { return between(0, 1) < share; }

    Word word(bool on_grid) {
        static const char* const texts[] = {"12", "1,204", "Name",   "(3)", "-",   "Total",
                                            "of", "2019",  "......", "[4]", "Note"};
        Word w;
        w.text = texts[below(11)];
        w.font_size = chance(0.02) ? 0 : between(3, 14);
        const double x = on_grid ? 50 + 60 * below(8) : between(-50, 650);
        const double y = on_grid ? 60 + 14 * below(20) : between(-50, 850);
        w.box = {x, y - 0.75 * w.font_size, x + between(0, 50), y + 0.25 * w.font_size};
        w.baseline = y;
        w.rotation = chance(0.1) ? 90 * below(4) : 0;
        w.space_after = chance(0.9);
        return w;
    }
    Rule rule(bool on_grid) {
        const double x = on_grid ? 50 + 60 * below(8) : between(0, 600);
        const double y = on_grid ? 60 + 14 * below(20) : between(0, 800);
        const double length = chance(0.1) ? between(0, 4) : between(0, 500);
        return {chance(0.5) ? Box{x, y, x + length, y} : Box{x, y, x, y + length}, 0.5, {}};
    }

    std::mt19937 engine_;
};

}  // namespace

TEST_CASE("cells stay within their table and never overlap") {
    std::size_t tables = 0;
    for (unsigned seed = 1; seed <= 800; ++seed) {
        const Page page = RandomPage(seed).make();
        std::vector<Diagnostic> diagnostics;
        for (const Table& table : find_tables(page, diagnostics)) {
            ++tables;
            CAPTURE(seed, table.rows, table.columns);
            REQUIRE(table.rows >= 1);
            REQUIRE(table.columns >= 2);
            REQUIRE(table.header_rows <= table.rows);
            std::vector<int> covered(static_cast<std::size_t>(table.rows * table.columns), 0);
            for (const Cell& cell : table.cells) {
                REQUIRE(cell.row >= 0);
                REQUIRE(cell.column >= 0);
                REQUIRE(cell.row_span >= 1);
                REQUIRE(cell.column_span >= 1);
                REQUIRE(cell.row + cell.row_span <= table.rows);
                REQUIRE(cell.column + cell.column_span <= table.columns);
                REQUIRE(cell.confidence >= 0);
                REQUIRE(cell.confidence <= 1);
                for (int r = cell.row; r < cell.row + cell.row_span; ++r)
                    for (int c = cell.column; c < cell.column + cell.column_span; ++c)
                        REQUIRE(++covered[static_cast<std::size_t>(r * table.columns + c)] == 1);
            }
        }
    }
    CHECK(tables > 100);
}
