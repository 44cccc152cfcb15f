// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decisions/decisions_json.hpp"

#include <nlohmann/json.hpp>

#include "archive/decisions/decision_fields.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "scrutineer/decisions/1";

Json decision(const Decision& d) {
    const Box& b = d.place.box;
    return {{"id", decision_id(d)},
            {"subject", to_text(d.subject)},
            {"document", d.place.document},
            {"page", d.place.page},
            {"bbox", {b.x0, b.y0, b.x1, b.y1}},
            {"text", valid_utf8(d.place.text)},
            {"about", valid_utf8(d.about)},
            {"field", d.field},
            {"value", valid_utf8(d.value)},
            {"because", valid_utf8(d.because)},
            {"by", valid_utf8(d.by)},
            {"at", valid_utf8(d.at)}};
}

Decision decision(const Json& json) {
    Decision d;
    const auto subject = decision_subject_from_text(json.at("subject").get<std::string>());
    if (!subject) throw DecisionError("a decision's subject is unknown: " + json.at("subject").dump());
    d.subject = *subject;
    const Json& box = json.at("bbox");
    d.place = {json.at("document").get<std::string>(),
               json.at("page").get<int>(),
               {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>()},
               json.at("text").get<std::string>()};
    d.about = json.at("about").get<std::string>();
    d.field = json.at("field").get<std::string>();
    d.value = json.at("value").get<std::string>();
    d.because = json.at("because").get<std::string>();
    d.by = json.at("by").get<std::string>();
    d.at = json.at("at").get<std::string>();
    check_decision(d);
    return d;
}

LinkDecision link(const Json& json) {
    LinkDecision l{json.at("a").get<std::string>(),       json.at("b").get<std::string>(),
                   json.at("verdict").get<std::string>(), json.at("because").get<std::string>(),
                   json.at("by").get<std::string>(),      json.at("at").get<std::string>()};
    if (l.verdict != "accepted" && l.verdict != "rejected")
        throw DecisionError("a link is accepted or rejected, not \"" + l.verdict + "\"");
    if (l.identity_b < l.identity_a) std::swap(l.identity_a, l.identity_b);
    return l;
}

}  // namespace

Json to_json(const DecisionFile& file) {
    Json decisions = Json::array(), links = Json::array();
    for (const Decision& d : file.decisions) decisions.push_back(decision(d));
    for (const LinkDecision& l : file.links)
        links.push_back({{"a", l.identity_a},
                         {"b", l.identity_b},
                         {"verdict", l.verdict},
                         {"because", valid_utf8(l.because)},
                         {"by", valid_utf8(l.by)},
                         {"at", valid_utf8(l.at)}});
    return {{"schema", schema}, {"decisions", std::move(decisions)}, {"links", std::move(links)}};
}

DecisionFile decisions_from_json(const Json& json) {
    try {
        if (json.at("schema").get<std::string>() != schema)
            throw DecisionError(std::string("not ") + schema + ", but " + json.at("schema").dump());
        DecisionFile file;
        for (const Json& entry : json.at("decisions")) file.decisions.push_back(decision(entry));
        for (const Json& entry : json.at("links")) file.links.push_back(link(entry));
        return file;
    } catch (const Json::exception& error) {
        throw DecisionError(std::string("not a list of decisions, as scrutineer correct --export writes it: ") +
                            error.what());
    }
}

}  // namespace scrutineer
