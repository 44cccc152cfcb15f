// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"

/// The man page and the shells' completions, made from the options that the program really has.
namespace scrutineer::cli {
namespace {

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

bool hidden(const CLI::App& command) { return command.get_group().empty(); }

std::vector<const CLI::App*> subcommands(const CLI::App& command) {
    std::vector<const CLI::App*> found;
    for (const CLI::App* subcommand : command.get_subcommands(std::function<bool(const CLI::App*)>{}))
        if (!hidden(*subcommand)) found.push_back(subcommand);
    return found;
}

/// Named options first, then positional ones.
std::vector<const CLI::Option*> options(const CLI::App& command, bool positional) {
    std::vector<const CLI::Option*> found;
    for (const CLI::Option* option : command.get_options())
        if (option->get_positional() == positional && !option->get_group().empty()) found.push_back(option);
    return found;
}

std::vector<std::string> names(const CLI::Option& option) {
    std::vector<std::string> all;
    for (const std::string& name : option.get_snames()) all.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) all.push_back("--" + name);
    return all;
}

/// The words that an option accepts, which CLI11 has in its type name as "TEXT:{csv,html}".
std::vector<std::string> choices(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', open == std::string::npos ? 0 : open);
    std::vector<std::string> words;
    if (open == std::string::npos || close == std::string::npos) return words;
    std::string word;
    for (std::size_t i = open + 1; i <= close; ++i) {
        if (type[i] == ',' || type[i] == '}') {
            words.push_back(word);
            word.clear();
        } else {
            word += type[i];
        }
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

/// The first line, without what a shell's quotes would trip over.
std::string short_description(const std::string& text) {
    std::string line;
    for (const char character : text.substr(0, text.find('\n')))
        if (character != '\'' && character != '[' && character != ']' && character != '`' && character != ':')
            line += character;
    return line;
}

using Visit = std::function<void(const CLI::App& command, const std::string& path)>;

/// Every command with its path ("", "extract", "link accept"), outermost first.
void visit_all(const CLI::App& program, const Visit& visit) {
    std::vector<std::pair<const CLI::App*, std::string>> waiting{{&program, ""}};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto [command, path] = waiting[i];
        visit(*command, path);
        for (const CLI::App* subcommand : subcommands(*command))
            waiting.emplace_back(subcommand,
                                 path.empty() ? subcommand->get_name() : path + " " + subcommand->get_name());
    }
}

std::string bash(const CLI::App& program) {
    std::string walk, values, words;
    visit_all(program, [&](const CLI::App& command, const std::string& path) {
        std::vector<std::string> flags, below;
        for (const CLI::Option* option : options(command, false)) {
            for (const std::string& name : names(*option)) {
                flags.push_back(name);
                if (is_flag(*option)) continue;
                const std::vector<std::string> accepted = choices(*option);
                values += "        '" + path + " " + name + "') ";
                if (!accepted.empty())
                    values += "COMPREPLY=($(compgen -W '" + joined(accepted, " ") + "' -- \"$current\"))";
                else
                    values += "COMPREPLY=($(compgen -f -- \"$current\"))";
                values += "; return ;;\n";
            }
        }
        for (const CLI::App* subcommand : subcommands(command)) {
            below.push_back(subcommand->get_name());
            const std::string inner = path.empty() ? subcommand->get_name() : path + " " + subcommand->get_name();
            walk += "            '" + path + "/" + subcommand->get_name() + "') path='" + inner + "' ;;\n";
        }
        words += "        '" + path + "') flags='" + joined(flags, " ") + "'; below='" + joined(below, " ") + "' ;;\n";
    });
    return R"(# bash completion for scrutineer; made by the program itself
_scrutineer() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" path='' flags='' below='' i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path/${COMP_WORDS[i]}" in
)" + walk + R"(        esac
    done
    case "$path $previous" in
)" + values +
           R"(    esac
    case "$path" in
)" + words +
           R"(    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$flags" -- "$current"))
    elif [[ -n $below ]]; then
        COMPREPLY=($(compgen -W "$below" -- "$current"))
    else
        COMPREPLY=($(compgen -d -- "$current") $(compgen -f -X '!*.[pP][dD][fF]' -- "$current"))
    fi
}
complete -o filenames -F _scrutineer scrutineer
)";
}

