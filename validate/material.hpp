// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "parsers/paper/prose.hpp"

/// What published figures are held against: the papers, and what is known besides.
namespace scrutineer {

/// The running text of one paper.
struct PaperProse {
    std::string document;  ///< Document::id
    std::vector<Paragraph> paragraphs;
};

/// Record id to the indicator it is of. An archive knows more names of one indicator than its papers' wording shows:
/// what it says goes before the names.
using KnownIndicators = std::map<std::string, std::string>;

/// Whether more or less of a record's indicator is better, where that is stated somewhere.
using StatedPolarity = std::function<std::optional<Polarity>(const Record&)>;

inline const KnownIndicators no_indicators_known;
inline const StatedPolarity no_polarity_stated;

/// All that a rule may look at.
struct Material {
    const Dataset& dataset;
    std::span<const PaperProse> prose = {};                         ///< of those papers that it is at hand of
    const KnownIndicators& known_indicators = no_indicators_known;  ///< where empty, names alone say
    const StatedPolarity& stated_polarity = no_polarity_stated;     ///< where empty, ratings alone say
};

}  // namespace scrutineer
