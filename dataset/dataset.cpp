// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/dataset.hpp"

#include <array>

#include "dataset/enum_names.hpp"

namespace scrutineer {
namespace {

constexpr std::array<std::string_view, 8> units{"percent", "count",    "rate", "ratio",
                                                "score",   "currency", "days", "duration"};
constexpr std::array<std::string_view, 8> period_kinds{"month",         "quarter",       "half-year", "financial-year",
                                                       "academic-year", "calendar-year", "point",     "range"};
constexpr std::array<std::string_view, 3> bounds{"exact", "less-than", "greater-than"};
constexpr std::array<std::string_view, 10> statuses{"reported",       "tracker",        "suppressed", "not-available",
                                                    "not-applicable", "not-comparable", "pending",    "new",
                                                    "narrative",      "blank"};

}  // namespace

std::string_view to_text(Unit v) { return units[static_cast<std::size_t>(v)]; }
std::string_view to_text(PeriodKind v) { return period_kinds[static_cast<std::size_t>(v)]; }
std::string_view to_text(Bound v) { return bounds[static_cast<std::size_t>(v)]; }
std::string_view to_text(Status v) { return statuses[static_cast<std::size_t>(v)]; }
std::optional<Unit> unit_from_text(std::string_view t) { return enumerator<Unit>(units, t); }
std::optional<PeriodKind> period_kind_from_text(std::string_view t) { return enumerator<PeriodKind>(period_kinds, t); }
std::optional<Bound> bound_from_text(std::string_view t) { return enumerator<Bound>(bounds, t); }
std::optional<Status> status_from_text(std::string_view t) { return enumerator<Status>(statuses, t); }

}  // namespace scrutineer
