// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: published figures that do not hold, judged one by one
#include "serve/findings.hpp"

#include <algorithm>
#include <chrono>

#include "archive/browse.hpp"
#include "archive/decided.hpp"
#include "serve/frame.hpp"
#include "serve/views/cutting.hpp"
#include "serve/views/deciding.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"
#include "validate/findings_json.hpp"

namespace scrutineer::serve {
namespace {

/// Papers whose findings are counted on the page of all papers.
constexpr std::size_t papers_counted = 8;
/// A paper takes about 40 ms where it was not looked at before: what is left then is counted when the page is next
/// asked for.
constexpr std::chrono::milliseconds counting_time{100};
constexpr std::size_t most_pictures = 2;

std::string words_for(Verdict verdict) {
    if (verdict == Verdict::contradiction) return "Contradiction";
    return verdict == Verdict::revision ? "Revision" : "Cannot be told";
}

std::string words_for_judgement(const std::string& verdict) {
    if (verdict == verdict_justified) return "judged: the paper does contradict itself";
    if (verdict == verdict_dismissed) return "judged: the figures do hold";
    return verdict.empty() ? "" : "judged: " + verdict;
}

std::string as_sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
}

/// The place of the figure in question, and those that it was held against, a picture a page.
Markup pictures(const Visit& visit, const PaperFindings& found, const Finding& finding) {
    Markup out;
    std::vector<std::pair<std::string, int>> pages;
    for (const FindingSource& source : finding.sources) {
        const std::pair page{source.document, source.page};
        if (std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
    }
    for (std::size_t i = 0; i < std::min(pages.size(), most_pictures); ++i) {
        const auto document = found.documents.find(pages[i].first);
        if (document == found.documents.end()) continue;
        std::vector<CutMark> marks;
        for (const FindingSource& source : finding.sources)
            if (std::pair{source.document, source.page} == pages[i])
                marks.push_back({source.box, &source == &finding.sources.front() ? "here" : "other"});
        out << "<p class=\"quiet\">"
            << (i == 0 ? std::string_view("The figure in question") : std::string_view("Held against")) << ": "
            << clipped(document->second.file, 160) << ", page " << pages[i].second << "</p>\n"
            << cut_of_page(visit, document->second, pages[i].second, marks, finding.explanation);
    }
    return out;
}

Markup judge(const Visit& visit, const std::string& document, const Finding& finding, const std::string& back) {
    Markup out;
    const auto button = [&](std::string_view key, std::string_view verdict, std::string_view words) {
        out << "<form class=\"inline\" method=\"post\" action=\"/papers/" << document << "/findings\">"
            << token_field(visit.services) << "<input type=\"hidden\" name=\"finding\" value=\"" << fingerprint(finding)
            << "\"><input type=\"hidden\" name=\"back\" value=\"" << back
            << "\"><input type=\"hidden\" name=\"verdict\" value=\"" << verdict << "\"><button data-key=\"" << key
            << "\">" << words << " <kbd>" << key << "</kbd></button></form> ";
    };
    button("y", verdict_justified, "It does not hold");
    button("n", verdict_dismissed, "It does hold");
    return out;
}

struct Judged {
    const Finding* finding;
    std::string verdict;
};

/// Those that nobody judged first, each kind in its order.
std::vector<Judged> in_order(const PaperFindings& found, const std::vector<Decision>& decided) {
    std::vector<Judged> all;
    for (const Finding& finding : found.findings) all.push_back({&finding, verdict_on(finding, decided)});
    std::stable_partition(all.begin(), all.end(), [](const Judged& judged) { return judged.verdict.empty(); });
    return all;
}

}  // namespace

Response paper_findings_view(const Visit& visit) {
    const std::string& id = checked_id(visit.captured[0]);
    const DocumentSummary paper = paper_summary(visit.archive, id);
    if (paper.id != id) throw NotThere("No paper of this archive has this address.");
    const auto found = visit.services.findings.get(visit.archive, id);
    const std::vector<Judged> all = in_order(*found, decisions(visit.archive, id));
    const auto open = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Judged& judged) { return judged.verdict.empty(); }));
    const std::string address = "/papers/" + id + "/findings?at=";
    const std::size_t at =
        std::min<std::size_t>(static_cast<std::size_t>(number_from(visit.request.asked("at"), 0, 1'000'000, 0)),
                              all.empty() ? 0 : all.size() - 1);
    Markup out;
    out << "<h1>Findings</h1>\n<p class=\"about\"><a href=\"/papers/" << id << "\">" << clipped(paper.file, 160)
        << "</a> · " << counted(all.size(), "finding") << ", " << counted(open, "to judge", "to judge") << "</p>\n";
    if (all.empty()) {
        out << "<p class=\"empty\">Every figure of this paper that could be checked holds.</p>\n";
    } else {
        const Finding& finding = *all[at].finding;
        out << "<article class=\"task\" aria-labelledby=\"says\">\n<p class=\"kind\">" << words_for(finding.verdict)
            << " <span class=\"quiet\">" << at + 1 << " of " << all.size() << " · "
            << words_for_judgement(all[at].verdict) << "</span></p>\n<h2 id=\"says\">"
            << clipped(as_sentence(finding.explanation), 600) << "</h2>\n";
        for (const std::string& record : finding.records)
            if (const auto name = found->record_names.find(record); name != found->record_names.end())
                out << "<p class=\"about\"><a href=\"/records/" << record << "\">" << clipped(name->second, 200)
                    << "</a></p>\n";
        out << pictures(visit, *found, finding) << "<div class=\"buttons\">";
        if (!visit.services.options.read_only)
            out << judge(visit, id, finding, address + std::to_string(all[at].verdict.empty() ? at : at + 1));
        if (at + 1 < all.size())
            out << "<a class=\"button\" data-key=\"l\" href=\"" << address << at + 1 << "\">Later <kbd>l</kbd></a> ";
        if (at > 0)
            out << "<a class=\"button\" data-key=\"k\" href=\"" << address << at - 1 << "\">Back <kbd>k</kbd></a>";
        out << "</div>\n</article>\n<h2>All of them</h2>\n<ol class=\"after\">\n";
        for (std::size_t i = 0; i < all.size(); ++i)
            out << "<li" << (i == at ? Markup() << " aria-current=\"true\"" : Markup()) << "><a href=\"" << address << i
                << "\">" << clipped(as_sentence(all[i].finding->explanation), 240) << "</a> <span class=\"quiet\">"
                << words_for(all[i].finding->verdict) << " " << words_for_judgement(all[i].verdict) << "</span></li>\n";
        out << "</ol>\n";
    }
    out << "<p class=\"quiet\">Held against the nearest papers of the same council. What its sentences claim is "
           "checked by "
           "<code>scrutineer validate</code>.</p>\n";
    return framed(visit.services, {"Findings", "/findings", "", false}, out);
}

