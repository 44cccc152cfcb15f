// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: the list of papers
#include "archive/browse.hpp"
#include "serve/frame.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t papers_on_a_page = 50;
constexpr std::size_t longest_title = 120;

Markup filters(const std::vector<AuthorityLine>& councils, const PapersAsked& asked) {
    Markup out;
    out << "<form class=\"filters\" method=\"get\" action=\"/\" aria-label=\"Which papers\">\n"
           "<label>Council <select name=\"council\"><option value=\"\">all</option>";
    for (const AuthorityLine& council : councils) {
        const std::string value = council.name.empty() ? "-" : council.name;
        out << "<option value=\"" << value << "\"";
        if (value == asked.authority) out << " selected";
        out << ">" << (council.name.empty() ? std::string("not known") : council.name) << " ("
            << grouped(council.papers) << ")</option>";
    }
    out << "</select></label>\n<label>Words in name or title <input type=\"search\" name=\"words\" value=\""
        << asked.words << "\"></label>\n<label class=\"tick\"><input type=\"checkbox\" name=\"failed\" value=\"1\"";
    if (asked.only_failed) out << " checked";
    out << "> only those that could not be read</label>\n<button>Show</button>\n</form>\n";
    return out;
}

Markup amount(int number, std::string_view kind) {
    Markup out;
    out << "<td class=\"number"
        << (number == 0    ? std::string(" none")
            : kind.empty() ? ""
                           : " " + std::string(kind))
        << "\">" << grouped(static_cast<std::size_t>(number)) << "</td>";
    return out;
}

Markup ratings(const PaperLine& line) {
    Markup out;
    out << "<td class=\"ratings\">";
    const auto add = [&out](int number, const std::string& rating) {
        if (number > 0)
            out << "<span class=\"rating " << rating << "\">" << number << "<span class=\"unseen\"> " << rating
                << "</span></span> ";
    };
    add(line.green, "green");
    add(line.amber, "amber");
    add(line.red, "red");
    out << "</td>";
    return out;
}

Markup row(const PaperLine& line) {
    const DocumentSummary& paper = line.paper;
    Markup out;
    out << "<tr><th scope=\"row\"><a href=\"/papers/" << paper.id << "\">" << clipped(paper.file, longest_title)
        << "</a>";
    if (!paper.title.empty()) out << "<span class=\"sub\">" << clipped(paper.title, longest_title) << "</span>";
    if (paper.outcome == "failed") out << "<span class=\"sub bad\">could not be read</span>";
    out << "</th><td>" << (paper.authority.empty() ? std::string("not known") : paper.authority) << "</td><td>"
        << day_for_people(paper.meeting_date) << "</td><td>" << paper.period << "</td>" << amount(paper.pages, "")
        << amount(paper.figures, "") << ratings(line) << amount(line.doubtful, "doubtful")
        << amount(line.not_read, "poor") << "</tr>\n";
    return out;
}

}  // namespace

Response papers_view(const Visit& visit) {
    PapersAsked asked;
    asked.authority = visit.request.asked("council");
    asked.words = visit.request.asked("words");
    asked.only_failed = visit.request.asked("failed") == "1";
    asked.first = static_cast<std::size_t>(number_from(visit.request.asked("first"), 0, 1'000'000'000, 0));
    asked.most = papers_on_a_page;
    const std::vector<AuthorityLine> councils = authorities(visit.archive);
    const std::size_t all = count_papers(visit.archive, asked);
    Markup out;
    out << "<h1>Papers</h1>\n";
    if (councils.empty()) {
        out << "<p class=\"empty\">There is no paper in this archive yet.</p>\n";
    } else {
        out << filters(councils, asked) << "<p class=\"quiet\">" << counted(all, "paper") << ", the newest first.</p>\n"
            << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Papers\"><table class=\"list "
               "papers\">"
               "<thead><tr><th scope=\"col\">Paper</th><th scope=\"col\">Council</th><th scope=\"col\">Meeting</th>"
               "<th scope=\"col\">Period</th><th scope=\"col\" class=\"number\">Pages</th>"
               "<th scope=\"col\" class=\"number\">Figures</th><th scope=\"col\">Ratings</th>"
               "<th scope=\"col\" class=\"number\">Doubtful</th><th scope=\"col\" class=\"number\">Not read</th>"
               "</tr></thead>\n<tbody>\n";
        for (const PaperLine& line : papers_page(visit.archive, asked)) out << row(line);
        out << "</tbody></table></div>\n"
            << pager(asked.first, asked.most, all,
                     "/?council=" + percent_encoded(asked.authority) + "&words=" + percent_encoded(asked.words) +
                         (asked.only_failed ? "&failed=1" : "") + "&first=");
    }
    out << adding_form(visit.services);
    return framed(visit.services, {"Papers", "/", "", false}, out);
}

}  // namespace scrutineer::serve
