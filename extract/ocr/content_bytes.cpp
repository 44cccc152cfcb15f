// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/content_bytes.hpp"

#include <cstdint>
#include <utility>

#include "extract/page/page_json.hpp"

namespace scrutineer::ocr {

std::string to_bytes(const Content& content) {
    Page page;
    page.words = content.words;
    page.rules = content.rules;
    page.fills = content.fills;
    page.symbols = content.symbols;
    const nlohmann::ordered_json json = {{"page", page_to_json(page)},     {"width", content.width},
                                         {"height", content.height},       {"turn", content.turn},
                                         {"skew", content.skew},           {"bend", content.bend},
                                         {"timed_out", content.timed_out}, {"grey", content.grey}};
    const std::vector<std::uint8_t> bytes = nlohmann::ordered_json::to_cbor(json);
    return {bytes.begin(), bytes.end()};
}

Content content_from_bytes(const std::string& bytes) {
    const nlohmann::ordered_json json = nlohmann::ordered_json::from_cbor(bytes);
    Page page = page_from_json(json.at("page"));
    Content content;
    content.words = std::move(page.words);
    content.rules = std::move(page.rules);
    content.fills = std::move(page.fills);
    content.symbols = std::move(page.symbols);
    content.width = json.at("width").get<int>();
    content.height = json.at("height").get<int>();
    content.turn = json.at("turn").get<int>();
    content.skew = json.at("skew").get<double>();
    content.bend = json.at("bend").get<Bend>();
    content.timed_out = json.at("timed_out").get<bool>();
    content.grey = json.at("grey").get<bool>();
    return content;
}

}  // namespace scrutineer::ocr
