// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decisions/decision_apply.hpp"

#include <algorithm>
#include <tuple>

#include "archive/decisions/decision_fields.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Boxes of two figures of one cell are the same but for rounding.
constexpr double one_cell = 0.99;

PrintedPlace place_of(const Record& record) {
    return {record.document, record.source.page, record.source.box, fold_space(record.indicator.name)};
}

PrintedPlace place_of(const Record& record, const Observation& figure) {
    return {record.document, figure.page, figure.box, fold_space(figure.text)};
}

PrintedPlace place_of(const Record& record, const Assessment& rating) {
    return {record.document, record.source.page, rating.box.value_or(record.source.box), fold_space(rating.text)};
}

/// A figure or rating: its record's and its own place in their lists.
struct At {
    std::size_t record, number;
};

/// All figures at a place: those that share most of it, in reading order.
std::vector<At> figures_at(const Dataset& paper, const PrintedPlace& place) {
    std::vector<At> found;
    double best = 0;
    for (std::size_t r = 0; r < paper.records.size(); ++r)
        for (std::size_t n = 0; n < paper.records[r].observations.size(); ++n) {
            const PrintedPlace here = place_of(paper.records[r], paper.records[r].observations[n]);
            if (!same_place(place, here)) continue;
            const double shared = shared_part(place.box, here.box);
            if (shared > best / one_cell) found.clear();
            if (shared < best * one_cell) continue;
            best = std::max(best, shared);
            found.push_back({r, n});
        }
    return found;
}

/// "" is the first, "2" the second; none where there are not so many.
std::optional<At> nth(const std::vector<At>& all, const std::string& about) {
    const std::size_t number = about.empty() ? 1 : static_cast<std::size_t>(std::atoi(about.c_str()));
    if (number < 1 || number > all.size()) return std::nullopt;
    return all[number - 1];
}

std::optional<std::size_t> record_at(const Dataset& paper, const PrintedPlace& place) {
    std::optional<std::size_t> found;
    double best = 0;
    for (std::size_t r = 0; r < paper.records.size(); ++r) {
        const PrintedPlace here = place_of(paper.records[r]);
        const double shared = shared_part(place.box, here.box);
        if (!same_place(place, here) || shared <= best) continue;
        best = shared;
        found = r;
    }
    return found;
}

std::optional<At> rating_at(const Dataset& paper, const Decision& decision) {
    std::optional<At> found;
    double best = 0;
    for (std::size_t r = 0; r < paper.records.size(); ++r)
        for (std::size_t n = 0; n < paper.records[r].assessments.size(); ++n) {
            const Assessment& rating = paper.records[r].assessments[n];
            const PrintedPlace here = place_of(paper.records[r], rating);
            const double shared = shared_part(decision.place.box, here.box);
            if (to_text(rating.against) != decision.about || !same_place(decision.place, here) || shared <= best)
                continue;
            best = shared;
            found = At{r, n};
        }
    return found;
}

/// Applies one decision after the other. Places are looked for in the paper as read, whatever was decided before.
class Application {
public:
    explicit Application(const Dataset& as_read) : as_read_(as_read) { out_.dataset = as_read; }

    DecisionState take(const Decision& d) {
        try {
            check_decision(d);
        } catch (const DecisionError&) {
            // From a program that knows more: shown, not guessed at.
            return DecisionState::not_found;
        }
        switch (d.subject) {
            case DecisionSubject::paper:
                return take_paper(d);
            case DecisionSubject::record:
                return take_record(d);
            case DecisionSubject::figure:
                return take_figure(d);
            case DecisionSubject::rating:
                return take_rating(d);
            case DecisionSubject::finding:
            case DecisionSubject::diagnostic:
                break;
        }
        // They change nothing that is stored.
        return DecisionState::applied;
    }

    DecidedPaper finish() {
        std::stable_sort(out_.corrections.begin(), out_.corrections.end(),
                         [](const Correction& a, const Correction& b) {
                             return std::tie(a.record, a.subject, a.number, a.field) <
                                    std::tie(b.record, b.subject, b.number, b.field);
                         });
        return std::move(out_);
    }

private:
    DecisionState take_paper(const Decision& d) {
        set(out_.dataset.documents.front(), as_read_.documents.front(), d, "", 0);
        out_.paper_touched = true;
        return DecisionState::applied;
    }

    DecisionState take_record(const Decision& d) {
        const auto at = record_at(as_read_, d.place);
        if (!at) return DecisionState::not_found;
        Record& record = out_.dataset.records[*at];
        out_.touched.insert(record.id);
        if (d.field == verdict_field) {
            judge(d, record.id, 0);
            leave_out(out_.records_left_out, record.id, d);
            if (d.value == verdict_right) {
                record.source.confidence = 1;
                for (Observation& o : record.observations) o.confidence = 1;
            }
        } else {
            set(record, as_read_.records[*at], d, record.id, 0);
        }
        return DecisionState::applied;
    }

