// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: a page as it is printed, with what was read of it
#include <algorithm>

#include "archive/browse.hpp"
#include "archive/decided.hpp"
#include "serve/frame.hpp"
#include "serve/views/cutting.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

constexpr double points_per_inch = 72;
constexpr int most_pages = 1'000'000;

/// What is shown of one page.
struct Sheet {
    const DecidedPaper& decided;
    int page;
    std::string chosen;         ///< a figure: "RECORD.N", or empty
    std::string chosen_record;  ///< all figures of a record
    bool is_chosen(const Record& record, const std::string& figure) const {
        return figure == chosen || record.id == chosen_record;
    }

    const Dataset& paper() const { return decided.dataset; }
    static std::string id_of(const Record& record, std::size_t figure) {
        return record.id + "." + std::to_string(figure + 1);
    }
    bool is_here(const Record& record) const {
        return record.source.page == page ||
               std::any_of(record.observations.begin(), record.observations.end(),
                           [this](const Observation& figure) { return figure.page == page; });
    }
    /// A person said that it is none.
    bool is_left_out(const Record& record, std::size_t figure) const {
        return decided.records_left_out.contains(record.id) || decided.figures_left_out.contains({record.id, figure});
    }
    /// What a person said of a figure; null where nothing was corrected.
    const Correction* correction(const Record& record, std::size_t figure) const {
        for (const Correction& c : decided.corrections)
            if (c.record == record.id && c.subject == DecisionSubject::figure && c.number == figure) return &c;
        return nullptr;
    }
};

std::string words_for(const Record& record, const Observation& figure) {
    std::string words = name_of_record(record) + ": " + name_of_measure(figure);
    for (const std::string& part : {name_of_area(figure), name_of_period(figure)})
        if (!part.empty()) words += ", " + part;
    return words + ": " + clipped(figure.text, 200) + " (" + percent(figure.confidence) + " sure)";
}

Markup rectangle(const Box& box) {
    constexpr double room = 1;  // points, so that the line does not lie on the letters
    return Markup() << "<rect x=\"" << box.x0 - room << "\" y=\"" << box.y0 - room << "\" width=\""
                    << std::max(0.0, box.width()) + 2 * room << "\" height=\"" << std::max(0.0, box.height()) + 2 * room
                    << "\" rx=\"1.5\"/>";
}

Markup boxes(const Sheet& sheet, const DrawnPage& page) {
    Markup out;
    out << "<svg class=\"boxes\" viewBox=\"0 0 " << page.width << " " << page.height
        << "\" role=\"group\" aria-label=\"Places of what was read on this page\">\n";
    for (const DocumentDiagnostic& d : sheet.paper().diagnostics)
        if (d.diagnostic.page == sheet.page && d.diagnostic.box)
            out << "<g class=\"unread\"><title>" << clipped(d.diagnostic.message, 400) << "</title>"
                << rectangle(*d.diagnostic.box) << "</g>\n";
    for (const Record& record : sheet.paper().records) {
        for (std::size_t i = 0; i < record.observations.size(); ++i) {
            const Observation& figure = record.observations[i];
            if (figure.page != sheet.page) continue;
            if (sheet.is_left_out(record, i)) continue;
            const std::string id = Sheet::id_of(record, i), words = words_for(record, figure);
            out << "<a href=\"#f-" << id << "\" class=\"box " << class_of_confidence(figure.confidence)
                << (sheet.is_chosen(record, id) ? Markup() << " here" : Markup()) << "\" data-figure=\"" << id
                << "\" aria-label=\"" << words << "\"><title>" << words << "</title>" << rectangle(figure.box)
                << "</a>\n";
        }
        if (record.source.page != sheet.page) continue;
        for (const Assessment& rating : record.assessments)
            if (rating.box)
                out << "<g class=\"box-rating " << to_text(rating.rating) << "\"><title>" << to_text(rating.rating)
                    << ", " << name_of_against(rating.against) << "</title>" << rectangle(*rating.box) << "</g>\n";
    }
    out << "</svg>\n";
    return out;
}

