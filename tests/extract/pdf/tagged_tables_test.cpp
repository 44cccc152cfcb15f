// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/tagged_tables.hpp"

#include <string>

#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PdfWriter;

namespace {

/// A page of texts, each a marked content of its own, numbered in order.
struct Marked {
    std::string content;
    int count = 0;
    void text(int x, int y, const std::string& text) {
        content += "/P << /MCID " + std::to_string(count++) + " >> BDC BT /F1 10 Tf " + std::to_string(x) + " " +
                   std::to_string(y) + " Td (" + text + ") Tj ET EMC\n";
    }
};

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

/// A structure tree being written: elements with their children, known before their parents.
struct Tree {
    PdfWriter& pdf;
    int root = 0;
    std::vector<int> holders;  ///< by marked-content id

    explicit Tree(PdfWriter& writer) : pdf(writer), root(writer.reserve_object()) {}
    int reserve() { return pdf.reserve_object(); }
    void element(int number, const std::string& type, int parent, const std::vector<int>& children,
                 const std::string& attributes = "") {
        std::string kids;
        for (const int child : children) kids += reference(child) + " ";
        pdf.set_object(number,
                       "<< /S /" + type + " /P " + reference(parent) + " /K [" + kids + "] " + attributes + " >>");
    }
    /// A paragraph that holds the next marked content.
    int paragraph(int parent) {
        const int number = reserve();
        pdf.set_object(number,
                       "<< /S /Normal /P " + reference(parent) + " /K " + std::to_string(holders.size()) + " >>");
        holders.push_back(number);
        return number;
    }
    int cell(const std::string& type, int row, const std::string& attributes = "") {
        const int number = reserve();
        const int text = paragraph(number);
        element(number, type, row, {text}, attributes);
        return number;
    }
    void finish(const std::vector<int>& children) {
        std::string kids;
        for (const int child : children) kids += reference(child) + " ";
        std::string parents;
        for (const int holder : holders) parents += reference(holder) + " ";
        pdf.set_object(root, "<< /Type /StructTreeRoot /K [" + kids + "] /RoleMap << /Normal /P /Zelle /TD >> " +
                                 "/ParentTree << /Kids [<< /Limits [0 9] /Nums [7 [" + parents + "]] >>] >> >>");
        pdf.add_to_catalogue("/MarkInfo << /Marked true >> /StructTreeRoot " + reference(root));
    }
};

Page read(const PdfWriter& pdf) { return PdfDocument::from_bytes(pdf.bytes(), "test.pdf").read_page(1); }

PdfWriter::PageOptions with_key() {
    PdfWriter::PageOptions options;
    options.extra = "/StructParents 7";
    return options;
}

std::string text_of(const Page& page, const TaggedCell& cell) {
    std::string text;
    for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words.at(i).text;
    return text;
}

}  // namespace

TEST_CASE("cells of tagged tables have their places, spans and words") {
    PdfWriter pdf;
    Marked page;
    page.text(50, 760, "Above");
    page.text(50, 700, "Service");
    page.text(200, 700, "Calls answered");
    page.text(200, 680, "2023");
    page.text(260, 680, "2024");
    page.text(50, 660, "Adults");
    page.text(200, 660, "1,204");
    page.text(260, 660, "1,311");
    Tree tree(pdf);
    const int above = tree.paragraph(tree.root);
    const int table = tree.reserve();
    const int head = tree.reserve();
    const int body = tree.reserve();
    const int first = tree.reserve();
    const int second = tree.reserve();
    const int third = tree.reserve();
    const int service = tree.cell("TH", first, "/A << /O /Table /RowSpan 2 >>");
    const int calls = tree.cell("TH", first, "/A [<< /O /Layout >> << /O /Table /ColSpan 2 >>]");
    tree.element(first, "TR", head, {service, calls});
    const int before = tree.cell("TH", second);
    const int now = tree.cell("TH", second);
    tree.element(second, "TR", head, {before, now});
    const int name = tree.cell("TD", third);
    const int value = tree.cell("TD", third);
    const int latest = tree.cell("Zelle", third);  // a type of the file's own
    tree.element(third, "TR", body, {name, value, latest});
    tree.element(head, "THead", table, {first, second});
    tree.element(body, "TBody", table, {third});
    tree.element(table, "Table", tree.root, {head, body});
    tree.finish({above, table});
    pdf.add_page(page.content, with_key());

    const Page read_back = read(pdf);
    const auto& cells = read_back.tagged_cells;
    REQUIRE(cells.size() == 7);
    CHECK(text_of(read_back, cells[0]) == "Service");
    CHECK(cells[0].row_span == 2);
    CHECK(cells[0].header);
    CHECK(text_of(read_back, cells[1]) == "Calls answered");
    CHECK(cells[1].column == 1);
    CHECK(cells[1].column_span == 2);
    CHECK(text_of(read_back, cells[2]) == "2023");
    CHECK(cells[2].row == 1);
    CHECK(cells[2].column == 1);  // the cell above reaches down into column 0
    CHECK(text_of(read_back, cells[6]) == "1,311");
    CHECK(cells[6].row == 2);
    CHECK(cells[6].column == 2);
    CHECK_FALSE(cells[6].header);
}

