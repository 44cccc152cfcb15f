// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "validate/finding.hpp"
#include "validate/finding_pictures.hpp"

namespace scrutineer {

/// One self-contained HTML page: what was found, by paper and the worst first, each finding in plain words beside its
/// pictures with the figures marked. No scripts, nothing loaded from elsewhere; readable without the pictures and
/// without colours. `pictures` is what `draw_findings` gave for `validation.findings`, or empty. `asked` are the
/// documents that findings were wanted of, empty for all; others are only named where something is held against them.
/// The same in gives the same bytes.
std::string html_report(const Validation& validation, const Dataset& dataset,
                        const std::vector<std::vector<FindingPicture>>& pictures,
                        const std::set<std::string>& asked = {});

}  // namespace scrutineer
