// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/linking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "archive/indicators.hpp"
#include "archive/similarity.hpp"

namespace scrutineer {

using namespace archived;

namespace {

// Chosen on pairs of names from four years of one council's papers: below `likely` a like name is more often another
// indicator than the same.
constexpr double sure_name = 0.80;
constexpr double likely_name = 0.60;
constexpr double sure_name_with_figures = 0.55;

/// Figures by whom they are about and the period they are for, then by paper.
using Figures = std::map<std::tuple<std::string, std::string, std::string>, std::map<std::string, double>>;

/// What is known of one identity.
struct Candidate {
    std::string id, unit, name;
    std::int64_t per = 0;
    NameWords words;
    std::set<std::string> documents, codes;
    Figures figures;
};

struct Evidence {
    int agreeing = 0, contradicting = 0;
};

using Pair = std::pair<std::string, std::string>;

Pair ordered(const std::string& a, const std::string& b) { return a < b ? Pair{a, b} : Pair{b, a}; }

std::vector<Candidate> candidates(const Database& database, const std::string& authority) {
    std::vector<Candidate> all;
    std::map<std::string, std::size_t> place;
    Statement identities =
        database.prepare("SELECT id, unit, per FROM identity WHERE authority = ? AND family = 'indicator' ORDER BY id");
    for (identities.bind(1, authority); identities.step();) {
        Candidate c;
        c.id = identities.text(0);
        c.unit = identities.text(1);
        c.per = identities.integer(2);
        place[c.id] = all.size();
        all.push_back(std::move(c));
    }
    // The newest paper's spelling is the one shown.
    Statement records = database.prepare(
        "SELECT r.identity_id, r.document_id, r.code, r.name FROM record r JOIN identity i ON i.id = r.identity_id"
        " JOIN document d ON d.id = r.document_id WHERE i.authority = ? AND i.family = 'indicator'"
        " ORDER BY d.meeting_date, d.period_end, d.id, r.number");
    for (records.bind(1, authority); records.step();) {
        Candidate& c = all[place.at(records.text(0))];
        c.documents.insert(records.text(1));
        if (!records.is_null(2)) c.codes.insert(records.text(2));
        c.name = records.text(3);
    }
    for (Candidate& c : all) c.words = name_words(c.name, authority);
    // Of a paper that prints a period's figure twice, the later one stands.
    Statement figures = database.prepare(
        "SELECT r.identity_id, o.area_kind || ' ' || CASE o.area_kind WHEN 'authority' THEN '' ELSE"
        " coalesce(o.area_code, o.area_name, '') END, o.period_start, o.period_end, r.document_id, o.value"
        " FROM observation o JOIN record r ON r.id = o.record_id JOIN identity i ON i.id = r.identity_id"
        " WHERE i.authority = ? AND i.family = 'indicator' AND o.measure = 'actual' AND o.value IS NOT NULL"
        " AND o.period_start IS NOT NULL AND o.period_end IS NOT NULL ORDER BY o.record_id, o.number");
    for (figures.bind(1, authority); figures.step();)
        all[place.at(figures.text(0))].figures[{figures.text(1), figures.text(2), figures.text(3)}][figures.text(4)] =
            figures.real(5);
    return all;
}

/// A figure that few indicators share by chance: "18" is no evidence, "17.3" and "1,292" are.
bool is_telling(double value) { return std::floor(value) != value || std::abs(value) >= 100; }

/// Figures for the same period in different papers. A figure that several papers repeat counts once.
Evidence compare(const Figures& a, const Figures& b) {
    Evidence evidence;
    for (const auto& [when, mine] : a) {
        const auto at = b.find(when);
        if (at == b.end()) continue;
        bool agree = false, contradict = false;
        for (const auto& [document, value] : mine)
            for (const auto& [other, published] : at->second) {
                if (document == other) continue;
                // Papers round: 17.27 of one is 17.3 of the other.
                if (std::abs(value - published) <= 0.0501)
                    agree = agree || is_telling(value);
                else if (std::abs(value - published) > 0.2 * std::max(std::abs(value), std::abs(published)))
                    contradict = true;
            }
        evidence.agreeing += agree ? 1 : 0;
        evidence.contradicting += contradict && !agree ? 1 : 0;
    }
    return evidence;
}

bool share_a_document(const Candidate& a, const Candidate& b) {
    return std::any_of(a.documents.begin(), a.documents.end(),
                       [&](const std::string& document) { return b.documents.contains(document); });
}

bool same_unit(const Candidate& a, const Candidate& b) {
    if (a.unit.empty() || b.unit.empty()) return true;
    return a.unit == b.unit && (a.per == b.per || a.per == 0 || b.per == 0);
}

std::set<std::string> all_of(const NameDifference& difference) {
    std::set<std::string> words = difference.only_a;
    words.insert(difference.only_b.begin(), difference.only_b.end());
    return words;
}

std::optional<IndicatorLink> weigh(const Candidate& a, const Candidate& b) {
    if (!same_unit(a, b) || share_a_document(a, b)) return std::nullopt;
    const double like = similarity(a.words, b.words);
    if (like < likely_name - 0.2) return std::nullopt;
    const Evidence evidence = compare(a.figures, b.figures);
    const bool same_code =
        std::any_of(a.codes.begin(), a.codes.end(), [&](const std::string& code) { return b.codes.contains(code); });
    const NameDifference other = difference(a.words, b.words);
    const bool fits = compatible(a.words, b.words) && evidence.contradicting <= evidence.agreeing;
    // A name may say more than the other. Where each says what the other does not, they may be two indicators of a
    // family ("primary schools", "secondary schools"): then figures or a code have to speak for it.
    const bool one_says_more = other.only_a.empty() || other.only_b.empty();
    const bool by_name = like >= sure_name && one_says_more && !other.telling;
    const bool by_figures = like >= sure_name_with_figures && evidence.agreeing >= (other.telling ? 2 : 1);
    const bool sure = fits && (by_name || by_figures || (same_code && like >= likely_name));
    const bool likely = like >= likely_name || evidence.agreeing > 0 || same_code;
    if (!sure && !likely) return std::nullopt;

    IndicatorLink link;
    std::tie(link.identity_a, link.identity_b) = ordered(a.id, b.id);
    link.status = sure ? "made" : "proposed";
    link.score = std::clamp(0.7 * like + 0.1 * std::min(evidence.agreeing, 2) + (same_code ? 0.1 : 0) -
                                0.2 * std::min(evidence.contradicting, 2) - (fits ? 0 : 0.2),
                            0.0, 1.0);
    link.reasons = fmt::format("names share {:.0f} % of their words", 100 * like);
    if (!other.only_a.empty() || !other.only_b.empty())
        link.reasons += fmt::format(" (not \"{}\")", fmt::join(all_of(other), "\", \""));
    if (same_code) link.reasons += "; the same code";
    if (evidence.agreeing > 0)
        link.reasons += fmt::format("; {} across papers", evidence.agreeing == 1
                                                              ? "1 figure agrees"
                                                              : std::to_string(evidence.agreeing) + " figures agree");
    if (evidence.contradicting > 0)
        link.reasons += fmt::format("; {} figures for the same period differ", evidence.contradicting);
    if (!compatible(a.words, b.words)) link.reasons += "; the names differ in numbers or in a \"not\"";
    return link;
}

/// Groups of identities that are one indicator, with the documents each group is printed in.
class Groups {
public:
    explicit Groups(const std::vector<Candidate>& candidates) {
        for (const Candidate& c : candidates) {
            parent_[c.id] = c.id;
            documents_[c.id] = c.documents;
        }
    }
    std::string find(std::string id) const {
        while (parent_.at(id) != id) id = parent_.at(id);
        return id;
    }
    /// A person said that these are two: nor may they come together by way of others.
    void part(const Pair& pair) { parted_.push_back(pair); }
    /// Two groups that stand side by side in a paper are two indicators.
    bool may_join(const std::string& a, const std::string& b) const {
        const Pair wanted = ordered(find(a), find(b));
        if (std::any_of(parted_.begin(), parted_.end(),
                        [&](const Pair& pair) { return ordered(find(pair.first), find(pair.second)) == wanted; }))
            return false;
        const std::set<std::string>& others = documents_.at(find(b));
        const std::set<std::string>& mine = documents_.at(find(a));
        return std::none_of(mine.begin(), mine.end(), [&](const std::string& d) { return others.contains(d); });
    }
    void join(const std::string& a, const std::string& b) {
        const std::string to = find(a), from = find(b);
        if (to == from) return;
        parent_[from] = to;
        documents_[to].insert(documents_[from].begin(), documents_[from].end());
    }

private:
    std::map<std::string, std::string> parent_;
    std::map<std::string, std::set<std::string>> documents_;
    std::vector<Pair> parted_;
};

std::map<Pair, std::string> decisions(const Database& database) {
    std::map<Pair, std::string> all;
    Statement statement = database.prepare("SELECT identity_a, identity_b, verdict FROM link_decision");
    while (statement.step()) all[{statement.text(0), statement.text(1)}] = statement.text(2);
    return all;
}

/// All pairs worth a look, best first; the names decide between equals, so that the order is always the same.
std::vector<IndicatorLink> weighed(const std::vector<Candidate>& all) {
    // Only names that share a word that is not in every other name: an index instead of all pairs.
    std::map<std::string, std::vector<std::size_t>> holders;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const std::string& word : all[i].words.words) holders[word].push_back(i);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    constexpr std::size_t common = 200;
    for (const auto& [word, at] : holders) {
        if (at.size() > common) continue;
        for (std::size_t i = 0; i < at.size(); ++i)
            for (std::size_t j = i + 1; j < at.size(); ++j) pairs.emplace(at[i], at[j]);
    }
    std::vector<IndicatorLink> found;
    for (const auto& [i, j] : pairs)
        if (std::optional<IndicatorLink> link = weigh(all[i], all[j])) found.push_back(std::move(*link));
    std::sort(found.begin(), found.end(), [](const IndicatorLink& a, const IndicatorLink& b) {
        return std::make_tuple(a.status != "made", -a.score, a.identity_a, a.identity_b) <
               std::make_tuple(b.status != "made", -b.score, b.identity_a, b.identity_b);
    });
    return found;
}

/// Links of one authority: what people decided first, then the surest, as long as no paper has both.
std::vector<IndicatorLink> chosen(const std::vector<Candidate>& all, const std::map<Pair, std::string>& decided) {
    Groups groups(all);
    std::set<std::string> known;
    for (const Candidate& c : all) known.insert(c.id);
    for (const auto& [pair, verdict] : decided) {
        if (!known.contains(pair.first) || !known.contains(pair.second)) continue;
        if (verdict == "accepted")
            groups.join(pair.first, pair.second);
        else
            groups.part(pair);
    }
    std::vector<IndicatorLink> links;
    for (IndicatorLink& link : weighed(all)) {
        if (decided.contains({link.identity_a, link.identity_b})) continue;
        if (groups.find(link.identity_a) == groups.find(link.identity_b)) {
            if (link.status == "made") links.push_back(std::move(link));
            continue;
        }
        // A better link took the place: this one cannot be.
        if (!groups.may_join(link.identity_a, link.identity_b)) continue;
        if (link.status == "made") groups.join(link.identity_a, link.identity_b);
        links.push_back(std::move(link));
    }
    return links;
}

void update_authority(Archive& archive, const std::string& authority) {
    Database& database = archive.database();
    Transaction transaction(database);
    // Names that no paper has any more, after papers were read again.
    database.prepare("DELETE FROM identity WHERE authority = ? AND id NOT IN (SELECT identity_id FROM record)")
        .bind(1, authority)
        .run();
    database.prepare("DELETE FROM link WHERE identity_a IN (SELECT id FROM identity WHERE authority = ?)")
        .bind(1, authority)
        .run();
    Statement insert = database.prepare("INSERT INTO link VALUES (?,?,?,?,?)");
    for (const IndicatorLink& link : chosen(candidates(database, authority), decisions(database)))
        insert.bind(1, link.identity_a)
            .bind(2, link.identity_b)
            .bind(3, link.score)
            .bind(4, link.status)
            .bind(5, link.reasons)
            .run();
    store_indicators(database, authority);
    database.prepare("DELETE FROM link_wanted WHERE authority = ?").bind(1, authority).run();
    transaction.commit();
}

std::string authority_of(const Database& database, const std::string& identity) {
    Statement statement = database.prepare("SELECT authority FROM identity WHERE id = ?");
    statement.bind(1, identity);
    if (!statement.step()) throw ArchiveError("no indicator has the id " + identity + "; `scrutineer link` lists them");
    return statement.text(0);
}

std::string newest_name(const Database& database, const std::string& identity) {
    Statement statement = database.prepare(
        "SELECT r.name FROM record r JOIN document d ON d.id = r.document_id WHERE r.identity_id = ?"
        " ORDER BY d.meeting_date DESC, d.period_end DESC, d.id, r.number LIMIT 1");
    statement.bind(1, identity);
    return statement.step() ? statement.text(0) : "";
}

}  // namespace