TEST_CASE("a structure tree that turns in circles, or names what is not there, gives no cells and no harm") {
    PdfWriter pdf;
    Marked page;
    for (int i = 0; i < 8; ++i) page.text(50 + 60 * i, 700, "text");
    Tree tree(pdf);
    const int a = tree.reserve();
    const int b = tree.reserve();
    for (int i = 0; i < 7; ++i) tree.paragraph(a);
    tree.holders.push_back(99999);
    tree.element(a, "TD", b, {b});
    tree.element(b, "TR", a, {a, b});
    tree.finish({a});
    pdf.add_page(page.content, with_key());
    const Page read_back = read(pdf);
    CHECK(read_back.words.size() == 8);
    CHECK(read_back.tagged_cells.empty());
}

TEST_CASE("a table in a table's cell has the words that are in its own cells") {
    std::map<int, StructureElement> elements;
    using Kind = StructureElement::Kind;
    elements[1] = {Kind::table, 0, {2}, 1, 1};
    elements[2] = {Kind::row, 1, {3, 4}, 1, 1};
    elements[3] = {Kind::data_cell, 2, {}, 1, 1};
    elements[4] = {Kind::data_cell, 2, {}, 1, 1};
    elements[5] = {Kind::table, 4, {6}, 1, 1};
    elements[6] = {Kind::row, 5, {7, 8}, 1, 1};
    elements[7] = {Kind::data_cell, 6, {}, 1, 1};
    elements[8] = {Kind::data_cell, 6, {}, 1, 1};
    TaggedTables tables([&](int number) { return elements.count(number) ? elements[number] : StructureElement{}; });
    std::vector<Word> words(4);
    for (int i = 0; i < 4; ++i) words[static_cast<std::size_t>(i)].marked_content = i;
    const std::vector<TaggedCell> cells = tables.cells(words, {3, 4, 7, 8});
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].table == 0);
    CHECK(cells[1].table == 0);
    CHECK(cells[1].column == 1);
    CHECK(cells[2].table == 1);
    CHECK(cells[3].words == std::vector<std::uint32_t>{3});
}

TEST_CASE("the tree is read only where pieces of text stand side by side") {
    std::vector<Word> words;
    for (int i = 0; i < 12; ++i) {
        Word word;
        word.text = "line";
        word.font_size = 10;
        word.marked_content = i;
        word.baseline = 100 + 14 * i;
        word.box = {50, word.baseline - 9, 300, word.baseline + 2};
        words.push_back(word);
    }
    CHECK_FALSE(TaggedTables::may_hold_tables(words));
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].baseline = 100 + 14 * static_cast<double>(i / 3);
        words[i].box = {50 + 80.0 * static_cast<double>(i % 3), 0, 90 + 80.0 * static_cast<double>(i % 3), 10};
    }
    CHECK(TaggedTables::may_hold_tables(words));
}
