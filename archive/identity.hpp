// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dataset/dataset.hpp"

/// Which records are of one indicator because their papers call it by one name.
namespace scrutineer {

/// A name with what varies from paper to paper taken out: case and punctuation, "percentage of" and "number of" (the
/// unit says so), filling words, plural endings, and abbreviations written out (archive/abbreviations.json): "% of LAC
/// who are fostered" and "Percentage of looked after children fostered" give the same key. Words keep their order.
std::string name_key(std::string_view name);

struct Identity {
    std::string id;         ///< 16 hex digits that follow from the members below
    std::string authority;  ///< name, empty where the paper says none
    std::string name_key;
    std::string family;  ///< "indicator", "finance" or "breakdown": these never are one indicator
    std::optional<Unit> unit;
    std::optional<int> per;
};

/// The identity of a record. A line of a budget or a share has a name ("Total", "Employees") that says little by
/// itself: its key begins with the heading above it. A record without a name has an identity of its own.
Identity identity_of(const Record& record, const std::string& authority);

}  // namespace scrutineer
