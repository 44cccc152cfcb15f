// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/row_texts.hpp"

#include <algorithm>

#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::meaning {

bool is_total(const std::string& name) {
    static const Expression total(R"((sub ?-? ?|grand |overall )?totals?\b.*|.*\btotals?)", Expression::Case::ignored);
    return total.matches(fold_text(name));
}

bool is_note(const std::string& text) {
    constexpr std::size_t shortest_sentence = 20;
    constexpr std::ptrdiff_t fewest_spaces = 3;
    static const Expression note(R"((notes?|comments?|commentary|n\.?b\.?|sylw|nodyn|sylwadau) ?[:.-].*)",
                                 Expression::Case::ignored);
    static const Expression sentence(R"([A-Z\d].*[a-z)\d%]\.)");
    const std::string plain = fold_text(text);
    return note.matches(plain) ||
           (plain.size() >= shortest_sentence && std::count(plain.begin(), plain.end(), ' ') >= fewest_spaces &&
            sentence.matches(plain));
}

std::optional<Polarity> polarity_of(const std::string& text) {
    static const Expression higher(
        R"(.*\b(higher|high|bigger|larger|more|increas\w*|up|maximi\w*|rising|greater|positive|aim to max\w*|uwch)\b.*|\+|↑|▲|⬆)",
        Expression::Case::ignored);
    static const Expression lower(
        R"(.*\b(lower|low|smaller|less|fewer|decreas\w*|down|minimi\w*|falling|reduc\w*|negative|aim to min\w*|is)\b.*|-|↓|▼|⬇)",
        Expression::Case::ignored);
    const std::string plain = fold_text(text);
    if (higher.matches(plain)) return Polarity::higher;
    if (lower.matches(plain)) return Polarity::lower;
    return std::nullopt;
}

}  // namespace scrutineer::meaning
