// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/pattern_pool.hpp"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <bitset>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace scrutineer {
namespace {

constexpr std::size_t most_remembered = 4000;
constexpr std::size_t longest_remembered = 500;
constexpr int shortest_atom = 2;

re2::RE2::Options options() {
    re2::RE2::Options chosen;
    chosen.set_case_sensitive(false);
    chosen.set_log_errors(false);
    chosen.set_max_mem(4 << 20);
    return chosen;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// Expressions added until one of them was asked for. RE2's filter takes no more after it was compiled.
struct Batch {
    re2::FilteredRE2 filter{shortest_atom};
    std::vector<std::string> atoms;
    bool compiled = false;
};

using Bits = std::vector<std::uint64_t>;
bool bit(const Bits& bits, int number) {
    const auto n = static_cast<std::size_t>(number);
    return n / 64 < bits.size() && (bits[n / 64] >> (n % 64) & 1) != 0;
}
void set_bit(Bits& bits, int number) {
    const auto n = static_cast<std::size_t>(number);
    if (n / 64 >= bits.size()) bits.resize(n / 64 + 1);
    bits[n / 64] |= std::uint64_t{1} << (n % 64);
}

/// Which pairs of neighbouring bytes a text has, folded into a few bits: most words that are not in it are told by the
/// first pair or two.
class Pairs {
public:
    explicit Pairs(std::string_view text) {
        for (std::size_t i = 0; i + 1 < text.size(); ++i) bits_.set(fold(text[i], text[i + 1]));
    }
    bool may_have(std::string_view word) const {
        for (std::size_t i = 0; i + 1 < word.size(); ++i)
            if (!bits_.test(fold(word[i], word[i + 1]))) return false;
        return true;
    }

private:
    static std::size_t fold(char first, char second) {
        return (static_cast<unsigned char>(first) * 67u + static_cast<unsigned char>(second)) % 2048;
    }
    std::bitset<2048> bits_;
};

/// The text in lower case as the filter wants it; nullopt where it has letters other than ASCII, whose other cases a
/// filter on bytes would miss. Punctuation and the pound sign have none.
std::optional<std::string> lower_case(std::string_view text) {
    std::string lower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto byte = static_cast<unsigned char>(lower[i]);
        if (byte < 0x80) {
            if (byte >= 'A' && byte <= 'Z') lower[i] = static_cast<char>(byte + 32);
        } else if (byte == 0xc2 ||
                   (byte == 0xe2 && i + 1 < lower.size() && static_cast<unsigned char>(lower[i + 1]) <= 0x81)) {
            i += byte == 0xc2 ? 1 : 2;
        } else {
            return std::nullopt;
        }
    }
    return lower;
}

}  // namespace

struct LookedAt::Answers {
    std::string text;
    int looked_for = 0;  ///< the expressions there were; ones added later may be found in any text
    Bits possible, asked, found;
};

struct PatternPool::State {
    std::map<std::string, int> numbers;
    std::vector<std::pair<std::size_t, int>> places;  ///< by number: its batch, and its number there
    std::vector<std::unique_ptr<Batch>> batches;
    std::vector<std::vector<int>> members;  ///< by batch: the numbers, by the number there
    std::unordered_map<std::string, std::shared_ptr<LookedAt::Answers>> remembered;

    const re2::RE2& expression(int number) const {
        const auto [batch, inner] = places[static_cast<std::size_t>(number)];
        return batches[batch]->filter.GetRE2(inner);
    }

    void compile() {
        for (const auto& batch : batches) {
            if (batch->compiled) continue;
            batch->filter.Compile(&batch->atoms);
            batch->compiled = true;
            remembered.clear();
        }
    }

    Bits possible_in(std::string_view text) const {
        Bits possible;
        const std::optional<std::string> lower = lower_case(text);
        const Pairs pairs(lower ? *lower : std::string());
        for (std::size_t b = 0; b < batches.size(); ++b) {
            if (!lower) {
                for (const int number : members[b]) set_bit(possible, number);
                continue;
            }
            std::vector<int> atoms, inner;
            for (std::size_t a = 0; a < batches[b]->atoms.size(); ++a) {
                const std::string& atom = batches[b]->atoms[a];
                // In a long text looking for each word costs more than running an expression too many.
                if (pairs.may_have(atom) && (text.size() > 100 || lower->find(atom) != std::string::npos))
                    atoms.push_back(static_cast<int>(a));
            }
            batches[b]->filter.AllPotentials(atoms, &inner);
            for (const int i : inner) set_bit(possible, members[b][static_cast<std::size_t>(i)]);
        }
        return possible;
    }

    std::shared_ptr<LookedAt::Answers> look_at(std::string_view text) {
        compile();
        std::string key(text);
        if (const auto known = remembered.find(key); known != remembered.end()) return known->second;
        auto answers = std::make_shared<LookedAt::Answers>(
            LookedAt::Answers{key, static_cast<int>(places.size()), possible_in(text), {}, {}});
        if (text.size() <= longest_remembered) {
            if (remembered.size() >= most_remembered) remembered.clear();
            remembered.emplace(std::move(key), answers);
        }
        return answers;
    }
};

LookedAt::LookedAt(std::string_view text) : answers_(PatternPool::instance().state_->look_at(text)) {}

PatternPool::PatternPool() : state_(std::make_unique<State>()) {}
PatternPool::~PatternPool() = default;

PatternPool& PatternPool::instance() {
    static PatternPool pool;
    return pool;
}

int PatternPool::add(const std::string& expression) {
    if (const auto known = state_->numbers.find(expression); known != state_->numbers.end()) return known->second;
    if (state_->batches.empty() || state_->batches.back()->compiled) {
        state_->batches.push_back(std::make_unique<Batch>());
        state_->members.emplace_back();
    }
    int inner = 0;
    if (state_->batches.back()->filter.Add(expression, options(), &inner) != re2::RE2::NoError)
        throw std::invalid_argument(re2::RE2(expression, options()).error());
    const int number = static_cast<int>(state_->places.size());
    state_->places.emplace_back(state_->batches.size() - 1, inner);
    state_->members.back().push_back(number);
    state_->numbers.emplace(expression, number);
    return number;
}

bool PatternPool::found(int number, const LookedAt& text) const {
    LookedAt::Answers& answers = *text.answers_;
    if (number < answers.looked_for && !bit(answers.possible, number)) return false;
    if (!bit(answers.asked, number)) {
        set_bit(answers.asked, number);
        if (re2::RE2::PartialMatch(answers.text, state_->expression(number))) set_bit(answers.found, number);
    }
    return bit(answers.found, number);
}

std::optional<std::pair<std::size_t, std::size_t>> PatternPool::find(int number, std::string_view text) const {
    const re2::StringPiece whole = piece(text);
    re2::StringPiece found;
    if (!state_->expression(number).Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &found, 1)) return std::nullopt;
    return std::pair{static_cast<std::size_t>(found.data() - whole.data()), found.size()};
}

}  // namespace scrutineer
