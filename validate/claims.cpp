// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
//
// Holds what papers say in sentences
//
// - against their own arithmetic: a share against its fraction (Check::fraction), a change against the figures it is
//   between (Check::change);
// - against the tables (Check::same_figure): a value that names its period and nearly all of an indicator's name, and
//   nothing besides, must be the one that the paper's tables give for that indicator and period. Where only another
//   paper of the same authority has it, a difference is a revision.
//
// Figures that are not meant exactly ("nearly 70%"), ages, dates, ranges, money and the like are no claims; what can
// be read in two ways is left alone.

#include <algorithm>
#include <cmath>
#include <map>

#include "normalise/periods/calendar.hpp"
#include "normalise/periods/period.hpp"
#include "validate/claim.hpp"
#include "validate/claim_matching.hpp"
#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {

namespace {

/// Where a figure stands. A figure of several words ("31 per cent") that is parted by a line's end is shown where it
/// begins.
FindingSource place_of(const PaperProse& paper, const Paragraph& paragraph, const ProseFigure& figure) {
    const Paragraph::Place& first = paragraph.words[figure.first_word];
    FindingSource source{paper.document, first.page, first.word.box};
    for (std::size_t i = figure.first_word + 1; i <= figure.last_word && i < paragraph.words.size(); ++i) {
        const Paragraph::Place& next = paragraph.words[i];
        if (next.page != first.page || next.word.baseline != first.word.baseline) break;
        source.box = united(source.box, next.word.box);
    }
    return source;
}

/// The words of a claim as printed, for people to find it by: the part from its first figure to its last.
std::string quoted(const Paragraph& paragraph, const MarkedText& text, const std::vector<std::size_t>& figures) {
    std::size_t first = paragraph.words.size(), last = 0;
    for (const std::size_t index : figures) {
        first = std::min(first, text.figures[index].first_word);
        last = std::max(last, text.figures[index].last_word);
    }
    constexpr std::size_t most_words = 24;
    std::string quote;
    for (std::size_t i = first; i <= last && i < paragraph.words.size(); ++i) {
        if (i - first == most_words / 2 && last - first > most_words) {
            quote += "… ";
            i = last - most_words / 2;
        }
        const Word& word = paragraph.words[i].word;
        quote += word.text;
        if (i < last && word.space_after) quote += ' ';
    }
    return quote;
}

void check_arithmetic(const PaperProse& paper, const Paragraph& paragraph, const MarkedText& text,
                      const std::vector<JudgedClaim>& claims, Collector& collector) {
    for (const JudgedClaim& judged : claims) {
        const Check rule = judged.claim.kind == Claim::Kind::share ? Check::fraction : Check::change;
        const Judgement& judgement = judged.judgement;
        if (judgement.outcome == Judgement::Outcome::holds) collector.held(rule);
        if (judgement.outcome != Judgement::Outcome::fails) continue;
        Finding finding;
        finding.check = rule;
        finding.published = judgement.published;
        finding.expected = judgement.expected;
        finding.difference = judgement.published - judgement.expected;
        finding.tolerance = judgement.tolerance;
        finding.explanation = judgement.explanation + ": \"" + quoted(paragraph, text, judgement.figures) + '"';
        for (const std::size_t index : judgement.figures)
            finding.sources.push_back(place_of(paper, paragraph, text.figures[index]));
        collector.add(std::move(finding));
    }
}

/// The records that statements are held against, by authority.
class Tables {
public:
    explicit Tables(const Dataset& dataset) : dataset_(dataset) {
        for (const Document& document : dataset.documents) documents_[document.id] = &document;
        for (const Record& record : dataset.records) words_.emplace_back(record.indicator.name);
    }

    const Document* document(const std::string& id) const {
        const auto at = documents_.find(id);
        return at == documents_.end() ? nullptr : at->second;
    }

