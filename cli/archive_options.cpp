// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/archive_options.hpp"

#include <CLI/CLI.hpp>

#include "archive/export.hpp"
#include "archive/sqlite.hpp"
#include "cli/exit_code.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

namespace scrutineer::cli {

void add_archive_options(CLI::App& command, ArchiveOptions& options, bool with_format) {
    command.add_option("--archive", options.archive, "The archive (default: scrutineer.db)")
        ->type_name("FILE")
        ->envname("SCRUTINEER_ARCHIVE");
    if (!with_format) return;
    command.add_option("--format", options.format, "text for people (default), json or csv")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "csv"}).description(""));
    for (const char* format : {"json", "csv"})
        command.add_flag_callback(
            "--" + std::string(format), [&options, format] { options.format = format; },
            "The same as --format " + std::string(format));
}

Archive open_archive(const std::string& path, Archive::Mode mode) {
    return Archive(path, mode, [path] { say_warning(path + ": another program is writing to it; waiting"); });
}

std::string complete_id(const std::vector<std::string>& ids, const std::string& beginning, std::string_view what,
                        std::string_view where) {
    if (ids.size() == 1 || (!ids.empty() && ids.front() == beginning)) return ids.front();
    if (ids.empty()) {
        say_error("no " + std::string(what) + " has an id that begins with \"" + beginning + "\"; " +
                  std::string(where));
    } else {
        std::string all;
        for (const std::string& id : ids) all += " " + id;
        say_error("several " + std::string(what) + "s have an id that begins with \"" + beginning + "\":" + all);
    }
    return "";
}

int guarded(const ArchiveOptions& options, const std::function<int()>& work) {
    try {
        return work();
    } catch (const ArchiveError& error) {
        const std::string message = error.what();
        if (message.starts_with(options.archive))
            say_error(message);
        else
            say_error(options.archive, message, "");
    } catch (const ExportError& error) {
        say_error(error.what());
    } catch (const OutputError& error) {
        say_error(error.what());
    }
    return some_failed;
}

}  // namespace scrutineer::cli
