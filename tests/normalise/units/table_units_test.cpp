// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/units/table_units.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

Record row(RecordKind kind, std::string name, double value, std::string text, std::optional<Unit> unit = {}) {
    Record record;
    record.kind = kind;
    record.indicator.name = std::move(name);
    record.indicator.unit = unit;
    record.layout = "small";
    Observation figure;
    figure.value = value;
    figure.text = std::move(text);
    figure.unit = unit;
    record.observations.push_back(figure);
    return record;
}

std::optional<Unit> first_unit(std::vector<Record> records) {
    infer_units_from_tables(records);
    CHECK(records[0].observations[0].unit == records[0].indicator.unit);
    return records[0].indicator.unit;
}

constexpr auto part = RecordKind::breakdown_row;
constexpr auto kpi = RecordKind::kpi_row;

}  // namespace

TEST_CASE("parts that sum to a hundred are percentages") {
    CHECK(first_unit({row(part, "Fostering", 48.0, "48.0"), row(part, "Friends", 36.4, "36.4"),
                      row(part, "Other", 15.4, "15.4")}) == Unit::percent);
    CHECK_FALSE(first_unit(
        {row(part, "Fostering", 48.0, "48.0"), row(part, "Friends", 16.4, "16.4"), row(part, "Other", 12, "12")}));
}

TEST_CASE("whole parts that sum to the table's total are counts") {
    CHECK(first_unit({row(part, "Tracked", 60, "60"), row(part, "Moved", 5, "5"), row(part, "Abroad", 16, "16"),
                      row(part, "Total referrals", 81, "81")}) == Unit::count);
    CHECK_FALSE(first_unit({row(part, "Tracked", 60, "60"), row(part, "Moved", 5, "5"), row(part, "Abroad", 16, "16"),
                            row(part, "Total", 82, "82")}));
    CHECK_FALSE(
        first_unit({row(part, "Tracked", 60, "60"), row(part, "Moved", 5, "5"), row(part, "Abroad", 16, "16")}));
    CHECK(first_unit({row(part, "Tracked", 60, "60"), row(part, "Moved", 5, "5"), row(part, "Abroad", 16, "16"),
                      row(part, "Total referrals", 81, "81", Unit::count)}) == Unit::count);
    // A hundred people and a hundred per cent look the same.
    CHECK_FALSE(first_unit({row(part, "A", 50, "50"), row(part, "B", 30, "30"), row(part, "C", 20, "20"),
                            row(part, "Total", 100, "100")}));
}

TEST_CASE("where shares carry their sign, a whole number without one is a count") {
    const auto share = [](double value, std::string text) {
        return row(kpi, "Share", value, std::move(text), Unit::percent);
    };
    CHECK(first_unit({row(kpi, "Care leavers", 31, "31"), share(14, "14%"), share(6, "6%"), share(82.5, "82.5%")}) ==
          Unit::count);
    CHECK_FALSE(
        first_unit({row(kpi, "Admissions", 489.4, "489.4"), share(14, "14%"), share(6, "6%"), share(82.5, "82.5%")}));
    CHECK_FALSE(first_unit(
        {row(kpi, "Care leavers", 31, "31"), share(14, "14%"), share(6, "6"), share(82.5, "82.5%"), share(1, "1%")}));
    CHECK_FALSE(first_unit({row(kpi, "Care leavers", 31, "31"), share(14, "14%")}));
}

TEST_CASE("a share may be marked in its name instead, and shapes of records make no difference") {
    const auto share = [](std::string name) { return row(kpi, std::move(name), 61, "61", Unit::percent); };
    CHECK(first_unit({row(RecordKind::kpi_card, "Lambs born on council farms", 44, "44"), share("Berths let (%)"),
                      share("% of sailings on time"), share("Proportion of peat kept wet")}) == Unit::count);
    for (const char* name :
         {"Average berth length", "Time taken to answer a flare", "Sheep per crofter", "Ferry fare (£)"})
        CHECK_FALSE(first_unit({row(kpi, name, 44, "44"), share("Berths let (%)"), share("% of sailings on time"),
                                share("Proportion of peat kept wet")}));
}

TEST_CASE("whole figures beyond any share are counts, unless of money, weight or time") {
    CHECK(first_unit({row(RecordKind::kpi_series, "Sheep dipped", 761, "761")}) == Unit::count);
    CHECK(first_unit({row(kpi, "Passengers carried", 2100000, "2.1m")}) == Unit::count);
    CHECK_FALSE(first_unit({row(kpi, "Harbour dues income", 761, "761")}));
    CHECK_FALSE(first_unit({row(kpi, "Kelp landed (tonnes)", 761, "761")}));
    CHECK_FALSE(first_unit({row(kpi, "Sheep dipped", 61, "61")}));
}
