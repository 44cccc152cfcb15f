// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a report is read from the surest to the least sure: what stands behind labels, then lines that are the
// name of a body or a date and nothing else, then what is set in the largest type.
#include "parsers/paper/front_page.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "parsers/paper/authority.hpp"
#include "parsers/paper/blocks.hpp"
#include "parsers/paper/front_labels.hpp"
#include "parsers/paper/period.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

#define ENGLISH_MONTH "january|february|march|april|may|june|july|august|september|october|november|december"
#define WELSH_MONTH "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
#define DATE                                                                                                     \
    "((?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:dydd|nos) [a-z]+),?\\s+)?\\d{1,2}(?:st|nd|rd|th)?(?: " \
    "of)?\\s+(?:" ENGLISH_MONTH "|" WELSH_MONTH "),?\\s+\\d{4})"

/// The lines and blocks that a head is looked for among.
constexpr std::size_t head_blocks = 20;
/// A block of more letters is the report's own text.
constexpr std::size_t longest_head = 220;
constexpr std::size_t longest_title = 260;
constexpr std::size_t longest_body_name = 160;

bool is_body_name(const std::string& text) {
    // "Corporate Overview and Scrutiny Management Board": any name of three words or more that ends so.
    static const Expression board(
        R"(^\W*(?:[A-Z][\w’',&-]*\s+(?:(?:and|of|for|the|in|to|on|with|&)\s+)*){2,10}(?:Board|Panel|Forum|Partnership|Meeting)\W*$)");
    static const Expression body(
        R"((?i)^[^.;:]*\b(?:committee|cabinet|executive|commission|sub-committee|scrutiny|(?:scrutiny|cabinet|joint|advisory|policy|review|improvement|executive|health and wellbeing|schools) (?:panel|board|forum)|(?:county|city|full|borough|district|town) council|full authority)(?:\s+report)?\W*$)");
    // Welsh puts the word for a committee first.
    static const Expression welsh(R"((?i)^\W*(?:y )?(?:pwyllgor\b[^.;:]*|cabinet|cyngor llawn|bwrdd\b[^.;:]*)$)");
    static const Expression other(
        R"((?i)^\W*(?:report of|report by|to:|from:|contact|terms of reference|councillor|chair|member|director|officer|clerk))");
    if (text.size() >= longest_body_name || other.found_in(text)) return false;
    return body.matches(text) || board.matches(text) || welsh.matches(text);
}

/// "CABINET MEETING", "Meeting of the Audit Committee", "Cabinet Report", "Report to Cabinet": the body alone.
std::string body_in(std::string text) {
    static const Expression before(
        R"((?i)^\W*(?:(?:report|agenda|papers?|summons) (?:to|for)(?: the)?|(?:a |the )?meeting of(?: the)?|to(?: the)?:?)\s+)");
    static const Expression behind(R"((?i)\s+(?:report|meeting|agenda)\W*$)");
    // "DF/25/02 Cabinet": the report's number.
    static const Expression number(
        R"(^\W*(?:[A-Z]{1,6}[/-])?\d{1,4}[/-]\d{1,4}(?:[/-]\d{1,4})?\s+|^\W*[A-Z]{2,6}/\d{2}/\d{1,4}\s+)");
    RE2::Replace(&text, number.compiled(), "");
    RE2::Replace(&text, before.compiled(), "");
    // "Half-year report to County Council", "Governance update – County Council".
    static const Expression addressed(R"((?i)^.+\b(?:to|for)(?: the)? (.+)$)");
    static const Expression after_dash(R"(^.+ [–-] (.+)$)");
    for (const Expression* ends : {&addressed, &after_dash})
        if (std::string rest; ends->matches(text, &rest) && is_body_name(trimmed(rest))) text = rest;
    std::string shorter = text;
    RE2::Replace(&shorter, behind.compiled(), "");
    if (is_body_name(trimmed(shorter))) text = shorter;
    return trimmed(text);
}

/// "Audit Committee, 28 September 2017", a text that is a name and a date.
bool name_and_date(const std::string& text, std::string& name, std::string& day) {
    static const Expression both("(?i)^(.{3,}?)[\\s,:–-]+" DATE "(?:\\W*(?:at\\b.*)?)$");
    constexpr std::size_t longest_name = 100;  // counting it in the expression would compile a hundred times its size
    if (!both.matches(text, &name, &day)) return false;
    // The same date before it in another language.
    static const Expression first_date("(?i)[\\s,:–-]*" DATE "\\s*/?\\s*$");
    RE2::Replace(&name, first_date.compiled(), "");
    return name.size() <= longest_name;
}

/// "Northumberland County Council, Audit Committee" names the council and its committee in one breath.
std::string without_council(const std::string& text) {
    const std::string rest = without_authority(text);
    // "West of England Combined Authority Committee" is its name.
    static const Expression sort_alone(R"((?i)^\W*(?:committee|commission|sub-committee)\b.*)");
    if (sort_alone.matches(rest)) return text;
    std::string name, day;
    if (is_body_name(body_in(rest)) || (name_and_date(rest, name, day) && is_body_name(body_in(name)))) return rest;
    return text;
}

