// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/facts.hpp"

#include <algorithm>
#include <string>

#include "parsers/paper/authority.hpp"
#include "parsers/paper/blocks.hpp"
#include "parsers/paper/front_page.hpp"
#include "words/expression.hpp"

namespace scrutineer {

namespace {

/// The items of an agenda: "9.   Quarter One Performance Report - Report of the Director (Pages 63 - 86)".
std::vector<std::string> agenda_items(const std::vector<std::vector<TextLine>>& lines) {
    std::vector<std::string> items;
    bool agenda = false;
    static const Expression sign(
        R"((?i)\b(?:declarations? of (?:members.? )?interests?|apologies(?: for absence)?|substitute members)\b)");
    static const Expression item(R"(^\W*\d{1,2}[.)]?\s+(\S.{6,})$)");
    for (std::size_t p = 0; p < std::min<std::size_t>(lines.size(), 4); ++p) {
        bool here = false;
        for (const TextLine& line : lines[p])
            if (line.text.size() < 120 && sign.found_in(line.text)) here = true;
        if (!here && !agenda) continue;
        agenda = true;
        for (const TextLine& line : lines[p]) {
            std::string text;
            if (item.matches(line.text, &text))
                items.push_back(text);
            else if (line.text.size() > 6)
                items.push_back(line.text);
        }
        if (!here) break;
    }
    return agenda ? items : std::vector<std::string>{};
}

/// Does page index `p` open a report: with its title and "Report of …", with labels, or as the agenda's item is called?
bool opens_report(const PaperText& text, std::size_t p, const std::vector<std::string>& plain_items) {
    constexpr std::size_t first_blocks = 9, labelled_blocks = 14;
    constexpr double upper_part = 0.6;
    constexpr int enough_labels = 3;
    const std::vector<TextRun> blocks = text_runs(text, p);
    if (blocks.empty()) return false;
    for (std::size_t i = 1; i < blocks.size() && i < first_blocks; ++i) {
        if (blocks[i].box.y0 > upper_part * text.pages()[p].height) break;
        if (opens_a_report(blocks[i].text)) return true;
    }
    static const Expression label(R"((?i)^\W*(from|to|subject|classification)\s*:.*$)");
    int labels = 0;
    for (std::size_t i = 0; i < blocks.size() && i < labelled_blocks; ++i)
        if (label.matches(blocks[i].text)) ++labels;
    if (labels >= enough_labels) return true;
    constexpr std::size_t shortest_name = 12, compared = 28;
    const std::string name = letters_and_digits(blocks.front().text);
    const bool set_apart = blocks.front().bold || blocks.front().font_size > 1.2 * text.lines(p).back().font_size;
    return name.size() >= shortest_name && set_apart &&
           std::any_of(plain_items.begin(), plain_items.end(),
                       [&](const std::string& item) { return item.starts_with(name.substr(0, compared)); });
}

}  // namespace

PaperFacts read_paper_facts(const PaperText& text, const std::string& metadata_title) {
    const std::vector<Page>& pages = text.pages();
    PaperFacts result;
    if (pages.empty()) {
        result.reports.emplace_back();
        return result;
    }
    const std::vector<std::vector<TextLine>>& lines = text.lines();

    const std::vector<std::string> items = agenda_items(lines);
    std::vector<std::string> plain_items;
    for (const std::string& item : items) plain_items.push_back(letters_and_digits(item));

    std::vector<std::size_t> starts{0};
    for (std::size_t p = 1; p < pages.size(); ++p)
        if (opens_report(text, p, plain_items)) starts.push_back(p);

    for (std::size_t s = 0; s < starts.size(); ++s) {
        const std::size_t first = starts[s], last = s + 1 < starts.size() ? starts[s + 1] - 1 : pages.size() - 1;
        ReportFacts facts = read_front_page(text, first, last);
        facts.first_page = pages[first].number;
        facts.last_page = pages[last].number;
        result.reports.push_back(std::move(facts));
    }
    // What stands out on an agenda's front sheet is whom to ask for it.
    if (!items.empty() && result.reports.front().title != "Minutes") result.reports.front().title.clear();
    result.whole = result.reports.front();
    const PaperAuthority owner = find_paper_authority(text, result.whole.committee);
    if (owner.authority) {
        result.whole.authority = owner.authority->name;
        result.whole.authority_code = owner.authority->code;
    }
    result.whole.other_body = owner.other_body;
    result.whole.first_page = pages.front().number;
    result.whole.last_page = pages.back().number;
    if (result.whole.title.empty())
        result.whole.title = metadata_title.empty() ? result.whole.committee : metadata_title;
    if (result.reports.size() > 1) {
        // The pack's own period would be that of whichever item its front sheet names first.
        if (!items.empty()) result.whole.period_texts.clear();
    }
    for (ReportFacts& report : result.reports) {
        report.authority = result.whole.authority;
        report.authority_code = result.whole.authority_code;
        if (report.committee.empty()) report.committee = result.whole.committee;
        // A report of a pack goes to the pack's meeting, whatever other meeting it tells of.
        const bool of_a_pack = !items.empty() && !result.whole.meeting_date_text.empty();
        if (report.meeting_date_text.empty() || of_a_pack) report.meeting_date_text = result.whole.meeting_date_text;
    }
    return result;
}

int report_of_page(const PaperFacts& facts, int page) {
    for (std::size_t i = 0; i < facts.reports.size(); ++i)
        if (page >= facts.reports[i].first_page && page <= facts.reports[i].last_page) return static_cast<int>(i);
    return 0;
}

}  // namespace scrutineer