Markup picture(const Visit& visit, const Sheet& sheet, const std::string& path) {
    const Document& document = sheet.paper().documents.front();
    const auto size = visit.services.pictures.get({document.id, path, sheet.page, dots_per_inch, false});
    Markup out;
    out << "<figure class=\"sheet\">\n";
    if (!size->why_not.empty()) {
        out << "<div class=\"empty\"><p>This page cannot be shown: " << size->why_not << ".</p><p class=\"quiet\">"
            << path << "</p></div>\n</figure>\n";
        return out;
    }
    const double scale = dots_per_inch / points_per_inch;
    out << "<div class=\"page\"><img width=\"" << static_cast<int>(size->page.width * scale) << "\" height=\""
        << static_cast<int>(size->page.height * scale) << "\" alt=\"Page " << sheet.page << " of " << document.file
        << " as it is printed\" src=\"/papers/" << document.id << "/pages/" << sheet.page << "/picture\">\n"
        << boxes(sheet, size->page)
        << "</div>\n<figcaption><ul class=\"key\"><li class=\"sure\">sure</li><li class=\"doubtful\">doubtful</li>"
           "<li class=\"poor\">likely wrong</li><li class=\"unread\">not read, or "
           "noticed</li></ul></figcaption>\n</figure>\n";
    return out;
}

Markup figure_row(const Sheet& sheet, const Record& record, std::size_t index) {
    const Observation& figure = record.observations[index];
    const std::string id = Sheet::id_of(record, index);
    const std::string area = name_of_area(figure), period = name_of_period(figure);
    const bool left_out = sheet.is_left_out(record, index);
    Markup out;
    out << "<tr id=\"f-" << id << "\" data-figure=\"" << id << "\" class=\""
        << (left_out ? "left-out" : class_of_confidence(figure.confidence))
        << (sheet.is_chosen(record, id) ? Markup() << " here" : Markup()) << "\"><td><a href=\"/records/" << record.id
        << "?figure=" << index + 1 << "\">" << name_of_measure(figure) << "</a>";
    if (!area.empty()) out << "<span class=\"sub\">" << area << "</span>";
    out << "</td><td>" << period << "</td><td class=\"number\">" << clipped(figure.text, 80);
    if (left_out)
        out << "<span class=\"sub\">no figure, a person said</span>";
    else if (const Correction* correction = sheet.correction(record, index))
        out << "<span class=\"sub corrected\">" << correction->field << ": "
            << (correction->stands.empty() ? "none" : correction->stands) << "</span>";
    out << "</td><td class=\"number sureness\">" << percent(figure.confidence) << "</td></tr>\n";
    return out;
}

Markup record_part(const Sheet& sheet, const Record& record) {
    Markup out;
    out << "<tbody id=\"r-" << record.id << "\"><tr class=\"head\"><th scope=\"rowgroup\" colspan=\"4\">";
    if (!record.indicator.group.empty())
        out << "<span class=\"sub\">" << clipped(record.indicator.group.back(), 160) << "</span>";
    out << "<a href=\"/records/" << record.id << "\">" << name_of_record(record) << "</a>";
    if (!record.assessments.empty()) {
        out << "<span class=\"sub\">";
        for (const Assessment& rating : record.assessments) out << rating_mark(rating) << " ";
        out << "</span>";
    }
    out << "</th></tr>\n";
    for (std::size_t i = 0; i < record.observations.size(); ++i)
        if (record.observations[i].page == sheet.page) out << figure_row(sheet, record, i);
    out << "</tbody>\n";
    return out;
}

Markup reading(const Sheet& sheet) {
    Markup rows, noticed;
    for (const Record& record : sheet.paper().records)
        if (sheet.is_here(record)) rows << record_part(sheet, record);
    for (const DocumentDiagnostic& d : sheet.paper().diagnostics)
        if (d.diagnostic.page == sheet.page)
            noticed << "<li>" << clipped(d.diagnostic.message, 600) << " <code>" << d.diagnostic.code
                    << "</code></li>\n";
    Markup out;
    out << "<section class=\"read\" aria-labelledby=\"read\">\n<h2 id=\"read\">Read on page " << sheet.page
        << "</h2>\n";
    if (!noticed.empty()) out << "<ul class=\"noticed\">\n" << noticed << "</ul>\n";
    if (rows.empty())
        out << "<p class=\"empty\">No figure was read on this page.</p>\n";
    else
        out << "<table class=\"figures\"><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Period</th>"
               "<th scope=\"col\" class=\"number\">Printed</th><th scope=\"col\" "
               "class=\"number\">Sure</th></tr></thead>\n"
            << rows << "</table>\n";
    out << "</section>\n";
    return out;
}

