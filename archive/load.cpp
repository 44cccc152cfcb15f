// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/store.hpp: reading a document back
#include "archive/store.hpp"

#include <map>

#include "archive/decision_rows.hpp"

namespace scrutineer::archived {
namespace {

/// A word of the contract read back; a word that this program does not know is a damaged archive.
template <typename T>
T word(const std::optional<T>& value, const std::string& text) {
    if (!value) throw ArchiveError("the archive holds the unknown word \"" + text + "\"; it is damaged");
    return *value;
}

std::optional<Period> period(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    Period p;
    p.label = row.text(column);
    p.kind = word(period_kind_from_text(row.text(column + 1)), row.text(column + 1));
    p.start = row.text(column + 2);
    p.end = row.text(column + 3);
    return p;
}

Box box(const Statement& row, int column) {
    return {row.real(column), row.real(column + 1), row.real(column + 2), row.real(column + 3)};
}

std::optional<Box> optional_box(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return box(row, column);
}

int integer(const Statement& row, int column) { return static_cast<int>(row.integer(column)); }

bool load_header(const Database& database, const std::string& id, Document& document) {
    Statement row = database.prepare(
        "SELECT file, pages, authority_name, authority_code, committee, title, meeting_date, period_label, period_kind,"
        " period_start, period_end, text_pages, ocr_pages, printed, given_out, used, set_aside, not_read FROM document "
        "WHERE id = ?");
    row.bind(1, id);
    if (!row.step()) return false;
    document.id = id;
    document.file = row.text(0);
    document.pages = integer(row, 1);
    document.authority_name = row.text(2);
    document.authority_code = row.text(3);
    document.committee = row.text(4);
    document.title = row.text(5);
    document.meeting_date = row.text(6);
    document.period = period(row, 7);
    document.text_pages = integer(row, 11);
    document.ocr_pages = integer(row, 12);
    document.accounts = {integer(row, 13), integer(row, 14), integer(row, 15), integer(row, 16), integer(row, 17)};
    Statement report = database.prepare(
        "SELECT title, first_page, last_page, period_label, period_kind, period_start, period_end FROM report"
        " WHERE document_id = ? ORDER BY number");
    report.bind(1, id);
    while (report.step())
        document.reports.push_back({report.text(0), period(report, 3), integer(report, 1), integer(report, 2)});
    Statement key = database.prepare(
        "SELECT rating, against, heading, text, page, x0, y0, x1, y1 FROM rating_key WHERE document_id = ?"
        " ORDER BY number");
    key.bind(1, id);
    while (key.step()) {
        KeyEntry entry;
        entry.rating = word(rating_value_from_text(key.text(0)), key.text(0));
        if (!key.is_null(1)) entry.against = word(against_from_text(key.text(1)), key.text(1));
        entry.heading = key.text(2);
        entry.text = key.text(3);
        entry.page = integer(key, 4);
        entry.box = box(key, 5);
        document.key.push_back(std::move(entry));
    }
    return true;
}

Observation observation(const Statement& row) {
    Observation o;
    o.measure = word(measure_from_text(row.text(0)), row.text(0));
    o.label = row.text(1);
    o.basis = word(basis_from_text(row.text(2)), row.text(2));
    o.area = {word(area_kind_from_text(row.text(3)), row.text(3)), row.text(4), row.text(5)};
    o.period = period(row, 6);
    if (o.period) o.period->derived = row.integer(10) != 0;
    o.value = row.optional_real(11);
    if (!row.is_null(12)) o.unit = word(unit_from_text(row.text(12)), row.text(12));
    o.numerator = row.optional_real(13);
    o.denominator = row.optional_real(14);
    o.count = row.optional_real(15);
    o.bound = word(bound_from_text(row.text(16)), row.text(16));
    o.status = word(status_from_text(row.text(17)), row.text(17));
    o.provisional = row.integer(18) != 0;
    o.text = row.text(19);
    o.page = integer(row, 20);
    o.box = box(row, 21);
    o.confidence = row.real(25);
    if (!row.is_null(26)) o.version = word(version_from_text(row.text(26)), row.text(26));
    if (!row.is_null(27)) o.aspect = word(aspect_from_text(row.text(27)), row.text(27));
    o.reading = row.real(28);
    return o;
}

Assessment assessment(const Statement& row) {
    Assessment a;
    a.against = word(against_from_text(row.text(0)), row.text(0));
    a.rating = word(rating_value_from_text(row.text(1)), row.text(1));
    a.evidence = word(evidence_from_text(row.text(2)), row.text(2));
    a.text = row.text(3);
    a.box = optional_box(row, 4);
    a.confidence = row.real(8);
    return a;
}

Record record(const Statement& row) {
    Record r;
    r.id = row.text(0);
    r.kind = word(record_kind_from_text(row.text(1)), row.text(1));
    r.indicator.ref = row.text(2);
    r.indicator.code = row.text(3);
    r.indicator.name = row.text(4);
    if (!row.is_null(5)) r.indicator.unit = word(unit_from_text(row.text(5)), row.text(5));
    if (!row.is_null(6)) r.indicator.per = integer(row, 6);
    if (!row.is_null(7)) r.updated = row.integer(7) != 0;
    r.source.page = integer(row, 8);
    r.source.table = integer(row, 9);
    r.source.row = integer(row, 10);
    r.source.box = box(row, 11);
    r.source.method = row.text(15) == "ocr" ? TextSource::ocr : TextSource::text;
    r.source.confidence = row.real(16);
    r.layout = row.text(17);
    r.report = integer(row, 18);
    if (!row.is_null(20)) r.indicator.polarity = word(polarity_from_text(row.text(20)), row.text(20));
    return r;
}

/// Records with all that hangs on them, one after the other.
class RecordLoader {
public:
    explicit RecordLoader(const Database& database)
        : groups_(database.prepare("SELECT heading FROM record_group WHERE record_id = ? ORDER BY level")),
          notes_(database.prepare("SELECT note FROM record_note WHERE record_id = ? ORDER BY number")),
          observations_(database.prepare(
              "SELECT measure, label, basis, area_kind, area_name, area_code, period_label, period_kind, period_start,"
              " period_end, period_derived, value, unit, numerator, denominator, \"count\", bound, status, provisional,"
              " text, page, x0, y0, x1, y1, confidence, version, aspect, reading, number FROM observation WHERE "
              "record_id = ?"
              " ORDER BY number")),
          dimensions_(database.prepare("SELECT number, text FROM observation_dimension WHERE record_id = ?"
                                       " ORDER BY number, level")),
          fields_(database.prepare("SELECT heading, text FROM record_field WHERE record_id = ? ORDER BY number")),
          assessments_(database.prepare("SELECT against, rating, evidence, text, x0, y0, x1, y1, confidence FROM"
                                        " assessment WHERE record_id = ? ORDER BY number")) {}

