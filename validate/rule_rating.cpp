// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "validate/figures.hpp"
#include "validate/pairing.hpp"
#include "validate/precision.hpp"
#include "validate/rating_key.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {
namespace {

constexpr std::array<Polarity, 2> polarities{Polarity::higher, Polarity::lower};

constexpr std::array<RatingValue, 3> lights{RatingValue::green, RatingValue::amber, RatingValue::red};

bool is_light(RatingValue rating) { return std::find(lights.begin(), lights.end(), rating) != lights.end(); }

/// A figure as the numbers that may stand behind what is printed.
struct Interval {
    double low, high;
};

Interval interval(const Observation& o) {
    const auto printed = printed_number(o);
    // People and things are counted exactly.
    const bool exact = o.unit == Unit::count && printed && printed->decimals == 0 && printed->scale == 1;
    const double half = printed && !exact ? printed->half_unit() : 0;
    return {*o.value - half, *o.value + half};
}

/// Which lights the rule allows for figures as they are printed, one bit each in the order of `lights`. A tolerance
/// of "2%" of a percentage may mean two points, or a fiftieth: papers do both, so both are allowed.
unsigned allowed(const Observation& actual, const Observation& other, const RatingRuleOfPaper& rule, Polarity better) {
    const Interval a = interval(actual), b = interval(other);
    const double sign = better == Polarity::higher ? 1 : -1;
    unsigned lights_allowed = 0;
    const auto put = [&](double least_worse, double most_worse) {
        constexpr double edge = 1e-9;
        if (least_worse <= edge) lights_allowed |= 1U;
        if (most_worse > edge && least_worse <= rule.tolerance + edge) lights_allowed |= 2U;
        if (most_worse > rule.tolerance - edge) lights_allowed |= 4U;
    };
    const std::array<double, 4> gaps{sign * (b.low - a.low), sign * (b.low - a.high), sign * (b.high - a.low),
                                     sign * (b.high - a.high)};
    const bool percent = actual.unit == Unit::percent;
    if (percent || rule.points)
        put(*std::min_element(gaps.begin(), gaps.end()), *std::max_element(gaps.begin(), gaps.end()));
    if (!rule.points) {
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (const double x : {a.low, a.high})
            for (const double y : {b.low, b.high}) {
                const double gap = sign * (y - x);
                const double part = y == 0 ? (gap == 0 ? 0 : std::copysign(1e9, gap)) : 100 * gap / std::fabs(y);
                least = std::min(least, part);
                most = std::max(most, part);
            }
        put(least, most);
    }
    return lights_allowed;
}

unsigned bit_of(RatingValue rating) {
    return 1U << static_cast<unsigned>(std::find(lights.begin(), lights.end(), rating) - lights.begin());
}

std::string light_words(unsigned bits) {
    std::string text;
    for (std::size_t i = 0; i < lights.size(); ++i)
        if ((bits >> i & 1U) != 0) text += (text.empty() ? "" : " or ") + std::string(to_text(lights[i]));
    return text.empty() ? "no rating" : text;
}

const Observation* compared_with(const Record& record, Against against) {
    switch (against) {
        case Against::target:
            return only_one(record, Measure::target, Basis::latest, AreaKind::authority);
        case Against::year_earlier:
        case Against::previous_year:
            return only_one(record, Measure::actual, Basis::year_earlier, AreaKind::authority);
        case Against::england:
            return only_one(record, Measure::actual, Basis::latest, AreaKind::country);
        case Against::region:
            return only_one(record, Measure::actual, Basis::latest, AreaKind::region);
        case Against::neighbours:
            return only_one(record, Measure::actual, Basis::latest, AreaKind::neighbours);
        case Against::previous:
        case Against::trend:
        case Against::gap:
        case Against::overall:
            break;
    }
    return nullptr;
}

std::string_view words_for(Against against) {
    switch (against) {
        case Against::target:
            return "the target";
        case Against::year_earlier:
        case Against::previous_year:
            return "12 months earlier";
        case Against::england:
            return "England";
        case Against::region:
            return "the region";
        case Against::neighbours:
            return "the neighbours";
        case Against::previous:
            return "the period before";
        case Against::trend:
            return "the trend";
        case Against::gap:
            return "the gap";
        case Against::overall:
            break;
    }
    return "all in all";
}

/// One printed rating with the two figures it compares, and which polarities it goes with.
struct Rated {
    const Record* record;
    const Assessment* assessment;
    const Observation *actual, *other;
    RatingRuleOfPaper rule;
    std::array<unsigned, 2> allowed;  ///< by polarity
    bool fits(Polarity p) const { return (allowed[static_cast<std::size_t>(p)] & bit_of(assessment->rating)) != 0; }
    bool tells() const { return fits(Polarity::higher) != fits(Polarity::lower); }
};

std::vector<Rated> rated(const Record& record, const Document& document) {
    std::vector<Rated> all;
    const Observation* actual = only_one(record, Measure::actual, Basis::latest, AreaKind::authority);
    if (actual == nullptr) return all;
    for (const Assessment& assessment : record.assessments) {
        if (!is_light(assessment.rating) || assessment.confidence < least_confidence) continue;
        const Observation* other = compared_with(record, assessment.against);
        if (other == nullptr || other->unit != actual->unit) continue;
        // A target of 381 for 75% is a number of something.
        if (actual->unit == Unit::percent && *actual->value <= 100 && *other->value > 100) continue;
        const auto rule = tolerance_rule(document, assessment.against);
        if (!rule) continue;
        Rated one{&record, &assessment, actual, other, *rule, {}};
        for (const Polarity p : polarities)
            one.allowed[static_cast<std::size_t>(p)] = allowed(*actual, *other, *rule, p);
        all.push_back(one);
    }
    return all;
}

struct Votes {
    std::array<std::size_t, 2> by_polarity{};
    std::size_t of(Polarity p) const { return by_polarity[static_cast<std::size_t>(p)]; }
    void add(const Rated& r) {
        if (!r.tells()) return;
        ++by_polarity[r.fits(Polarity::higher) ? 0 : 1];
    }
};

Finding finding_for(const Rated& r, Verdict verdict) {
    Finding finding;
    finding.check = Check::rating;
    finding.verdict = verdict;
    finding.records = {r.record->id};
    finding.published = std::string(to_text(r.assessment->rating));
    const Box box = r.assessment->box ? *r.assessment->box : r.record->source.box;
    finding.sources = {
        {r.record->document, r.actual->page, box}, place_of(*r.record, *r.actual), place_of(*r.record, *r.other)};
    if (r.rule.entry != nullptr) finding.sources.push_back({r.record->document, r.rule.entry->page, r.rule.entry->box});
    return finding;
}

std::string compared(const Rated& r) {
    std::string text = "is rated " + std::string(to_text(r.assessment->rating)) + " against " +
                       std::string(words_for(r.assessment->against)) + ", " + as_printed(*r.actual) + " against " +
                       as_printed(*r.other);
    return text;
}

void expect(Finding& finding, unsigned bits) {
    for (const RatingValue light : lights)
        if (bits == bit_of(light)) finding.expected = std::string(to_text(light));
}

/// A rating that does not go with the polarity `likely`, which `because` says.
void contradict(const Rated& r, Polarity likely, const std::string& because, Collector& collector) {
    Finding finding = finding_for(r, Verdict::contradiction);
    const unsigned bits = r.allowed[static_cast<std::size_t>(likely)];
    expect(finding, bits);
    finding.explanation = compared(r) + "; by the key " + light_words(bits) + " where " +
                          (likely == Polarity::higher ? "more" : "less") + " is better, as " + because + ": " +
                          r.record->indicator.name;
    collector.add(std::move(finding));
}

/// The ratings of one record where its layout states the polarity.
void judge_as_stated(const std::vector<const Rated*>& open, Polarity stated, const Votes& all, Collector& collector) {
    const Polarity other = stated == Polarity::higher ? Polarity::lower : Polarity::higher;
    if (all.of(stated) == 0 && all.of(other) >= 2) {
        // Rather the statement is wrong than every rating.
        Finding finding = finding_for(*open.front(), Verdict::cannot_tell);
        finding.explanation =
            compared(*open.front()) + "; the layout states that " + (stated == Polarity::higher ? "more" : "less") +
            " is better, and every rating has it the other way: " + open.front()->record->indicator.name;
        collector.add(std::move(finding));
        return;
    }
    for (const Rated* r : open) {
        if (r->fits(stated))
            collector.held(Check::rating);
        else
            contradict(*r, stated, "the layout states", collector);
    }
}

/// The ratings of one record, with what its layout and other records of the indicator say of its polarity.
void judge(const std::vector<Rated>& ratings, const Votes& elsewhere, std::optional<Polarity> stated,
           Collector& collector) {
    std::vector<const Rated*> open;
    Votes here;
    for (const Rated& r : ratings) {
        if (r.fits(Polarity::higher) && r.fits(Polarity::lower)) {
            collector.held(Check::rating);
        } else if (!r.tells()) {
            Finding finding = finding_for(r, Verdict::contradiction);
            const unsigned either = r.allowed[0] | r.allowed[1];
            expect(finding, either);
            finding.explanation = compared(r) + ": by the key " + light_words(either) + ": " + r.record->indicator.name;
            collector.add(std::move(finding));
        } else {
            here.add(r);
            open.push_back(&r);
        }
    }
    if (open.empty()) return;
    const Votes all{{here.by_polarity[0] + elsewhere.by_polarity[0], here.by_polarity[1] + elsewhere.by_polarity[1]}};
    if (stated) return judge_as_stated(open, *stated, all, collector);
    const Polarity likely = all.of(Polarity::higher) >= all.of(Polarity::lower) ? Polarity::higher : Polarity::lower;
    const Polarity other = likely == Polarity::higher ? Polarity::lower : Polarity::higher;
    const std::size_t fore = all.of(likely), against = all.of(other);
    if (fore + against < 2) {
        Finding finding = finding_for(*open.front(), Verdict::cannot_tell);
        finding.explanation = compared(*open.front()) + ", and nothing else says whether more or less is better: " +
                              open.front()->record->indicator.name;
        collector.add(std::move(finding));
        return;
    }
    const bool sure = fore >= 2 && against * 2 <= fore;
    if (sure || against == 0) {
        for (const Rated* r : open) {
            if (r->fits(likely)) {
                collector.held(Check::rating);
                continue;
            }
            contradict(*r, likely, std::to_string(fore) + " of its ratings have it", collector);
        }
        return;
    }
    // As much for the one as for the other. Within one record that cannot be: one of its ratings is wrong.
    const auto one_for = [&](Polarity p) {
        return std::find_if(open.begin(), open.end(), [&](const Rated* r) { return r->fits(p); });
    };
    const auto first = one_for(Polarity::higher), second = one_for(Polarity::lower);
    if (first == open.end() || second == open.end()) {
        Finding finding = finding_for(*open.front(), Verdict::cannot_tell);
        finding.explanation = compared(*open.front()) +
                              ", and its ratings in other papers go both ways: " + open.front()->record->indicator.name;
        collector.add(std::move(finding));
        return;
    }
    Finding finding = finding_for(**first, Verdict::contradiction);
    for (const FindingSource& source : finding_for(**second, Verdict::contradiction).sources)
        finding.sources.push_back(source);
    finding.explanation = compared(**first) + ", and " + compared(**second).substr(3) +
                          ": more is better by the one and worse by the other: " + (*first)->record->indicator.name;
    collector.add(std::move(finding));
}

/// Green: the target is reached. Amber: the floor is. Red: neither. The floor says which way is worse.
void judge_by_floor(const Record& record, const Document& document, Collector& collector) {
    const KeyEntry* key = floor_rule(document);
    if (key == nullptr) return;
    const Observation* actual = only_one(record, Measure::actual, Basis::latest, AreaKind::authority);
    const Observation* target = only_one(record, Measure::target, Basis::latest, AreaKind::authority);
    const Observation* floor = only_one(record, Measure::floor, Basis::latest, AreaKind::authority);
    if (actual == nullptr || target == nullptr || floor == nullptr || *target->value == *floor->value) return;
    if (actual->unit != target->unit || target->unit != floor->unit) return;
    const double sign = *target->value > *floor->value ? 1 : -1;
    const Interval a = interval(*actual);
    // Targets and floors are set, not measured: they are what is printed.
    const double low = std::min(sign * a.low, sign * a.high), high = std::max(sign * a.low, sign * a.high);
    const double t = sign * *target->value, f = sign * *floor->value;
    constexpr double edge = 1e-9;
    unsigned bits = 0;
    if (high >= t - edge) bits |= 1U;
    if (high >= f - edge && low < t - edge) bits |= 2U;
    if (low < f - edge) bits |= 4U;
    // The printed figure itself is enough where it is on the mark.
    for (const Assessment& assessment : record.assessments) {
        if (assessment.against != Against::target || !is_light(assessment.rating)) continue;
        if (assessment.confidence < least_confidence) continue;
        if ((bits & bit_of(assessment.rating)) != 0) {
            collector.held(Check::rating);
            continue;
        }
        Rated r{&record, &assessment, actual, target, {0, false, key}, {bits, bits}};
        Finding finding = finding_for(r, Verdict::contradiction);
        finding.sources.push_back(place_of(record, *floor));
        expect(finding, bits);
        finding.explanation = compared(r) + " and a floor of " + as_printed(*floor) + ": by the key " +
                              light_words(bits) + ": " + record.indicator.name;
        collector.add(std::move(finding));
    }
}

void compare_two(const Rated& a, const Rated& b, const Document& paper_of_a, Collector& collector) {
    if (a.assessment->rating == b.assessment->rating) {
        collector.held(Check::rating);
        return;
    }
    Finding finding = finding_for(b, Verdict::contradiction);
    finding.records.push_back(a.record->id);
    finding.expected = std::string(to_text(a.assessment->rating));
    for (const FindingSource& source : finding_for(a, Verdict::contradiction).sources)
        finding.sources.push_back(source);
    finding.explanation = compared(b) + ", where the paper of " + paper_of_a.meeting_date + " (page " +
                          std::to_string(a.actual->page) + ") has " + std::string(to_text(a.assessment->rating)) +
                          " for the same: " + b.record->indicator.name;
    collector.add(std::move(finding));
}

/// Two papers that print the same figures for the same time, and rate them differently: one of them is wrong, or the
/// tolerance was meant differently.
void compare_papers(const std::vector<Rated>& ratings, const std::map<std::string, const Document*>& documents,
                    Collector& collector) {
    std::vector<const Rated*> ordered;
    for (const Rated& r : ratings)
        if (r.actual->period && !r.actual->period->start.empty()) ordered.push_back(&r);
    const auto date = [&](const Rated* r) { return documents.at(r->record->document)->meeting_date; };
    std::stable_sort(ordered.begin(), ordered.end(), [&](const Rated* a, const Rated* b) { return date(a) < date(b); });
    // The last rating of the same figures, by what they are.
    std::map<std::tuple<Against, std::string, double, double, double>, const Rated*> last;
    for (const Rated* now : ordered) {
        const Rated& b = *now;
        const auto key = std::make_tuple(b.assessment->against, b.actual->period->start + b.actual->period->end,
                                         *b.actual->value, *b.other->value, b.rule.tolerance);
        const Rated*& then = last[key];
        if (then != nullptr && then->record->document != b.record->document && same_subject(*then->actual, *b.actual))
            compare_two(*then, b, *documents.at(then->record->document), collector);
        then = now;
    }
}

}  // namespace

