// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/merge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "archive/decided.hpp"
#include "archive/failed_paper.hpp"
#include "archive/linking.hpp"
#include "archive/shard.hpp"
#include "dataset/dataset_json.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::samples;

namespace {

/// Every row of every table, as text: what must not depend on how an archive came about.
std::string rows(Archive& archive) {
    std::vector<std::string> tables;
    auto names = archive.database().prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (names.step()) tables.push_back(names.text(0));
    std::string text;
    for (const std::string& table : tables) {
        std::vector<std::string> columns, lines;
        auto info = archive.database().prepare("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
        while (info.step()) columns.push_back(info.text(0));
        auto row = archive.database().prepare("SELECT * FROM \"" + table + "\"");
        while (row.step()) {
            std::string line = table + ":";
            for (std::size_t i = 0; i < columns.size(); ++i) line += " | " + row.text(static_cast<int>(i));
            lines.push_back(line + "\n");
        }
        std::sort(lines.begin(), lines.end());
        for (const std::string& line : lines) text += line;
    }
    return text;
}

/// A paper of its own with two figures; some share indicators with others, so that there is something to link.
ShardPaper made_up(int number) {
    const std::string day = std::to_string(2010 + number % 10) + "-0" + std::to_string(1 + number % 9) + "-11";
    ShardPaper made;
    made.reading = {"papers/" + std::to_string(number) + ".pdf", "1.2", "", number % 7 == 3};
    if (made.reading.failed) {
        made.dataset =
            failed_paper(sha256("failed" + std::to_string(number)), made.reading.path, "encrypted", "is encrypted");
        return made;
    }
    made.dataset = paper(std::to_string(number), day);
    made.dataset.documents[0].authority_name =
        number % 3 == 0 ? "Westshire County Council" : "Eastshire County Council";
    add_record(made.dataset, number % 2 == 0 ? "Children in care who are fostered" : "% of children in care fostered")
        .observations.push_back(figure(Basis::latest, "2018-04-01", day, 17.25 + number, std::to_string(number)));
    Record& other = add_record(made.dataset, "Potholes mended " + std::to_string(number % 4));
    other.indicator.group = {"Roads"};
    other.notes = {"Provisional"};
    other.observations.push_back(figure(Basis::year_earlier, "2017-04-01", "2018-03-31", 4, "4"));
    other.observations.back().dimension = {"North"};
    other.assessments.push_back({});
    made.dataset.diagnostics.push_back(
        {made.dataset.documents[0].id, made.dataset.documents[0].file, {Diagnostic::Severity::info, "x", "y", 1, {}}});
    return made;
}

/// As `extract --format ndjson` writes it.
std::string stream_of(const std::vector<ShardPaper>& papers) {
    std::string text;
    for (const ShardPaper& p : papers) {
        const auto json = to_json(p.dataset);
        const auto lines = [&](const char* one, const char* all) {
            for (const auto& element : json.at(all)) text += nlohmann::ordered_json{{one, element}}.dump() + "\n";
        };
        if (!p.reading.failed) lines("document", "documents");
        lines("record", "records");
        lines("diagnostic", "diagnostics");
        nlohmann::ordered_json end{{"path", p.reading.path},
                                   {"outcome", p.reading.failed ? "failed" : "read"},
                                   {"document", p.dataset.documents[0].id},
                                   {"program", p.reading.program},
                                   {"options", p.reading.options}};
        if (p.reading.failed) end.update({{"code", "encrypted"}, {"message", "is encrypted"}});
        text += nlohmann::ordered_json{{"paper", end}}.dump() + "\n";
    }
    return text;
}

void take(Archive& into, const std::string& stream) {
    std::istringstream in(stream);
    merge_dataset(into, in);
}

Record one_record(const std::string& document, const std::string& id) {
    Record record;
    record.id = id;
    record.document = document;
    record.indicator.name = "x";
    return record;
}

}  // namespace

TEST_CASE("eight shards merged in any order, some twice, are one archive made in one go") {
    constexpr int papers = 40, shards = 8;
    const TemporaryFile whole_file("merge-whole");
    Archive whole(whole_file.path, Archive::Mode::write);
    std::vector<std::vector<ShardPaper>> parts(shards);
    for (int i = 0; i < papers; ++i) {
        const ShardPaper p = made_up(i);
        whole.store(p.dataset, p.reading);
        parts[static_cast<std::size_t>(i % shards)].push_back(p);
        // Some papers were read on two machines.
        if (i % 5 == 0) parts[static_cast<std::size_t>((i + 3) % shards)].push_back(p);
    }
    update_links(whole);
    const std::string expected = rows(whole);
    CHECK(expected.find("link:") != std::string::npos);
    CHECK(expected.find("failed") != std::string::npos);

    std::mt19937 chance(17);
    for (int order = 0; order < 3; ++order) {
        CAPTURE(order);
        std::vector<std::size_t> sequence{0, 1, 2, 3, 4, 5, 6, 7};
        std::shuffle(sequence.begin(), sequence.end(), chance);
        sequence.push_back(sequence[1]);  // one comes twice
        const TemporaryFile file("merge-into");
        Archive into(file.path, Archive::Mode::write);
        for (const std::size_t shard : sequence) {
            if (shard % 2 == 0) {
                take(into, stream_of(parts[shard]));
                continue;
            }
            const TemporaryFile shard_file("merge-shard");
            Archive from(shard_file.path, Archive::Mode::write);
            for (const ShardPaper& p : parts[shard]) from.store(p.dataset, p.reading);
            merge_archive(into, from);
        }
        update_links(into);
        CHECK(rows(into) == expected);
        const MergeCounts again = merge_archive(into, whole);
        CHECK(again.same == static_cast<std::size_t>(papers));
        CHECK(again.added + again.replaced + again.kept + again.conflicts == 0);
        CHECK(rows(into) == expected);
    }
}

TEST_CASE("of a paper read in two ways one reading stays, whichever comes first") {
    const ShardPaper plain = made_up(1);
    struct Case {
        const char* what;
        ShardPaper better;
        bool named;
    };
    std::vector<Case> cases{{"newer program", plain, false},
                            {"fewer options", plain, true},
                            {"more figures", plain, true},
                            {"earlier path", plain, false},
                            {"read, not failed", plain, false}};
    std::vector<ShardPaper> worse(cases.size(), plain);
    cases[0].better.reading.program = "1.10";
    worse[1].reading.options = "ocr=1";
    worse[2].dataset.records.pop_back();
    worse[3].reading.path = "z.pdf";
    worse[4].reading.failed = true;
    worse[4].dataset = failed_paper(plain.dataset.documents[0].id, "1.pdf", "out-of-time", "took too long");
    for (std::size_t i = 0; i < cases.size(); ++i) {
        CAPTURE(cases[i].what);
        std::vector<std::string> results;
        for (const bool better_first : {true, false}) {
            const TemporaryFile file("merge-ways"), other_file("merge-other");
            Archive into(file.path, Archive::Mode::write), from(other_file.path, Archive::Mode::write);
            const ShardPaper& first = better_first ? cases[i].better : worse[i];
            const ShardPaper& second = better_first ? worse[i] : cases[i].better;
            into.store(first.dataset, first.reading);
            from.store(second.dataset, second.reading);
            std::vector<std::string> said;
            MergeEvents events;
            events.conflict = [&](const std::string& what) { said.push_back(what); };
            const MergeCounts counts = merge_archive(into, from, events);
            update_links(into);
            CHECK(said.size() == (cases[i].named ? 1u : 0u));
            CHECK(counts.conflicts == said.size());
            const auto stays = into.reading_of(plain.dataset.documents[0].id);
            REQUIRE(stays);
            CHECK(stays->program == cases[i].better.reading.program);
            CHECK(stays->path == cases[i].better.reading.path);
            CHECK_FALSE(stays->failed);
            results.push_back(rows(into));
        }
        CHECK(results[0] == results[1]);
    }
}

TEST_CASE("what people decided is merged, and where they decided otherwise it is named") {
    std::vector<std::string> results;
    for (const bool swapped : {false, true}) {
        const TemporaryFile one_file("merge-decided-one"), two_file("merge-decided-two");
        Archive one(one_file.path, Archive::Mode::write), two(two_file.path, Archive::Mode::write);
        for (Archive* archive : {&one, &two}) {
            for (const int number : {1, 2, 4, 5}) {
                const ShardPaper p = made_up(number);
                archive->store(p.dataset, p.reading);
            }
            update_links(*archive);
        }
        const std::vector<std::string> ids = one.identity_ids("", 10);
        std::vector<std::string> east;
        for (const std::string& id : ids) {
            auto row = one.database().prepare("SELECT 1 FROM identity WHERE id = ? AND authority LIKE 'East%'");
            if (row.bind(1, id).step()) east.push_back(id);
        }
        REQUIRE(east.size() >= 3);
        decide(one, east[0], east[1], LinkVerdict::accepted);
        decide(two, east[0], east[1], LinkVerdict::rejected);
        decide(two, east[1], east[2], LinkVerdict::accepted);
        // A figure corrected in one archive, and otherwise and later in the other.
        const Dataset read = load_as_read(one, made_up(1).dataset.documents[0].id);
        Decision correction = decision_on_figure(read, read.records.at(0), 0);
        correction.field = "value";
        correction.value = "18";
        correction.at = "2026-01-01T00:00:00Z";
        add_decisions(one, {correction});
        correction.value = "19";
        correction.at = "2026-02-01T00:00:00Z";
        add_decisions(two, {correction});
        Archive& into = swapped ? two : one;
        std::vector<std::string> said;
        MergeEvents events;
        events.conflict = [&](const std::string& what) { said.push_back(what); };
        const MergeCounts counts = merge_archive(into, swapped ? one : two, events);
        update_links(into);
        REQUIRE(said.size() == 2);
        CHECK(said[0].find("\"19\" stays") != std::string::npos);
        CHECK(said[1].find(east[0]) != std::string::npos);
        CHECK(said[1].find("\"rejected\" stays") != std::string::npos);
        CHECK(into.load({read.documents[0].id}).records.at(0).observations.at(0).value == 19);
        CHECK(counts.decisions == (swapped ? 0u : 1u));
        results.push_back(rows(into));
    }
    CHECK(results[0] == results[1]);
}

TEST_CASE("papers of a dataset that cannot be taken over are told, and the others are stored") {
    const ShardPaper good = made_up(1), bad = made_up(2), last = made_up(4);
    ShardPaper foreign = bad;
    foreign.dataset.records.push_back(one_record(good.dataset.documents[0].id, "stolen"));
    ShardPaper twice = bad;
    twice.dataset.records.push_back(one_record(bad.dataset.documents[0].id, twice.dataset.records[0].id));
    ShardPaper no_digest = bad;
    no_digest.dataset.documents[0].id = "../etc";
    for (Record& record : no_digest.dataset.records) record.document = "../etc";
    std::string wrong_word = stream_of({bad});
    wrong_word.replace(wrong_word.find("\"latest\""), 8, "\"newest\"");
    std::string no_json = stream_of({bad});
    no_json.insert(no_json.find('\n') + 1, "{\"record\": \n");
    for (const std::string& broken :
         {stream_of({foreign}), stream_of({twice}), stream_of({no_digest}), wrong_word, no_json}) {
        const TemporaryFile file("merge-broken");
        Archive into(file.path, Archive::Mode::write);
        std::istringstream in(stream_of({good}) + broken + stream_of({last}));
        std::vector<std::string> said;
        MergeEvents events;
        events.unusable = [&](const std::string& where, const std::string& message) {
            said.push_back(where + ": " + message);
        };
        const MergeCounts counts = merge_dataset(into, in, events);
        CHECK(counts.added == 2);
        CHECK(counts.unusable == 1);
        REQUIRE(said.size() == 1);
        CHECK(said[0].starts_with("line "));
        CHECK_FALSE(into.reading_of(bad.dataset.documents[0].id));
    }
}

TEST_CASE("what a run that was stopped left unfinished is not stored") {
    const std::string stream = stream_of({made_up(1), made_up(2)});
    const TemporaryFile file("merge-stopped");
    Archive into(file.path, Archive::Mode::write);
    std::istringstream in(stream.substr(0, stream.rfind("{\"paper\"")));
    const MergeCounts counts = merge_dataset(into, in);
    CHECK(counts.added == 1);
    CHECK(counts.unusable == 1);
    std::istringstream nothing(""), letter("Dear members,");
    CHECK_THROWS_AS(merge_dataset(into, nothing), std::runtime_error);
    CHECK_THROWS_AS(merge_dataset(into, letter), std::runtime_error);
}
