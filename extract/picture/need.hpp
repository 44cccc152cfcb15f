// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/page/page.hpp"

namespace scrutineer::ocr {

/// What of a page needs OCR, told from what the PDF itself says, before any pixel is looked at.
struct Need {
    bool whole_page = false;
    bool rubbish = false;  ///< whole_page, because the text that is there says nothing
    /// Pictures on a page with text that may show a table, judged by their size, their resolution and where they lie;
    /// what they show is asked of `looks_like_table`.
    std::vector<Box> regions;
};

Need find_need(const Page& page);

/// How much of a text is made of things that no paper prints: private-use and replacement characters, control
/// characters, words whose letters and signs are mixed without sense. 0..1; prose, figures and tables have less than
/// 0.1, text from a broken encoding or from poor old OCR has more than 0.3.
double rubbish_share(const std::vector<Word>& words);

}  // namespace scrutineer::ocr