void check_ratings(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    const KnownIndicators& known = material.known_indicators;
    const StatedPolarity& stated = material.stated_polarity;
    std::map<std::string, const Document*> documents;
    for (const Document& document : dataset.documents) documents.emplace(document.id, &document);
    struct Entry {
        std::string key;
        std::vector<Rated> ratings;
        std::optional<Polarity> stated;
    };
    std::vector<Entry> entries;
    std::map<std::string, Votes> votes;
    for (const Record& record : dataset.records) {
        const auto document = documents.find(record.document);
        if (document == documents.end()) continue;
        if (floor_rule(*document->second) != nullptr) {
            judge_by_floor(record, *document->second, collector);
            continue;
        }
        Entry entry{indicator_key(record, *document->second, known), rated(record, *document->second), {}};
        if (entry.ratings.empty()) continue;
        if (stated) entry.stated = stated(record);
        if (!entry.key.empty())
            for (const Rated& r : entry.ratings) votes[entry.key].add(r);
        entries.push_back(std::move(entry));
    }
    std::map<std::string, std::vector<Rated>> by_indicator;
    for (const Entry& entry : entries)
        if (!entry.key.empty())
            by_indicator[entry.key].insert(by_indicator[entry.key].end(), entry.ratings.begin(), entry.ratings.end());
    for (const auto& [key, ratings] : by_indicator) compare_papers(ratings, documents, collector);
    for (const Entry& entry : entries) {
        Votes elsewhere;
        if (const auto found = votes.find(entry.key); found != votes.end()) {
            elsewhere = found->second;
            for (const Rated& r : entry.ratings)
                if (r.tells()) --elsewhere.by_polarity[r.fits(Polarity::higher) ? 0 : 1];
        }
        judge(entry.ratings, elsewhere, entry.stated, collector);
    }
}

}  // namespace scrutineer::checks
