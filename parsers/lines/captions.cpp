// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/captions.hpp"

#include "words/expression.hpp"

namespace scrutineer {

bool is_numbered_caption(const std::string& text) {
    static const Expression caption(
        R"((?i)^\W*(?:table|tabl|figure|fig\.?|chart|graph)\s+(?:[a-z]{0,2}\d{1,3}(?:[.-]\d{1,2})?|[a-z])\b)");
    return caption.found_in(text);
}

bool is_titled_caption(const std::string& text) {
    static const Expression titled(
        R"((?i)^\W*(?:table|tabl|figure|fig\.?|chart|graph)\s+(?:[a-z]{0,2}\d{1,3}(?:[.-]\d{1,2})?|[a-z])\s*[:.|\x{2013}\x{2014}-]\s*\S)");
    return titled.found_in(text);
}

std::string without_number(const std::string& text) {
    static const Expression number(
        R"((?i)^\W*(?:(?:table|tabl|appendix|annex|schedule|section)\s+)?(?:[a-z]{0,2}\d{1,2}(?:[.]\d{1,2})*[a-z]?|[a-z])?\s*[:.|)\x{2013}\x{2014}-]+\s*)");
    std::string title = text;
    RE2::Replace(&title, number.compiled(), "");
    return title;
}

std::string caption_among(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_titled_caption(lines[i])) continue;
        std::string caption;
        for (std::size_t k = i + 1; k-- > 0;) caption += (caption.empty() ? "" : " ") + lines[k];
        return caption;
    }
    return {};
}

}  // namespace scrutineer
