// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extract/page/page.hpp"

/// What Poppler says of a damaged file. It reports through one process-wide function: here its messages are counted
/// instead of printed.
namespace scrutineer::pdf {

struct Complaints {
    long count = 0;
    std::string first;
    bool encryption_unknown = false;
    /// Where Poppler gave up a content stream for an operator with too few operands (bytes from its start), and that
    /// operator; -1 for nowhere.
    long long gave_up_at = -1;
    std::string gave_up_with;
};

/// Poppler's messages go to `complaints` while this lives.
class Listening {
public:
    explicit Listening(Complaints& complaints);
    ~Listening();
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    Complaints* before_;
};

/// Makes Poppler ready, once a process; needed before any file is opened.
void initialise_poppler();

/// One diagnostic for all of them: how many problems there were `where`, and the first in Poppler's words.
Diagnostic summary(const Complaints& complaints, const char* code, const std::string& where);

}  // namespace scrutineer::pdf
