// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/dataset.hpp"
#include "normalise/confidence/weigh.hpp"

namespace scrutineer::confidence {

/// One JSON object a line for each figure: `{"document", "record", "observation", "evidence": {sign: strength}}`; signs
/// that say nothing are left out. The last line ends in a line feed.
std::string evidence_text(const Dataset& dataset, const PaperEvidence& evidence);

}  // namespace scrutineer::confidence
