// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace scrutineer::table_finding {

/// The elementary steps that one page may still cost. Every loop whose length the page decides pays for itself here,
/// so that no page, however constructed, takes more than a bounded time.
class Budget {
public:
    explicit Budget(long steps) : left_(steps) {}
    /// Takes `steps` from the budget; false where it is used up, and from then on.
    bool spend(std::size_t steps = 1) {
        if (left_ < 0 || steps > static_cast<std::size_t>(left_)) {
            left_ = -1;
            return false;
        }
        left_ -= static_cast<long>(steps);
        return true;
    }
    bool exhausted() const { return left_ < 0; }

private:
    long left_;
};

}  // namespace scrutineer::table_finding
