// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/headings.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;
using scrutineer::test::text_of;

namespace {

void prose(PageBuilder& writer, double y) {
    for (int i = 0; i < 6; ++i)
        writer.text(72, y + 13 * i, "The service reviews these measures every month with the managers of its teams,");
}

std::vector<std::string> texts(const std::vector<Heading>& headings) {
    std::vector<std::string> out;
    for (const Heading& heading : headings) out.push_back(heading.text);
    return out;
}

}  // namespace

TEST_CASE("headings nest by how strongly they are set apart, and end with the next of their kind") {
    PageBuilder first(595, 842, 1), second(595, 842, 2);
    first.text(72, 60, "Other relevant indicators", {17, true, {}});
    first.fill({60, 78, 535, 95}, {80, 40, 120}).text(72, 90, "WEALTHIER", {11, true, {255, 255, 255}});
    first.text(72, 112, "Do residents have good job prospects?", {10.5, true, {}});
    prose(first, 300);
    second.fill({60, 78, 535, 95}, {80, 40, 120}).text(72, 90, "HEALTHIER", {11, true, {255, 255, 255}});
    prose(second, 300);
    const std::vector<Page> pages{first.page(), second.page()};
    const auto headings = find_headings(text_of(pages), {}, PaperFacts{});
    REQUIRE(headings.size() == 4);
    CHECK(texts(headings_above(headings, 1, {60, 130, 535, 200})) ==
          std::vector<std::string>{"Other relevant indicators", "WEALTHIER", "Do residents have good job prospects?"});
    CHECK(texts(headings_above(headings, 2, {60, 130, 535, 200})) ==
          std::vector<std::string>{"Other relevant indicators", "HEALTHIER"});
}

TEST_CASE("running headers, footers and bold sentences are no headings") {
    std::vector<Page> pages;
    for (int number = 1; number <= 5; ++number) {
        PageBuilder writer(595, 842, number);
        writer.text(300, 30, "Borough Council: Quarter Two Report", {8, false, {90, 90, 90}});
        writer.text(280, 825, "Page " + std::to_string(number));
        prose(writer, 200);
        writer.text(72, 150, "No further risks were found in the quarter.", {10, true, {}});
        pages.push_back(writer.page());
    }
    CHECK(find_headings(text_of(pages), {}, {}).empty());
}

TEST_CASE("a wrapped heading is one, without its 'continued'") {
    PageBuilder writer;
    writer.text(72, 60, "Are children and young people in receipt of services", {14, true, {}});
    writer.text(72, 77, "appropriately supported? (continued)", {14, true, {}});
    prose(writer, 200);
    const auto headings = find_headings(text_of({writer.page()}), {}, PaperFacts{});
    REQUIRE(headings.size() == 1);
    CHECK(headings[0].text == "Are children and young people in receipt of services appropriately supported?");
}

TEST_CASE("a heading of no topic is marked as such") {
    PageBuilder writer;
    writer.text(72, 60, "Appendix 3: Summary of Key Performance Indicators", {16, true, {}});
    writer.text(72, 90, "Altogether Safer", {13, true, {}});
    prose(writer, 200);
    const auto headings = find_headings(text_of({writer.page()}), {}, PaperFacts{});
    REQUIRE(headings.size() == 2);
    CHECK(headings[0].generic);
    CHECK_FALSE(headings[1].generic);
}

TEST_CASE("a table's title row heads the tables after it, up to the next heading outside tables") {
    PageBuilder writer;
    writer.fill({60, 100, 260, 120}, {10, 100, 60}).text(64, 113, "CONTACTS", {8, true, {255, 255, 255}});
    writer.text(64, 133, "DEFINITION", {8, true, {}}).text(164, 133, "The contacts made in a month.", {8, false, {}});
    writer.text(72, 400, "Capital programme", {12, true, {}});
    prose(writer, 600);
    TableWriter definition(1, 60, 100), groups(1, 60, 440);
    definition.row({"CONTACTS", "<"}).row({"DEFINITION", "The contacts made in a month."});
    definition.at(0, 0).fill = Colour{10, 100, 60};
    const std::vector<Table> tables{definition.table()};
    const auto headings = find_headings(text_of({writer.page()}), tables, PaperFacts{});
    CHECK(texts(headings_above(headings, 1, {60, 200, 260, 300})) == std::vector<std::string>{"CONTACTS"});
    CHECK(texts(headings_above(headings, 1, {60, 440, 260, 500})) == std::vector<std::string>{"Capital programme"});
}

TEST_CASE("heading rows of groups in a table are none of the paper") {
    PageBuilder writer;
    writer.text(64, 113, "Education", {8, true, {}}).text(64, 153, "Safeguarding", {8, true, {}});
    prose(writer, 600);
    TableWriter table(1, 60, 100);
    table.row({"Education", "<"}).row({"Transport", "1,200"}).row({"Safeguarding", "<"}).row({"Staff", "900"});
    CHECK(find_headings(text_of({writer.page()}), {table.table()}, {}).empty());
}

TEST_CASE("labels of rows and columns are no headings") {
    PageBuilder writer;
    writer.text(72, 100, "CSC 034", {10, true, {}}).text(72, 130, "Apr-18", {10, true, {}});
    writer.text(72, 160, "2018/19 YTD", {10, true, {}}).text(72, 190, "Target", {10, true, {}});
    prose(writer, 600);
    CHECK(find_headings(text_of({writer.page()}), {}, {}).empty());
}

