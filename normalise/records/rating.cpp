// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/rating.hpp"

#include <string>

namespace scrutineer {
namespace {

void report_disagreement(const SeenRating& seen, int page, std::vector<Diagnostic>& diagnostics) {
    const std::string other(to_text(*seen.other_says));
    if (seen.evidence == Evidence::text)
        diagnostics.push_back(
            {Diagnostic::Severity::warning, "rating-disagreement",
             "The cell says \"" + seen.text + "\" on a colour or sign that looks " + other + ": the words were kept.",
             page, seen.box});
    else
        diagnostics.push_back({Diagnostic::Severity::info, "symbol-disagreement",
                               "This sign looks " + std::string(to_text(seen.rating)) +
                                   ", and what is like it in the key or stands with it " + other +
                                   ": its own look was followed.",
                               page, seen.box});
}

}  // namespace

std::optional<Assessment> assess(const RawRating& raw, int page, std::vector<Diagnostic>& diagnostics) {
    const Cell& cell = raw.cell;
    if (!raw.seen) {
        if (raw.with_figure) return std::nullopt;
        if (!cell.symbols.empty())
            diagnostics.push_back({Diagnostic::Severity::warning, "symbol-not-understood",
                                   "The meaning of this symbol is told neither by a key nor by its colour and shape.",
                                   page, cell.symbols.front().box});
        else if (!cell.text.empty())
            diagnostics.push_back({Diagnostic::Severity::warning, "rating-not-understood",
                                   "\"" + cell.text + "\" stands where a rating is expected and is none that is known.",
                                   page, cell.box});
        return std::nullopt;
    }
    const SeenRating& seen = *raw.seen;
    if (seen.other_says && is_traffic_light(seen.rating)) report_disagreement(seen, page, diagnostics);
    Assessment out;
    out.against = raw.against;
    out.rating = seen.rating;
    out.evidence = seen.evidence;
    out.text = seen.text;
    out.box = seen.box;
    out.confidence = seen.confidence;
    return out;
}

}  // namespace scrutineer
