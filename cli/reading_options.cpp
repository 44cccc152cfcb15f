// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_options.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <utility>

#include "cli/messages.hpp"
#include "cli/paper_paths.hpp"
#include "dataset/register/authorities.hpp"
#include "extract/page/digest.hpp"
#include "normalise/periods/period.hpp"
#include "parsers/layouts/layout_set.hpp"

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
            "Most seconds of processor time that reading one picture may take (default: 60)")
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

std::vector<std::string> PaperNames::all() const {
    std::vector<std::string> names = named;
    if (!list.empty()) {
        const std::vector<std::string> listed = names_from_file(list);
        names.insert(names.end(), listed.begin(), listed.end());
    }
    if (names.empty()) throw CLI::RequiredError("PAPER or --files-from");
    return names;
}

void add_paper_names(CLI::App& command, PaperNames& names, const std::string& what) {
    command.add_option("PAPER", names.named, what);
    command
        .add_option("--files-from", names.list, "Read the papers that FILE names too, one a line; - is standard input")
        ->type_name("FILE");
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

std::string options_text(const ReadingOptions& options) {
    std::string text;
    if (options.layouts_folder == no_layouts) {
        text += "layouts=none";
    } else if (!options.layouts_folder.empty()) {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(options.layouts_folder))
            if (entry.path().extension() == ".json")
                files.emplace(entry.path().filename().string(), sha256_of_file(entry.path().string()));
        std::string all;
        for (const auto& [name, digest] : files) all.append(name).append(digest);
        text += "layouts=" + sha256(all).substr(0, 16);
    }
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += (text.empty() ? "" : " ") + (name + ("=" + value));
    };
    add("authority", options.known.authority_code);
    add("period", options.known.period);
    add("meeting-date", options.known.meeting_date);
    const OcrOptions usual;
    if (options.ocr.mode != usual.mode || options.ocr.dpi != usual.dpi || options.ocr.language != usual.language ||
        options.ocr.page_timeout != usual.page_timeout)
        text += (text.empty() ? "" : " ") +
                ("ocr=" + std::to_string(static_cast<int>(options.ocr.mode)) + "," + std::to_string(options.ocr.dpi) +
                 "," + options.ocr.language + "," + std::to_string(options.ocr.page_timeout.count()));
    return text;
}

void add_log_options(CLI::App& command) {
    command
        .add_option_function<std::string>(
            "--log-format",
            [](const std::string& format) { set_log_format(format == "json" ? LogFormat::json : LogFormat::text); },
            "What is said on standard error: text for people (default), or json, an object a line: start, each paper, "
            "progress, end, and every message, with times")
        ->type_name("FORMAT")
        ->envname("SCRUTINEER_LOG_FORMAT")
        ->check(CLI::IsMember({"text", "json"}).description(""));
}

void add_isolation_options(CLI::App& command, Isolation& isolation) {
    constexpr double most_seconds = 1e6;
    constexpr unsigned most_megabytes = 1u << 24;
    command.add_option("-j,--jobs", isolation.jobs, "Papers to read at a time (default: one a core)")
        ->type_name("N")
        ->check(CLI::Range(0u, 1024u).description(""));
    command
        .add_option_function<unsigned>(
            "--memory", [&isolation](unsigned megabytes) { isolation.memory = std::size_t{megabytes} << 20; },
            "Most megabytes that reading one paper may take (default: " + std::to_string(isolation.memory >> 20) +
                "; 0 for any)")
        ->type_name("MB")
        ->check(CLI::Range(0u, most_megabytes).description(""));
    command
        .add_option_function<double>(
            "--timeout",
            [&isolation](double seconds) {
                isolation.time = std::chrono::milliseconds(std::llround(seconds * 1000));
                isolation.processor = isolation.time;
            },
            "Most seconds that reading one paper may take (default: 8 of the processor, and 0.25 for each page; 0 for "
            "any)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, most_seconds).description(""));
    command.add_flag_callback(
        "-v,--verbose", [] { set_verbosity(1); }, "Say of each paper what was read, and how long it took");
    add_log_options(command);
    isolation.unprotected = [said = false](const std::string& reason) mutable {
        if (!std::exchange(said, true)) say_warning("papers are read without a sandbox: " + reason);
    };
    isolation.partly_protected = [](const std::string& reason) {
        say_info("papers are read in a sandbox that may read any file: " + reason);
    };
}

}  // namespace scrutineer::cli
