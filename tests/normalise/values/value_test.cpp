// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/values/value.hpp"

#include <random>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

ValueContext indicator(Measure measure = Measure::actual) { return {RecordKind::kpi_row, measure, {}, {}, {}}; }

ValueContext money(std::string heading, Measure measure = Measure::actual) {
    return {RecordKind::finance_row, measure, {}, std::move(heading), {}};
}

ValueContext of_unit(Unit unit, std::string heading = {}) {
    return {RecordKind::kpi_row, Measure::actual, unit, std::move(heading), {}};
}

using Marks = std::vector<std::string>;

}  // namespace

TEST_CASE("plain figures") {
    const std::pair<const char*, double> cases[] = {
        {"0", 0},
        {"7", 7},
        {"45.0", 45},
        {"48.8", 48.8},
        {"1,230", 1230},
        {"19,513,898", 19513898},
        {"-12.5", -12.5},
        {"+2.3", 2.3},
        {"\u22121.2", -1.2},
        {"\u20131.2", -1.2},
        {" 63.4 ", 63.4},
        {"\u00a0"
         "5",
         5},
        {".5", 0.5},
        {"4\u00b7"
         "8",
         4.8},
        {"10.00", 10},
        {"2150", 2150},
        {"0.05", 0.05},
        {"12.", 12},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK(parsed.value == value);
        CHECK(parsed.status == Status::reported);
        CHECK(parsed.bound == Bound::exact);
        CHECK(parsed.understood);
        CHECK_FALSE(parsed.unit.has_value());
    }
}

TEST_CASE("percentages say their unit") {
    const std::pair<const char*, double> cases[] = {
        {"97%", 97},         {"80.9 %", 80.9},           {"3.5%pts", 3.5}, {"-3.5%pts", -3.5}, {"100.0%", 100},
        {"12 per cent", 12}, {"4 percentage points", 4}, {"2.1pp", 2.1},   {"+0.4ppts", 0.4},  {"0%", 0},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK(parsed.value == value);
        CHECK(parsed.unit == Unit::percent);
        CHECK(parsed.understood);
    }
}

TEST_CASE("fractions and counts in brackets") {
    struct Case {
        const char* text;
        double value;
        std::optional<double> numerator, denominator, count;
    };
    const auto none = std::nullopt;
    const Case cases[] = {
        {"95 [2,202 / 2,319]", 95, 2202, 2319, none},
        {"75 \u00b2 [571/761]", 75, 571, 761, none},
        {"86 [340 of 397]", 86, 340, 397, none},
        {"9* [7 of 78]", 9, 7, 78, none},
        {"12.5% (10 out of 80)", 12.5, 10, 80, none},
        {"76.8 (amber) [567/730]", 76.8, 567, 730, none},
        {"340 of 397 (86%)", 86, 340, 397, none},
        {"18 [458]", 18, none, none, 458},
        {"93.1 [1,207]", 93.1, none, none, 1207},
        {"51 (28)", 51, none, none, 28},
        {"37(18)", 37, none, none, 18},
        {"23 [561] (green)", 23, none, none, 561},
        {"85.5 [2150] (red)", 85.5, none, none, 2150},
        {"64% (n=210)", 64, none, none, 210},
        {"684 (75%)", 75, none, none, 684},
        {"45.2 (43.1 - 47.3)", 45.2, none, none, none},
        {"75% (+2.1%)", 75, none, none, none},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const ParsedValue parsed = parse_value(c.text);
        CHECK(parsed.value == c.value);
        CHECK(parsed.numerator == c.numerator);
        CHECK(parsed.denominator == c.denominator);
        CHECK(parsed.count == c.count);
        CHECK(parsed.status == Status::reported);
        CHECK(parsed.understood);
    }
}

TEST_CASE("a count with its share stays a count where the indicator counts") {
    const ParsedValue parsed = parse_value("684 (75%)", of_unit(Unit::count));
    CHECK(parsed.value == 684.0);
    CHECK_FALSE(parsed.unit.has_value());
}

TEST_CASE("a fraction without its percentage has parts and no value") {
    const ParsedValue parsed = parse_value("340 of 397");
    CHECK_FALSE(parsed.value.has_value());
    CHECK(parsed.numerator == 340.0);
    CHECK(parsed.denominator == 397.0);
    CHECK(parsed.status == Status::narrative);
    CHECK(parsed.understood);
}