Markup page_ways(const Document& document, const std::vector<PageTally>& pages, int page) {
    Markup out;
    out << "<nav class=\"pages\" aria-label=\"Pages of the paper\"><ul>";
    const auto way = [&](int number, const PageTally& tally) {
        out << "<li><a href=\"/papers/" << document.id << "?page=" << number << "\"";
        if (number == page) out << " aria-current=\"page\"";
        std::string title = counted(static_cast<std::size_t>(tally.figures), "figure");
        if (tally.doubtful > 0) title += ", " + std::to_string(tally.doubtful) + " doubtful";
        if (tally.diagnostics > 0) title += ", " + counted(static_cast<std::size_t>(tally.diagnostics), "note");
        out << " title=\"" << title << "\"";
        if (tally.diagnostics > 0) out << " class=\"noted\"";
        out << "><span class=\"unseen\">Page </span>" << number << "</a></li>";
    };
    bool shown = false;
    for (const PageTally& tally : pages) {
        if (tally.page > page && !shown) way(page, {page, 0, 0, 0});
        shown = shown || tally.page >= page;
        way(tally.page, tally);
    }
    if (!shown) way(page, {page, 0, 0, 0});
    out << "</ul></nav>\n";
    return out;
}

/// The page asked for, that of the figure asked for, or the first of which there is anything.
int page_to_show(const Visit& visit, const Dataset& paper, const std::vector<PageTally>& pages) {
    const int last = std::max(1, paper.documents.front().pages);
    if (const int page = number_from(visit.request.asked("page"), 1, most_pages, 0); page > 0)
        return std::min(page, last);
    const auto with_figures =
        std::find_if(pages.begin(), pages.end(), [](const PageTally& tally) { return tally.figures > 0; });
    if (with_figures != pages.end()) return with_figures->page;
    return pages.empty() ? 1 : pages.front().page;
}

}  // namespace

Response paper_view(const Visit& visit) {
    const std::string& id = checked_id(visit.captured[0]);
    const DecidedPaper decided = apply_decisions(load_as_read(visit.archive, id), decisions(visit.archive, id));
    const Document document = document_or_not_there(decided.dataset);
    const DocumentSummary summary = paper_summary(visit.archive, id);
    const std::vector<PageTally> pages = pages_of(visit.archive, id);
    const Sheet sheet{decided, page_to_show(visit, decided.dataset, pages), visit.request.asked("figure"),
                      visit.request.asked("record")};
    Markup out;
    out << "<h1>" << (document.title.empty() ? clipped(document.file, 160) : clipped(document.title, 160))
        << "</h1>\n<p class=\"about\">" << about_paper(document) << " · <span class=\"quiet\">"
        << clipped(document.file, 160) << ", " << counted(static_cast<std::size_t>(document.pages), "page") << ", "
        << counted(static_cast<std::size_t>(summary.figures), "figure") << "</span></p>\n"
        << "<p><a href=\"/papers/" << id << "/new\">What is new</a> · <a href=\"/papers/" << id
        << "/findings\">Findings</a> · <a href=\"/papers/" << id << "/teach?page=" << sheet.page
        << "\">Teach this page's tables</a></p>\n"
        << page_ways(document, pages, sheet.page) << "<div class=\"spread\">\n"
        << picture(visit, sheet, file_of_paper(visit.services, summary.path)) << reading(sheet) << "</div>\n";
    return framed(visit.services, {document.file, "/", "", true}, out);
}

Response page_picture(const Visit& visit) {
    const std::string& id = checked_id(visit.captured[0]);
    const int page = number_from(visit.captured[1], 1, most_pages, 0);
    const DocumentSummary paper = paper_summary(visit.archive, id);
    if (page == 0 || paper.id != id) throw NotThere("There is no such page.");
    const auto shown =
        visit.services.pictures.get({id, file_of_paper(visit.services, paper.path), page, dots_per_inch, true});
    if (!shown->why_not.empty()) throw NotThere("The page cannot be shown: " + shown->why_not);
    Response response;
    response.type = "image/png";
    response.body = shown->page.png;
    // The address names the paper by its bytes: what it shows never changes.
    response.headers.emplace_back("Cache-Control", "private, max-age=86400, immutable");
    return response;
}

}  // namespace scrutineer::serve