bool is_date_alone(const std::string& text, std::string* day) {
    static const Expression alone("(?i)^\\W*(?:(?:meeting )?date(?: of meeting)?\\W*)?" DATE "(?:\\s*/\\s*" DATE
                                  ")?(?:\\W*(?:at\\b.*|\\d{1,2}[.:]\\d\\d.*)?)?$");
    // A unit makes a date a column's heading: "31 March 2018 £".
    static const Expression unit(R"(£|€|\$|%)");
    std::string found;
    if (!alone.matches(text, &found) || unit.found_in(text)) return false;
    if (day) *day = found;
    return true;
}

/// One first page as it is gone through.
class FrontReader {
public:
    FrontReader(const PaperText& text, std::size_t first, std::size_t last)
        : text_(text),
          first_(first),
          last_(last),
          lines_(text.lines(first)),
          blocks_(text_runs(text, first)),
          labels_(read_front_labels(lines_)) {
        body_size_ = size_of_most_text();
        end_ = head_end();
    }

    ReportFacts read() {
        committee();
        minutes();
        date();
        title();
        facts_.period_texts = find_period_texts(text_, first_, last_, head_bottom(), facts_.title, labels_.period);
        return std::move(facts_);
    }

private:
    double size_of_most_text() const {
        constexpr std::size_t pages_asked = 6;
        std::map<int, std::size_t> sizes;
        for (std::size_t p = first_; p <= last_ && p < text_.lines().size() && p < first_ + pages_asked; ++p)
            for (const TextLine& line : text_.lines(p))
                sizes[static_cast<int>(line.font_size * 4 + 0.5)] += line.text.size();
        std::size_t most = 0;
        double size = 0;
        for (const auto& [quarters, count] : sizes)
            if (count > most) {
                most = count;
                size = quarters / 4.0;
            }
        return size;
    }

    /// Where the report's own text begins: nothing beneath it is its title.
    std::size_t head_end() const {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (opens_a_report(blocks_[i].text) || (blocks_[i].text.size() > longest_head && i > 0)) return i;
        return blocks_.size();
    }

    double head_bottom() const { return end_ < blocks_.size() ? blocks_[end_].box.y0 : text_.pages()[first_].height; }

    /// Takes a text as the committee, with the date behind it if there is one.
    bool take_committee(const std::string& printed) {
        const std::string text = without_council(printed);
        std::string name, day;
        if (name_and_date(text, name, day)) {
            name = body_in(name);
            if (!is_body_name(name) || is_authority(name)) return false;
            facts_.meeting_date_text = day;
        } else {
            name = body_in(text);
            if (!is_body_name(name) || is_authority(name)) return false;
        }
        facts_.committee = name;
        return true;
    }

    void committee() {
        if (!labels_.committee.empty()) {
            std::string name = labels_.committee, day;
            static const Expression date("(?i)" DATE);
            static const Expression from_date("(?i)[\\s,:–-]*" DATE ".*$");
            static const Expression next_label(R"((?i)\s+(?:date|subject|from|decision|classification)\W*$)");
            if (date.found_in(name, &day)) facts_.meeting_date_text = day;
            RE2::Replace(&name, from_date.compiled(), "");
            RE2::Replace(&name, next_label.compiled(), "");
            name = body_in(without_council(name));
            if (is_body_name(name)) facts_.committee = name;
            // What a label says the meeting is of is a body, whatever its name: "Meeting: Corporate Resources".
            constexpr std::size_t longest_unknown = 60;
            static const Expression plain_name(R"(^[A-Z][\w’'&,-]*(?: (?:and |of |the |for )*[A-Z][\w’'&,-]*){0,7}$)");
            static const Expression person(R"(\b(?:Councillor|Cllr|Member|Director|Officer|Leader|Chief|Head)\b)");
            if (facts_.committee.empty() && name.size() < longest_unknown && plain_name.matches(name) &&
                !person.found_in(name) && !is_authority(name))
                facts_.committee = name;
        }
        for (std::size_t i = 0; i < std::min(end_, head_blocks) && facts_.committee.empty(); ++i)
            if (take_committee(blocks_[i].text)) committee_block_ = i;
        if (!facts_.committee.empty()) return;
        // A committee and what follows it may be set alike: then its own line tells it.
        const double reach = head_bottom();
        for (std::size_t i = 0; i < lines_.size() && facts_.committee.empty(); ++i) {
            if (lines_[i].rotation != 0 || lines_[i].box.y1 > reach) continue;
            take_committee(lines_[i].text);
        }
    }

    void minutes() {
        static const Expression held("(?i)\\bminutes of (?:a|the) meeting of (?:the )?(.{3,}?) held\\b.*?" DATE);
        constexpr std::size_t lines_asked = 14, longest_name = 100;
        std::string head, name, day;
        for (std::size_t i = 0; i < lines_.size() && i < lines_asked; ++i) head += lines_[i].text + ' ';
        if (!held.found_in(head, &name, &day) || name.size() > longest_name) return;
        facts_.committee = trimmed(name);
        facts_.meeting_date_text = day;
        facts_.title = "Minutes";
    }