    static constexpr const char* columns =
        "id, kind, ref, code, name, unit, per, updated, page, table_number, row_number, x0, y0, x1, y1, method,"
        " confidence, layout, report, document_id, polarity";

    /// `row` has `columns`.
    Record load(const Statement& row) {
        Record r = record(row);
        r.document = row.text(19);
        for (groups_.bind(1, r.id); groups_.step();) r.indicator.group.push_back(groups_.text(0));
        for (notes_.bind(1, r.id); notes_.step();) r.notes.push_back(notes_.text(0));
        std::map<std::int64_t, std::size_t> place;  // numbers have gaps where a person left a figure out
        for (observations_.bind(1, r.id); observations_.step();) {
            place.emplace(observations_.integer(29), r.observations.size());
            r.observations.push_back(observation(observations_));
        }
        for (dimensions_.bind(1, r.id); dimensions_.step();)
            r.observations.at(place.at(dimensions_.integer(0))).dimension.push_back(dimensions_.text(1));
        for (fields_.bind(1, r.id); fields_.step();) r.indicator.fields.push_back({fields_.text(0), fields_.text(1)});
        for (assessments_.bind(1, r.id); assessments_.step();) r.assessments.push_back(assessment(assessments_));
        for (Statement* statement : {&groups_, &notes_, &observations_, &dimensions_, &fields_, &assessments_})
            statement->reset();
        return r;
    }

private:
    Statement groups_, notes_, observations_, dimensions_, fields_, assessments_;
};

void load_records(const Database& database, const std::string& document, Dataset& dataset) {
    RecordLoader loader(database);
    Statement records = database.prepare("SELECT " + std::string(RecordLoader::columns) +
                                         " FROM record WHERE document_id = ? ORDER BY number");
    for (records.bind(1, document); records.step();) dataset.records.push_back(loader.load(records));
}

Diagnostic::Severity severity(const std::string& text) {
    return text == "error"     ? Diagnostic::Severity::error
           : text == "warning" ? Diagnostic::Severity::warning
                               : Diagnostic::Severity::info;
}

}  // namespace

void load_document(const Database& database, const std::string& id, Dataset& dataset) {
    Document document;
    if (!load_header(database, id, document)) return;
    load_records(database, id, dataset);
    Statement row = database.prepare(
        "SELECT severity, code, message, page, x0, y0, x1, y1 FROM diagnostic WHERE document_id = ? ORDER BY number");
    row.bind(1, id);
    while (row.step()) {
        Diagnostic d{severity(row.text(0)), row.text(1), row.text(2), {}, optional_box(row, 4)};
        if (!row.is_null(3)) d.page = integer(row, 3);
        dataset.diagnostics.push_back({id, document.file, std::move(d)});
    }
    dataset.documents.push_back(std::move(document));
}

Dataset load_as_read(const Database& database, const std::string& id) {
    Dataset paper;
    load_document(database, id, paper);
    if (paper.documents.empty()) return paper;
    std::vector<int> numbers;
    Statement row = database.prepare("SELECT number FROM record WHERE document_id = ? ORDER BY number");
    for (row.bind(1, id); row.step();) numbers.push_back(integer(row, 0));
    restore_as_read(database, paper, numbers);
    return paper;
}

Dataset load_record(const Database& database, const std::string& id) {
    Dataset dataset;
    Statement row = database.prepare("SELECT " + std::string(RecordLoader::columns) + " FROM record WHERE id = ?");
    row.bind(1, id);
    if (!row.step()) throw ArchiveError("no record has the id " + id);
    dataset.records.push_back(RecordLoader(database).load(row));
    dataset.documents.emplace_back();
    load_header(database, dataset.records.front().document, dataset.documents.front());
    return dataset;
}

}  // namespace scrutineer::archived