TEST_CASE("bounds") {
    struct Case {
        const char* text;
        Measure measure;
        double value;
        Bound bound;
        Status status;
    };
    const Case cases[] = {
        {"<5", Measure::actual, 5, Bound::less_than, Status::suppressed},
        {"< 5", Measure::actual, 5, Bound::less_than, Status::suppressed},
        {"<0.5%", Measure::actual, 0.5, Bound::less_than, Status::suppressed},
        {"fewer than 5", Measure::actual, 5, Bound::less_than, Status::suppressed},
        {"<5", Measure::target, 5, Bound::less_than, Status::reported},
        {"\u226410%", Measure::target, 10, Bound::less_than, Status::reported},
        {">95%", Measure::actual, 95, Bound::greater_than, Status::reported},
        {"\u2265 90%", Measure::target, 90, Bound::greater_than, Status::reported},
        {"90%+", Measure::target, 90, Bound::greater_than, Status::reported},
        {"above 95%", Measure::target, 95, Bound::greater_than, Status::reported},
        {"at least 12", Measure::target, 12, Bound::greater_than, Status::reported},
        {"20 or fewer", Measure::target, 20, Bound::less_than, Status::reported},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const ParsedValue parsed = parse_value(c.text, indicator(c.measure));
        CHECK(parsed.value == c.value);
        CHECK(parsed.bound == c.bound);
        CHECK(parsed.status == c.status);
        CHECK(parsed.understood);
    }
}

TEST_CASE("money") {
    struct Case {
        const char* text;
        const char* heading;
        double value;
    };
    const Case cases[] = {
        {"63,400", "\u00a3000", 63400000},
        {"63,400", "\u00a3'000", 63400000},
        {"63,400", "\u00a3\u2019000s", 63400000},
        {"63,400", "Original Budget \u00a3k", 63400000},
        {"(2,391)", "\u00a3000", -2391000},
        {"2,391-", "\u00a3000", -2391000},
        {"-2,391", "\u00a3000", -2391000},
        {"\u22122.4", "\u00a3m", -2400000},
        {"4.35", "\u00a3m", 4350000},
        {"1,234.56", "\u00a3", 1234.56},
        {"\u00a31.2m", "\u00a3000", 1200000},
        {"\u00a31.2m", "", 1200000},
        {"\u00a3-1,234", "\u00a3", -1234},
        {"-\u00a31,234", "\u00a3", -1234},
        {"(\u00a32.4m)", "", -2400000},
        {"\u00a3(2.4)m", "", -2400000},
        {"\u00a33bn", "", 3000000000},
        {"12.5k", "\u00a3", 12500},
        {"1 234 567", "\u00a3", 1234567},
        {"1,234 Cr", "\u00a3000", -1234000},
        {"0", "\u00a3000", 0},
        {"-", "\u00a3000", 0},
        {"\u2013", "\u00a3000", 0},
        {"\u00a3-", "\u00a3000", 0},
        {"Nil", "\u00a3000", 0},
    };
    for (const Case& c : cases) {
        INFO(c.text << " under " << c.heading);
        const ParsedValue parsed = parse_value(c.text, money(c.heading));
        CHECK(parsed.value == c.value);
        CHECK(parsed.status == Status::reported);
        CHECK(parsed.understood);
        if (std::string_view(c.heading) != "") CHECK(parsed.unit == Unit::currency);
    }
}

TEST_CASE("a share in a money table is not multiplied") {
    const ParsedValue parsed = parse_value("(0.3%)", money("\u00a3000", Measure::variance));
    CHECK(parsed.value == -0.3);
    CHECK(parsed.unit == Unit::percent);
    CHECK(parse_value("24", money("No.")).value == 24.0);
    CHECK(parse_value("-", money("No.")).value == 0.0);
}

TEST_CASE("letters behind money are no ratings") {
    const ParsedValue parsed = parse_value("0.5 (A)", money("\u00a3m", Measure::variance));
    CHECK_FALSE(parsed.rating.has_value());
    CHECK_FALSE(parsed.understood);
    CHECK(parse_value("(-)", money("\u00a3m")).value == 0.0);
}

TEST_CASE("a second figure in a money cell is not understood") {
    const ParsedValue parsed = parse_value("1,234 (56)", money("\u00a3000"));
    CHECK_FALSE(parsed.value.has_value());
    CHECK_FALSE(parsed.understood);
}

TEST_CASE("words that stand for figures") {
    const std::pair<const char*, Status> cases[] = {
        {"Tracker", Status::tracker},
        {"No Data", Status::not_available},
        {"-", Status::not_available},
        {"\u2014", Status::not_available},
        {"Not reported", Status::not_available},
        {"Not available", Status::not_available},
        {"..", Status::not_available},
        {"N/a", Status::not_applicable},
        {"NA", Status::not_applicable},
        {"n / a", Status::not_applicable},
        {"Not applicable", Status::not_applicable},
        {"Not comparable", Status::not_comparable},
        {"TBC", Status::pending},
        {"tbc \u00b9", Status::pending},
        {"Data being validated", Status::pending},
        {"Data being validated - due November", Status::pending},
        {"To be confirmed", Status::pending},
        {"new", Status::new_indicator},
        {"new**", Status::new_indicator},
        {"New PI", Status::new_indicator},
        {"New indicator", Status::new_indicator},
        {"New indicator for 2023/24", Status::new_indicator},
        {"(blank)", Status::blank},
        {"", Status::blank},
        {"Suppressed", Status::suppressed},
        {"[c]", Status::suppressed},
    };
    for (const auto& [text, status] : cases) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK(parsed.status == status);
        CHECK_FALSE(parsed.value.has_value());
        CHECK(parsed.understood);
    }
}

