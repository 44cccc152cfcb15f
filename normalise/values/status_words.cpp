// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/values/status_words.hpp"

#include "words/expression.hpp"
#include "words/statuses.hpp"

namespace scrutineer {
std::optional<Status> status_from_words(std::string_view text) {
    if (text.empty() || text.size() > 120) return std::nullopt;
    if (const auto status = listed_status(text); !status.empty()) return status_from_text(status);

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
