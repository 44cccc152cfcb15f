// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/indicators.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "archive/identity.hpp"

namespace scrutineer {

using namespace archived;

namespace {

/// Sets of identities joined by pairs; the root of a set is its smallest id.
class Joined {
public:
    void add(const std::string& id) { parent_.emplace(id, id); }
    const std::string& root(const std::string& id) {
        std::string at = id;
        while (parent_.at(at) != at) {
            parent_[at] = parent_.at(parent_.at(at));
            at = parent_.at(at);
        }
        return parent_.at(at);
    }
    void join(const std::string& a, const std::string& b) {
        const std::string x = root(a), y = root(b);
        parent_[std::max(x, y)] = std::min(x, y);
    }
    bool has(const std::string& id) const { return parent_.contains(id); }

private:
    std::map<std::string, std::string> parent_;
};

struct Gathered {
    std::string id, family, unit, first, last;
    std::vector<std::string> names;  ///< oldest first, a name again where a newer paper has it
    std::set<std::string> documents;
};

Joined joined_identities(const Database& database, const std::string& authority) {
    Joined joined;
    Statement identities = database.prepare("SELECT id FROM identity WHERE authority = ?");
    for (identities.bind(1, authority); identities.step();) joined.add(identities.text(0));
    Statement pairs = database.prepare(
        "SELECT identity_a, identity_b FROM link JOIN identity i ON i.id = identity_a"
        " WHERE i.authority = ?1 AND status = 'made' UNION ALL SELECT identity_a, identity_b FROM link_decision"
        " JOIN identity i ON i.id = identity_a WHERE i.authority = ?1 AND verdict = 'accepted'");
    // A decision outlives its names.
    for (pairs.bind(1, authority); pairs.step();)
        if (joined.has(pairs.text(0)) && joined.has(pairs.text(1))) joined.join(pairs.text(0), pairs.text(1));
    return joined;
}

std::map<std::string, Gathered> gather(const Database& database, const std::string& authority, Joined& joined) {
    std::map<std::string, Gathered> all;
    // Oldest paper first: the first identity seen gives the id, the last name seen is the newest.
    Statement records = database.prepare(
        "SELECT i.id, i.family, i.unit, r.name, r.document_id FROM record r JOIN identity i ON i.id = r.identity_id"
        " JOIN document d ON d.id = r.document_id WHERE i.authority = ?"
        " ORDER BY d.meeting_date, d.period_end, d.id, r.number DESC");
    for (records.bind(1, authority); records.step();) {
        Gathered& g = all[joined.root(records.text(0))];
        if (g.id.empty()) g.id = records.text(0);
        g.family = records.text(1);
        if (!records.is_null(2)) g.unit = records.text(2);
        std::erase(g.names, records.text(3));
        g.names.push_back(records.text(3));
        g.documents.insert(records.text(4));
    }
    Statement spans = database.prepare(
        "SELECT identity_id, min(day), max(day) FROM (SELECT r.identity_id, CASE WHEN o.period_end IS NULL AND o.basis "
        "="
        " 'latest' THEN d.period_end ELSE o.period_end END AS day FROM observation o JOIN record r ON r.id = "
        "o.record_id"
        " JOIN document d ON d.id = r.document_id JOIN identity i ON i.id = r.identity_id WHERE i.authority = ?"
        " AND o.area_kind = 'authority' AND o.value IS NOT NULL) WHERE day IS NOT NULL GROUP BY identity_id");
    for (spans.bind(1, authority); spans.step();) {
        Gathered& g = all[joined.root(spans.text(0))];
        if (g.first.empty() || spans.text(1) < g.first) g.first = spans.text(1);
        if (spans.text(2) > g.last) g.last = spans.text(2);
    }
    return all;
}

ArchivedIndicator indicator(const Statement& row, Statement& names) {
    ArchivedIndicator found{row.text(0), row.text(1), {}, row.text(2), row.text(3), static_cast<int>(row.integer(4)),
                            row.text(5), row.text(6)};
    for (names.bind(1, found.id); names.step();) found.names.push_back(names.text(0));
    names.reset();
    return found;
}

constexpr const char* columns = "id, authority, family, unit, papers, first_period_end, last_period_end";
constexpr const char* names_of = "SELECT name FROM indicator_name WHERE indicator_id = ? ORDER BY number";

/// Selects from the indicators that are asked for.
Statement found_indicators(const Archive& archive, const std::string& select, std::string_view query,
                           const IndicatorsAsked& asked, const std::string& end) {
    std::istringstream in(name_key(query));
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    // Punctuation alone is no word of a name; only an empty query asks for everything.
    std::string condition = words.empty() && query.empty() ? "1" : "0";
    if (!words.empty()) {
        std::string matching = "SELECT indicator_id FROM identity";
        for (std::size_t i = 0; i < words.size(); ++i)
            matching += std::string(i == 0 ? " WHERE" : " AND") + " instr(name_key, ?) > 0";
        condition = "id IN (" + matching + ")";
    }
    if (!query.empty())
        condition = "(" + condition +
                    " OR id IN (SELECT i.indicator_id FROM record r JOIN identity i ON i.id = r.identity_id"
                    " WHERE r.code = ?))";
    Statement row = archive.database().prepare("SELECT " + select + " FROM indicator WHERE " + condition +
                                               " AND (? = '' OR authority = ?)" + end);
    int parameter = 1;
    for (const std::string& word : words) row.bind(parameter++, word);
    if (!query.empty()) row.bind(parameter++, query);
    row.bind(parameter, asked.authority).bind(parameter + 1, asked.authority);
    return row;
}

/// `id` is SQL for the indicator's id out of `parameter`.
std::optional<ArchivedIndicator> indicator_where(const Archive& archive, const std::string& id,
                                                 const std::string& parameter) {
    Statement row = archive.database().prepare("SELECT " + std::string(columns) + " FROM indicator WHERE id = " + id);
    Statement names = archive.database().prepare(names_of);
    row.bind(1, parameter);
    if (!row.step()) return std::nullopt;
    return indicator(row, names);
}

}  // namespace

void store_indicators(Database& database, const std::string& authority) {
    Joined joined = joined_identities(database, authority);
    const std::map<std::string, Gathered> all = gather(database, authority, joined);
    database.prepare("DELETE FROM indicator WHERE authority = ?").bind(1, authority).run();
    Statement insert = database.prepare("INSERT INTO indicator VALUES (?,?,?,?,?,?,?,?)");
    Statement name = database.prepare("INSERT INTO indicator_name VALUES (?,?,?)");
    for (const auto& [root, g] : all) {
        insert.bind(1, g.id).bind(2, authority).bind(3, g.family).bind(4, g.names.back());
        insert.bind_text_or_null(5, g.unit).bind(6, static_cast<std::int64_t>(g.documents.size()));
        insert.bind_text_or_null(7, g.first).bind_text_or_null(8, g.last).run();
        int number = 0;
        for (auto at = g.names.rbegin(); at != g.names.rend(); ++at)
            name.bind(1, g.id).bind(2, number++).bind(3, *at).run();
    }
    std::vector<std::string> identities;
    Statement list = database.prepare("SELECT id FROM identity WHERE authority = ?");
    for (list.bind(1, authority); list.step();) identities.push_back(list.text(0));
    Statement update = database.prepare("UPDATE identity SET indicator_id = ? WHERE id = ?");
    for (const std::string& id : identities) update.bind(1, all.at(joined.root(id)).id).bind(2, id).run();
}

std::vector<ArchivedIndicator> find_indicators(const Archive& archive, std::string_view query,
                                               const IndicatorsAsked& asked) {
    Statement row = found_indicators(archive, columns, query, asked,
                                     " ORDER BY family <> 'indicator', papers DESC, authority, name, id LIMIT " +
                                         (asked.most ? std::to_string(*asked.most) : "-1") + " OFFSET " +
                                         std::to_string(asked.first));
    Statement names = archive.database().prepare(names_of);
    std::vector<ArchivedIndicator> found;
    while (row.step()) found.push_back(indicator(row, names));
    return found;
}

std::size_t count_indicators(const Archive& archive, std::string_view query, const IndicatorsAsked& asked) {
    Statement row = found_indicators(archive, "count(*)", query, asked, "");
    return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

std::optional<ArchivedIndicator> indicator_with_id(const Archive& archive, const std::string& id) {
    return indicator_where(archive, "(SELECT indicator_id FROM identity WHERE id = ?)", id);
}

std::optional<ArchivedIndicator> indicator_of_record(const Archive& archive, const std::string& record_id) {
    return indicator_where(
        archive, "(SELECT i.indicator_id FROM record r JOIN identity i ON i.id = r.identity_id WHERE r.id = ?)",
        record_id);
}

bool links_are_behind(const Archive& archive) {
    return archive.database().integer("SELECT EXISTS (SELECT 1 FROM link_wanted)") != 0;
}

}  // namespace scrutineer
