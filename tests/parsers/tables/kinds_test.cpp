// SPDX-License-Identifier: GPL-3.0-or-later
// One small page for each kind of table that papers hold, and for each kind of thing that only looks like one.
#include <array>
#include <string>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/found_tables.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::tables_of;

namespace {

/// The table as text: cells of a row parted by |, rows by newlines, a cell printed once at its first position.
std::string drawn(const Table& table) {
    std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(table.rows),
                                               std::vector<std::string>(static_cast<std::size_t>(table.columns)));
    for (const Cell& cell : table.cells)
        rows[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = cell.text;
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) out += (c > 0 ? "|" : "") + row[c];
        out += '\n';
    }
    return out;
}

const Cell* cell_with(const Table& table, const std::string& text) {
    for (const Cell& cell : table.cells)
        if (cell.text == text) return &cell;
    return nullptr;
}

/// Rows of a name and two figures from baseline y on, 14 points apart.
void add_rows(PageBuilder& page, double x, double y, const std::vector<std::vector<std::string>>& rows) {
    for (const auto& row : rows) {
        page.text(x, y, row[0]);
        if (row.size() > 1) page.right(x + 200, y, row[1]);
        if (row.size() > 2) page.right(x + 280, y, row[2]);
        y += 14;
    }
}

void add_paragraph(PageBuilder& page, double x, double y, int lines, double size = 10) {
    static const char* const words[] = {
        "The committee noted that most of the services had done well over the year and",
        "asked officers to come back with a further report on those that had not been so",
        "well used as before, with the reasons for it and what might be done about them"};
    for (int i = 0; i < lines; ++i) page.text(x, y + i * size * 1.2, words[i % 3], size);
}

const std::vector<std::vector<std::string>> visits = {{"Libraries", "1,204", "1,310"},
                                                      {"Museums", "310", "295"},
                                                      {"Leisure centres", "9,820", "10,041"},
                                                      {"Country parks", "2,077", "2,101"}};
const std::string visits_drawn =
    "Libraries|1,204|1,310\nMuseums|310|295\nLeisure centres|9,820|10,041\nCountry parks|2,077|2,101\n";

}  // namespace

TEST_CASE("a table without any line") {
    PageBuilder page;
    page.bold(100, 100, "Service").text(280, 100, "2018", 10, true).text(360, 100, "2019", 10, true);
    add_rows(page, 100, 116, visits);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|2018|2019\n" + visits_drawn);
    CHECK(tables[0].header_rows == 1);
    CHECK(tables[0].ruling == Table::Ruling::none);
}

TEST_CASE("lines above and below the header and at the foot alone") {
    PageBuilder page;
    page.across(90, 95, 400).across(106, 95, 400).across(170, 95, 400);
    page.text(100, 102, "Service").right(300, 102, "Before").right(380, 102, "After");
    add_rows(page, 100, 120, visits);
    page.text(100, 182, "Source: the services' own counts.", 8);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|Before|After\n" + visits_drawn);
    CHECK(tables[0].header_rows == 1);
    CHECK(tables[0].ruling == Table::Ruling::partial);
}

TEST_CASE("zebra fills alone") {
    PageBuilder page;
    page.bold(100, 102, "Service").right(300, 102, "Before").right(380, 102, "After");
    add_rows(page, 100, 116, visits);
    for (int i = 0; i < 2; ++i) page.fill({95, 106.0 + i * 28, 400, 120.0 + i * 28}, {230, 230, 230});
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|Before|After\n" + visits_drawn);
    REQUIRE(cell_with(tables[0], "1,204"));
    CHECK(cell_with(tables[0], "1,204")->fill == Colour{230, 230, 230});
    CHECK_FALSE(cell_with(tables[0], "310")->fill);
}