TEST_CASE("targets in words are narrative") {
    for (const char* text : {"5 by 2030", "above N / NE", "80-100% By Mar 2018", "To increase", "10 - 15"}) {
        INFO(text);
        const ParsedValue parsed = parse_value(text, indicator(Measure::target));
        CHECK(parsed.status == Status::narrative);
        CHECK_FALSE(parsed.value.has_value());
        CHECK(parsed.understood);
    }
}

TEST_CASE("ratings beside figures") {
    const ParsedValue behind = parse_value("4.8 (red)");
    CHECK(behind.value == 4.8);
    CHECK(behind.rating == RatingValue::red);
    CHECK(behind.rating_text == "(red)");
    const ParsedValue loose = parse_value("-15.1 Green");
    CHECK(loose.value == -15.1);
    CHECK(loose.rating == RatingValue::green);
    const ParsedValue words = parse_value("Not comparable (amber)");
    CHECK(words.status == Status::not_comparable);
    CHECK(words.rating == RatingValue::amber);
    CHECK(parse_value("94% (A)").rating == RatingValue::amber);
}

TEST_CASE("footnote marks come off") {
    const std::pair<const char*, Marks> cases[] = {
        {"16*", {"*"}}, {"413**", {"**"}}, {"-13.3*", {"*"}}, {"10.9 \u2020", {"\u2020"}}, {"75 \u00b2", {"\u00b2"}},
        {"*45", {"*"}},
    };
    for (const auto& [text, marks] : cases) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK(parsed.marks == marks);
        CHECK(parsed.value.has_value());
    }
    ValueContext known = indicator();
    known.footnote_marks = {"[1]"};
    const ParsedValue marked = parse_value("18 [1]", known);
    CHECK(marked.marks == Marks{"[1]"});
    CHECK_FALSE(marked.count.has_value());
    CHECK(parse_value("18 [1]").count == 1.0);
    // Raised marks that the font names as plain figures touch the bracket; what stands apart is another figure.
    const ParsedValue touching = parse_value("26.2 [121/461]3");
    CHECK(touching.marks == Marks{"3"});
    CHECK(touching.value == 26.2);
    CHECK(touching.denominator == 461.0);
    CHECK_FALSE(parse_value("26.2 [121/461] 3").understood);
    CHECK_FALSE(parse_value("26.2 [121/461]34").understood);
    // A mark alone is no figure.
    CHECK_FALSE(parse_value("*").understood);
}

TEST_CASE("provisional figures") {
    for (const char* text : {"45.3 (p)", "45.3P", "45.3 (provisional)", "45.3 [prov.]", "45.3 provisional"}) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK(parsed.value == 45.3);
        CHECK(parsed.provisional);
    }
    CHECK_FALSE(parse_value("45.3 (r)").provisional);
}

TEST_CASE("a period behind a figure is kept") {
    const ParsedValue points = parse_value("14 points (2015/16)");
    CHECK(points.value == 14.0);
    CHECK(points.unit == Unit::score);
    CHECK(points.period_text == "2015/16");
    CHECK(parse_value("69.1% (Apr-Jun 2017)").period_text == "Apr-Jun 2017");
    CHECK(parse_value("50% (2015/16 ac yr)").value == 50.0);
    CHECK(parse_value("45% (Q1)").period_text == "Q1");
    const ParsedValue loose = parse_value("64.5% 2022/23");
    CHECK(loose.value == 64.5);
    CHECK(loose.period_text == "2022/23");
    CHECK_FALSE(parse_value("14 2016").understood);
}

