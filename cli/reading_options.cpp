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
                    "Password of encrypted papers (others on this machine can see it here; the environment variable "
                    "is safer)")
        ->type_name("TEXT")
        ->envname("SCRUTINEER_PASSWORD");
    command
        .add_option("--layouts", options.layouts_folder,
                    "Folder with layout files (*.json) to use beside the built-in ones")
        ->type_name("DIR")
        ->check(existing_folder());
}

CLI::Validator existing_folder() { return CLI::Validator(CLI::ExistingDirectory).description(""); }

PaperOptions paper_options(const ReadingOptions& options) {
    PaperOptions paper;
    paper.read.password = options.password;
    paper.layouts =
        options.layouts_folder.empty() ? LayoutSet::built_in() : LayoutSet::with_folder(options.layouts_folder);
    return paper;
}

void add_worker_options(CLI::App& command, WorkerOptions& options) {
    const auto at_most = [](unsigned most) { return CLI::Range(0u, most).description(""); };
    command.add_option("-j,--jobs", options.jobs, "Papers to read at a time (default: one a core)")
        ->type_name("N")
        ->check(at_most(1024));
    command
        .add_option("--memory", options.memory_megabytes,
                    "Most megabytes that reading one paper may take (default: " +
                        std::to_string(options.memory_megabytes) + "; 0 for any)")
        ->type_name("MB")
        ->check(at_most(1u << 24));
    command
        .add_option("--timeout", options.timeout_seconds, "Most seconds that reading one paper may take (default: any)")
        ->type_name("SECONDS")
        ->check(at_most(1'000'000));
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
