// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_terms.hpp"

#include <stdexcept>
#include <string_view>

namespace scrutineer::meaning {
namespace {

/// The word of the contract that an entry's field has; throws where it is none.
template <typename Value>
Value known(std::optional<Value> value, const std::string& name, const std::string& text) {
    if (!value) throw std::invalid_argument("vocabulary: \"" + name + "\" cannot be \"" + text + "\"");
    return *value;
}

void take_field(HeadingTerm& term, const std::string& name, const std::string& text) {
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
        throw std::invalid_argument("vocabulary: nothing is called \"" + name + "\"");
}

}  // namespace

HeadingTerms read_heading_terms(const std::vector<VocabularyTerm>& entries) {
    HeadingTerms read;
    for (const VocabularyTerm& entry : entries) {
        HeadingTerm term;
        term.weak = entry.weak;
        term.keep = entry.keep;
        term.head = entry.head;
        term.thing = entry.thing;
        for (const auto& [name, text] : entry.says) take_field(term, name, text);
        for (const std::string& phrase : entry.phrases) read.phrases.add(phrase, static_cast<int>(read.terms.size()));
        read.terms.push_back(std::move(term));
    }
    return read;
}

const HeadingTerms& heading_terms() {
    static const HeadingTerms terms = read_heading_terms(vocabulary(Vocabulary::headings));
    return terms;
}

}  // namespace scrutineer::meaning
