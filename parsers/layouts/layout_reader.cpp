// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/layouts/layout.hpp:
// from a layout file to a Layout. Every complaint names the file, the line and the field.
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "parsers/layouts/json_lines.hpp"
#include "parsers/layouts/layout.hpp"

namespace scrutineer {
namespace {

using nlohmann::json;

/// The file that is read.
struct Source {
    const std::string& file;
    const LinedJson& lines;
    bool known_good;  ///< it was read before, when it was checked
};

/// One value of the file, with where it is.
class Field {
public:
    Field(const json& value, std::string pointer, const Source& source)
        : value_(value), pointer_(std::move(pointer)), source_(source) {}

    [[noreturn]] void fail(const std::string& what) const {
        const auto line = source_.lines.lines.find(pointer_);
        throw LayoutError(source_.file + ":" + std::to_string(line == source_.lines.lines.end() ? 1 : line->second) +
                          ": " + path() + what);
    }

    /// Every key must be one of `known`.
    void only(std::initializer_list<std::string_view> known) const {
        if (!value_.is_object()) fail("should be an object { … }");
        for (const auto& [key, unused] : value_.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            std::string names;
            for (const std::string_view name : known) names += (names.empty() ? "" : ", ") + std::string(name);
            at(key).fail("unknown field; there are " + names);
        }
    }
    bool has(const std::string& key) const { return value_.is_object() && value_.contains(key); }
    Field at(const std::string& key) const { return {value_.at(key), pointer_ + "/" + key, source_}; }
    Field required(const std::string& key) const {
        if (!has(key)) fail("lacks the field \"" + key + "\"");
        return at(key);
    }
    std::vector<Field> items() const {
        if (!value_.is_array()) fail("should be a list [ … ]");
        std::vector<Field> out;
        for (std::size_t i = 0; i < value_.size(); ++i)
            out.emplace_back(value_[i], pointer_ + "/" + std::to_string(i), source_);
        return out;
    }

    std::string text() const {
        if (!value_.is_string()) fail("should be a text in double quotes");
        return value_.get<std::string>();
    }
    bool truth() const {
        if (!value_.is_boolean()) fail("should be true or false");
        return value_.get<bool>();
    }
    double number() const {
        if (!value_.is_number()) fail("should be a number");
        return value_.get<double>();
    }
    int whole_number() const {
        if (!value_.is_number_integer()) fail("should be a whole number");
        const long long number = value_.get<long long>();
        if (number < -1000 || number > 1000) fail("should be between -1000 and 1000");
        return static_cast<int>(number);
    }
    Pattern pattern() const {
        std::string expression = text();
        if (source_.known_good) return Pattern::known_good(std::move(expression));
        try {
            return Pattern(expression);
        } catch (const std::invalid_argument& error) {
            fail("is not a regular expression: " + std::string(error.what()));
        }
    }
    std::vector<Pattern> patterns() const {
        std::vector<Pattern> out;
        for (const Field& item : items()) out.push_back(item.pattern());
        return out;
    }
    template <typename Parse>
    auto word(Parse parse, const char* what) const {
        const auto parsed = parse(text());
        if (!parsed) fail("\"" + text() + "\" is no " + what + " (docs/layouts.md lists them)");
        return *parsed;
    }

    // Optional fields: what is not there leaves `out` as it is.
    void read(const std::string& key, std::string& out) const {
        if (has(key)) out = at(key).text();
    }
    void read(const std::string& key, bool& out) const {
        if (has(key)) out = at(key).truth();
    }
    void read(const std::string& key, double& out) const {
        if (has(key)) out = at(key).number();
    }
    void read(const std::string& key, int& out) const {
        if (has(key)) out = at(key).whole_number();
    }
    void read(const std::string& key, std::vector<Pattern>& out) const {
        if (has(key)) out = at(key).patterns();
    }
    template <typename Enum, typename Parse>
    void read(const std::string& key, Enum& out, Parse parse, const char* what) const {
        if (has(key)) out = at(key).word(parse, what);
    }

private:
    std::string path() const {
        std::string out;
        std::string part;
        const auto flush = [&] {
            if (part.empty()) return;
            const bool number = part.find_first_not_of("0123456789") == std::string::npos;
            out += number ? "[" : out.empty() ? "" : ".";
            out += part;
            if (number) out += ']';
            part.clear();
        };
        for (const char c : pointer_) {
            if (c == '/')
                flush();
            else
                part += c;
        }
        flush();
        return out.empty() ? "" : out + ": ";
    }

