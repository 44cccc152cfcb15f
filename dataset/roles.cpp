// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/roles.hpp"

#include <array>

#include "dataset/enum_names.hpp"

namespace scrutineer {
namespace {

constexpr std::array<std::string_view, 5> record_kinds{"kpi-row", "kpi-series", "kpi-card", "finance-row",
                                                       "breakdown-row"};
constexpr std::array<std::string_view, 12> measures{"actual",   "target",   "floor",   "budget", "outturn", "forecast",
                                                    "variance", "movement", "balance", "other",  "limit",   "rank"};
constexpr std::array<std::string_view, 8> versions{"original", "approved", "revised", "current",
                                                   "profiled", "proposed", "draft",   "final"};
constexpr std::array<std::string_view, 15> aspects{"gross",        "income",  "grants",   "net",     "staffing",
                                                   "non-staffing", "core",    "external", "revenue", "capital",
                                                   "opening",      "closing", "total",    "number",  "share"};
constexpr std::array<std::string_view, 7> bases{"latest", "previous",     "year-earlier", "series",
                                                "annual", "year-to-date", "plan"};
constexpr std::array<std::string_view, 5> area_kinds{"authority", "country", "region", "neighbours", "other"};
constexpr std::array<std::string_view, 10> againsts{"target", "year-earlier", "previous-year", "england",
                                                    "region", "neighbours",   "previous",      "trend",
                                                    "gap",    "overall"};
constexpr std::array<std::string_view, 7> ratings{"green", "amber", "red", "none", "improving", "worsening", "stable"};
constexpr std::array<std::string_view, 3> evidences{"text", "fill", "icon"};
constexpr std::array<std::string_view, 2> polarities{"higher", "lower"};

}  // namespace

std::string_view to_text(RecordKind v) { return record_kinds[static_cast<std::size_t>(v)]; }
std::string_view to_text(Measure v) { return measures[static_cast<std::size_t>(v)]; }
std::string_view to_text(Version v) { return versions[static_cast<std::size_t>(v)]; }
std::string_view to_text(Aspect v) { return aspects[static_cast<std::size_t>(v)]; }
std::string_view to_text(Basis v) { return bases[static_cast<std::size_t>(v)]; }
std::string_view to_text(AreaKind v) { return area_kinds[static_cast<std::size_t>(v)]; }
std::string_view to_text(Against v) { return againsts[static_cast<std::size_t>(v)]; }
std::string_view to_text(RatingValue v) { return ratings[static_cast<std::size_t>(v)]; }
std::string_view to_text(Evidence v) { return evidences[static_cast<std::size_t>(v)]; }
std::string_view to_text(Polarity v) { return polarities[static_cast<std::size_t>(v)]; }

std::optional<RecordKind> record_kind_from_text(std::string_view t) { return enumerator<RecordKind>(record_kinds, t); }
std::optional<Measure> measure_from_text(std::string_view t) { return enumerator<Measure>(measures, t); }
std::optional<Version> version_from_text(std::string_view t) { return enumerator<Version>(versions, t); }
std::optional<Aspect> aspect_from_text(std::string_view t) { return enumerator<Aspect>(aspects, t); }
std::optional<Basis> basis_from_text(std::string_view t) { return enumerator<Basis>(bases, t); }
std::optional<AreaKind> area_kind_from_text(std::string_view t) { return enumerator<AreaKind>(area_kinds, t); }
std::optional<Against> against_from_text(std::string_view t) { return enumerator<Against>(againsts, t); }
std::optional<RatingValue> rating_value_from_text(std::string_view t) { return enumerator<RatingValue>(ratings, t); }
std::optional<Evidence> evidence_from_text(std::string_view t) { return enumerator<Evidence>(evidences, t); }
std::optional<Polarity> polarity_from_text(std::string_view t) { return enumerator<Polarity>(polarities, t); }

}  // namespace scrutineer
