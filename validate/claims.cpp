// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/claims.hpp"

#include <algorithm>

#include "validate/claim.hpp"

namespace scrutineer {
namespace {

/// Where a figure stands. A figure of several words ("31 per cent") that is parted by a line's end is shown where it
/// begins.
FindingSource place_of(const PaperProse& paper, const Paragraph& paragraph, const ProseFigure& figure) {
    const Paragraph::Place& first = paragraph.words[figure.first_word];
    FindingSource source{paper.document, first.page, first.word.box};
    for (std::size_t i = figure.first_word + 1; i <= figure.last_word && i < paragraph.words.size(); ++i) {
        const Paragraph::Place& next = paragraph.words[i];
        if (next.page != first.page || next.word.baseline != first.word.baseline) break;
        source.box = united(source.box, next.word.box);
    }
    return source;
}

/// The words of a claim as printed, for people to find it by: the part from its first figure to its last.
std::string quoted(const Paragraph& paragraph, const MarkedText& text, const Judgement& judgement) {
    std::size_t first = paragraph.words.size(), last = 0;
    for (const std::size_t index : judgement.figures) {
        first = std::min(first, text.figures[index].first_word);
        last = std::max(last, text.figures[index].last_word);
    }
    constexpr std::size_t most_words = 24;
    std::string quote;
    for (std::size_t i = first; i <= last && i < paragraph.words.size(); ++i) {
        if (i - first == most_words / 2 && last - first > most_words) {
            quote += "… ";
            i = last - most_words / 2;
        }
        const Word& word = paragraph.words[i].word;
        quote += word.text;
        if (i < last && word.space_after) quote += ' ';
    }
    return quote;
}

void check(const PaperProse& paper, const Paragraph& paragraph, Collector& collector) {
    const MarkedText text = mark_figures(paragraph);
    for (const JudgedClaim& judged : judged_claims(text)) {
        const Check rule = judged.claim.kind == Claim::Kind::share ? Check::fraction : Check::change;
        const Judgement& judgement = judged.judgement;
        if (judgement.outcome == Judgement::Outcome::holds) collector.held(rule);
        if (judgement.outcome != Judgement::Outcome::fails) continue;
        Finding finding;
        finding.check = rule;
        finding.published = judgement.published;
        finding.expected = judgement.expected;
        finding.difference = judgement.published - judgement.expected;
        finding.tolerance = judgement.tolerance;
        finding.explanation = judgement.explanation + ": \"" + quoted(paragraph, text, judgement) + '"';
        for (const std::size_t index : judgement.figures)
            finding.sources.push_back(place_of(paper, paragraph, text.figures[index]));
        collector.add(std::move(finding));
    }
}

}  // namespace

void check_claims(const std::vector<PaperProse>& prose, Collector& collector) {
    for (const PaperProse& paper : prose)
        for (const Paragraph& paragraph : paper.paragraphs) check(paper, paragraph, collector);
}

}  // namespace scrutineer
