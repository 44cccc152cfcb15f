// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/meaning/heading_sense.hpp"

// How a heading is read:
//
//   cut        its words become pieces: phrases of the vocabulary (the longest first), periods, units, and words that
//              are not known (heading_parts)
//   compare    an operator ("against", "change on") parts what is compared from what it is compared with
//   sense      the pieces of each side say its measure, version, aspect, time and area (heading_sense)
//   role       a figure, a rating, a name …: by what the pieces say together
//   dimension  what nothing has taken stays, level by level
namespace scrutineer::meaning {
namespace {

/// The noun that a heading ends with says what is under it where about half of its words are known: "MTFP category".
constexpr double least_known_of_role = 0.45;
/// Nouns that names are made of say it only where nearly all is known: "Library Service" heads figures.
constexpr double least_known_of_thing = 0.7;

/// The period that a heading's levels print together: "Q1" under "2024/25" is "Q1 2024/25".
class PeriodText {
public:
    void add(const std::string& printed, const PrintedPeriod& period) {
        const bool says_nothing = !period.has_year && !period.has_part;  // "Year 1"
        if (text_.empty() || (!has_year_ && !has_part_)) {
            take(printed, period);
        } else if (says_nothing) {
            return;
        } else if ((has_year_ && has_part_) || (period.has_year && period.has_part) || has_year_ == period.has_year) {
            take(printed, period);
        } else {
            text_ = period.has_part ? printed + " " + text_ : text_ + " " + printed;
            has_year_ = has_part_ = true;
            to_date_ = to_date_ || period.to_date;
        }
    }
    const std::string& text() const { return text_; }
    bool to_date() const { return to_date_; }

private:
    void take(const std::string& printed, const PrintedPeriod& period) {
        text_ = printed;
        has_year_ = period.has_year;
        has_part_ = period.has_part;
        to_date_ = period.to_date;
    }

    std::string text_;
    bool has_year_ = false, has_part_ = false, to_date_ = false;
};

class HeadingReader {
public:
    explicit HeadingReader(const std::vector<std::string>& levels) : levels_(cut_heading(levels)) {
        for (const HeadingLevel& level : levels_)
            for (const HeadingPart& part : level.parts) parts_.push_back(&part);
    }

    HeadingMeaning read() {
        count_words();
        find_operator();
        read_periods();
        read_units();
        if (operator_)
            read_comparison();
        else
            read_plain();
        read_dimension();
        return std::move(meaning_);
    }

private:
    void count_words() {
        std::size_t words = 0, known = 0;
        for (const HeadingLevel& level : levels_) {
            words += level.count;
            known += level.known;
        }
        // A unit's sign alone is understood.
        const bool sign = words == 0 && !parts_.empty();
        meaning_.words = static_cast<int>(words);
        meaning_.known = words > 0 ? static_cast<double>(known) / static_cast<double>(words) : sign ? 1 : 0;
    }

    // The operator.

    /// The first operator that has something to compare; what stands before it and behind it become the two sides.
    void find_operator() {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const HeadingPart* part = parts_[i];
            if (part->kind != HeadingPart::Kind::term || part->term->comparison == Comparison::none) continue;
            const auto at = parts_.begin() + static_cast<std::ptrdiff_t>(i);
            HeadingParts behind(at + 1, parts_.end());
            const HeadingPart* next = first_content(behind);
            const bool to_period = next && next->kind == HeadingPart::Kind::period;
            const Sense other = sense_of(levels_, behind);
            const bool known = part->term->other || to_period || other.measure || other.basis || other.area;
            if (known || !(part->term->needs_other || part->term->comparison == Comparison::beside)) {
                operator_ = part;
                before_.assign(parts_.begin(), at);
                behind_ = std::move(behind);
                if (to_period) period_of_other_ = next;
                if (!other.measure && (other.basis || other.area)) period_of_other_ = period_in(behind_);
                if (follows_between(*part)) part_at_and();
                return;
            }
            // "% of consultees", "Forecast against original saving"
            rejected_.push_back(part);
            if (part->term->comparison == Comparison::beside) set_aside(i);
        }
    }

    /// "compared with the same period in 2022/23", "vs England 2023"
    static const HeadingPart* period_in(const HeadingParts& parts) {
        const auto period = std::find_if(parts.begin(), parts.end(), [](const HeadingPart* part) {
            return part->kind == HeadingPart::Kind::period;
        });
        return period == parts.end() ? nullptr : *period;
    }

    bool follows_between(const HeadingPart& part) const {
        return levels_[part.level].words[part.end - 1].text == "between";
    }

