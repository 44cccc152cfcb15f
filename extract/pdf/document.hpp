// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/page/page.hpp"
#include "extract/page/raster.hpp"

namespace scrutineer {

/// Why a file could not be read at all. Anything less is a Diagnostic on a Page.
class ReadError : public std::runtime_error {
public:
    ReadError(std::string code, std::string file, const std::string& message)
        : std::runtime_error(message), code_(std::move(code)), file_(std::move(file)) {}
    /// One of: cannot-open, empty-file, not-a-pdf, damaged, encrypted, wrong-password, unsupported-encryption,
    /// too-large, out-of-memory.
    const std::string& code() const { return code_; }
    const std::string& file() const { return file_; }

private:
    std::string code_;
    std::string file_;
};

struct ReadOptions {
    std::string password;  ///< user or owner password; empty for none
    /// Work a page may cost before reading it stops with the diagnostic `page-budget-reached`: drawing operators.
    long operator_budget = 2'000'000;
};

/// An open PDF. One at a time in a process: Poppler keeps process-wide state.
class PdfDocument {
public:
    /// Opens a file; "-" is standard input. Throws ReadError.
    static PdfDocument open(const std::string& path, const ReadOptions& options = {});
    /// Opens bytes; `name` is what messages call them. Throws ReadError.
    static PdfDocument from_bytes(std::string bytes, const std::string& name, const ReadOptions& options = {});

    PdfDocument(PdfDocument&&) noexcept;
    PdfDocument& operator=(PdfDocument&&) noexcept;
    ~PdfDocument();

    /// The file's base name ("-" from standard input gives "stdin.pdf").
    const std::string& file() const;
    /// Lower-case hex SHA-256 of the file's bytes.
    const std::string& sha256() const;
    int page_count() const;
    /// The first page that draws the same objects in the same frame as page `number`; 0 for a page of its own.
    int repeats(int number) const;
    /// How many pages draw something that no page before them draws: a file can list one page a million times.
    int pages_of_their_own() const;
    /// The title in the document's own metadata; empty where there is none.
    std::string metadata_title() const;
    /// Diagnostics about the file as a whole (a rebuilt cross-reference table, say).
    const std::vector<Diagnostic>& diagnostics() const;

    /// The page as displayed, in points: its top left corner is the origin. Empty where there is no such page.
    Box page_box(int number) const;

    /// Reads page `number` (from 1). Never throws for what is on the page: that becomes a diagnostic.
    Page read_page(int number);

    /// Most pixels that one picture may have.
    static constexpr long max_pixels = most_pixels;

    /// Draws page `number`, or the part of it inside `region` (points as displayed), at `dpi` pixels an inch. The top
    /// left pixel is the region's top left corner; the size is the region's rounded up to whole pixels. Throws
    /// ReadError `too-large` beyond max_pixels, and std::invalid_argument for a page, region or resolution that makes
    /// no sense.
    Raster render(int number, double dpi, std::optional<Box> region = {});

    /// The image of a scanned page: there where one image covers at least 85 % of the page, lies upright on it (turns
    /// by quarters and mirroring are undone) and has at most max_pixels. What is drawn over it is not in it.
    std::optional<ScanImage> scan_image(int number);

    /// The images that lie at `places` (boxes of Page::pictures) as they are in the file, reduced to about `dpi` pixels
    /// an inch where they are finer, transparent parts white: for a first look, at a small part of what `render` costs.
    /// `share` is how much of each to decode, of its rows from the first. An empty Raster for a place where there is no
    /// image, or one that lies aslant or has more than max_pixels.
    std::vector<Raster> pictures(int number, const std::vector<Box>& places, double dpi, double share = 1);

private:
    struct State;
    explicit PdfDocument(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer
