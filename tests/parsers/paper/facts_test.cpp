// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/facts.hpp"

#include <algorithm>

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
    prose(writer, 230, "Northumberland County Council reports to the end of the quarter, July to September 2021.");
    const PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    CHECK(facts.whole.committee == "Adults and Health Overview and Scrutiny Committee");
    CHECK(facts.whole.meeting_date_text == "7 January 2022");
    CHECK(facts.whole.title == "Quarter Two, 2021/22 Performance Management Report");
    REQUIRE(facts.whole.period_texts.size() >= 2);
    CHECK(facts.whole.period_texts[0].text == "Quarter Two, 2021/22 Performance Management Report");
    CHECK(facts.whole.period_texts[0].place == PeriodText::Place::title);
    CHECK(facts.whole.authority == "Northumberland County Council");
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
    REQUIRE_FALSE(facts.whole.period_texts.empty());
    CHECK(facts.whole.period_texts[0].text == "Quarterly Performance Report, Quarter 3, 2024/25");
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
    writer.text(72, 80, "Northumberland County Council", {12, true, {}});
    prose(writer, 120, "A request was made jointly with Gateshead Council on behalf of the County Council.");
    const PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    CHECK(facts.whole.authority == "Northumberland County Council");
    CHECK(facts.whole.committee == "County Council");
}

TEST_CASE("a committee is named apart from its council, and may be a board") {
    for (const auto& [head, committee] :
         {std::pair{"Northumberland County Council Environment Overview and Scrutiny Committee",
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

TEST_CASE("where no council is named, the address of its site tells it") {
    PageBuilder address, cut, other;
    prose(address, 100, "E-mail: performance@darlington.gov.uk");
    CHECK(read_paper_facts(text_of({address.page()})).whole.authority_code == "E06000005");
    // An address that the end of a line cuts is one address.
    prose(cut, 100, "Ask for:");
    cut.text(300, 60, "anna.smith@cannockchase").text(300, 74, ".gov.uk");
    CHECK(read_paper_facts(text_of({cut.page()})).whole.authority == "Cannock Chase District Council");
    prose(other, 100, "See www.northshire.gov.uk and www.service.gov.uk");
    CHECK(read_paper_facts(text_of({other.page()})).whole.authority.empty());
}

TEST_CASE("a council called by its letters alone is told by the place they stand for") {
    PageBuilder writer;
    prose(writer, 100, "KCC is asked to agree. Kent has grown, and KCC will plan for all of Kent.");
    prose(writer, 300, "The Leader of KCC wrote, jointly with Medway Council, on behalf of Kent.");
    CHECK(read_paper_facts(text_of({writer.page()})).whole.authority == "Kent County Council");
}

TEST_CASE("whose paper it is comes from titles, not from words of the prose") {
    const auto authority = [](const std::string& title, const std::string& sentence) {
        PageBuilder writer;
        writer.text(72, 60, title, {16, true, {}});
        prose(writer, 150, sentence);
        return read_paper_facts(text_of({writer.page()})).whole.authority;
    };
    CHECK(authority("Stockport Council", "A grant of the Arts Council was spent with Trafford Council.") ==
          "Stockport Metropolitan Borough Council");
    CHECK(authority("Stockort Metropolitan Borough Council", "") == "Stockport Metropolitan Borough Council");
    CHECK(authority("Cyngor Sir Ynys M\u00f4n", "") == "Isle of Anglesey County Council");
    CHECK(authority("Northshire County Council", "The Arts Council gave a grant.").empty());
    CHECK(authority("Newport Town Council", "").empty());
    CHECK(authority("The Big Plan", "The School Council met the Community Council.").empty());
}

TEST_CASE("a body outside the register is named, not a council that its paper speaks of") {
    PageBuilder writer;
    writer.text(72, 60, "Peak District National Park Authority", {16, true, {}});
    prose(writer, 150, "Sheffield City Council and Derbyshire County Council were consulted by the authority.");
    const ReportFacts facts = read_paper_facts(text_of({writer.page()})).whole;
    CHECK(facts.authority.empty());
    CHECK(facts.other_body == "Peak District National Park Authority");
}