    /// The records of this authority that a statement is about: the paper's own, or where it has none, other papers'.
    std::vector<const Record*> about(const Statement& statement, const Document& paper) const {
        std::vector<const Record*> own, others;
        for (std::size_t i = 0; i < dataset_.records.size(); ++i) {
            const Record& record = dataset_.records[i];
            const Document* document = this->document(record.document);
            const bool same_paper = record.document == paper.id;
            if (!same_paper &&
                (!document || paper.authority_code.empty() || document->authority_code != paper.authority_code))
                continue;
            if (is_about(statement.words, words_[i])) (same_paper ? own : others).push_back(&record);
        }
        return own.empty() ? others : own;
    }

private:
    const Dataset& dataset_;
    std::map<std::string, const Document*> documents_;
    std::vector<IndicatorWords> words_;  ///< of each record
};

/// What a record has for a period.
struct Published {
    bool holds = false;                        ///< one of its figures is the one in the text
    bool judged = false;                       ///< it has the figure that the text must have given
    double value = 0, tolerance = 0;           ///< that figure
    const Observation* observation = nullptr;  ///< where it is printed, or its last part
    bool sum = false;                          ///< the sum of the period's months
};

bool counts(const Observation& observation, const Record& record, bool percent) {
    if (observation.measure != Measure::actual || observation.area.kind != AreaKind::authority) return false;
    if (observation.status != Status::reported || !observation.value || observation.bound != Bound::exact) return false;
    if (!observation.period || observation.period->end.empty()) return false;
    const std::optional<Unit> unit = observation.unit ? observation.unit : record.indicator.unit;
    return percent ? unit == Unit::percent : !unit || unit == Unit::count;
}

/// The months of a series within a period, all of them or none.
std::vector<const Observation*> months_within(const Record& record, const std::string& start, const std::string& end) {
    std::vector<const Observation*> months;
    int wanted = 0;
    const std::optional<Day> first = day_from_iso(start), last = day_from_iso(end);
    if (!first || !last) return months;
    wanted = (static_cast<int>(last->year()) - static_cast<int>(first->year())) * 12 +
             static_cast<int>(static_cast<unsigned>(last->month())) -
             static_cast<int>(static_cast<unsigned>(first->month())) + 1;
    for (const Observation& observation : record.observations)
        if (counts(observation, record, false) && observation.period->kind == PeriodKind::month &&
            observation.period->start >= start && observation.period->end <= end)
            months.push_back(&observation);
    if (static_cast<int>(months.size()) != wanted) months.clear();
    return months;
}

double sum_of(const std::vector<const Observation*>& months) {
    double sum = 0;
    for (const Observation* month : months) sum += *month->value;
    return sum;
}

/// Does this record count what happens in a month, so that months may be added up? Its own year to date says so.
bool adds_up(const Record& record) {
    for (const Observation& total : record.observations) {
        if (!counts(total, record, false) || total.basis != Basis::year_to_date) continue;
        const auto months = months_within(record, total.period->start, total.period->end);
        if (months.size() > 1 && within(sum_of(months), *total.value, 0)) return true;
    }
    return false;
}

Published published(const Record& record, const ProseFigure& figure, const Period& period, bool at_end) {
    Published result;
    const bool percent = figure.kind == FigureKind::percent;
    const auto look_at = [&](const Observation& observation, bool judges) {
        const std::optional<PrintedNumber> printed = printed_number(observation);
        if (!printed) return;
        const double tolerance = figure.half_unit() + (figure.decimals == printed->decimals ? 0 : printed->half_unit());
        if (within(figure.value, *observation.value, tolerance)) result.holds = true;
        if (!judges || !can_judge(observation)) return;
        if (result.judged && std::fabs(*observation.value - figure.value) >= std::fabs(result.value - figure.value))
            return;
        result.judged = true;
        result.value = *observation.value;
        result.tolerance = tolerance;
        result.observation = &observation;
    };
    for (const Observation& observation : record.observations) {
        if (!counts(observation, record, percent) || observation.period->end != period.end) continue;
        // "At the end of" may mean that day or all until then: only a figure of that very day is one that must be it.
        const bool same_period = observation.period->start == period.start && !at_end;
        look_at(observation, same_period || (at_end && observation.period->kind == PeriodKind::point));
    }
    if (percent || result.judged) return result;
    const auto months = months_within(record, period.start, period.end);
    if (months.size() < 2) return result;
    if (within(figure.value, sum_of(months), figure.half_unit())) result.holds = true;
    if (at_end || !adds_up(record)) return result;
    result.judged = result.sum = true;
    result.value = sum_of(months);
    result.tolerance = figure.half_unit();
    result.observation = months.back();
    return result;
}

void check_statement(const PaperProse& paper, const Paragraph& paragraph, const MarkedText& text,
                     const Statement& statement, const Tables& tables, Collector& collector) {
    const Document* document = tables.document(paper.document);
    if (!document || !statement.period) return;
    const ProseFigure& figure = text.figures[statement.figure];
    const std::optional<Period> period =
        parse_period(text.figures[*statement.period].text, {document->period, document->meeting_date});
    if (!period || period->start.empty() || period->end.empty()) return;
    // Where several indicators may be meant, the figure has to be wrong for each of them.
    const Record* nearest = nullptr;
    Published best;
    bool all_judged = true;
    for (const Record* record : tables.about(statement, *document)) {
        const Published there = published(*record, figure, *period, statement.at_end);
        if (there.holds) {
            collector.held(Check::same_figure);
            return;
        }
        all_judged = all_judged && there.judged;
        if (there.judged &&
            (!nearest || std::fabs(there.value - figure.value) < std::fabs(best.value - figure.value))) {
            nearest = record;
            best = there;
        }
    }
    if (!nearest || !all_judged) return;
    const std::string sign = figure.kind == FigureKind::percent ? "%" : "";
    Finding finding;
    finding.check = Check::same_figure;
    finding.verdict = nearest->document == paper.document ? Verdict::contradiction : Verdict::revision;
    finding.records = {nearest->id};
    finding.published = figure.value;
    finding.expected = best.value;
    finding.difference = figure.value - best.value;
    finding.tolerance = best.tolerance;
    finding.explanation = "the text says " + plain_number(figure.value, figure.decimals) + sign + " for " +
                          period->label + ", the table has " + plain_number(best.value, 6) + sign +
                          (best.sum ? " in its months" : "") + ": " + nearest->indicator.name;
    finding.sources = {place_of(paper, paragraph, figure), checks::place_of(*nearest, *best.observation)};
    collector.add(std::move(finding));
}

}  // namespace

void check_claims(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    const Tables tables(dataset);
    for (const PaperProse& paper : material.prose)
        for (const Paragraph& paragraph : paper.paragraphs) {
            const MarkedText text = mark_figures(paragraph);
            if (text.figures.empty()) continue;
            const std::vector<JudgedClaim> claims = judged_claims(text);
            check_arithmetic(paper, paragraph, text, claims, collector);
            for (const Statement& statement : read_statements(text, claims))
                check_statement(paper, paragraph, text, statement, tables, collector);
        }
}

}  // namespace scrutineer::checks
