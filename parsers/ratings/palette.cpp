// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/palette.hpp"

#include "parsers/lines/rating_colour.hpp"

namespace scrutineer {

namespace {
constexpr double by_hue = 0.9;  // a colour that looks like a traffic light's, its place not weighed yet
}

Palette::Palette(const std::vector<Table>&, const Legend&) {}

std::optional<Palette::Reading> Palette::rating_in(const Cell& cell, bool) const {
    if (!cell.fill || cell.header) return std::nullopt;
    return rating_of(*cell.fill);
}

std::optional<Palette::Reading> Palette::rating_of(Colour colour) const {
    const auto rating = rating_of_colour(colour);
    if (!rating) return std::nullopt;
    return Reading{*rating, by_hue, false};
}

}  // namespace scrutineer
