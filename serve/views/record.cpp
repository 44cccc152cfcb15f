// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: one printed row, and correcting it
#include <algorithm>
#include <array>

#include "archive/browse.hpp"
#include "archive/csv.hpp"
#include "archive/decisions/decision_fields.hpp"
#include "archive/indicators.hpp"
#include "normalise/periods/period.hpp"
#include "serve/frame.hpp"
#include "serve/views/cutting.hpp"
#include "serve/views/deciding.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t most_figures = 100'000;

constexpr std::array<const char*, 9> unit_words{"",      "percent",  "count", "rate",    "ratio",
                                                "score", "currency", "days",  "duration"};
constexpr std::array<const char*, 12> measure_words{"actual",   "target",   "floor",   "budget", "outturn", "forecast",
                                                    "variance", "movement", "balance", "other",  "limit",   "rank"};

Markup choice(const char* name, std::string_view now, const auto& words) {
    Markup out;
    out << "<select name=\"" << std::string_view(name) << "\">";
    for (const char* word : words)
        out << "<option value=\"" << std::string_view(word) << "\""
            << (now == word ? Markup() << " selected" : Markup()) << ">"
            << (*word == '\0' ? std::string_view("none") : std::string_view(word)) << "</option>";
    out << "</select>";
    return out;
}

/// The figures of the row; each leads to its own form.
Markup figures(const Record& record, std::size_t chosen) {
    Markup out;
    out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of this row\"><table "
           "class=\"figures\"><thead><tr>"
           "<th scope=\"col\">Figure</th><th scope=\"col\">Period</th><th scope=\"col\" class=\"number\">Printed</th>"
           "<th scope=\"col\" class=\"number\">Value</th><th scope=\"col\">Unit</th><th scope=\"col\">Column</th>"
           "<th scope=\"col\" class=\"number\">Sure</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < record.observations.size(); ++i) {
        const Observation& figure = record.observations[i];
        const std::string area = name_of_area(figure);
        out << "<tr class=\"" << class_of_confidence(figure.confidence)
            << (i + 1 == chosen ? Markup() << " here" : Markup()) << "\"><th scope=\"row\"><a href=\"/records/"
            << record.id << "?figure=" << i + 1 << "#correct\">" << name_of_measure(figure) << "</a>"
            << (area.empty() ? Markup() : Markup() << "<span class=\"sub\">" << area << "</span>") << "</th><td>"
            << name_of_period(figure) << "</td><td class=\"number\">" << clipped(figure.text, 80)
            << "</td><td class=\"number\">" << number_text(figure.value) << "</td><td>"
            << (figure.unit ? to_text(*figure.unit) : std::string_view()) << "</td><td>" << clipped(figure.label, 120)
            << "</td><td class=\"number sureness\">" << percent(figure.confidence) << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n";
    return out;
}

Markup form_for(const Visit& visit, const Record& record, std::size_t number) {
    const Observation& figure = record.observations[number - 1];
    Markup out;
    out << "<form id=\"correct\" method=\"post\" action=\"/records/" << record.id << "/figures/" << number << "\">\n"
        << token_field(visit.services) << "<fieldset><legend>" << name_of_measure(figure) << ", printed as “"
        << clipped(figure.text, 80) << "”</legend>\n<div class=\"fields\">\n"
        << "<label>Value, in whole units <input name=\"value\" inputmode=\"decimal\" value=\""
        << number_text(figure.value) << "\"></label>\n<label>Unit "
        << choice("unit", figure.unit ? to_text(*figure.unit) : std::string_view(), unit_words)
        << "</label>\n<label>What it is " << choice("measure", to_text(figure.measure), measure_words)
        << "</label>\n<label>Period <input name=\"period\" value=\""
        << (figure.period ? figure.period->label : std::string())
        << "\"></label>\n<label class=\"long\">Because <input name=\"because\" placeholder=\"misprint, see the "
           "annex\"></label>\n"
           "<label>Your name <input name=\"by\" autocomplete=\"name\"></label>\n</div>\n"
           "<p class=\"buttons\"><button class=\"main\" name=\"verdict\" value=\"correct\">Correct it</button> "
           "<button name=\"verdict\" value=\"right\">It is right as read</button> "
           "<button name=\"verdict\" value=\"wrong\">It is no figure</button></p>\n</fieldset>\n</form>\n";
    return out;
}

/// What was decided on this row, each of which can be taken back.
Markup decided_of(const Visit& visit, const Record& record) {
    Markup out;
    for (const Decision& decision : decisions(visit.archive, record.document)) {
        if (decision.place.page != record.source.page &&
            std::none_of(record.observations.begin(), record.observations.end(),
                         [&](const Observation& o) { return o.page == decision.place.page; }))
            continue;
        const bool of_row =
            decision.subject == DecisionSubject::record && shared_part(decision.place.box, record.source.box) > 0.5;
        const bool of_figure =
            decision.subject == DecisionSubject::figure &&
            std::any_of(record.observations.begin(), record.observations.end(),
                        [&](const Observation& o) { return shared_part(decision.place.box, o.box) > 0.5; });
        if (!of_row && !of_figure) continue;
        out << "<li>“" << clipped(decision.place.text, 120) << "”: " << decision.field << " is "
            << (decision.value.empty() ? std::string("none") : clipped(decision.value, 120));
        if (!decision.because.empty()) out << ", because " << decision.because;
        out << " <span class=\"quiet\">" << decision.by << ", " << decision.at.substr(0, 10) << "</span>";
        if (!visit.services.options.read_only)
            out << " <form class=\"inline\" method=\"post\" action=\"/decisions/undo\">" << token_field(visit.services)
                << "<input type=\"hidden\" name=\"id\" value=\"" << decision_id(decision)
                << "\"><input type=\"hidden\" name=\"back\" value=\"/records/" << record.id
                << "\"><button>Take back</button></form>";
        out << "</li>\n";
    }
    if (out.empty()) return out;
    return Markup() << "<h2>Decided here</h2>\n<ul class=\"decided\">\n" << out << "</ul>\n";
}

