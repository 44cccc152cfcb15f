// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/paper.hpp"

#include <cstdint>
#include <map>

#include "extract/page/page_json.hpp"
#include "normalise/records/records.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "parsers/tables/table_finder.hpp"
#include "workers/process_pool.hpp"

namespace scrutineer {

namespace {

Page read_with_ocr(OcrReader& reader, PdfDocument& document, const Page& page) {
    try {
        return reader.read(document, page);
    } catch (const OcrError& error) {
        Page unread = page;
        unread.diagnostics.push_back({Diagnostic::Severity::error,
                                      "ocr-unavailable",
                                      std::string("this page is a picture and was not read: ") + error.what(),
                                      page.number,
                                      {}});
        return unread;
    }
}

// Pages with OCR side by side: each in a fork of this process, which has the document open already.
void read_side_by_side(PdfDocument& document, std::vector<Page>& pages, const std::vector<std::size_t>& wanted,
                       OcrReader& reader, const PaperOptions& options, int done) {
    PoolOptions pool;
    pool.workers = options.page_workers;
    run_tasks(
        wanted.size(),
        [&](std::size_t index) {
            const nlohmann::ordered_json json = page_to_json(read_with_ocr(reader, document, pages[wanted[index]]));
            const std::vector<std::uint8_t> bytes = nlohmann::ordered_json::to_cbor(json);
            return std::string(bytes.begin(), bytes.end());
        },
        [&](TaskResult&& result) {
            Page& page = pages[wanted[result.index]];
            if (result.failure)
                page.diagnostics.push_back({Diagnostic::Severity::error,
                                            "ocr-failed",
                                            "reading this page's picture " + result.failure->message,
                                            page.number,
                                            {}});
            else
                page = page_from_json(nlohmann::ordered_json::from_cbor(result.bytes));
            if (options.progress) options.progress(++done, static_cast<int>(pages.size()));
        },
        pool);
}

/// The pages that were straightened for reading.
std::map<int, const Page*> moved_pages(const std::vector<Page>& pages) {
    std::map<int, const Page*> moved;
    for (const Page& page : pages)
        if (page.skew != 0 || page.turn != 0 || !page.bend.empty()) moved.emplace(page.number, &page);
    return moved;
}

// Records point at the page as it is displayed, not as it was straightened for reading.
void point_to_displayed(Dataset& dataset, const std::map<int, const Page*>& moved) {
    if (moved.empty()) return;
    for (Record& record : dataset.records) {
        const auto page = moved.find(record.source.page);
        if (page == moved.end()) continue;
        record.source.box = as_displayed(*page->second, record.source.box);
        for (Observation& observation : record.observations)
            observation.box = as_displayed(*page->second, observation.box);
        for (Assessment& assessment : record.assessments)
            if (assessment.box) assessment.box = as_displayed(*page->second, *assessment.box);
    }
    for (Document& document : dataset.documents)
        for (KeyEntry& entry : document.key) {
            const auto page = moved.find(entry.page);
            if (page != moved.end()) entry.box = as_displayed(*page->second, entry.box);
        }
    for (DocumentDiagnostic& entry : dataset.diagnostics) {
        if (!entry.diagnostic.page || !entry.diagnostic.box) continue;
        const auto page = moved.find(*entry.diagnostic.page);
        if (page != moved.end()) entry.diagnostic.box = as_displayed(*page->second, *entry.diagnostic.box);
    }
}

/// A page in the place of one that is not read.
Page unread_page(const PdfDocument& document, int number) {
    Page page;
    page.number = number;
    const Box box = document.page_box(number);
    page.width = box.width();
    page.height = box.height();
    return page;
}

/// Pages that draw what an earlier one draws: read, the first of them, as a paper may well have a page twice; a file of
/// a few thousand bytes can list one page a million times.
class Repetitions {
public:
    explicit Repetitions(const PdfDocument& document) : document_(document) {}

