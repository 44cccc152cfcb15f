// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "archive/decisions/decision.hpp"

/// What can be decided of each subject, as texts: the one place that knows how a field's text becomes a member.
///
/// | subject | fields |
/// | --- | --- |
/// | paper | authority, committee, title, meeting_date, period |
/// | record | name, group ("outer > inner"), unit, ref, code, polarity, verdict |
/// | figure | value, status, unit, measure, version, aspect, basis, area, period, verdict |
/// | rating | rating, against, verdict |
/// | finding, diagnostic | verdict |
///
/// Words are those of docs/dataset.md; a value is a number in base units; a period is JSON as in the dataset.
namespace scrutineer {

/// A decision that cannot be: no such field, or a text that is not one of its words.
class DecisionError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The fields of a subject, in a fixed order.
const std::vector<std::string_view>& fields_of(DecisionSubject subject);

/// Throws DecisionError, saying what is allowed, where the decision's field or value cannot be.
void check_decision(const Decision& decision);

/// What a field says now; empty for none. The field is one of the subject's, and not the verdict.
std::string field_text(const Document& document, std::string_view field);
std::string field_text(const Record& record, std::string_view field);
std::string field_text(const Observation& observation, std::string_view field);
std::string field_text(const Assessment& assessment, std::string_view field);

/// Sets it. Throws DecisionError where the text cannot be. Another unit of a record is that of its figures too, where
/// they had the record's; a figure that is given a value is a reported one.
void set_field(Document& document, std::string_view field, const std::string& text);
void set_field(Record& record, std::string_view field, const std::string& text);
void set_field(Observation& observation, std::string_view field, const std::string& text);
void set_field(Assessment& assessment, std::string_view field, const std::string& text);

/// A period as such a text, and back. Throws DecisionError.
std::string period_field(const std::optional<Period>& period);
std::optional<Period> period_from_field(const std::string& text);

/// A figure typed by a person ("1,234.5", "£63,400", "57.1%") as the text of a value. Throws DecisionError.
std::string value_field(std::string_view typed);

}  // namespace scrutineer
