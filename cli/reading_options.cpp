// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstring>

#include "parsers/layout_set.hpp"

namespace scrutineer::cli {

void add_reading_options(CLI::App& command, ReadingOptions& options) {
    command
        .add_option("--password", options.password,
                    "Password of encrypted papers. Others on this machine can see it here; the environment variable\n"
                    "is safer.")
        ->type_name("TEXT")
        ->envname("SCRUTINEER_PASSWORD");
    command
        .add_option("--layouts", options.layouts_folder,
                    "Folder with layout files (*.json) to use beside the built-in ones")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory);
}

PaperOptions paper_options(const ReadingOptions& options) {
    PaperOptions paper;
    paper.read.password = options.password;
    paper.layouts =
        options.layouts_folder.empty() ? LayoutSet::built_in() : LayoutSet::with_folder(options.layouts_folder);
    return paper;
}

void add_worker_options(CLI::App& command, WorkerOptions& options) {
    command.add_option("--jobs", options.jobs, "Papers to read at a time; 0 for one a core")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(0u, 1024u));
    command
        .add_option("--memory", options.memory_megabytes, "Most megabytes that reading one paper may take; 0 for any")
        ->type_name("MB")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{0}, std::size_t{1} << 24));
    command.add_option("--timeout", options.timeout_seconds, "Most seconds that reading one paper may take; 0 for any")
        ->type_name("S")
        ->capture_default_str()
        ->check(CLI::Range(0u, 1'000'000u));
}

std::string read_standard_input() {
    constexpr std::size_t most = std::size_t{1} << 30;
    std::string bytes;
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t got = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw ReadError("cannot-open", "standard input", std::strerror(errno));
        if (got == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
        if (bytes.size() > most) throw ReadError("too-large", "standard input", "is larger than 1 GB");
    }
}

}  // namespace scrutineer::cli