    /// Whether page `number` is one too many.
    bool too_many(int number) { return document_.repeats(number) != 0 && ++count_ > most; }

    /// Page `number` in that case; the first such page says that those after it are not read either.
    Page left_out(int number) const {
        Page page = unread_page(document_, number);
        if (count_ == most + 1)
            page.diagnostics.push_back({Diagnostic::Severity::warning,
                                        "repeated-pages-not-read",
                                        "This page draws what an earlier one draws. More than " + std::to_string(most) +
                                            " such pages are not read: this one and all others that follow were left "
                                            "out.",
                                        number,
                                        {}});
        return page;
    }

private:
    static constexpr int most = 200;
    const PdfDocument& document_;
    int count_ = 0;
};

Page read_one_page(PdfDocument& document, int number, Repetitions& repetitions, PageGuard* guard) {
    if (repetitions.too_many(number)) return repetitions.left_out(number);
    const std::optional<std::string> why = guard != nullptr ? guard->begin(number) : std::nullopt;
    if (why) {
        Page page = unread_page(document, number);
        if (!why->empty())
            page.diagnostics.push_back({Diagnostic::Severity::error, "page-unreadable", *why, number, {}});
        return page;
    }
    return document.read_page(number);
}

/// A page as the same picture was read on another one.
Page as_on(const Page& same, int number) {
    Page page = same;
    page.number = number;
    for (Diagnostic& diagnostic : page.diagnostics)
        if (diagnostic.page) diagnostic.page = number;
    return page;
}

void recognise(PdfDocument& document, std::vector<Page>& pages, const std::vector<std::size_t>& wanted,
               OcrReader& reader, const PaperOptions& options, int done) {
    PageGuard* const guard = options.account != nullptr ? options.account->guard : nullptr;
    const auto announce = [&](std::size_t index) {
        if (guard != nullptr) guard->begin_recognition(pages[index].number, options.ocr.page_timeout);
    };
    if (options.page_workers > 1 && wanted.size() > 1) {
        for (const std::size_t index : wanted) announce(index);
        // Each page's process is watched by itself.
        if (guard != nullptr) guard->end();
        read_side_by_side(document, pages, wanted, reader, options, done);
        return;
    }
    for (const std::size_t index : wanted) {
        announce(index);
        pages[index] = read_with_ocr(reader, document, pages[index]);
        if (options.progress) options.progress(++done, static_cast<int>(pages.size()));
    }
}

std::vector<Page> read_and_recognise(PdfDocument& document, const PaperOptions& options) {
    PageGuard* const guard = options.account != nullptr ? options.account->guard : nullptr;
    std::vector<Page> pages;
    const int count = document.page_count();
    OcrReader reader(options.ocr);
    Repetitions repetitions(document);
    std::vector<std::size_t> wanted, as_before;
    int done = 0;
    for (int number = 1; number <= count; ++number) {
        pages.push_back(read_one_page(document, number, repetitions, guard));
        const std::size_t index = pages.size() - 1;
        if (reader.wanted(document, pages.back()))
            (document.repeats(number) == 0 ? wanted : as_before).push_back(index);
        else if (options.progress)
            options.progress(++done, count);
    }
    recognise(document, pages, wanted, reader, options, done);
    for (const std::size_t index : as_before) {
        const int number = pages[index].number;
        pages[index] = as_on(pages[static_cast<std::size_t>(document.repeats(number)) - 1], number);
    }
    if (guard != nullptr) guard->end();
    return pages;
}

}  // namespace

std::vector<Page> read_pages(PdfDocument& document, const PaperOptions& options) {
    std::vector<Page> pages = read_and_recognise(document, options);
    if (options.account != nullptr) {
        options.account->pages = document.page_count();
        for (const Page& page : pages)
            if (page.source == TextSource::ocr) options.account->ocr_pages.push_back(page.number);
    }
    return pages;
}

std::vector<Table> read_tables(const std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics) {
    std::vector<Table> tables;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) tables.push_back(std::move(table));
    return join_continued(std::move(tables), pages, &diagnostics);
}

