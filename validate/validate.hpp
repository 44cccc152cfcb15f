// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dataset/dataset.hpp"
#include "validate/finding.hpp"
#include "validate/material.hpp"

/// Do the published figures hold? The entry to this folder.
namespace scrutineer {

struct ValidateOptions {
    /// What an archive knows of which records are of one indicator; empty: names alone say.
    KnownIndicators known_indicators;
    /// What the layout that read a record says of whether more or less is better; empty: ratings alone say.
    StatedPolarity stated_polarity;
};

/// Holds a dataset of one or several papers against all rules (docs/validation.md). Papers of several years in one
/// dataset are held against each other too. `prose` is the running text of those papers that it is at hand of. The
/// findings are in the order of `put_in_order`.
Validation validate(const Dataset& dataset, const std::vector<PaperProse>& prose = {},
                    const ValidateOptions& options = {});

}  // namespace scrutineer
