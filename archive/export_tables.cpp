// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export_tables.hpp"

#include <optional>

namespace scrutineer::archived {
namespace {

using enum ColumnType;
using Columns = std::vector<ExportColumn>;
using Words = std::vector<std::string>;

template <typename Enum>
Words words_of(Enum last) {
    Words words;
    for (int i = 0; i <= static_cast<int>(last); ++i) words.emplace_back(to_text(static_cast<Enum>(i)));
    return words;
}

const Words units = words_of(Unit::duration);
const Words period_kinds = words_of(PeriodKind::range);
const Words families{"indicator", "finance", "breakdown"};
const Words methods{"text", "ocr"};

Columns joined(std::initializer_list<Columns> parts) {
    Columns all;
    for (const Columns& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// What stands on every row that was printed somewhere: which paper, and where in it.
Columns paper_columns() {
    return {{"authority", text, "The council, by its name", "d.authority_name", false, {}},
            {"document_id", text, "The paper: SHA-256 of the PDF's bytes", "d.id", true, {}},
            {"file", text, "The paper's file name", "d.file", true, {}},
            {"meeting_date", date, "The day of the meeting that the paper is for", "d.meeting_date", false, {}}};
}

Columns place_columns(const std::string& row, bool required) {
    const auto edge = [&](const char* name, const std::string& what) {
        return ExportColumn{
            name,     number, what + ", in points (1/72 inch) from the page's top left corner", row + "." + name,
            required, {}};
    };
    return {edge("x0", "Left edge of where it is printed"), edge("y0", "Top edge"), edge("x1", "Right edge"),
            edge("y1", "Bottom edge")};
}

Columns period_columns(const std::string& row, const std::string& what) {
    return {{"period", text, what + ", as printed", row + ".period_label", false, {}},
            {"period_kind", text, "What kind of period it is", row + ".period_kind", false, period_kinds},
            {"period_start", date, "The period's first day", row + ".period_start", false, {}},
            {"period_end", date, "The period's last day", row + ".period_end", false, {}}};
}

ExportColumn indicator_name() {
    return {"indicator", text,  "The indicator's name as printed; empty for a row without one, such as a subtotal",
            "r.name",    false, {}};
}

/// The headings above it, and how it is printed: what a first look at figures asks for.
Columns heading_columns() {
    return {{"heading",
             text,
             "The headings above the indicator, outermost first, separated by \" > \"",
             "(SELECT group_concat(heading, ' > ') FROM (SELECT heading FROM record_group WHERE record_id = r.id"
             " ORDER BY level))",
             false,
             {}},
            {"kind", text, "How it is printed: a row, a column of a scorecard, a card", "r.kind", true,
             words_of(RecordKind::breakdown_row)},
            {"layout", text, "The layout that read it", "r.layout", false, {}}};
}

/// What a person decided of a row of `subject`: the first part of the decision that changed it.
Columns decision_columns(const std::string& subject, const std::string& record, const std::string& number) {
    const std::string of =
        " FROM correction c LEFT JOIN decision w ON w.id = c.decision_id WHERE c.record_id = " + record +
        " AND c.subject = '" + subject + "' AND c.number = " + number;
    return {
        {"decided",
         text,
         "What a person decided, and what was read: \"value 57.1, read as 59\"; separated by \" | \"",
         "(SELECT group_concat(c.field || ' ' || c.stands || CASE c.field WHEN 'verdict' THEN '' ELSE ', read as ' ||"
         " c.as_read END, ' | ')" +
             of + ")",
         false,
         {}},
        {"decided_because",
         text,
         "The reason that the person gave",
         "(SELECT w.because" + of + " ORDER BY w.decided_at DESC LIMIT 1)",
         false,
         {}},
        {"decided_by",
         text,
         "The person who decided",
         "(SELECT w.decided_by" + of + " ORDER BY w.decided_at DESC LIMIT 1)",
         false,
         {}},
        {"decided_at",
         text,
         "The moment of the decision, UTC",
         "(SELECT w.decided_at" + of + " ORDER BY w.decided_at DESC LIMIT 1)",
         false,
         {}}};
}

ExportColumn indicator_id() {
    return {"indicator_id",   text,  "The same for all records that are one indicator through the years",
            "i.indicator_id", false, {}};
}

const std::string record_joins =
    "record r JOIN document d ON d.id = r.document_id JOIN identity i ON i.id = r.identity_id";

ExportTable documents() {
    ExportTable table{"documents", "Papers", "One row a paper that was read, or could not be.", {}, {"id"}, {}, {}};
    table.columns = joined(
        {{{"id", text, "SHA-256 of the PDF's bytes", "d.id", true, {}},
          {"file", text, "File name", "d.file", true, {}},
          {"authority", text, "The council, by its name", "d.authority_name", false, {}},
          {"authority_code",
           text,
           "Its code by the Office for National Statistics (GSS)",
           "d.authority_code",
           false,
           {}},
          {"committee", text, "The committee, as printed", "d.committee", false, {}},
          {"title", text, "The paper's title, as printed", "d.title", false, {}},
          {"meeting_date", date, "The day of the meeting", "d.meeting_date", false, {}}},
         period_columns("d", "The period that the paper reports on"),
         {{"pages", integer, "Number of pages", "d.pages", true, {}},
          {"text_pages", integer, "Pages read from their text", "d.text_pages", true, {}},
          {"ocr_pages", integer, "Pages read by optical character recognition", "d.ocr_pages", true, {}},
          {"records", integer, "Records read from it", "d.records", true, {}},
          {"figures", integer, "Figures read from it", "d.figures", true, {}},
          {"diagnostics", integer, "Things noticed while reading it", "d.diagnostics", true, {}},
          {"printed", integer, "Cells of its tables that look like figures", "d.printed", true, {}},
          {"given_out", integer, "Of those, figures and ratings of records", "d.given_out", true, {}},
          {"used", integer, "Of those, headings, references and periods", "d.used", true, {}},
          {"set_aside", integer, "Of those, no indicator's", "d.set_aside", true, {}},
          {"not_read", integer, "Of those, not read; diagnostics name them", "d.not_read", true, {}},
          {"outcome", text, "read, or failed: then a diagnostic says why", "d.outcome", true, {"read", "failed"}},
          {"program", text, "Version of scrutineer that read it", "d.program", true, {}}}});
    table.from = "document d WHERE d.id = ?1";
    return table;
}

ExportTable indicators() {
    ExportTable table{"indicators", "Indicators", "One row an indicator of a council, followed through its papers.",
                      {},           {"id"},       {},
                      {},           false};
    table.columns = {
        {"id", text, "indicator_id of the other tables", "id", true, {}},
        {"authority", text, "The council, by its name", "nullif(authority, '')", false, {}},
        {"name", text, "Its name in the newest paper; empty where none is printed", "name", false, {}},
        {"other_names",
         text,
         "Its other names, newest first, separated by \" | \"",
         "(SELECT group_concat(name, ' | ') FROM (SELECT name FROM indicator_name"
         " WHERE indicator_id = indicator.id AND number > 0 ORDER BY number))",
         false,
         {}},
        {"family", text, "A performance indicator, a line of a budget, or a share in a breakdown", "family", true,
         families},
        {"unit", text, "Unit of its figures", "unit", false, units},
        {"papers", integer, "In how many papers it is", "papers", true, {}},
        {"first_period_end", date, "Last day of the first period it has a figure for", "first_period_end", false, {}},
        {"last_period_end", date, "Last day of the last one", "last_period_end", false, {}}};
    table.from = "indicator ORDER BY authority, family <> 'indicator', name, id";
    return table;
}

/// The record's own newest figure of a measure: the latest one, or the last point of a series.
ExportColumn latest(const std::string& name, ColumnType type, const std::string& description, const std::string& what,
                    const std::string& measure) {
    return {name,
            type,
            description,
            "(SELECT o." + what + " FROM observation o WHERE o.record_id = r.id AND o.measure = '" + measure +
                "' AND o.area_kind = 'authority' AND (o.basis = 'latest' OR (o.basis = 'series' AND o.value IS NOT"
                " NULL)) ORDER BY o.basis <> 'latest', o.basis = 'series' AND o.period_end IS NULL,"
                " CASE o.basis WHEN 'series' THEN o.period_end END DESC, o.number LIMIT 1)",
            false,
            {}};
}

ExportColumn rating_against(Against against, const std::string& what) {
    std::string name(to_text(against));
    for (char& c : name)
        if (c == '-') c = '_';
    return {"rating_" + name,
            text,
            "Rating printed " + what,
            "(SELECT a.rating FROM assessment a WHERE a.record_id = r.id AND a.against = '" +
                std::string(to_text(against)) + "' ORDER BY a.number LIMIT 1)",
            false,
            words_of(RatingValue::stable)};
}

ExportTable records() {
    ExportTable table{"records",
                      "Indicators as printed",
                      "One row a printed indicator row, column or card, with its latest figure, target and ratings; all"
                      " its figures are in observations, all its ratings in ratings.",
                      {},
                      {"id"},
                      {{{"document_id"}, "documents", {"id"}}, {{"indicator_id"}, "indicators", {"id"}}},
                      {}};
    table.columns = joined(
        {{indicator_name()},
         {latest("latest", text, "Its latest figure, as printed", "text", "actual"),
          latest("latest_value", number, "The same as a number", "value", "actual"),
          {"unit", text, "Unit of its figures", "r.unit", false, units},
          {"per", integer, "Base of a rate: 1000, 10000 or 100000", "r.per", false, {}},
          latest("latest_period", text, "The period of its latest figure, as printed", "period_label", "actual"),
          latest("latest_period_end", date, "That period's last day", "period_end", "actual"),
          latest("target", text, "Its target, as printed", "text", "target"),
          latest("target_value", number, "The same as a number", "value", "target"),
          rating_against(Against::overall, "for it as a whole"),
          rating_against(Against::target, "against the target"),
          rating_against(Against::year_earlier, "against twelve months earlier"),
          rating_against(Against::england, "against England"),
          rating_against(Against::region, "against the region"),
          rating_against(Against::neighbours, "against statistical neighbours"),
          rating_against(Against::trend, "for the trend"),
          {"ref", text, "Printed reference number", "r.ref", false, {}},
          {"code", text, "Printed code", "r.code", false, {}},
          {"heading",
           text,
           "The headings above it, outermost first, separated by \" > \"",
           "(SELECT group_concat(heading, ' > ') FROM (SELECT heading FROM record_group WHERE record_id = r.id"
           " ORDER BY level))",
           false,
           {}},
          {"notes",
           text,
           "The footnotes that its marks point to, separated by \" | \"",
           "(SELECT group_concat(note, ' | ') FROM (SELECT note FROM record_note WHERE record_id = r.id"
           " ORDER BY number))",
           false,
           {}},
          {"fields",
           text,
           "The row's other texts with their headings, separated by \" | \"",
           "(SELECT group_concat(heading || ': ' || text, ' | ') FROM (SELECT heading, text FROM record_field WHERE"
           " record_id = r.id ORDER BY number))",
           false,
           {}},
          {"polarity", text, "Whether higher or lower is better, where the paper says so", "r.polarity", false,
           words_of(Polarity::lower)},
          {"updated", truth, "Printed as updated this quarter", "r.updated", false, {}},
          {"kind", text, "How it is printed: a row, a column of a scorecard, a card", "r.kind", true,
           words_of(RecordKind::breakdown_row)}},
         paper_columns(),
         {{"page", integer, "Page of the PDF, from 1", "r.page", true, {}}},
         place_columns("r", true),
         {{"method", text, "Whether the page's text or character recognition gave it", "r.method", true, methods},
          {"confidence", number, "How sure the reading is, 0 to 1", "r.confidence", true, {}},
          {"layout", text, "The layout that read it", "r.layout", false, {}}},
         decision_columns("record", "r.id", "0"),
         {indicator_id(),
          {"id",
           text,
           "record_id of the other tables: the same for the same paper on any machine",
           "r.id",
           true,
           {}}}});
    table.from = record_joins + " WHERE d.id = ?1 ORDER BY r.number";
    return table;
}

ExportTable observations() {
    ExportTable table{"observations",
                      "Figures",
                      "One row a published figure, with where it is printed.",
                      {},
                      {"record_id", "number"},
                      {{{"record_id"}, "records", {"id"}},
                       {{"document_id"}, "documents", {"id"}},
                       {{"indicator_id"}, "indicators", {"id"}}},
                      {}};
    table.columns = joined(
        {{indicator_name()},
         {{"measure", text, "What the figure is", "o.measure", true, words_of(Measure::rank)},
          {"basis", text, "Which point in time it stands for, seen from the paper", "o.basis", true,
           words_of(Basis::plan)},
          {"area_kind", text, "Whom it is about: the authority itself, or whom it is compared with", "o.area_kind",
           true, words_of(AreaKind::other)},
          {"area", text, "That area's name", "o.area_name", false, {}},
          {"area_code", text, "That area's GSS code", "o.area_code", false, {}}},
         period_columns("o", "The figure's period"),
         {{"period_derived",
           truth,
           "The period is not printed but worked out (a year before the latest)",
           "coalesce(o.period_derived, 0)",
           true,
           {}},
          {"value", number, "The figure in base units: 63,400 under £000 is 63400000", "o.value", false, {}},
          {"unit", text, "Its unit", "o.unit", false, units},
          {"per", integer, "Base of a rate: 1000, 10000 or 100000", "r.per", false, {}},
          {"bound", text, "Whether the value is exact or a limit (<5)", "o.bound", true, words_of(Bound::greater_than)},
          {"status", text, "reported, or why there is no number", "o.status", true, words_of(Status::blank)},
          {"provisional", truth, "Printed as provisional", "o.provisional", true, {}},
          {"numerator", number, "Printed with it: how many of", "o.numerator", false, {}},
          {"denominator", number, "Printed with it: so many", "o.denominator", false, {}},
          {"count", number, "Printed with it: a count in brackets", "o.\"count\"", false, {}},
          {"text", text, "The cell as printed", "o.text", false, {}},
          {"version", text, "Which of several figures of one measure", "o.version", false, words_of(Version::final)},
          {"aspect", text, "Which side or part of what is counted", "o.aspect", false, words_of(Aspect::share)},
          {"dimension",
           text,
           "What else the heading says, outermost first, separated by \" > \"",
           "(SELECT group_concat(text, ' > ') FROM (SELECT text FROM observation_dimension d2"
           " WHERE d2.record_id = o.record_id AND d2.number = o.number ORDER BY level))",
           false,
           {}},
          {"label", text, "The column's heading as printed", "o.label", false, {}},
          {"ref", text, "The indicator's printed reference number", "r.ref", false, {}},
          {"code", text, "The indicator's printed code", "r.code", false, {}}},
         heading_columns(),
         paper_columns(),
         {{"page", integer, "Page of the PDF that the figure is printed on, from 1", "o.page", true, {}}},
         place_columns("o", true),
         {{"method", text, "Whether the page's text or character recognition gave it", "r.method", true, methods},
          {"confidence", number, "How sure the reading is, 0 to 1", "o.confidence", true, {}}},
         decision_columns("figure", "o.record_id", "o.number"),
         {indicator_id(),
          {"record_id", text, "The record it belongs to", "o.record_id", true, {}},
          {"number", integer, "Its place in the record, from 0", "o.number", true, {}}}});
    table.from = record_joins + " JOIN observation o ON o.record_id = r.id WHERE d.id = ?1 ORDER BY r.number, o.number";
    return table;
}

ExportTable ratings() {
    ExportTable table{"ratings",
                      "Ratings",
                      "One row a printed rating: a word, a coloured cell, a symbol.",
                      {},
                      {"record_id", "number"},
                      {{{"record_id"}, "records", {"id"}},
                       {{"document_id"}, "documents", {"id"}},
                       {{"indicator_id"}, "indicators", {"id"}}},
                      {}};
    table.columns =
        joined({{indicator_name()},
                {{"against", text, "What it is rated against", "a.against", true, words_of(Against::overall)},
                 {"rating", text, "The rating; none is a printed \"not applicable\"", "a.rating", true,
                  words_of(RatingValue::stable)},
                 {"evidence", text, "What on the page gave it: words, the cell's colour, a symbol", "a.evidence", true,
                  words_of(Evidence::icon)},
                 {"text", text, "The words, as printed", "a.text", false, {}},
                 {"ref", text, "The indicator's printed reference number", "r.ref", false, {}},
                 {"code", text, "The indicator's printed code", "r.code", false, {}}},
                paper_columns(),
                {{"page", integer, "Page of the PDF that the indicator is printed on, from 1", "r.page", true, {}}},
                place_columns("a", false),
                {{"confidence", number, "How sure the reading is, 0 to 1", "a.confidence", true, {}}},
                decision_columns("rating", "a.record_id", "a.number"),
                {indicator_id(),
                 {"record_id", text, "The record it belongs to", "a.record_id", true, {}},
                 {"number", integer, "Its place in the record, from 0", "a.number", true, {}}}});
    table.from = record_joins + " JOIN assessment a ON a.record_id = r.id WHERE d.id = ?1 ORDER BY r.number, a.number";
    return table;
}

ExportTable diagnostics() {
    ExportTable table{"diagnostics",
                      "Diagnostics",
                      "What was noticed while reading: nothing is left out in silence.",
                      {},
                      {"document_id", "number"},
                      {{{"document_id"}, "documents", {"id"}}},
                      {}};
    table.columns = joined({{{"severity", text, "How bad it is", "g.severity", true, {"error", "warning", "info"}},
                             {"code", text, "What it is: these words do not change", "g.code", true, {}},
                             {"message", text, "The same as a sentence", "g.message", true, {}}},
                            paper_columns(),
                            {{"page", integer, "Page of the PDF, from 1", "g.page", false, {}}},
                            place_columns("g", false),
                            {{"number", integer, "Its place among the paper's, from 0", "g.number", true, {}}}});
    table.from = "diagnostic g JOIN document d ON d.id = g.document_id WHERE d.id = ?1 ORDER BY g.number";
    return table;
}

ExportTable links() {
    ExportTable table{"links",
                      "Links",
                      "Names of one council that are one indicator, or may be, with the reasons.",
                      {},
                      {"identity_a", "identity_b"},
                      {},
                      {},
                      false};
    const auto name = [](const char* side) {
        return std::string(
                   "(SELECT r.name FROM record r JOIN document d ON d.id = r.document_id WHERE r.identity_id = ") +
               side + " ORDER BY d.meeting_date DESC, d.period_end DESC, d.id, r.number LIMIT 1)";
    };
    table.columns = {{"authority", text, "The council, by its name", "nullif(i.authority, '')", false, {}},
                     {"name_a", text, "One name, as its newest paper prints it", name("l.identity_a"), false, {}},
                     {"name_b", text, "The other name", name("l.identity_b"), false, {}},
                     {"status",
                      text,
                      "made: followed as one; proposed: for a person to decide; what a person decided",
                      "l.status",
                      true,
                      {"made", "proposed", "accepted", "rejected"}},
                     {"score", number, "How much speaks for it, 0 to 1", "l.score", true, {}},
                     {"reasons", text, "What speaks for it and against it", "l.reasons", true, {}},
                     {"identity_a", text, "Id of the one name", "l.identity_a", true, {}},
                     {"identity_b", text, "Id of the other", "l.identity_b", true, {}}};
    table.from =
        "(SELECT identity_a, identity_b, status, score, reasons FROM link UNION ALL SELECT c.identity_a, c.identity_b,"
        " c.verdict, 1.0, 'decided by a person' FROM link_decision c JOIN identity j ON j.id = c.identity_b) l"
        " JOIN identity i ON i.id = l.identity_a ORDER BY i.authority, 2, 3, l.identity_a, l.identity_b";
    return table;
}

ExportTable decisions() {
    ExportTable table{"decisions", "Decisions", "What people decided of what is printed, and why.", {}, {"id"}, {},
                      {},          false};
    table.columns =
        joined({{{"subject",
                  text,
                  "What it is about",
                  "w.subject",
                  true,
                  {"paper", "record", "figure", "rating", "finding", "diagnostic"}},
                 {"field", text, "What is decided of it", "w.field", true, {}},
                 {"value", text, "What it is", "w.value", false, {}},
                 {"because", text, "The reason that the person gave", "w.because", false, {}},
                 {"decided_by", text, "The person who decided", "w.decided_by", false, {}},
                 {"decided_at", text, "The moment of the decision, UTC", "w.decided_at", false, {}},
                 {"state",
                  text,
                  "applied; not-found: the paper is read otherwise now; no-paper: it is not here",
                  "w.state",
                  true,
                  {"applied", "not-found", "no-paper"}},
                 {"text", text, "The place's text, as printed", "w.text", false, {}},
                 {"about", text, "Which of several things at that place", "w.about", false, {}},
                 {"file", text, "The paper's file name", "d.file", false, {}},
                 {"document_id", text, "The paper: SHA-256 of the PDF's bytes", "w.document_id", true, {}},
                 {"page", integer, "Page of the PDF, from 1; 0 for a paper as a whole", "w.page", true, {}}},
                place_columns("w", true),
                {{"id", text, "The same for the same question in any archive", "w.id", true, {}}}});
    table.from =
        "decision w LEFT JOIN document d ON d.id = w.document_id"
        " ORDER BY w.document_id, w.page, w.y0, w.x0, w.id";
    return table;
}

/// Rows that are not asked for paper by paper, held against the selection by what they name.
bool is_selected(const ExportTable& table, const ExportRow& row, const ExportSelection& selection) {
    const auto is_in = [&](const std::string& column, const std::optional<std::set<std::string>>& set) {
        if (!set) return true;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].name != column) continue;
            const auto* text = std::get_if<std::string>(&row[i]);
            return set->contains(text != nullptr ? *text : "");
        }
        return true;
    };
    return is_in(table.name == "indicators" ? "id" : "indicator_id", selection.indicators) &&
           is_in("document_id", selection.papers) && is_in("authority", selection.authorities);
}

ExportCell cell(const Statement& row, int column, ColumnType type) {
    if (row.is_null(column)) return std::monostate{};
    switch (type) {
        case number:
            return row.real(column);
        case integer:
            return row.integer(column);
        case truth:
            return row.integer(column) != 0;
        case date:
        case text:
            break;
    }
    std::string value = row.text(column);
    // "" and nothing are the same in a CSV: let them be the same everywhere.
    if (value.empty()) return std::monostate{};
    return value;
}

}  // namespace

const std::vector<ExportTable>& export_tables() {
    static const std::vector<ExportTable> tables{documents(), indicators(),  records(), observations(),
                                                 ratings(),   diagnostics(), links(),   decisions()};
    return tables;
}

std::size_t for_each_row(const Archive& archive, const ExportTable& table, const ExportSelection& selection,
                         const std::function<void(const ExportRow&)>& take) {
    std::string sql = "SELECT ";
    for (const ExportColumn& column : table.columns)
        sql += (&column == &table.columns.front() ? "" : ", ") + column.expression;
    Statement statement = archive.database().prepare(sql + " FROM " + table.from);
    std::size_t count = 0;
    ExportRow row(table.columns.size());
    const auto take_all = [&] {
        while (statement.step()) {
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = cell(statement, static_cast<int>(i), table.columns[i].type);
            if (!is_selected(table, row, selection)) continue;
            take(row);
            ++count;
        }
        statement.reset();
    };
    if (!table.by_document) {
        take_all();
        return count;
    }
    for (const std::string& id : selection.documents) {
        statement.bind(1, id);
        take_all();
    }
    return count;
}

}  // namespace scrutineer::archived
