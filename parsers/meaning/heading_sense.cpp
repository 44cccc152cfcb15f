// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_sense.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace scrutineer::meaning {
namespace {

// How much of a level has to be known before one of its words is taken at its word.

/// A measure: below this it is a chance find in a longer name ("Number of adults who reach their target weight").
constexpr double least_for_measure = 0.3;
/// A word that may say less than a measure: "HRA Business Plan" is no budget.
constexpr double least_for_weak_measure = 0.6;
/// A measure in a level above the lowest, which may be a title.
constexpr double least_above = 0.6;
/// A rating or a version: "schools that require improvement", "initial child protection conferences".
constexpr double least_for_rating = 0.5;
constexpr double least_for_version = 0.5;
/// "Council", "authority": the paper's own only where nothing else is said of it.
constexpr double least_for_authority = 0.9;

/// A measure that may be of another: "forecast variance", "budget remaining".
bool is_of_another(Measure measure) { return is_of_two(measure) || measure == Measure::balance; }

/// How much a measure is the head of a heading that says two: "forecast outturn" is a forecast, "budget variance" a
/// variance.
int strength(Measure measure) {
    static constexpr std::array<Measure, 12> falling{
        Measure::rank,     Measure::variance, Measure::movement, Measure::floor,  Measure::limit,  Measure::balance,
        Measure::forecast, Measure::target,   Measure::outturn,  Measure::budget, Measure::actual, Measure::other};
    return static_cast<int>(falling.end() - std::find(falling.begin(), falling.end(), measure));
}

/// Which of two versions says more: all budgets are approved, and a current draft is a draft.
int strength(Version version) {
    static constexpr std::array<Version, 8> falling{Version::draft,    Version::original, Version::revised,
                                                    Version::profiled, Version::proposed, Version::final,
                                                    Version::current,  Version::approved};
    return static_cast<int>(falling.end() - std::find(falling.begin(), falling.end(), version));
}

/// Likewise of two aspects: "total income" is income.
int strength(Aspect aspect) {
    static constexpr std::array<Aspect, 15> falling{
        Aspect::opening,      Aspect::closing,  Aspect::income, Aspect::grants, Aspect::staffing,
        Aspect::non_staffing, Aspect::external, Aspect::core,   Aspect::gross,  Aspect::net,
        Aspect::revenue,      Aspect::capital,  Aspect::share,  Aspect::number, Aspect::total};
    return static_cast<int>(falling.end() - std::find(falling.begin(), falling.end(), aspect));
}

/// "Current" and "latest" say which budget, and of anything else when it was.
bool has_versions(std::optional<Measure> measure) {
    return measure == Measure::budget || measure == Measure::forecast || measure == Measure::outturn ||
           measure == Measure::limit;
}

class SenseReader {
public:
    SenseReader(const std::vector<HeadingLevel>& levels, const HeadingParts& parts)
        : levels_(levels), lowest_(lowest_content(levels)) {
        for (const HeadingPart* part : parts) take(*part);
        choose_measure();
        choose_version();
        choose_basis();
        // "3 year average"; of an area it goes without saying.
        if (!sense_.area && !sense_.measure)
            sense_.left.insert(sense_.left.end(), statistics_.begin(), statistics_.end());
        sense_.statistic = !statistics_.empty();
    }

    Sense sense() && { return std::move(sense_); }

private:
    void take(const HeadingPart& part) {
        if (part.kind == HeadingPart::Kind::unknown) sense_.left.push_back(&part);
        if (part.kind != HeadingPart::Kind::term || part.term->filler) return;
        const HeadingTerm& term = *part.term;
        if (term.measure) take_measure(part);
        if (term.version) versions_.push_back(&part);
        if (term.aspect) take_stronger(sense_.aspect, aspect_from_, *term.aspect, part);
        if (term.basis && (!term.version || term.measure)) take_basis(*term.basis);
        if (term.area) take_area(part);
        if (term.role == Role::figure)
            sense_.figure_word = true;
        else if (term.role == Role::rating)
            take_rating(part);
        else if (term.role != Role::unknown)
            sense_.roles.push_back(&part);
        sense_.other_time = sense_.other_time || term.other_time;
        if (term.statistic) statistics_.push_back(&part);
        if (term.keep || term.other_time) sense_.left.push_back(&part);
    }

    bool is_known(const HeadingPart& part, double least) const { return levels_[part.level].share_known() >= least; }

    void take_measure(const HeadingPart& part) {
        const double least = part.term->weak ? least_for_weak_measure : least_for_measure;
        if (is_known(part, part.level < lowest_ ? std::max(least, least_above) : least))
            measures_.push_back(&part);
        else
            sense_.left.push_back(&part);
    }

    void take_rating(const HeadingPart& part) {
        if (!is_known(part, least_for_rating))
            sense_.left.push_back(&part);
        else if (!sense_.rating || sense_.rating->level <= part.level)
            sense_.rating = &part;
    }

