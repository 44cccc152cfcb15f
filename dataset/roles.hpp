// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

/// The words of the dataset contract that a layout gives to columns. `to_text` gives the contract's spelling,
/// `X_from_text` reads it back (nullopt for any other word).
namespace scrutineer {

enum class RecordKind { kpi_row, kpi_series, kpi_card, finance_row, breakdown_row };
enum class Measure {
    actual,
    target,
    floor,
    budget,
    outturn,
    forecast,
    variance,
    movement,
    balance,
    other,
    limit,  ///< what must not be passed: of borrowing, of debt
    rank    ///< a place among others
};
/// Which of several figures of one measure.
enum class Version { original, approved, revised, current, profiled, proposed, draft, final };
/// Which side or part of what is counted.
enum class Aspect {
    gross,
    income,
    grants,
    net,
    staffing,
    non_staffing,
    core,
    external,
    revenue,
    capital,
    opening,
    closing,
    total,
    number,
    share
};
enum class Basis {
    latest,
    previous,
    year_earlier,
    series,
    annual,
    year_to_date,
    plan  ///< a year to come
};
enum class AreaKind { authority, country, region, neighbours, other };
enum class Against { target, year_earlier, previous_year, england, region, neighbours, previous, trend, gap, overall };
enum class RatingValue { green, amber, red, none, improving, worsening, stable };
enum class Evidence { text, fill, icon };
/// Whether more of it or less of it is better.
enum class Polarity { higher, lower };

std::string_view to_text(RecordKind);
std::string_view to_text(Measure);
std::string_view to_text(Version);
std::string_view to_text(Aspect);
std::string_view to_text(Basis);
std::string_view to_text(AreaKind);
std::string_view to_text(Against);
std::string_view to_text(RatingValue);
std::string_view to_text(Evidence);
std::string_view to_text(Polarity);

std::optional<RecordKind> record_kind_from_text(std::string_view);
std::optional<Measure> measure_from_text(std::string_view);
std::optional<Version> version_from_text(std::string_view);
std::optional<Aspect> aspect_from_text(std::string_view);
std::optional<Basis> basis_from_text(std::string_view);
std::optional<AreaKind> area_kind_from_text(std::string_view);
std::optional<Against> against_from_text(std::string_view);
std::optional<RatingValue> rating_value_from_text(std::string_view);
std::optional<Evidence> evidence_from_text(std::string_view);
std::optional<Polarity> polarity_from_text(std::string_view);

}  // namespace scrutineer
