// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/structure.hpp"

#include <Page.h>
#include <XRef.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace scrutineer::pdf {
namespace {

int object_number(const Object& reference) { return reference.isRef() ? reference.getRef().num : 0; }

/// A cell's spans, from its attributes for tables.
void read_spans(const Object& attributes, StructureElement& element) {
    const auto read = [&element](const Object& object) {
        if (!object.isDict()) return;
        const Object rows = object.dictLookup("RowSpan");
        const Object columns = object.dictLookup("ColSpan");
        if (rows.isInt()) element.row_span = rows.getInt();
        if (columns.isInt()) element.column_span = columns.getInt();
    };
    if (!attributes.isArray()) return read(attributes);
    for (int i = 0; i < std::min(attributes.arrayGetLength(), 16); ++i) read(attributes.arrayGet(i));
}

Object value_of(int key, const Object& numbers) {
    if (!numbers.isArray()) return Object(objNull);
    for (int i = 0; i + 1 < numbers.arrayGetLength(); i += 2) {
        const Object& number = numbers.arrayGetNF(i);
        if (number.isInt() && number.getInt() == key) return numbers.arrayGet(i + 1);
    }
    return Object(objNull);
}

std::vector<Object> kids_of(const Object& node) {
    std::vector<Object> kids;
    const Object listed = node.isDict() ? node.dictLookup("Kids") : Object(objNull);
    for (int i = 0; listed.isArray() && i < listed.arrayGetLength(); ++i) kids.push_back(listed.arrayGetNF(i).copy());
    return kids;
}

}  // namespace

StructureReader::StructureReader(XRef* objects, Object root)
    : objects_(objects), parents_(root.dictLookup("ParentTree")), roles_(root.dictLookup("RoleMap")) {}

StructureElement StructureReader::element(int number) const {
    StructureElement element;
    const Object object = objects_->fetch(number, 0);
    if (!object.isDict()) return element;
    const Object type = object.dictLookup("S");
    if (type.isName()) element.kind = kind_of(type.getName());
    element.parent = object_number(object.dictLookupNF("P"));
    using Kind = StructureElement::Kind;
    if (element.kind == Kind::header_cell || element.kind == Kind::data_cell) {
        read_spans(object.dictLookup("A"), element);
    } else if (element.kind != Kind::other) {
        const Object children = object.dictLookup("K");
        if (children.isArray()) {
            for (int i = 0; i < children.arrayGetLength(); ++i)
                if (const int child = object_number(children.arrayGetNF(i))) element.children.push_back(child);
        } else if (const int child = object_number(object.dictLookupNF("K"))) {
            element.children.push_back(child);
        }
    }
    return element;
}

std::vector<int> StructureReader::elements_of(::Page& page) const {
    const Object dictionary = objects_->fetch(page.getRef());
    const Object key = dictionary.isDict() ? dictionary.dictLookup("StructParents") : Object(objNull);
    std::vector<int> elements;
    if (!key.isInt()) return elements;
    const Object holders = in_number_tree(key.getInt());
    if (!holders.isArray()) return elements;
    for (int i = 0; i < std::min(holders.arrayGetLength(), 100'000); ++i)
        elements.push_back(object_number(holders.arrayGetNF(i)));
    return elements;
}

StructureElement::Kind StructureReader::kind_of(const char* name) const {
    const StructureElement::Kind kind = structure_kind(name);
    if (kind != StructureElement::Kind::other || !roles_.isDict()) return kind;
    const Object role = roles_.dictLookup(name);
    return role.isName() ? structure_kind(role.getName()) : kind;
}

/// What the number tree of parents holds for a key.
Object StructureReader::in_number_tree(int key) const {
    if (parents_.isDict()) {
        const Object numbers = parents_.dictLookup("Nums");
        if (numbers.isArray()) return value_of(key, numbers);
    }
    if (!leaves_) leaves_ = leaves();
    for (const Leaf& leaf : *leaves_)
        if (leaf.first <= key && key <= leaf.last) return value_of(key, leaf.node.fetch(objects_).dictLookup("Nums"));
    return Object(objNull);
}

std::vector<StructureReader::Leaf> StructureReader::leaves() const {
    constexpr std::size_t most_nodes = 20'000;
    constexpr int deepest = 32;
    std::vector<Leaf> found;
    std::vector<Object> level = kids_of(parents_);
    std::size_t nodes = 0;
    for (int depth = 0; depth < deepest && !level.empty(); ++depth) {
        std::vector<Object> below;
        for (Object& at : level) {
            if (++nodes > most_nodes) return found;
            const Object node = at.fetch(objects_);
            const Object limits = node.isDict() ? node.dictLookup("Limits") : Object(objNull);
            if (!limits.isArray() || limits.arrayGetLength() != 2) continue;
            const Object first = limits.arrayGet(0);
            const Object last = limits.arrayGet(1);
            if (!first.isInt() || !last.isInt()) continue;
            if (node.getDict()->hasKey("Nums")) {
                found.push_back({first.getInt(), last.getInt(), std::move(at)});
            } else {
                std::ranges::move(kids_of(node), std::back_inserter(below));
            }
        }
        level = std::move(below);
    }
    return found;
}

}  // namespace scrutineer::pdf
