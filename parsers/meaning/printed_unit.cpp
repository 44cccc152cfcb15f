// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/printed_unit.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace scrutineer::meaning {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
    return std::find(choices.begin(), choices.end(), text) != choices.end();
}

/// Reads a unit from the left, as PeriodReader reads a period.
class UnitReader {
public:
    UnitReader(const std::vector<TextWord>& words, std::size_t first) : words_(words), first_(first), at_(first) {}

    std::optional<PrintedUnit> read() {
        if (!(money() || thousands() || percent() || rate() || time_in_brackets())) return std::nullopt;
        out_.end = at_;
        out_.words = static_cast<std::size_t>(std::count_if(words_.begin() + static_cast<std::ptrdiff_t>(first_),
                                                            words_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                            [](const TextWord& w) { return !w.sign; }));
        return out_;
    }

private:
    std::string_view word(std::size_t ahead = 0) const {
        return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead].text) : std::string_view();
    }

    bool take(std::initializer_list<std::string_view> choices) {
        if (at_ >= words_.size() || !is_one_of(word(), choices)) return false;
        ++at_;
        return true;
    }

    /// "£000", "£'000s", "£’m", "£ million", "£ (000)", "£s", "£".
    bool money() {
        if (!take({"£", "€", "$", "gbp"})) return false;
        const bool amount = !word().empty() && word().front() >= '1' && word().front() <= '9';  // "over £10m"
        if (amount) return false;
        out_.unit = Unit::currency;
        const std::size_t plain = at_;
        while (take({"'", "(", "s", "in"})) {
        }
        if (!scale()) at_ = plain;
        take({"s"});
        take({"'"});
        take({"s"});
        if (word() == ")" && at_ < words_.size() && opened_within()) ++at_;
        return true;
    }

    bool opened_within() const {
        return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first_),
                           words_.begin() + static_cast<std::ptrdiff_t>(at_),
                           [](const TextWord& w) { return w.text == "("; });
    }

    bool scale() {
        if (take({"000", "000s", "k", "ks", "thousand", "thousands", "0000"}))
            out_.power_of_ten = 3;
        else if (take({"m", "ms", "mn", "mil", "mill", "million", "millions", "000000", "miliwn"}))
            out_.power_of_ten = 6;
        else if (take({"bn", "billion", "billions"}))
            out_.power_of_ten = 9;
        else
            return false;
        return true;
    }

    /// "'000", "000s": of money or of what is counted.
    bool thousands() {
        if (!take({"000", "000s"})) return false;
        out_.power_of_ten = 3;
        if (take({"'"})) take({"s"});
        return true;
    }

    /// "%", "% points".
    bool percent() {
        if (!take({"%"})) return false;
        take({"points", "point", "pts", "pt", "pp", "age"});
        out_.unit = Unit::percent;
        return true;
    }

    /// "per 1,000 population", "per hundred thousand people".
    bool rate() {
        static constexpr std::array<std::pair<std::string_view, int>, 12> bases{{{"100", 100},
                                                                                 {"1000", 1000},
                                                                                 {"10000", 10000},
                                                                                 {"100000", 100000},
                                                                                 {"1000000", 1000000},
                                                                                 {"1k", 1000},
                                                                                 {"10k", 10000},
                                                                                 {"100k", 100000},
                                                                                 {"hundred", 100},
                                                                                 {"thousand", 1000},
                                                                                 {"million", 1000000},
                                                                                 {"mil", 1000}}};
        if (!is_one_of(word(), {"per", "fesul"})) return false;
        const auto base =
            std::find_if(bases.begin(), bases.end(), [&](const auto& known) { return known.first == word(1); });
        if (base == bases.end()) return false;
        at_ += 2;
        out_.unit = Unit::rate;
        out_.per = base->second;
        take({"of"});
        take({"the"});
        take({"population", "pop", "people", "residents", "children", "persons", "pupils", "households", "popn", "head",
              "adults", "births", "dwellings", "population", "boblogaeth"});
        return true;
    }

    /// "(months)", "(years)": without the brackets they head a column of periods.
    bool time_in_brackets() {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> units{{{"months", "month"},
                                                                                             {"years", "year"},
                                                                                             {"weeks", "week"},
                                                                                             {"month", "month"},
                                                                                             {"yrs", "year"},
                                                                                             {"misoedd", "month"},
                                                                                             {"blynyddoedd", "year"}}};
        if (at_ == 0 || words_[at_ - 1].text != "(" || word(1) != ")") return false;
        const auto unit =
            std::find_if(units.begin(), units.end(), [&](const auto& known) { return known.first == word(); });
        if (unit == units.end()) return false;
        ++at_;
        out_.unit = Unit::duration;
        out_.time_unit = unit->second;
        return true;
    }

    const std::vector<TextWord>& words_;
    std::size_t first_;
    std::size_t at_;
    PrintedUnit out_;
};

}  // namespace

std::optional<PrintedUnit> unit_at(const std::vector<TextWord>& words, std::size_t first) {
    if (first >= words.size()) return std::nullopt;
    return UnitReader(words, first).read();
}

}  // namespace scrutineer::meaning
