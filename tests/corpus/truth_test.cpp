// SPDX-License-Identifier: GPL-3.0-or-later
// The truth is what everything else is measured with, so it is looked at first.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "dataset/dataset.hpp"
#include "tests/corpus/score.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using nlohmann::json;

namespace {

std::vector<std::filesystem::path> truths() {
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"papers", "scans"})
        for (const auto& entry :
             std::filesystem::directory_iterator(SCRUTINEER_SOURCE_DIR "/corpus/" + std::string(folder)))
            if (entry.path().string().ends_with(".truth.jsonl")) files.push_back(entry.path());
    return files;
}

bool is_date(const json& text) {
    return text.is_string() && text.get<std::string>().size() == 10 && text.get<std::string>()[4] == '-';
}

}  // namespace

TEST_CASE("every paper has a truth of its own") {
    for (const char* folder : {"papers", "scans"})
        for (const auto& entry :
             std::filesystem::directory_iterator(SCRUTINEER_SOURCE_DIR "/corpus/" + std::string(folder))) {
            if (entry.path().extension() != ".pdf") continue;
            INFO(entry.path());
            auto truth = entry.path();
            truth.replace_extension();
            CHECK(std::filesystem::file_size(truth.string() + ".truth.jsonl") > 0);
        }
}

TEST_CASE("the truth speaks the dataset's language") {
    std::set<std::string> ids;
    int figures = 0;
    for (const auto& file : truths())
        for (const json& record : test::read_truth(file.string())) {
            const json& indicator = record.at("indicator");
            INFO(file.filename() << ": " << indicator.at("name"));
            CHECK(ids.insert(record.at("truth_id").get<std::string>()).second);
            CHECK_FALSE(indicator.at("name").get<std::string>().empty());
            if (!indicator.at("unit").is_null()) CHECK(unit_from_text(indicator.at("unit").get<std::string>()));
            for (const json& o : record.at("observations")) {
                INFO(o.at("text"));
                const auto status = status_from_text(o.at("status").get<std::string>());
                REQUIRE(status);
                CHECK(o.at("value").is_null() == (*status != Status::reported && *status != Status::suppressed));
                CHECK(bound_from_text(o.at("bound").get<std::string>()));
                CHECK(o.at("unit") == indicator.at("unit"));
                if (o.contains("numerator")) {
                    // A share is its own fraction, within half a unit of its last digit.
                    const std::string text = o.at("text").get<std::string>();
                    const auto point = text.find('.');
                    const bool decimal = point != std::string::npos && point < text.find_first_of("[( ");
                    const double share = 100 * o.at("numerator").get<double>() / o.at("denominator").get<double>();
                    CHECK(o.at("value").get<double>() == Approx(share).margin(decimal ? 0.0501 : 0.501));
                }
                if (!o.at("period").is_null()) {
                    CHECK(period_kind_from_text(o.at("period").at("kind").get<std::string>()));
                    CHECK(is_date(o.at("period").at("start")));
                    if (!o.at("period").at("end").is_null())
                        CHECK(o.at("period").at("start").get<std::string>() <=
                              o.at("period").at("end").get<std::string>());
                }
                ++figures;
            }
            for (const json& a : record.at("assessments")) {
                const std::string against = a.at("against"), rating = a.at("rating"), evidence = a.at("evidence");
                CHECK(std::set<std::string>{"target", "year-earlier", "england", "region", "neighbours", "previous",
                                            "trend", "gap", "overall"}
                          .count(against) == 1);
                CHECK(std::set<std::string>{"green", "amber", "red", "none", "improving", "worsening", "stable"}.count(
                          rating) == 1);
                CHECK(std::set<std::string>{"text", "fill", "icon"}.count(evidence) == 1);
            }
        }
    CHECK(figures > 2000);
}
