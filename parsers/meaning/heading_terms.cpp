// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_terms.hpp"

#include <stdexcept>
#include <string_view>

namespace scrutineer::meaning {
namespace {

/// The word of the contract that an entry's field has; throws where it is none.
template <typename Value>
Value known(std::optional<Value> value, std::string_view name, std::string_view text) {
    if (!value)
        throw std::invalid_argument("vocabulary: \"" + std::string(name) + "\" cannot be \"" + std::string(text) +
                                    "\"");
    return *value;
}

void take_field(HeadingTerm& term, std::string_view name, std::string_view text) {
    if (name == "measure")
        term.measure = known(measure_from_text(text), name, text);
    else if (name == "version")
        term.version = known(version_from_text(text), name, text);
    else if (name == "aspect")
        term.aspect = known(aspect_from_text(text), name, text);
    else if (name == "basis")
        term.basis = known(basis_from_text(text), name, text);
    else if (name == "area")
        term.area = known(area_kind_from_text(text), name, text);
    else if (name == "name")
        term.area_name = text;
    else if (name == "role")
        term.role = known(role_from_text(text), name, text);
    else if (name == "or")
        term.other_role = known(role_from_text(text), name, text);
    else if (name == "alone")
        term.alone = known(role_from_text(text), name, text);
    else if (name == "against")
        term.against = known(against_from_text(text), name, text);
    else if (name == "comparison")
        term.comparison = known(comparison_from_text(text), name, text);
    else if (name == "side")
        term.side = known(measure_from_text(text), name, text);
    else if (name == "other")
        term.other = known(basis_from_text(text), name, text);
    else if (name == "weak")
        term.weak = true;
    else if (name == "keep")
        term.keep = true;
    else if (name == "thing")
        term.thing = true;
    else if (name == "head")
        term.head = true;
    else if (name == "needs")
        term.needs_other = text == "other";
    else if (name == "unit" && text == "other")
        term.other_unit = true;
    else if (name == "unit")
        term.unit = known(unit_from_text(text), name, text);
    else if (name == "time" && text == "other")
        term.other_time = true;
    else if (name == "time")
        term.time_unit = text;
    else if (name == "filler") {
        term.filler = text == "word";
        term.statistic = text == "statistic";
    } else
        throw std::invalid_argument("vocabulary: nothing is called \"" + std::string(name) + "\"");
}

}  // namespace

HeadingTerm read_heading_term(const VocabularyTerm& entry) {
    HeadingTerm term;
    for (const auto& [name, value] : entry.says) take_field(term, name, value);
    return term;
}

const std::vector<HeadingTerm>& heading_terms() {
    static const std::vector<HeadingTerm> terms = [] {
        std::vector<HeadingTerm> read;
        for (const VocabularyTerm& entry : vocabulary(Vocabulary::headings)) read.push_back(read_heading_term(entry));
        return read;
    }();
    return terms;
}

}  // namespace scrutineer::meaning
