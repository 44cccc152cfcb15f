// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <clocale>
#include <csignal>
#include <exception>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"
#include "extract/ocr.hpp"
#include "parsers/layout_set.hpp"

namespace {

constexpr const char* help = R"(Examples:
  scrutineer extract paper.pdf -o dataset.json      every figure and rating of a paper, with page and box
  scrutineer validate paper.pdf                     published figures that do not hold
  scrutineer tables paper.pdf                       what the table finder sees
  scrutineer page paper.pdf --page 7                what was seen on a page
  scrutineer ingest papers/                         folders of papers into an archive that grows
  scrutineer series foster                          how an indicator moved over the years
  scrutineer extract --help                         more about a subcommand

Exit codes: 0 fine, 1 some files failed, 2 wrong usage, 3 no file could be read.
Figures that are doubtful carry a low confidence, and what could not be read is named in the diagnostics.)";

bool has_subcommand(CLI::App& program, const std::string& name) {
    return !program.get_subcommands([&](const CLI::App* command) { return command->get_name() == name; }).empty();
}

}  // namespace

int main(int argc, char** argv) {
    using namespace scrutineer::cli;
    using scrutineer::LayoutError;
    using scrutineer::OcrError;
    // A reader that goes away is seen where the output is written.
    std::signal(SIGPIPE, SIG_IGN);
    std::setlocale(LC_ALL, "C");

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
    program.add_flag_function(
        "-v,--verbose", [](std::int64_t times) { set_verbosity(static_cast<int>(times)); },
        "Say what is being done; twice for details");

    int exit_code = fine;
    add_extract_command(program, exit_code);
    add_tables_command(program, exit_code);
    add_page_command(program, exit_code);
    add_ingest_command(program, exit_code);
    add_series_command(program, exit_code);
    add_search_command(program, exit_code);
    add_documents_command(program, exit_code);
    add_show_command(program, exit_code);
    add_export_command(program, exit_code);
    add_link_command(program, exit_code);
    add_layouts_command(program, exit_code);
    add_schema_command(program, exit_code);
    add_validate_command(program, exit_code);
    add_integration_command(program, exit_code);
    const std::string first = argc > 1 ? argv[1] : "";
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
