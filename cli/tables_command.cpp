// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"

namespace scrutineer::cli {
void add_tables_command(CLI::App& program, int&) { program.add_subcommand("tables", ""); }
}  // namespace scrutineer::cli
