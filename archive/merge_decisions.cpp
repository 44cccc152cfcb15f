// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/merge_decisions.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "archive/decided.hpp"
#include "archive/linking.hpp"

namespace scrutineer::archived {
namespace {

/// What is compared, the first difference decides; the id last, for one question at two boxes that differ a little.
auto rank(const Decision& d) { return std::make_tuple(d.at, d.value, d.by, d.because, decision_id(d)); }
auto rank(const LinkDecision& d) { return std::make_tuple(d.at, d.verdict, d.by, d.because); }

std::string said(const std::string& answer, const std::string& by) {
    return "\"" + answer + "\"" + (by.empty() ? "" : " (" + by + ")");
}

class DecisionMerge {
public:
    DecisionMerge(Archive& into, const Archive& from) : into_(into), from_(from) {}

    DecidedTwice run() {
        take_papers();
        take_links();
        return std::move(result_);
    }

private:
    void take_papers() {
        std::multimap<std::string, Decision> ours;
        for (Decision& d : decisions(into_)) ours.emplace(d.place.document, std::move(d));
        std::vector<Decision> wanted;
        for (const Decision& theirs : decisions(from_)) {
            const auto [begin, end] = ours.equal_range(theirs.place.document);
            const auto own = std::find_if(begin, end, [&](const auto& entry) {
                return decision_id(entry.second) == decision_id(theirs) || same_question(entry.second, theirs);
            });
            const std::string what = "page " + std::to_string(theirs.place.page) + " of paper " +
                                     theirs.place.document.substr(0, short_id) + ", " + theirs.field + " of \"" +
                                     theirs.place.text + "\"";
            if (is_wanted(own == end ? nullptr : &own->second, theirs, &Decision::value, what))
                wanted.push_back(theirs);
        }
        if (!wanted.empty()) add_decisions(into_, wanted);
    }

    void take_links() {
        std::map<std::pair<std::string, std::string>, LinkDecision> ours;
        for (LinkDecision& d : link_decisions(into_)) ours[{d.identity_a, d.identity_b}] = std::move(d);
        std::vector<LinkDecision> wanted;
        for (const LinkDecision& theirs : link_decisions(from_)) {
            const auto own = ours.find({theirs.identity_a, theirs.identity_b});
            const std::string what =
                "whether " + theirs.identity_a + " and " + theirs.identity_b + " are one indicator";
            if (is_wanted(own == ours.end() ? nullptr : &own->second, theirs, &LinkDecision::verdict, what))
                wanted.push_back(theirs);
        }
        if (!wanted.empty()) add_link_decisions(into_, wanted);
    }

    template <typename Kind>
    bool is_wanted(const Kind* own, const Kind& theirs, std::string Kind::*answer, const std::string& what) {
        if (own == nullptr) {
            ++result_.added;
            return true;
        }
        const bool wanted = rank(*own) < rank(theirs);
        if (own->*answer != theirs.*answer)
            result_.conflicts.push_back("people decided otherwise on " + what + ": " + said(own->*answer, own->by) +
                                        " and " + said(theirs.*answer, theirs.by) + "; \"" +
                                        (wanted ? theirs.*answer : own->*answer) + "\" stays");
        return wanted;
    }

    static constexpr std::size_t short_id = 12;  // hex digits that tell a paper, as lists show them

    Archive& into_;
    const Archive& from_;
    DecidedTwice result_;
};

}  // namespace

DecidedTwice merge_decisions(Archive& into, const Archive& from) { return DecisionMerge(into, from).run(); }

}  // namespace scrutineer::archived
