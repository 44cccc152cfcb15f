// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/decided.hpp"
#include "serve/visit.hpp"

/// What the forms of several pages do: people's decisions into the archive.
namespace scrutineer::serve {

/// A decision cannot be made as it was asked for; what() says so to people.
class Undecidable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A record as it was read, in its paper. Throws NotThere.
struct RecordAsRead {
    Dataset paper;
    std::size_t at = 0;  ///< in `paper.records`
    const Record& record() const { return paper.records[at]; }
};
RecordAsRead record_as_read(const Archive& archive, const std::string& record_id);

/// Decisions with who, when and why out of the form's fields "by" and "because", put into the archive. Throws
/// Undecidable and ArchiveError.
void decide_all(const Visit& visit, std::vector<Decision> all);

/// Where a form leads to when it is done: its field "back", where that is an address of these pages, else `otherwise`.
Response back_to(const Visit& visit, const std::string& otherwise);

}  // namespace scrutineer::serve
