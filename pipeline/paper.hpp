// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "extract/ocr/ocr.hpp"
#include "extract/pdf/document.hpp"
#include "normalise/confidence/weigh.hpp"
#include "parsers/data/table.hpp"
#include "parsers/meaning/explanation.hpp"
#include "parsers/paper/prose.hpp"
#include "parsers/rows/layout_trial.hpp"
#include "pipeline/ledger.hpp"

/// The way of the data from end to end, for programs that want the result and not the steps.
namespace scrutineer {

class LayoutSet;

/// What is known of papers from elsewhere. It stands in place of what they say themselves; what is empty they say.
struct KnownOfPapers {
    std::string authority;       ///< official name in the register
    std::string authority_code;  ///< its GSS code
    std::string period;          ///< as it might be printed ("Q3 2024/25"); parse_period must understand it
    std::string meeting_date;    ///< ISO
};

/// Watches over the pages of a paper that is read in a process of its own (pipeline/isolated): a page at which that
/// process ends is left out when the paper is read again.
class PageGuard {
public:
    PageGuard() = default;
    PageGuard(const PageGuard&) = delete;
    PageGuard& operator=(const PageGuard&) = delete;
    virtual ~PageGuard() = default;
    /// Work on a page begins. Nothing where it may; otherwise it must not be read, for this reason, which is empty for
    /// a page that the reason of one before it speaks of too.
    virtual std::optional<std::string> begin(int page) = 0;
    /// Character recognition of a page begins, which takes more.
    virtual void begin_recognition(int page, std::chrono::milliseconds may_take) = 0;
    /// No page is being worked on.
    virtual void end() = 0;
};

/// What reading a paper took and gave, for whoever wants to know what is being done.
struct PaperAccount {
    int pages = 0;
    std::vector<int> ocr_pages;  ///< those that were read by character recognition
    std::size_t tables = 0;
    std::size_t records = 0;
    double seconds = 0;            ///< by the clock
    double processor_seconds = 0;  ///< of its own process; pages that were read side by side had others
    PageGuard* guard = nullptr;    ///< asked about each page, where it is there
};

struct PaperOptions {
    ReadOptions read;
    OcrOptions ocr;
    /// Processes that read pages with OCR side by side; what comes out is the same for any number.
    unsigned page_workers = 1;
    std::shared_ptr<const LayoutSet> layouts;  ///< null for the layouts that are built in
    KnownOfPapers known;
    /// Called after each page with (pages done, pages in all).
    std::function<void(int, int)> progress;
    PaperAccount* account = nullptr;  ///< gets what was read, all but the times, where it is there
};

/// Reads every page, with OCR where it is needed. Diagnostics of pages stay on the pages; `ocr-unavailable` is one
/// where Tesseract has no data for the language, `ocr-failed` where it crashed on a page.
std::vector<Page> read_pages(PdfDocument& document, const PaperOptions& options = {});

/// The generic tables of the pages, continued ones joined; what `scrutineer tables` prints.
std::vector<Table> read_tables(const std::vector<Page>& pages, std::vector<Diagnostic>& diagnostics);

/// Why each table was read as it was, in the order of the tables.
std::vector<meaning::ExplainedTable> explain_tables(PdfDocument& document, const PaperOptions& options = {});

/// What the rules of the layout `layout`, one of `options`, find in each table.
LayoutTrials try_layout(PdfDocument& document, const PaperOptions& options, const std::string& layout);

/// What was read of one paper: its records, and what it says about them in sentences.
struct PaperReading {
    Dataset dataset;                     ///< with one document
    Ledger ledger;                       ///< what became of every cell that looks like a figure; boxes as displayed
    confidence::PaperEvidence evidence;  ///< what the confidence of each figure was told from
    std::vector<Paragraph> prose;        ///< boxes as displayed, like those of the records
};

/// Tables and prose of one document. Throws ReadError where the file cannot be read at all.
PaperReading read_paper(PdfDocument& document, const PaperOptions& options = {});

/// The same without its prose.
PaperReading read_tables_of_paper(PdfDocument& document, const PaperOptions& options = {});

/// One document's dataset. Throws ReadError where the file cannot be read at all.
Dataset read_dataset(PdfDocument& document, const PaperOptions& options = {});

}  // namespace scrutineer
