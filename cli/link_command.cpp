// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "archive/linking.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer link                        what is proposed: likely one indicator, and not sure
  scrutineer link --all                  what was linked and decided too
  scrutineer link --accept A B           they are one indicator
  scrutineer link --reject A B           they are not; also splits what was linked
  scrutineer link --undo A B             takes such a decision back

A and B are the ids that the list gives, or as much of their beginnings as tells them from others. Decisions win over what the program finds, and stay when papers are read again.

Exit codes: 0 done, 1 no such indicator or the archive cannot be used, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    bool all = false;
    std::vector<std::string> accept, reject, undo;
};

std::string listing(const std::vector<IndicatorLink>& found, const std::string& format) {
    if (format == "json") {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const IndicatorLink& l : found)
            json.push_back({{"a", l.identity_a},
                            {"b", l.identity_b},
                            {"authority", l.authority},
                            {"name_a", l.name_a},
                            {"name_b", l.name_b},
                            {"score", l.score},
                            {"status", l.status},
                            {"reasons", l.reasons}});
        return json.dump(1) + "\n";
    }
    if (format == "csv") {
        std::string text = csv_line({"a", "b", "authority", "name_a", "name_b", "score", "status", "reasons"});
        for (const IndicatorLink& l : found)
            text += csv_line({l.identity_a, l.identity_b, l.authority, l.name_a, l.name_b,
                              fmt::format("{:.2f}", l.score), l.status, l.reasons});
        return text;
    }
    std::string text;
    for (const IndicatorLink& l : found)
        text += fmt::format("{:<9} {:.2f}  {}\n  {}  {}\n  {}  {}\n  {}\n\n", l.status, l.score, l.authority,
                            l.identity_a, l.name_a, l.identity_b, l.name_b, l.reasons);
    return text + counted(found.size(), "link") + "\n";
}

std::string complete(const Archive& archive, const std::string& beginning) {
    return complete_id(archive.identity_ids(beginning, most_ids), beginning, "indicator",
                       "`scrutineer link` lists them");
}

int run(const Options& options) {
    const bool writes = !options.accept.empty() || !options.reject.empty() || !options.undo.empty();
    Archive archive = open_archive(options.archive.archive, writes ? Archive::Mode::write : Archive::Mode::read);
    for (const std::vector<std::string>* pair : {&options.accept, &options.reject, &options.undo}) {
        if (pair->empty()) continue;
        const std::string a = complete(archive, pair->at(0)), b = complete(archive, pair->at(1));
        if (a.empty() || b.empty()) return some_failed;
        if (pair == &options.undo)
            undecide(archive, a, b);
        else
            decide(archive, a, b, pair == &options.accept ? LinkVerdict::accepted : LinkVerdict::rejected);
    }
    if (writes) return fine;
    std::vector<IndicatorLink> found = links(archive);
    if (!options.all) std::erase_if(found, [](const IndicatorLink& l) { return l.status != "proposed"; });
    Output output("-");
    output.write(listing(found, options.archive.format));
    output.finish();
    return fine;
}

}  // namespace

void add_link_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("link", "List and decide which names are one indicator (archive)");
    command->footer(help);
    command->add_flag("--all", options->all, "List made and decided links too");
    command->add_option("--accept", options->accept, "These two are one indicator")->type_name("A B")->expected(2);
    command->add_option("--reject", options->reject, "These two are not")->type_name("A B")->expected(2);
    command->add_option("--undo", options->undo, "Take a decision back")->type_name("A B")->expected(2);
    add_archive_options(*command, options->archive);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
