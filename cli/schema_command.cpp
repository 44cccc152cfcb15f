// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "dataset/dataset_json.hpp"

namespace scrutineer::cli {

void add_schema_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("schema", "Print the JSON Schema that every dataset conforms to");
    command->footer(R"(Examples:
  scrutineer schema > dataset.schema.json
  scrutineer schema | jq '."$defs" | keys'

Exit codes: 0 printed, 1 the output could not be written.)");
    command->callback([&exit_code] {
        Output output("-");
        output.write(dataset_schema());
        output.finish();
        exit_code = fine;
    });
}

}  // namespace scrutineer::cli
