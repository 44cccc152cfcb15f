// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: what is new in a paper
#include <algorithm>

#include "archive/browse.hpp"
#include "archive/compare.hpp"
#include "serve/frame.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

/// Why a line stands where it does.
enum class Kind { new_indicator, worse, better, other };

int badness(const std::string& rating) {
    if (rating == "red" || rating == "worsening") return 2;
    if (rating == "amber" || rating == "stable") return 1;
    return rating == "green" || rating == "improving" ? 0 : -1;
}

Kind kind_of(const ComparedIndicator& compared) {
    if (!compared.before) return Kind::new_indicator;
    const int now = badness(compared.now.rating), before = badness(compared.before->rating);
    if (now < 0 || before < 0 || now == before) return Kind::other;
    return now > before ? Kind::worse : Kind::better;
}

std::string_view words_for(Kind kind) {
    switch (kind) {
        case Kind::new_indicator:
            return "New: no earlier paper of this archive has it";
        case Kind::worse:
            return "Rated worse than before";
        case Kind::better:
            return "Rated better than before";
        case Kind::other:
            return "The others";
    }
    return "";
}

Markup figure_cell(const SaidOfIndicator& said) {
    Markup out;
    out << "<td class=\"number\"><a href=\"/papers/" << said.document << "?page=" << said.page
        << "&amp;figure=" << said.record << "." << said.number + 1 << "\">"
        << (said.text.empty() ? std::string("–") : clipped(said.text, 60)) << "</a></td><td>";
    if (!said.rating.empty()) out << "<span class=\"rating " << said.rating << "\">" << said.rating << "</span>";
    out << "</td>";
    return out;
}

Markup row(const ComparedIndicator& compared) {
    Markup out;
    const SaidOfIndicator& now = compared.now;
    out << "<tr class=\"" << class_of_confidence(now.confidence) << "\"><th scope=\"row\"><a href=\"/indicators/"
        << compared.indicator << "\">"
        << (compared.name.empty() ? std::string("(a row without a name)") : clipped(compared.name, 200)) << "</a></th>"
        << figure_cell(now);
    if (compared.before)
        out << figure_cell(*compared.before) << "<td>" << day_for_people(compared.before->meeting_date) << "</td>";
    else
        out << "<td></td><td></td><td></td>";
    out << "<td class=\"number sureness\"><a href=\"/records/" << now.record << "?figure=" << now.number + 1
        << "#correct\">" << percent(now.confidence) << "</a></td></tr>\n";
    return out;
}

}  // namespace

Response new_view(const Visit& visit) {
    const std::string& id = checked_id(visit.captured[0]);
    const DocumentSummary paper = paper_summary(visit.archive, id);
    if (paper.id != id) throw NotThere("No paper of this archive has this address.");
    std::vector<ComparedIndicator> all = compared_with_before(visit.archive, id);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return kind_of(a) < kind_of(b); });
    const auto doubtful = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const ComparedIndicator& c) { return c.now.confidence < sure_from; }));
    Markup out;
    out << "<h1>What is new</h1>\n<p class=\"about\"><a href=\"/papers/" << id << "\">" << clipped(paper.file, 160)
        << "</a> · " << counted(all.size(), "indicator") << ", " << counted(doubtful, "doubtful latest figure")
        << "</p>\n";
    if (all.empty()) {
        out << "<p class=\"empty\">No indicator was read in this paper.</p>\n";
    } else {
        out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Indicators\"><table "
               "class=\"figures\"><thead><tr>"
               "<th scope=\"col\">Indicator</th><th scope=\"col\" class=\"number\">Now</th><th "
               "scope=\"col\">Rating</th>"
               "<th scope=\"col\" class=\"number\">Before</th><th scope=\"col\">Rating</th><th "
               "scope=\"col\">Meeting</th>"
               "<th scope=\"col\" class=\"number\">Sure</th></tr></thead>\n";
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool begins = i == 0 || kind_of(all[i]) != kind_of(all[i - 1]);
            if (begins)
                out << (i == 0 ? Markup() : Markup() << "</tbody>\n")
                    << "<tbody><tr class=\"head\"><th scope=\"rowgroup\" colspan=\"7\">" << words_for(kind_of(all[i]))
                    << "</th></tr>\n";
            out << row(all[i]);
        }
        out << "</tbody></table></div>\n";
    }
    return framed(visit.services, {"What is new in " + paper.file, "/", "", false}, out);
}

}  // namespace scrutineer::serve