TEST_CASE("cells drawn by their fills, of which every other row has none") {
    PageBuilder page;
    const std::vector<double> xs{100, 200, 300, 400};
    page.text(105, 114, "Service").right(295, 114, "Before").right(395, 114, "After");
    double y = 134;
    for (const auto& row : visits) {
        page.text(105, y, row[0]).right(295, y, row[1]).right(395, y, row[2]);
        y += 20;
    }
    for (std::size_t c = 0; c < 3; ++c)
        for (const double top : {100.0, 120.0, 160.0})
            page.fill({xs[c], top, xs[c + 1], top + 20}, top == 100 ? Colour{100, 150, 200} : Colour{220, 230, 240});
    page.across(100, 100, 400).across(200, 100, 400).down(100, 100, 200).down(400, 100, 200);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|Before|After\n" + visits_drawn);
}

TEST_CASE("headings over several columns are told by the lines under them") {
    PageBuilder page;
    page.across(88, 95, 480).across(118, 95, 480).across(180, 95, 480);
    page.across(103, 200, 330).across(103, 350, 480);
    page.centred(265, 99, "2018").centred(415, 99, "2019");
    page.text(100, 114, "Service");
    for (const double x : {250.0, 330.0, 400.0, 480.0})
        page.right(x, 114, x == 250 || x == 400 ? "Visits" : "Per head");
    double y = 132;
    for (const char* name : {"Libraries", "Museums", "Parks", "Pools"}) {
        page.text(100, y, name).right(250, y, "1,204").right(330, y, "2.1").right(400, y, "1,310").right(480, y, "2.4");
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns == 5);
    CHECK(tables[0].header_rows == 2);
    const Cell* first = cell_with(tables[0], "2018");
    const Cell* second = cell_with(tables[0], "2019");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->column == 1);
    CHECK(first->column_span == 2);
    CHECK(second->column == 3);
    CHECK(second->column_span == 2);
    CHECK(cell_with(tables[0], "Service")->row + cell_with(tables[0], "Service")->row_span == 2);
}

TEST_CASE("names over two lines are one row, headings of groups are rows") {
    PageBuilder page;
    page.across(88, 95, 400).across(106, 95, 400).across(206, 95, 400);
    page.text(100, 102, "Measure").right(300, 102, "Before").right(380, 102, "After");
    page.text(100, 122, "Libraries").right(300, 122, "12").right(380, 122, "13");
    page.text(100, 138, "People who were seen in").right(300, 138, "18.2").right(380, 138, "17.9");
    page.text(100, 149, "less than four hours");
    page.text(100, 165, "Parks").right(300, 165, "31").right(380, 165, "33");
    page.text(100, 181, "Museums").right(300, 181, "9").right(380, 181, "8");
    page.text(100, 197, "Pools").right(300, 197, "44").right(380, 197, "41");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) ==
          "Measure|Before|After\nLibraries|12|13\nPeople who were seen in less than four hours|18.2|17.9\n"
          "Parks|31|33\nMuseums|9|8\nPools|44|41\n");
}

TEST_CASE("a group's heading stays a row of its own at the rows' own pitch") {
    PageBuilder page;
    page.across(88, 95, 400).across(106, 95, 400).across(190, 95, 400);
    page.text(100, 102, "Measure").right(300, 102, "Before").right(380, 102, "After");
    add_rows(page, 100, 120,
             {{"Culture"}, {"Libraries", "12", "13"}, {"Museums", "31", "33"}, {"Outdoors"}, {"Parks", "9", "8"}});
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) ==
          "Measure|Before|After\nCulture||\nLibraries|12|13\nMuseums|31|33\nOutdoors||\nParks|9|8\n");
}

TEST_CASE("a figure centred beside the two lines of its name is of their row") {
    PageBuilder page;
    page.ruled({100, 250, 350}, {100, 120, 175});
    page.text(105, 114, "Investments").right(345, 114, "Average");
    page.text(105, 134, "Long-term").right(345, 134, "771.9");
    page.text(105, 148, "Cash and cash").right(345, 153, "128.9").text(105, 158, "equivalents");
    page.text(105, 170, "Others").right(345, 170, "44.4");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Investments|Average\nLong-term|771.9\nCash and cash equivalents|128.9\nOthers|44.4\n");
}

