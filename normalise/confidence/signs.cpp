// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/signs.hpp"

namespace scrutineer::confidence {

std::string_view to_text(Sign sign) {
    static constexpr std::array<std::string_view, sign_count> names{
        "always",         "by layout",      "by card",        "by list",         "by series",       "by shape",
        "of money",       "no lines",       "few lines",      "doubtful grid",   "outside tables",  "few rows",
        "ragged row",     "half read",      "read twice",     "wide cell",       "several lines",   "several figures",
        "doubtful text",  "not understood", "no heading",     "unknown heading", "long heading",    "amount in heading",
        "shared heading", "twin",           "untold measure", "doubtful role",   "carried heading", "doubtful name",
        "cut name",       "long name",      "short name",     "name of numbers", "name again",      "wrapped name",
        "inherited name", "amount in name", "no unit",        "inferred unit",   "doubtful scale",  "odd unit",
        "no period",      "paper's period", "worked out",     "untold paper",    "after paper",     "total agrees",
        "total disagrees"};
    return names[static_cast<std::size_t>(sign)];
}

}  // namespace scrutineer::confidence
