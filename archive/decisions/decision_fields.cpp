// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decisions/decision_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "dataset/register/authorities.hpp"
#include "normalise/periods/calendar.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view between_headings = " > ";

[[noreturn]] void refuse(std::string_view field, const std::string& text, const std::string& allowed) {
    throw DecisionError(fmt::format("\"{}\" cannot be a {}: {}", text, field, allowed));
}

template <typename Word>
std::string words_up_to(Word last) {
    std::string all;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        all += (i > 0 ? ", " : "") + std::string(to_text(static_cast<Word>(i)));
    return "it is one of " + all;
}

template <typename Word>
Word word(std::string_view field, const std::string& text, std::optional<Word> (*read)(std::string_view), Word last) {
    if (const auto found = read(text)) return *found;
    refuse(field, text, words_up_to(last));
}

template <typename Word>
std::optional<Word> word_or_none(std::string_view field, const std::string& text,
                                 std::optional<Word> (*read)(std::string_view), Word last) {
    return text.empty() ? std::nullopt : std::optional(word(field, text, read, last));
}

template <typename Word>
std::string text_of(const std::optional<Word>& value) {
    return value ? std::string(to_text(*value)) : "";
}

std::optional<double> number(const std::string& text) {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string needed(std::string_view field, const std::string& text) {
    if (text.empty()) refuse(field, text, "it cannot be empty");
    return text;
}

std::vector<std::string> headings_of(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find(between_headings, from), text.size());
        if (end > from) all.push_back(text.substr(from, end - from));
        from = end + between_headings.size();
    }
    return all;
}

[[noreturn]] void no_such_field(std::string_view field) {
    throw DecisionError(fmt::format("there is no field \"{}\" of this kind", field));
}

template <typename Subject>
void try_field(const Decision& decision) {
    Subject subject;
    set_field(subject, decision.field, decision.value);
}

}  // namespace

const std::vector<std::string_view>& fields_of(DecisionSubject subject) {
    static const std::vector<std::string_view> paper{"authority", "committee", "title", "meeting_date", "period"};
    static const std::vector<std::string_view> record{"name", "group", "unit", "ref", "code", "polarity", "verdict"};
    static const std::vector<std::string_view> figure{"value",  "status", "unit", "measure", "version",
                                                      "aspect", "basis",  "area", "period",  "verdict"};
    static const std::vector<std::string_view> rating{"rating", "against", "verdict"};
    static const std::vector<std::string_view> judged{"verdict"};
    switch (subject) {
        case DecisionSubject::paper:
            return paper;
        case DecisionSubject::record:
            return record;
        case DecisionSubject::figure:
            return figure;
        case DecisionSubject::rating:
            return rating;
        case DecisionSubject::finding:
        case DecisionSubject::diagnostic:
            break;
    }
    return judged;
}

void check_decision(const Decision& d) {
    const auto& fields = fields_of(d.subject);
    if (std::find(fields.begin(), fields.end(), d.field) == fields.end())
        throw DecisionError(
            fmt::format("a {} has no \"{}\" to decide on: {}", to_text(d.subject), d.field, fmt::join(fields, ", ")));
    if (d.field == verdict_field) {
        const std::vector<std::string_view> allowed =
            d.subject == DecisionSubject::finding      ? std::vector{verdict_justified, verdict_dismissed}
            : d.subject == DecisionSubject::diagnostic ? std::vector{verdict_settled}
                                                       : std::vector{verdict_right, verdict_wrong};
        if (std::find(allowed.begin(), allowed.end(), d.value) == allowed.end())
            refuse("verdict", d.value, fmt::format("it is one of {}", fmt::join(allowed, ", ")));
    } else if (d.subject == DecisionSubject::paper) {
        try_field<Document>(d);
    } else if (d.subject == DecisionSubject::record) {
        try_field<Record>(d);
    } else if (d.subject == DecisionSubject::figure) {
        try_field<Observation>(d);
    } else if (d.subject == DecisionSubject::rating) {
        try_field<Assessment>(d);
    }
}

std::string period_field(const std::optional<Period>& period) {
    if (!period) return "";
    Json json{{"label", valid_utf8(period->label)},
              {"kind", to_text(period->kind)},
              {"start", period->start},
              {"end", period->end}};
    if (period->derived) json["derived"] = true;
    return json.dump();
}

std::optional<Period> period_from_field(const std::string& text) {
    if (text.empty()) return std::nullopt;
    try {
        const Json json = Json::parse(text);
        Period period;
        period.label = json.at("label").get<std::string>();
        const auto kind = period_kind_from_text(json.at("kind").get<std::string>());
        period.start = json.at("start").get<std::string>();
        period.end = json.at("end").get<std::string>();
        period.derived = json.value("derived", false);
        const auto is_day = [](const std::string& day) { return day.empty() || day_from_iso(day); };
        if (kind && is_day(period.start) && is_day(period.end)) {
            period.kind = *kind;
            return period;
        }
    } catch (const Json::exception&) {
        // Told below.
    }
    refuse("period", text, "it is JSON with label, kind, start and end, as in the dataset");
}

