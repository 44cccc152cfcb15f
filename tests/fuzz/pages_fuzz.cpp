// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever is on a page, as its dump says it: tables are found and read, twice the same, and the dump of the page says
// what the page says.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "extract/page/page_json.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "parsers/tables/table_finder.hpp"

using namespace scrutineer;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

struct Found {
    std::size_t tables = 0, cells = 0, rows = 0, figures = 0;
    bool operator==(const Found&) const = default;
};

Found read(const Page& page) {
    std::vector<Diagnostic> diagnostics;
    const std::vector<Table> tables = find_tables(page, diagnostics);
    Found found;
    found.tables = tables.size();
    for (const Table& table : tables) found.cells += table.cells.size();
    const Paper paper = read_rows({page}, tables, *LayoutSet::none());
    found.rows = paper.rows.size();
    for (const Row& row : paper.rows) found.figures += row.figures.size();
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = nlohmann::ordered_json::parse(data, data + size, nullptr, false);
    if (json.is_discarded()) return 0;
    Page page;
    try {
        page = page_from_json(json);
    } catch (const std::exception&) {
        return 0;  // No page: said so.
    }
    const std::string dump = page_to_json(page).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const Page again = page_from_json(nlohmann::ordered_json::parse(dump));
    require(again.words.size() == page.words.size() && again.rules.size() == page.rules.size());
    require(read(page) == read(page));
    return 0;
}