TEST_CASE("rows with no line between them in columns that are drawn") {
    PageBuilder page;
    page.ruled({100, 220, 310, 400}, {100, 118, 180});
    page.text(105, 113, "Service").right(305, 113, "Before").right(395, 113, "After");
    double y = 132;
    for (const auto& row : visits) {
        page.text(105, y, row[0]).right(305, y, row[1]).right(395, y, row[2]);
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|Before|After\n" + visits_drawn);
}

TEST_CASE("wrapped text in drawn cells is not taken apart, whatever stands beside it") {
    PageBuilder page;
    page.ruled({100, 220, 310, 400}, {100, 118, 146, 174});
    page.text(105, 113, "Service").text(225, 113, "Latest").text(315, 113, "Before");
    page.text(105, 130, "Referrals to").text(105, 141, "the service").text(225, 130, "93.1").text(225, 141, "[1,207]");
    page.text(315, 130, "88.1").text(315, 141, "[1,120]");
    page.text(105, 158, "Visits to").text(105, 169, "libraries").text(225, 158, "12").text(315, 158, "13");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) ==
          "Service|Latest|Before\nReferrals to the service|93.1 [1,207]|88.1 [1,120]\nVisits to libraries|12|13\n");
}

TEST_CASE("two tables side by side whose rows keep no step are two") {
    PageBuilder page;
    double y = 100;
    for (const char* name : {"Libraries", "Museums", "Parks", "Pools", "Halls"}) {
        page.text(50, y, name).right(220, y, "1,204");
        y += 14;
    }
    y = 107;
    for (const char* name : {"Buses", "Trains", "Trams", "Ferries"}) {
        page.text(330, y, name).right(520, y, "77");
        y += 14;
    }
    const auto tables = tables_of(page);
    UNSCOPED_INFO(drawn(tables.at(0)));
    REQUIRE(tables.size() == 2);
    CHECK(drawn(tables[0]) == "Libraries|1,204\nMuseums|1,204\nParks|1,204\nPools|1,204\nHalls|1,204\n");
    CHECK(drawn(tables[1]) == "Buses|77\nTrains|77\nTrams|77\nFerries|77\n");
}

TEST_CASE("a table among paragraphs takes none of their lines") {
    PageBuilder page;
    add_paragraph(page, 50, 60, 6);
    add_rows(page, 100, 150, visits);
    add_paragraph(page, 50, 230, 6);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == visits_drawn);
}

TEST_CASE("figures of neighbouring columns that nearly touch are told apart by the columns") {
    PageBuilder page;
    double y = 100;
    for (int i = 0; i < 6; ++i) {
        page.text(50, y, "Service " + std::to_string(i + 1));
        page.right(260, y, i == 2 ? "1,429,506.8" : "0.0").right(318, y, i == 2 ? "1,530,923.8" : "12.5");
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns == 3);
    REQUIRE(cell_with(tables[0], "1,429,506.8"));
    CHECK(cell_with(tables[0], "1,530,923.8")->column == 2);
}

TEST_CASE("dots that lead the eye are not text") {
    PageBuilder page;
    double y = 100;
    for (const auto& row : visits) {
        page.text(50, y, row[0] + " ..............").right(300, y, row[1]).right(380, y, row[2]);
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == visits_drawn);
}

TEST_CASE("a table set sideways on its page is read in its own direction") {
    PageBuilder page;
    // Reading upwards: lines follow one another from left to right.
    double x = 100;
    for (const auto& row : visits) {
        page.upwards(x, 700, row[0]).upwards(x, 500, row[1]).upwards(x, 400, row[2]);
        x += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == visits_drawn);
    const Cell* cell = cell_with(tables[0], "1,204");
    REQUIRE(cell);
    CHECK(cell->rotation == 270);
    CHECK(cell->text_box.x0 == Approx(92.5));
    CHECK(cell->text_box.y1 == Approx(500));
}

