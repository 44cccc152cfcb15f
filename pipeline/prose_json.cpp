// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/prose_json.hpp"

#include <nlohmann/json.hpp>

namespace scrutineer {

nlohmann::ordered_json prose_to_json(const std::vector<Paragraph>& prose) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Paragraph& paragraph : prose) {
        nlohmann::ordered_json words = nlohmann::ordered_json::array();
        for (const auto& [page, word] : paragraph.words)
            words.push_back({page, word.text, word.box.x0, word.box.y0, word.box.x1, word.box.y1, word.baseline,
                             word.font_size, word.space_after, word.source == TextSource::ocr, word.confidence});
        all.push_back({{"marker", paragraph.marker},
                       {"in_table", paragraph.in_table},
                       {"font_size", paragraph.font_size},
                       {"bold", paragraph.bold},
                       {"words", std::move(words)}});
    }
    return all;
}

std::vector<Paragraph> prose_from_json(const nlohmann::ordered_json& json) {
    std::vector<Paragraph> prose;
    for (const nlohmann::ordered_json& entry : json) {
        Paragraph paragraph;
        paragraph.marker = entry.at("marker").get<std::string>();
        paragraph.in_table = entry.at("in_table").get<bool>();
        paragraph.font_size = entry.at("font_size").get<double>();
        paragraph.bold = entry.at("bold").get<bool>();
        for (const nlohmann::ordered_json& values : entry.at("words")) {
            Paragraph::Place place;
            place.page = values.at(0).get<int>();
            place.word.text = values.at(1).get<std::string>();
            place.word.box = {values.at(2).get<double>(), values.at(3).get<double>(), values.at(4).get<double>(),
                              values.at(5).get<double>()};
            place.word.baseline = values.at(6).get<double>();
            place.word.font_size = values.at(7).get<double>();
            place.word.space_after = values.at(8).get<bool>();
            place.word.source = values.at(9).get<bool>() ? TextSource::ocr : TextSource::text;
            place.word.confidence = values.at(10).get<double>();
            paragraph.words.push_back(std::move(place));
        }
        prose.push_back(std::move(paragraph));
    }
    return prose;
}

}  // namespace scrutineer
