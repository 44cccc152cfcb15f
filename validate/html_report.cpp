// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/html_report.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "validate/precision.hpp"
#include "words/text.hpp"
#include "words/unicode.hpp"

namespace scrutineer {

using namespace checks;

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 88rem; margin: 0 auto; padding: 1rem; }
a { color: #0b4f9e; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
h1 { margin-bottom: .2rem; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #1a1a1a; overflow-wrap: anywhere; }
h3 { margin: 0; font-size: 1.05rem; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .25rem .8rem; border-bottom: 1px solid #bbb; }
td.number { text-align: right; }
article { border: 1px solid #767676; border-left-width: .5rem; border-radius: .25rem; padding: .8rem 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
article.contradiction { border-left-color: #a4001d; }
article.revision { border-left-color: #0b4f9e; }
article.cannot-tell { border-left-color: #767676; }
.verdict { text-transform: uppercase; font-size: .8rem; letter-spacing: .04em; font-weight: 700; }
.says { font-size: 1.1rem; margin: .3rem 0; }
.about { margin: .2rem 0; color: #444; }
figure { margin: .8rem 0 0; }
figcaption { color: #444; font-size: .9rem; }
.cut { position: relative; display: inline-block; border: 1px solid #767676; max-width: 100%; line-height: 0; }
.cut img { max-width: 100%; height: auto; }
.mark { position: absolute; outline: 2px solid #a4001d; outline-offset: 2px; border-radius: 1px; }
.mark.other { outline: 2px dashed #0b4f9e; }
.mark b { position: absolute; right: calc(100% + 2px); bottom: calc(100% + 2px); font: 700 .65rem/1 system-ui, sans-serif; color: #fff; background: #a4001d; padding: 1px 3px; }
.mark.other b { background: #0b4f9e; }
@media print { article { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) { return escaped_for_markup(valid_utf8(text)); }

// RFC 4648, section 4.
std::string base64(const std::string& bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve(4 * ((bytes.size() + 2) / 3));
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t there = std::min<std::size_t>(3, bytes.size() - i);
        unsigned long bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < there ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) text += k <= there ? digits[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::string count_of(std::size_t count, const std::string& one, const std::string& many) {
    return plain_number(static_cast<double>(count), 0) + " " + (count == 1 ? one : many);
}

std::string as_sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string words_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::contradiction:
            return "Does not hold";
        case Verdict::revision:
            return "Restated later";
        case Verdict::cannot_tell:
            break;
    }
    return "Cannot be told";
}

/// A percentage of a length, as CSS takes it.
std::string percent_of(double part, double whole) {
    std::array<char, 64> buffer{};
    const double value = whole > 0 ? std::clamp(100 * part / whole, -10.0, 110.0) : 0;
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2);
    return error == std::errc() ? std::string(buffer.data(), end) + "%" : "0%";
}

struct Tally {
    std::size_t contradictions = 0, revisions = 0, open = 0;
    void add(Verdict verdict) {
        if (verdict == Verdict::contradiction) ++contradictions;
        if (verdict == Verdict::revision) ++revisions;
        if (verdict == Verdict::cannot_tell) ++open;
    }
    std::string text() const {
        std::string result = count_of(contradictions, "figure that does not hold", "figures that do not hold");
        if (revisions > 0) result += ", " + plain_number(static_cast<double>(revisions), 0) + " restated later";
        if (open > 0) result += ", " + plain_number(static_cast<double>(open), 0) + " that cannot be told";
        return result;
    }
};

class ReportWriter {
public:
    ReportWriter(const Validation& validation, const Dataset& dataset,
                 const std::vector<std::vector<FindingPicture>>& pictures, const std::set<std::string>& asked)
        : validation_(validation), pictures_(pictures) {
        for (const Document& document : dataset.documents) {
            if (asked.empty() || asked.count(document.id) != 0) documents_.push_back(&document);
            by_id_[document.id] = &document;
        }
        for (const Record& record : dataset.records) records_[record.id] = &record;
        for (std::size_t i = 0; i < validation.findings.size(); ++i)
            by_paper_[paper_of(validation.findings[i])].push_back(i);
    }

    std::string text() {
        head();
        summary();
        for (const Document* document : documents_) paper(document->id);
        // What a dataset says of a paper that it does not list.
        for (const auto& [id, findings] : by_paper_)
            if (by_id_.count(id) == 0) paper(id);
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    static std::string paper_of(const Finding& finding) {
        return finding.sources.empty() ? std::string() : finding.sources.front().document;
    }
    std::string file_of(const std::string& id) const {
        const auto document = by_id_.find(id);
        return document == by_id_.end() || document->second->file.empty() ? "a paper without a name"
                                                                          : document->second->file;
    }
    std::string anchor_of(const std::string& id) const { return "paper-" + id.substr(0, 12); }

    void head() {
        out_ +=
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
            "'unsafe-inline'\">\n<title>Published figures, checked</title>\n<style>";
        out_ += style;
        out_ += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">To the findings</a>\n";
    }

    void summary() {
        Tally all;
        for (const Finding& finding : validation_.findings) all.add(finding.verdict);
        out_ += "<header>\n<h1>Published figures, checked</h1>\n<p>" + escaped(all.text()) + ", in " +
                count_of(documents_.size(), "paper", "papers") + ".</p>\n</header>\n";
        out_ += "<nav aria-label=\"Papers\">\n<ul>\n";
        std::string clean;
        std::size_t clean_count = 0;
        for (const Document* document : documents_) {
            Tally tally;
            const auto findings = by_paper_.find(document->id);
            if (findings == by_paper_.end()) {
                clean += "<li>" + escaped(document->file) + "</li>\n";
                ++clean_count;
                continue;
            }
            for (const std::size_t index : findings->second) tally.add(validation_.findings[index].verdict);
            out_ += "<li><a href=\"#" + escaped(anchor_of(document->id)) + "\">" + escaped(document->file) +
                    "</a>: " + escaped(tally.text()) + "</li>\n";
        }
        out_ += "</ul>\n</nav>\n";
        if (clean_count > 0)
            out_ += "<details>\n<summary>Nothing to show in " + count_of(clean_count, "paper", "papers") +
                    "</summary>\n<ul>\n" + clean + "</ul>\n</details>\n";
        out_ +=
            "<details>\n<summary>What was checked</summary>\n<table>\n<thead><tr><th "
            "scope=\"col\">Rule</th>"
            "<th scope=\"col\">Figures that hold</th><th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n";
        for (const Check check : all_checks()) {
            const auto held = validation_.held.find(check);
            const auto found = std::count_if(validation_.findings.begin(), validation_.findings.end(),
                                             [&](const Finding& finding) { return finding.check == check; });
            const std::size_t holds = held == validation_.held.end() ? 0 : held->second;
            out_ += "<tr><th scope=\"row\">" + escaped(to_text(check)) + "</th><td class=\"number\">" +
                    plain_number(static_cast<double>(holds), 0) + "</td><td class=\"number\">" +
                    plain_number(static_cast<double>(found), 0) + "</td></tr>\n";
        }
        out_ +=
            "</tbody>\n</table>\n</details>\n"
            "<p>In each picture the frame numbered 1 is the figure in question; the dashed ones are what it was held "
            "against.</p>\n<main id=\"findings\">\n";
    }

    void paper(const std::string& id) {
        const auto findings = by_paper_.find(id);
        if (findings == by_paper_.end()) return;
        out_ += "<section aria-labelledby=\"" + escaped(anchor_of(id)) + "\">\n<h2 id=\"" + escaped(anchor_of(id)) +
                "\">" + escaped(file_of(id)) + "</h2>\n";
        if (const auto at = by_id_.find(id); at != by_id_.end()) {
            std::string about;
            for (const std::string* part :
                 {&at->second->authority_name, &at->second->committee, &at->second->title, &at->second->meeting_date})
                if (!part->empty()) about += (about.empty() ? "" : " · ") + *part;
            if (!about.empty()) out_ += "<p class=\"about\">" + escaped(about) + "</p>\n";
        }
        std::size_t open = 0;
        for (const std::size_t index : findings->second)
            if (validation_.findings[index].verdict == Verdict::cannot_tell)
                ++open;
            else
                finding(index);
        if (open > 0) {
            out_ += "<details>\n<summary>" + plain_number(static_cast<double>(open), 0) +
                    " that cannot be told from the papers</summary>\n";
            for (const std::size_t index : findings->second)
                if (validation_.findings[index].verdict == Verdict::cannot_tell) finding(index);
            out_ += "</details>\n";
        }
        out_ += "</section>\n";
    }

    void finding(std::size_t index) {
        const Finding& finding = validation_.findings[index];
        const std::string number = std::to_string(index + 1);
        out_ += "<article id=\"finding-" + number + "\" class=\"" + escaped(to_text(finding.verdict)) +
                "\" data-rule=\"" + escaped(to_text(finding.check)) + "\" aria-labelledby=\"finding-" + number +
                "-title\">\n<h3 id=\"finding-" + number + "-title\"><span class=\"verdict\">" +
                words_of(finding.verdict) + "</span>";
        if (!finding.sources.empty()) out_ += ", page " + std::to_string(finding.sources.front().page);
        out_ += "</h3>\n<p class=\"says\">" + escaped(as_sentence(finding.explanation)) + "</p>\n";
        indicators(finding);
        sources(finding);
        if (index < pictures_.size())
            for (const FindingPicture& picture : pictures_[index]) show(finding, picture);
        out_ += "</article>\n";
    }

    void indicators(const Finding& finding) {
        std::set<std::string> names;
        for (const std::string& id : finding.records) {
            const auto record = records_.find(id);
            if (record == records_.end()) continue;
            const Indicator& indicator = record->second->indicator;
            std::string name = indicator.code.empty() ? indicator.ref : indicator.code;
            name += (name.empty() ? "" : " ") + indicator.name;
            if (!name.empty() && names.insert(name).second)
                out_ += "<p class=\"about\">Indicator: " + escaped(name) + "</p>\n";
        }
    }

    /// The other papers and pages that it was held against, for people who have no pictures.
    void sources(const Finding& finding) {
        std::string others;
        std::set<std::pair<std::string, int>> seen;
        for (const FindingSource& source : finding.sources) {
            if (!seen.emplace(source.document, source.page).second) continue;
            if (&source == &finding.sources.front()) continue;
            others +=
                (others.empty() ? "" : "; ") +
                (source.document == finding.sources.front().document ? std::string() : file_of(source.document) + " ") +
                "page " + std::to_string(source.page);
        }
        if (!others.empty()) out_ += "<p class=\"about\">Held against: " + escaped(others) + "</p>\n";
    }

    void show(const Finding& finding, const FindingPicture& picture) {
        const std::string place = "page " + std::to_string(picture.page) + " of " + file_of(picture.document);
        if (picture.png.empty()) {
            out_ += "<p class=\"about\">No picture of " + escaped(place) + ".</p>\n";
            return;
        }
        out_ += "<figure>\n<div class=\"cut\"><img width=\"" + std::to_string(picture.width) + "\" height=\"" +
                std::to_string(picture.height) + "\" alt=\"" +
                escaped("Part of " + place + ": " + finding.explanation) + "\" src=\"data:image/png;base64," +
                base64(picture.png) + "\">";
        const double width = picture.region.width(), height = picture.region.height();
        for (const std::size_t index : picture.sources) {
            const Box& box = finding.sources[index].box;
            out_ += std::string("<span aria-hidden=\"true\" class=\"mark") + (index == 0 ? "" : " other") +
                    "\" style=\"left:" + percent_of(box.x0 - picture.region.x0, width) +
                    ";top:" + percent_of(box.y0 - picture.region.y0, height) +
                    ";width:" + percent_of(box.width(), width) + ";height:" + percent_of(box.height(), height) +
                    "\"><b>" + std::to_string(index + 1) + "</b></span>";
        }
        out_ += "</div>\n<figcaption>" + escaped("P" + place.substr(1)) + "</figcaption>\n</figure>\n";
    }

    const Validation& validation_;
    const std::vector<std::vector<FindingPicture>>& pictures_;
    std::vector<const Document*> documents_;
    std::map<std::string, const Document*> by_id_;
    std::map<std::string, const Record*> records_;
    std::map<std::string, std::vector<std::size_t>> by_paper_;  ///< indices of findings
    std::string out_;
};

}  // namespace

std::string html_report(const Validation& validation, const Dataset& dataset,
                        const std::vector<std::vector<FindingPicture>>& pictures, const std::set<std::string>& asked) {
    return ReportWriter(validation, dataset, pictures, asked).text();
}

}  // namespace scrutineer
