// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "dataset/dataset.hpp"
#include "normalise/confidence/signs.hpp"
#include "parsers/data/row.hpp"

namespace scrutineer::confidence {

/// A figure with the row it was made from.
struct FigureView {
    const Row& row;
    const RawFigure& raw;
    const Record& record;
    const Observation& figure;
};

/// What a figure's own cell, heading, name, unit and period say, without its neighbours.
class FigureEvidence {
public:
    Evidence of(const FigureView& view);

private:
    /// What the words of a heading leave open; each heading is parsed once.
    double share_unknown(const std::string& label);
    void heading(const FigureView& view, Evidence& out);

    std::map<std::string, double> unknown_;
};

}  // namespace scrutineer::confidence
