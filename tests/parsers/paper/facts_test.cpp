// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/facts.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::text_of;

namespace {

void prose(PageBuilder& writer, double y, const std::string& text = "") {
    for (int i = 0; i < 5; ++i)
        writer.text(72, y + 13 * i,
                    "Officers keep the measures under review with the managers of the teams and the partners of");
    if (!text.empty()) writer.text(72, y + 65, text);
}

}  // namespace

TEST_CASE("the head of a report says committee, date, title, authority and period") {
    PageBuilder writer;
    writer.text(72, 60, "Adults and Health").text(72, 73, "Overview and Scrutiny Committee");
    writer.text(72, 100, "7 January 2022");
    writer.text(72, 130, "Quarter Two, 2021/22", {16, true, {}})
        .text(72, 150, "Performance Management Report", {16, true, {}});
    writer.text(72, 190, "Report of A Person, Director of Resources", {10, true, {}});
    prose(writer, 230, "Northshire County Council reports to the end of the quarter, July to September 2021.");
    const PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    CHECK(facts.whole.committee == "Adults and Health Overview and Scrutiny Committee");
    CHECK(facts.whole.meeting_date_text == "7 January 2022");
    CHECK(facts.whole.title == "Quarter Two, 2021/22 Performance Management Report");
    CHECK(facts.whole.period_text == "Quarter Two, 2021/22");
    CHECK(facts.whole.authority == "Northshire County Council");
    REQUIRE(facts.reports.size() == 1);
    CHECK(facts.reports[0].last_page == 1);
}

TEST_CASE("a memorandum's head: From, To, Subject") {
    PageBuilder writer;
    writer.text(72, 60, "From:").text(170, 60, "A Person, Leader of the Council");
    writer.text(72, 80, "To:").text(170, 80, "Cabinet, 4 March 2025");
    writer.text(72, 100, "Subject:")
        .text(170, 100, "Quarterly Performance Report,")
        .text(170, 112, "Quarter 3, 2024/25");
    writer.text(72, 132, "Classification:").text(170, 132, "Unrestricted");
    prose(writer, 180);
    const PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    CHECK(facts.whole.committee == "Cabinet");
    CHECK(facts.whole.meeting_date_text == "4 March 2025");
    CHECK(facts.whole.title == "Quarterly Performance Report, Quarter 3, 2024/25");
    CHECK(facts.whole.period_text == "Quarter 3, 2024/25");
}

TEST_CASE("an agenda pack is told apart into its reports") {
    PageBuilder front(595, 842, 1), first(595, 842, 2), first_more(595, 842, 3), second(595, 842, 4);
    front.text(72, 60, "Audit and Scrutiny Committee", {16, true, {}});
    front.text(72, 100, "Date").text(140, 100, "Thursday 28 September 2017");
    front.text(72, 140, "1. Apologies for absence").text(72, 155, "2. Declarations of Interest, if any");
    front.text(72, 170, "3. Update on Inspection (OFI) One Year On - Report of the Director (Pages 3 - 10)");
    front.text(72, 185, "4. Revenue Outturn 2016/17 - Report of the Head of Finance (Pages 11 - 20)");
    first.text(72, 60, "Update on Inspection (OFI) One Year On", {15, true, {}});
    prose(first, 120);
    prose(first_more, 60);
    second.text(72, 60, "Revenue and Capital Outturn 2016/17", {15, true, {}});
    second.text(72, 85, "Report of B Person, Head of Finance", {10, true, {}});
    second.text(72, 110, "Purpose of the Report", {12, true, {}});
    prose(second, 140);
    const PaperFacts facts = read_paper_facts(text_of({front.page(), first.page(), first_more.page(), second.page()}));
    REQUIRE(facts.reports.size() == 3);
    CHECK(facts.whole.committee == "Audit and Scrutiny Committee");
    CHECK(facts.whole.meeting_date_text == "Thursday 28 September 2017");
    CHECK(facts.reports[1].title == "Update on Inspection (OFI) One Year On");
    CHECK(facts.reports[1].first_page == 2);
    CHECK(facts.reports[1].last_page == 3);
    CHECK(facts.reports[2].title == "Revenue and Capital Outturn 2016/17");
    CHECK(facts.reports[2].meeting_date_text == "Thursday 28 September 2017");
    CHECK(report_of_page(facts, 3) == 1);
    CHECK(report_of_page(facts, 4) == 2);
}

TEST_CASE("the council is told from meetings of councils and from other councils that are named") {
    PageBuilder writer;
    writer.text(72, 60, "County Council", {12, true, {}});
    writer.text(72, 80, "Northshire County Council", {12, true, {}});
    prose(writer, 120, "A request was made jointly with Eastport Council on behalf of the County Council.");
    const PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    CHECK(facts.whole.authority == "Northshire County Council");
    CHECK(facts.whole.committee == "County Council");
}

TEST_CASE("a committee is named apart from its council, and may be a board") {
    for (const auto& [head, committee] :
         {std::pair{"Northshire County Council Environment Overview and Scrutiny Committee",
                    "Environment Overview and Scrutiny Committee"},
          std::pair{"Corporate Overview and Scrutiny Management Board",
                    "Corporate Overview and Scrutiny Management Board"}}) {
        PageBuilder writer;
        writer.text(72, 60, head);
        writer.text(72, 80, "11 March 2022");
        writer.text(72, 110, "Performance Report", {16, true, {}});
        prose(writer, 150);
        CHECK(read_paper_facts(text_of({writer.page()})).whole.committee == committee);
    }
}

TEST_CASE("where no council is named, its county or its web address is kept as printed") {
    PageBuilder county, address;
    prose(county, 100, "14.6% of children in County Durham were living in such households; the County Hall is shut.");
    CHECK(read_paper_facts(text_of({county.page()})).whole.authority == "County Durham");
    prose(address, 100, "E-mail: performance@northshire.gov.uk");
    CHECK(read_paper_facts(text_of({address.page()})).whole.authority == "northshire.gov.uk");
}

TEST_CASE("a council called by its letters alone is guessed from the places they may stand for") {
    PageBuilder writer;
    prose(writer, 100, "NCC is asked to agree. Northshire has grown, and NCC will plan for all of Northshire.");
    prose(writer, 300, "The Leader of NCC wrote, jointly with Eastport Council, on behalf of Northshire.");
    const ReportFacts facts = read_paper_facts(text_of({writer.page()})).whole;
    CHECK(facts.authority.empty());
    REQUIRE(!facts.authority_guesses.empty());
    CHECK(facts.authority_guesses.front() == "Northshire CC");
}

TEST_CASE("an address that the end of a line cuts is one address") {
    PageBuilder writer;
    prose(writer, 100, "Ask for:");
    writer.text(300, 60, "anna.smith@northshire");
    writer.text(300, 74, ".gov.uk");
    CHECK(read_paper_facts(text_of({writer.page()})).whole.authority == "northshire.gov.uk");
}
