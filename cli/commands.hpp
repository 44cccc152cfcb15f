// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include "cli/exit_code.hpp"

/// One function a subcommand, one file a function. Each adds its subcommand with its options and help to the program
/// and stores the exit code of running it in `exit_code`.
namespace scrutineer::cli {

void add_extract_command(CLI::App& program, int& exit_code);
void add_tables_command(CLI::App& program, int& exit_code);
void add_page_command(CLI::App& program, int& exit_code);
void add_explain_command(CLI::App& program, int& exit_code);
void add_ingest_command(CLI::App& program, int& exit_code);
void add_serve_command(CLI::App& program, int& exit_code);
void add_series_command(CLI::App& program, int& exit_code);
void add_search_command(CLI::App& program, int& exit_code);
void add_documents_command(CLI::App& program, int& exit_code);
void add_show_command(CLI::App& program, int& exit_code);
void add_export_command(CLI::App& program, int& exit_code);
void add_paper_command(CLI::App& program, int& exit_code);
void add_compare_command(CLI::App& program, int& exit_code);
void add_correct_command(CLI::App& program, int& exit_code);
/// `archive merge`.
void add_archive_command(CLI::App& program, int& exit_code);
void add_link_command(CLI::App& program, int& exit_code);
void add_layouts_command(CLI::App& program, int& exit_code);
void add_schema_command(CLI::App& program, int& exit_code);
void add_validate_command(CLI::App& program, int& exit_code);
/// Hidden: for installing. Added last, since it describes all the others.
void add_integration_command(CLI::App& program, int& exit_code);

}  // namespace scrutineer::cli
