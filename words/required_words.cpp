// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/required_words.hpp"

#include <algorithm>
#include <optional>

namespace scrutineer {
namespace {

constexpr std::size_t least_word = 2;
constexpr std::size_t most_words = 24;

using Words = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t shortest(const Words& words) {
    std::size_t least = std::string::npos;
    for (const std::string& word : words) least = std::min(least, word.size());
    return words.empty() ? 0 : least;
}

/// What is known of a part of the expression while it is read: its alternatives so far, and the one being read.
struct Part {
    Words of_alternatives;
    bool unknown = false;  ///< one of the alternatives needs no word
    Words best;            ///< of the things that follow one another, those with the longest words
    std::string run;       ///< letters that follow one another directly

    void consider(Words words) {
        if (shortest(words) > shortest(best)) best = std::move(words);
    }
    void end_run() {
        if (run.size() >= least_word) consider({run});
        run.clear();
    }
    void end_alternative() {
        end_run();
        if (best.empty()) unknown = true;
        of_alternatives.insert(of_alternatives.end(), best.begin(), best.end());
        if (of_alternatives.size() > most_words) unknown = true;
        best.clear();
    }
    Words words() {
        end_alternative();
        return unknown ? Words() : std::move(of_alternatives);
    }
};

/// How often the thing before may be there.
enum class Count { once, at_least_once, perhaps };

/// Goes through an expression once; parts in parts are kept on a stack of its own.
class Reader {
public:
    explicit Reader(std::string_view expression) : rest_(expression) { parts_.emplace_back(); }

    Words read() {
        while (!rest_.empty())
            if (!step()) return {};
        return parts_.size() == 1 ? parts_.back().words() : Words();
    }

private:
    /// False where the expression has something that is not known here.
    bool step() {
        const char c = rest_.front();
        switch (c) {
            case '(':
                return open();
            case ')':
                return close();
            case '|':
                rest_.remove_prefix(1);
                parts_.back().end_alternative();
                return true;
            case '^':
            case '$':
                rest_.remove_prefix(1);
                return true;
            case '.':
                rest_.remove_prefix(1);
                return other();
            case '[':
                return class_of_letters();
            case '\\':
                return escape();
            case '*':
            case '+':
            case '?':
                return false;
            default:
                return literal();
        }
    }

    bool open() {
        rest_.remove_prefix(1);
        if (rest_.starts_with("?")) {
            std::size_t at = 1;
            if (rest_.starts_with("?P<") || rest_.starts_with("?<")) {
                at = rest_.find('>');
                if (at == std::string_view::npos) return false;
                rest_.remove_prefix(at + 1);
                parts_.emplace_back();
                return true;
            }
            while (at < rest_.size() && (is_letter(rest_[at]) || rest_[at] == '-')) ++at;
            if (at == rest_.size()) return false;
            const char end = rest_[at];
            rest_.remove_prefix(at + 1);
            if (end == ')') return true;  // flags for what follows: none of them adds or removes letters
            if (end != ':') return false;
        }
        parts_.emplace_back();
        return true;
    }

    bool close() {
        rest_.remove_prefix(1);
        if (parts_.size() < 2) return false;
        Words words = parts_.back().words();
        parts_.pop_back();
        const std::optional<Count> times = count();
        if (!times) return false;
        parts_.back().end_run();
        if (*times != Count::perhaps) parts_.back().consider(std::move(words));
        return true;
    }

    bool class_of_letters() {
        std::size_t at = 1;
        if (at < rest_.size() && rest_[at] == '^') ++at;
        if (at < rest_.size() && rest_[at] == ']') ++at;
        while (at < rest_.size() && rest_[at] != ']') {
            if (rest_[at] == '\\') {
                at += 2;
            } else if (rest_.substr(at).starts_with("[:")) {
                const std::size_t end = rest_.find(":]", at);
                if (end == std::string_view::npos) return false;
                at = end + 2;
            } else {
                ++at;
            }
        }
        if (at >= rest_.size()) return false;
        rest_.remove_prefix(at + 1);
        return other();
    }