TEST_CASE("captions and sources within a frame are not rows") {
    PageBuilder page;
    page.ruled({100, 220, 310}, {100, 120, 140, 160, 180, 200});
    // The first and the last row have no line between their cells.
    std::erase_if(page.page().rules, [](const Rule& rule) { return rule.box.x0 == 220 && !rule.horizontal(); });
    page.down(220, 120, 180);
    page.bold(105, 114, "Table 3 Visits by service");
    page.text(105, 134, "Service").text(225, 134, "Visits");
    page.text(105, 154, "Libraries").text(225, 154, "1,204");
    page.text(105, 174, "Museums").text(225, 174, "310");
    page.text(105, 194, "Source: the services' own counts");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Service|Visits\nLibraries|1,204\nMuseums|310\n");
}

TEST_CASE("names that stand outside the drawn grid at its left are its first column") {
    PageBuilder page;
    page.ruled({220, 310, 400}, {100, 114, 128, 142, 156});
    double y = 111;
    for (const auto& row : visits) {
        page.text(100, y, row[0]).right(305, y, row[1]).right(395, y, row[2]);
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == visits_drawn);
}

TEST_CASE("shading of the text alone draws no cells within a drawn cell") {
    PageBuilder page;
    page.ruled({100, 220, 310}, {100, 118, 160});
    page.text(106, 113, "Group").text(226, 113, "Members");
    page.text(106, 132, "Area").text(106, 144, "committee").text(226, 132, "Councillors of").text(226, 144, "the area");
    page.fill({105, 124, 215, 135}, {204, 255, 204}).fill({105, 135, 215, 147}, {204, 255, 204});
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Group|Members\nArea committee|Councillors of the area\n");
}

TEST_CASE("running text is no table, in one column, in two, or in a frame") {
    PageBuilder one;
    add_paragraph(one, 50, 60, 30);
    CHECK(tables_of(one).empty());

    PageBuilder two;
    add_paragraph(two, 40, 60, 40, 6);
    add_paragraph(two, 310, 60, 40, 6);
    CHECK(tables_of(two).empty());

    PageBuilder framed;
    framed.ruled({40, 560}, {50, 300});
    add_paragraph(framed, 50, 70, 12);
    CHECK(tables_of(framed).empty());
}

TEST_CASE("lists, contents pages and letterheads are no tables") {
    PageBuilder list;
    for (int i = 0; i < 8; ++i)
        list.text(50, 100 + i * 14, std::to_string(i + 1) + ".")
            .text(80, 100 + i * 14, "To note the minutes of the last meeting");
    CHECK(tables_of(list).empty());

    PageBuilder contents;
    const char* const titles[] = {"Summary", "Education", "Roads and transport", "Libraries", "Finance", "Risks"};
    for (int i = 0; i < 6; ++i)
        contents.text(50, 100 + i * 16, titles[i]).right(520, 100 + i * 16, std::to_string(2 + 3 * i));
    CHECK(tables_of(contents).empty());

    PageBuilder letter;
    letter.text(300, 80, "Direct dial:").text(400, 80, "03000 414043");
    letter.text(300, 92, "Ask for:")
        .text(400, 92, "A. Clerk")
        .text(300, 104, "Date:")
        .text(400, 104, "27 January 2025");
    add_paragraph(letter, 50, 160, 8);
    CHECK(tables_of(letter).empty());
}

