// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/calendar.hpp"

#include <charconv>

namespace scrutineer {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

void put(std::string& out, unsigned value, int width) {
    std::string digits = std::to_string(value);
    out.append(static_cast<std::size_t>(width) > digits.size() ? static_cast<std::size_t>(width) - digits.size() : 0,
               '0');
    out += digits;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::string iso_text(Day d) {
    std::string out;
    put(out, static_cast<unsigned>(static_cast<int>(d.year())), 4);
    out += '-';
    put(out, static_cast<unsigned>(d.month()), 2);
    out += '-';
    put(out, static_cast<unsigned>(d.day()), 2);
    return out;
}

std::optional<Day> day_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    return make_day(*y, *m, *d);
}

std::optional<Day> make_day(int y, int m, int d) {
    if (y < 1800 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
    const Day made{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return made.ok() ? std::optional(made) : std::nullopt;
}

Day month_end(int y, int m) { return Day{year{y} / month{static_cast<unsigned>(m)} / last}; }

bool is_month_end(Day d) { return d == Day{d.year() / d.month() / last}; }

Day shift_years(Day d, int years) {
    const Day shifted{d.year() + std::chrono::years{years}, d.month(), d.day()};
    if (is_month_end(d) || !shifted.ok()) return Day{shifted.year() / shifted.month() / last};
    return shifted;
}

int financial_year_of(Day d) { return static_cast<int>(d.year()) - (static_cast<unsigned>(d.month()) < 4 ? 1 : 0); }

}  // namespace scrutineer