void update_links(Archive& archive) {
    std::vector<std::string> wanted;
    Statement statement = archive.database().prepare("SELECT authority FROM link_wanted ORDER BY authority");
    while (statement.step()) wanted.push_back(statement.text(0));
    statement.reset();
    for (const std::string& authority : wanted) update_authority(archive, authority);
}

std::vector<IndicatorLink> links(const Archive& archive) {
    const Database& database = archive.database();
    std::vector<IndicatorLink> all;
    Statement statement = database.prepare(
        "SELECT l.identity_a, l.identity_b, i.authority, l.score, l.status, l.reasons FROM link l"
        " JOIN identity i ON i.id = l.identity_a"
        " UNION ALL SELECT c.identity_a, c.identity_b, i.authority, 1, c.verdict, 'decided by a person' FROM "
        "link_decision c"
        " JOIN identity i ON i.id = c.identity_a JOIN identity j ON j.id = c.identity_b");
    while (statement.step()) {
        IndicatorLink link;
        link.identity_a = statement.text(0);
        link.identity_b = statement.text(1);
        link.authority = statement.text(2);
        link.score = statement.real(3);
        link.status = statement.text(4);
        link.reasons = statement.text(5);
        link.name_a = newest_name(database, link.identity_a);
        link.name_b = newest_name(database, link.identity_b);
        all.push_back(std::move(link));
    }
    std::sort(all.begin(), all.end(), [](const IndicatorLink& a, const IndicatorLink& b) {
        return std::tie(a.authority, a.name_a, a.name_b, a.identity_a, a.identity_b) <
               std::tie(b.authority, b.name_a, b.name_b, b.identity_a, b.identity_b);
    });
    return all;
}

