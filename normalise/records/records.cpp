// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/records.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "extract/page/digest.hpp"
#include "normalise/areas/area.hpp"
#include "normalise/confidence/doubles.hpp"
#include "normalise/periods/period.hpp"
#include "normalise/periods/reported_period.hpp"
#include "normalise/records/figure_times.hpp"
#include "normalise/records/indicator_name.hpp"
#include "normalise/records/rating.hpp"
#include "normalise/units/table_units.hpp"
#include "normalise/units/unit.hpp"
#include "normalise/values/value.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

// A figure of a scan that is less certain than this is worth a look.
constexpr double doubtful = 0.7;

std::optional<bool> yes_or_no(const std::string& text) {
    for (const std::string_view tick : {"\u2713", "\u2714", "\u2611", "\u2705"})
        if (text == tick) return true;
    for (const std::string_view cross : {"\u2717", "\u2718", "\u2715", "\u2716", "\u274c", "\u2612", "\u2610"})
        if (text == cross) return false;
    std::string word;
    for (const char c : lower_case(text))
        if (c >= 'a' && c <= 'z') word += c;
    if (word == "yes" || word == "y" || word == "true") return true;
    if (word == "no" || word == "n" || word == "false" || text == "x" || text == "X") return false;
    return std::nullopt;
}

/// Does a footnote say that the figure it is on is provisional?
bool says_provisional(const std::string& text) {
    static const Expression word(R"((?i)\bprov(isional|\.|\b))");
    return word.found_in(text);
}

/// The financial year that a day is in.
Period financial_year_of(const std::string& day) {
    const int year = std::atoi(day.substr(0, 4).c_str()) - (day.substr(5) < "04-01" ? 1 : 0);
    Period period;
    period.kind = PeriodKind::financial_year;
    period.start = std::to_string(year) + "-04-01";
    period.end = std::to_string(year + 1) + "-03-31";
    const std::string two = std::to_string((year + 1) % 100);
    period.label = std::to_string(year);
    period.label += two.size() < 2 ? "/0" : "/";
    period.label += two;
    period.derived = true;
    return period;
}

/// Everything one record is made with.
class RecordMaker {
public:
    RecordMaker(const Row& row, const Report& report, const Area& authority, const std::string& meeting_date,
                std::vector<Diagnostic>& diagnostics)
        : row_(row), report_(report), authority_(authority), diagnostics_(diagnostics), origin_{&row, {}} {
        context_.reported = report.period;
        context_.year_hint = meeting_date;
    }

    Record make(const std::string& document) {
        record_.document = document;
        record_.kind = row_.kind;
        record_.layout = row_.layout;
        record_.report = row_.report;
        record_.source.page = row_.page;
        record_.source.table = row_.table;
        record_.source.row = row_.row;
        record_.source.box = row_.box;
        record_.source.method = row_.source;
        name();
        period_ = period_of(row_.period_text, row_.name.box, row_.period_lines);
        for (const RawFigure& figure : row_.figures) observe(figure);
        if (row_.relative_times) settle_times(record_, times_, report_.period, context_.year_hint);
        if (row_.kind == RecordKind::finance_row) date_movements();
        nothing_actual_to_come();
        unit();
        for (const RawRating& rating : row_.ratings)
            if (const auto assessment = assess(rating, row_.page, diagnostics_))
                record_.assessments.push_back(*assessment);
        record_.updated = yes_or_no(row_.updated_text);
        notes();
        return std::move(record_);
    }

    /// What the record was made from; the row must live as long as it is used.
    confidence::Origin origin() && { return std::move(origin_); }

private:
    void name() {
        const MarkedText marked = without_stuck_mark(without_marks(row_.name), row_.footnotes);
        Indicator& indicator = record_.indicator;
        indicator.name = marked.text;
        take_marks(marked.marks);
        const MarkedText ref = without_marks(row_.ref);
        indicator.ref = ref.text;
        take_marks(ref.marks);
        const MarkedText code = without_marks(row_.code);
        indicator.code = code.text;
        take_marks(code.marks);
        indicator.polarity = row_.polarity;
        for (const RawField& field : row_.fields)
            if (std::string text = fold_space(field.text); !text.empty())
                indicator.fields.push_back({fold_space(field.heading), std::move(text)});
        for (const std::string& heading : row_.group) {
            const MarkedText text = without_marks(heading);
            if (!text.text.empty()) indicator.group.push_back(text.text);
        }
    }

    std::optional<Period> period_of(const std::string& text, const Box& box,
                                    const std::vector<std::string>& lines = {}) {
        if (text.empty()) return std::nullopt;
        if (auto period = parse_period(text, context_)) return period;
        if (auto period = period_over_lines(lines)) return period;
        // Words that stand for figures ("Data being validated") stand for periods too.
        const ParsedValue value = parse_value(text);
        if (value.status == Status::reported || value.status == Status::narrative)
            diagnostics_.push_back({Diagnostic::Severity::warning, "period-not-understood",
                                    "\"" + text + "\" stands where a period is expected and is none that is known.",
                                    row_.page, box});
        return std::nullopt;
    }

