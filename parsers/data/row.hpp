// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/seen_rating.hpp"
#include "parsers/data/table.hpp"

/// Raw rows: a layout's columns given their roles, the texts still as printed. What the texts mean is for normalise/.
namespace scrutineer {

/// How sure a reader that worked a table's meaning out was of each part of it, 0..1.
struct ColumnCertainty {
    double role = 1;         ///< that the column holds figures
    double runner_up = 0;    ///< how probable the next best role was
    double heading = 1;      ///< the share of the heading's words that were understood
    double unit = 1;         ///< that the unit is this figure's
    double name = 1;         ///< that the row's name is what names it
    bool carried = false;    ///< its heading stands over an earlier table
    bool told_unit = false;  ///< the column's own heading says the unit
};

/// One figure's cell and what its column says it is.
struct RawFigure {
    Measure measure = Measure::actual;
    std::optional<Version> version;
    std::optional<Aspect> aspect;
    std::vector<std::string> dimension;  ///< what of the heading says none of the other fields, outermost first
    Basis basis = Basis::latest;
    /// No word says the basis: it follows from the figure's own period and the paper's, which normalise/ knows.
    bool basis_by_period = false;
    /// No word says the measure: a figure of a year to come is no actual one.
    bool measure_by_period = false;
    /// "Total", "Prior years", "Change": of no one period, not even the paper's.
    bool of_no_period = false;
    AreaKind area = AreaKind::authority;
    std::string area_name;                  ///< printed or stated by the layout; empty for the paper's own authority
    std::string label;                      ///< the column heading as printed, wrapped lines joined
    std::string unit_text;                  ///< a unit printed in the heading ("£000", "%"), empty for none
    std::string period_text;                ///< this figure's own printed period; empty where the row's holds
    std::vector<std::string> period_lines;  ///< its lines, where it is wrapped in a cell of its own
    double confidence = 1;                  ///< that the column is what it was taken for
    std::optional<ColumnCertainty> column;  ///< nullopt where a layout or a shape said what it is
    Cell cell;
    /// The part of the cell that is this figure, where the cell holds more ("97%" of "Target: 97%, Floor: 90%"); empty
    /// for all of it.
    std::string value_text;
};

/// A rating's cell, and what it rates against. The cell may be a figure's own ("4.8 (red)").
struct RawRating {
    Against against = Against::target;
    Cell cell;
    std::string label;  ///< the column heading as printed: what the paper's key explains
    /// What the cell's words are by the layout's own rating words.
    std::optional<RatingValue> word_meaning;
    /// What the cell shows; nullopt where nothing in it rates, or nobody has looked yet (`see_ratings`).
    std::optional<SeenRating> seen;
    bool with_figure = false;  ///< the cell is a figure's own: its words are a rating only behind the figure
};

/// A footnote printed under a table: the mark and its text.
struct Footnote {
    std::string mark;  ///< "1", "*", "[1]" as printed
    std::string text;
};

/// A text that a row prints about its indicator in a column of its own.
struct RawField {
    std::string heading;
    std::string text;
};

/// One indicator row before its meaning is known.
struct Row {
    RecordKind kind = RecordKind::kpi_row;
    std::string layout;  ///< the name of the layout that read it
    std::string ref;
    std::string code;
    Cell name;                              ///< words kept, so that raised footnote marks can be told from the text
    bool name_inherited = false;            ///< the name stands over an earlier part of its table
    std::vector<std::string> group;         ///< headings above it, outermost first
    std::string period_text;                ///< the row's own period as printed
    std::vector<std::string> period_lines;  ///< its lines, where it is wrapped: a narrow column may break "2015/16"
    std::string unit_text;                  ///< unit stated by a column or the layout, empty for none
    std::vector<RawField> fields;           ///< the row's other text columns, left to right
    std::optional<Polarity> polarity;       ///< where a column of the paper says it
    std::vector<RawFigure> figures;
    std::vector<RawRating> ratings;
    /// Basis and period of its figures are relative to the paper's time where no word says them: for normalise/.
    bool relative_times = false;
    std::string updated_text;         ///< the "updated" cell as printed; empty where there is no such column
    std::vector<Footnote> footnotes;  ///< those under its table: which of them it points to is for normalise/
    int page = 1;
    int table = 1;  ///< number of the table on its page, from 1
    int row = 1;    ///< number of the row in the table, from 1
    Box box;
    double confidence = 1;
    TextSource source = TextSource::text;
    int report = 0;  ///< which report of an agenda pack (index into Paper::reports)
};

/// A text that may say which period a report is about.
struct PeriodText {
    /// Where it stands, surest first.
    enum class Place { title, label, head, running, sentence, body };
    Place place = Place::title;
    std::string text;
};

/// What a paper (or one report of an agenda pack) says of itself.
struct ReportFacts {
    std::string authority;       ///< its official name in the register, or empty
    std::string authority_code;  ///< its GSS code, or empty
    std::string other_body;      ///< the body outside the register whose paper it is, as printed, or empty
    std::string committee;
    std::string title;
    std::string meeting_date_text;
    std::vector<PeriodText> period_texts;  ///< surest first
    int first_page = 1;
    int last_page = 1;
};

/// One sentence of the paper's own key to its ratings: "AMBER: worse than target, within 2 %".
struct KeySentence {
    RatingValue rating = RatingValue::none;
    std::optional<Against> against;  ///< where the key says
    std::string heading;             ///< the key's heading over it, empty for none
    std::string text;
    int page = 1;
    Box box;  ///< of the sign and its text
};

/// What a reader took a cell for that is neither a figure nor a rating of a record.
struct CellUse {
    int page = 1;
    Box box;
    std::string role;    ///< "heading", "reference", "period", … for people
    bool aside = false;  ///< not an indicator's at all (a list of contents, a chart's axis): `role` is the reason
};

/// A place that shows a rating without doubt, whether a row took it or not: for the ledger (pipeline/ledger.hpp).
struct RatedPlace {
    int page = 1;
    Box box;           ///< of the table's cell; of the sign itself outside tables
    std::string text;  ///< of the cell: empty for a colour or a sign alone
    int table = -1;    ///< its index in Paper::tables; -1 outside tables
};

/// Everything read from one paper, before normalising.
struct Paper {
    ReportFacts facts;                 ///< of the whole: the front sheet of a pack
    std::vector<ReportFacts> reports;  ///< at least one
    std::vector<Row> rows;
    std::vector<KeySentence> key;   ///< in reading order
    std::vector<Table> tables;      ///< those that the rows were read from, in the order of their numbers
    std::vector<CellUse> uses;      ///< cells of these tables that are rightly no figure of a record
    std::vector<RatedPlace> rated;  ///< in the order of the tables' cells, then those outside tables
    std::vector<Diagnostic> diagnostics;
};

}  // namespace scrutineer
