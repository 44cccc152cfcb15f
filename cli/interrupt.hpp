// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// What a run leaves behind, and says, that is interrupted (Ctrl-C, or the end of its terminal or machine).
namespace scrutineer::cli {

/// From now on an interrupted run removes the file that is unfinished, says that it was interrupted, and what that
/// means, and dies of the signal. Signals that are ignored (under nohup) stay ignored.
void watch_for_interrupts();

/// The file to remove; empty for none.
void set_unfinished_file(const std::string& path);

/// What an interruption means: "nothing was written". For texts that live as long as the program.
void set_interrupt_message(const char* message);

/// The message as a line of a JSON log (cli/messages.hpp); messages have no quotes and no backslashes.
void set_interrupt_json(bool json);

}  // namespace scrutineer::cli
