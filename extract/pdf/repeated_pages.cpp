// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/repeated_pages.hpp"

#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>
#include <XRef.h>

#include <algorithm>
#include <map>
#include <string>

namespace scrutineer::pdf {
namespace {

/// An object's number, or a mark that stands for no other object where it is written out in place.
void add_reference(std::string& key, const Object& object, int page) {
    if (object.isRef())
        key += std::to_string(object.getRefNum()) + ' ';
    else
        key += "in page " + std::to_string(page) + ' ';
}

/// What a page draws, by the numbers of its objects; empty where it draws nothing.
std::string key_of(PDFDoc& document, int number) {
    ::Page* page = document.getPage(number);
    if (page == nullptr) return "";
    const Object object = document.getXRef()->fetch(page->getRef());
    if (!object.isDict()) return "";
    const Object& contents = object.dictLookupNF("Contents");
    if (contents.isNull()) return "";
    std::string key;
    if (contents.isArray()) {
        for (int i = 0; i < contents.arrayGetLength(); ++i) add_reference(key, contents.arrayGetNF(i), number);
    } else {
        add_reference(key, contents, number);
    }
    if (Dict* const resources = page->getResourceDict(); resources != nullptr) {
        const Object drawn = resources->lookup("XObject");
        key += "draws ";
        if (drawn.isDict())
            for (int i = 0; i < drawn.dictGetLength(); ++i) {
                key += std::string(drawn.dictGetKey(i)) + ' ';
                add_reference(key, drawn.dictGetValNF(i), number);
            }
    }
    if (!object.dictLookupNF("Annots").isNull()) key += "notes of page " + std::to_string(number);
    const PDFRectangle* const frame = page->getCropBox();
    for (const double side : {frame->x1, frame->y1, frame->x2, frame->y2}) key += std::to_string(side) + ' ';
    return key + std::to_string(page->getRotate());
}

}  // namespace

std::vector<int> repeated_pages(PDFDoc& document) {
    std::vector<int> repeats;
    std::map<std::string, int> first;
    const int count = document.getNumPages();
    for (int number = 1; number <= count; ++number) {
        const std::string key = key_of(document, number);
        const int same = key.empty() ? -1 : first.emplace(key, number).first->second;
        repeats.push_back(same == number ? 0 : same);
    }
    return repeats;
}

}  // namespace scrutineer::pdf
