// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "parsers/paper/prose.hpp"
#include "validate/collector.hpp"

namespace scrutineer {

/// The running text of one paper.
struct PaperProse {
    std::string document;  ///< Document::id
    std::vector<Paragraph> paragraphs;
};

/// Holds what papers say in sentences
///
/// - against their own arithmetic: a share against its fraction (Check::fraction), a change against the figures it is
///   between (Check::change);
/// - against the tables (Check::same_figure): a value that names its period and nearly all of an indicator's name, and
///   nothing besides, must be the one that the paper's tables give for that indicator and period. Where only another
///   paper of the same authority has it, a difference is a revision.
///
/// Figures that are not meant exactly ("nearly 70%"), ages, dates, ranges, money and the like are no claims; what can
/// be read in two ways is left alone.
void check_claims(const Dataset& dataset, const std::vector<PaperProse>& prose, Collector& collector);

}  // namespace scrutineer
