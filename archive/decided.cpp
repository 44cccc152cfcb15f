// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decided.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "archive/decision_rows.hpp"
#include "archive/decisions/decision_fields.hpp"
#include "archive/linking.hpp"
#include "archive/store.hpp"

namespace scrutineer {

using namespace archived;

namespace {

/// Does a decision of this kind change what is stored of its paper?
bool changes_paper(const Decision& d) {
    return d.subject != DecisionSubject::finding && d.subject != DecisionSubject::diagnostic;
}

/// The documents whose rows these decisions change.
std::set<std::string> documents_of(const std::vector<Decision>& all) {
    std::set<std::string> ids;
    for (const Decision& d : all)
        if (changes_paper(d)) ids.insert(d.place.document);
    return ids;
}

/// Writes documents anew from what was read and what is decided now.
void write_anew(Archive& archive, const std::set<std::string>& documents) {
    Database& database = archive.database();
    for (const std::string& id : documents) {
        const Dataset as_read = archived::load_as_read(database, id);
        if (!as_read.documents.empty()) store_document(database, as_read, *archive.reading_of(id));
    }
}

/// A decision that changes nothing stored is applied as soon as its paper is there.
void settle_state(Archive& archive, Decision& d) {
    d.state = archive.reading_of(d.place.document) ? DecisionState::applied : DecisionState::no_paper;
}

/// By document, so that what may be the same question is near.
std::multimap<std::string, Decision> by_document(const std::vector<Decision>& all) {
    std::multimap<std::string, Decision> sorted;
    for (const Decision& d : all) sorted.emplace(d.place.document, d);
    return sorted;
}

const Decision* on_same_question(const std::multimap<std::string, Decision>& all, const Decision& wanted) {
    const auto [from, to] = all.equal_range(wanted.place.document);
    const auto at = std::find_if(from, to, [&](const auto& entry) { return same_question(entry.second, wanted); });
    return at == to ? nullptr : &at->second;
}

}  // namespace

std::vector<Decision> decisions(const Archive& archive, const std::string& document) {
    return load_decisions(archive.database(), document);
}

std::vector<Decision> decisions_with_id(const Archive& archive, const std::string& beginning, std::size_t most) {
    std::vector<Decision> found;
    for (Decision& d : load_decisions(archive.database()))
        if (decision_id(d).starts_with(beginning)) found.push_back(std::move(d));
    std::sort(found.begin(), found.end(),
              [](const Decision& a, const Decision& b) { return decision_id(a) < decision_id(b); });
    if (found.size() > most) found.resize(most);
    return found;
}

Dataset load_as_read(const Archive& archive, const std::string& document) {
    return archived::load_as_read(archive.database(), document);
}

void add_decisions(Archive& archive, const std::vector<Decision>& added) {
    for (const Decision& d : added) check_decision(d);
    {
        Transaction transaction(archive.database());
        for (Decision d : added) {
            settle_state(archive, d);
            // The box of another version may differ a little: the id does then, and the question does not.
            for (const Decision& old : load_decisions(archive.database(), d.place.document))
                if (d.subject != DecisionSubject::paper && same_question(old, d))
                    delete_decision(archive.database(), decision_id(old));
            store_decision(archive.database(), d);
        }
        write_anew(archive, documents_of(added));
        transaction.commit();
    }
    update_links(archive);
}

void remove_decisions(Archive& archive, const std::vector<std::string>& ids) {
    {
        const std::set<std::string> wanted(ids.begin(), ids.end());
        Transaction transaction(archive.database());
        std::vector<Decision> removed;
        for (Decision& d : load_decisions(archive.database()))
            if (wanted.contains(decision_id(d))) removed.push_back(std::move(d));
        for (const Decision& d : removed) delete_decision(archive.database(), decision_id(d));
        write_anew(archive, documents_of(removed));
        transaction.commit();
    }
    update_links(archive);
}

DecisionImport import_decisions(Archive& archive, const DecisionFile& theirs, Preference preference) {
    for (const Decision& d : theirs.decisions) check_decision(d);
    const auto ours = by_document(decisions(archive));
    DecisionImport result;
    // Counts it, and says whether it is wanted.
    const auto compare = [&](const auto* own, const auto& other, bool equal, auto& conflicts) {
        if (own == nullptr) {
            ++result.added;
            return true;
        }
        if (equal) {
            ++result.same;
            return false;
        }
        conflicts.emplace_back(*own, other);
        return preference == Preference::theirs;
    };
    std::vector<Decision> wanted;
    for (const Decision& d : theirs.decisions) {
        const Decision* own = on_same_question(ours, d);
        if (compare(own, d, own != nullptr && own->value == d.value, result.conflicts)) wanted.push_back(d);
    }
    const std::vector<LinkDecision> own_links = link_decisions(archive);
    std::vector<LinkDecision> wanted_links;
    for (const LinkDecision& l : theirs.links) {
        const auto at = std::find_if(own_links.begin(), own_links.end(), [&](const LinkDecision& own) {
            return own.identity_a == l.identity_a && own.identity_b == l.identity_b;
        });
        const LinkDecision* own = at == own_links.end() ? nullptr : &*at;
        if (compare(own, l, own != nullptr && own->verdict == l.verdict, result.link_conflicts))
            wanted_links.push_back(l);
    }
    add_decisions(archive, wanted);
    if (!wanted_links.empty()) add_link_decisions(archive, wanted_links);
    return result;
}

DecisionFile export_decisions(const Archive& archive) { return {decisions(archive), link_decisions(archive)}; }

std::vector<Correction> corrections_of(const Archive& archive, const std::string& document, const std::string& record) {
    Statement row = archive.database().prepare(
        "SELECT decision_id, record_id, subject, number, field, as_read, stands FROM correction"
        " WHERE document_id = ? AND record_id = ? ORDER BY subject, number, field");
    std::vector<Correction> all;
    for (row.bind(1, document).bind(2, record); row.step();) {
        Correction c;
        c.decision = row.text(0);
        c.record = row.text(1);
        c.subject = decision_subject_from_text(row.text(2)).value_or(DecisionSubject::figure);
        c.number = static_cast<std::size_t>(row.integer(3));
        c.field = row.text(4);
        c.as_read = row.text(5);
        c.stands = row.text(6);
        all.push_back(std::move(c));
    }
    return all;
}

}  // namespace scrutineer
