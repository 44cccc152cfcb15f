// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// What the text of a cell looks like, before anything is known of its column.
namespace scrutineer {

/// White space folded, typographic dashes, quotes and spaces as plain ones: what patterns are matched with.
std::string plain_text(std::string_view text);

/// A figure as printed, or one of the words that stand in its place ("Tracker", "No Data", "TBC").
bool looks_like_figure(std::string_view text);
/// Words that stand where a figure would be, and are not one.
bool looks_like_status(std::string_view text);
/// Nothing but signs: ticks, crosses, arrows, discs as characters of a font.
bool looks_like_sign(std::string_view text);
bool looks_like_period(std::string_view text);
bool looks_like_reference(std::string_view text);
bool looks_like_code(std::string_view text);
bool looks_like_yes_no(std::string_view text);
/// More letters than anything else, and not one of the above.
bool looks_like_words(std::string_view text);

}  // namespace scrutineer
