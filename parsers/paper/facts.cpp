// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/facts.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "parsers/paper/authority.hpp"
#include "parsers/paper/blocks.hpp"
#include "parsers/paper/period.hpp"
#include "words/expression.hpp"

namespace scrutineer {

namespace {

constexpr const char* kDate =
    R"(((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s+\d{4}))";

bool is_body_name(const std::string& text) {
    // "Corporate Overview and Scrutiny Management Board": any name of three words or more that ends so.
    static const Expression board(
        R"(^\W*(?:[A-Z][\w’',&-]*\s+(?:(?:and|of|for|the|in|to|on|with|&)\s+)*){2,10}(?:Board|Panel|Forum|Partnership)\W*$)");
    static const Expression body(
        R"((?i)^[^.;:]*\b(?:committee|cabinet|executive|commission|sub-committee|scrutiny|(?:scrutiny|cabinet|joint|advisory|policy|review|improvement|health and wellbeing|schools) (?:panel|board|forum)|(?:county|city|full|borough|district|town) council)(?:\s+report)?\W*$)");
    static const Expression other(
        R"((?i)^\W*(?:report of|report by|to:|from:|contact|terms of reference|councillor|chair))");
    return text.size() < 160 && (body.matches(text) || board.matches(text)) && !other.found_in(text);
}

/// "Audit Committee, 28 September 2017", a line that is a name and a date.
bool name_and_date(const std::string& text, std::string& name, std::string& day) {
    static const Expression both(std::string(R"((?i)^(.{3,}?)\s*[,–-]\s*)") + kDate + R"(\W*$)");
    constexpr std::size_t longest_name = 100;  // counting it in the expression would compile a hundred times its size
    return both.matches(text, &name, &day) && name.size() <= longest_name;
}

std::string without_report(std::string text) {
    static const Expression report(R"((?i)\s+report\W*$)");
    RE2::Replace(&text, report.compiled(), "");
    return trimmed(text);
}

/// "Northshire County Council Audit Committee" names the council and its committee in one breath.
std::string without_authority(const std::string& text) {
    static const Expression leading(
        R"(^\s*([A-Z][A-Za-z’'-]+(?:[ -][A-Za-z’'-]+){0,4}? Council)\s*[,:–-]?\s+([A-Z].*)$)");
    std::string name, rest;
    if (leading.matches(text, &name, &rest) && rest.size() > 5 && is_authority(name) && is_body_name(rest)) return rest;
    return text;
}

/// The words behind a label at the start of a line: "Subject:   Adoption of …".
std::string after_label(const std::vector<TextLine>& lines, const Expression& label) {
    for (std::size_t i = 0; i < lines.size() && i < 60; ++i) {
        std::string rest;
        if (!label.matches(lines[i].text, &rest)) continue;
        const double label_x = lines[i].box.x0, size = lines[i].font_size;
        double value_x = -1;
        Box last = lines[i].box;
        const auto belongs = [&](const TextLine& line) {
            const bool same_row =
                line.baseline < lines[i].baseline + 0.5 * size && line.baseline > lines[i].baseline - 0.5 * size;
            if (same_row && line.box.x0 > lines[i].box.x1 - 1) return true;
            return line.box.x0 > label_x + 2.5 * size && line.box.y0 < last.y1 + 0.6 * size &&
                   line.box.y0 > last.y0 + 0.3 * size && (value_x < 0 || std::abs(line.box.x0 - value_x) < 2 * size);
        };
        for (std::size_t k = 0; k < lines.size(); ++k) {
            if (k == i || lines[k].rotation != 0 || lines[k].box.y0 < lines[i].box.y0 - size) continue;
            if (!belongs(lines[k])) continue;
            if (!rest.empty()) rest += ' ';
            rest += lines[k].text;
            if (value_x < 0) value_x = lines[k].box.x0;
            last = lines[k].box;
            if (rest.size() > 300) break;
        }
        return trimmed(rest);
    }
    return {};
}

bool opens_a_paper(const std::string& text) {
    static const Expression pattern(
        R"((?i)^\W*(?:report (?:of|by)\b|purpose of (?:the |this )?report|joint report (?:of|by)\b).*)");
    return pattern.matches(text);
}

ReportFacts facts_of(const PaperText& text, std::size_t first, std::size_t last) {
    const std::vector<std::vector<TextLine>>& lines = text.lines();
    ReportFacts facts;
    const std::vector<TextLine>& page = lines[first];
    std::vector<TextRun> blocks = text_runs(text, first);

    static const Expression to_label(R"((?i)^\W*(?:to|report to|meeting|committee)\s*:\s*(.*)$)");
    static const Expression subject_label(
        R"((?i)^\W*(?:subject|title|report title|subject matter / title of decision|title of report)\s*:\s*(.*)$)");
    static const Expression date(std::string("(?i)") + kDate);
    static const Expression short_date(R"(\b(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b)");
    const std::string to = after_label(page, to_label);
    const std::string subject = after_label(page, subject_label);

    double body = 0;
    {
        std::map<int, std::size_t> sizes;
        for (std::size_t p = first; p <= last && p < lines.size() && p < first + 6; ++p)
            for (const TextLine& line : lines[p]) sizes[static_cast<int>(line.font_size * 4 + 0.5)] += line.text.size();
        std::size_t most = 0;
        for (const auto& [size, count] : sizes)
            if (count > most) {
                most = count;
                body = size / 4.0;
            }
    }

    // Where the paper's own text begins: nothing beneath it is its title.
    std::size_t end = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (opens_a_paper(blocks[i].text) || (blocks[i].text.size() > 220 && i > 0)) {
            end = i;
            break;
        }

    // Committee
    if (!to.empty()) {
        std::string body_name = to;
        static const Expression from_date(std::string(R"((?i)[\s,–-]*)") + kDate + ".*$");
        std::string day;
        if (date.found_in(to, &day)) facts.meeting_date_text = day;
        RE2::Replace(&body_name, from_date.compiled(), "");
        static const Expression next_label(R"((?i)\s+(?:date|subject|from|decision|classification)\W*$)");
        RE2::Replace(&body_name, next_label.compiled(), "");
        if (is_body_name(trimmed(body_name))) facts.committee = trimmed(body_name);
    }
    std::size_t committee_block = blocks.size();
    if (facts.committee.empty()) {
        for (std::size_t i = 0; i < std::min<std::size_t>(end, 16); ++i) {
            std::string name = without_authority(blocks[i].text), day;
            std::string only_name;
            if (name_and_date(name, only_name, day) && is_body_name(only_name) && !is_authority(only_name)) {
                facts.committee = trimmed(only_name);
                facts.meeting_date_text = day;
                committee_block = i;
                break;
            }
            if (is_body_name(name) && !is_authority(name)) {
                facts.committee = without_report(name);
                committee_block = i;
                break;
            }
        }
    }
    static const Expression minutes(
        std::string(R"((?i)\bminutes of (?:a|the) meeting of (?:the )?(.{3,}?) held\b.*?)") + kDate);
    {
        std::string head, name, day;
        for (std::size_t i = 0; i < page.size() && i < 14; ++i) head += page[i].text + ' ';
        if (minutes.found_in(head, &name, &day) && name.size() <= 100) {
            facts.committee = trimmed(name);
            facts.meeting_date_text = day;
            facts.title = "Minutes";
        }
    }
    // Date
    if (facts.meeting_date_text.empty()) {
        // A line that is a date and little else, in the head of the paper; then "Meeting on Thursday, …".
        static const Expression alone(std::string(R"((?i)^\W*(?:(?:meeting )?date(?: of meeting)?\W*)?)") + kDate +
                                      R"((?:\W*(?:at\b.*)?)?$)");
        static const Expression meeting_on(std::string(R"((?i)\bmeeting\b(.*?))") + kDate);
        const std::size_t reach = std::min<std::size_t>(blocks.size(), end + 6);
        for (std::size_t i = 0; i < reach && facts.meeting_date_text.empty(); ++i)
            alone.matches(blocks[i].text, &facts.meeting_date_text);
        static const Expression date_label(R"((?i)^\W*(?:meeting )?date(?: of meeting)?\W*(.*)$)");
        if (facts.meeting_date_text.empty()) {
            const std::string labelled = after_label(page, date_label);
            if (!date.found_in(labelled, &facts.meeting_date_text))
                short_date.found_in(labelled, &facts.meeting_date_text);
        }
        for (std::size_t i = 0; i < blocks.size() && facts.meeting_date_text.empty(); ++i)
            if (std::string between, day; meeting_on.found_in(blocks[i].text, &between, &day) && between.size() <= 60)
                facts.meeting_date_text = day;
        // A running header that names the meeting: "… Scrutiny Committee, 28 September 2017".
        for (const TextLine& line : page) {
            if (!facts.meeting_date_text.empty()) break;
            std::string name, day;
            if (name_and_date(line.text, name, day) && is_body_name(name)) {
                facts.meeting_date_text = day;
                if (facts.committee.empty()) facts.committee = trimmed(name);
            }
        }
    }

    // Title: the subject where it is labelled, else the largest type in the head that is neither committee nor date.
    if (!subject.empty()) facts.title = subject;
    if (facts.title.empty()) {
        const TextRun* best = nullptr;
        const auto weight = [](const TextRun& b) { return b.font_size + (b.bold ? 0.6 : 0); };
        static const Expression only_date(std::string(R"((?i)^\W*)") + kDate + R"(\W*$)");
        static const Expression furniture(
            R"((?i)^\W*(?:(?:appendix|annex|agenda item|item)(?: no)?\W*\w{0,4}|agenda|business|part [a-c]|date|time|venue|place|contact|ordinary decision|key decision|draft|public|unrestricted|.*@.*)\W*$)");
        for (std::size_t i = 0; i < std::min<std::size_t>(end, 20); ++i) {
            const TextRun& block = blocks[i];
            if (i == committee_block || block.text.size() > 260 || only_date.matches(block.text) ||
                furniture.matches(block.text) || std::count_if(block.text.begin(), block.text.end(), [](char c) {
                                                     return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                                                 }) < 4)
                continue;
            if (is_authority(block.text)) continue;
            if (weight(block) < body + 0.5) continue;
            if (!best || weight(block) > weight(*best) + 0.4) best = &block;
        }
        if (best) {
            facts.title = trimmed(best->text);
            // A title in two styles: "Quarter Two, 2021/22" is the period, the report's name stands beside it.
            static const Expression only_period(R"((?i)^\W*(?:quarter|q)\s*(?:one|two|three|four|[1-4])[\s,/\d–-]*$)");
            if (only_period.matches(facts.title)) {
                const std::size_t at = static_cast<std::size_t>(best - blocks.data());
                if (at + 1 < end && weight(blocks[at + 1]) >= body + 0.5)
                    facts.title += ' ' + trimmed(blocks[at + 1].text);
                else if (at > 0 && at - 1 != committee_block)
                    facts.title = trimmed(blocks[at - 1].text) + ' ' + facts.title;
            }
        }
    }
    facts.period_text = find_reported_period(blocks, lines, first, last, facts.title);
    return facts;
}

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
    for (std::size_t p = 1; p < pages.size(); ++p) {
        const std::vector<TextRun> blocks = text_runs(text, p);
        if (blocks.empty()) continue;
        bool starts_here = false;
        // A title, then "Report of …" or "Purpose of the report" before anything else.
        for (std::size_t i = 1; i < blocks.size() && i < 9; ++i) {
            if (blocks[i].box.y0 > 0.6 * pages[p].height) break;
            if (opens_a_paper(blocks[i].text)) starts_here = true;
        }
        static const Expression label(R"((?i)^\W*(from|to|subject|classification)\s*:.*$)");
        int labels = 0;
        for (std::size_t i = 0; i < blocks.size() && i < 14; ++i)
            if (label.matches(blocks[i].text)) ++labels;
        if (labels >= 3) starts_here = true;
        // A page that opens with the name of an agenda item.
        if (!plain_items.empty()) {
            const std::string first = letters_and_digits(blocks.front().text);
            const bool set_apart = blocks.front().bold || blocks.front().font_size > 1.2 * lines[p].back().font_size;
            if (first.size() >= 12 && set_apart)
                for (const std::string& entry : plain_items)
                    if (entry.rfind(first.substr(0, 28), 0) == 0) starts_here = true;
        }
        if (starts_here) starts.push_back(p);
    }

