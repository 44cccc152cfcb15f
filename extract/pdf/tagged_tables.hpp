// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

#include "extract/page/page.hpp"

/// Tables from the structure tree of a tagged PDF: evidence for where cells are, not authority.
namespace scrutineer {

/// One element of the structure tree, as far as tables need it. Elements are known by their object numbers, 0 for none.
struct StructureElement {
    enum class Kind { other, table, row_group, row, header_cell, data_cell };
    Kind kind = Kind::other;
    int parent = 0;
    std::vector<int> children;  ///< elements alone, in order
    int row_span = 1;
    int column_span = 1;
};

/// The kind that a standard structure type's name stands for ("TD", "TBody").
StructureElement::Kind structure_kind(const char* name);

/// The tables of one document's structure tree, read as far as pages ask for them. The tree is only ever climbed from a
/// page's marked content to the table around it and down again to its cells, step by step: however deep or circular it
/// is, nothing recurses, and no more than a fixed number of elements is read.
class TaggedTables {
public:
    /// Gives the element with an object number; one of kind `other` without parent where there is none.
    using Reader = std::function<StructureElement(int)>;
    explicit TaggedTables(Reader read) : read_(std::move(read)) {}

    /// Whether the words stand as a tagged table's may: pieces of marked content side by side on one line. Where they
    /// do not, the tree need not be read.
    static bool may_hold_tables(const std::vector<Word>& words);

    /// The cells that hold words of a page. `elements`: for each marked-content id of the page the element that holds
    /// it.
    std::vector<TaggedCell> cells(const std::vector<Word>& words, const std::vector<int>& elements);

private:
    struct Place {
        int table = 0;
        TaggedCell cell;
    };

    StructureElement element(int number);
    int cell_around(int number);
    void lay_out(int table);

    Reader read_;
    std::size_t left_ = 300'000;             ///< elements that may still be read
    std::map<int, StructureElement> cells_;  ///< those read so far: each is met from within, then from its row
    std::map<int, int> cell_of_;             ///< the nearest cell around an element, 0 for none
    std::map<int, int> table_of_;            ///< of a row or row group, 0 for none
    std::map<int, Place> places_;            ///< cells of the tables laid out so far
    std::map<int, bool> laid_out_;
};

}  // namespace scrutineer
