// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace scrutineer::cli {

std::size_t terminal_columns() {
    if (const char* said = std::getenv("COLUMNS"); said != nullptr) {
        const int columns = std::atoi(said);
        if (columns > 0) return static_cast<std::size_t>(columns);
    }
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

}  // namespace scrutineer::cli
