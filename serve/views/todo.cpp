// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: what needs a person, one thing at a time
#include "archive/todo.hpp"

#include <algorithm>

#include "archive/browse.hpp"
#include "archive/decided.hpp"
#include "serve/frame.hpp"
#include "serve/views/cutting.hpp"
#include "serve/views/deciding.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t most_of_a_kind = 100;
/// Of those that follow, so many are named below the one that is shown.
constexpr std::size_t most_named = 12;

/// One thing to look at.
struct Task {
    std::string kind;      ///< "Not read", "Doubtful figure"…
    std::string title;     ///< what is asked
    std::string document;  ///< where to look; empty where there is nothing to see
    int page = 1;
    std::optional<Box> box;
    Markup more;     ///< said below the picture
    Markup answers;  ///< forms and links; their keys are told by "data-key"
};

struct Asked {
    std::string council;
    std::size_t at = 0;
    std::string address(std::size_t number) const {
        return "/todo?at=" + std::to_string(number) + "&council=" + percent_encoded(council);
    }
};

/// A form of one button.
struct Answer {
    std::string action;
    std::string key, words;
    std::vector<std::pair<std::string, std::string>> fields;
};

Markup button(const Visit& visit, const Asked& asked, const Answer& answer) {
    Markup out;
    out << "<form class=\"inline\" method=\"post\" action=\"" << answer.action << "\">" << token_field(visit.services)
        << "<input type=\"hidden\" name=\"back\" value=\"" << asked.address(asked.at) << "\">";
    for (const auto& [name, value] : answer.fields)
        out << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
    out << "<button data-key=\"" << answer.key << "\">" << answer.words << " <kbd>" << answer.key
        << "</kbd></button></form> ";
    return out;
}

Task task_of(const Visit& visit, const Asked& asked, const DoubtfulFigure& figure) {
    Task task;
    task.kind = figure.confidence < 0.5 ? "Figure, likely wrong" : "Doubtful figure";
    task.title = "Is “" + clipped(figure.text, 80) + "” the " + figure.measure + " of “" +
                 (figure.name.empty() ? "a row without a name" : clipped(figure.name, 200)) + "”" +
                 (figure.period.empty() ? "" : " for " + clipped(figure.period, 80)) + "?";
    task.document = figure.document;
    task.page = figure.page;
    task.box = figure.box;
    task.more << "<p class=\"quiet\">" << percent(figure.confidence) << " sure";
    if (!figure.label.empty()) task.more << " · under the heading “" << clipped(figure.label, 160) << "”";
    task.more << "</p>\n";
    const std::string number = std::to_string(figure.number + 1),
                      action = "/records/" + figure.record + "/figures/" + number;
    task.answers << button(visit, asked, {action, "r", "Right", {{"verdict", "right"}}})
                 << "<a class=\"button\" data-key=\"c\" href=\"/records/" << figure.record << "?figure=" << number
                 << "#correct\">Correct <kbd>c</kbd></a> "
                 << button(visit, asked, {action, "x", "Not a figure", {{"verdict", "wrong"}}});
    return task;
}

Task task_of(const Visit& visit, const Asked& asked, const UnreadPlace& place) {
    const Diagnostic& d = place.diagnostic.diagnostic;
    Task task;
    task.kind = d.code == "figures-not-read" ? "Not read" : "Noticed while reading";
    task.title = clipped(d.message, 400);
    task.document = place.diagnostic.document;
    task.page = d.page.value_or(1);
    task.box = d.box;
    if (d.page)
        task.answers << "<a class=\"button\" data-key=\"t\" href=\"/papers/" << task.document
                     << "/teach?page=" << task.page << "\">Teach <kbd>t</kbd></a> ";
    task.answers << button(
        visit, asked,
        {"/todo/settle",
         "r",
         "Nothing to do",
         {{"document", task.document}, {"id", decision_id(decision_on_diagnostic(place.diagnostic))}}});
    return task;
}

Task task_of(const Visit& visit, const Asked& asked, const IndicatorLink& link) {
    Task task;
    task.kind = "One indicator?";
    task.title = "Are “" + clipped(link.name_a, 200) + "” and “" + clipped(link.name_b, 200) + "” one indicator?";
    task.more << "<p class=\"quiet\">" << link.authority << " · " << link.reasons << "</p>\n<p><a href=\"/indicators/"
              << link.identity_a << "\">The years of the one</a> · <a href=\"/indicators/" << link.identity_b
              << "\">of the other</a></p>\n";
    const auto answer = [&](const char* key, const char* words, const char* verdict) {
        return button(
            visit, asked,
            {"/todo/link", key, words, {{"a", link.identity_a}, {"b", link.identity_b}, {"verdict", verdict}}});
    };
    task.answers << answer("r", "One", "accepted") << answer("x", "Two", "rejected");
    return task;
}

/// Decisions whose place is not read any more.
Task task_of(const Visit& visit, const Asked& asked, const Decision& decision) {
    Task task;
    task.kind = "Decision without a place";
    task.title = "“" + clipped(decision.place.text, 120) + "” was decided on (" + decision.field + ": " +
                 clipped(decision.value, 80) + "), and is not read at its place any more.";
    task.document = decision.place.document;
    task.page = std::max(1, decision.place.page);
    task.box = decision.place.box;
    task.answers << button(visit, asked, {"/decisions/undo", "x", "Take it back", {{"id", decision_id(decision)}}});
    return task;
}

