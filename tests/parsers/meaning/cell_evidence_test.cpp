// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/cell_evidence.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

namespace {

CellEvidence evidence(const std::vector<std::string>& texts) {
    std::vector<Cell> cells(texts.size());
    std::vector<const Cell*> pointers;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        cells[i].text = texts[i];
        pointers.push_back(&cells[i]);
    }
    return evidence_of(pointers, [](const Cell& cell) { return cell.text == "Green" || cell.text == "Red"; });
}

}  // namespace

TEST_CASE("a cell's kind is told from its text alone") {
    CHECK(kind_of(std::string_view("")) == CellKind::blank);
    for (const char* text : {"12", "1,234.5", "(2,391)", "-£64.0m", "+6.0%", "£20,629", "<5", "97 [1/2]"})
        CHECK(kind_of(std::string_view(text)) == CellKind::figure);
    for (const char* text : {"N/A", "TBC", "-", "Not available"})
        CHECK(kind_of(std::string_view(text)) == CellKind::status);
    for (const char* text : {"Q3 2023/24", "As at 31 Dec 2023", "Apr-Dec 2023", "2025-26", "20-21", "01/04/24"})
        CHECK(kind_of(std::string_view(text)) == CellKind::period);
    CHECK(kind_of(std::string_view("2024")) == CellKind::year);
    CHECK(kind_of(std::string_view("CS.PI.01")) == CellKind::words);
    CHECK(kind_of(std::string_view("PE12")) == CellKind::code);
    CHECK(kind_of(std::string_view("Percentage of pupils in 2023")) == CellKind::words);
    CHECK(kind_of(std::string_view("\u25b2")) == CellKind::sign);
}

TEST_CASE("what can be an amount only, and what may head a column") {
    for (const char* text : {"12", "£20,629", "-6.4%", "1,432.3"}) CHECK(is_amount(text));
    for (const char* text : {"£000", "£'000", "2024", "2025-26", "18-25", "26+", "Q1", "Total", "N/A", ""})
        CHECK_FALSE(is_amount(text));
}

TEST_CASE("numbers that rise by one number the rows, also where some are missing") {
    CHECK(evidence({"16", "17", "", "18", "19", "20", "22", "23"}).rising);
    CHECK_FALSE(evidence({"16", "24", "7", "18", "19"}).rising);
    CHECK_FALSE(evidence({"16", "17"}).rising);
}

TEST_CASE("shares are of the cells that hold something") {
    const CellEvidence found = evidence({"12%", "", "N/A", "-3%", "Green", "Green", ""});
    CHECK(found.cells == 5);
    CHECK(found.figures == Approx(0.4));
    CHECK(found.percents == Approx(1));
    CHECK(found.signed_ == Approx(0.5));
    CHECK(found.statuses == Approx(0.2));
    CHECK(found.ratings == Approx(0.4));
    CHECK(found.distinct == Approx(0.8));
    CHECK(evidence({}).cells == 0);
}

TEST_CASE("cells may say of their row which way is better and how often it is measured") {
    CHECK(evidence({"Bigger is better", "Smaller is better", "Aim to minimise", "Uwch"}).polarities == 1);
    CHECK(evidence({"Monthly", "Quarterly", "Bob chwarter", "Half-yearly"}).frequencies == 1);
    // A risk may be high, a road lower: these say it only under a heading that asks.
    CHECK(evidence({"High", "Low", "Down"}).polarities == 0);
    CHECK(evidence({"Lower Road", "Monthly rent"}).polarities + evidence({"Lower Road", "Monthly rent"}).frequencies ==
          0);
}

TEST_CASE("a year with its unit of money in brackets is a heading and no amount") {
    CHECK(kind_of("2031/32 (£'000)") == CellKind::period);
    CHECK(kind_of("2031/32 (£m)") == CellKind::period);
    CHECK_FALSE(is_amount("2031/32 (£\u2019000)"));
    CHECK(is_amount("(£2,031)"));
}
