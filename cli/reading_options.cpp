// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>

#include "dataset/register/authorities.hpp"
#include "normalise/periods/period.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "workers/process_pool.hpp"

namespace scrutineer::cli {

namespace {

/// What is given for a folder of layouts where none is to be used.
constexpr const char* no_layouts = "none";

void add_ocr_options(CLI::App& command, OcrOptions& options) {
    static const std::map<std::string, OcrMode> modes{
        {"auto", OcrMode::automatic}, {"never", OcrMode::never}, {"always", OcrMode::always}};
    command
        .add_option_function<std::string>(
            "--ocr", [&options](const std::string& mode) { options.mode = modes.at(mode); },
            "Read pictures of pages: auto (where there is no usable text), never, always (default: auto)")
        ->type_name("WHEN")
        ->check(CLI::IsMember({"auto", "never", "always"}).description(""));
    command
        .add_option("--dpi", options.dpi,
                    "Dots an inch to read pictures at (default: a scan's own resolution, otherwise 300)")
        ->type_name("N")
        ->check(CLI::Range(72, 600).description(""));
    command.add_option("--language", options.language, "Language of pictures as Tesseract names it (default: eng)")
        ->type_name("NAME");
    command
        .add_option_function<unsigned>(
            "--page-timeout", [&options](unsigned seconds) { options.page_timeout = std::chrono::seconds(seconds); },
            "Most seconds that reading one picture may take (default: 60)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1u, 86'400u).description(""));
}

/// Takes an option's text and gives what is wrong with it, empty for nothing.
template <typename Take>
void add_checked(CLI::App& command, const char* name, const char* type, const char* help, Take take) {
    command
        .add_option_function<std::string>(
            name,
            [name, take](const std::string& text) {
                if (const std::string wrong = take(text); !wrong.empty()) throw CLI::ValidationError(name, wrong);
            },
            help)
        ->type_name(type);
}

std::string take_authority(const std::string& text, KnownOfPapers& known) {
    const KnownAuthority* found = authority_named(text);
    if (!found) found = authority_coded(text);
    if (found) {
        known.authority = found->name;
        known.authority_code = found->code;
        return {};
    }
    std::string nearest;
    for (const std::string_view name : nearest_authorities(text))
        nearest += (nearest.empty() ? "; the nearest: " : ", ") + std::string(name);
    return "the register has no one council \"" + text + "\"" + nearest;
}

/// What is known of papers from elsewhere: the three things that tables are read by and that a paper may not say.
void add_known_options(CLI::App& command, KnownOfPapers& known) {
    add_checked(command, "--authority", "NAME|CODE",
                "Whose papers these are, where they do not say or say it wrongly: a council's name or GSS code "
                "(\"Kent\", E10000016)",
                [&known](const std::string& text) { return take_authority(text, known); });
    add_checked(command, "--period", "TEXT",
                "The period that the papers report on, as it might be printed (\"Q3 2024/25\", \"April to December "
                "2024\", \"as at 31 March 2025\")",
                [&known](const std::string& text) -> std::string {
                    PeriodContext context;
                    context.year_hint = known.meeting_date;
                    const auto period = parse_period(text, context);
                    known.period = text;
                    return period && !period->end.empty()
                               ? ""
                               : "\"" + text + "\" is no period with its year, such as \"Q3 2024/25\" or \"2024/25\"";
                });
    add_checked(command, "--meeting-date", "DATE",
                "The day of the meeting that the papers go to (\"2025-03-04\", \"4 March 2025\")",
                [&known](const std::string& text) -> std::string {
                    known.meeting_date = parse_date(text);
                    return known.meeting_date.empty() ? "\"" + text + "\" is no day, such as 2025-03-04" : "";
                });
}

}  // namespace

void add_page_reading_options(CLI::App& command, ReadingOptions& options) {
    command
        .add_option("--password", options.password,
                    "Password of encrypted papers (others on this machine can see it here; the environment variable "
                    "is safer)")
        ->type_name("TEXT")
        ->envname("SCRUTINEER_PASSWORD");
    add_ocr_options(command, options.ocr);
}

void add_reading_options(CLI::App& command, ReadingOptions& options) {
    command
        .add_option("--layouts", options.layouts_folder,
                    "Folder with layout files (*.json) to use beside the built-in ones; none for no layout at all: the "
                    "tables' own headings and cells tell what they mean")
        ->type_name("DIR")
        ->check((existing_folder() | CLI::IsMember({no_layouts})).description(""));
    add_known_options(command, options.known);
    add_page_reading_options(command, options);
}

CLI::Validator existing_folder() { return CLI::Validator(CLI::ExistingDirectory).description(""); }

PaperOptions paper_options(const ReadingOptions& options) {
    PaperOptions paper;
    paper.read.password = options.password;
    paper.ocr = options.ocr;
    paper.known = options.known;
    // What was asked for by name must be there before any work is done; the default may be missing as long as no page
    // needs it.
    if (options.ocr.mode != OcrMode::never && options.ocr.language != OcrOptions{}.language)
        require_ocr_language(options.ocr.language);
    // The built-in layouts are made by whoever reads a paper.
    if (options.layouts_folder == no_layouts)
        paper.layouts = LayoutSet::none();
    else if (!options.layouts_folder.empty())
        paper.layouts = LayoutSet::with_folder(options.layouts_folder);
    return paper;
}

unsigned page_workers(const WorkerOptions& options, std::size_t papers) {
    const unsigned jobs = options.jobs == 0 ? available_cores() : options.jobs;
    return papers == 0 || papers >= jobs ? 1 : jobs / static_cast<unsigned>(papers);
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