    /// "difference between budget and forecast": both sides stand behind it.
    void part_at_and() {
        const auto is_and = [&](const HeadingPart* part) {
            const std::string& word = levels_[part->level].words[part->first].text;
            return part->is_filler() && (word == "and" || word == "a");
        };
        const auto cut = std::find_if(behind_.begin(), behind_.end(), is_and);
        if (cut == behind_.end()) return;
        before_.insert(before_.end(), behind_.begin(), cut);
        behind_.erase(behind_.begin(), cut);
    }

    /// What stands behind an operator with nothing to compare, in its level, belongs to it.
    void set_aside(std::size_t op) {
        const auto behind = parts_.begin() + static_cast<std::ptrdiff_t>(op) + 1;
        const auto end = std::find_if(behind, parts_.end(), [&](const HeadingPart* part) {
            const bool role = part->kind == HeadingPart::Kind::term && part->term->role == Role::period;
            return part->level != parts_[op]->level || part->kind == HeadingPart::Kind::unit || role;
        });
        rejected_.insert(rejected_.end(), behind, end);
        parts_.erase(behind, end);
    }

    static const HeadingPart* first_content(const HeadingParts& parts) {
        const auto next = std::find_if(parts.begin(), parts.end(), [](const auto* part) { return !part->is_filler(); });
        return next == parts.end() ? nullptr : *next;
    }

    // Periods and units.

    void read_periods() {
        PeriodText whole;
        for (const HeadingPart* part : parts_) {
            if (part->kind != HeadingPart::Kind::period) continue;
            const std::string printed = printed_part(*part);
            if (part == period_of_other_) {
                period_of_other_text_ = printed;
            } else if (!part->period.has_year && follows(*part, "from")) {
                began_.push_back(part);  // "revised from November": no period of its figures
            } else {
                if (whole.text().empty()) meaning_.period_leads = part == parts_.front();
                whole.add(printed, part->period);
            }
        }
        meaning_.period_text = whole.text();
        to_date_ = whole.to_date();
    }

    /// The unit's sign in the lowest level that has one, there the last; otherwise the first of the words.
    void read_units() {
        for (const HeadingPart* part : parts_)
            if (part->kind == HeadingPart::Kind::unit) take_unit(part->unit, printed_part(*part));
        HeadingParts words = parts_;
        words.insert(words.begin(), rejected_.begin(), rejected_.end());
        for (const HeadingPart* part : words) {
            if (part->kind != HeadingPart::Kind::term || !meaning_.unit_text.empty()) continue;
            if (!part->term->unit && !part->term->other_unit) continue;
            meaning_.unit = part->term->unit;
            meaning_.time_unit = part->term->time_unit;
            meaning_.unit_text = printed_part(*part);
        }
    }

    void take_unit(const PrintedUnit& unit, const std::string& printed) {
        if (unit.power_of_ten != 0 && !unit.unit && meaning_.unit == Unit::currency) {
            meaning_.power_of_ten = unit.power_of_ten;  // "£" over "000"
            meaning_.unit_text += printed;
            return;
        }
        meaning_.unit = unit.unit;
        meaning_.per = unit.per;
        meaning_.power_of_ten = unit.power_of_ten;
        meaning_.time_unit = unit.time_unit;
        meaning_.unit_text = printed;
    }

    // Two sides.

    void read_comparison() {
        const HeadingTerm& op = *operator_->term;
        const Sense side = sense_of(levels_, before_), other = sense_of(levels_, behind_);
        meaning_.comparison = op.comparison;
        static_cast<Terms&>(meaning_.side) = side;
        static_cast<Terms&>(meaning_.other) = other;
        meaning_.other.period_text = period_of_other_text_;
        if (op.other) meaning_.other.basis = op.other;
        meaning_.aspect = side.aspect ? side.aspect : other.aspect;
        // Two variances of one row differ in the budget that they are to.
        meaning_.version = !side.version ? other.version : !other.version ? side.version : std::nullopt;
        meaning_.basis = side.basis;
        meaning_.area = side.area;
        meaning_.area_name = side.area_name;
        meaning_.against = op.against ? op.against : against_of(other);
        left_ = side.left;
        left_.insert(left_.end(), other.left.begin(), other.left.end());
        const bool says_performance = (side.measure && side.weak) || side.rating || op.role == Role::rating;
        if (op.comparison == Comparison::beside && (says_performance || !side.measure))
            rate_comparison(side);
        else
            measure_comparison(op, side);
    }

