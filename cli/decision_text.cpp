// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/decision_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "archive/decisions/decision_fields.hpp"
#include "cli/text_table.hpp"

namespace scrutineer::cli {

std::string decided_by(const std::string& named) {
    if (!named.empty()) return named;
    for (const char* variable : {"USER", "LOGNAME"})
        if (const char* name = std::getenv(variable)) return name;
    return "";
}

std::string decided_now() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string value_text(const std::string& field, const std::string& text) {
    if (text.empty()) return "nothing";
    if (field != "period") return text;
    try {
        const std::optional<Period> period = period_from_field(text);
        return period ? period->label : "nothing";
    } catch (const DecisionError&) {
        return text;
    }
}

std::string value_text(const Decision& decision) { return value_text(decision.field, decision.value); }

std::string decision_text(const Decision& d, const std::string& file) {
    constexpr std::size_t longest = 80;
    std::string what(to_text(d.subject));
    if (d.subject == DecisionSubject::finding || d.subject == DecisionSubject::diagnostic) what += " " + d.about;
    if (d.field != verdict_field && d.field != what) what += " " + d.field;
    std::string text = fmt::format("{}  {} is {}\n", decision_id(d).substr(0, 8), what, value_text(d));
    text += fmt::format("          {}", file.empty() ? "paper " + d.place.document.substr(0, 12) : file);
    if (d.place.page > 0) text += fmt::format(", page {}", d.place.page);
    if (!d.place.text.empty()) text += fmt::format(", printed \"{}\"", shortened(d.place.text, longest));
    if (d.state == DecisionState::not_found) text += "; NOT READ ANY MORE: it is not applied";
    if (d.state == DecisionState::no_paper) text += "; the paper is not in the archive yet";
    text += "\n";
    if (!d.because.empty() || !d.by.empty())
        text += fmt::format("          {}{}{}, {}\n", shortened(d.because, longest), d.because.empty() ? "" : " – ",
                            d.by, d.at.substr(0, 10));
    return text;
}

std::string correction_text(const std::vector<Correction>& corrections, DecisionSubject subject, std::size_t number) {
    std::string text;
    for (const Correction& c : corrections) {
        if (c.subject != subject || c.number != number) continue;
        if (!text.empty()) text += "; ";
        if (c.field == verdict_field)
            text += c.stands == verdict_wrong ? "left out: it is none" : "looked at, right";
        else
            text += fmt::format("{} {}, read as {}", c.field, value_text(c.field, c.stands),
                                value_text(c.field, c.as_read));
    }
    return text;
}

}  // namespace scrutineer::cli
