// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "archive/linking.hpp"

/// What of the newest papers needs a person.
namespace scrutineer {

/// Which papers, and how many things of each kind.
struct ToDoAsked {
    std::string authority;     ///< name; empty for all
    std::size_t papers = 100;  ///< the newest of them are looked at
    std::size_t most = 50;
};

struct DoubtfulFigure {
    std::string document, file, authority, record, name;
    std::size_t number = 0;  ///< in its record, from 0
    std::string measure, label, period, text;
    int page = 1;
    Box box;
    double confidence = 0;
};
/// Figures below `sure_from` (archive/browse.hpp), the least sure first.
std::vector<DoubtfulFigure> doubtful_figures(const Archive& archive, const ToDoAsked& asked);

struct UnreadPlace {
    std::string authority;
    DocumentDiagnostic diagnostic;
};
/// Warnings and errors that say what was not read, those that name figures first; none that a person settled.
std::vector<UnreadPlace> unread_places(const Archive& archive, const ToDoAsked& asked);

/// Links that are likely but not sure, the likeliest first.
std::vector<IndicatorLink> proposed_links(const Archive& archive, const ToDoAsked& asked);

}  // namespace scrutineer