std::vector<Task> all_tasks(const Visit& visit, const Asked& asked) {
    const ToDoAsked which{asked.council, 100, most_of_a_kind};
    std::vector<Task> tasks;
    for (const Decision& decision : decisions(visit.archive))
        if (decision.state == DecisionState::not_found && decision.subject != DecisionSubject::finding &&
            decision.subject != DecisionSubject::diagnostic)
            tasks.push_back(task_of(visit, asked, decision));
    for (const UnreadPlace& place : unread_places(visit.archive, which)) tasks.push_back(task_of(visit, asked, place));
    for (const DoubtfulFigure& figure : doubtful_figures(visit.archive, which))
        tasks.push_back(task_of(visit, asked, figure));
    for (const IndicatorLink& link : proposed_links(visit.archive, which)) tasks.push_back(task_of(visit, asked, link));
    return tasks;
}

Markup current(const Visit& visit, const Asked& asked, const Task& task, std::size_t all) {
    Markup out;
    out << "<article class=\"task\" aria-labelledby=\"asked\">\n<p class=\"kind\">" << task.kind
        << " <span class=\"quiet\">" << asked.at + 1 << " of " << all << "</span></p>\n<h2 id=\"asked\">" << task.title
        << "</h2>\n";
    if (!task.document.empty()) {
        Dataset paper;
        paper.documents.emplace_back();
        const DocumentSummary summary = paper_summary(visit.archive, task.document);
        Document& document = paper.documents.front();
        document.id = summary.id;
        document.file = summary.file;
        document.authority_name = summary.authority;
        document.meeting_date = summary.meeting_date;
        out << "<p class=\"about\">" << about_paper(document) << " · <a href=\"/papers/" << summary.id
            << "?page=" << task.page << "\">" << clipped(summary.file, 160) << ", page " << task.page << "</a></p>\n";
        if (task.box)
            out << cut_of_page(visit, document, task.page, {{*task.box, "here"}}, "The place as it is printed");
    }
    out << task.more << "<div class=\"buttons\">";
    if (!visit.services.options.read_only) out << task.answers;
    out << "<a class=\"button\" data-key=\"l\" href=\"" << asked.address(asked.at + 1 < all ? asked.at + 1 : 0)
        << "\">Later <kbd>l</kbd></a>";
    if (asked.at > 0)
        out << " <a class=\"button\" data-key=\"k\" href=\"" << asked.address(asked.at - 1)
            << "\">Back <kbd>k</kbd></a>";
    out << "</div>\n</article>\n";
    return out;
}

}  // namespace

Response todo_view(const Visit& visit) {
    Asked asked{visit.request.asked("council"),
                static_cast<std::size_t>(number_from(visit.request.asked("at"), 0, 1'000'000, 0))};
    const std::vector<Task> tasks = all_tasks(visit, asked);
    if (asked.at >= tasks.size()) asked.at = tasks.empty() ? 0 : tasks.size() - 1;
    Markup out;
    out << "<h1>To do</h1>\n";
    if (tasks.empty()) {
        out << "<p class=\"empty\">Nothing in the newest papers needs a person.</p>\n";
    } else {
        out << current(visit, asked, tasks[asked.at], tasks.size());
        out << "<h2>After this</h2>\n<ol class=\"after\" start=\"" << asked.at + 2 << "\">\n";
        for (std::size_t i = asked.at + 1; i < std::min(tasks.size(), asked.at + 1 + most_named); ++i)
            out << "<li><a href=\"" << asked.address(i) << "\">" << tasks[i].title << "</a> <span class=\"quiet\">"
                << tasks[i].kind << "</span></li>\n";
        out << "</ol>\n<p class=\"quiet\">Of the newest 100 papers, most harmful first: what was not read, figures "
               "from the least "
               "sure, names that may be one indicator. <a href=\"/findings\">Figures that do not hold</a> are judged "
               "by "
               "themselves.</p>\n";
    }
    return framed(visit.services, {"To do", "/todo", "", false}, out);
}

Response settle(const Visit& visit) {
    const std::string document = checked_id(visit.request.field("document"));
    for (const DocumentDiagnostic& diagnostic : visit.archive.load({document}).diagnostics) {
        Decision decision = decision_on_diagnostic(diagnostic);
        decision.field = verdict_field;
        decision.value = verdict_settled;
        if (decision_id(decision) != visit.request.field("id") &&
            decision_id(decision_on_diagnostic(diagnostic)) != visit.request.field("id"))
            continue;
        decide_all(visit, {decision});
        return back_to(visit, "/todo");
    }
    throw NotThere("This is not noted of the paper any more.");
}

Response decide_link(const Visit& visit) {
    const std::string verdict = visit.request.field("verdict");
    if (verdict != "accepted" && verdict != "rejected")
        throw Undecidable("Two names are one indicator, or they are two.");
    Archive archive(visit.services.options.archive, Archive::Mode::write);
    decide(archive, checked_id(visit.request.field("a")), checked_id(visit.request.field("b")),
           verdict == "accepted" ? LinkVerdict::accepted : LinkVerdict::rejected);
    return back_to(visit, "/todo");
}

}  // namespace scrutineer::serve