    /// "2013/14-2" over "015/16": the lines put together so that they read as a period, as few of them as may be
    /// without a space between.
    std::optional<Period> period_over_lines(const std::vector<std::string>& lines) const {
        constexpr std::size_t most_lines = 5;
        if (lines.size() < 2 || lines.size() > most_lines) return std::nullopt;
        const unsigned breaks = static_cast<unsigned>(lines.size()) - 1;
        for (unsigned joins = 1; joins <= breaks; ++joins)
            for (unsigned tight = 1; tight < (1U << breaks); ++tight) {
                if (static_cast<unsigned>(std::popcount(tight)) != joins) continue;
                std::string whole = lines.front();
                for (unsigned k = 0; k < breaks; ++k) whole += ((tight >> k & 1U) != 0 ? "" : " ") + lines[k + 1];
                if (auto period = parse_period(whole, context_)) return period;
            }
        return std::nullopt;
    }

    void observe(const RawFigure& figure) {
        if (figure.cell.text.empty()) return;
        ValueContext context;
        context.kind = row_.kind;
        context.measure = figure.measure;
        for (const Footnote& note : row_.footnotes) context.footnote_marks.push_back(note.mark);
        context.unit_text = figure.unit_text.empty() ? row_.unit_text : figure.unit_text;
        if (context.unit_text.empty()) context.unit_text = scale_in_name(row_.name.text);
        // A column that names a unit of its own ("Average life yrs") is not in the table's pounds.
        if (const auto own = read_unit_text(figure.label).unit; own == Unit::duration || own == Unit::days)
            context.unit_text = figure.label;
        const ParsedValue value =
            parse_value(figure.value_text.empty() ? figure.cell.text : figure.value_text, context);
        Observation out;
        out.measure = figure.measure;
        out.version = figure.version;
        out.aspect = figure.aspect;
        for (const std::string& part : figure.dimension)
            if (std::string text = fold_space(part); !text.empty()) out.dimension.push_back(std::move(text));
        out.label = fold_space(figure.label);
        out.basis = figure.basis;
        out.area = resolve_area(figure.area, figure.area_name, authority_.name, authority_.code);
        out.value = value.value;
        out.unit = value.unit;
        out.numerator = value.numerator;
        out.denominator = value.denominator;
        out.count = value.count;
        out.bound = value.bound;
        out.status = value.status;
        out.provisional = value.provisional;
        out.text = fold_space(figure.cell.text);
        // A text across two columns stands partly outside its own.
        out.box = figure.cell.text_box.area() > 0 ? united(figure.cell.box, figure.cell.text_box) : figure.cell.box;
        out.page = figure.cell.page;
        out.reading = figure.cell.confidence;
        if (!value.understood)
            diagnostics_.push_back({Diagnostic::Severity::warning, "value-not-understood",
                                    "\"" + out.text + "\" stands where a figure is expected; its words were kept.",
                                    out.page, out.box});
        else if (out.value && row_.source == TextSource::ocr && out.reading < doubtful)
            diagnostics_.push_back({Diagnostic::Severity::warning, "figure-doubtful",
                                    "\"" + out.text + "\" could not be read for certain; look at the page's picture.",
                                    out.page, out.box});
        if (!value.period_text.empty()) out.period = parse_period(value.period_text, context_);
        if (!out.period) out.period = period_for(figure, out.basis);
        // A period says "[prov.]" of the figures that are its own, not of those worked out from it.
        if (out.value && out.measure == Measure::actual && out.area.kind == AreaKind::authority && out.period &&
            !out.period->derived)
            out.provisional = out.provisional || says_provisional(out.period->label);
        for (const std::string& mark : value.marks) {
            take_marks({mark});
            if (const Footnote* note = footnote(mark); note && says_provisional(note->text)) out.provisional = true;
        }
        record_.observations.push_back(std::move(out));
        origin_.figures.push_back(&figure);
        constexpr int thousands = 3;
        const bool in_thousands = read_unit_text(context.unit_text).power_of_ten >= thousands;
        times_.push_back({figure.basis_by_period, figure.measure_by_period, figure.of_no_period,
                          !figure.period_text.empty() || !value.period_text.empty(), in_thousands});
    }

