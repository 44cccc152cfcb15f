// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: saying what a table's columns are
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "archive/browse.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "serve/frame.hpp"
#include "serve/reading/taught_layouts.hpp"
#include "serve/reading/work.hpp"
#include "serve/views/cutting.hpp"
#include "serve/views/deciding.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

namespace fs = std::filesystem;

constexpr int most_pages = 1'000'000;
constexpr std::size_t most_columns = 60;

struct Place {
    DocumentSummary paper;
    std::string path, layouts_folder;
    int page = 1;
    std::string address() const { return "/papers/" + paper.id + "/teach?page=" + std::to_string(page); }
};

Place place_of(const Visit& visit, const std::string& page) {
    Place place;
    place.paper = paper_summary(visit.archive, checked_id(visit.captured[0]));
    if (place.paper.id != visit.captured[0]) throw NotThere("No paper of this archive has this address.");
    place.path = file_of_paper(visit.services, place.paper.path);
    place.layouts_folder = layouts_folder_of(visit.services.options.archive);
    place.page = number_from(page, 1, most_pages, 1);
    return place;
}

std::vector<InferredTable> tables_of(const Visit& visit, const Place& place) {
    return ask_for_tables(visit.services.reading, {place.paper.id, place.path, place.layouts_folder, place.page});
}

Markup choice(std::size_t column, const std::string& chosen) {
    Markup out;
    out << "<select name=\"c" << column << "\">";
    for (const ColumnMeaning& meaning : column_meanings())
        out << "<option value=\"" << std::string_view(meaning.word) << "\""
            << (chosen == meaning.word ? Markup() << " selected" : Markup()) << ">" << std::string_view(meaning.phrase)
            << "</option>";
    out << "</select>";
    return out;
}

/// The table on the page, each column under its number.
Markup table_picture(const Visit& visit, const Place& place, const InferredTable& table) {
    Document document;
    document.id = place.paper.id;
    document.file = place.paper.file;
    std::vector<CutMark> marks{{table.box, "row"}};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const InferredColumn& column = table.columns[c];
        if (column.right > column.left)
            marks.push_back({{column.left, table.box.y0, column.right, table.box.y1}, "column", std::to_string(c + 1)});
    }
    return cut_of_page(visit, document, place.page, marks, "Table " + std::to_string(table.number));
}

Markup table_form(const Visit& visit, const Place& place, const InferredTable& table) {
    Markup out;
    out << "<section class=\"task\" aria-labelledby=\"table-" << table.number << "\"><h2 id=\"table-" << table.number
        << "\">Table " << table.number << "</h2>\n<p class=\"quiet\">"
        << (table.read_by.empty()        ? std::string("Nothing reads it yet.")
            : table.read_by == "general" ? std::string("Read by what its headings and cells say.")
                                         : "Read by the layout " + table.read_by + ".")
        << "</p>\n"
        << table_picture(visit, place, table);
    if (table.columns.empty()) {
        out << "<p class=\"empty\">No heading of its columns was found: a layout cannot be taught.</p></section>\n";
        return out;
    }
    out << "<form method=\"post\" action=\"/papers/" << place.paper.id << "/teach\">" << token_field(visit.services)
        << "<input type=\"hidden\" name=\"page\" value=\"" << place.page
        << "\"><input type=\"hidden\" name=\"table\" value=\"" << table.number
        << "\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Columns\"><table><thead><tr><th "
           "scope=\"col\" class=\"number\">Column</th><th scope=\"col\">Heading</th>"
           "<th scope=\"col\">Taken for</th><th scope=\"col\">It is</th></tr></thead>\n<tbody>\n";
    for (std::size_t c = 0; c < std::min(table.columns.size(), most_columns); ++c) {
        const InferredColumn& column = table.columns[c];
        out << "<tr><td class=\"number\">" << c + 1 << "</td><th scope=\"row\">"
            << (column.heading.empty() ? std::string("(no heading)") : clipped(column.heading, 160)) << "</th><td>"
            << column.role << " <span class=\"quiet\">" << percent(column.probability);
        if (!column.runner_up.empty() && column.runner_up != column.role) out << ", else " << column.runner_up;
        out << "</span></td><td><label><span class=\"unseen\">Column " << c + 1 << " is </span>"
            << choice(c, column.meaning) << "</label></td></tr>\n";
    }
    out << "</tbody></table></div>\n<p class=\"buttons\"><button class=\"main\">Read it "
           "so</button></p></form></section>\n";
    return out;
}

