// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/statuses.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "words/vocabulary.hpp"

namespace scrutineer {
namespace {

using Phrases = std::unordered_map<std::string_view, std::string_view>;

/// Status by phrase; both are the vocabulary's own texts.
const Phrases& phrases() {
    static const Phrases read = [] {
        Phrases all;
        for (const VocabularyTerm& term : vocabulary(Vocabulary::statuses))
            for (const std::string_view phrase : term.phrases) all.emplace(phrase, term["status"]);
        return all;
    }();
    return read;
}

/// No phrase listed is longer.
constexpr std::size_t longest = 40;

std::string_view whole(std::string_view text) {
    if (text.empty() || text.size() > longest) return {};
    const auto found = phrases().find(text);
    return found == phrases().end() ? std::string_view() : found->second;
}

/// "TBC." and "No data -"
std::string_view without_stop(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" .,;:-");
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

}  // namespace

std::string_view listed_status(std::string_view text) {
    if (const auto status = whole(text); !status.empty()) return status;
    if (const auto status = whole(without_stop(text)); !status.empty()) return status;
    static constexpr std::string_view between = " / ";
    const std::size_t slash = text.find(between);
    if (slash == std::string_view::npos) return {};
    const std::string_view first = whole(text.substr(0, slash));
    return !first.empty() && first == whole(text.substr(slash + between.size())) ? first : std::string_view();
}

}  // namespace scrutineer
