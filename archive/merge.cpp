// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/merge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "archive/decided.hpp"
#include "archive/merge_decisions.hpp"
#include "archive/shard.hpp"
#include "dataset/dataset_json.hpp"
#include "extract/page/digest.hpp"

namespace scrutineer {

using namespace archived;

namespace {

/// "0.10.2" as numbers, so that it comes after "0.9"; what is no number counts 0.
std::vector<long> version_numbers(std::string_view version) {
    constexpr long most = 1'000'000;
    std::vector<long> numbers{0};
    for (const char c : version) {
        if (c == '.')
            numbers.push_back(0);
        else if (c >= '0' && c <= '9')
            numbers.back() = std::min(most, numbers.back() * 10 + (c - '0'));
    }
    return numbers;
}

/// Everything of a paper that is stored but for how and where it was read.
std::string content(const Dataset& dataset) {
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    return to_json(dataset).dump(-1, ' ', false, replace);
}

std::size_t figures_of(const Dataset& dataset) {
    std::size_t figures = 0;
    for (const Record& record : dataset.records) figures += record.observations.size();
    return figures;
}

class Merge {
public:
    Merge(Archive& into, const MergeEvents& events) : into_(into), events_(events) {}

    void take(const Dataset& dataset, const Reading& reading) {
        const std::string& id = dataset.documents.front().id;
        const std::optional<Reading> there = into_.reading_of(id);
        if (!there) {
            store(dataset, reading, counts_.added);
        } else {
            weigh(load_as_read(into_, id), *there, dataset, reading);
        }
        if (events_.progress) events_.progress(counts_);
    }

    void cannot_take(const std::string& where, const std::string& message) {
        ++counts_.unusable;
        if (events_.unusable) events_.unusable(where, message);
    }

    void take_decisions(const Archive& from) {
        const DecidedTwice twice = merge_decisions(into_, from);
        counts_.decisions += twice.added;
        for (const std::string& what : twice.conflicts) conflict(what);
    }

    const MergeCounts& counts() const { return counts_; }

private:
    void store(const Dataset& dataset, const Reading& reading, std::size_t& count) {
        into_.store(dataset, reading);
        ++count;
        counts_.failed += reading.failed ? 1 : 0;
        counts_.records += dataset.records.size();
    }

    void weigh(const Dataset& mine, const Reading& how_mine, const Dataset& other, const Reading& how_other) {
        const BetterReading better = better_reading(mine, how_mine, other, how_other);
        if (better == BetterReading::same) {
            ++counts_.same;
            return;
        }
        // Under two names it is one paper, read alike.
        const bool alike = how_mine.failed == how_other.failed && how_mine.program == how_other.program &&
                           how_mine.options == how_other.options && content(mine) == content(other);
        const bool replace = better == BetterReading::second;
        std::size_t renamed = 0;
        if (replace)
            store(other, how_other, alike ? renamed : counts_.replaced);
        else if (!alike)
            ++counts_.kept;
        if (alike) ++counts_.same;
        if (!alike && how_mine.program == how_other.program && how_mine.failed == how_other.failed)
            conflict(named(mine, how_mine, other, how_other, replace));
    }

    static std::string named(const Dataset& mine, const Reading& how_mine, const Dataset& other,
                             const Reading& how_other, bool replaced) {
        const auto with = [](const Dataset& dataset, const Reading& how) {
            return std::to_string(figures_of(dataset)) + " figures with " +
                   (how.options.empty() ? std::string("no options") : "\"" + how.options + "\"");
        };
        return how_mine.path + " was read in two ways: " + with(mine, how_mine) + ", " + with(other, how_other) +
               "; the " + (replaced ? "second" : "first") + " reading stays";
    }

    void conflict(const std::string& what) {
        ++counts_.conflicts;
        if (events_.conflict) events_.conflict(what);
    }

    Archive& into_;
    const MergeEvents& events_;
    MergeCounts counts_;
};

}  // namespace

namespace archived {

BetterReading better_reading(const Dataset& first, const Reading& how_first, const Dataset& second,
                             const Reading& how_second) {
    const auto success = [](const Reading& how) {
        return std::make_tuple(!how.failed, version_numbers(how.program), how.program);
    };
    if (success(how_first) != success(how_second))
        return success(how_first) > success(how_second) ? BetterReading::first : BetterReading::second;
    if (how_first.options != how_second.options)
        return how_first.options < how_second.options ? BetterReading::first : BetterReading::second;
    // The same program with the same options: a limit of time or memory made the difference.
    const std::string content_first = content(first), content_second = content(second);
    const auto amount = [](const Dataset& dataset, const std::string& text) {
        return std::make_tuple(figures_of(dataset), dataset.records.size(), sha256(text));
    };
    if (content_first != content_second)
        return amount(first, content_first) > amount(second, content_second) ? BetterReading::first
                                                                             : BetterReading::second;
    if (how_first.path != how_second.path)
        return how_first.path < how_second.path ? BetterReading::first : BetterReading::second;
    return BetterReading::same;
}

}  // namespace archived

MergeCounts& MergeCounts::operator+=(const MergeCounts& other) {
    added += other.added;
    same += other.same;
    replaced += other.replaced;
    kept += other.kept;
    unusable += other.unusable;
    failed += other.failed;
    records += other.records;
    decisions += other.decisions;
    conflicts += other.conflicts;
    return *this;
}

MergeCounts merge_archive(Archive& into, const Archive& from, const MergeEvents& events) {
    Merge merge(into, events);
    for (const std::string& id : from.document_ids()) {
        const std::optional<Reading> reading = from.reading_of(id);
        if (reading) merge.take(load_as_read(from, id), *reading);
    }
    merge.take_decisions(from);
    return merge.counts();
}

MergeCounts merge_dataset(Archive& into, std::istream& from, const MergeEvents& events) {
    Merge merge(into, events);
    read_shard(from,
               {[&](ShardPaper&& paper) { merge.take(paper.dataset, paper.reading); },
                [&](const std::string& where, const std::string& message) { merge.cannot_take(where, message); }});
    return merge.counts();
}

}  // namespace scrutineer
