// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dataset/dataset.hpp"

/// What checking published figures finds. The rules and their tolerances: docs/validation.md.
namespace scrutineer {

/// The rules that published figures are held against: validate/rules.def.
enum class Check {
#define RULE(name, word, summary, function) name,
#include "validate/rules.def"
#undef RULE
};

enum class Verdict {
    contradiction,  ///< the paper says two things that cannot both be so
    revision,       ///< a later paper restates a figure: no mistake, but worth knowing
    cannot_tell     ///< the paper does not say enough to judge
};

std::string_view to_text(Check);
std::string_view to_text(Verdict);
std::optional<Check> check_from_text(std::string_view);
std::optional<Verdict> verdict_from_text(std::string_view);
const std::vector<Check>& all_checks();

/// Where to look: a box on a page, in points from the page's top left as displayed.
struct FindingSource {
    std::string document;  ///< Document::id
    int page = 1;          ///< from 1
    Box box;
};

/// A figure, a rating's word, or nothing where no one value is expected.
using FindingValue = std::variant<std::monostate, double, std::string>;

/// One published figure that does not hold, or that was restated, or of which this cannot be told.
struct Finding {
    Check check = Check::fraction;
    Verdict verdict = Verdict::contradiction;
    std::vector<std::string> records;    ///< Record::id; empty where only prose is concerned
    FindingValue expected;               ///< what it would be by the rule
    FindingValue published;              ///< what is printed
    std::optional<double> difference;    ///< published - expected
    std::optional<double> tolerance;     ///< how much of a difference the printed precision allows
    std::string explanation;             ///< one line for people without page or full stop: "prints 97.8%, 1,439 …"
    std::vector<FindingSource> sources;  ///< the figure in question first, then what it was held against
};

/// What comes out of checking: the findings, and how often each rule was held against figures that turned out well.
struct Validation {
    std::vector<Finding> findings;
    std::map<Check, std::size_t> held;
};

/// The form of docs/validation.md: { "rule", "verdict", "records", "expected", "published", "difference", "tolerance",
/// "explanation", "sources": [{ "document", "page", "bbox" }] }, null where there is nothing.
nlohmann::ordered_json to_json(const Finding& finding);

/// Reads it back. Throws std::runtime_error where it is not of this form.
Finding finding_from_json(const nlohmann::ordered_json& json);

/// How far off a finding is, for "worst first": |difference| as a part of the greater of the two figures, 0..1; for a
/// rating the steps between the colours.
double severity(const Finding& finding);

/// Sorts by the order of `documents`, then contradictions, revisions, cannot-tells, each the worst first, then by page,
/// place, rule and text: the same findings are always in the same order. Of findings that are the same in all of this
/// one is kept.
void put_in_order(std::vector<Finding>& findings, const std::vector<Document>& documents);

}  // namespace scrutineer