    std::optional<Period> period_for(const RawFigure& figure, Basis basis) {
        std::optional<Period> own;
        if (!figure.period_text.empty()) {
            own = parse_period(figure.period_text, context_);
            if (!own) own = period_over_lines(figure.period_lines);
            if (!own) own = find_period(figure.period_text, context_);
            const std::size_t said = diagnostics_.size();
            if (!own) own = period_of(figure.period_text, figure.cell.box);
            // A period of its own that could not be read is not the row's.
            if (!own && diagnostics_.size() > said && figure.area != AreaKind::authority) return std::nullopt;
        }
        if (row_.kind == RecordKind::finance_row)
            return own ? money_period(*own, basis) : money_period(find_period(figure.label, context_), basis);
        if (own) return own;
        std::optional<Period> period = period_;
        // A small table says nothing of its period: it is about the period that the paper reports on.
        if (!period && row_.kind == RecordKind::breakdown_row && row_.period_text.empty()) period = report_.period;
        if (period && basis == Basis::year_earlier) return one_year_before(*period);
        return period;
    }

    /// Money is for a financial year unless its heading says otherwise: the one of the period reported on.
    std::optional<Period> money_period(std::optional<Period> printed, Basis basis) const {
        std::optional<Period> year;
        const std::string reported = report_.period ? report_.period->end : std::string();
        if (!reported.empty()) year = financial_year_of(reported);
        if (basis == Basis::year_to_date) {
            const bool day = printed && printed->kind == PeriodKind::point;
            const bool this_year = printed && printed->start <= reported && reported <= printed->end;
            const std::string end = day ? printed->end : !printed || this_year ? reported : std::string();
            if (end.empty()) return printed;
            Period period = financial_year_of(end);
            period.label = printed ? printed->label : "to " + end;
            period.kind = period.end == end ? PeriodKind::financial_year : PeriodKind::range;
            period.end = end;
            period.derived = !printed;
            return period;
        }
        return printed ? printed : year;
    }

    /// A movement between two printed balances is from the day after the first to the second.
    void date_movements() {
        std::vector<Period> days;
        for (const Observation& observation : record_.observations)
            if (observation.measure == Measure::balance && observation.period &&
                observation.period->kind == PeriodKind::point)
                days.push_back(*observation.period);
        if (days.size() < 2 || days.front().end.substr(5) != "03-31" || days.back().end.substr(5) != "03-31") return;
        const auto [first, last] = std::minmax_element(days.begin(), days.end(),
                                                       [](const Period& a, const Period& b) { return a.end < b.end; });
        for (Observation& observation : record_.observations) {
            if (observation.measure != Measure::movement || (observation.period && !observation.period->derived))
                continue;
            Period period = financial_year_of(last->end);
            period.start = first->end.substr(0, 4) + "-04-01";
            if (period.start > period.end) continue;
            observation.period = std::move(period);
        }
    }

    /// What begins after the paper's date has not happened yet, whatever its place in the table says.
    void nothing_actual_to_come() {
        for (Observation& observation : record_.observations) {
            if (observation.measure != Measure::actual || context_.year_hint.empty() || !observation.period ||
                observation.period->start <= context_.year_hint)
                continue;
            observation.measure = Measure::other;
            observation.basis = Basis::plan;
        }
    }

    /// The indicator's unit: said by its figures where they agree, otherwise by its name.
    void unit() {
        // A difference in per cent says nothing of what it is the difference of, nor does a rank.
        const auto is_own = [](const Observation& o) {
            return o.measure != Measure::variance && o.measure != Measure::movement && o.measure != Measure::rank &&
                   o.aspect != Aspect::share;
        };
        const bool any_own = std::any_of(record_.observations.begin(), record_.observations.end(), is_own);
        std::map<Unit, int> votes;
        for (const Observation& observation : record_.observations)
            if (observation.unit && (is_own(observation) || !any_own)) ++votes[*observation.unit];
        const auto most = std::max_element(votes.begin(), votes.end(),
                                           [](const auto& x, const auto& y) { return x.second < y.second; });
        // A budget line that counts schools in one column is about money all the same.
        const bool money = row_.kind == RecordKind::finance_row && votes.count(Unit::currency) > 0 &&
                           2 * votes[Unit::currency] >= most->second;
        if (money)
            record_.indicator.unit = Unit::currency;
        else if (!votes.empty())
            record_.indicator.unit = most->first;
        std::vector<std::string> figures;
        for (const Observation& observation : record_.observations)
            if (observation.measure != Measure::target && row_.kind != RecordKind::finance_row &&
                (is_own(observation) || !any_own))
                figures.push_back(observation.text);
        const UnitReading inferred = infer_unit(record_.indicator.name, record_.indicator.group, figures);
        if (!record_.indicator.unit) record_.indicator.unit = inferred.unit;
        if (record_.indicator.unit == Unit::rate) record_.indicator.per = inferred.per;
        for (Observation& observation : record_.observations)
            // A column of a money table that names no unit may hold anything ("Current Likelihood (1-5)").
            if (!observation.unit && observation.value && observation.measure != Measure::rank)
                observation.unit = row_.kind == RecordKind::finance_row ? inferred.unit : record_.indicator.unit;
    }