std::string zsh(const CLI::App& program) {
    std::string text = "#compdef scrutineer\n# zsh completion for scrutineer; made by the program itself\n\n";
    const auto function_name = [](const std::string& path) {
        std::string name = "_scrutineer";
        if (!path.empty()) name += "_" + path;
        for (char& character : name)
            if (character == ' ' || character == '-') character = '_';
        return name;
    };
    visit_all(program, [&](const CLI::App& command, const std::string& path) {
        text += function_name(path) + "() {\n";
        const auto below = subcommands(command);
        if (!below.empty()) text += "    local context state line\n    typeset -A opt_args\n";
        text += "    _arguments " + std::string(below.empty() ? "-s" : "-C");
        for (const CLI::Option* option : options(command, false)) {
            for (const std::string& name : names(*option)) {
                text += " \\\n        '*" + name + "[" + short_description(option->get_description()) + "]";
                if (!is_flag(*option)) {
                    const std::vector<std::string> accepted = choices(*option);
                    text += ":value:" + (accepted.empty() ? std::string("_files") : "(" + joined(accepted, " ") + ")");
                }
                text += "'";
            }
        }
        if (below.empty()) {
            text += " \\\n        '*:paper:_files -g \"*.(#i)pdf\"'\n";
        } else {
            text += " \\\n        '1: :->command' '*:: :->rest'\n    case $state in\n    command)\n";
            text += "        local -a commands=(";
            for (const CLI::App* subcommand : below)
                text += "\n            '" + subcommand->get_name() + ":" +
                        short_description(subcommand->get_description()) + "'";
            text += ")\n        _describe command commands ;;\n    rest)\n        case $line[1] in\n";
            for (const CLI::App* subcommand : below)
                text += "        " + subcommand->get_name() + ") " +
                        function_name(path.empty() ? subcommand->get_name() : path + " " + subcommand->get_name()) +
                        " ;;\n";
            text += "        esac ;;\n    esac\n";
        }
        text += "}\n\n";
    });
    return text + "_scrutineer \"$@\"\n";
}

std::string fish(const CLI::App& program) {
    std::string text = "# fish completion for scrutineer; made by the program itself\n";
    visit_all(program, [&](const CLI::App& command, const std::string& path) {
        // Only the innermost word counts: two levels are told apart well enough by it.
        const std::string last = path.substr(path.rfind(' ') + 1);
        const std::string when = path.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + last;
        for (const CLI::App* subcommand : subcommands(command))
            text += "complete -c scrutineer -f -n '" + when + "' -a " + subcommand->get_name() + " -d '" +
                    short_description(subcommand->get_description()) + "'\n";
        for (const CLI::Option* option : options(command, false)) {
            text += "complete -c scrutineer -n '" + when + "'";
            for (const std::string& name : option->get_snames()) text += " -s " + name;
            for (const std::string& name : option->get_lnames()) text += " -l " + name;
            if (!is_flag(*option)) {
                const std::vector<std::string> accepted = choices(*option);
                text += accepted.empty() ? " -r -F" : " -x -a '" + joined(accepted, " ") + "'";
            }
            text += " -d '" + short_description(option->get_description()) + "'\n";
        }
    });
    return text;
}

/// Text for troff: nothing in it is a request or an escape.
std::string troff(const std::string& text) {
    std::string safe;
    bool at_start = true;
    for (const char character : text) {
        if (at_start && (character == '.' || character == '\'')) safe += "\\&";
        if (character == '\\')
            safe += "\\e";
        else if (character == '-')
            safe += "\\-";
        else
            safe += character;
        at_start = character == '\n';
    }
    return safe;
}

std::string manual(const CLI::App& program) {
    std::string text = ".TH SCRUTINEER 1 \"\" \"scrutineer " SCRUTINEER_VERSION
                       "\" \"User Commands\"\n"
                       ".SH NAME\nscrutineer \\- read the performance tables in UK council committee papers\n"
                       ".SH SYNOPSIS\n.B scrutineer\n.I SUBCOMMAND\n[\\fIOPTION\\fR]... [\\fIPAPER\\fR]...\n";
    visit_all(program, [&](const CLI::App& command, const std::string& path) {
        if (path.empty())
            text += ".SH DESCRIPTION\n" + troff(command.get_description()) + "\n";
        else
            text += ".SH scrutineer " + troff(path) + "\n" + troff(command.get_description()) + ".\n";
        for (const bool positional : {true, false}) {
            for (const CLI::Option* option : options(command, positional)) {
                text += ".TP\n\\fB" + troff(positional ? option->get_name() : joined(names(*option), ", ")) + "\\fR";
                if (!positional && !is_flag(*option)) text += " \\fI" + troff(option->get_type_name()) + "\\fR";
                text += "\n" + troff(option->get_description()) + "\n";
            }
        }
        if (!command.get_footer().empty()) text += ".PP\n.nf\n" + troff(command.get_footer()) + "\n.fi\n";
    });
    return text + ".SH LICENCE\nGPL\\-3.0\\-or\\-later\n";
}

void write(const std::filesystem::path& path, const std::string& text) {
    Output output(path.string());
    output.write(text);
    output.finish();
}

}  // namespace

void add_integration_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "integration", "Write the man page and the completions for bash, zsh and fish into a folder");
    command->group("");
    const auto folder = std::make_shared<std::string>();
    command->add_option("FOLDER", *folder, "Made where it is not there")->required();
    command->callback([folder, &program, &exit_code] {
        try {
            const std::filesystem::path into = *folder;
            std::filesystem::create_directories(into);
            write(into / "scrutineer.1", manual(program));
            write(into / "scrutineer.bash", bash(program));
            write(into / "_scrutineer", zsh(program));
            write(into / "scrutineer.fish", fish(program));
        } catch (const std::exception& error) {
            say_error(error.what());
            exit_code = some_failed;
        }
    });
}

}  // namespace scrutineer::cli
