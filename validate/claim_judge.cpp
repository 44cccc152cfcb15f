// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/claim.hpp: whether claims hold
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "validate/claim.hpp"
#include "validate/precision.hpp"

namespace scrutineer::checks {
namespace {

using Outcome = Judgement::Outcome;
using Direction = Claim::Direction;

/// A figure and how far its printed digits leave it open.
struct Range {
    double low = 0, high = 0;
};

Range range_of(const ProseFigure& figure) {
    return {figure.value - figure.half_unit(), figure.value + figure.half_unit()};
}

bool may_be(double published, double half_unit, Range expected) {
    return within(published, std::clamp(published, expected.low, expected.high), half_unit);
}

std::string as_printed(const ProseFigure& figure) {
    return plain_number(figure.value, figure.decimals) + (figure.kind == FigureKind::percent  ? "%"
                                                          : figure.kind == FigureKind::points ? " percentage points"
                                                                                              : "");
}

/// One digit more than is printed says which way the rounding goes.
std::string computed(double value, const ProseFigure& printed) { return plain_number(value, printed.decimals + 1); }

/// 71.26 printed as 71.2: the digits that follow were left off.
std::string if_cut_off(const ProseFigure& printed, double expected) {
    const double unit = 2 * printed.half_unit();
    return expected > printed.value && expected < printed.value + unit ? " (cut off, not rounded)" : "";
}

Judgement judge_share(const ProseFigure& percent, const ProseFigure& part, const ProseFigure& whole) {
    Judgement result;
    result.published = percent.value;
    if (part.decimals != 0 || whole.decimals != 0 || whole.value <= 0 || part.value > whole.value) return result;
    result.expected = 100 * part.value / whole.value;
    result.tolerance = percent.half_unit();
    const Range parts = range_of(part), wholes = range_of(whole);
    const Range expected{100 * parts.low / wholes.high, 100 * parts.high / wholes.low};
    if (may_be(percent.value, percent.half_unit(), expected)) {
        result.outcome = Outcome::holds;
        return result;
    }
    result.outcome = Outcome::fails;
    result.explanation = "prints " + as_printed(percent) + ", " + as_printed(part) + " of " + as_printed(whole) +
                         " is " + computed(result.expected, percent) + "%" + if_cut_off(percent, result.expected);
    return result;
}

/// The change from one figure to another in per cent of the first, or in percentage points.
Range change_in_percent(const ProseFigure& from, const ProseFigure& to) {
    const Range a = range_of(from), b = range_of(to);
    return {100 * (b.low - a.high) / a.high, 100 * (b.high - a.low) / std::max(a.low, 1e-9)};
}

Range change_in_points(const ProseFigure& from, const ProseFigure& to) {
    const Range a = range_of(from), b = range_of(to);
    return {b.low - a.high, b.high - a.low};
}

/// Does the printed change, taken in its direction, fit?
bool fits(const ProseFigure& printed, Direction direction, Range expected) {
    if (direction != Direction::down && may_be(printed.value, printed.half_unit(), expected)) return true;
    return direction != Direction::up && may_be(-printed.value, printed.half_unit(), expected);
}

std::string rise_or_fall(double change) { return change < 0 ? "a fall of " : "a rise of "; }

std::string from_to(const ProseFigure& from, const ProseFigure& to) {
    return "from " + as_printed(from) + " to " + as_printed(to);
}

bool change_holds(const ProseFigure& printed, Direction direction, const ProseFigure& from, const ProseFigure& to) {
    const bool shares = from.kind == FigureKind::percent;
    if (printed.kind == FigureKind::percent && fits(printed, direction, change_in_percent(from, to))) return true;
    return shares && fits(printed, direction, change_in_points(from, to));
}

Judgement judge_percent_change(const ProseFigure& printed, Direction direction, const ProseFigure& from,
                               const ProseFigure& to) {
    Judgement result;
    result.published = printed.value;
    result.tolerance = printed.half_unit();
    const bool shares = from.kind == FigureKind::percent;
    if (shares != (to.kind == FigureKind::percent)) return result;
    if (printed.kind == FigureKind::points && !shares) return result;
    if (!(from.value > from.half_unit())) return result;
    if (change_holds(printed, direction, from, to)) {
        result.outcome = Outcome::holds;
        return result;
    }
    // "112 … compared to 140 this year, a rise of 25%" is said the wrong way round, not wrong.
    if (to.value > to.half_unit() && change_holds(printed, direction, to, from)) return result;
    const double change = 100 * (to.value - from.value) / from.value;
    const double points = to.value - from.value;
    result.outcome = Outcome::fails;
    std::string is;
    if (printed.kind == FigureKind::points) {
        result.expected = std::fabs(points);
        is = rise_or_fall(points) + computed(result.expected, printed) + " percentage points";
    } else {
        result.expected = std::fabs(change);
        is = rise_or_fall(change) + computed(result.expected, printed) + "%";
        if (shares) is += " (" + computed(std::fabs(points), printed) + " percentage points)";
    }
    const std::string said = direction == Direction::unsaid ? ""
                             : direction == Direction::up   ? "a rise of "
                                                            : "a fall of ";
    result.explanation = "prints " + said + as_printed(printed) + ", " + from_to(from, to) + " is " + is;
    if ((direction == Direction::down) == (change < 0)) result.explanation += if_cut_off(printed, result.expected);
    // The commonest slip: the change as a part of the later figure.
    if (!shares && to.value > 0 && printed.kind == FigureKind::percent &&
        within(100 * std::fabs(points) / to.value, printed.value, 2 * printed.half_unit()))
        result.explanation += "; " + plain_number(std::fabs(points), std::max(from.decimals, to.decimals)) + " is " +
                              computed(100 * std::fabs(points) / to.value, printed) + "% of " + as_printed(to);
    return result;
}

Judgement judge_amount(const ProseFigure& amount, Direction direction, const ProseFigure& from, const ProseFigure& to) {
    Judgement result;
    result.published = amount.value;
    result.tolerance = amount.half_unit();
    if (fits(amount, direction, change_in_points(from, to))) {
        result.outcome = Outcome::holds;
        return result;
    }
    if (fits(amount, direction, change_in_points(to, from))) return result;
    const double change = to.value - from.value;
    result.outcome = Outcome::fails;
    result.expected = std::fabs(change);
    result.explanation = "prints a difference of " + as_printed(amount) + ", " + from_to(from, to) + " is " +
                         rise_or_fall(change) + plain_number(std::fabs(change), std::max(from.decimals, to.decimals));
    return result;
}

Judgement judge_direction(const Claim& claim, const MarkedText& text) {
    Judgement result;
    const ProseFigure &from = text.figures[*claim.from], &to = text.figures[*claim.to];
    result.published = to.value;
    result.expected = from.value;
    if ((from.kind == FigureKind::percent) != (to.kind == FigureKind::percent)) return result;
    // A place in a ranking falls as its number rises.
    const std::string sentence =
        text.text.substr(claim.begin > 160 ? claim.begin - 160 : 0, claim.end - claim.begin + 160);
    static const RE2 place(R"(\b(?:rank(?:s|ed|ing)?|positions?|placed?|league)\b)");
    if (RE2::PartialMatch(sentence, place)) return result;
    if (from.value == to.value) return result;
    if ((to.value > from.value) == (claim.direction == Direction::up)) {
        result.outcome = Outcome::holds;
        return result;
    }
    result.outcome = Outcome::fails;
    result.explanation = std::string("says it ") + (claim.direction == Direction::up ? "rose" : "fell") + ", " +
                         from_to(from, to) + " is " + (to.value > from.value ? "a rise" : "a fall");
    return result;
}

/// The figures of a claim, the one in question first.
std::vector<std::size_t> figures_of(const Claim& claim) {
    std::vector<std::size_t> figures;
    for (const auto& figure : {claim.percent, claim.amount, claim.part, claim.to, claim.whole, claim.from})
        if (figure) figures.push_back(*figure);
    return figures;
}

/// Words between the figures, and figures that differ widely: they may well not belong together.
bool far_apart(const Claim& claim, const Judgement& judgement) {
    const double difference = std::fabs(judgement.published - judgement.expected);
    if (claim.kind == Claim::Kind::share) return difference > 15;
    return difference > 25 &&
           (judgement.published > 5 * judgement.expected || judgement.expected > 5 * judgement.published);
}

/// Do other figures of the claim's sentences make the printed percentage?
bool others_fit(const Claim& claim, const MarkedText& text) {
    const std::size_t begin = text.text.rfind('|', claim.begin), end = text.text.find('|', claim.end);
    std::vector<const ProseFigure*> near;
    constexpr std::size_t most = 60;  // a sentence of more figures is a list
    for (std::size_t i = 0; i < text.figures.size(); ++i) {
        const ProseFigure& figure = text.figures[i];
        if (figure.kind != FigureKind::number && figure.kind != FigureKind::word && figure.kind != FigureKind::percent)
            continue;
        if (i == *claim.percent) continue;
        const std::size_t at = text.text.find(text.mark(i), begin == std::string::npos ? 0 : begin);
        if (at < end) near.push_back(&figure);
        if (near.size() > most) return true;
    }
    const ProseFigure& percent = text.figures[*claim.percent];
    for (const ProseFigure* a : near)
        for (const ProseFigure* b : near) {
            if (a == b || (a->kind == FigureKind::percent) != (b->kind == FigureKind::percent)) continue;
            if (claim.kind == Claim::Kind::share) {
                if (a->kind != FigureKind::percent && judge_share(percent, *a, *b).outcome == Outcome::holds)
                    return true;
            } else if (a->value > a->half_unit() && change_holds(percent, claim.direction, *a, *b)) {
                return true;
            }
        }
    return false;
}

}  // namespace

Judgement judge(const Claim& claim, const MarkedText& text) {
    Judgement result;
    const std::vector<std::size_t> figures = figures_of(claim);
    const auto at = [&](const std::optional<std::size_t>& index) -> const ProseFigure& { return text.figures[*index]; };
    const bool exact =
        std::all_of(figures.begin(), figures.end(), [&](std::size_t i) { return text.figures[i].exact; });
    if (exact) {
        if (claim.kind == Claim::Kind::share) {
            result = judge_share(at(claim.percent), at(claim.part), at(claim.whole));
        } else if (claim.amount) {
            if (claim.from) result = judge_amount(at(claim.amount), claim.direction, at(claim.from), at(claim.to));
            const bool amount_holds = !claim.from || result.outcome == Outcome::holds;
            if (claim.percent && amount_holds) {
                ProseFigure from = at(claim.to);
                from.value += claim.direction == Direction::up ? -at(claim.amount).value : at(claim.amount).value;
                if (claim.direction != Direction::unsaid)
                    result = judge_percent_change(at(claim.percent), claim.direction,
                                                  claim.from ? at(claim.from) : from, at(claim.to));
            }
        } else if (claim.percent) {
            result = judge_percent_change(at(claim.percent), claim.direction, at(claim.from), at(claim.to));
        } else {
            result = judge_direction(claim, text);
        }
        if (result.outcome == Outcome::fails && claim.loose && claim.percent &&
            (far_apart(claim, result) || others_fit(claim, text)))
            result.outcome = Outcome::cannot_tell;
    }
    result.figures = figures;
    return result;
}

std::vector<JudgedClaim> judged_claims(const MarkedText& text) {
    // What is in question: the percentage, else the difference, else the later figure.
    std::map<std::size_t, std::vector<JudgedClaim>> readings;
    for (const Claim& claim : read_claims(text)) {
        const std::size_t question = claim.percent ? *claim.percent : claim.amount ? *claim.amount : *claim.to;
        readings[question].push_back({claim, judge(claim, text)});
    }
    std::vector<JudgedClaim> result;
    for (auto& [question, claims] : readings) {
        // The same figures bound tightly by another reading: the loose one has nothing to add.
        std::erase_if(claims, [&claims = claims](const JudgedClaim& loose) {
            return loose.claim.loose && std::any_of(claims.begin(), claims.end(), [&](const JudgedClaim& tight) {
                       return !tight.claim.loose && tight.judgement.figures == loose.judgement.figures;
                   });
        });
        // One that holds was meant; else one that cannot be told leaves it open; else the shortest.
        const auto rank = [](const JudgedClaim& c) {
            return c.judgement.outcome == Outcome::holds ? 0 : c.judgement.outcome == Outcome::cannot_tell ? 1 : 2;
        };
        const auto best =
            std::min_element(claims.begin(), claims.end(), [&](const JudgedClaim& a, const JudgedClaim& b) {
                if (rank(a) != rank(b)) return rank(a) < rank(b);
                return a.claim.end - a.claim.begin < b.claim.end - b.claim.begin;
            });
        result.push_back(*best);
    }
    return result;
}

}  // namespace scrutineer::checks
