// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: finding indicators
#include "archive/indicators.hpp"
#include "archive/browse.hpp"
#include "serve/frame.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t indicators_on_a_page = 50;
constexpr std::size_t longest_name = 240;

Markup council_choice(const Visit& visit, const std::string& chosen) {
    Markup out;
    out << "<label>Council <select name=\"council\"><option value=\"\">all</option>";
    for (const AuthorityLine& council : authorities(visit.archive)) {
        if (council.name.empty()) continue;
        out << "<option" << (council.name == chosen ? Markup() << " selected" : Markup()) << ">" << council.name
            << "</option>";
    }
    out << "</select></label>\n";
    return out;
}

Markup row(const ArchivedIndicator& indicator) {
    Markup out;
    out << "<tr><th scope=\"row\"><a href=\"/indicators/" << indicator.id << "\">"
        << (indicator.names.empty() || indicator.names.front().empty() ? std::string("(a row without a name)")
                                                                       : clipped(indicator.names.front(), longest_name))
        << "</a>";
    if (indicator.names.size() > 1)
        out << "<span class=\"sub\">also " << clipped(indicator.names[1], longest_name) << "</span>";
    out << "</th><td>" << (indicator.authority.empty() ? std::string("not known") : indicator.authority) << "</td><td>"
        << indicator.unit << "</td><td class=\"number\">" << indicator.papers << "</td><td>"
        << indicator.first_period_end.substr(0, 4);
    if (indicator.last_period_end.substr(0, 4) != indicator.first_period_end.substr(0, 4))
        out << "–" << indicator.last_period_end.substr(0, 4);
    out << "</td></tr>\n";
    return out;
}

}  // namespace

Response indicators_view(const Visit& visit) {
    const std::string query = visit.request.asked("q");
    IndicatorsAsked asked;
    asked.authority = visit.request.asked("council");
    asked.first = static_cast<std::size_t>(number_from(visit.request.asked("first"), 0, 1'000'000'000, 0));
    asked.most = indicators_on_a_page;
    const std::size_t all = count_indicators(visit.archive, query, asked);
    Markup out;
    out << "<h1>Indicators</h1>\n<form class=\"filters\" method=\"get\" action=\"/indicators\" aria-label=\"Which "
           "indicators\">\n"
           "<label>Words of its name, or its code <input type=\"search\" name=\"q\" value=\""
        << query << "\" autofocus></label>\n"
        << council_choice(visit, asked.authority) << "<button>Find</button>\n</form>\n";
    if (all == 0) {
        out << "<p class=\"empty\">No indicator has these words in its name. Fewer words, or a part of one, find "
               "more.</p>\n";
    } else {
        out << "<p class=\"quiet\">" << counted(all, "indicator") << ", those in most papers first.</p>\n"
            << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Indicators\"><table class=\"list\">"
               "<thead><tr><th scope=\"col\">Indicator</th><th scope=\"col\">Council</th><th scope=\"col\">Unit</th>"
               "<th scope=\"col\" class=\"number\">Papers</th><th scope=\"col\">Years</th></tr></thead>\n<tbody>\n";
        for (const ArchivedIndicator& indicator : find_indicators(visit.archive, query, asked)) out << row(indicator);
        out << "</tbody></table></div>\n"
            << pager(asked.first, *asked.most, all,
                     "/indicators?q=" + percent_encoded(query) + "&council=" + percent_encoded(asked.authority) +
                         "&first=");
    }
    return framed(visit.services, {"Indicators", "/indicators", query, false}, out);
}

}  // namespace scrutineer::serve
