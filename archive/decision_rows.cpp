// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decision_rows.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "dataset/dataset_json.hpp"

namespace scrutineer::archived {
namespace {

constexpr const char* columns =
    "subject, document_id, page, x0, y0, x1, y1, text, about, field, value, because, decided_by, decided_at, state";

Decision decision(const Statement& row) {
    Decision d;
    d.subject = decision_subject_from_text(row.text(0)).value_or(DecisionSubject::diagnostic);
    d.place = {row.text(1),
               static_cast<int>(row.integer(2)),
               {row.real(3), row.real(4), row.real(5), row.real(6)},
               row.text(7)};
    d.about = row.text(8);
    d.field = row.text(9);
    d.value = row.text(10);
    d.because = row.text(11);
    d.by = row.text(12);
    d.at = row.text(13);
    d.state = decision_state_from_text(row.text(14)).value_or(DecisionState::no_paper);
    return d;
}

std::string text_of(const Dataset& dataset) { return to_json(dataset).dump(); }

}  // namespace

std::vector<Decision> load_decisions(const Database& database, const std::string& document) {
    Statement row = database.prepare("SELECT " + std::string(columns) + " FROM decision" +
                                     (document.empty() ? "" : " WHERE document_id = ?") +
                                     " ORDER BY document_id, page, y0, x0, id");
    if (!document.empty()) row.bind(1, document);
    std::vector<Decision> all;
    while (row.step()) all.push_back(decision(row));
    return all;
}

void store_decision(Database& database, const Decision& d) {
    Statement insert = database.prepare("INSERT OR REPLACE INTO decision (id, " + std::string(columns) +
                                        ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, decision_id(d)).bind(2, to_text(d.subject)).bind(3, d.place.document).bind(4, d.place.page);
    insert.bind(5, d.place.box.x0).bind(6, d.place.box.y0).bind(7, d.place.box.x1).bind(8, d.place.box.y1);
    insert.bind(9, d.place.text).bind(10, d.about).bind(11, d.field).bind(12, d.value).bind(13, d.because);
    insert.bind(14, d.by).bind(15, d.at).bind(16, to_text(d.state)).run();
}

void delete_decision(Database& database, const std::string& id) {
    database.prepare("DELETE FROM decision WHERE id = ?").bind(1, id).run();
}

void store_corrections(Database& database, const Dataset& as_read, const DecidedPaper& decided,
                       const std::vector<Decision>& decisions) {
    const std::string& document = as_read.documents.front().id;
    Statement state = database.prepare("UPDATE decision SET state = ? WHERE id = ?");
    for (std::size_t i = 0; i < decisions.size(); ++i)
        if (decisions[i].place.document == document)
            state.bind(1, to_text(decided.states.at(i))).bind(2, decision_id(decisions[i])).run();
    Statement copy = database.prepare("INSERT INTO as_read VALUES (?,?,?,?)");
    if (decided.paper_touched) {
        Dataset header;
        header.documents = as_read.documents;
        copy.bind(1, document).bind(2, "").bind(3, 0).bind(4, text_of(header)).run();
    }
    for (std::size_t number = 0; number < as_read.records.size(); ++number) {
        const Record& record = as_read.records[number];
        if (!decided.touched.contains(record.id)) continue;
        Dataset alone;
        alone.records.push_back(record);
        copy.bind(1, document).bind(2, record.id).bind(3, static_cast<std::int64_t>(number));
        copy.bind(4, text_of(alone)).run();
    }
    Statement insert = database.prepare("INSERT INTO correction VALUES (?,?,?,?,?,?,?,?)");
    for (const Correction& c : decided.corrections)
        insert.bind(1, document)
            .bind(2, c.record)
            .bind(3, to_text(c.subject))
            .bind(4, static_cast<std::int64_t>(c.number))
            .bind(5, c.field)
            .bind(6, c.as_read)
            .bind(7, c.stands)
            .bind(8, c.decision)
            .run();
}

void restore_as_read(const Database& database, Dataset& paper, const std::vector<int>& numbers) {
    std::map<int, Record> records;
    for (std::size_t i = 0; i < paper.records.size(); ++i) records.emplace(numbers.at(i), std::move(paper.records[i]));
    Statement row = database.prepare("SELECT record_id, number, dataset FROM as_read WHERE document_id = ?");
    for (row.bind(1, paper.documents.front().id); row.step();) {
        Dataset part = dataset_from_json(nlohmann::ordered_json::parse(row.text(2)));
        if (row.text(0).empty())
            paper.documents = std::move(part.documents);
        else
            records.insert_or_assign(static_cast<int>(row.integer(1)), std::move(part.records.at(0)));
    }
    paper.records.clear();
    for (auto& [number, record] : records) paper.records.push_back(std::move(record));
}

}  // namespace scrutineer::archived
