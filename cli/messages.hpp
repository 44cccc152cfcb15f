// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace scrutineer {
class ReadError;
}

/// What the program says on standard error: "scrutineer: FILE: message (remedy)", or, for programs that read it, a JSON
/// object a line: {"time": …, "level": "error", "event": "message", …}.
namespace scrutineer::cli {

enum class LogFormat { text, json };
void set_log_format(LogFormat format);
bool log_is_json();

/// One line of a JSON log, with the time before `fields`; nothing where the log is text. `level` is "info", "warning"
/// or "error". The events: "start", "paper", "progress", "end", "message", "interrupted".
void log_event(std::string_view level, std::string_view event, const nlohmann::ordered_json& fields);

/// How much to say: 0 errors and warnings, 1 what is being done as well.
void set_verbosity(int level);

void say_error(std::string_view message);
/// `remedy` is what the reader can do about it; empty for none.
void say_error(std::string_view file, std::string_view message, std::string_view remedy);
void say_error(const ReadError& error);
void say_warning(std::string_view message);
void say_info(std::string_view message);

/// "1 page", "3 pages": `noun` takes an s.
std::string counted(std::size_t count, std::string_view noun);

/// What to do about a ReadError::code(); empty where there is nothing to suggest.
std::string_view remedy(std::string_view error_code);

}  // namespace scrutineer::cli
