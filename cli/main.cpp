// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"
#include "extract/ocr/ocr.hpp"
#include "parsers/layouts/layout_set.hpp"

namespace {

constexpr std::string_view integration = "integration";

constexpr const char* help = R"(Examples:
  scrutineer extract paper.pdf -o dataset.json      every figure and rating of a paper, with page and box
  scrutineer validate paper.pdf                     published figures that do not hold
  scrutineer tables paper.pdf                       what the table finder sees
  scrutineer page paper.pdf --page 7                what was seen on a page
  scrutineer ingest papers/                         folders of papers into an archive that grows
  scrutineer series fly-tipping                     how an indicator moved over the years
  scrutineer extract --help                         more about a subcommand

Exit codes: 0 fine, 1 some files failed, 2 wrong usage, 3 no file could be read.
Figures that are doubtful carry a low confidence, and what could not be read is named in the diagnostics.)";

struct Command {
    std::string_view name;
    void (*add)(CLI::App& program, int& exit_code);
};

constexpr std::array commands{Command{"extract", scrutineer::cli::add_extract_command},
                              Command{"tables", scrutineer::cli::add_tables_command},
                              Command{"page", scrutineer::cli::add_page_command},
                              Command{"explain", scrutineer::cli::add_explain_command},
                              Command{"ingest", scrutineer::cli::add_ingest_command},
                              Command{"serve", scrutineer::cli::add_serve_command},
                              Command{"series", scrutineer::cli::add_series_command},
                              Command{"search", scrutineer::cli::add_search_command},
                              Command{"documents", scrutineer::cli::add_documents_command},
                              Command{"show", scrutineer::cli::add_show_command},
                              Command{"export", scrutineer::cli::add_export_command},
                              Command{"paper", scrutineer::cli::add_paper_command},
                              Command{"compare", scrutineer::cli::add_compare_command},
                              Command{"correct", scrutineer::cli::add_correct_command},
                              Command{"link", scrutineer::cli::add_link_command},
                              Command{"archive", scrutineer::cli::add_archive_command},
                              Command{"layouts", scrutineer::cli::add_layouts_command},
                              Command{"schema", scrutineer::cli::add_schema_command},
                              Command{"validate", scrutineer::cli::add_validate_command},
                              Command{integration, scrutineer::cli::add_integration_command}};

/// The one that is wanted, where its name comes first: building up the others takes a tenth of the program's start.
/// All of them where help, a wrong name or the shells' completions need them.
void add_commands(CLI::App& program, std::string_view first, int& exit_code) {
    const bool alone = first != integration && std::any_of(commands.begin(), commands.end(),
                                                           [first](const Command& c) { return c.name == first; });
    for (const Command& command : commands)
        if (!alone || command.name == first) command.add(program, exit_code);
}

bool has_subcommand(CLI::App& program, const std::string& name) {
    return !program.get_subcommands([&](const CLI::App* command) { return command->get_name() == name; }).empty();
}

int run(int argc, char** argv) {
    using namespace scrutineer::cli;
    using scrutineer::LayoutError;
    using scrutineer::OcrError;
    // A reader that goes away is seen where the output is written.
    std::signal(SIGPIPE, SIG_IGN);
    std::setlocale(LC_ALL, "C");
    watch_for_interrupts();

    CLI::App program{
        "Reads the performance tables in UK council committee papers (PDF) and turns every published\n"
        "figure into one canonical dataset (JSON).",
        "scrutineer"};
    program.footer(help);
    program.require_subcommand(1);
    program.set_version_flag("--version",
                             "scrutineer " SCRUTINEER_VERSION "\nPoppler " SCRUTINEER_POPPLER_VERSION
                             "\nTesseract " SCRUTINEER_TESSERACT_VERSION,
                             "Print the versions of this program, Poppler and Tesseract");
    program.add_flag_callback(
        "-v,--verbose", [] { set_verbosity(1); }, "Say of each paper what was read, and how long it took");

    int exit_code = fine;
    const std::string first = argc > 1 ? argv[1] : "";
    add_commands(program, first, exit_code);
    if (!first.empty() && first[0] != '-' && !has_subcommand(program, first)) {
        say_error("there is no command \"" + first + "\"; scrutineer --help lists them");
        return wrong_usage;
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? fine : wrong_usage;
    } catch (const OcrError& error) {
        say_error(error.what());
        return wrong_usage;
    } catch (const LayoutError& error) {
        say_error(error.what());
        return wrong_usage;
    } catch (const OutputError& error) {
        say_error(error.what());
        return some_failed;
    } catch (const std::exception& error) {
        say_error(error.what());
        return nothing_read;
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    const int exit_code = run(argc, argv);
    // What is written is written and files are closed: undoing the libraries' set-up one by one gives nothing back that
    // the end of the process does not.
    std::cout.flush();
    std::fflush(nullptr);
#if defined(__SANITIZE_ADDRESS__)
    return exit_code;
#else
    std::_Exit(exit_code);
#endif
}