    for (std::size_t s = 0; s < starts.size(); ++s) {
        const std::size_t first = starts[s], last = s + 1 < starts.size() ? starts[s + 1] - 1 : pages.size() - 1;
        ReportFacts facts = facts_of(text, first, last);
        facts.first_page = pages[first].number;
        facts.last_page = pages[last].number;
        result.reports.push_back(std::move(facts));
    }
    // What stands out on an agenda's front sheet is whom to ask for it.
    if (!items.empty() && result.reports.front().title != "Minutes") result.reports.front().title.clear();
    result.whole = result.reports.front();
    result.whole.authority = find_authority(lines);
    // A paper to the County Council is not that of a borough it speaks of.
    static const Expression county_meeting(R"((?i)^\W*(?:the )?county council\W*$)");
    if (county_meeting.matches(result.whole.committee) && result.whole.authority.find("ounty") == std::string::npos &&
        result.whole.authority.find("OUNTY") == std::string::npos &&
        result.whole.authority.find(".gov.uk") == std::string::npos)
        result.whole.authority.clear();
    if (result.whole.authority.empty()) result.whole.authority_guesses = guess_authority(lines);
    result.whole.first_page = pages.front().number;
    result.whole.last_page = pages.back().number;
    if (result.whole.title.empty())
        result.whole.title = metadata_title.empty() ? result.whole.committee : metadata_title;
    if (result.reports.size() > 1) {
        // The pack's own period would be that of whichever item its front sheet names first.
        if (!items.empty()) result.whole.period_text.clear();
    }
    for (ReportFacts& report : result.reports) {
        report.authority = result.whole.authority;
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
