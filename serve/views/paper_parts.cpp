// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/views/paper_parts.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "archive/browse.hpp"
#include "serve/frame.hpp"

namespace scrutineer::serve {
namespace {

/// Below this a figure is more likely wrong than right.
constexpr double likely_from = 0.5;

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

std::string_view basis_for_people(Basis basis) {
    switch (basis) {
        case Basis::latest:
            return "";
        case Basis::previous:
            return "the period before";
        case Basis::year_earlier:
            return "a year earlier";
        case Basis::series:
            return "in a series";
        case Basis::annual:
            return "a full year";
        case Basis::year_to_date:
            return "the year to date";
        case Basis::plan:
            return "planned";
    }
    return "";
}

}  // namespace

std::string file_of_paper(const Services& services, const std::string& stored_path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path beside = fs::path(services.options.archive).parent_path() / stored_path;
    if (!fs::exists(stored_path, ignored) && fs::exists(beside, ignored)) return beside.string();
    return stored_path;
}

std::string about_paper(const Document& document) {
    std::string about;
    const auto add = [&about](const std::string& part) {
        if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
    };
    add(document.authority_name.empty() ? "Council not known" : document.authority_name);
    add(document.committee);
    if (!document.meeting_date.empty()) add("meeting of " + day_for_people(document.meeting_date));
    if (document.period) add(document.period->label);
    return about;
}

std::string_view class_of_confidence(double confidence) {
    if (confidence >= sure_from) return "sure";
    return confidence >= likely_from ? "doubtful" : "poor";
}

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::floor(100 * std::clamp(share, 0.0, 1.0) + 1e-9))) + " %";
}

std::string name_of_measure(const Observation& figure) {
    std::string name = capital(std::string(to_text(figure.measure)));
    std::string which;
    const auto add = [&which](std::string_view part) {
        if (!part.empty()) which += (which.empty() ? "" : ", ") + std::string(part);
    };
    if (figure.version) add(to_text(*figure.version));
    if (figure.aspect) add(to_text(*figure.aspect));
    for (const std::string& dimension : figure.dimension) add(dimension);
    if (!which.empty()) name += " (" + which + ")";
    const std::string_view basis = basis_for_people(figure.basis);
    return basis.empty() ? name : name + ", " + std::string(basis);
}

std::string name_of_area(const Observation& figure) {
    if (figure.area.kind == AreaKind::authority) return "";
    return figure.area.name.empty() ? capital(std::string(to_text(figure.area.kind))) : figure.area.name;
}

std::string name_of_period(const Observation& figure) {
    if (!figure.period) return "";
    return (figure.period->derived ? "a year before " : "") + figure.period->label;
}

std::string name_of_against(Against against) {
    if (against == Against::overall) return "overall";
    if (against == Against::trend) return "trend";
    if (against == Against::england) return "against England";
    std::string text(to_text(against));
    std::replace(text.begin(), text.end(), '-', ' ');
    return "against " + text;
}

Markup rating_mark(const Assessment& rating) {
    const std::string word(to_text(rating.rating));
    Markup out;
    out << "<span class=\"rating " << word << "\">" << word << "</span> <span class=\"quiet\">"
        << name_of_against(rating.against) << "</span>";
    return out;
}

std::string name_of_record(const Record& record) {
    constexpr std::size_t longest = 400;
    return record.indicator.name.empty() ? "(a row without a name)" : clipped(record.indicator.name, longest);
}

Document document_or_not_there(const Dataset& dataset) {
    if (dataset.documents.empty()) throw NotThere("No paper of this archive has this address.");
    return dataset.documents.front();
}

const std::string& checked_id(const std::string& id) {
    constexpr std::size_t longest = 64;
    const bool hexadecimal =
        !id.empty() && id.size() <= longest && id.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hexadecimal) throw NotThere("Nothing in this archive has this address.");
    return id;
}

}  // namespace scrutineer::serve