    /// Puts the stronger of two in its place. The other is not lost: it stays in the dimension, unless it says next to
    /// nothing.
    template <typename Value>
    void take_stronger(std::optional<Value>& place, const HeadingPart*& from, Value value, const HeadingPart& part) {
        if (place == value) return;
        const HeadingPart* lost = nullptr;
        if (place && strength(*place) >= strength(value)) {
            lost = &part;
        } else {
            place = value;
            lost = std::exchange(from, &part);
        }
        if (!lost || lost->term->measure) return;
        const bool slight = lost->term->aspect == Aspect::total || lost->term->aspect == Aspect::number ||
                            lost->term->version == Version::approved;
        if (!slight) sense_.left.push_back(lost);
    }

    /// A year gone by, or to come, says more than how much of a year.
    void take_basis(Basis basis) {
        switch (basis) {
            case Basis::previous:
            case Basis::year_earlier:
            case Basis::plan:
                if (relative_ != Basis::year_earlier) relative_ = basis;
                break;
            case Basis::latest:
                latest_ = true;
                break;
            case Basis::annual:
            case Basis::year_to_date:
            case Basis::series:
                extent_ = basis;
                break;
        }
    }

    void take_area(const HeadingPart& part) {
        // "Council tax" is no authority's.
        if (part.term->area == AreaKind::authority && !is_known(part, least_for_authority)) {
            sense_.left.push_back(&part);
            return;
        }
        if (area_from_ && area_from_->term->area != part.term->area) sense_.left.push_back(area_from_);
        area_from_ = &part;
        sense_.area = part.term->area;
        sense_.against = part.term->against;
        sense_.area_name = part.term->area_name.empty() ? name_of_area(part) : part.term->area_name;
    }

    /// "North East average" is the North East's.
    std::string name_of_area(const HeadingPart& part) const {
        static constexpr std::array<std::string_view, 8> statistics{"average", "avg",   "ave",         "mean",
                                                                    "median",  "value", "performance", "figure"};
        const HeadingLevel& level = levels_[part.level];
        std::size_t end = part.end;
        while (end > part.first + 1 &&
               (level.words[end - 1].sign ||
                std::find(statistics.begin(), statistics.end(), level.words[end - 1].text) != statistics.end()))
            --end;
        return printed_text(level, part.first, end);
    }

    /// Expenditure is what was spent only where nothing else is said of it.
    static bool is_side(const HeadingTerm& term) { return term.measure == Measure::actual && term.aspect; }

    /// Which of two pieces says the measure.
    static bool says_more(const HeadingPart& a, const HeadingPart& b) {
        const Measure x = *a.term->measure, y = *b.term->measure;
        if (a.term->weak != b.term->weak) return !a.term->weak;
        // "Proposed Budget" over "Gross Expenditure": the side of it.
        if (is_side(*a.term) != is_side(*b.term)) return is_side(*b.term);
        if (a.level == b.level && a.term->head != b.term->head) return a.term->head;
        if (a.level == b.level) return strength(x) > strength(y);
        if (is_of_two(x) != is_of_two(y)) return is_of_two(x);
        return a.level > b.level;
    }

    void choose_measure() {
        if (measures_.empty()) return;
        const HeadingPart* head = measures_.front();
        for (const HeadingPart* part : measures_)
            if (says_more(*part, *head)) head = part;
        sense_.measure = head->term->measure;
        sense_.weak = head->term->weak;
        sense_.measure_level = head->level;
        sense_.head = head->term->head;
        sense_.less.measure = head->term->side;
        for (const HeadingPart* part : measures_) {
            const HeadingTerm& term = *part->term;
            if (term.measure == sense_.measure) continue;
            if (term.weak) {
                sense_.left.push_back(part);
            } else if (!is_of_another(*sense_.measure)) {
                continue;  // "Expenditure" over "Budget"
            } else if (!sense_.less.measure || strength(*sense_.less.measure) < strength(*term.measure)) {
                sense_.less.measure = term.measure;
                sense_.less.version = term.version;
            }
        }
    }

    void choose_version() {
        for (const HeadingPart* part : versions_) {
            const HeadingTerm& term = *part->term;
            const bool when =
                term.basis && !term.measure && !has_versions(sense_.measure) && !has_versions(sense_.less.measure);
            if (when)
                take_basis(*term.basis);
            else if (term.role != Role::unknown && !sense_.measure)
                continue;
            else if (!sense_.measure && !is_known(*part, least_for_version))
                sense_.left.push_back(part);
            else
                take_stronger(sense_.version, version_from_, *term.version, *part);
        }
    }

    void choose_basis() {
        if (relative_)
            sense_.basis = relative_;
        else if (extent_)
            sense_.basis = extent_;
        else if (latest_)
            sense_.basis = Basis::latest;
    }

    const std::vector<HeadingLevel>& levels_;
    std::size_t lowest_;
    Sense sense_;
    HeadingParts measures_;
    HeadingParts versions_;
    HeadingParts statistics_;
    const HeadingPart* area_from_ = nullptr;
    const HeadingPart* aspect_from_ = nullptr;
    const HeadingPart* version_from_ = nullptr;
    std::optional<Basis> relative_;
    std::optional<Basis> extent_;
    bool latest_ = false;
};

}  // namespace

Sense sense_of(const std::vector<HeadingLevel>& levels, const HeadingParts& parts) {
    return SenseReader(levels, parts).sense();
}

bool is_of_two(Measure measure) {
    return measure == Measure::variance || measure == Measure::movement || measure == Measure::rank;
}

}  // namespace scrutineer::meaning
