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

/// Rooms that still lean on each other. This list only gets shorter.
const std::set<std::string> known_circles_of_files = {
    "extract/symbols/shape",
    "extract/symbols/shape_examples",
    "extract/symbols/shape_mask",
    "normalise/values/figure_reader",
    "normalise/values/value",
    "parsers/layouts/layout",
    "parsers/rows/series_labels",
    "parsers/layouts/layout_set",
    "parsers/lines/drawn_lines",
    "parsers/lines/table_text",
    "parsers/meaning/heading",
    "parsers/meaning/heading_parts",
    "parsers/meaning/heading_sense",
    "parsers/meaning/heading_terms",
    "parsers/paper/legend",
    "parsers/paper/legend_lines",
    "parsers/paper/legend_signs",
    "parsers/paper/legend_table",
    "parsers/paper/legend_words",
    "parsers/rows/cards",
    "parsers/rows/indicator_rows",
    "parsers/rows/match_columns",
    "parsers/rows/pairs",
    "parsers/rows/row_shape",
    "parsers/rows/series_columns",
    "parsers/rows/series_headings",
};
const std::set<std::string> known_circles_of_folders = {"parsers/headed", "parsers/meaning", "parsers/rows"};

/// Sources without a header of their name that do not say yet whose part they are. This list only gets shorter.
const std::set<std::string> without_a_header = {
    "parsers/headed/heading_grid_cells.cpp",
    "parsers/headed/heading_grid_columns.cpp",
    "parsers/headed/heading_grid_rows.cpp",
    "parsers/layouts/layout_reader.cpp",
    "parsers/rows/read_rows.cpp",
    "parsers/tables/aligned/grid_marks.cpp",
    "parsers/tables/aligned/grid_parting.cpp",
    "parsers/tables/aligned/grid_trim.cpp",
    "parsers/tables/aligned/table_prose.cpp",
    "parsers/tables/header.cpp",
    "parsers/tables/join.cpp",
    "parsers/tables/ruled/grid_ruled.cpp",
    "parsers/tables/table_confidence.cpp",
};

}  // namespace

TEST_CASE("no file leans on one that leans on it") {
    const std::vector<std::string> found = on_circles(graph_of_files());
    for (const std::string& room : found) {
        CAPTURE(room);
        CHECK(known_circles_of_files.count(room) == 1);
    }
}

TEST_CASE("no folder leans on one that leans on it") {
    const std::vector<std::string> found = on_circles(graph_of_folders());
    for (const std::string& folder : found) {
        CAPTURE(folder);
        CHECK(known_circles_of_folders.count(folder) == 1);
    }
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
        if (names.count(without_extension(file.name) + ".hpp") != 0 || without_a_header.count(file.name) != 0) continue;
        const std::string header = header_it_is_part_of(file);
        // A program's own file has no header: nobody calls it.
        const bool is_program = std::any_of(file.lines.begin(), file.lines.end(),
                                            [](const std::string& line) { return line.starts_with("int main("); });
        CAPTURE(header);
        CHECK((is_program || names.count(header) == 1));
    }
}
