// SPDX-License-Identifier: GPL-3.0-or-later
// First pages as councils of many habits lay them out, written from what such pages look like before any of them was
// read by the program: whose paper it is, which body it goes to and when, what it is called and which period it is on.
#include <string>
#include <vector>

#include "normalise/records/records.hpp"
#include "parsers/paper/facts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::text_of;

namespace {

struct Line {
    double x;
    double y;
    double size;
    bool bold;
    std::string text;
};

struct FrontPage {
    std::string council;  ///< GSS code, empty for none
    std::string committee;
    std::string date;
    std::string title;
    std::string period;  ///< "2024-10-01..2024-12-31", empty for none
    std::vector<Line> lines;
};

const std::vector<FrontPage>& front_pages() {
    static const std::vector<FrontPage> pages = {
        // Labels in a column, values beside them.
        {"E08000035",
         "Executive Board",
         "2025-02-12",
         "Financial Performance \u2013 Month 9 (December 2024)",
         "2024-12-01..2024-12-31",
         {{72, 60, 14, true, "Leeds City Council"},
          {72, 90, 11, true, "Report of:"},
          {200, 90, 11, false, "Chief Officer Financial Services"},
          {72, 110, 11, true, "Report to:"},
          {200, 110, 11, false, "Executive Board"},
          {72, 130, 11, true, "Date:"},
          {200, 130, 11, false, "12th February 2025"},
          {72, 150, 11, true, "Subject:"},
          {200, 150, 11, false, "Financial Performance \u2013 Month 9 (December 2024)"}}},
        // A committee and a date on one line, behind their label.
        {"E08000003",
         "Resources and Governance Scrutiny Committee",
         "2025-01-09",
         "Revenue Monitoring to the end of November 2024",
         "2024-04-01..2024-11-30",
         {{72, 60, 14, true, "Manchester City Council"},
          {72, 76, 14, true, "Report for Information"},
          {72, 110, 11, true, "Report to:"},
          {170, 110, 11, false, "Resources and Governance Scrutiny Committee \u2013 9 January 2025"},
          {72, 140, 11, true, "Subject:"},
          {170, 140, 11, false, "Revenue Monitoring to the end of November 2024"},
          {72, 170, 11, true, "Report of:"},
          {170, 170, 11, false, "Deputy Chief Executive and City Treasurer"}}},
        {"E08000025",
         "Cabinet",
         "2025-01-21",
         "Quarter 3 2024/25 Corporate Performance Report",
         "2024-10-01..2024-12-31",
         {{72, 60, 16, true, "Birmingham City Council"},
          {72, 82, 14, true, "Report to Cabinet"},
          {72, 104, 12, false, "21 January 2025"},
          {72, 150, 11, true, "Title:"},
          {200, 150, 11, true, "Quarter 3 2024/25 Corporate Performance Report"},
          {72, 170, 11, true, "Lead Cabinet Member:"},
          {220, 170, 11, false, "Councillor A Person"}}},
        {"E10000012",
         "Cabinet",
         "2025-01-21",
         "2024/25 Financial Overview as at the Half Year Stage",
         "2024-04-01..2024-09-30",
         {{72, 60, 10, false, "Forward Plan reference number: FP/514/10/24"},
          {72, 80, 11, true, "Report title: 2024/25 Financial Overview as at the Half Year Stage"},
          {72, 96, 11, true, "Report to: Cabinet"},
          {72, 112, 11, true, "Report author: A Person, Executive Director, Corporate Services"},
          {72, 128, 11, true, "Date: 21 January 2025"},
          {72, 144, 11, true, "For: Decision"},
          {72, 160, 11, true, "Enquiries to: A Person, a.person@essex.gov.uk"},
          {72, 176, 11, true, "County Divisions affected: All Essex"}}},
        {"E06000066",
         "Executive",
         "2025-02-05",
         "2024/25 Budget Monitoring Report - Month 8",
         "2024-11-01..2024-11-30",
         {{72, 60, 11, false, "Somerset Council"},
          {72, 76, 11, false, "Executive \u2013 5 February 2025"},
          {72, 110, 15, true, "2024/25 Budget Monitoring Report - Month 8"},
          {72, 130, 11, false, "Lead Member: Deputy Leader of the Council and Lead Member for Resources"}}},
        // References stand before the committee.
        {"E10000008",
         "Cabinet",
         "2025-01-08",
         "Budget Monitoring: Month 8 2024/25",
         "2024-11-01..2024-11-30",
         {{400, 50, 11, false, "DF/25/02"},
          {400, 64, 11, false, "Cabinet"},
          {400, 78, 11, false, "8 January 2025"},
          {72, 120, 14, true, "Budget Monitoring: Month 8 2024/25"},
          {72, 140, 11, false, "Report of the Director of Finance and Public Value, Devon County Council"}}},
        {"S12000017",
         "Corporate Resources",
         "2025-03-05",
         "Corporate Revenue Monitoring to 31 December 2024",
         "2024-04-01..2024-12-31",
         {{400, 50, 11, false, "Agenda Item"},
          {500, 50, 11, false, "5"},
          {400, 64, 11, false, "Report No"},
          {500, 64, 11, false, "RES/2/25"},
          {72, 90, 16, true, "The Highland Council"},
          {72, 120, 11, true, "Committee:"},
          {180, 120, 11, false, "Corporate Resources"},
          {72, 140, 11, true, "Date:"},
          {180, 140, 11, false, "5 March 2025"},
          {72, 160, 11, true, "Report Title:"},
          {180, 160, 11, false, "Corporate Revenue Monitoring to 31 December 2024"},
          {72, 180, 11, true, "Report By:"},
          {180, 180, 11, false, "Chief Officer Corporate Finance"}}},
        {"W06000015",
         "Cabinet",
         "2025-01-23",
         "BUDGET MONITORING \u2013 MONTH 6 2024/25",
         "2024-09-01..2024-09-30",
         {{72, 60, 12, true, "CYNGOR CAERDYDD"},
          {72, 75, 12, true, "CARDIFF COUNCIL"},
          {72, 110, 12, true, "CABINET MEETING: 23 JANUARY 2025"},
          {72, 150, 12, true, "BUDGET MONITORING \u2013 MONTH 6 2024/25"},
          {72, 190, 11, false, "FINANCE, MODERNISATION AND PERFORMANCE (COUNCILLOR A PERSON)"}}},
        // Welsh alone.
        {"W06000010",
         "Pwyllgor Craffu Corfforaethol a Pherfformiad",
         "2025-01-27",
         "Adroddiad Perfformiad Chwarter 2 2024/25",
         "2024-07-01..2024-09-30",
         {{72, 60, 14, true, "Cyngor Sir Caerfyrddin"},
          {72, 90, 12, false, "Pwyllgor Craffu Corfforaethol a Pherfformiad"},
          {72, 110, 12, false, "27 Ionawr 2025"},
          {72, 150, 16, true, "Adroddiad Perfformiad Chwarter 2 2024/25"}}},
        {"N09000003",
         "Strategic Policy and Resources Committee",
         "2025-01-24",
         "Performance Improvement Plan Mid-Year Update 2024-25",
         "2024-04-01..2024-09-30",
         {{72, 50, 11, false, "Belfast City Council"},
          {180, 70, 14, true, "STRATEGIC POLICY AND RESOURCES COMMITTEE"},
          {72, 110, 11, true, "Subject:"},
          {200, 110, 11, false, "Performance Improvement Plan Mid-Year Update 2024-25"},
          {72, 140, 11, true, "Date:"},
          {200, 140, 11, false, "Friday 24 January 2025"},
          {72, 170, 11, true, "Reporting Officer:"},
          {200, 170, 11, false, "A Person, Director of City Planning"}}},
        {"E09000033",
         "Cabinet",
         "2025-02-17",
         "Quarter 3 Performance Report 2024/25",
         "2024-10-01..2024-12-31",
         {{72, 60, 18, true, "City of Westminster"},
          {300, 60, 16, true, "Cabinet Report"},
          {72, 110, 11, true, "Decision Maker:"},
          {220, 110, 11, false, "Cabinet"},
          {72, 130, 11, true, "Date:"},
          {220, 130, 11, false, "17 February 2025"},
          {72, 150, 11, true, "Classification:"},
          {220, 150, 11, false, "General Release"},
          {72, 170, 11, true, "Title:"},
          {220, 170, 11, false, "Quarter 3 Performance Report 2024/25"}}},
        // Labels over their values.
        {"E09000007",
         "Cabinet",
         "2024-12-11",
         "Review of the Council's Financial Strategy as at September 2024",
         "2024-09-30..2024-09-30",
         {{72, 60, 11, true, "LONDON BOROUGH OF CAMDEN"},
          {400, 60, 11, true, "WARDS: All"},
          {72, 90, 11, true, "REPORT TITLE"},
          {72, 104, 11, false, "Review of the Council's Financial Strategy as at September 2024"},
          {72, 124, 11, true, "REPORT OF"},
          {72, 138, 11, false, "Cabinet Member for Finance and Cost of Living"},
          {72, 158, 11, true, "FOR SUBMISSION TO"},
          {300, 158, 11, true, "DATE"},
          {72, 172, 11, false, "Cabinet"},
          {300, 172, 11, false, "11 December 2024"}}},
        {"E07000178",
         "Scrutiny Committee",
         "2025-03-05",
         "Integrated Performance Report Q3 2024/25",
         "2024-10-01..2024-12-31",
         {{72, 60, 11, true, "To:"},
          {200, 60, 11, true, "Scrutiny Committee"},
          {72, 80, 11, true, "Date:"},
          {200, 80, 11, true, "5 March 2025"},
          {72, 100, 11, true, "Report of:"},
          {200, 100, 11, true, "Head of Financial Services, Oxford City Council"},
          {72, 120, 11, true, "Title of Report:"},
          {200, 120, 11, true, "Integrated Performance Report Q3 2024/25"}}},
        {"E08000015",
         "Adult Social Care and Public Health Committee",
         "2025-01-28",
         "2024/25 BUDGET MONITORING FOR QUARTER THREE (THE PERIOD TO 31 DECEMBER 2024)",
         "2024-10-01..2024-12-31",
         {{72, 60, 12, true, "Wirral Council"},
          {72, 90, 13, true, "ADULT SOCIAL CARE AND PUBLIC HEALTH COMMITTEE"},
          {72, 110, 12, true, "28 January 2025"},
          {72, 150, 11, true, "REPORT TITLE:"},
          {200, 150, 11, true, "2024/25 BUDGET MONITORING FOR QUARTER THREE"},
          {200, 164, 11, true, "(THE PERIOD TO 31 DECEMBER 2024)"},
          {72, 190, 11, true, "REPORT OF:"},
          {200, 190, 11, true, "DIRECTOR OF FINANCE"}}},
        {"E06000023",
         "Cabinet",
         "2025-02-04",
         "2024/25 Period 8 Finance Report",
         "2024-11-01..2024-11-30",
         {{72, 60, 16, true, "Decision Pathway \u2013 Report"},
          {72, 90, 11, true, "PURPOSE: For reference"},
          {72, 110, 11, true, "MEETING: Cabinet"},
          {72, 130, 11, true, "DATE: 04 February 2025"},
          {72, 155, 11, true, "TITLE"},
          {160, 155, 11, false, "2024/25 Period 8 Finance Report"},
          {72, 175, 11, true, "Author:"},
          {160, 175, 11, false, "A Person, Bristol City Council"}}},
        // A slide.
        {"E06000038",
         "",
         "",
         "Performance Dashboard",
         "2024-12-01..2024-12-31",
         {{80, 200, 40, true, "Performance Dashboard"},
          {80, 250, 24, false, "December 2024"},
          {80, 300, 18, false, "Reading Borough Council"}}},
        {"E10000030",
         "Cabinet",
         "2025-01-28",
         "2024/25 MONTH 8 (NOVEMBER) FINANCIAL REPORT",
         "2024-11-01..2024-11-30",
         {{72, 60, 12, true, "SURREY COUNTY COUNCIL"},
          {72, 90, 12, true, "CABINET"},
          {72, 110, 11, true, "DATE:"},
          {200, 110, 11, false, "28 JANUARY 2025"},
          {72, 130, 11, true, "REPORT OF:"},
          {200, 130, 11, false, "A PERSON, CABINET MEMBER FOR FINANCE AND RESOURCES"},
          {72, 150, 11, true, "SUBJECT:"},
          {200, 150, 11, false, "2024/25 MONTH 8 (NOVEMBER) FINANCIAL REPORT"}}},
        {"E31000045",
         "Full Authority",
         "2025-02-27",
         "Performance Management Report 1 April 2024 to 31 December 2024",
         "2024-04-01..2024-12-31",
         {{72, 60, 12, false, "West Yorkshire Fire & Rescue Authority"},
          {72, 90, 11, true, "Meeting:"},
          {200, 90, 11, false, "Full Authority"},
          {72, 110, 11, true, "Date:"},
          {200, 110, 11, false, "27 February 2025"},
          {72, 150, 15, true, "Performance Management Report 1 April 2024 to 31 December 2024"}}},
        // A body that is no council; the councils it works with are.
        {"",
         "Audit Resources and Performance Meeting",
         "2025-01-17",
         "Quarter 3 Corporate Performance Report",
         "2024-10-01..2024-12-31",
         {{72, 60, 12, false, "Peak District National Park Authority"},
          {72, 76, 12, false, "Audit Resources and Performance Meeting"},
          {72, 92, 12, false, "17 January 2025"},
          {72, 130, 14, true, "Quarter 3 Corporate Performance Report"},
          {72, 160, 11, false, "The report covers 2024/25 and was agreed with Derbyshire County Council."}}},
        {"E08000027",
         "Cabinet",
         "2025-03-13",
         "Corporate Performance Report Quarter 3 (1st October \u2013 31st December 2024)",
         "2024-10-01..2024-12-31",
         {{72, 60, 11, true, "Dudley Metropolitan Borough Council"},
          {72, 90, 11, true, "Meeting of the Cabinet \u2013 13th March, 2025"},
          {72, 110, 11, true, "Report of the Chief Executive"},
          {72, 140, 14, true, "Corporate Performance Report Quarter 3 (1st October \u2013 31st December 2024)"}}},
        {"E09000015",
         "Cabinet",
         "2025-02-13",
         "Revenue and Capital Monitoring 2024/25 as at Quarter 3 (31 December 2024)",
         "2024-10-01..2024-12-31",
         {{72, 60, 14, true, "Harrow Council"},
          {72, 90, 12, true, "Report for:"},
          {220, 90, 12, false, "Cabinet"},
          {72, 110, 12, true, "Date of Meeting:"},
          {220, 110, 12, false, "13 February 2025"},
          {72, 130, 12, true, "Subject:"},
          {220, 130, 12, false, "Revenue and Capital Monitoring 2024/25 as at Quarter 3"},
          {220, 144, 12, false, "(31 December 2024)"}}},
        {"E06000017",
         "Cabinet",
         "2025-02-11",
         "MID-YEAR PERFORMANCE 2024/25",
         "2024-04-01..2024-09-30",
         {{72, 50, 10, false, "Report No: 12/2025"},
          {72, 64, 10, true, "PUBLIC REPORT"},
          {72, 78, 10, false, "Rutland County Council"},
          {72, 100, 16, true, "CABINET"},
          {72, 120, 12, false, "11 February 2025"},
          {72, 160, 14, true, "MID-YEAR PERFORMANCE 2024/25"}}},
        // An annual report: a cover and nothing else.
        {"E07000139",
         "",
         "",
         "Annual Report 2023-24",
         "2023-04-01..2024-03-31",
         {{80, 300, 30, true, "Annual Report 2023-24"}, {80, 700, 14, false, "North Kesteven District Council"}}},
        {"E06000057",
         "Communities and Place Overview and Scrutiny Committee",
         "2025-03-05",
         "Fire and Rescue performance: Q3 24/25",
         "2024-10-01..2024-12-31",
         {{72, 60, 18, true, "Fire and Rescue performance: Q3 24/25"},
          {72, 84, 11, false,
           "Northumberland County Council, Communities and Place Overview and Scrutiny Committee, 5 March 2025"}}},
    };
    return pages;
}

Document document_of(const FrontPage& front) {
    PageBuilder writer;
    for (const Line& line : front.lines) writer.text(line.x, line.y, line.text, line.size, line.bold);
    double y = 420;
    for (int i = 0; i < 12 && front.lines.size() > 3; ++i, y += 14)
        writer.text(72, y,
                    "Officers keep the measures under review with the managers of the teams and of the partners");
    PaperFacts facts = read_paper_facts(text_of({writer.page()}));
    Paper paper;
    paper.facts = facts.whole;
    paper.reports = facts.reports;
    return normalise(paper, {std::string(64, 'a'), "paper.pdf", 1, 1, 0}).documents.front();
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

TEST_CASE("front pages of many councils say who, where, when, what and over which period") {
    for (const FrontPage& front : front_pages()) {
        const Document document = document_of(front);
        INFO(front.title << " (" << front.council << ")");
        CHECK(document.authority_code == front.council);
        CHECK(lower(document.committee) == lower(front.committee));
        CHECK(document.meeting_date == front.date);
        CHECK(document.title == front.title);
        CHECK((document.period ? document.period->start + ".." + document.period->end : std::string()) == front.period);
    }
}
