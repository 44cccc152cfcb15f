// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace scrutineer::cli {

/// Exit codes of the program: stable, documented in the README.
enum ExitCode : int {
    fine = 0,
    some_failed = 1,  ///< some files could not be read, or the output could not be written
    wrong_usage = 2,
    nothing_read = 3  ///< no file could be read
};

}  // namespace scrutineer::cli
