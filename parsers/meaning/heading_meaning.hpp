// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"

/// What a heading may say: the result of parse_heading (parsers/meaning/heading.hpp).
namespace scrutineer::meaning {

/// What the cells under a heading are for.
enum class Role {
    unknown,    ///< none of its words is known, or it is empty
    name,       ///< what is measured: "Indicator", "Description", "Service"
    reference,  ///< a number or a short reference: "Ref", "No.", "Line"
    code,       ///< "PI code"
    figure,     ///< a value: `measure` and the rest say which
    rating,     ///< a rating on its own: `against` says of what
    period,     ///< the period of the row's figures
    unit,       ///< the row's unit in words
    area,       ///< whose figures the row has: "Ward", "Local authority"
    note,       ///< commentary
    group,      ///< a heading of several rows: "Directorate", "Theme"
    polarity,   ///< whether more or less is better
    updated,    ///< "updated this quarter"
    frequency,  ///< how often it is measured
    owner,      ///< who answers for it
    measure,    ///< the row's own measure: cells say "Actual", "Target"
    date,       ///< a day that belongs to the row and is not the period of its figures: "Due date", "Completion"
    field,      ///< another known text that is kept as it is: "Data source", "Status of project"
};

/// How the two sides of a comparison stand to each other.
enum class Comparison {
    none,
    beside,      ///< "against X", "vs X", "compared to X"
    difference,  ///< "difference from X", "variance to X", "over/under X"
    change,      ///< "change on X", "change since X"
    share,       ///< "as % of X"
};

/// What the words of a heading say of one figure. All of it is optional: what no word says is for others to settle.
struct Terms {
    std::optional<Measure> measure;
    std::optional<Version> version;
    std::optional<Aspect> aspect;
    std::optional<Basis> basis;    ///< "last quarter", "12 months earlier", "YTD"; not told from printed years
    std::string period_text;       ///< the part that is a period, as printed: "Q2 23-24"; empty for none
    std::optional<AreaKind> area;  ///< "North East": region
    std::string area_name;         ///< as printed
};

/// The meaning of a heading. For a comparison the terms are those of the whole ("Outturn vs Current Budget": measure
/// variance) and `side` and `other` are its two sides.
struct HeadingMeaning : Terms {
    Role role = Role::unknown;
    /// A second role that the same words have in other papers ("Status": a rating, or words); unknown for none.
    Role other_role = Role::unknown;
    bool period_leads = false;  ///< the period stands before everything else
    bool other_time = false;    ///< "Prior years", "Total of all years": none of the periods that the paper is about
    Comparison comparison = Comparison::none;
    Terms side;                      ///< of a comparison: what is compared, "Outturn" of "Outturn vs Budget"
    Terms other;                     ///< of a comparison: what it is compared with
    std::optional<Against> against;  ///< what a rating or comparison is against, where the dataset has a word for it
    std::string unit_text;           ///< as printed: "£'000", "%", "per 1,000"; empty for none
    std::optional<Unit> unit;
    std::optional<int> per;              ///< base of a rate
    int power_of_ten = 0;                ///< 3 under "£000": figures are to be multiplied by ten to this
    std::string time_unit;               ///< "day", "week", … where unit is days or duration
    std::vector<std::string> dimension;  ///< what is left over, outermost first: ["Parking"]
    double known = 0;                    ///< the share of its words that were understood, 0..1; 0 for no words
    int words = 0;                       ///< how many words it has, all levels together
};

std::string_view to_text(Role);
std::string_view to_text(Comparison);
std::optional<Role> role_from_text(std::string_view);
std::optional<Comparison> comparison_from_text(std::string_view);

}  // namespace scrutineer::meaning
