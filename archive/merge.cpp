// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/merge.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

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

/// What people decided, one row a question. They are kept whole: a merge adds those that are not there, and where two
/// answer one question otherwise, the greater of the answers, column by column, stays and the conflict is named.
struct DecisionTable {
    std::string_view name;
    std::vector<std::string_view> question, answer;  ///< columns: the primary key, and all others
    std::string_view what;                           ///< for the message
    /// Those whose links have to be made anew, as SQL with the columns of the question as ?1, ?2…; empty for none.
    std::string_view authorities;
};

const std::vector<DecisionTable>& decision_tables() {
    // To say that two indicators are not one undoes less than to say that they are: "rejected" comes after "accepted".
    static const std::vector<DecisionTable> tables{{"decision",
                                                    {"identity_a", "identity_b"},
                                                    {"verdict"},
                                                    "whether two names are one indicator",
                                                    "SELECT authority FROM identity WHERE id IN (?1, ?2)"}};
    return tables;
}

std::string joined(const std::vector<std::string_view>& columns, std::string_view between, std::string_view after) {
    std::string text;
    for (const std::string_view column : columns) {
        if (!text.empty()) text += between;
        text.append(column).append(after);
    }
    return text;
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
            weigh(into_.load({id}), *there, dataset, reading);
        }
        if (events_.progress) events_.progress(counts_);
    }

    void cannot_take(const std::string& where, const std::string& message) {
        ++counts_.unusable;
        if (events_.unusable) events_.unusable(where, message);
    }

    void take_decisions(const Database& from) {
        Transaction transaction(into_.database());
        for (const DecisionTable& table : decision_tables()) take_decisions(table, from);
        transaction.commit();
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
        const Preference preference = preferred(mine, how_mine, other, how_other);
        if (preference == Preference::same) {
            ++counts_.same;
            return;
        }
        // Under two names it is one paper, read alike.
        const bool alike = how_mine.failed == how_other.failed && how_mine.program == how_other.program &&
                           how_mine.options == how_other.options && content(mine) == content(other);
        const bool replace = preference == Preference::second;
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

    void take_decisions(const DecisionTable& table, const Database& from) {
        std::vector<std::string_view> columns = table.question;
        columns.insert(columns.end(), table.answer.begin(), table.answer.end());
        const std::string name(table.name);
        Statement theirs = from.prepare("SELECT " + joined(columns, ", ", "") + " FROM " + name + " ORDER BY " +
                                        joined(table.question, ", ", ""));
        while (theirs.step()) {
            std::vector<std::optional<std::string>> row;
            for (std::size_t i = 0; i < columns.size(); ++i) row.push_back(theirs.optional_text(static_cast<int>(i)));
            take_decision(table, columns, row);
        }
    }

    void take_decision(const DecisionTable& table, const std::vector<std::string_view>& columns,
                       const std::vector<std::optional<std::string>>& row) {
        Database& database = into_.database();
        const std::size_t keys = table.question.size();
        const std::string name(table.name);
        Statement mine = database.prepare("SELECT " + joined(table.answer, ", ", "") + " FROM " + name + " WHERE " +
                                          joined(table.question, " AND ", " IS ?"));
        for (std::size_t i = 0; i < keys; ++i) mine.bind(static_cast<int>(i + 1), row[i]);
        if (mine.step()) {
            std::vector<std::optional<std::string>> there;
            for (std::size_t i = 0; i < table.answer.size(); ++i)
                there.push_back(mine.optional_text(static_cast<int>(i)));
            const std::vector<std::optional<std::string>> other(row.begin() + static_cast<std::ptrdiff_t>(keys),
                                                                row.end());
            if (there == other) return;
            const std::vector<std::optional<std::string>>& stays = std::max(there, other);
            conflict("people decided otherwise " + std::string(table.what) + " (" + words(row, 0, keys) +
                     "): " + words(there, 0, there.size()) + " and " + words(other, 0, other.size()) + "; " +
                     words(stays, 0, stays.size()) + " stays");
            if (stays == there) return;
        } else {
            ++counts_.decisions;
        }
        mine.reset();
        Statement insert =
            database.prepare("INSERT OR REPLACE INTO " + name + " (" + joined(columns, ", ", "") + ") VALUES (" +
                             joined(std::vector<std::string_view>(columns.size(), "?"), ", ", "") + ")");
        for (std::size_t i = 0; i < row.size(); ++i) insert.bind(static_cast<int>(i + 1), row[i]);
        insert.run();
        if (table.authorities.empty()) return;
        Statement wanted = database.prepare("INSERT OR IGNORE INTO link_wanted " + std::string(table.authorities));
        for (std::size_t i = 0; i < keys; ++i) wanted.bind(static_cast<int>(i + 1), row[i]);
        wanted.run();
    }

    static std::string words(const std::vector<std::optional<std::string>>& row, std::size_t begin, std::size_t end) {
        std::string text;
        for (std::size_t i = begin; i < end; ++i)
            if (row[i] && !row[i]->empty()) text += (text.empty() ? "" : " ") + *row[i];
        return text;
    }

    Archive& into_;
    const MergeEvents& events_;
    MergeCounts counts_;
};

}  // namespace

namespace archived {

Preference preferred(const Dataset& first, const Reading& how_first, const Dataset& second, const Reading& how_second) {
    const auto success = [](const Reading& how) {
        return std::make_tuple(!how.failed, version_numbers(how.program), how.program);
    };
    if (success(how_first) != success(how_second))
        return success(how_first) > success(how_second) ? Preference::first : Preference::second;
    if (how_first.options != how_second.options)
        return how_first.options < how_second.options ? Preference::first : Preference::second;
    // The same program with the same options: a limit of time or memory made the difference.
    const std::string content_first = content(first), content_second = content(second);
    const auto amount = [](const Dataset& dataset, const std::string& text) {
        return std::make_tuple(figures_of(dataset), dataset.records.size(), sha256(text));
    };
    if (content_first != content_second)
        return amount(first, content_first) > amount(second, content_second) ? Preference::first : Preference::second;
    if (how_first.path != how_second.path)
        return how_first.path < how_second.path ? Preference::first : Preference::second;
    return Preference::same;
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
        if (reading) merge.take(from.load({id}), *reading);
    }
    merge.take_decisions(from.database());
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
