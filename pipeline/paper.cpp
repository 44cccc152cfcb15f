// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/paper.hpp"

#include "normalise/records.hpp"
#include "parsers/layout_set.hpp"
#include "parsers/table_finder.hpp"

namespace scrutineer {

std::vector<Page> read_pages(PdfDocument& document, const PaperOptions& options) {
    std::vector<Page> pages;
    const int count = document.page_count();
    for (int number = 1; number <= count; ++number) {
        pages.push_back(document.read_page(number));
        if (options.progress) options.progress(number, count);
    }
    return pages;
}

std::vector<Table> read_tables(const std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics) {
    std::vector<Table> tables;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) tables.push_back(std::move(table));
    return join_continued(std::move(tables), pages);
}

Dataset read_dataset(PdfDocument& document, const PaperOptions& options) {
    const std::vector<Page> pages = read_pages(document, options);
    std::vector<Diagnostic> diagnostics = document.diagnostics();
    for (const Page& page : pages) diagnostics.insert(diagnostics.end(), page.diagnostics.begin(), page.diagnostics.end());
    const std::vector<Table> tables = read_tables(pages, diagnostics);
    const std::shared_ptr<const LayoutSet> layouts = options.layouts ? options.layouts : LayoutSet::built_in();
    Paper paper = read_rows(pages, tables, *layouts, document.metadata_title());
    paper.diagnostics.insert(paper.diagnostics.begin(), diagnostics.begin(), diagnostics.end());

    DocumentIdentity identity{document.sha256(), document.file(), document.page_count(), 0, 0};
    for (const Page& page : pages) {
        if (page.source == TextSource::ocr) ++identity.ocr_pages;
        else if (!page.words.empty()) ++identity.text_pages;
    }
    return normalise(paper, identity);
}

}  // namespace scrutineer
