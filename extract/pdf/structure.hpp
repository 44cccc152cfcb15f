// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Object.h>

#include <optional>
#include <vector>

#include "extract/pdf/tagged_tables.hpp"

class Page;
class XRef;

/// The structure tree of a tagged file: paragraphs, tables and cells, as whoever made the file meant them.
namespace scrutineer::pdf {

class StructureReader {
public:
    /// `root` is the tree's dictionary.
    StructureReader(XRef* objects, Object root);

    /// The element that is the object of this number; of kind `other` and without parent where there is none.
    StructureElement element(int number) const;

    /// For each marked-content id of a page the element that holds it, 0 for none.
    std::vector<int> elements_of(::Page& page) const;

private:
    struct Leaf {
        int first;
        int last;
        Object node;  ///< as it stands in the tree: a reference, as a rule
    };
    StructureElement::Kind kind_of(const char* name) const;
    Object in_number_tree(int key) const;
    std::vector<Leaf> leaves() const;

    XRef* objects_;
    Object parents_;
    Object roles_;
    mutable std::optional<std::vector<Leaf>> leaves_;  ///< read once for all pages: each is as long as its pages' text
};

}  // namespace scrutineer::pdf
