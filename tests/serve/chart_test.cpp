// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/chart.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer::serve;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++times;
    return times;
}

ChartPoint point(const std::string& day, double value, const std::string& rating = "") {
    ChartPoint made;
    made.day = day;
    made.value = value;
    made.rating = rating;
    made.address = "/papers/ab?page=1";
    made.words = day;
    return made;
}

}  // namespace

TEST_CASE("days are counted as calendars count them") {
    CHECK(day_number("1970-01-02") == 1);
    CHECK(*day_number("2020-03-01") - *day_number("2020-02-28") == 2);
    for (const char* wrong : {"", "2020", "2020-02-30", "2020-13-01", "20x0-01-01", "2020/01/01"})
        CHECK(!day_number(wrong));
}

TEST_CASE("ticks are round numbers that cover the way") {
    CHECK(ticks(0, 100) == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(ticks(90.5, 93.5).size() >= 3);
    CHECK(ticks(0, 0).empty());
    CHECK(ticks(-1e300, 1e300).size() < 20);
}

TEST_CASE("each figure is a point that leads to its page; a break parts the line") {
    Chart chart;
    chart.title = "Chart: <b>fly-tipping</b>";
    chart.points = {point("2019-03-31", 10, "green"), point("2020-03-31", 12, "red"), point("2021-03-31", 400)};
    chart.points[2].break_before = true;
    const std::string svg = drawn(chart).text();
    CHECK(count(svg, "<a href=") == 3);
    CHECK(count(svg, "class=\"dot red\"") == 1);
    CHECK(count(svg, "<b>") == 0);
    const std::size_t line = svg.find("class=\"line actual\"");
    REQUIRE(line != std::string::npos);
    const std::string path = svg.substr(line, svg.find("/>", line) - line);
    CHECK(count(path, "M") == 2);
    CHECK(count(path, "L") == 1);
}

TEST_CASE("one figure makes no chart, nor do figures without a day") {
    Chart chart;
    chart.points = {point("2019-03-31", 10), point("", 12)};
    CHECK(drawn(chart).empty());
}

TEST_CASE("figures that are all the same are a level line within the drawing") {
    Chart chart;
    chart.points = {point("2019-03-31", 0), point("2020-03-31", 0)};
    const std::string svg = drawn(chart).text();
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("inf") == std::string::npos);
    CHECK(count(svg, "<a href=") == 2);
}