TEST_CASE("a chart's labels and gridlines are no table") {
    PageBuilder page;
    for (int i = 0; i < 5; ++i)
        page.across(100 + i * 20, 100, 400).right(94, 103 + i * 20, std::to_string(80 - i * 20));
    const char* const months[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep"};
    for (int i = 0; i < 6; ++i) {
        page.fill({110.0 + i * 45, 180.0 - 10 * (i + 1), 135.0 + i * 45, 180}, {11, 107, 58});
        page.text(112 + i * 45, 192, months[i]).text(115 + i * 45, 166 - 10 * i, std::to_string(10 * (i + 1)));
    }
    CHECK(tables_of(page).empty());
}

TEST_CASE("underlined words draw no table") {
    PageBuilder page;
    for (int i = 0; i < 5; ++i) {
        page.text(50, 100 + i * 14, "a.)").text(80, 100 + i * 14, "Support the calls for change");
        page.across(101.2 + i * 14, 50, 80 + PageBuilder::width_of("Support the calls for change", 10));
    }
    CHECK(tables_of(page).empty());
}

TEST_CASE("a table in another table's cell keeps its words to itself") {
    PageBuilder page;
    page.ruled({40, 200, 560}, {50, 80, 400, 450});
    page.text(45, 70, "Issue").text(205, 70, "Response");
    page.text(45, 100, "Staff").text(205, 100, "The posts are these:");
    page.ruled({220, 320, 420}, {120, 140, 160, 180});
    page.text(225, 134, "Role").text(325, 134, "Grade").text(225, 154, "Support").text(325, 154, "KR4");
    page.text(225, 174, "Practice").text(325, 174, "KR7");
    page.text(45, 430, "Cost").text(205, 430, "None");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 2);
    CHECK(drawn(tables[0]) == "Issue|Response\nStaff|The posts are these:\nCost|None\n");
    CHECK(drawn(tables[1]) == "Role|Grade\nSupport|KR4\nPractice|KR7\n");
}

TEST_CASE("a table beside running text") {
    PageBuilder page;
    static const char* const words[] = {"Few of the services had as many", "visits as the year before and",
                                        "some had hardly half of those",   "that were counted at that time,",
                                        "which the officers put down to",  "the weather and to road works"};
    for (int i = 0; i < 18; ++i) page.text(40, 100 + i * 11, words[i % 6], 9);
    double y = 113;
    for (const auto& row : visits) {
        page.text(300, y, row[0]).right(480, y, row[1]).right(550, y, row[2]);
        y += 17;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == visits_drawn);
}

TEST_CASE("an axis with ticks is no table") {
    PageBuilder page;
    page.down(100, 100, 200).across(200, 100, 400);
    static const char* const left[] = {"0.880", "0.875", "0.870", "0.862"};
    static const char* const right[] = {"0.12", "0.11", "0.09", "0.05"};
    for (int i = 0; i < 4; ++i) {
        page.across(100 + i * 28, 100, 104).right(96, 103 + i * 28, left[i]);
        page.across(100 + i * 28, 396, 400).text(404, 103 + i * 28, right[i]);
    }
    CHECK(tables_of(page).empty());
}

TEST_CASE("figures set to the right close before words set to the left are a column of their own") {
    PageBuilder page;
    double y = 100;
    for (const auto& [name, share, other, rest] :
         std::vector<std::array<const char*, 4>>{{"Telephone", "58%", "In person", "7%"},
                                                 {"Online form", "24%", "Social media", "1%"},
                                                 {"Email", "9.5%", "Letter", "<0.5%"}}) {
        page.text(50, y, name).right(250, y, share).text(255, y, other).right(450, y, rest);
        y += 14;
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(drawn(tables[0]) == "Telephone|58%|In person|7%\nOnline form|24%|Social media|1%\nEmail|9.5%|Letter|<0.5%\n");
}

TEST_CASE("a heading set apart above a row's first cell is a row of its own") {
    PageBuilder page;
    page.across(80, 60, 500).across(100, 60, 500).across(300, 60, 500);
    page.text(60, 95, "Measure").text(300, 95, "Q1").text(400, 95, "Q2");
    page.text(60, 130, "Crofts insulated").text(300, 130, "12").text(400, 130, "19");
    page.text(60, 150, "Peat stacks checked").text(300, 150, "33").text(400, 150, "41");
    page.text(60, 176, "Safe harbours", 14, true);
    page.text(60, 190, "Berths inspected").text(300, 190, "61").text(400, 190, "77");
    page.text(60, 210, "Flares answered").text(300, 210, "8").text(400, 210, "6");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    const bool own_row = std::any_of(tables[0].cells.begin(), tables[0].cells.end(),
                                     [](const Cell& cell) { return cell.text == "Safe harbours"; });
    CHECK(own_row);
}
