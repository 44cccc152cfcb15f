// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// What the text of a cell looks like, before anything is known of its column. A text may look like several kinds:
/// "2024" is a figure, a period and a reference.
namespace scrutineer {

enum class TextKind : std::uint8_t {
    figure,     ///< a figure as printed, or one of the words that stand in its place ("Tracker", "No Data", "TBC")
    status,     ///< words that stand where a figure would be, and are not one (words/statuses.hpp)
    sign,       ///< nothing but signs: ticks, crosses, arrows, discs as characters of a font
    period,     ///< a period is in it, and little else
    reference,  ///< "14", "2.1.3", "A12"
    code,       ///< "CYP S24", "CSC 034"
    yes_no,     ///< "Yes", "N", "✓"
    words,      ///< more letters than anything else, and not a figure
};

/// The kinds that one text looks like.
class CellKinds {
public:
    bool has(TextKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }
    void add(TextKind kind) { bits_ = static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(kind)); }
    bool operator==(const CellKinds&) const = default;

private:
    std::uint8_t bits_ = 0;
};

/// All of them at once: for who asks several.
CellKinds kinds_of(std::string_view text);

bool looks_like_figure(std::string_view text);
bool looks_like_status(std::string_view text);
bool looks_like_sign(std::string_view text);
bool looks_like_period(std::string_view text);
bool looks_like_reference(std::string_view text);
bool looks_like_code(std::string_view text);
bool looks_like_yes_no(std::string_view text);
bool looks_like_words(std::string_view text);

}  // namespace scrutineer
