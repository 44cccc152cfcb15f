// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace scrutineer::pdf {

/// Poppler asks before each drawing operator whether to stop: so many times the answer is no.
struct Budget {
    long left = 0;
    static bool is_spent(void* budget) { return --static_cast<Budget*>(budget)->left < 0; }
};

}  // namespace scrutineer::pdf
