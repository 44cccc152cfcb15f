// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/values/status_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "words/expression.hpp"

namespace scrutineer {
namespace {

using Entry = std::pair<std::string_view, Status>;

/// Whole texts, in byte order for the binary search.
constexpr auto phrases = [] {
    std::array words{
        Entry{"(blank)", Status::blank},
        Entry{"[blank]", Status::blank},
        Entry{"blank", Status::blank},
        Entry{"tracker", Status::tracker},
        Entry{"tracker only", Status::tracker},
        Entry{"tracker pi", Status::tracker},
        Entry{"tracker indicator", Status::tracker},
        Entry{"tracking indicator", Status::tracker},
        Entry{"tracked", Status::tracker},
        Entry{"no data", Status::not_available},
        Entry{"no data available", Status::not_available},
        Entry{"nodata", Status::not_available},
        Entry{"no figure", Status::not_available},
        Entry{"no figures", Status::not_available},
        Entry{"no return", Status::not_available},
        Entry{"none available", Status::not_available},
        Entry{"none reported", Status::not_available},
        Entry{"not available", Status::not_available},
        Entry{"unavailable", Status::not_available},
        Entry{"data unavailable", Status::not_available},
        Entry{"data not available", Status::not_available},
        Entry{"data not yet available", Status::not_available},
        Entry{"not yet available", Status::not_available},
        Entry{"not currently available", Status::not_available},
        Entry{"not avail", Status::not_available},
        Entry{"n/av", Status::not_available},
        Entry{"not reported", Status::not_available},
        Entry{"not collected", Status::not_available},
        Entry{"not published", Status::not_available},
        Entry{"not recorded", Status::not_available},
        Entry{"not known", Status::not_available},
        Entry{"unknown", Status::not_available},
        Entry{"missing", Status::not_available},
        Entry{"n/d", Status::not_available},
        Entry{"nd", Status::not_available},
        Entry{"n.d", Status::not_available},
        Entry{"n.d.", Status::not_available},
        Entry{"..", Status::not_available},
        Entry{"...", Status::not_available},
        Entry{":", Status::not_available},
        Entry{"[x]", Status::not_available},
        Entry{"n/a", Status::not_applicable},
        Entry{"n / a", Status::not_applicable},
        Entry{"n /a", Status::not_applicable},
        Entry{"n/ a", Status::not_applicable},
        Entry{"(n/a)", Status::not_applicable},
        Entry{"[n/a]", Status::not_applicable},
        Entry{"na", Status::not_applicable},
        Entry{"n.a", Status::not_applicable},
        Entry{"n.a.", Status::not_applicable},
        Entry{"n/app", Status::not_applicable},
        Entry{"#n/a", Status::not_applicable},
        Entry{"not applicable", Status::not_applicable},
        Entry{"[z]", Status::not_applicable},
        Entry{"not comparable", Status::not_comparable},
        Entry{"non comparable", Status::not_comparable},
        Entry{"non-comparable", Status::not_comparable},
        Entry{"not comparible", Status::not_comparable},
        Entry{"not directly comparable", Status::not_comparable},
        Entry{"no comparable data", Status::not_comparable},
        Entry{"data not comparable", Status::not_comparable},
        Entry{"n/c", Status::not_comparable},
        Entry{"suppressed", Status::suppressed},
        Entry{"data suppressed", Status::suppressed},
        Entry{"redacted", Status::suppressed},
        Entry{"confidential", Status::suppressed},
        Entry{"small numbers", Status::suppressed},
        Entry{"low numbers", Status::suppressed},
        Entry{"[c]", Status::suppressed},
        Entry{"tbc", Status::pending},
        Entry{"tba", Status::pending},
        Entry{"tbd", Status::pending},
        Entry{"t.b.c", Status::pending},
        Entry{"t.b.c.", Status::pending},
        Entry{"to be confirmed", Status::pending},
        Entry{"to be agreed", Status::pending},
        Entry{"to be set", Status::pending},
        Entry{"to be advised", Status::pending},
        Entry{"to be announced", Status::pending},
        Entry{"to be determined", Status::pending},
        Entry{"to follow", Status::pending},
        Entry{"data to follow", Status::pending},
        Entry{"pending", Status::pending},
        Entry{"data pending", Status::pending},
        Entry{"awaited", Status::pending},
        Entry{"awaiting", Status::pending},
        Entry{"awaiting data", Status::pending},
        Entry{"awaiting validation", Status::pending},
        Entry{"data awaited", Status::pending},
        Entry{"being validated", Status::pending},
        Entry{"data being validated", Status::pending},
        Entry{"data under validation", Status::pending},
        Entry{"under validation", Status::pending},
        Entry{"under review", Status::pending},
        Entry{"in development", Status::pending},
        Entry{"under development", Status::pending},
        Entry{"new", Status::new_indicator},
        Entry{"(new)", Status::new_indicator},
        Entry{"new pi", Status::new_indicator},
        Entry{"new kpi", Status::new_indicator},
        Entry{"new indicator", Status::new_indicator},
        Entry{"new measure", Status::new_indicator},
        Entry{"newly reported", Status::new_indicator},
    };
    std::sort(words.begin(), words.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
    return words;
}();

std::optional<Status> listed(std::string_view text) {
    const auto at = std::lower_bound(phrases.begin(), phrases.end(), text,
                                     [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
    return at != phrases.end() && at->first == text ? std::optional(at->second) : std::nullopt;
}

}  // namespace

std::optional<Status> status_from_words(std::string_view text) {
    if (text.empty() || text.size() > 120) return std::nullopt;
    if (const auto status = listed(text)) return status;
    // "TBC." and "No data -"
    const std::size_t end = text.find_last_not_of(" .,;:-");
    if (end != std::string_view::npos && end + 1 < text.size())
        if (const auto status = listed(text.substr(0, end + 1))) return status;

    // The same words with a reason or a date behind them.
    const re2::StringPiece piece(text.data(), text.size());
    static const Expression lead("[a-z(]");
    if (!lead.found_in(re2::StringPiece(text.data(), 1))) return std::nullopt;
    static const Expression pending(
        "(?:(?:data|figures?|target|results?|baseline|validation|outturn) )*(?:(?:is|are|still|currently) )*"
        "(?:tbc|tba|tbd|to be (?:confirmed|agreed|set|advised|announced|determined|validated|established)|"
        "to follow|pending|awaited|awaiting|being (?:validated|developed|verified|finalised|checked)|"
        "under (?:review|validation|development)|in development|due|not yet "
        "(?:validated|due|published|released))\\b.*");
    static const Expression new_words(
        "new (?:pi|kpi|indicator|measure|performance (?:indicator|measure))\\b.*|new (?:for|from|in|since) .*");
    static const Expression not_comparable(
        "(?:(?:data|figures?) )*(?:is |are )?not (?:directly )?(?:comparable|compatible)\\b.*|no (?:direct "
        ")?comparison\\b.*");
    static const Expression not_available(
        "(?:(?:data|figures?|benchmark(?:ing)?|comparator|comparison data|national data) )*(?:is |are )?(?:currently )?"
        "(?:not (?:yet |currently )?(?:available|reported|collected|published|recorded|provided)|unavailable|no longer "
        "(?:available|collected|reported|published))\\b.*"
        "|no (?:\\w+ )?(?:data|figures?|benchmark|comparator)(?: available| published| provided| recorded| reported| "
        "returned| this (?:quarter|month|period|year))?");
    static const Expression tracker(
        "(?:tracker|monitor(?:ing)?|trend) (?:only|measure|indicator|pi)\\b.*|no target(?: set| applicable)?|target "
        "not set");
    static const Expression not_applicable("not (?:applicable|relevant)\\b.*");
    if (new_words.matches(piece)) return Status::new_indicator;
    if (not_comparable.matches(piece)) return Status::not_comparable;
    if (pending.matches(piece)) return Status::pending;
    if (not_available.matches(piece)) return Status::not_available;
    if (tracker.matches(piece)) return Status::tracker;
    if (not_applicable.matches(piece)) return Status::not_applicable;
    return std::nullopt;
}

}  // namespace scrutineer
