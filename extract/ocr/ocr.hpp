// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include "extract/page/page.hpp"
#include "extract/pdf/document.hpp"

/// Reading pages that are pictures, so that what comes after cannot tell them from others.
namespace scrutineer {

enum class OcrMode {
    automatic,  ///< where there is no usable text, by region
    never,
    always  ///< every page, whatever text it has
};

struct OcrOptions {
    OcrMode mode = OcrMode::automatic;
    /// Dots per inch to read at; 0 for a scan's own resolution (at most 300), or 300 where there is none.
    double dpi = 0;
    std::string language = "eng";                    ///< as Tesseract names them: "eng", "eng+cym"
    std::chrono::milliseconds page_timeout{60'000};  ///< processor time, so that a busy machine reads the same
};

/// OCR cannot be done at all: a language is missing. The message says which package has it.
class OcrError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads the pictures of pages. One a process, since it keeps Tesseract, which is made when it is first needed.
///
/// Words, rules, fills and symbols of a scan are given as on a page that lies straight: everything is turned about the
/// centre of the page until its lines are level, and Page::skew says by how much, so that `as_displayed` finds the
/// place on the page as it is seen. A page that was scanned sideways or upside down is set upright first (Page::turn).
class OcrReader {
public:
    explicit OcrReader(OcrOptions options = {});
    ~OcrReader();
    OcrReader(OcrReader&&) noexcept;
    OcrReader& operator=(OcrReader&&) noexcept;

    /// Whether `read` would read the page or a picture on it. Decided from what the PDF says; only a picture that may
    /// be one of a table is looked at, in some milliseconds, and remembered.
    bool wanted(PdfDocument& document, const Page& page);

    /// Looks at a page that was read from the PDF and gives it back with what OCR adds: all of it where the page has
    /// no usable text, and pictures of tables on a page with text. Other pictures (charts, photos, maps) are left.
    /// Costs next to nothing for a page with text. Throws OcrError; anything that is wrong with the page alone becomes
    /// a diagnostic:
    /// - `page-timeout`: the time was up; what was read until then is there
    /// - `text-layer-rejected`: the page has text, but it is rubbish, and OCR was used instead
    /// - `picture-too-large`: the page's picture is too large to read
    /// - `ocr-nothing-read`: there is a picture, but no text was found on it
    /// - `picture-without-colour`: a grey scan with shaded areas, whose colours are lost
    Page read(PdfDocument& document, Page page);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Makes sure that Tesseract has the data of a language. Throws OcrError.
void require_ocr_language(const std::string& language);

/// Where a box of a page that was deskewed or set upright lies on the page as displayed.
Box as_displayed(const Page& page, const Box& box);

}  // namespace scrutineer