    /// "Performance compared to England": a rating, or the change, or England's own figure; the cells tell.
    void rate_comparison(const Sense& side) {
        meaning_.role = Role::rating;
        meaning_.other_role = side.rating ? Role::unknown : Role::figure;
        if (side.rating && side.rating->term->against == Against::trend && !meaning_.against)
            meaning_.against = Against::trend;
    }

    void measure_comparison(const HeadingTerm& op, const Sense& side) {
        meaning_.role = Role::figure;
        if (op.measure)
            meaning_.measure = op.measure;
        else if (op.comparison == Comparison::share)
            meaning_.measure = side.measure && is_of_two(*side.measure) ? *side.measure : Measure::other;
        else
            meaning_.measure = Measure::variance;
        const bool said_again = op.measure && side.measure == op.measure;  // "change in forecast since"
        if (said_again) meaning_.side.measure = side.less.measure;
    }

    static std::optional<Against> against_of(const Sense& other) {
        if (other.area) return other.against;
        if (other.measure == Measure::target || other.measure == Measure::floor) return Against::target;
        if (other.basis == Basis::year_earlier) return Against::year_earlier;
        if (other.basis == Basis::previous) return Against::previous;
        return std::nullopt;
    }

    // One side.

    void read_plain() {
        const Sense sense = sense_of(levels_, parts_);
        const std::string period = sense.other_time ? std::string() : meaning_.period_text;
        static_cast<Terms&>(meaning_) = sense;
        meaning_.period_text = period;
        meaning_.other_time = sense.other_time;
        meaning_.side = sense.less;
        left_ = sense.left;
        if (meaning_.measure == Measure::rank && meaning_.area) {
            // "Rank in Scotland": the authority's own, among others.
            meaning_.other.area = std::exchange(meaning_.area, std::nullopt);
            meaning_.other.area_name = std::exchange(meaning_.area_name, {});
        }
        choose_role(sense);
        if (to_date_ && !meaning_.basis && meaning_.measure != Measure::balance) meaning_.basis = Basis::year_to_date;
    }

    void choose_role(const Sense& sense) {
        const bool measured = sense.measure && !sense.weak;
        if (const HeadingPart* alone = only_content(); alone && alone->term->alone != Role::unknown) {
            meaning_.other_role = alone->term->role;
            meaning_.role = alone->term->alone;
            meaning_.aspect.reset();
            meaning_.unit.reset();
            meaning_.unit_text.clear();
        } else if (const HeadingPart* head = head_of_words()) {
            take_role(*head->term);
        } else if (sense.rating && !(measured && sense.measure_level > sense.rating->level)) {
            take_rating(sense);
        } else if (const HeadingPart* thing = thing_of(sense)) {
            take_role(*thing->term);
        } else {
            keep_roles(sense, measured);
            const bool figure =
                sense.measure || sense.version || sense.basis || sense.other_time || more_than_words(sense);
            if (figure) meaning_.role = Role::figure;
            if (sense.weak) meaning_.other_role = Role::rating;
        }
    }

    /// The one phrase that the heading is; nullptr where it says anything else.
    const HeadingPart* only_content() const {
        return parts_.size() == 1 && parts_.front()->kind == HeadingPart::Kind::term ? parts_.front() : nullptr;
    }

    bool more_than_words(const Sense& sense) const {
        return sense.area || sense.statistic || sense.aspect || sense.figure_word || !meaning_.period_text.empty() ||
               !meaning_.unit_text.empty();
    }

    /// The noun of words that the lowest level is about: what stands before "of" and "for", or else what it ends with.
    /// nullptr where it is about something else.
    const HeadingPart* head_of_words() const {
        if (levels_.empty()) return nullptr;
        const HeadingLevel& level = levels_[lowest_content(levels_)];
        const auto content = level.content();
        if (content.empty() || level.share_known() < least_known_of_role) return nullptr;
        if (heads_words(*content.front()) && is_preposition(level, content.front()->end)) return content.front();
        if (heads_words(*content.back()) && !is_preposition(level, content.back()->first - 1)) return content.back();
        return nullptr;
    }

    static bool heads_words(const HeadingPart& part) {
        if (part.kind != HeadingPart::Kind::term || part.term->thing || part.term->version) return false;
        const Role role = part.term->role;
        return role != Role::unknown && role != Role::figure && role != Role::rating && role != Role::period;
    }

    static bool is_preposition(const HeadingLevel& level, std::size_t at) {
        static constexpr std::array<std::string_view, 12> prepositions{"of", "for", "on", "to",     "from", "in",
                                                                       "by", "at",  "am", "within", "with", "dros"};
        return at < level.words.size() &&
               std::find(prepositions.begin(), prepositions.end(), level.words[at].text) != prepositions.end();
    }

