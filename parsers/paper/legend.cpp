// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend.hpp"

#include <algorithm>
#include <set>

#include "parsers/data/table_areas.hpp"
#include "parsers/paper/legend_lines.hpp"
#include "parsers/paper/legend_signs.hpp"
#include "parsers/paper/legend_table.hpp"
#include "parsers/paper/legend_words.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer {

using legend::folded;
using legend::sameness;

namespace {

/// The entries to ask for a column: its own section of the key if there is one.
std::vector<const LegendEntry*> section_for(const std::vector<LegendEntry>& entries, std::string_view column_heading,
                                            Against against) {
    std::vector<const LegendEntry*> section;
    std::string heading(column_heading);
    static const Expression only_letter(R"(^\W*([A-Z]{1,3})\W*$)");
    std::string letter;
    if (only_letter.matches(heading, &letter))
        for (const LegendEntry& entry : entries)
            if (entry.letter == letter) section.push_back(&entry);
    if (section.empty())
        for (const LegendEntry& entry : entries)
            if (entry.against == against) section.push_back(&entry);
    return section;
}

}  // namespace

std::optional<RatingValue> Legend::meaning_of(const Symbol& symbol, std::string_view column_heading,
                                              Against against) const {
    const auto ask = [&](const std::vector<const LegendEntry*>& from) -> std::optional<RatingValue> {
        double best = 0;
        std::set<RatingValue> said;
        for (const LegendEntry* entry : from) {
            if (!entry->symbol || !entry->meaning) continue;
            const double score = sameness(*entry->symbol, symbol);
            if (score < 0.5) continue;
            if (score > best + 0.05) {
                said.clear();
                best = score;
            }
            if (score >= best - 0.05) said.insert(*entry->meaning);
        }
        if (said.size() == 1) return *said.begin();
        return std::nullopt;
    };
    if (const auto found = ask(section_for(entries, column_heading, against))) return found;
    std::vector<const LegendEntry*> all;
    for (const LegendEntry& entry : entries) all.push_back(&entry);
    return ask(all);
}

std::optional<RatingValue> Legend::meaning_of(std::string_view word, std::string_view column_heading,
                                              Against against) const {
    const std::string wanted = folded(word);
    const auto ask = [&](const std::vector<const LegendEntry*>& from) -> std::optional<RatingValue> {
        std::set<RatingValue> said;
        for (const LegendEntry* entry : from)
            if (entry->meaning && !entry->word.empty() && folded(entry->word) == wanted) said.insert(*entry->meaning);
        if (said.size() == 1) return *said.begin();
        return std::nullopt;
    };
    if (const auto found = ask(section_for(entries, column_heading, against))) return found;
    std::vector<const LegendEntry*> all;
    for (const LegendEntry& entry : entries) all.push_back(&entry);
    return ask(all);
}

bool Legend::is_key(std::size_t table) const { return std::find(tables.begin(), tables.end(), table) != tables.end(); }

namespace {

/// Whether a table holds figures: signs in it rate what stands beside them.
bool holds_figures(const Table& table) {
    constexpr int least = 2;
    int figures = 0;
    for (const Cell& cell : table.cells) {
        const bool digits =
            std::any_of(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digits && !cell.header && looks_like_figure(cell.text) && ++figures >= least) return true;
    }
    return false;
}

TableAreas areas_of_figures(const std::vector<Table>& tables) {
    TableAreas areas;
    for (const Table& table : tables)
        if (holds_figures(table)) areas.add(table);
    return areas;
}

bool is_known(const Legend& legend, const LegendEntry& entry) {
    return std::any_of(legend.entries.begin(), legend.entries.end(), [&](const LegendEntry& other) {
        return other.page == entry.page && other.box.contains(entry.box.centre());
    });
}

}  // namespace

Legend read_legend(const PaperText& text, const std::vector<Table>& tables) {
    Legend legend;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::vector<LegendEntry> entries = legend::key_in_table(tables[i], text.pages());
        if (entries.empty()) continue;
        legend.tables.push_back(i);
        legend.entries.insert(legend.entries.end(), std::make_move_iterator(entries.begin()),
                              std::make_move_iterator(entries.end()));
    }
    const TableAreas areas = areas_of_figures(tables);
    for (std::size_t p = 0; p < text.pages().size(); ++p) {
        const Page& page = text.pages()[p];
        std::vector<LegendEntry> entries = legend::key_in_lines(page, text.lines(p), areas);
        std::erase_if(entries, [&](const LegendEntry& entry) { return is_known(legend, entry); });
        legend.entries.insert(legend.entries.end(), std::make_move_iterator(entries.begin()),
                              std::make_move_iterator(entries.end()));
    }
    return legend;
}

}  // namespace scrutineer