TEST_CASE("a caption is that of the next table and of what continues it, no other's") {
    PageBuilder first(595, 842, 1), second(595, 842, 2);
    first.text(72, 60, "Housing", {16, true, {}});
    prose(first, 80);
    first.text(72, 190, "Table 1: repairs", {10, true, {}});
    prose(first, 330);
    first.text(72, 590, "Lettings by month", {10, true, {}});
    prose(second, 300);
    TableWriter repairs(1, 70, 200), plain(1, 70, 450), lettings(1, 70, 600), more(2, 70, 60), last(2, 70, 500);
    for (TableWriter* table : {&repairs, &plain, &lettings, &more, &last}) table->row({"a", "1"}).row({"b", "2"});
    const std::vector<Table> tables{repairs.table(), plain.table(), lettings.table(), more.table(), last.table()};
    const auto headings = find_headings(text_of({first.page(), second.page()}), tables, {});
    const auto over = [&](std::size_t t) { return texts(headings_above(headings, tables[t].page, tables[t].box)); };
    CHECK(over(0) == std::vector<std::string>{"Housing", "Table 1: repairs"});
    CHECK(over(1) == std::vector<std::string>{"Housing"});
    CHECK(over(2) == std::vector<std::string>{"Housing", "Lettings by month"});
    CHECK(over(3) == std::vector<std::string>{"Housing", "Lettings by month"});
    CHECK(over(4) == std::vector<std::string>{"Housing"});
}

TEST_CASE("the head of a report and the ways to read it are no headings of its tables") {
    PageBuilder cover(595, 842, 1), page(595, 842, 2);
    cover.text(72, 200, "Performance in the third quarter", {24, true, {}});
    cover.text(72, 240, "Cabinet, 4 March 2025", {14, true, {}});
    page.text(72, 60, "How to read this report", {16, true, {}});
    prose(page, 80);
    page.text(72, 190, "Children", {12, true, {}});
    prose(page, 300);
    const std::vector<Page> pages{cover.page(), page.page()};
    PaperFacts facts;
    facts.reports.emplace_back();
    facts.reports.back().last_page = 2;
    const auto headings = find_headings(text_of(pages), {}, facts);
    CHECK(texts(headings_above(headings, 2, {70, 200, 500, 280})) == std::vector<std::string>{"Children"});
}

TEST_CASE("a bold sentence is no heading") {
    PageBuilder writer;
    writer.text(72, 100, "The number of visits to leisure centres has been growing since spring of last year",
                {10, true, {}});
    writer.text(72, 140, "Visits to leisure centres", {10, true, {}});
    prose(writer, 300);
    const auto headings = find_headings(text_of({writer.page()}), {}, {});
    REQUIRE(headings.size() == 1);
    CHECK(headings[0].text == "Visits to leisure centres");
}

TEST_CASE("headings side by side head the tables below them; one with nothing beside it reaches over the page") {
    PageBuilder writer(842, 595, 1);
    writer.text(40, 60, "Keeping the island moving", {20, true, {}});
    writer.text(40, 100, "Ferries and harbours", {12, true, {0, 60, 90}});
    writer.text(440, 100, "Roads and paths", {12, true, {0, 60, 90}});
    prose(writer, 420);
    Table left =
        TableWriter(1, 40, 110).row({"Measure", "2031", "2032"}).row({"Sailings on time", "91%", "93%"}).table();
    Table right =
        TableWriter(1, 440, 110).row({"Measure", "2031", "2032"}).row({"Potholes filled", "61", "73"}).table();
    const std::vector<Page> pages{writer.page()};
    const auto headings = find_headings(text_of(pages), {left, right}, PaperFacts{});
    CHECK(texts(headings_above(headings, 1, left.box)) ==
          std::vector<std::string>{"Keeping the island moving", "Ferries and harbours"});
    CHECK(texts(headings_above(headings, 1, right.box)) ==
          std::vector<std::string>{"Keeping the island moving", "Roads and paths"});
    // A tile at the right, far from the words of the heading over all tiles.
    CHECK(texts(headings_above(headings, 1, {700, 70, 800, 95})) ==
          std::vector<std::string>{"Keeping the island moving"});
}

TEST_CASE("committees head measures where several do; the one whose paper it is does not") {
    const auto found = [](const std::vector<std::string>& committees) {
        PageBuilder writer(595, 842, 1);
        double y = 60;
        for (const std::string& name : committees) {
            writer.text(72, y, name, {16, true, {}});
            prose(writer, y + 30);
            y += 150;
        }
        std::size_t topics = 0;
        for (const Heading& heading : find_headings(text_of({writer.page()}), {}, PaperFacts{}))
            if (!heading.generic) ++topics;
        return topics;
    };
    CHECK(found({"Harbours Committee", "Peat and Moorland Committee", "Lighthouse Committee"}) == 3);
    CHECK(found({"Harbours Committee", "Progress since spring"}) == 1);
}

TEST_CASE("a heading's band may end with a note") {
    PageBuilder writer(595, 842, 1);
    writer.fill({60, 78, 535, 100}, {225, 235, 245});
    writer.text(72, 93, "Moorland and peat", {12, true, {0, 80, 120}});
    writer.text(400, 93, "4 measures, Cllr Flett", {8, false, {90, 90, 90}});
    prose(writer, 300);
    const auto headings = find_headings(text_of({writer.page()}), {}, PaperFacts{});
    CHECK(texts(headings_above(headings, 1, {400, 120, 535, 200})) == std::vector<std::string>{"Moorland and peat"});
}
