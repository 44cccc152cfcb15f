// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export_selection.hpp"

#include "archive/indicators.hpp"
#include "words/text.hpp"

namespace scrutineer::archived {
namespace {

/// "2021" as an end is the whole year: only so much of the day counts as is said.
bool is_in(const std::string& day, const ExportFilter& filter) {
    if (filter.since.empty() && filter.until.empty()) return true;
    return !day.empty() && day >= filter.since &&
           (filter.until.empty() || day.substr(0, filter.until.size()) <= filter.until);
}

std::set<std::string> indicators_named(const Archive& archive, const std::string& words) {
    if (const auto one = indicator_with_id(archive, words)) return {one->id};
    std::set<std::string> ids;
    for (const ArchivedIndicator& indicator : find_indicators(archive, words)) ids.insert(indicator.id);
    return ids;
}

}  // namespace

ExportSelection select(const Archive& archive, const ExportFilter& filter) {
    ExportSelection selection;
    if (filter.everything()) {
        selection.documents = archive.document_ids();
        return selection;
    }
    std::optional<std::set<std::string>> named;
    if (!filter.indicator.empty()) named = indicators_named(archive, filter.indicator);
    const std::string authority = lower_case(filter.authority);
    Statement row = archive.database().prepare(
        "SELECT id, coalesce(authority_name, ''), coalesce(meeting_date, period_end, '') FROM document"
        " ORDER BY authority_name IS NULL, authority_name, meeting_date, file, id");
    Statement indicators = archive.database().prepare(
        "SELECT DISTINCT i.indicator_id FROM record r JOIN identity i ON i.id = r.identity_id"
        " WHERE r.document_id = ? AND i.indicator_id IS NOT NULL");
    selection.papers.emplace();
    selection.indicators.emplace();
    selection.authorities.emplace();
    while (row.step()) {
        if (lower_case(row.text(1)).find(authority) == std::string::npos || !is_in(row.text(2), filter)) continue;
        bool wanted = !named;
        for (indicators.bind(1, row.text(0)); indicators.step();) {
            if (named && !named->contains(indicators.text(0))) continue;
            wanted = true;
            selection.indicators->insert(indicators.text(0));
        }
        indicators.reset();
        if (!wanted) continue;
        selection.documents.push_back(row.text(0));
        selection.papers->insert(row.text(0));
        selection.authorities->insert(row.text(1));
    }
    return selection;
}

}  // namespace scrutineer::archived
