// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrutineer {

/// Answers to questions that have numbers: yes, no, or not asked yet.
class Answered {
public:
    bool known(std::size_t n) const { return n / 32 < words_.size() && (words_[n / 32] >> (n % 32) & 1) != 0; }
    bool yes(std::size_t n) const { return (words_[n / 32] >> (n % 32 + 32) & 1) != 0; }
    bool remember(std::size_t n, bool answer) {
        if (n / 32 >= words_.size()) words_.resize(n / 32 + 1);
        words_[n / 32] |= std::uint64_t{1} << (n % 32) | std::uint64_t{answer ? 1U : 0U} << (n % 32 + 32);
        return answer;
    }

private:
    std::vector<std::uint64_t> words_;
};

/// A text that many expressions are asked about: what is known of it so far.
class LookedAt {
public:
    /// What was found out about the same text before is remembered.
    explicit LookedAt(std::string_view text);

    /// Which sets of expressions are found in it, as far as that was asked.
    const Answered& sets() const { return *sets_; }

private:
    friend class PatternPool;
    struct Answers;
    std::shared_ptr<Answers> answers_;
    const Answered* sets_;
};

/// All the expressions of all layouts, each compiled at most once, and which of them are found in which text.
///
/// Reading a page asks some hundred expressions about each heading, again for every layout and every way to cut the
/// table. So the words of a text tell which expressions may be found in it (`required_words`), those are compiled and
/// run when they are asked for, and the answers are remembered. One pool a process, for one thread.
class PatternPool {
public:
    static PatternPool& instance();

    enum class Check {
        now,   ///< throws std::invalid_argument with RE2's reason where the expression does not compile
        later  ///< for expressions that are known to compile: it is compiled when it is first needed
    };
    /// The number of an expression (RE2 syntax, letter case ignored); the same one for the same expression.
    int add(const std::string& expression, Check check = Check::now);

    bool found(int number, const LookedAt& text) const;

    /// The number of a set of expressions, given by their numbers; the same one for the same expressions in this order.
    int add_set(const std::vector<int>& numbers);

    /// Whether any expression of a set is found.
    bool any_found(int set, const LookedAt& text) const;

    /// Where it is found first: offset and length in bytes.
    std::optional<std::pair<std::size_t, std::size_t>> find(int number, std::string_view text) const;

    PatternPool(const PatternPool&) = delete;
    PatternPool& operator=(const PatternPool&) = delete;

private:
    friend class LookedAt;
    PatternPool();
    ~PatternPool();
    struct State;
    std::unique_ptr<State> state_;
};

/// True where one of the patterns of set `set` (set_number) is found. Asked millions of times of a few thousand texts.
inline bool any_found_in(int set, const LookedAt& text) {
    const auto n = static_cast<std::size_t>(set);
    return text.sets().known(n) ? text.sets().yes(n) : PatternPool::instance().any_found(set, text);
}

}  // namespace scrutineer