TEST_CASE("times") {
    struct Case {
        const char* text;
        double value;
        Unit unit;
        const char* time_unit;
    };
    const Case cases[] = {
        {"19 days", 19, Unit::days, "day"},       {"3.5 working days", 3.5, Unit::days, "day"},
        {"26 weeks", 26, Unit::duration, "week"}, {"1h 20m", 80, Unit::duration, "minute"},
        {"2 hours", 2, Unit::duration, "hour"},   {"4 mins 30 secs", 270, Unit::duration, "second"},
        {"6 months", 6, Unit::duration, "month"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const ParsedValue parsed = parse_value(c.text);
        CHECK(parsed.value == c.value);
        CHECK(parsed.unit == c.unit);
        CHECK(parsed.time_unit == c.time_unit);
    }
    CHECK(parse_value("00:45", of_unit(Unit::duration, "(mm:ss)")).value == 45.0);
    CHECK(parse_value("01:20", of_unit(Unit::duration, "Time (hh:mm)")).value == 80.0);
    CHECK(parse_value("1:20:05", of_unit(Unit::duration)).value == 4805.0);
    // Minutes and seconds, or hours and minutes? Nothing says.
    CHECK_FALSE(parse_value("00:45", of_unit(Unit::duration)).understood);
    CHECK_FALSE(parse_value("00:45").understood);
}

TEST_CASE("ratios") {
    const ParsedValue parsed = parse_value("1:250");
    CHECK(parsed.value == 0.004);
    CHECK(parsed.unit == Unit::ratio);
    CHECK(parsed.denominator == 250.0);
    CHECK(parse_value("1:20", of_unit(Unit::ratio)).value == 0.05);
}

TEST_CASE("labels before figures") {
    CHECK(parse_value("Latest: 97%").value == 97.0);
    const ParsedValue previous = parse_value("Previous: 89% (Amber)");
    CHECK(previous.value == 89.0);
    CHECK(previous.rating == RatingValue::amber);
    CHECK(parse_value("Target: 97%, Floor: 90%", indicator(Measure::target)).value == 97.0);
    CHECK(parse_value("Target: 97%, Floor: 90%", indicator(Measure::floor)).value == 90.0);
    CHECK(parse_value("Target: 10,797, Floor: 11,877", indicator(Measure::target)).value == 10797.0);
    CHECK(parse_value("Target: 400, Floor 360", indicator(Measure::floor)).value == 360.0);
    CHECK_FALSE(parse_value("Target: 97%, Floor: 90%", indicator(Measure::forecast)).understood);
}

TEST_CASE("units behind figures") {
    CHECK(parse_value("12.4 per 1,000 population").per == 1000);
    CHECK(parse_value("32.5 FTE").unit == Unit::count);
    CHECK(parse_value("c. 45").approximate);
    CHECK(parse_value("~45").value == 45.0);
    CHECK(parse_value("1.2m", of_unit(Unit::count)).value == 1200000.0);
}

TEST_CASE("what could be read in two ways, or not at all, is not understood") {
    for (const char* text : {"1,23",
                             "12,3456",
                             "1.2.3",
                             "4S.6",
                             "I2.5",
                             "7B%",
                             "(28)",
                             "12-",
                             "75 2",
                             "1 234",
                             "24/31/2",
                             "1,2,3",
                             "--5",
                             "12 34%",
                             "1.2m",
                             "5 by 2030",
                             "10-15",
                             "007",
                             "1234567890123456789",
                             "75% 80%",
                             "\u00a3",
                             "%",
                             "?",
                             "12 Durham",
                             "5%5",
                             "45 (12.5)",
                             "1e5",
                             "0x12",
                             "NaN5",
                             "<",
                             "<>",
                             "()",
                             "5 [",
                             "[5",
                             "1:20"}) {
        INFO(text);
        const ParsedValue parsed = parse_value(text);
        CHECK_FALSE(parsed.understood);
        CHECK_FALSE(parsed.value.has_value());
        CHECK(parsed.status == Status::narrative);
    }
}

TEST_CASE("any bytes give an answer that holds together") {
    static constexpr std::string_view alphabet =
        "0123456789,.%-()[]/*<>+ :apmkN/GREENgreenof\xc2\xa3\xe2\x80\x93\xc2\xb2\xff\x80\n\t";
    std::mt19937 random(20261121);
    std::vector<ValueContext> contexts{indicator(), indicator(Measure::target), money("\u00a3000"),
                                       of_unit(Unit::duration, "mm:ss")};
    for (int round = 0; round < 60000; ++round) {
        std::string text;
        const std::size_t length = random() % 14;
        for (std::size_t i = 0; i < length; ++i)
            text += round % 4 == 0 ? static_cast<char>(random() % 256) : alphabet[random() % alphabet.size()];
        const ValueContext& context = contexts[static_cast<std::size_t>(round) % contexts.size()];
        ParsedValue parsed;
        REQUIRE_NOTHROW(parsed = parse_value(text, context));
        INFO(text);
        if (!parsed.understood) {
            CHECK_FALSE(parsed.value.has_value());
            CHECK(parsed.status == Status::narrative);
        }
        if (parsed.status == Status::reported) CHECK(parsed.value.has_value());
        if (parsed.value) CHECK((parsed.status == Status::reported || parsed.status == Status::suppressed));
    }
    CHECK_FALSE(parse_value(std::string(100000, '(')).understood);
    CHECK_FALSE(parse_value(std::string(100000, '9')).understood);
}
