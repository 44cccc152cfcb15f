// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <memory>

#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "cli/version.hpp"
#include "serve/http/server.hpp"
#include "serve/site.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer serve                          the page of scrutineer.db in this folder; it is made where there is none
  scrutineer serve council.db               another archive's
  scrutineer serve council.db --read-only   to look at, nothing can be changed
  scrutineer serve --port 8080              always at the same address

Open the address that it prints in a browser on this machine. There:
  Papers      drop papers in, see what was read of each, page by page, beside the page itself
  To do       what needs a person, most harmful first
  Indicators  find one by a word; its years as a chart and a table, each point leads to its page
  Findings    published figures that do not hold, each beside its place
  Export      a workbook and other files
It listens on 127.0.0.1 only: nobody else on the network sees it. Ctrl-C ends it. docs/serve.md says more.

Exit codes: 0 ended, 1 the archive cannot be read or the port is taken, 2 wrong usage.)";

struct Options {
    std::string archive = "scrutineer.db";
    int port = 0;
    bool read_only = false;
    Isolation isolation;
};

constexpr int last_port = 65535;

int run(const Options& options) {
    serve::SiteOptions site_options;
    site_options.archive = options.archive;
    site_options.read_only = options.read_only;
    site_options.program = SCRUTINEER_VERSION;
    site_options.isolation = options.isolation;
    serve::Site site(site_options);
    serve::ServerOptions server_options;
    server_options.port = options.port;
    if (!options.read_only) server_options.receiving = serve::papers_folder_of(options.archive);
    try {
        serve::Server server(server_options, [&site](const serve::Request& request) { return site.answer(request); });
        site.use_token(server.guard().token());
        set_interrupt_message("what was added is in the archive");
        Output output("-");
        output.write("Open " + server.address() + " in a browser on this machine. Ctrl-C ends it.\n");
        output.finish();
        server.run();
    } catch (const serve::ServerError& error) {
        say_error(error.what());
        return some_failed;
    }
    return fine;
}

}  // namespace

void add_serve_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("serve", "Show an archive in a browser: papers, pages, indicators");
    command->footer(help);
    command->add_option("ARCHIVE", options->archive, "The archive (default: scrutineer.db)")
        ->type_name("FILE")
        ->envname("SCRUTINEER_ARCHIVE");
    command->add_option("--port", options->port, "Listen on this port (default: any that is free)")
        ->type_name("N")
        ->check(CLI::Range(0, last_port).description(""));
    command->add_flag("--read-only", options->read_only, "Nothing can be added or changed");
    add_isolation_options(*command, options->isolation);
    command->callback(
        [options, &exit_code] { exit_code = guarded({.archive = options->archive}, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
