// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/pairing.hpp"

#include <algorithm>
#include <cmath>

#include "archive/identity.hpp"
#include "validate/precision.hpp"

namespace scrutineer::checks {

std::string indicator_key(const Record& record, const Document& document, const KnownIndicators& known) {
    if (const auto found = known.find(record.id); found != known.end()) return found->second;
    const Identity identity = identity_of(record, document.authority_name);
    const auto words = std::count(identity.name_key.begin(), identity.name_key.end(), ' ') + 1;
    constexpr long least_words = 3;
    if (identity.name_key.empty() || words < least_words) return {};
    return identity.id;
}

double same_tolerance(const Observation& a, const Observation& b) {
    const auto first = printed_number(a), second = printed_number(b);
    if (!first || !second) return 0;
    const double x = first->half_unit(), y = second->half_unit();
    return std::fabs(x - y) <= 1e-9 * std::max(x, y) ? 0 : x + y;
}

bool may_be_same(const Observation& a, const Observation& b) {
    return within(*a.value, *b.value, same_tolerance(a, b));
}

bool same_subject(const Observation& a, const Observation& b) {
    if (a.area.kind != b.area.kind || a.area.name != b.area.name || a.measure != b.measure) return false;
    if (!a.period || !b.period || a.period->start.empty() || a.period->end.empty()) return false;
    return a.period->start == b.period->start && a.period->end == b.period->end;
}

}  // namespace scrutineer::checks