std::string value_field(std::string_view typed) {
    std::string text;
    for (const char c : fold_text(typed))
        if (c != ',' && c != ' ') text += c;
    if (text.starts_with("£")) text.erase(0, std::string_view("£").size());
    if (text.starts_with("-£")) text.erase(1, std::string_view("£").size());
    if (text.ends_with("%")) text.pop_back();
    if (text.starts_with("+")) text.erase(0, 1);
    const auto value = number(text);
    if (!value) refuse("value", std::string(typed), "write the number in base units, 63400000 for 63,400 under £000");
    return fmt::format("{}", *value);
}

std::string field_text(const Document& d, std::string_view field) {
    if (field == "authority") return d.authority_name;
    if (field == "committee") return d.committee;
    if (field == "title") return d.title;
    if (field == "meeting_date") return d.meeting_date;
    if (field == "period") return period_field(d.period);
    no_such_field(field);
}

std::string field_text(const Record& r, std::string_view field) {
    const Indicator& i = r.indicator;
    if (field == "name") return i.name;
    if (field == "group") return fmt::format("{}", fmt::join(i.group, between_headings));
    if (field == "unit") return text_of(i.unit);
    if (field == "ref") return i.ref;
    if (field == "code") return i.code;
    if (field == "polarity") return text_of(i.polarity);
    no_such_field(field);
}

std::string field_text(const Observation& o, std::string_view field) {
    if (field == "value") return o.value ? fmt::format("{}", *o.value) : "";
    if (field == "status") return std::string(to_text(o.status));
    if (field == "unit") return text_of(o.unit);
    if (field == "measure") return std::string(to_text(o.measure));
    if (field == "version") return text_of(o.version);
    if (field == "aspect") return text_of(o.aspect);
    if (field == "basis") return std::string(to_text(o.basis));
    if (field == "area") return std::string(to_text(o.area.kind));
    if (field == "period") return period_field(o.period);
    no_such_field(field);
}

std::string field_text(const Assessment& a, std::string_view field) {
    if (field == "rating") return std::string(to_text(a.rating));
    if (field == "against") return std::string(to_text(a.against));
    no_such_field(field);
}

void set_field(Document& d, std::string_view field, const std::string& text) {
    if (field == "authority") {
        const KnownAuthority* known = text.empty() ? nullptr : authority_named(text);
        if (known == nullptr && !text.empty())
            refuse(field, text,
                   fmt::format("the register has no such council; perhaps {}",
                               fmt::join(nearest_authorities(text), ", ")));
        d.authority_name = known == nullptr ? "" : std::string(known->name);
        d.authority_code = known == nullptr ? "" : std::string(known->code);
    } else if (field == "committee") {
        d.committee = text;
    } else if (field == "title") {
        d.title = text;
    } else if (field == "meeting_date") {
        if (!text.empty() && !day_from_iso(text)) refuse(field, text, "it is a day such as 2025-03-04");
        d.meeting_date = text;
    } else if (field == "period") {
        d.period = period_from_field(text);
    } else {
        no_such_field(field);
    }
}

void set_field(Record& r, std::string_view field, const std::string& text) {
    Indicator& i = r.indicator;
    if (field == "name") {
        i.name = needed(field, text);
    } else if (field == "group") {
        i.group = headings_of(text);
    } else if (field == "unit") {
        const auto unit = word_or_none(field, text, unit_from_text, Unit::duration);
        for (Observation& o : r.observations)
            if (o.unit == i.unit) o.unit = unit;
        i.unit = unit;
    } else if (field == "ref") {
        i.ref = text;
    } else if (field == "code") {
        i.code = text;
    } else if (field == "polarity") {
        i.polarity = word_or_none(field, text, polarity_from_text, Polarity::lower);
    } else {
        no_such_field(field);
    }
}

void set_field(Observation& o, std::string_view field, const std::string& text) {
    if (field == "value") {
        o.value = text.empty() ? std::nullopt : number(text);
        if (!o.value && !text.empty()) refuse(field, text, "it is a number in base units");
        // A number that is there is a reported one; `status` says why there is none.
        if (o.value) o.status = Status::reported;
        if (!o.value && o.status == Status::reported) o.status = Status::not_available;
        o.bound = Bound::exact;
    } else if (field == "status") {
        o.status = word(field, text, status_from_text, Status::blank);
    } else if (field == "unit") {
        o.unit = word_or_none(field, text, unit_from_text, Unit::duration);
    } else if (field == "measure") {
        o.measure = word(field, text, measure_from_text, Measure::rank);
    } else if (field == "version") {
        o.version = word_or_none(field, text, version_from_text, Version::final);
    } else if (field == "aspect") {
        o.aspect = word_or_none(field, text, aspect_from_text, Aspect::share);
    } else if (field == "basis") {
        o.basis = word(field, text, basis_from_text, Basis::plan);
    } else if (field == "area") {
        const AreaKind kind = word(field, text, area_kind_from_text, AreaKind::other);
        if (kind != o.area.kind) o.area = {kind, "", ""};
    } else if (field == "period") {
        o.period = period_from_field(text);
    } else {
        no_such_field(field);
    }
}

void set_field(Assessment& a, std::string_view field, const std::string& text) {
    if (field == "rating")
        a.rating = word(field, text, rating_value_from_text, RatingValue::stable);
    else if (field == "against")
        a.against = word(field, text, against_from_text, Against::overall);
    else
        no_such_field(field);
}

}  // namespace scrutineer
