// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/roles.hpp"
#include "extract/page/page.hpp"

/// The canonical dataset as types. The JSON form and the meaning of every field: docs/dataset.md and
/// dataset/dataset.schema.json.
namespace scrutineer {

enum class Unit { percent, count, rate, ratio, score, currency, days, duration };
enum class PeriodKind { month, quarter, half_year, financial_year, academic_year, calendar_year, point, range };
enum class Bound { exact, less_than, greater_than };
enum class Status {
    reported,
    tracker,
    suppressed,
    not_available,
    not_applicable,
    not_comparable,
    pending,
    new_indicator,
    narrative,
    blank
};

std::string_view to_text(Unit);
std::string_view to_text(PeriodKind);
std::string_view to_text(Bound);
std::string_view to_text(Status);
std::optional<Unit> unit_from_text(std::string_view);
std::optional<PeriodKind> period_kind_from_text(std::string_view);
std::optional<Bound> bound_from_text(std::string_view);
std::optional<Status> status_from_text(std::string_view);

struct Period {
    std::string label;  ///< as printed
    PeriodKind kind = PeriodKind::range;
    std::string start;  ///< ISO date, empty for null
    std::string end;
    bool derived = false;  ///< not printed: worked out (one year before the latest, say)
};

struct Area {
    AreaKind kind = AreaKind::authority;
    std::string name;
    std::string code;  ///< GSS, empty for null
};

struct Observation {
    Measure measure = Measure::actual;
    std::optional<Version> version;
    std::optional<Aspect> aspect;
    std::vector<std::string> dimension;  ///< what of the heading says none of the other fields, outermost first
    std::string label;
    Basis basis = Basis::latest;
    Area area;
    std::optional<Period> period;
    std::optional<double> value;  ///< base units
    std::optional<Unit> unit;
    std::optional<double> numerator, denominator, count;
    Bound bound = Bound::exact;
    Status status = Status::reported;
    bool provisional = false;
    std::string text;  ///< the cell as printed, white space folded
    Box box;
    double confidence = 1;  ///< the probability that value, name, meaning, unit and period are all right
    double reading = 1;     ///< the probability that the text was read right; 1 from a sound text layer
    int page = 1;           ///< where the figure itself is printed
};

struct Assessment {
    Against against = Against::target;
    RatingValue rating = RatingValue::none;
    Evidence evidence = Evidence::text;
    std::string text;  ///< printed words, empty for null
    std::optional<Box> box;
    double confidence = 1;
};

/// A text that a row prints about its indicator in a column of its own.
struct Field {
    std::string heading;
    std::string text;
};

struct Indicator {
    std::string ref, code;  ///< empty for null
    std::string name;
    std::vector<std::string> group;
    std::optional<Unit> unit;
    std::optional<int> per;            ///< base of a rate: 1000, 10000, 100000
    std::vector<Field> fields;         ///< the row's other text columns, left to right
    std::optional<Polarity> polarity;  ///< where the paper itself says it
};

struct Source {
    int page = 1;
    int table = 1;
    int row = 1;
    Box box;
    TextSource method = TextSource::text;
    double confidence = 1;
};

struct Record {
    std::string id;  ///< stable: see record_id in normalise/records/records.hpp
    std::string document;
    RecordKind kind = RecordKind::kpi_row;
    Indicator indicator;
    std::vector<Observation> observations;
    std::vector<Assessment> assessments;
    std::optional<bool> updated;
    std::vector<std::string> notes;
    Source source;
    std::string layout;  ///< the layout that read it
    int report = 0;      ///< index into Document::reports
};

/// A report of an agenda pack, told apart by its own title page.
struct Report {
    std::string title;
    std::optional<Period> period;
    int first_page = 1;
    int last_page = 1;
};

/// One sentence of the paper's own key to its ratings.
struct KeyEntry {
    RatingValue rating = RatingValue::none;
    std::optional<Against> against;  ///< where the key says
    std::string heading;             ///< the key's heading over it, empty for none
    std::string text;                ///< "Worse than comparable period (within 2% tolerance)"
    int page = 1;
    Box box;  ///< of the sign and its text
};

/// What became of the cells of a paper's tables that look like figures: `printed` is the sum of the others.
struct Accounts {
    int printed = 0;
    int given_out = 0;  ///< as observations or assessments
    int used = 0;       ///< references, periods, headings: rightly no figures
    int set_aside = 0;  ///< no indicator's
    int not_read = 0;   ///< each covered by a diagnostic of its page
};

struct Document {
    std::string id;  ///< SHA-256 of the bytes, lower-case hex
    std::string file;
    int pages = 0;
    std::string authority_name, authority_code;  ///< empty for null
    std::string committee, title;
    std::string meeting_date;  ///< ISO, empty for null
    std::optional<Period> period;
    int text_pages = 0, ocr_pages = 0;
    std::vector<Report> reports;
    std::vector<KeyEntry> key;  ///< in reading order, empty where the paper has no key that was understood
    Accounts accounts;
};

/// A Diagnostic with the document it is about.
struct DocumentDiagnostic {
    std::string document;  ///< Document::id, empty where the file could not be read
    std::string file;
    Diagnostic diagnostic;
};

struct Dataset {
    std::vector<Document> documents;
    std::vector<Record> records;
    std::vector<DocumentDiagnostic> diagnostics;
};

}  // namespace scrutineer