Response judge_finding(const Visit& visit) {
    const std::string& id = checked_id(visit.captured[0]);
    const std::string verdict = visit.request.field("verdict");
    if (verdict != verdict_justified && verdict != verdict_dismissed)
        throw Undecidable("A figure holds, or it does not.");
    const auto found = visit.services.findings.get(visit.archive, id);
    for (const Finding& finding : found->findings) {
        if (fingerprint(finding) != visit.request.field("finding")) continue;
        Decision decision = decision_on_finding(finding);
        decision.value = verdict;
        decide_all(visit, {decision});
        return back_to(visit, "/papers/" + id + "/findings");
    }
    throw NotThere("This is not found in the paper any more.");
}

Response findings_view(const Visit& visit) {
    PapersAsked asked;
    asked.authority = visit.request.asked("council");
    asked.first = static_cast<std::size_t>(number_from(visit.request.asked("first"), 0, 1'000'000'000, 0));
    asked.most = papers_counted;
    const std::size_t all = count_papers(visit.archive, asked);
    Markup out;
    out << "<h1>Findings</h1>\n<p>Published figures that do not hold: a percentage against its own fraction, a total "
           "against its "
           "rows, a figure against what an earlier paper said. A finding says that two printed figures cannot both be "
           "right, "
           "not which of them is wrong.</p>\n";
    if (all == 0)
        out << "<p class=\"empty\">There is no paper in this archive yet.</p>\n";
    else
        out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Papers\"><table "
               "class=\"list\"><thead><tr><th scope=\"col\">Paper</th><th scope=\"col\">Meeting</th>"
               "<th scope=\"col\" class=\"number\">Contradictions</th><th scope=\"col\" class=\"number\">Revisions</th>"
               "<th scope=\"col\" class=\"number\">To judge</th></tr></thead>\n<tbody>\n";
    const auto start = std::chrono::steady_clock::now();
    for (const PaperLine& line : papers_page(visit.archive, asked)) {
        if (std::chrono::steady_clock::now() - start > counting_time) {
            out << "<tr><th scope=\"row\"><a href=\"/papers/" << line.paper.id << "/findings\">"
                << clipped(line.paper.file, 120) << "</a></th><td>" << day_for_people(line.paper.meeting_date)
                << "</td><td class=\"quiet\" colspan=\"3\">not counted yet</td></tr>\n";
            continue;
        }
        const auto found = visit.services.findings.get(visit.archive, line.paper.id);
        const std::vector<Decision> decided = decisions(visit.archive, line.paper.id);
        const auto with = [&](Verdict verdict) {
            return std::count_if(found->findings.begin(), found->findings.end(),
                                 [verdict](const Finding& finding) { return finding.verdict == verdict; });
        };
        const auto open = std::count_if(found->findings.begin(), found->findings.end(), [&](const Finding& finding) {
            return finding.verdict != Verdict::cannot_tell && verdict_on(finding, decided).empty();
        });
        out << "<tr><th scope=\"row\"><a href=\"/papers/" << line.paper.id << "/findings\">"
            << clipped(line.paper.file, 120) << "</a><span class=\"sub\">"
            << (line.paper.authority.empty() ? std::string("Council not known") : line.paper.authority)
            << "</span></th><td>" << day_for_people(line.paper.meeting_date) << "</td><td class=\"number\">"
            << with(Verdict::contradiction) << "</td><td class=\"number\">" << with(Verdict::revision)
            << "</td><td class=\"number\">" << open << "</td></tr>\n";
    }
    if (all > 0)
        out << "</tbody></table></div>\n"
            << pager(asked.first, asked.most, all, "/findings?council=" + percent_encoded(asked.authority) + "&first=");
    return framed(visit.services, {"Findings", "/findings", "", false}, out);
}

}  // namespace scrutineer::serve