/// The decisions that a form's fields ask for: those that differ from what stands.
std::vector<Decision> asked_for(const Visit& visit, const RecordAsRead& read, std::size_t number) {
    const Request& request = visit.request;
    Decision decision = decision_on_figure(read.paper, read.record(), number - 1);
    const std::string verdict = request.field("verdict");
    if (verdict == verdict_right || verdict == verdict_wrong) {
        decision.field = verdict_field;
        decision.value = verdict;
        return {decision};
    }
    const DecidedPaper decided = apply_decisions(read.paper, decisions(visit.archive, read.paper.documents.at(0).id));
    const Observation& now = decided.dataset.records.at(read.at).observations.at(number - 1);
    std::vector<Decision> all;
    const auto add = [&](const char* field, const std::string& value) {
        decision.field = field;
        decision.value = value;
        all.push_back(decision);
    };
    try {
        if (const std::string& value = request.field("value"); value != number_text(now.value))
            add("value", value.empty() ? "" : value_field(value));
    } catch (const DecisionError& error) {
        throw Undecidable(error.what());
    }
    for (const char* field : {"unit", "measure"})
        if (request.form.contains(field) && request.field(field) != field_text(now, field))
            add(field, request.field(field));
    if (const std::string period = request.field("period"); period != (now.period ? now.period->label : "")) {
        PeriodContext context;
        context.reported = read.paper.documents.at(0).period;
        context.year_hint = read.paper.documents.at(0).meeting_date;
        const auto parsed = period.empty() ? std::nullopt : parse_period(period, context);
        if (!parsed && !period.empty())
            throw Undecidable("“" + period + "” is no period, such as “Q3 2024/25” or “2024/25”.");
        add("period", period_field(parsed));
    }
    return all;
}

}  // namespace

Response record_view(const Visit& visit) {
    const RecordAsRead read = record_as_read(visit.archive, visit.captured[0]);
    const Document& document = read.paper.documents.at(0);
    const DecidedPaper decided = apply_decisions(read.paper, decisions(visit.archive, document.id));
    const Record& record = decided.dataset.records.at(read.at);
    const int asked = number_from(visit.request.asked("figure"), 1, static_cast<int>(most_figures), 0);
    const std::size_t chosen =
        static_cast<std::size_t>(asked) <= record.observations.size() ? static_cast<std::size_t>(asked) : 0;
    const bool of_figure = chosen > 0 && record.observations[chosen - 1].page != record.source.page;
    const int page = of_figure ? record.observations[chosen - 1].page : record.source.page;
    const std::string name = name_of_record(record);
    Markup out;
    out << "<h1>" << name << "</h1>\n<p class=\"about\">" << about_paper(document) << " · <a href=\"/papers/"
        << document.id << "?page=" << page << "&amp;record=" << record.id << "\">" << clipped(document.file, 160)
        << ", page " << page << "</a>";
    if (const auto indicator = indicator_of_record(visit.archive, record.id))
        out << " · <a href=\"/indicators/" << indicator->id << "\">its years</a>";
    out << "</p>\n";
    for (const std::string& heading : record.indicator.group)
        out << "<p class=\"quiet\">" << clipped(heading, 200) << "</p>\n";
    std::vector<CutMark> marks;
    if (!of_figure) marks.push_back({record.source.box, "row"});
    if (chosen > 0) marks.push_back({record.observations[chosen - 1].box, "here"});
    out << cut_of_page(visit, document, page, marks, "The row as it is printed");
    if (!record.assessments.empty()) {
        out << "<p>";
        for (const Assessment& rating : record.assessments) out << rating_mark(rating) << " ";
        out << "</p>\n";
    }
    out << figures(record, chosen);
    for (const std::string& note : record.notes) out << "<p class=\"quiet\">" << clipped(note, 400) << "</p>\n";
    if (visit.services.options.read_only)
        out << "";
    else if (chosen > 0)
        out << form_for(visit, record, chosen);
    else
        out << "<p class=\"quiet\">Choose a figure to correct it, or to say that it is right.</p>\n";
    out << decided_of(visit, record);
    return framed(visit.services, {name, "/", "", false}, out);
}

Response decide_figure(const Visit& visit) {
    const RecordAsRead read = record_as_read(visit.archive, visit.captured[0]);
    const int number = number_from(visit.captured[1], 1, static_cast<int>(most_figures), 0);
    if (number < 1 || static_cast<std::size_t>(number) > read.record().observations.size())
        throw NotThere("The row has no such figure.");
    decide_all(visit, asked_for(visit, read, static_cast<std::size_t>(number)));
    return back_to(visit, "/records/" + read.record().id + "?figure=" + std::to_string(number));
}

Response undo_decision(const Visit& visit) {
    Archive archive(visit.services.options.archive, Archive::Mode::write);
    remove_decisions(archive, {checked_id(visit.request.field("id"))});
    return back_to(visit, "/");
}

}  // namespace scrutineer::serve
