// SPDX-License-Identifier: GPL-3.0-or-later
// Which file and which folder leans on which: a header and the source of its name are one room, and no two rooms may
// lean on each other, not even through others.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer::test;

namespace {

using Graph = std::map<std::string, std::set<std::string>>;

std::set<std::string> names_of_library_files() {
    std::set<std::string> names;
    for (const SourceFile& file : source_files())
        if (file.stage != "tests") names.insert(file.name);
    return names;
}

/// "Part of extract/page/page.hpp: …" in the first lines of a source that a header of another name declares.
std::string header_it_is_part_of(const SourceFile& file) {
    constexpr std::size_t first_lines = 4;
    const std::string mark = "// Part of ";
    for (std::size_t i = 0; i < std::min(first_lines, file.lines.size()); ++i)
        if (file.lines[i].starts_with(mark)) {
            const std::string rest = file.lines[i].substr(mark.size());
            return rest.substr(0, rest.find_first_of(":; "));
        }
    return "";
}

/// The room that a file belongs to: its header's name without the extension.
std::string room_of(const SourceFile& file, const std::set<std::string>& names) {
    const std::string own = without_extension(file.name);
    if (names.count(own + ".hpp") != 0) return own;
    const std::string header = header_it_is_part_of(file);
    return header.empty() ? own : without_extension(header);
}

/// Which of a graph's nodes lie on a circle: those that can be reached from themselves.
std::vector<std::string> on_circles(const Graph& graph) {
    std::vector<std::string> found;
    for (const auto& [start, first] : graph) {
        std::set<std::string> reached;
        std::vector<std::string> next(first.begin(), first.end());
        while (!next.empty()) {
            const std::string at = next.back();
            next.pop_back();
            if (!reached.insert(at).second) continue;
            if (const auto on = graph.find(at); on != graph.end())
                next.insert(next.end(), on->second.begin(), on->second.end());
        }
        if (reached.count(start) != 0) found.push_back(start);
    }
    return found;
}

Graph graph_of_files() {
    const std::set<std::string> names = names_of_library_files();
    Graph graph;
    for (const SourceFile& file : source_files()) {
        if (file.stage == "tests") continue;
        const std::string room = room_of(file, names);
        for (const Include& include : includes(file))
            if (names.count(include.what) != 0 && without_extension(include.what) != room)
                graph[room].insert(without_extension(include.what));
    }
    return graph;
}

/// A folder's front door may name what is in the folders inside it, and those what stands beside the door: only folders
/// that lie side by side are held against each other.
bool one_within_the_other(const std::string& a, const std::string& b) {
    return a.starts_with(b + "/") || b.starts_with(a + "/");
}

Graph graph_of_folders() {
    const std::set<std::string> names = names_of_library_files();
    Graph graph;
    for (const SourceFile& file : source_files()) {
        if (file.stage == "tests") continue;
        for (const Include& include : includes(file)) {
            const std::string other = folder_of(include.what);
            if (names.count(include.what) != 0 && other != file.folder && !one_within_the_other(other, file.folder))
                graph[file.folder].insert(other);
        }
    }
    return graph;
}

}  // namespace

TEST_CASE("no file leans on one that leans on it") {
    const std::vector<std::string> found = on_circles(graph_of_files());
    CHECK(found == std::vector<std::string>());
}

TEST_CASE("no folder leans on one that leans on it") {
    const std::vector<std::string> found = on_circles(graph_of_folders());
    CHECK(found == std::vector<std::string>());
}

TEST_CASE("sources stand in rooms") {
    for (const SourceFile& file : source_files()) {
        CAPTURE(file.name);
        CHECK(file.folder != "parsers");
        CHECK(file.folder != "extract");
    }
}

TEST_CASE("a source has the header of its name, or says whose part it is") {
    const std::set<std::string> names = names_of_library_files();
    for (const SourceFile& file : source_files()) {
        if (file.stage == "tests" || !file.name.ends_with(".cpp")) continue;
        CAPTURE(file.name);
        if (names.count(without_extension(file.name) + ".hpp") != 0) continue;
        const std::string header = header_it_is_part_of(file);
        // A program's own file has no header: nobody calls it.
        const bool is_program = std::any_of(file.lines.begin(), file.lines.end(),
                                            [](const std::string& line) { return line.starts_with("int main("); });
        CAPTURE(header);
        CHECK((is_program || names.count(header) == 1));
    }
}
