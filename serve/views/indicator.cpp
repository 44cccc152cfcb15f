// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: one indicator through the years
#include <algorithm>

#include "archive/csv.hpp"
#include "archive/indicators.hpp"
#include "archive/series.hpp"
#include "serve/chart.hpp"
#include "serve/frame.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t longest_name = 300;

std::string address_of(const FigureSource& source) {
    return "/papers/" + source.document + "?page=" + std::to_string(source.page) + "&record=" + source.record;
}

std::string words_for(const SeriesPoint& point) {
    std::string words = point.period + ": " + clipped(point.text, 80);
    if (!point.rating.empty()) words += ", " + point.rating;
    if (point.revised) words += ", revised later";
    return words + " (" + point.source.file + ", page " + std::to_string(point.source.page) + ")";
}

Chart chart_of(const ArchivedIndicator& indicator, const std::vector<SeriesPoint>& points) {
    Chart chart;
    chart.title =
        "Chart: " + (indicator.names.empty() ? std::string("indicator") : clipped(indicator.names.front(), 120)) +
        ", each point leads to its page";
    for (const SeriesPoint& point : points) {
        ChartPoint dot;
        dot.day = point.end;
        dot.value = point.value;
        dot.target = point.target;
        dot.comparison = point.country;
        dot.rating = point.rating;
        dot.address = address_of(point.source);
        dot.words = words_for(point);
        dot.break_before = point.break_before;
        dot.revised = point.revised;
        chart.points.push_back(std::move(dot));
        if (point.country) chart.comparison_name = "England";
    }
    return chart;
}

Markup others(const SeriesPoint& point) {
    Markup out;
    if (!point.revised) return out;
    out << "<span class=\"sub\">later printed as ";
    bool first = true;
    for (const FigureSource& other : point.others) {
        if (other.text == point.text) continue;
        out << (first ? Markup() : Markup() << ", ") << "<a href=\"" << address_of(other) << "\">"
            << clipped(other.text, 40) << "</a>";
        first = false;
    }
    out << "</span>";
    return out;
}

Markup row(const SeriesPoint& point) {
    Markup out;
    out << "<tr" << (point.break_before ? Markup() << " class=\"break\"" : Markup()) << "><th scope=\"row\">"
        << point.period;
    if (point.paper_period) out << "<span class=\"sub\">the paper's own period</span>";
    if (point.break_before) out << "<span class=\"sub\">not comparable with the one before</span>";
    out << "</th><td class=\"number\">" << clipped(point.text, 60) << others(point) << "</td><td class=\"number\">"
        << number_text(point.target) << "</td><td class=\"number\">" << number_text(point.country) << "</td><td>";
    if (!point.rating.empty()) out << "<span class=\"rating " << point.rating << "\">" << point.rating << "</span>";
    out << "</td><td class=\"wrap\"><a href=\"" << address_of(point.source) << "\">" << clipped(point.source.file, 80)
        << ", page " << point.source.page << "</a>";
    if (point.confidence < 0.9) out << "<span class=\"sub\">" << percent(point.confidence) << " sure</span>";
    out << "</td></tr>\n";
    return out;
}

Markup key_of(const Chart& chart, const std::vector<SeriesPoint>& points) {
    Markup out;
    out << "<ul class=\"key chart-key\"><li class=\"actual\">figure</li>";
    if (std::any_of(points.begin(), points.end(), [](const SeriesPoint& p) { return p.target.has_value(); }))
        out << "<li class=\"target\">target</li>";
    if (!chart.comparison_name.empty()) out << "<li class=\"comparison\">" << chart.comparison_name << "</li>";
    out << "<li class=\"dot-key green\">green</li><li class=\"dot-key amber\">amber</li><li class=\"dot-key "
           "red\">red</li></ul>\n";
    return out;
}

}  // namespace

Response indicator_view(const Visit& visit) {
    const auto indicator = indicator_with_id(visit.archive, checked_id(visit.captured[0]));
    if (!indicator) throw NotThere("No indicator of this archive has this address.");
    const std::vector<SeriesPoint> points = series(visit.archive, *indicator);
    const Chart chart = chart_of(*indicator, points);
    const std::string name = indicator->names.empty() || indicator->names.front().empty()
                                 ? "(a row without a name)"
                                 : clipped(indicator->names.front(), longest_name);
    Markup out;
    out << "<article class=\"indicator\">\n<h1>" << name << "</h1>\n<p class=\"about\">"
        << (indicator->authority.empty() ? std::string("Council not known") : indicator->authority);
    if (!indicator->unit.empty()) out << " · " << indicator->unit;
    out << " · " << counted(static_cast<std::size_t>(indicator->papers), "paper") << "</p>\n";
    const Markup drawing = drawn(chart);
    if (!drawing.empty())
        out << "<figure class=\"years-chart\">\n"
            << drawing << "<figcaption>" << key_of(chart, points) << "</figcaption></figure>\n";
    out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures\"><table "
           "class=\"series\"><thead><tr>"
           "<th scope=\"col\">Period</th><th scope=\"col\" class=\"number\">Figure</th>"
           "<th scope=\"col\" class=\"number\">Target</th><th scope=\"col\" class=\"number\">England</th>"
           "<th scope=\"col\">Rating</th><th scope=\"col\">Printed in</th></tr></thead>\n<tbody>\n";
    for (auto point = points.rbegin(); point != points.rend(); ++point) out << row(*point);
    out << "</tbody></table></div>\n";
    if (points.empty()) out << "<p class=\"empty\">None of its figures has a period or a value.</p>\n";
    if (indicator->names.size() > 1) {
        out << "<h2>Names it went by</h2>\n<ul>\n";
        for (const std::string& other : indicator->names) out << "<li>" << clipped(other, longest_name) << "</li>\n";
        out << "</ul>\n";
    }
    out << "<p class=\"noprint\"><button type=\"button\" data-print>Print</button></p>\n</article>\n";
    return framed(visit.services, {name, "/indicators", "", false}, out);
}

}  // namespace scrutineer::serve
