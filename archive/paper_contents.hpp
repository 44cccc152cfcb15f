// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "archive/decisions/decision.hpp"

/// What one paper of an archive holds, for a person who has just added it.
namespace scrutineer {

/// A printed row that a person may want to look at.
struct PaperItem {
    std::string record, indicator;  ///< ids; the indicator's empty until links are made
    std::string name;
    int page = 1;
};

struct FigureToCheck {
    PaperItem item;
    int number = 0;  ///< the figure's place in the record, from 0
    std::string measure, period, text;
    double confidence = 0;
};

struct PaperContents {
    Document document;
    Reading reading;
    int records = 0, figures = 0, ratings = 0;
    bool first_of_authority = false;           ///< no earlier paper of its council: all of it is new
    std::vector<PaperItem> fresh;              ///< indicators that no earlier paper of the council has
    std::vector<FigureToCheck> doubtful;       ///< least sure first; what a person looked at is not among them
    std::vector<DocumentDiagnostic> not_read;  ///< errors and warnings, in reading order, but those that are settled
    std::vector<Decision> decisions;           ///< what lost its place first
};

/// A figure of less confidence is worth a look: docs/quality.md says how many of those above it are right.
inline constexpr double sure_figure = 0.9;

/// The ids of papers whose file has this name (or path), or whose id begins so, at most `most`.
std::vector<std::string> papers_named(const Archive& archive, const std::string& name, std::size_t most);

/// Nullopt for a paper that is not there.
std::optional<PaperContents> paper_contents(const Archive& archive, const std::string& document);

}  // namespace scrutineer
