// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_text.hpp"

#include <string_view>

namespace scrutineer::meaning {
namespace {

class Line {
public:
    explicit Line(std::string_view first) : text_(first) {}
    void add(std::string_view name, std::string_view value) {
        if (!value.empty()) text_.append("; ").append(name).append("=").append(value);
    }
    template <typename Value>
    void add(std::string_view name, const std::optional<Value>& value) {
        if (value) add(name, to_text(*value));
    }
    std::string text() && { return std::move(text_); }

private:
    std::string text_;
};

/// "budget/current/year-earlier".
std::string words_of(const Terms& terms) {
    std::string text;
    const auto add = [&](std::string_view word) {
        if (word.empty()) return;
        if (!text.empty()) text += '/';
        text += word;
    };
    if (terms.measure) add(to_text(*terms.measure));
    if (terms.version) add(to_text(*terms.version));
    if (terms.aspect) add(to_text(*terms.aspect));
    if (terms.basis) add(to_text(*terms.basis));
    add(terms.period_text);
    if (terms.area) add(to_text(*terms.area));
    return text;
}

std::string unit_of(const HeadingMeaning& meaning) {
    std::string text(meaning.unit ? to_text(*meaning.unit) : std::string_view());
    const auto add = [&](const std::string& more) { text.append(text.empty() ? "" : " ").append(more); };
    if (meaning.per) add("per " + std::to_string(*meaning.per));
    if (meaning.power_of_ten != 0) add("e" + std::to_string(meaning.power_of_ten));
    if (!meaning.time_unit.empty() && meaning.unit != Unit::days) add(meaning.time_unit);
    return text.empty() ? meaning.unit_text : text;
}

}  // namespace

std::string describe(const HeadingMeaning& meaning) {
    Line line(to_text(meaning.role));
    line.add("measure", meaning.measure);
    line.add("version", meaning.version);
    line.add("aspect", meaning.aspect);
    line.add("basis", meaning.basis);
    line.add("period", meaning.period_text);
    line.add("area", meaning.area);
    if (meaning.comparison != Comparison::none) line.add("comparison", to_text(meaning.comparison));
    line.add("side", words_of(meaning.side));
    line.add("other", words_of(meaning.other));
    line.add("against", meaning.against);
    line.add("unit", unit_of(meaning));
    std::string dimension;
    for (const std::string& text : meaning.dimension) dimension.append(dimension.empty() ? "" : " > ").append(text);
    line.add("dimension", dimension);
    return std::move(line).text();
}

}  // namespace scrutineer::meaning
