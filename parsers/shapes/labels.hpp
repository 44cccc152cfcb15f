// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/meaning/heading.hpp"

/// Labels: the words beside, over or under a single figure that say what it is. A label is a heading of one cell, and
/// is read by the same grammar (parsers/meaning/heading.hpp).
namespace scrutineer::shapes {

/// A text that the grammar knows as the label of something.
struct Label {
    std::string text;  ///< as printed, without the colon behind it
    meaning::HeadingMeaning meaning;
    /// It names a figure: a measure, a time, an area.
    bool figure() const;
    /// It names a rating or a trend.
    bool rating() const { return meaning.role == meaning::Role::rating; }
};

/// The label that a text is; nullopt where it is a name, a sentence, a figure or anything that the grammar does not
/// know from end to end.
std::optional<Label> label_of(std::string_view text);

/// The label that headings of several levels make together, whether all of it is known or not.
Label label_from(const std::vector<std::string>& levels);

/// A figure, or a word in its place ("N/A"): what a label may stand at. A year, a period or a unit is none.
bool is_value(std::string_view text);

/// A figure with its label in one text: "Floor: 90%" of "Target: 97%, Floor: 90%".
struct LabelledFigure {
    Label label;
    std::string value;        ///< "90%"
    std::string rating_text;  ///< "Amber" of "Previous: 89% (Amber)"; empty for none
};

/// The labelled figures of a text, in the order printed: "Target: 97%, Floor: 90%", "Target 90% | Last quarter 86%",
/// "86% last quarter". Empty unless the whole text is such figures, so that a sentence with a target in it gives none.
std::vector<LabelledFigure> labelled_figures(std::string_view text);

/// A figure as a heading's meaning says it; its cell and value are left to the caller.
RawFigure figure_from(const Label& label);

}  // namespace scrutineer::shapes