/// What was taught before, each of which can be forgotten.
Markup taught(const Visit& visit, const Place& place) {
    Markup out;
    if (!has_layouts(place.layouts_folder)) return out;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place.layouts_folder))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    out << "<h2>Taught before</h2>\n<p class=\"quiet\">Files of " << place.layouts_folder
        << ", for <code>scrutineer extract --layouts</code> too.</p>\n<ul>\n";
    for (const std::string& name : names)
        out << "<li>" << name << " <form class=\"inline\" method=\"post\" action=\"/papers/" << place.paper.id
            << "/forget\">" << token_field(visit.services) << "<input type=\"hidden\" name=\"page\" value=\""
            << place.page << "\"><input type=\"hidden\" name=\"layout\" value=\"" << name
            << "\"><button>Forget</button></form></li>\n";
    out << "</ul>\n";
    return out;
}

void write(const std::string& path, const std::string& text) {
    const std::string partial = path + ".partial";
    std::ofstream file(partial, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) throw Undecidable("The layout cannot be written to " + path + ".");
    fs::rename(partial, path);
}

void read_again(const Visit& visit, const Place& place) {
    const SiteOptions& options = visit.services.options;
    const AddedPaper added =
        ask_to_add(visit.services.reading, {options.archive, place.path, options.program, place.layouts_folder});
    visit.services.findings.forget();
    if (!added.failure.empty()) throw Undecidable("The paper could not be read again: " + added.failure);
}

}  // namespace

Response teach_view(const Visit& visit) {
    const Place place = place_of(visit, visit.request.asked("page"));
    Markup out;
    out << "<h1>Teach</h1>\n<p class=\"about\"><a href=\"/papers/" << place.paper.id << "?page=" << place.page << "\">"
        << clipped(place.paper.file, 160) << ", page " << place.page
        << "</a></p>\n<p>Say what each column of a table is. The paper is read "
           "again at once, and tables with the same headings are read so from then on, whatever their quarter and "
           "year.</p>\n";
    try {
        const std::vector<InferredTable> tables = tables_of(visit, place);
        if (tables.empty()) out << "<p class=\"empty\">No table begins on this page.</p>\n";
        for (const InferredTable& table : tables) out << table_form(visit, place, table);
    } catch (const WorkError& error) {
        out << "<p class=\"empty\">The paper cannot be read: " << std::string(error.what()) << "</p>\n";
    }
    if (!visit.services.options.read_only) out << taught(visit, place);
    return framed(visit.services, {"Teach", "/", "", false}, out);
}

Response teach(const Visit& visit) {
    const Place place = place_of(visit, visit.request.field("page"));
    const int number = number_from(visit.request.field("table"), 1, most_pages, 0);
    std::vector<InferredTable> tables = tables_of(visit, place);
    const auto table =
        std::find_if(tables.begin(), tables.end(), [&](const InferredTable& t) { return t.number == number; });
    if (table == tables.end()) throw NotThere("There is no such table on this page.");
    std::size_t names = 0;
    for (std::size_t c = 0; c < table->columns.size(); ++c) {
        const std::string said = visit.request.field("c" + std::to_string(c));
        const auto known = std::find_if(column_meanings().begin(), column_meanings().end(),
                                        [&](const ColumnMeaning& meaning) { return said == meaning.word; });
        table->columns[c].meaning = known == column_meanings().end() ? "ignore" : known->word;
        if (table->columns[c].meaning == "name" && !table->columns[c].heading.empty()) ++names;
    }
    if (names != 1) throw Undecidable("One column has to be the indicator's name.");
    const std::string path = place.layouts_folder + "/" + layout_name_of(table->columns) + ".json";
    fs::create_directories(place.layouts_folder);
    const std::string title = "Taught on page " + std::to_string(place.page) + " of " + place.paper.file;
    write(path, layout_of(table->columns, title));
    try {
        LayoutSet::with_files({path});
    } catch (const LayoutError& error) {
        fs::remove(path);
        throw Undecidable(error.what());
    }
    read_again(visit, place);
    return see_other("/papers/" + place.paper.id + "?page=" + std::to_string(place.page));
}

Response forget_layout(const Visit& visit) {
    const Place place = place_of(visit, visit.request.field("page"));
    // Only a name that is there is taken, so that none leads elsewhere.
    for (const auto& entry : fs::directory_iterator(place.layouts_folder))
        if (entry.path().extension() == ".json" && entry.path().stem().string() == visit.request.field("layout")) {
            fs::remove(entry.path());
            break;
        }
    read_again(visit, place);
    return see_other(place.address());
}

}  // namespace scrutineer::serve
