// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/reported_period.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "normalise/periods/period.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using Place = PeriodText::Place;

bool is_year(const Period& period) {
    return period.kind == PeriodKind::financial_year || period.kind == PeriodKind::academic_year ||
           period.kind == PeriodKind::calendar_year;
}

/// A plan for several years ("2025-28") is not a period reported on.
bool is_plan_of_years(const Period& period) {
    return period.start.empty() || period.end.empty() || one_year_before(period).end >= period.start;
}

/// A day without "as at" is when something is, was or will be done.
bool is_bare_date(const Period& period) {
    static const Expression state(R"((?i)\b(?:as (?:at|of|on)|at|end|position|snapshot|fel)\b)");
    return period.kind == PeriodKind::point && !state.found_in(period.label);
}

/// A part of a year that is named without its year: "Quarter Three", "Half Year", "Month 8"; empty for none.
std::string part_without_year(const std::string& text) {
    static const Expression part(
        R"((?i)\b((?:quarter|qtr|q|chwarter|ch)\s?(?:one|two|three|four|[1-4])|(?:first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter|half[- ]year|mid[- ]year|(?:month|period)\s?\d{1,2})\b)");
    std::string found;
    return part.found_in(text, &found) ? found : std::string();
}

/// Words by which a text says that it is about a whole year; what is monitored is the year so far, though it is a
/// budget's or the forecast of an outturn.
bool speaks_of_the_year(const std::string& text) {
    static const Expression so_far(
        R"((?i)\b(?:monitoring|monitor|(?:forecast|projected|provisional|predicted) (?:\w+ )?out-?turn)\b)");
    if (so_far.found_in(text)) return false;
    static const Expression whole(
        R"((?i)\b(?:annual|year[- ]?end|end of (?:the )?year|out-?turn|full year|budget|strategy|statement of accounts)\b)");
    return whole.found_in(text);
}

/// What one text names.
struct Named {
    Place place = Place::title;
    std::string text;
    std::vector<Period> parts;  ///< parts of a year, as printed
    std::vector<Period> years;
    std::string loose_part;  ///< one that has no year beside it
};

Named named_in(const PeriodText& said, const PeriodContext& context) {
    Named named{said.place, said.text, {}, {}, {}};
    for (Period& period : find_periods(said.text, context)) {
        if (is_plan_of_years(period) || is_bare_date(period)) continue;
        (is_year(period) ? named.years : named.parts).push_back(std::move(period));
    }
    named.loose_part = part_without_year(said.text);
    // "Quarter 3 2024/25" has its year.
    if (std::any_of(named.parts.begin(), named.parts.end(), [&](const Period& period) {
            return period.kind != PeriodKind::point && part_without_year(period.label) == named.loose_part;
        }))
        named.loose_part.clear();
    return named;
}

/// The financial year, as printed, that a period lies in: what a quarter without a year is given.
std::string year_around(const Period& period) {
    const int year = std::stoi(period.start.substr(0, 4)) - (period.start.substr(5) < "04-01" ? 1 : 0);
    return std::to_string(year) + "/" + std::to_string(year + 1);
}

bool inside(const Period& part, const Period& whole) { return part.start >= whole.start && part.end <= whole.end; }

/// A text is read when it is first asked what it names: most papers say it in their titles, and have hundreds of texts.
class Choice {
public:
    Choice(const ReportFacts& facts, const std::string& meeting_date)
        : date_(meeting_date), texts_(facts.period_texts), named_(texts_.size()) {
        context_.year_hint = meeting_date;
    }

    std::optional<Period> made() {
        for (std::size_t i = 0; i < texts_.size() && texts_[i].place != Place::body; ++i)
            if (auto period = of_text(named(i))) return period;
        return std::nullopt;
    }

private:
    const Named& named(std::size_t i) const {
        std::optional<Named>& known = named_[i];
        if (!known) {
            known = named_in(texts_[i], context_);
            if (!date_.empty()) std::erase_if(known->parts, [&](const Period& period) { return period.start > date_; });
        }
        return *known;
    }

    /// The period of one text, seen together with the others where it says only half of it.
    std::optional<Period> of_text(const Named& named) {
        if (!named.loose_part.empty())
            if (auto period = with_year(named)) return period;
        if (!named.parts.empty()) return widest_of_quarters(named.parts);
        if (named.years.empty() || named.place == Place::sentence) return std::nullopt;
        const Period& year = named.years.front();
        if (speaks_of_the_year(named.text) || named.place == Place::label) return year;
        return part_of(year, named);
    }

    /// A quarter is what a report is about where it names its months and its last day too.
    static Period widest_of_quarters(const std::vector<Period>& parts) {
        const auto quarter = std::find_if(parts.begin(), parts.end(), [](const Period& period) {
            return period.kind == PeriodKind::quarter || period.kind == PeriodKind::half_year;
        });
        return quarter == parts.end() ? parts.front() : *quarter;
    }

    /// "Quarter Three" with the year that stands elsewhere in its text, in the head, or most often beside it.
    std::optional<Period> with_year(const Named& named) const {
        const std::string part = fold_space(named.loose_part);
        const auto in = [&](const std::vector<Period>& periods) -> std::optional<Period> {
            for (const Period& other : periods) {
                const std::string year = is_year(other) ? other.label : year_around(other);
                auto period = parse_period(part + " " + year_around(other), context_);
                if (period) period->label = part + " " + year;
                if (period) return period;
            }
            return std::nullopt;
        };
        if (auto period = in(named.years)) return period;
        if (auto period = in(named.parts)) return period;
        for (std::size_t i = 0; i < texts_.size(); ++i)
            if (texts_[i].place < Place::running)
                if (auto period = in(this->named(i).years)) return period;
        // What the paper's pages set beside that quarter most often.
        for (std::size_t i = 0; i < texts_.size(); ++i)
            if (texts_[i].place == Place::body)
                for (const Period& period : this->named(i).parts)
                    if (const auto same = parse_period(part + " " + year_around(period), context_);
                        same && same->start == period.start)
                        return period;
        if (auto period = parse_period(part, context_)) return period;
        for (std::size_t i = 0; i < texts_.size(); ++i)
            if (auto period = in(this->named(i).years)) return period;
        return std::nullopt;
    }

    /// The part of a year that the texts after a title name, where the title names the year alone. Of a year that was
    /// not over when the paper was published, the paper cannot report the whole: there a part is believed beside the
    /// forecast for the full year.
    Period part_of(const Period& year, const Named& said) {
        const bool under_way = !date_.empty() && date_ <= year.end;
        const auto fits = [&](const Period& part) { return inside(part, year) && (!under_way || part.end <= date_); };
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            if (texts_[i].place > Place::sentence) continue;
            const Named& other = named(i);
            if (&other == &said || (!under_way && speaks_of_the_year(other.text))) continue;
            if (!other.loose_part.empty())
                if (auto period = parse_period(fold_space(other.loose_part) + " " + year_around(year), context_);
                    period && fits(*period))
                    return *period;
            for (const Period& part : other.parts)
                if (fits(part)) return part;
        }
        return year;
    }

    std::string date_;
    PeriodContext context_;
    const std::vector<PeriodText>& texts_;
    mutable std::vector<std::optional<Named>> named_;
};

}  // namespace

std::optional<Period> reported_period(const ReportFacts& facts, const std::string& meeting_date) {
    return Choice(facts, meeting_date).made();
}

}  // namespace scrutineer
