// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/findings_text.hpp"

#include <array>
#include <map>
#include <vector>

#include "dataset/accounts_text.hpp"

namespace scrutineer {

namespace {

std::string counted(std::size_t number, const std::string& one, const std::string& many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

using Counts = std::array<std::size_t, 3>;  ///< by verdict

std::string verdicts(const Counts& counts) {
    std::string text = counted(counts[0], "contradiction", "contradictions");
    if (counts[1] > 0) text += ", " + counted(counts[1], "revision", "revisions");
    return text;
}

std::string heading(const Document& document) {
    std::string text = document.title.empty() ? document.file : document.title;
    if (!document.authority_name.empty() && text.find(document.authority_name) == std::string::npos)
        text += ", " + document.authority_name;
    if (!document.title.empty()) text += " (" + document.file + ")";
    return text;
}

std::string line(const Finding& finding) {
    std::string text = "  page " + std::to_string(finding.sources.empty() ? 1 : finding.sources.front().page) + ": ";
    if (finding.verdict == Verdict::revision) text += "revised: ";
    if (finding.verdict == Verdict::cannot_tell) text += "cannot tell: ";
    return text + finding.explanation + "\n";
}

}  // namespace

std::string findings_text(const Validation& validation, const Dataset& dataset, const FindingsTextOptions& options) {
    Counts all{};
    std::map<std::string, Counts> by_document;
    std::map<std::string, std::vector<const Finding*>> findings_of;
    for (const Finding& finding : validation.findings) {
        const auto verdict = static_cast<std::size_t>(finding.verdict);
        ++all[verdict];
        if (finding.sources.empty()) continue;
        ++by_document[finding.sources.front().document][verdict];
        findings_of[finding.sources.front().document].push_back(&finding);
    }
    std::string text;
    std::size_t papers = 0;
    for (const Document& document : dataset.documents) {
        const auto counts = by_document.find(document.id);
        if (counts == by_document.end()) continue;
        const bool shown = counts->second[0] + counts->second[1] > 0;
        if (shown) ++papers;
        if (!shown && !options.cannot_tell) continue;
        text += heading(document) + ": " + verdicts(counts->second) + "\n";
        for (const Finding* finding : findings_of[document.id])
            if (finding->verdict != Verdict::cannot_tell || options.cannot_tell) text += line(*finding);
        text += "\n";
    }
    std::size_t held = 0;
    for (const auto& [check, count] : validation.held) held += count;
    text += all[0] + all[1] == 0 ? "Nothing found" : verdicts(all) + " in " + counted(papers, "paper", "papers");
    text += " (" + counted(dataset.documents.size(), "paper", "papers") + " read); " +
            counted(held, "check holds", "checks hold");
    if (all[2] > 0)
        text += "; " + std::to_string(all[2]) + " cannot be told" + (options.cannot_tell ? "" : " (--cannot-tell)");
    if (options.known > 0) text += "; " + std::to_string(options.known) + " known from the baseline left out";
    text += "\n";
    Accounts accounts;
    for (const Document& document : dataset.documents) accounts += document.accounts;
    if (accounts.printed > 0) text += in_words(accounts) + "\n";
    return text;
}

}  // namespace scrutineer