    const json& value_;
    std::string pointer_;
    const Source& source_;
};

MarkRule read_mark(const Field& field) {
    field.only({"mark", "area", "area_name", "against"});
    MarkRule rule;
    rule.mark = field.required("mark").text();
    if (rule.mark.empty()) field.at("mark").fail("is empty");
    rule.area = field.required("area").word(area_kind_from_text, "area");
    field.read("area_name", rule.area_name);
    field.read("against", rule.against, against_from_text, "rating subject");
    return rule;
}

ColumnRule read_column(const Field& field) {
    field.only({"role", "header", "not_header", "contents", "measure", "basis", "area", "area_name", "against", "unit",
                "marks", "required", "repeat", "period_in_header", "heading_is_group", "weight", "comment"});
    ColumnRule rule;
    rule.role = field.required("role").word(column_role_from_text, "column role");
    rule.header = field.required("header").patterns();
    if (rule.header.empty()) field.at("header").fail("is empty: a column is known by its heading");
    field.read("not_header", rule.not_header);
    if (field.has("contents"))
        for (const Field& item : field.at("contents").items())
            rule.contents.push_back(item.word(contents_from_text, "kind of contents"));
    field.read("measure", rule.measure, measure_from_text, "measure");
    field.read("basis", rule.basis, basis_from_text, "basis");
    field.read("area", rule.area, area_kind_from_text, "area");
    field.read("area_name", rule.area_name);
    field.read("against", rule.against, against_from_text, "rating subject");
    field.read("unit", rule.unit);
    if (field.has("marks"))
        for (const Field& item : field.at("marks").items()) rule.marks.push_back(read_mark(item));
    field.read("required", rule.required);
    field.read("repeat", rule.repeat);
    field.read("period_in_header", rule.period_in_header);
    field.read("heading_is_group", rule.heading_is_group);
    field.read("weight", rule.weight);
    if (rule.role == ColumnRole::rating && !rule.against)
        field.fail("a rating column lacks \"against\": what it rates the figure against");
    if (rule.heading_is_group && rule.role != ColumnRole::name)
        field.at("heading_is_group").fail("belongs to columns with the role \"name\" alone");
    if (rule.role != ColumnRole::figure)
        for (const char* key : {"measure", "basis", "area", "area_name", "marks", "unit", "period_in_header"})
            if (field.has(key) && !(rule.role == ColumnRole::rating && std::string_view(key) == "marks"))
                field.at(key).fail("belongs to columns with the role \"figure\" alone");
    return rule;
}

AreaRule read_area(const Field& field) {
    field.only({"kind", "name", "header"});
    AreaRule rule;
    rule.kind = field.required("kind").word(area_kind_from_text, "area");
    field.read("name", rule.name);
    rule.header = field.required("header").patterns();
    return rule;
}

RatingRule read_rating(const Field& field) {
    field.only({"rating", "words"});
    RatingRule rule;
    rule.rating = field.required("rating").word(rating_value_from_text, "rating");
    rule.words = field.required("words").patterns();
    return rule;
}

PolarityRule read_polarity(const Field& field) {
    field.only({"better", "names"});
    PolarityRule rule;
    rule.better = field.required("better").word(polarity_from_text, "polarity");
    rule.names = field.required("names").patterns();
    return rule;
}

}  // namespace

Layout parse_layout(std::string_view text, const std::string& file, LayoutCheck check) {
    json document;
    LinedJson lines;
    const bool known_good = check == LayoutCheck::known_good;
    if (known_good)
        document = json::parse(text);
    else
        lines = parse_with_lines(text, document);
    if (!lines.error.empty())
        throw LayoutError(file + ":" + std::to_string(lines.error_line) + ": not JSON: " + lines.error);
    for (const auto& [pointer, line] : lines.duplicates)
        throw LayoutError(file + ":" + std::to_string(line) + ": " + pointer.substr(1) + ": is given twice");

    const Source source{file, lines, known_good};
    const Field root(document, "", source);
    root.only({"title",  "base",    "shape",     "kind",  "generic",         "priority", "least_score", "needs",
               "never",  "columns", "labels",    "areas", "ratings",         "polarity", "group_rows",  "skip_rows",
               "period", "area",    "area_name", "group", "names_are_areas", "comment"});
    Layout layout;
    layout.file = file;
    layout.name = file.substr(file.find_last_of('/') == std::string::npos ? 0 : file.find_last_of('/') + 1);
    if (layout.name.size() > 5 && layout.name.ends_with(".json")) layout.name.resize(layout.name.size() - 5);
    layout.title = root.required("title").text();
    root.read("base", layout.base);
    root.read("shape", layout.shape);
    if (!layout.shape.empty() &&
        std::find(row_shape_names.begin(), row_shape_names.end(), layout.shape) == row_shape_names.end())
        root.at("shape").fail("\"" + layout.shape + "\" is no row shape (docs/layouts.md lists them)");
    root.read("kind", layout.kind, record_kind_from_text, "record kind");
    root.read("generic", layout.generic);
    root.read("priority", layout.priority);
    root.read("least_score", layout.least_score);
    root.read("needs", layout.needs);
    root.read("never", layout.never);
    root.read("group_rows", layout.group_rows);
    root.read("skip_rows", layout.skip_rows);
    root.read("period", layout.period);
    root.read("area", layout.area, area_kind_from_text, "area");
    root.read("area_name", layout.area_name);
    root.read("names_are_areas", layout.names_are_areas);
    if (!layout.area_name.empty() && !layout.area) root.at("area_name").fail("is given without \"area\"");
    if (layout.names_are_areas && layout.area) root.at("area").fail("contradicts \"names_are_areas\"");
    if (root.has("group"))
        for (const Field& item : root.at("group").items()) layout.group.push_back(item.text());
    if (root.has("columns"))
        for (const Field& item : root.at("columns").items()) layout.columns.push_back(read_column(item));
    if (root.has("labels"))
        for (const Field& item : root.at("labels").items()) layout.labels.push_back(read_column(item));
    if (root.has("areas"))
        for (const Field& item : root.at("areas").items()) layout.areas.push_back(read_area(item));
    if (root.has("ratings"))
        for (const Field& item : root.at("ratings").items()) layout.ratings.push_back(read_rating(item));
    if (root.has("polarity"))
        for (const Field& item : root.at("polarity").items()) layout.polarity.push_back(read_polarity(item));
    if (!layout.shape.empty() && layout.base.empty() && layout.columns.empty() && layout.labels.empty())
        root.fail("a layout with a shape lacks \"columns\" or \"labels\", of its own or from a \"base\"");
    return layout;
}

}  // namespace scrutineer
