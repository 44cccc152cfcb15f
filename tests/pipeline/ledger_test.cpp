// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ledger.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;

namespace {

/// A paper of one document whose table is two indicators with a reference, a figure and a target.
struct Books {
    Paper paper;
    Dataset dataset;

    Books() {
        test::TableWriter writer(3, 20, 60);
        writer.row({"Ref", "Indicator", "Actual", "Target"})
            .row({"1", "Fires", "12", "15"})
            .row({"2", "Floods", "7", "9"});
        paper.tables.push_back(writer.table());
        Document document;
        document.id = "d";
        document.file = "paper.pdf";
        dataset.documents.push_back(document);
    }

    const Cell& cell(int row, int column) const {
        const auto& cells = paper.tables.front().cells;
        return *std::find_if(cells.begin(), cells.end(),
                             [&](const Cell& c) { return c.row == row && c.column == column; });
    }

    /// A record that has the figures of these cells.
    void record(const std::string& id, const std::vector<std::pair<int, int>>& cells) {
        Record record;
        record.id = id;
        record.source.page = 3;
        for (const auto& [row, column] : cells) {
            Observation observation;
            observation.page = 3;
            observation.box = cell(row, column).box;
            record.observations.push_back(observation);
        }
        dataset.records.push_back(record);
    }

    void use(int row, int column, const std::string& role, bool aside = false) {
        paper.uses.push_back({3, cell(row, column).box, role, aside});
    }

    std::vector<const Diagnostic*> said(const std::string& code) const {
        std::vector<const Diagnostic*> found;
        for (const DocumentDiagnostic& entry : dataset.diagnostics)
            if (entry.diagnostic.code == code) found.push_back(&entry.diagnostic);
        return found;
    }
};

}  // namespace

TEST_CASE("every cell that looks like a figure has one entry, and the sums are those of the entries") {
    Books books;
    books.record("a", {{1, 2}, {1, 3}});
    books.record("b", {{2, 2}, {2, 3}});
    books.use(1, 0, "reference");
    books.use(2, 0, "reference");
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    REQUIRE(ledger.lines.size() == 6);
    CHECK(ledger.lines[0].entry == LedgerEntry::used);
    CHECK(ledger.lines[0].what == "reference");
    CHECK(ledger.lines[1].entry == LedgerEntry::figure);
    CHECK(ledger.lines[1].what == "a");
    const Accounts sums = ledger.sums();
    CHECK(sums.printed == 6);
    CHECK(sums.given_out == 4);
    CHECK(sums.used == 2);
    CHECK(sums.set_aside == 0);
    CHECK(sums.not_read == 0);
    CHECK(books.dataset.documents.front().accounts.given_out == 4);
    CHECK(books.dataset.diagnostics.empty());
}

TEST_CASE("figures that nothing stands for are named once for their table and page, with their number and box") {
    Books books;
    books.record("a", {{1, 2}, {1, 3}});
    books.use(1, 0, "reference");
    books.use(2, 0, "reference");
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    const auto said = books.said("figures-not-read");
    REQUIRE(said.size() == 1);
    CHECK(said[0]->page == 3);
    REQUIRE(said[0]->box);
    CHECK(said[0]->box->contains(books.cell(2, 2).box.centre()));
    CHECK(said[0]->box->contains(books.cell(2, 3).box.centre()));
    CHECK(said[0]->message == "2 figures of this table were not read: \"7\", \"9\".");
    CHECK(ledger.sums().not_read == 2);
}

TEST_CASE("a part of a table on the next page has a diagnostic of its own page") {
    Books books;
    Table& table = books.paper.tables.front();
    for (Cell& cell : table.cells)
        if (cell.row == 2) cell.page = 4;
    books.record("a", {{1, 2}});
    make_up_ledger(books.paper, books.dataset);
    const auto said = books.said("figures-not-read");
    REQUIRE(said.size() == 2);
    CHECK(said[0]->page == 3);
    CHECK(said[1]->page == 4);
}

TEST_CASE("what a diagnostic of its page already covers is named by it") {
    Books books;
    books.dataset.diagnostics.push_back(
        {"d",
         "paper.pdf",
         {Diagnostic::Severity::warning, "table-not-understood", "…", 3, books.paper.tables.front().box}});
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    CHECK(ledger.sums().not_read == 6);
    CHECK(ledger.lines[0].what == "table-not-understood");
    CHECK(books.said("figures-not-read").empty());
}

TEST_CASE("a figure of two records is said to be doubtful") {
    Books books;
    books.record("a", {{1, 2}});
    books.record("b", {{1, 2}});
    make_up_ledger(books.paper, books.dataset);
    const auto said = books.said("figure-read-twice");
    REQUIRE(said.size() == 1);
    CHECK(said[0]->page == 3);
}

TEST_CASE("a key to the ratings is set aside with its reason") {
    Books books;
    for (int row = 1; row <= 2; ++row)
        for (const int column : {0, 2, 3}) books.use(row, column, "key to the ratings", true);
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    CHECK(ledger.sums().set_aside == 6);
    CHECK(ledger_text(ledger, "d").find("\"entry\":\"aside\",\"what\":\"key to the ratings\"") != std::string::npos);
}

TEST_CASE("a rating that no record has is named with its table and page; one outside tables by itself") {
    Books books;
    books.record("a", {{1, 2}, {1, 3}});
    books.record("b", {{2, 2}, {2, 3}});
    books.use(1, 0, "reference");
    books.use(2, 0, "reference");
    const Cell& fires = books.cell(1, 1);
    const Cell& floods = books.cell(2, 1);
    books.paper.rated = {{3, fires.box, "Red", 0}, {3, floods.box, "Amber", 0}, {3, {400, 400, 410, 410}, "", -1}};
    Assessment red;
    red.box = fires.box;
    books.dataset.records.front().assessments.push_back(red);
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    CHECK(ledger.sums().given_out == 5);
    CHECK(ledger.sums().not_read == 2);
    const auto said = books.said("ratings-not-read");
    REQUIRE(said.size() == 2);
    CHECK(said[0]->message == "1 rating that stands in no table was not read.");
    CHECK(said[1]->message == "1 rating of this table was not read: \"Amber\".");
    CHECK(said[1]->box->y0 == floods.box.y0);
}

TEST_CASE("a number in a coloured cell is not read because its colour was") {
    Books books;
    books.record("a", {{1, 3}});
    Assessment green;
    green.evidence = Evidence::fill;
    green.box = books.cell(1, 2).box;
    books.dataset.records.front().assessments.push_back(green);
    const Ledger ledger = make_up_ledger(books.paper, books.dataset);
    const auto line =
        std::find_if(ledger.lines.begin(), ledger.lines.end(), [](const LedgerLine& one) { return one.text == "12"; });
    REQUIRE(line != ledger.lines.end());
    CHECK(line->entry == LedgerEntry::named);
    CHECK(line->what == "figures-not-read");
}

TEST_CASE("one colour under a figure and the word that rates it below is one rating") {
    Books books;
    books.record("a", {{1, 2}});
    Box below = books.cell(1, 2).box;
    below.y0 = below.y1;
    below.y1 += 10;
    Assessment green;
    green.box = below;
    books.dataset.records.front().assessments.push_back(green);
    books.paper.rated = {{3, books.cell(1, 2).box, "12", 0}};
    make_up_ledger(books.paper, books.dataset);
    CHECK(books.said("ratings-not-read").empty());
}
