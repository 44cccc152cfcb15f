// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrutineer {

/// A regular expression of the program's own (RE2 syntax). It is compiled when it is first run, and only run on texts
/// that have one of the words it cannot be found without (`required_words`): most are never compiled for a paper that
/// has no use for them. For one thread.
class Expression {
public:
    enum class Case { as_written, ignored };
    explicit Expression(std::string pattern, Case letter_case = Case::as_written);

    /// Whether the whole text is as the expression says; `parts` take what its groups matched, as with RE2::FullMatch.
    template <typename... Parts>
    bool matches(std::string_view text, Parts&&... parts) const {
        return may_be_in(text) && re2::RE2::FullMatch(piece(text), compiled(), std::forward<Parts>(parts)...);
    }

    /// Whether it is found anywhere in the text, as with RE2::PartialMatch.
    template <typename... Parts>
    bool found_in(std::string_view text, Parts&&... parts) const {
        return may_be_in(text) && re2::RE2::PartialMatch(piece(text), compiled(), std::forward<Parts>(parts)...);
    }

    /// False only for a text that it is not in.
    bool may_be_in(std::string_view text) const;
    const re2::RE2& compiled() const;

private:
    static re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

    std::string pattern_;
    Case letter_case_;
    std::vector<std::string> words_;
    mutable std::unique_ptr<const re2::RE2> compiled_;
};

}  // namespace scrutineer