    /// A noun that names are made of too, where hardly anything else is said: "Service", "Capital scheme".
    const HeadingPart* thing_of(const Sense& sense) const {
        if (sense.roles.empty() || sense.measure || more_than_words(sense)) return nullptr;
        const HeadingPart* last = sense.roles.back();
        // "Schools block": two nouns side by side are a name.
        const HeadingPart* before = sense.roles.size() > 1 ? sense.roles[sense.roles.size() - 2] : nullptr;
        const bool compound = before && before->level == last->level && before->end == last->first;
        return !compound && levels_[last->level].share_known() >= least_known_of_thing ? last : nullptr;
    }

    /// A column of words has no measure, whatever is written about: "Reason for variance".
    void take_role(const HeadingTerm& term) {
        meaning_.role = term.role;
        meaning_.other_role = term.other_role;
        meaning_.measure.reset();
        meaning_.version.reset();
        meaning_.aspect.reset();
        meaning_.side = {};
    }

    void take_rating(const Sense& sense) {
        meaning_.role = Role::rating;
        meaning_.other_role = sense.rating->term->other_role;
        meaning_.measure.reset();
        meaning_.side = {};
        meaning_.against = sense.area && sense.against ? sense.against : sense.rating->term->against;
    }

    /// Over figures the words of a role say of what they are: "Directorate budget"; "scheme cost" says no more than
    /// cost.
    void keep_roles(const Sense& sense, bool measured) {
        const bool has_period = !meaning_.period_text.empty();
        for (const HeadingPart* part : sense.roles) {
            const HeadingLevel& level = levels_[part->level];
            const bool plain_name = part->term->role == Role::name && level.known == level.count;
            const bool says_nothing = (plain_name && (measured || sense.figure_word)) ||
                                      (part->term->role == Role::period && (measured || has_period));
            if (!says_nothing) left_.push_back(part);
        }
    }

    // What is left.

    /// Run by run, in the order that it is printed; fillers between two words belong to their run.
    void read_dimension() {
        const bool of_words =
            meaning_.role != Role::unknown && meaning_.role != Role::figure && meaning_.role != Role::rating;
        if (of_words) return;
        for (const HeadingLevel& level : levels_)
            for (std::size_t i = 0; i < level.parts.size(); ++i) {
                if (!is_left(level.parts[i])) continue;
                std::size_t last = i;
                for (std::size_t j = i + 1; j < level.parts.size(); ++j) {
                    if (is_left(level.parts[j]))
                        last = j;
                    else if (!level.parts[j].is_filler())
                        break;
                }
                // "rank out of 152"
                const bool lone_number = last == i && is_number(level, level.parts[i]);
                if (!lone_number || meaning_.role == Role::unknown)
                    meaning_.dimension.push_back(printed_text(level, level.parts[i].first, level.parts[last].end));
                i = last;
            }
    }

    bool is_left(const HeadingPart& part) const {
        const auto among = [&](const HeadingParts& parts) {
            return std::find(parts.begin(), parts.end(), &part) != parts.end();
        };
        const bool percent_of = part.kind == HeadingPart::Kind::term && part.term->unit && among(rejected_);
        return !percent_of && (among(left_) || among(rejected_) || among(began_));
    }

    static bool is_number(const HeadingLevel& level, const HeadingPart& part) {
        return part.kind == HeadingPart::Kind::unknown &&
               level.words[part.first].text.find_first_not_of("0123456789") == std::string::npos;
    }

    std::string printed_part(const HeadingPart& part) const {
        return printed_text(levels_[part.level], part.first, part.end);
    }

    bool follows(const HeadingPart& part, std::string_view word) const {
        return part.first > 0 && levels_[part.level].words[part.first - 1].text == word;
    }

    const std::vector<HeadingLevel> levels_;
    HeadingParts parts_;
    HeadingMeaning meaning_;
    const HeadingPart* operator_ = nullptr;
    HeadingParts before_, behind_;                  ///< its sides
    const HeadingPart* period_of_other_ = nullptr;  ///< "since P6"
    std::string period_of_other_text_;
    HeadingParts rejected_;  ///< operators with nothing to compare, and what stands behind them
    HeadingParts began_;     ///< periods that say when something began
    HeadingParts left_;      ///< what stays in the dimension
    bool to_date_ = false;
};

}  // namespace

HeadingMeaning parse_heading(const std::vector<std::string>& levels) { return HeadingReader(levels).read(); }

}  // namespace scrutineer::meaning
