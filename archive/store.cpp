// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store.hpp"

#include "archive/decision_rows.hpp"
#include "archive/identity.hpp"

namespace scrutineer::archived {
namespace {

/// Binds a period's four columns from `parameter` on.
void bind_period(Statement& statement, int parameter, const std::optional<Period>& period) {
    if (!period) {
        for (int i = 0; i < 4; ++i) statement.bind_null(parameter + i);
        return;
    }
    statement.bind(parameter, period->label)
        .bind(parameter + 1, to_text(period->kind))
        .bind_text_or_null(parameter + 2, period->start)
        .bind_text_or_null(parameter + 3, period->end);
}

void bind_box(Statement& statement, int parameter, const std::optional<Box>& box) {
    if (!box) {
        for (int i = 0; i < 4; ++i) statement.bind_null(parameter + i);
        return;
    }
    statement.bind(parameter, box->x0)
        .bind(parameter + 1, box->y0)
        .bind(parameter + 2, box->x1)
        .bind(parameter + 3, box->y1);
}

std::string_view to_text(TextSource source) { return source == TextSource::ocr ? "ocr" : "text"; }

std::string_view to_text(Diagnostic::Severity severity) {
    switch (severity) {
        case Diagnostic::Severity::error:
            return "error";
        case Diagnostic::Severity::warning:
            return "warning";
        case Diagnostic::Severity::info:
            break;
    }
    return "info";
}

/// How many records and figures are left after what was decided to be none.
std::pair<std::int64_t, std::int64_t> counts(const DecidedPaper& paper) {
    std::int64_t records = 0, figures = 0;
    for (const Record& record : paper.dataset.records) {
        if (paper.records_left_out.contains(record.id)) continue;
        ++records;
        for (std::size_t n = 0; n < record.observations.size(); ++n)
            figures += paper.figures_left_out.contains({record.id, n}) ? 0 : 1;
    }
    return {records, figures};
}

void store_header(Database& database, const DecidedPaper& paper, const Reading& reading) {
    const Dataset& dataset = paper.dataset;
    const Document& document = dataset.documents.front();
    Statement insert = database.prepare(
        "INSERT INTO document (id, file, path, pages, authority_name, authority_code, committee, title, meeting_date,"
        " period_label, period_kind, period_start, period_end, text_pages, ocr_pages, outcome, program, options, "
        "records,"
        " figures, diagnostics, printed, given_out, used, set_aside, not_read)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, document.id).bind(2, document.file).bind(3, reading.path).bind(4, document.pages);
    insert.bind_text_or_null(5, document.authority_name).bind_text_or_null(6, document.authority_code);
    insert.bind_text_or_null(7, document.committee).bind_text_or_null(8, document.title);
    insert.bind_text_or_null(9, document.meeting_date);
    bind_period(insert, 10, document.period);
    insert.bind(14, document.text_pages).bind(15, document.ocr_pages);
    insert.bind(16, reading.failed ? "failed" : "read").bind(17, reading.program).bind(18, reading.options);
    const auto [records, figures] = counts(paper);
    insert.bind(19, records).bind(20, figures);
    insert.bind(21, static_cast<std::int64_t>(dataset.diagnostics.size()));
    const Accounts& accounts = document.accounts;
    insert.bind(22, accounts.printed).bind(23, accounts.given_out).bind(24, accounts.used);
    insert.bind(25, accounts.set_aside).bind(26, accounts.not_read);
    insert.run();

    Statement report = database.prepare("INSERT INTO report VALUES (?,?,?,?,?,?,?,?,?)");
    int number = 0;
    for (const Report& r : document.reports) {
        report.bind(1, document.id).bind(2, number++).bind(3, r.title).bind(4, r.first_page).bind(5, r.last_page);
        bind_period(report, 6, r.period);
        report.run();
    }

    Statement key = database.prepare("INSERT INTO rating_key VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    int entry_number = 0;
    for (const KeyEntry& entry : document.key) {
        key.bind(1, document.id).bind(2, entry_number++).bind(3, to_text(entry.rating));
        if (entry.against) key.bind(4, to_text(*entry.against));
        key.bind_text_or_null(5, entry.heading).bind(6, entry.text).bind(7, entry.page);
        bind_box(key, 8, entry.box);
        key.run();
    }
}

/// Numbers are those of the record as read: what is left out leaves a gap.
void store_observations(Statement& insert, Statement& dimension, const Record& record, const DecidedPaper& paper) {
    int number = -1;
    for (const Observation& o : record.observations) {
        ++number;
        if (paper.figures_left_out.contains({record.id, static_cast<std::size_t>(number)})) continue;
        insert.bind(1, record.id)
            .bind(2, number)
            .bind(3, to_text(o.measure))
            .bind(4, o.label)
            .bind(5, to_text(o.basis));
        insert.bind(6, to_text(o.area.kind)).bind_text_or_null(7, o.area.name).bind_text_or_null(8, o.area.code);
        bind_period(insert, 9, o.period);
        if (o.period) insert.bind(13, o.period->derived);
        insert.bind(14, o.value);
        if (o.unit) insert.bind(15, to_text(*o.unit));
        insert.bind(16, o.numerator).bind(17, o.denominator).bind(18, o.count);
        insert.bind(19, to_text(o.bound)).bind(20, to_text(o.status)).bind(21, o.provisional).bind(22, o.text);
        insert.bind(23, o.page);
        bind_box(insert, 24, o.box);
        insert.bind(28, o.confidence);
        if (o.version) insert.bind(29, to_text(*o.version));
        if (o.aspect) insert.bind(30, to_text(*o.aspect));
        insert.bind(31, o.reading);
        insert.run();
        int level = 0;
        for (const std::string& part : o.dimension)
            dimension.bind(1, record.id).bind(2, number).bind(3, level++).bind(4, part).run();
    }
}

void store_assessments(Statement& insert, const Record& record, const DecidedPaper& paper) {
    int number = -1;
    for (const Assessment& a : record.assessments) {
        ++number;
        if (paper.ratings_left_out.contains({record.id, static_cast<std::size_t>(number)})) continue;
        insert.bind(1, record.id).bind(2, number).bind(3, to_text(a.against)).bind(4, to_text(a.rating));
        insert.bind(5, to_text(a.evidence)).bind_text_or_null(6, a.text);
        bind_box(insert, 7, a.box);
        insert.bind(11, a.confidence).run();
    }
}

void store_records(Database& database, const DecidedPaper& paper) {
    Statement record = database.prepare(
        "INSERT INTO record (id, document_id, number, kind, ref, code, name, unit, per, updated, page, table_number,"
        " row_number, x0, y0, x1, y1, method, confidence, layout, report, identity_id, polarity)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    Statement identity = database.prepare(
        "INSERT OR IGNORE INTO identity (id, authority, name_key, family, unit, per) VALUES (?,?,?,?,?,?)");
    Statement group = database.prepare("INSERT INTO record_group VALUES (?,?,?)");
    Statement note = database.prepare("INSERT INTO record_note VALUES (?,?,?)");
    Statement field = database.prepare("INSERT INTO record_field VALUES (?,?,?,?)");
    Statement observation = database.prepare(
        "INSERT INTO observation (record_id, number, measure, label, basis, area_kind, area_name, area_code,"
        " period_label, period_kind, period_start, period_end, period_derived, value, unit, numerator, denominator,"
        " \"count\", bound, status, provisional, text, page, x0, y0, x1, y1, confidence, version, aspect, reading)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    Statement dimension = database.prepare("INSERT INTO observation_dimension VALUES (?,?,?,?)");
    Statement assessment = database.prepare("INSERT INTO assessment VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    int number = -1;
    for (const Record& r : paper.dataset.records) {
        ++number;
        if (paper.records_left_out.contains(r.id)) continue;
        record.bind(1, r.id).bind(2, r.document).bind(3, number).bind(4, to_text(r.kind));
        record.bind_text_or_null(5, r.indicator.ref).bind_text_or_null(6, r.indicator.code).bind(7, r.indicator.name);
        if (r.indicator.unit) record.bind(8, to_text(*r.indicator.unit));
        record.bind(9, r.indicator.per).bind(10, r.updated);
        record.bind(11, r.source.page).bind(12, r.source.table).bind(13, r.source.row);
        bind_box(record, 14, r.source.box);
        record.bind(18, to_text(r.source.method)).bind(19, r.source.confidence).bind(20, r.layout).bind(21, r.report);
        const Identity same = identity_of(r, paper.dataset.documents.front().authority_name);
        identity.bind(1, same.id).bind(2, same.authority).bind(3, same.name_key).bind(4, same.family);
        if (same.unit) identity.bind(5, to_text(*same.unit));
        identity.bind(6, same.per).run();
        record.bind(22, same.id);
        if (r.indicator.polarity) record.bind(23, to_text(*r.indicator.polarity));
        record.run();
        int level = 0;
        for (const std::string& heading : r.indicator.group)
            group.bind(1, r.id).bind(2, level++).bind(3, heading).run();
        int note_number = 0;
        for (const std::string& text : r.notes) note.bind(1, r.id).bind(2, note_number++).bind(3, text).run();
        int field_number = 0;
        for (const Field& f : r.indicator.fields)
            field.bind(1, r.id).bind(2, field_number++).bind(3, f.heading).bind(4, f.text).run();
        store_observations(observation, dimension, r, paper);
        store_assessments(assessment, r, paper);
    }
}

void store_diagnostics(Database& database, const std::string& document, const Dataset& dataset) {
    Statement insert = database.prepare("INSERT INTO diagnostic VALUES (?,?,?,?,?,?,?,?,?,?)");
    int number = 0;
    for (const DocumentDiagnostic& d : dataset.diagnostics) {
        insert.bind(1, document).bind(2, number++).bind(3, to_text(d.diagnostic.severity)).bind(4, d.diagnostic.code);
        insert.bind(5, d.diagnostic.message).bind(6, d.diagnostic.page);
        bind_box(insert, 7, d.diagnostic.box);
        insert.run();
    }
}

}  // namespace

void store_document(Database& database, const Dataset& dataset, const Reading& reading) {
    const std::string& id = dataset.documents.front().id;
    const std::vector<Decision> decisions = load_decisions(database, id);
    const DecidedPaper paper = apply_decisions(dataset, decisions);
    // Both of them where a decision gives the paper to another council.
    Statement wanted = database.prepare("INSERT OR IGNORE INTO link_wanted VALUES (?)");
    Statement before = database.prepare("SELECT coalesce(authority_name, '') FROM document WHERE id = ?");
    before.bind(1, id);
    const std::string authority_before =
        before.step() ? before.text(0) : paper.dataset.documents.front().authority_name;
    before.reset();
    for (const std::string& authority : {authority_before, paper.dataset.documents.front().authority_name})
        wanted.bind(1, authority).run();
    database.prepare("DELETE FROM document WHERE id = ?").bind(1, id).run();
    store_header(database, paper, reading);
    store_records(database, paper);
    store_diagnostics(database, id, dataset);
    if (!decisions.empty()) store_corrections(database, dataset, paper, decisions);
}

}  // namespace scrutineer::archived
