// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "pipeline/isolated.hpp"
#include "validate/finding.hpp"

namespace scrutineer {

/// A piece of a page that shows some of a finding's sources.
struct FindingPicture {
    std::string document;  ///< Document::id
    int page = 1;
    Box region;                        ///< what of the page it shows, points
    int width = 0, height = 0;         ///< pixels
    std::string png;                   ///< empty where it could not be drawn
    std::vector<std::size_t> sources;  ///< indices into Finding::sources that lie in it
};

struct PictureOptions {
    double dots_per_inch = 110;
    std::size_t most_bytes = std::size_t{16} << 20;  ///< of all pictures together; what comes after goes without
    std::size_t most_for_finding = 4;
    ReadOptions read;
    Isolation isolation;
};

/// Draws the places of findings: for each finding its pictures, in the order of its sources. `papers` gives the file of
/// each Document::id; a paper that is not there, or that cannot be read, is not drawn.
///
/// The same findings give the same pictures at any number of jobs.
std::vector<std::vector<FindingPicture>> draw_findings(const std::vector<Finding>& findings,
                                                       const std::map<std::string, std::string>& papers,
                                                       const PictureOptions& options = {});

}  // namespace scrutineer