    const Footnote* footnote(const std::string& mark) const {
        const auto found = std::find_if(row_.footnotes.begin(), row_.footnotes.end(), [&](const Footnote& note) {
            return plain_mark(note.mark) == plain_mark(mark);
        });
        return found == row_.footnotes.end() ? nullptr : &*found;
    }

    void take_marks(const std::vector<std::string>& marks) { marks_.insert(marks_.end(), marks.begin(), marks.end()); }

    void notes() {
        for (const std::string& mark : marks_)
            if (const Footnote* note = footnote(mark))
                if (std::find(record_.notes.begin(), record_.notes.end(), note->text) == record_.notes.end())
                    record_.notes.push_back(note->text);
    }

    const Row& row_;
    const Report& report_;
    const Area& authority_;
    std::vector<Diagnostic>& diagnostics_;
    PeriodContext context_;
    std::optional<Period> period_;
    std::vector<std::string> marks_;
    std::vector<FigureTime> times_;  ///< one for each observation
    Record record_;
    confidence::Origin origin_;
};

}  // namespace

std::string record_id(const Record& record, int ordinal) {
    const std::string key = record.document + "|" + std::to_string(record.source.page) + "|" +
                            std::to_string(record.source.table) + "|" + std::to_string(record.source.row) + "|" +
                            std::string(to_text(record.kind)) + "|" + std::to_string(ordinal);
    return record.document.substr(0, 8) + sha256(key).substr(0, 12);
}

namespace {

/// Whose paper it is cannot be told: says so, since the columns of "our own" figures then name nobody.
Diagnostic authority_unknown(const ReportFacts& facts) {
    const std::string why =
        facts.other_body.empty()
            ? "No title, running header or text tells which council's paper this is"
            : "This paper seems to be of \"" + facts.other_body + "\", which the register of councils does not have";
    return {Diagnostic::Severity::info, "authority-unknown", why + "; --authority names it.", {}, {}};
}

}  // namespace

Dataset normalise(const Paper& paper, const DocumentIdentity& identity, confidence::PaperEvidence* evidence) {
    Dataset dataset;
    Document document;
    document.id = identity.sha256;
    document.file = identity.file;
    document.pages = identity.pages;
    document.text_pages = identity.text_pages;
    document.ocr_pages = identity.ocr_pages;
    const Area authority{AreaKind::authority, paper.facts.authority, paper.facts.authority_code};
    document.authority_name = authority.name;
    document.authority_code = authority.code;
    document.committee = paper.facts.committee;
    document.title = paper.facts.title;
    document.meeting_date = parse_date(paper.facts.meeting_date_text);
    document.period = reported_period(paper.facts, document.meeting_date);
    for (const ReportFacts& facts : paper.reports) {
        Report report;
        report.title = facts.title;
        report.period = reported_period(facts, document.meeting_date);
        report.first_page = facts.first_page;
        report.last_page = facts.last_page;
        document.reports.push_back(std::move(report));
    }

    for (const KeySentence& sentence : paper.key)
        document.key.push_back({sentence.rating, sentence.against, sentence.heading, fold_space(sentence.text),
                                sentence.page, sentence.box});

    std::vector<Diagnostic> diagnostics = paper.diagnostics;
    if (authority.code.empty()) diagnostics.push_back(authority_unknown(paper.facts));
    std::map<std::tuple<int, int, int, RecordKind>, int> ordinals;
    std::vector<confidence::Origin> origins;
    const Report whole{document.title, document.period, 1, document.pages};
    for (const Row& row : paper.rows) {
        const bool known = row.report >= 0 && static_cast<std::size_t>(row.report) < document.reports.size();
        const Report& report = known ? document.reports[static_cast<std::size_t>(row.report)] : whole;
        RecordMaker maker(row, report, authority, document.meeting_date, diagnostics);
        Record record = maker.make(document.id);
        if (record.observations.empty() && record.assessments.empty()) continue;
        const int ordinal = ordinals[{record.source.page, record.source.table, record.source.row, record.kind}]++;
        record.id = record_id(record, ordinal);
        dataset.records.push_back(std::move(record));
        origins.push_back(std::move(maker).origin());
    }
    infer_units_from_tables(dataset.records);
    dataset.documents.push_back(std::move(document));
    confidence::PaperEvidence found = confidence::weigh(paper, origins, dataset);
    confidence::drop_doubles(dataset, origins, found);
    if (evidence) *evidence = std::move(found);
    for (Diagnostic& diagnostic : diagnostics)
        dataset.diagnostics.push_back({identity.sha256, identity.file, std::move(diagnostic)});
    return dataset;
}

}  // namespace scrutineer
