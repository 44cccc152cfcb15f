// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "extract/page.hpp"

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
    /// The title in the document's own metadata; empty where there is none.
    std::string metadata_title() const;
    /// Diagnostics about the file as a whole (a rebuilt cross-reference table, say).
    const std::vector<Diagnostic>& diagnostics() const;

    /// Reads page `number` (from 1). Never throws for what is on the page: that becomes a diagnostic.
    Page read_page(int number);

private:
    struct State;
    explicit PdfDocument(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer
