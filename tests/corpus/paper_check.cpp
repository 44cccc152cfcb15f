// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/paper_check.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tests/corpus/score.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

namespace scrutineer::test {

namespace {

std::string corpus(const Expected& paper, const std::string& ending) {
    return SCRUTINEER_SOURCE_DIR "/corpus/" + paper.folder + "/" + paper.name + ending;
}

}  // namespace

std::vector<Expected> expected(const std::string& folder) {
    std::ifstream in(SCRUTINEER_SOURCE_DIR "/tests/corpus/expected.tsv");
    if (!in) throw std::runtime_error("cannot open expected.tsv");
    std::vector<Expected> papers;
    std::set<std::string> listed, there;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        Expected e;
        if (!(fields >> e.folder >> e.name >> e.records >> e.observations >> e.assessments >> e.periods >> e.names >>
              e.groups))
            throw std::runtime_error("expected.tsv: cannot read \"" + line + "\"");
        if (e.folder != folder) continue;
        listed.insert(e.name);
        papers.push_back(e);
    }
    for (const auto& file : std::filesystem::directory_iterator(SCRUTINEER_SOURCE_DIR "/corpus/" + folder))
        if (file.path().extension() == ".pdf") there.insert(file.path().stem().string());
    if (listed != there) throw std::runtime_error("expected.tsv and corpus/" + folder + " do not hold the same papers");
    return papers;
}

nlohmann::json dataset_of(const Expected& paper) {
    const ProgramRun run = run_scrutineer({"extract", corpus(paper, ".pdf")});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return nlohmann::json::parse(run.out);
}

void check_paper(const Expected& paper) {
    INFO(paper.folder << "/" << paper.name);
    const nlohmann::json data = dataset_of(paper);
    const Score score = score_records(read_truth(corpus(paper, ".truth.jsonl")), data.at("records"));
    std::ostringstream differences;
    for (std::size_t k = 0; k < score.differences.size() && k < 25; ++k) differences << score.differences[k] << "\n";
    INFO(differences.str());
    CHECK(score.records.f1() >= paper.records);
    CHECK(score.observations.f1() >= paper.observations);
    CHECK(score.assessments.f1() >= paper.assessments);
    CHECK(score.periods.rate() >= paper.periods);
    CHECK(score.names.rate() >= paper.names);
    CHECK(score.groups.rate() >= paper.groups);
}

}  // namespace scrutineer::test
