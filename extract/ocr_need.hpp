// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/page.hpp"

namespace scrutineer::ocr {

/// What of a page needs OCR, told from what the PDF itself says, before any pixel is looked at.
struct Need {
    bool whole_page = false;
    bool rubbish = false;      ///< whole_page, because the text that is there says nothing
    std::vector<Box> regions;  ///< pictures on a page with text that may hold a table
};

Need find_need(const Page& page);

/// How much of a text is made of things that no paper prints: private-use and replacement characters, control
/// characters, words whose letters and signs are mixed without sense. 0..1; prose, figures and tables have less than
/// 0.1, text from a broken encoding or from poor old OCR has more than 0.3.
double rubbish_share(const std::vector<Word>& words);

}  // namespace scrutineer::ocr