std::vector<meaning::ExplainedTable> explain_tables(PdfDocument& document, const PaperOptions& options) {
    const std::vector<Page> pages = read_pages(document, options);
    std::vector<Diagnostic> diagnostics;
    const std::vector<Table> tables = read_tables(pages, diagnostics);
    const std::shared_ptr<const LayoutSet> layouts = options.layouts ? options.layouts : LayoutSet::built_in();
    std::vector<meaning::ExplainedTable> explained;
    read_rows(pages, tables, *layouts, document.metadata_title(), &explained);
    return explained;
}

LayoutTrials try_layout(PdfDocument& document, const PaperOptions& options, const std::string& layout) {
    const std::vector<Page> pages = read_pages(document, options);
    std::vector<Diagnostic> diagnostics;
    const std::vector<Table> tables = read_tables(pages, diagnostics);
    LayoutTrials trials{layout, {}};
    read_rows(pages, tables, *options.layouts, document.metadata_title(), nullptr, &trials);
    return trials;
}

namespace {

void apply(const KnownOfPapers& known, ReportFacts& facts) {
    if (!known.authority.empty()) {
        facts.authority = known.authority;
        facts.authority_code = known.authority_code;
        facts.other_body.clear();
    }
    if (!known.period.empty()) facts.period_texts = {{PeriodText::Place::label, known.period}};
    if (!known.meeting_date.empty()) facts.meeting_date_text = known.meeting_date;
}

PaperReading read(PdfDocument& document, const PaperOptions& options, bool with_prose) {
    const std::vector<Page> pages = read_pages(document, options);
    std::vector<Diagnostic> diagnostics = document.diagnostics();
    for (const Page& page : pages)
        diagnostics.insert(diagnostics.end(), page.diagnostics.begin(), page.diagnostics.end());
    const std::vector<Table> tables = read_tables(pages, diagnostics);
    const std::shared_ptr<const LayoutSet> layouts = options.layouts ? options.layouts : LayoutSet::built_in();
    Paper paper = read_rows(pages, tables, *layouts, document.metadata_title());
    apply(options.known, paper.facts);
    for (ReportFacts& report : paper.reports) apply(options.known, report);
    paper.diagnostics.insert(paper.diagnostics.begin(), diagnostics.begin(), diagnostics.end());

    DocumentIdentity identity{document.sha256(), document.file(), document.page_count(), 0, 0};
    for (const Page& page : pages) {
        if (page.source == TextSource::ocr)
            ++identity.ocr_pages;
        else if (!page.words.empty())
            ++identity.text_pages;
    }
    PaperReading reading;
    reading.dataset = normalise(paper, identity, &reading.evidence);
    reading.ledger = make_up_ledger(paper, reading.dataset);
    if (options.account != nullptr) {
        options.account->tables = tables.size();
        options.account->records = reading.dataset.records.size();
    }
    const std::map<int, const Page*> moved = moved_pages(pages);
    point_to_displayed(reading.dataset, moved);
    for (LedgerLine& line : reading.ledger.lines)
        if (const auto page = moved.find(line.page); page != moved.end())
            line.box = as_displayed(*page->second, line.box);
    if (!with_prose) return reading;
    reading.prose = find_prose(PaperText(pages), tables);
    for (Paragraph& paragraph : reading.prose)
        for (Paragraph::Place& place : paragraph.words)
            if (const auto page = moved.find(place.page); page != moved.end())
                place.word.box = as_displayed(*page->second, place.word.box);
    return reading;
}

}  // namespace

PaperReading read_paper(PdfDocument& document, const PaperOptions& options) { return read(document, options, true); }

PaperReading read_tables_of_paper(PdfDocument& document, const PaperOptions& options) {
    return read(document, options, false);
}

Dataset read_dataset(PdfDocument& document, const PaperOptions& options) {
    return read(document, options, false).dataset;
}

}  // namespace scrutineer