    void date() {
        std::string& day = facts_.meeting_date_text;
        static const Expression any("(?i)" DATE);
        static const Expression short_date(R"(\b(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b)");
        if (!day.empty()) return;
        if (!labels_.date.empty() && !any.found_in(labels_.date, &day)) short_date.found_in(labels_.date, &day);
        if (!day.empty()) return;
        const std::size_t reach = std::min<std::size_t>(blocks_.size(), end_ + 6);
        for (std::size_t i = 0; i < reach && day.empty(); ++i) is_date_alone(blocks_[i].text, &day);
        for (std::size_t i = 0; i < lines_.size() && day.empty(); ++i)
            if (lines_[i].box.y1 <= head_bottom()) is_date_alone(lines_[i].text, &day);
        static const Expression meeting_on("(?i)\\bmeeting\\b(.*?)" DATE);
        constexpr std::size_t longest_between = 60;
        for (std::size_t i = 0; i < blocks_.size() && day.empty(); ++i)
            if (std::string between, found;
                meeting_on.found_in(blocks_[i].text, &between, &found) && between.size() <= longest_between)
                day = found;
        // A running header that names the meeting: "… Scrutiny Committee, 28 September 2017".
        for (const TextLine& line : lines_) {
            if (!day.empty()) break;
            std::string name, found;
            if (!name_and_date(line.text, name, found) || !is_body_name(body_in(name))) continue;
            day = found;
            if (facts_.committee.empty()) facts_.committee = body_in(without_council(name));
        }
    }

    double weight(const TextRun& block) const { return block.font_size + (block.bold ? 0.6 : 0); }
    bool set_apart(const TextRun& block) const { return weight(block) >= body_size_ + 0.5; }

    bool may_be_title(std::size_t index) const {
        const std::string& text = blocks_[index].text;
        static const Expression furniture(
            R"((?i)^\W*(?:(?:appendix|annex|agenda item|item)(?: no)?\W*\w{0,4}|agenda|business|part [a-c]|date|time|venue|place|contact|ordinary decision|key decision|draft|public|unrestricted|public report|report for information|.*@.*)\W*$)");
        const auto letters = std::count_if(text.begin(), text.end(),
                                           [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        std::string name, day;
        return index != committee_block_ && text.size() <= longest_title && letters >= 4 &&
               !is_date_alone(text, nullptr) && !is_front_label(text) && !furniture.matches(text) &&
               !is_authority(text) && !is_body_name(body_in(without_council(text))) &&
               !(name_and_date(without_council(text), name, day) && is_body_name(body_in(name))) &&
               set_apart(blocks_[index]);
    }

    /// The subject where it is labelled, else the largest type in the head that is neither committee nor date.
    void title() {
        if (!labels_.title.empty()) facts_.title = labels_.title;
        if (!facts_.title.empty()) return;
        std::optional<std::size_t> best, period;
        for (std::size_t i = 0; i < std::min(end_, head_blocks); ++i) {
            if (!may_be_title(i)) continue;
            if (names_only_a_period(blocks_[i].text)) {
                if (!period) period = i;
                continue;
            }
            if (!best || weight(blocks_[i]) > weight(blocks_[*best]) + 0.4) best = i;
        }
        // Some name the report's author before its title.
        constexpr std::size_t after_author = 4;
        for (std::size_t i = end_; i < std::min(blocks_.size(), end_ + after_author) && !best && !period; ++i)
            if (may_be_title(i) && !opens_a_report(blocks_[i].text) && blocks_[i].text.size() <= longest_head) best = i;
        if (!best && !period) return;
        facts_.title = trimmed(blocks_[best ? *best : *period].text);
        if (!best || !period) return;
        // "Quarter Two, 2021/22" over the report's name, in the same type, is part of its title; a subtitle is not.
        const bool alike = std::abs(weight(blocks_[*best]) - weight(blocks_[*period])) < 0.5;
        if (*period + 1 == *best && alike) facts_.title = trimmed(blocks_[*period].text) + ' ' + facts_.title;
    }

    const PaperText& text_;
    std::size_t first_, last_;
    const std::vector<TextLine>& lines_;
    std::vector<TextRun> blocks_;
    FrontLabels labels_;
    double body_size_ = 0;
    std::size_t end_ = 0;  ///< index of the block that the report's text begins with
    std::size_t committee_block_ = static_cast<std::size_t>(-1);
    ReportFacts facts_;
};

}  // namespace

bool opens_a_report(const std::string& text) {
    static const Expression pattern(
        R"((?i)^\W*(?:report (?:of|by)\b|purpose of (?:the |this )?report|joint report (?:of|by)\b).*)");
    return pattern.matches(text);
}

ReportFacts read_front_page(const PaperText& text, std::size_t first, std::size_t last) {
    return FrontReader(text, first, last).read();
}

}  // namespace scrutineer