    DecisionState take_figure(const Decision& d) {
        const auto at = nth(figures_at(as_read_, d.place), d.about);
        if (!at) return DecisionState::not_found;
        Record& record = out_.dataset.records[at->record];
        Observation& figure = record.observations[at->number];
        out_.touched.insert(record.id);
        figure.confidence = 1;
        if (d.field == verdict_field) {
            judge(d, record.id, at->number);
            leave_out(out_.figures_left_out, {record.id, at->number}, d);
        } else {
            set(figure, as_read_.records[at->record].observations[at->number], d, record.id, at->number);
        }
        return DecisionState::applied;
    }

    DecisionState take_rating(const Decision& d) {
        const auto at = rating_at(as_read_, d);
        if (!at) return DecisionState::not_found;
        Record& record = out_.dataset.records[at->record];
        Assessment& rating = record.assessments[at->number];
        out_.touched.insert(record.id);
        rating.confidence = 1;
        if (d.field == verdict_field) {
            judge(d, record.id, at->number);
            leave_out(out_.ratings_left_out, {record.id, at->number}, d);
        } else {
            set(rating, as_read_.records[at->record].assessments[at->number], d, record.id, at->number);
        }
        return DecisionState::applied;
    }

    template <typename Thing>
    void set(Thing& thing, const Thing& as_read, const Decision& d, const std::string& record, std::size_t number) {
        set_field(thing, d.field, d.value);
        note({decision_id(d), record, d.subject, number, d.field, field_text(as_read, d.field), d.value});
    }

    template <typename Thing>
    static void leave_out(std::set<Thing>& left_out, const Thing& thing, const Decision& d) {
        if (d.value == verdict_wrong)
            left_out.insert(thing);
        else
            left_out.erase(thing);
    }

    void judge(const Decision& d, const std::string& record, std::size_t number) {
        note({decision_id(d), record, d.subject, number, d.field, "", d.value});
    }

    /// A later decision on the same field takes the earlier one's place.
    void note(Correction correction) {
        std::erase_if(out_.corrections, [&](const Correction& c) {
            return c.record == correction.record && c.subject == correction.subject && c.number == correction.number &&
                   c.field == correction.field;
        });
        out_.corrections.push_back(std::move(correction));
    }

    const Dataset& as_read_;
    DecidedPaper out_;
};

/// In which order decisions are applied: a unit of a whole row before that of one of its figures, then oldest first;
/// the rest only makes the order always the same.
auto order_of(const Decision& d) { return std::make_tuple(d.subject, d.at, decision_id(d)); }

}  // namespace

DecidedPaper apply_decisions(const Dataset& as_read, const std::vector<Decision>& decisions) {
    Application application(as_read);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < decisions.size(); ++i) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return order_of(decisions[a]) < order_of(decisions[b]); });
    std::vector<DecisionState> states(decisions.size(), DecisionState::no_paper);
    for (const std::size_t i : order)
        if (decisions[i].place.document == as_read.documents.front().id) states[i] = application.take(decisions[i]);
    DecidedPaper paper = application.finish();
    paper.states = std::move(states);
    return paper;
}

Decision decision_on_paper(const Document& document) {
    Decision d;
    d.subject = DecisionSubject::paper;
    d.place.document = document.id;
    return d;
}

Decision decision_on_record(const Record& record) {
    Decision d;
    d.subject = DecisionSubject::record;
    d.place = place_of(record);
    return d;
}

Decision decision_on_figure(const Dataset& as_read, const Record& record, std::size_t number) {
    Decision d;
    d.place = place_of(record, record.observations.at(number));
    const std::vector<At> all = figures_at(as_read, d.place);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (as_read.records[all[i].record].id == record.id && all[i].number == number && i > 0)
            d.about = std::to_string(i + 1);
    return d;
}

Decision decision_on_rating(const Record& record, std::size_t number) {
    Decision d;
    d.subject = DecisionSubject::rating;
    d.place = place_of(record, record.assessments.at(number));
    d.about = to_text(record.assessments[number].against);
    return d;
}

Decision decision_on_diagnostic(const DocumentDiagnostic& diagnostic) {
    Decision d;
    d.subject = DecisionSubject::diagnostic;
    d.place = {diagnostic.document, diagnostic.diagnostic.page.value_or(0), diagnostic.diagnostic.box.value_or(Box{}),
               ""};
    d.about = diagnostic.diagnostic.code;
    return d;
}

}  // namespace scrutineer