namespace {

void store(Database& database, const LinkDecision& d) {
    Statement insert = database.prepare(
        "INSERT OR REPLACE INTO link_decision (identity_a, identity_b, verdict, because, decided_by, decided_at)"
        " VALUES (?,?,?,?,?,?)");
    insert.bind(1, d.identity_a).bind(2, d.identity_b).bind(3, d.verdict);
    insert.bind(4, d.because).bind(5, d.by).bind(6, d.at).run();
}

}  // namespace

void decide(Archive& archive, const std::string& identity_a, const std::string& identity_b, LinkVerdict verdict,
            const DecidedBy& who) {
    Database& database = archive.database();
    const std::string authority = authority_of(database, identity_a);
    if (authority_of(database, identity_b) != authority)
        throw ArchiveError("the two indicators are of different authorities and cannot be one");
    if (identity_a == identity_b) throw ArchiveError("an indicator is always one with itself");
    const auto [a, b] = ordered(identity_a, identity_b);
    store(database, {a, b, verdict == LinkVerdict::accepted ? "accepted" : "rejected", who.because, who.by, who.at});
    update_authority(archive, authority);
}

std::vector<LinkDecision> link_decisions(const Archive& archive) {
    std::vector<LinkDecision> all;
    Statement row = archive.database().prepare(
        "SELECT identity_a, identity_b, verdict, because, decided_by, decided_at FROM link_decision"
        " ORDER BY identity_a, identity_b");
    while (row.step()) all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
    return all;
}

void add_link_decisions(Archive& archive, const std::vector<LinkDecision>& decisions) {
    Database& database = archive.database();
    {
        Transaction transaction(database);
        Statement wanted =
            database.prepare("INSERT OR IGNORE INTO link_wanted SELECT authority FROM identity WHERE id = ?");
        for (const LinkDecision& d : decisions) {
            store(database, d);
            wanted.bind(1, d.identity_a).run();
        }
        transaction.commit();
    }
    update_links(archive);
}

void undecide(Archive& archive, const std::string& identity_a, const std::string& identity_b) {
    Database& database = archive.database();
    const auto [a, b] = ordered(identity_a, identity_b);
    database.prepare("DELETE FROM link_decision WHERE identity_a = ? AND identity_b = ?").bind(1, a).bind(2, b).run();
    update_authority(archive, authority_of(database, identity_a));
}

}  // namespace scrutineer
