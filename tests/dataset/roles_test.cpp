// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/roles.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("roles are spelt as in the contract") {
    CHECK(to_text(RecordKind::kpi_series) == "kpi-series");
    CHECK(to_text(Basis::year_to_date) == "year-to-date");
    CHECK(to_text(Against::previous_year) == "previous-year");
    CHECK(to_text(Basis::plan) == "plan");
    CHECK(to_text(Measure::limit) == "limit");
    CHECK(measure_from_text("rank") == Measure::rank);
    CHECK(to_text(Version::final) == "final");
    CHECK(version_from_text("profiled") == Version::profiled);
    CHECK(to_text(Aspect::share) == "share");
    CHECK(aspect_from_text("non-staffing") == Aspect::non_staffing);
    CHECK(measure_from_text("outturn") == Measure::outturn);
    CHECK(rating_value_from_text("amber") == RatingValue::amber);
    CHECK_FALSE(rating_value_from_text("Amber").has_value());
    CHECK_FALSE(basis_from_text("").has_value());
}
