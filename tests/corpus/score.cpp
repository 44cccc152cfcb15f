// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/score.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace scrutineer::test {

namespace {

using nlohmann::json;

bool flag(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_of(const json& object, const char* key) {
    static const json none = json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

/// Lower-case words of letters and digits; everything else parts words.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '%' || byte >= 0x80) {
            words.back().push_back(static_cast<char>(std::tolower(byte)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// The share of words that two texts have in common, each word counted as often as it stands there.
double likeness(const std::string& a, const std::string& b) {
    std::multiset<std::string> left, right;
    for (auto& word : words_of(a)) left.insert(word);
    for (auto& word : words_of(b)) right.insert(word);
    if (left.empty() && right.empty()) return 1;
    std::vector<std::string> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

/// Absent and null are the same: no number.
bool same_number(const json& a, const json& b, const char* key) {
    const bool has_a = a.contains(key) && a[key].is_number(), has_b = b.contains(key) && b[key].is_number();
    if (!has_a || !has_b) return has_a == has_b;
    const double x = a[key].get<double>(), y = b[key].get<double>();
    return std::abs(x - y) <= 1e-11 * std::max(1.0, std::abs(x));
}

bool allowed(const std::string& want, const std::string& got, const json& others) {
    return want == got ||
           std::any_of(others.begin(), others.end(), [&](const json& other) { return other == "*" || other == got; });
}

bool same_place(const json& truth, const json& data) {
    const json area_truth = truth.value("area", json::object()), area = data.value("area", json::object());
    return allowed(text_of(truth, "measure"), text_of(data, "measure"), list_of(truth, "alt_measure")) &&
           allowed(text_of(truth, "basis"), text_of(data, "basis"), list_of(truth, "alt_basis")) &&
           allowed(text_of(area_truth, "kind"), text_of(area, "kind"), list_of(area_truth, "alt"));
}

bool same_figure(const json& truth, const json& data) {
    if (!same_place(truth, data) || !same_number(truth, data, "value")) return false;
    if (!truth.contains("value") || truth["value"].is_null())
        return text_of(truth, "status") == text_of(data, "status");
    const std::string bound = text_of(data, "bound");
    if (truth.value("bound", "exact") != (bound.empty() ? "exact" : bound)) return false;
    for (const char* key : {"numerator", "denominator", "count"})
        if (truth.contains(key) && !truth[key].is_null() && !same_number(truth, data, key)) return false;
    return true;
}

bool same_period(const json& truth, const json& data) {
    const json want = truth.value("period", json()), got = data.value("period", json());
    for (const char* key : {"start", "end"})
        if (!text_of(want, key).empty() && text_of(want, key) != text_of(got, key)) return false;
    return true;
}

bool has_period(const json& truth) {
    const json period = truth.value("period", json());
    return period.is_object() && !(text_of(period, "start").empty() && text_of(period, "end").empty());
}

std::string name_of(const json& record) { return text_of(record.value("indicator", json::object()), "name"); }

std::string innermost(const json& record) {
    const json indicator = record.value("indicator", json::object());
    const json& group = list_of(indicator, "group");
    return group.empty() || !group.back().is_string() ? std::string() : group.back().get<std::string>();
}

int figures_in_common(const json& truth, const json& data) {
    int n = 0;
    for (const json& t : list_of(truth, "observations"))
        for (const json& d : list_of(data, "observations"))
            if (t.contains("value") && t["value"].is_number() && same_number(t, d, "value")) {
                ++n;
                break;
            }
    return n;
}

/// Below zero where the two cannot be the same record.
double pairing(const json& truth, const json& data) {
    const json a = truth.value("indicator", json::object()), b = data.value("indicator", json::object());
    const double names = likeness(text_of(a, "name"), text_of(b, "name"));
    double score = names;
    bool tied = false;
    for (const char* key : {"ref", "code"}) {
        const std::string x = text_of(a, key), y = text_of(b, key);
        if (x.empty() || y.empty()) continue;
        tied = tied || x == y;
        score += x == y ? 0.5 : -0.5;
    }
    if (names < (tied ? 0.35 : 0.6)) return -1;
    if (likeness(innermost(truth), innermost(data)) > 0.9) score += 0.2;
    const auto all = std::max<std::size_t>(1, list_of(truth, "observations").size());
    return std::max(0.0, score + 0.6 * figures_in_common(truth, data) / static_cast<double>(all));
}

std::string describe(const json& o) {
    return text_of(o, "measure") + "/" + text_of(o, "basis") + "/" + text_of(o.value("area", json::object()), "kind") +
           " " + (o.contains("value") ? o["value"].dump() : "null") + " " + text_of(o, "status") + " \"" +
           text_of(o, "text") + "\"";
}

void compare_observations(const json& truth, const json& data, const std::string& name, Score& score) {
    std::vector<const json*> want, free;
    for (const json& o : list_of(truth, "observations"))
        if (!flag(o, "optional")) want.push_back(&o);
    for (const json& o : list_of(data, "observations")) free.push_back(&o);
    // Figures whose period is right as well are taken first, so that two equal figures do not swap their periods.
    for (const bool period_too : {true, false}) {
        for (const json*& t : want) {
            if (t == nullptr) continue;
            const auto d = std::find_if(free.begin(), free.end(), [&](const json* o) {
                return same_figure(*t, *o) && (!period_too || same_period(*t, *o));
            });
            if (d == free.end()) continue;
            ++score.observations.found;
            if (has_period(*t)) {
                ++score.periods.of;
                if (same_period(*t, **d)) {
                    ++score.periods.right;
                } else {
                    score.differences.push_back("period: " + name + ": " + describe(*t) + " has " +
                                                (**d).value("period", json()).dump());
                }
            }
            free.erase(d);
            t = nullptr;
        }
    }
    for (const json& o : list_of(truth, "observations")) {
        if (!flag(o, "optional")) continue;
        const auto d = std::find_if(free.begin(), free.end(), [&](const json* x) { return same_place(o, *x); });
        if (d != free.end()) free.erase(d);
    }
    for (const json* t : want) {
        if (t == nullptr) continue;
        ++score.observations.missed;
        score.differences.push_back("missing figure: " + name + ": " + describe(*t));
    }
    for (const json* d : free) {
        ++score.observations.extra;
        score.differences.push_back("extra figure: " + name + ": " + describe(*d));
    }
}

void compare_assessments(const json& truth, const json& data, const std::string& name, Score& score) {
    std::vector<const json*> free;
    for (const json& a : list_of(data, "assessments")) free.push_back(&a);
    const auto take = [&](const json& t, bool rating_too) {
        const auto d = std::find_if(free.begin(), free.end(), [&](const json* a) {
            return text_of(t, "against") == text_of(*a, "against") &&
                   (!rating_too || text_of(t, "rating") == text_of(*a, "rating"));
        });
        if (d == free.end()) return false;
        free.erase(d);
        return true;
    };
    for (const json& t : list_of(truth, "assessments")) {
        if (flag(t, "optional")) continue;
        if (take(t, true)) {
            ++score.assessments.found;
        } else {
            ++score.assessments.missed;
            score.differences.push_back("missing rating: " + name + ": " + text_of(t, "against") + " " +
                                        text_of(t, "rating"));
        }
    }
    for (const json& t : list_of(truth, "assessments"))
        if (flag(t, "optional")) take(t, false);
    for (const json* a : free) {
        ++score.assessments.extra;
        score.differences.push_back("extra rating: " + name + ": " + text_of(*a, "against") + " " +
                                    text_of(*a, "rating"));
    }
}

void compare_fields(const json& truth, const json& data, const std::string& name, Score& score) {
    const json a = truth.value("indicator", json::object()), b = data.value("indicator", json::object());
    const auto share = [&](Share& s, bool right, const std::string& what) {
        ++s.of;
        if (right) {
            ++s.right;
        } else {
            score.differences.push_back(what);
        }
    };
    share(score.names, text_of(a, "name") == text_of(b, "name"),
          "name: " + name + ": got \"" + text_of(b, "name") + "\"");
    if (!list_of(a, "group").empty())
        share(score.groups, words_of(innermost(truth)) == words_of(innermost(data)),
              "group: " + name + ": got \"" + innermost(data) + "\"");
    if (!text_of(a, "unit").empty())
        share(score.units, text_of(a, "unit") == text_of(b, "unit") && same_number(a, b, "per"),
              "unit: " + name + ": got " + b.value("unit", json()).dump() + " per " + b.value("per", json()).dump());
}

}  // namespace

Score score_records(const json& truth, const json& records) {
    struct Pair {
        double score;
        std::size_t distance, truth, data;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < truth.size(); ++i)
        for (std::size_t j = 0; j < records.size(); ++j)
            if (const double s = pairing(truth[i], records[j]); s >= 0)
                pairs.push_back({s, i > j ? i - j : j - i, i, j});
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return a.score != b.score ? a.score > b.score : a.distance < b.distance;
    });
    std::vector<bool> paired_truth(truth.size()), paired_data(records.size());
    std::vector<Pair> chosen;
    for (const Pair& p : pairs) {
        if (paired_truth[p.truth] || paired_data[p.data]) continue;
        paired_truth[p.truth] = paired_data[p.data] = true;
        chosen.push_back(p);
    }
    std::sort(chosen.begin(), chosen.end(), [](const Pair& a, const Pair& b) { return a.truth < b.truth; });

    Score score;
    for (const Pair& p : chosen) {
        const json& t = truth[p.truth];
        if (flag(t, "optional")) continue;
        ++score.records.found;
        const std::string name = name_of(t);
        compare_observations(t, records[p.data], name, score);
        compare_assessments(t, records[p.data], name, score);
        compare_fields(t, records[p.data], name, score);
    }
    const auto count = [](const json& record, const char* key) {
        const json& list = list_of(record, key);
        return static_cast<int>(
            std::count_if(list.begin(), list.end(), [](const json& x) { return !flag(x, "optional"); }));
    };
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (paired_truth[i] || flag(truth[i], "optional")) continue;
        ++score.records.missed;
        score.observations.missed += count(truth[i], "observations");
        score.assessments.missed += count(truth[i], "assessments");
        score.differences.push_back("missed record: " + name_of(truth[i]));
    }
    for (std::size_t j = 0; j < records.size(); ++j) {
        if (paired_data[j]) continue;
        ++score.records.extra;
        score.observations.extra += count(records[j], "observations");
        score.assessments.extra += count(records[j], "assessments");
        score.differences.push_back("extra record: " + name_of(records[j]));
    }
    return score;
}

json read_truth(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot open " + path);
    json truth = json::array();
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) truth.push_back(json::parse(line));
    return truth;
}

}  // namespace scrutineer::test