    bool escape() {
        if (rest_.size() < 2) return false;
        const char c = rest_[1];
        if (is_digit(c) || c == 'Q' || c == 'E') return false;
        if (!is_letter(c)) {
            rest_.remove_prefix(1);
            return literal();
        }
        rest_.remove_prefix(2);
        if (c == 'b' || c == 'B' || c == 'A' || c == 'z') return true;
        if (c == 'x' || c == 'p' || c == 'P') {
            if (rest_.starts_with("{")) {
                const std::size_t end = rest_.find('}');
                if (end == std::string_view::npos) return false;
                rest_.remove_prefix(end + 1);
            } else {
                rest_.remove_prefix(std::min<std::size_t>(rest_.size(), c == 'x' ? 2 : 1));
            }
        }
        return other();
    }

    bool literal() {
        const auto lead = static_cast<unsigned char>(rest_.front());
        std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        bytes = std::min(bytes, rest_.size());
        std::string letter(rest_.substr(0, bytes));
        rest_.remove_prefix(bytes);
        // Letters beyond ASCII have another case in other bytes; signs and punctuation have none.
        const bool known =
            lead < 0x80 || lead == 0xC2 || (lead == 0xE2 && bytes == 3 && static_cast<unsigned char>(letter[1]) < 0x81);
        if (!known || letter == "\xC2\xB5") return other();
        letter.front() = lower(letter.front());
        const std::optional<Count> times = count();
        if (!times) return false;
        Part& part = parts_.back();
        if (*times != Count::perhaps) part.run += letter;
        if (*times != Count::once) part.end_run();
        return true;
    }

    /// Anything that is no literal.
    bool other() {
        parts_.back().end_run();
        return count().has_value();
    }

    /// What follows a thing: * + ? {n,m}, perhaps with a ? behind.
    std::optional<Count> count() {
        Count times = Count::once;
        if (rest_.empty()) return times;
        const char c = rest_.front();
        if (c == '{') {
            std::size_t at = 1;
            int least = 0;
            while (at < rest_.size() && is_digit(rest_[at])) least = std::min(1000, least * 10 + (rest_[at++] - '0'));
            const bool starts = at > 1;
            while (at < rest_.size() && (is_digit(rest_[at]) || rest_[at] == ',')) ++at;
            if (!starts || at >= rest_.size() || rest_[at] != '}') return times;  // a brace like any other sign
            times = least == 0 ? Count::perhaps : Count::at_least_once;
            rest_.remove_prefix(at + 1);
        } else if (c == '*' || c == '?') {
            times = Count::perhaps;
            rest_.remove_prefix(1);
        } else if (c == '+') {
            times = Count::at_least_once;
            rest_.remove_prefix(1);
        } else {
            return times;
        }
        if (rest_.starts_with("?")) rest_.remove_prefix(1);
        if (!rest_.empty() && (rest_.front() == '*' || rest_.front() == '+' || rest_.front() == '?'))
            return std::nullopt;
        return times;
    }

    std::string_view rest_;
    std::vector<Part> parts_;
};

unsigned folded(char first, char second) {
    return (static_cast<unsigned char>(first) * 67u + static_cast<unsigned char>(second)) % 1024;
}

}  // namespace

std::vector<std::string> required_words(std::string_view expression) { return Reader(expression).read(); }

WordSearch::WordSearch(std::string_view text) : lower_(text) {
    for (char& c : lower_) c = lower(c);
    for (std::size_t i = 0; i + 1 < lower_.size(); ++i) {
        const unsigned pair = folded(lower_[i], lower_[i + 1]);
        pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    }
    odd_letters_ = lower_.find("\xC5\xBF") != std::string::npos || lower_.find("\xE2\x84\xAA") != std::string::npos;
}

bool WordSearch::may_have(std::string_view word) const {
    if (odd_letters_) return true;
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        const unsigned pair = folded(word[i], word[i + 1]);
        if ((pairs_[pair / 64] >> (pair % 64) & 1) == 0) return false;
    }
    return lower_.find(word) != std::string::npos;
}

}  // namespace scrutineer
