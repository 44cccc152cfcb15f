// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/precision.hpp"

#include <re2/re2.h>

#include <charconv>
#include <cmath>

#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

/// The scales that headings and letters behind a figure give: £m, £000, and pence the other way.
constexpr double scales[] = {1, 1e3, 1e6, 1e9, 1e-2};

std::optional<double> plain(std::string digits) {
    std::string without_commas;
    for (const char c : digits)
        if (c != ',') without_commas += c;
    double number = 0;
    const char* end = without_commas.data() + without_commas.size();
    const auto [stopped, error] = std::from_chars(without_commas.data(), end, number);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return number;
}

}  // namespace

double PrintedNumber::half_unit() const { return 0.5 * std::pow(10.0, -decimals) * std::fabs(scale); }

std::optional<PrintedNumber> printed_number(std::string_view text, double value) {
    static const RE2 pattern(R"((\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?)");
    const std::string folded = fold_text(text);
    re2::StringPiece rest(folded);
    std::string whole, part;
    while (RE2::FindAndConsume(&rest, pattern, &whole, &part)) {
        const std::optional<double> number = plain(whole + part);
        if (!number) continue;
        PrintedNumber printed;
        printed.number = *number;
        printed.decimals = part.empty() ? 0 : static_cast<int>(part.size()) - 1;
        for (const double scale : scales) {
            if (!within(*number * scale, std::fabs(value), 1e-9 * std::fabs(value))) continue;
            printed.scale = scale;
            if (value < 0) printed.number = -printed.number;
            return printed;
        }
    }
    return std::nullopt;
}

std::optional<PrintedNumber> printed_number(const Observation& observation) {
    if (!observation.value || observation.bound != Bound::exact) return std::nullopt;
    return printed_number(observation.text, *observation.value);
}

std::string plain_number(double value, int decimals) {
    char buffer[400];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::fixed, decimals);
    if (error != std::errc()) return "?";
    std::string digits(buffer, end);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, ",");
    return (value < 0 && digits.find_first_not_of("0.,") != std::string::npos ? "-" : "") + digits;
}

bool within(double a, double b, double tolerance) {
    const double rounding = 1e-9 * std::fmax(1.0, std::fmax(std::fabs(a), std::fabs(b)));
    return std::fabs(a - b) <= tolerance + rounding;
}

}  // namespace scrutineer::checks
