// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/pattern_pool.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "words/required_words.hpp"

namespace scrutineer {
namespace {

constexpr std::size_t most_remembered = 4000;
constexpr std::size_t longest_remembered = 500;

re2::RE2::Options options() {
    re2::RE2::Options chosen;
    chosen.set_case_sensitive(false);
    chosen.set_log_errors(false);
    chosen.set_max_mem(4 << 20);
    return chosen;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct LookedAt::Answers {
    explicit Answers(std::string whole) : text(std::move(whole)), search(text) {}
    std::string text;
    WordSearch search;
    Answered words, expressions, sets;
};

struct PatternPool::State {
    struct Entry {
        std::string expression;
        std::vector<std::size_t> words;  ///< numbers of the words without which it is not found
        std::unique_ptr<const re2::RE2> compiled;
    };
    std::map<std::string, int> numbers;
    std::vector<Entry> entries;
    std::map<std::vector<int>, int> set_numbers;
    std::vector<std::vector<int>> sets;
    std::map<std::string, std::size_t> word_numbers;
    std::vector<std::string> words;
    std::unordered_map<std::string, std::shared_ptr<LookedAt::Answers>> remembered;

    const re2::RE2& compiled(int number) {
        Entry& entry = entries[static_cast<std::size_t>(number)];
        if (!entry.compiled) {
            auto made = std::make_unique<const re2::RE2>(entry.expression, options());
            if (!made->ok()) throw std::invalid_argument(made->error());
            entry.compiled = std::move(made);
        }
        return *entry.compiled;
    }

    bool may_be_found(const Entry& entry, LookedAt::Answers& answers) const {
        if (entry.words.empty()) return true;
        for (const std::size_t word : entry.words) {
            const bool there = answers.words.known(word)
                                   ? answers.words.yes(word)
                                   : answers.words.remember(word, answers.search.may_have(words[word]));
            if (there) return true;
        }
        return false;
    }

    std::shared_ptr<LookedAt::Answers> look_at(std::string_view text) {
        std::string key(text);
        if (text.size() > longest_remembered) return std::make_shared<LookedAt::Answers>(std::move(key));
        if (const auto known = remembered.find(key); known != remembered.end()) return known->second;
        auto answers = std::make_shared<LookedAt::Answers>(key);
        if (remembered.size() >= most_remembered) remembered.clear();
        remembered.emplace(std::move(key), answers);
        return answers;
    }
};

LookedAt::LookedAt(std::string_view text)
    : answers_(PatternPool::instance().state_->look_at(text)), sets_(&answers_->sets) {}

PatternPool::PatternPool() : state_(std::make_unique<State>()) {}
PatternPool::~PatternPool() = default;

PatternPool& PatternPool::instance() {
    static PatternPool pool;
    return pool;
}

int PatternPool::add(const std::string& expression, Check check) {
    State& state = *state_;
    const auto known = state.numbers.find(expression);
    if (known != state.numbers.end()) {
        if (check == Check::now) state.compiled(known->second);
        return known->second;
    }
    State::Entry entry;
    entry.expression = expression;
    if (check == Check::now) {
        entry.compiled = std::make_unique<const re2::RE2>(expression, options());
        if (!entry.compiled->ok()) throw std::invalid_argument(entry.compiled->error());
    }
    for (std::string& word : required_words(expression)) {
        const auto [at, fresh] = state.word_numbers.emplace(word, state.words.size());
        if (fresh) state.words.push_back(std::move(word));
        entry.words.push_back(at->second);
    }
    const int number = static_cast<int>(state.entries.size());
    state.entries.push_back(std::move(entry));
    state.numbers.emplace(expression, number);
    return number;
}

bool PatternPool::found(int number, const LookedAt& text) const {
    LookedAt::Answers& answers = *text.answers_;
    const auto n = static_cast<std::size_t>(number);
    if (answers.expressions.known(n)) return answers.expressions.yes(n);
    const bool found = state_->may_be_found(state_->entries[n], answers) &&
                       re2::RE2::PartialMatch(answers.text, state_->compiled(number));
    return answers.expressions.remember(n, found);
}

int PatternPool::add_set(const std::vector<int>& numbers) {
    State& state = *state_;
    const auto [at, fresh] = state.set_numbers.emplace(numbers, static_cast<int>(state.sets.size()));
    if (fresh) state.sets.push_back(numbers);
    return at->second;
}

bool PatternPool::any_found(int set, const LookedAt& text) const {
    Answered& known = text.answers_->sets;
    const auto n = static_cast<std::size_t>(set);
    if (known.known(n)) return known.yes(n);
    const std::vector<int>& numbers = state_->sets[n];
    return known.remember(n,
                          std::any_of(numbers.begin(), numbers.end(), [&](int number) { return found(number, text); }));
}

std::optional<std::pair<std::size_t, std::size_t>> PatternPool::find(int number, std::string_view text) const {
    // Where it is takes a slower search than whether it is there.
    if (!found(number, LookedAt(text))) return std::nullopt;
    const re2::StringPiece whole = piece(text);
    re2::StringPiece place;
    if (!state_->compiled(number).Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &place, 1)) return std::nullopt;
    return std::pair{static_cast<std::size_t>(place.data() - whole.data()), place.size()};
}

}  // namespace scrutineer
