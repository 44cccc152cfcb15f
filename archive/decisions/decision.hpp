// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"

/// What a person said of something printed: a figure's value is another, a row is no indicator, a finding is known.
///
/// A decision is bound to the place on paper (the PDF's bytes, page, box and printed text) and not to a record's
/// number: it holds however often, and by whatever version, the paper is read again. One whose place is not read any
/// more is kept and shown, never applied to something else. Everything here follows from the decision's own words, so
/// that the lists of two offices can be laid together.
namespace scrutineer {

/// What kind of thing is decided on.
enum class DecisionSubject {
    paper,      ///< its council, period, date
    record,     ///< a printed row, column or card: its name, its headings
    figure,     ///< one figure
    rating,     ///< one rating
    finding,    ///< what `validate` says; applied where findings are shown
    diagnostic  ///< what could not be read; applied where a list of what is to do is made
};

std::string_view to_text(DecisionSubject);
std::optional<DecisionSubject> decision_subject_from_text(std::string_view);

/// Where on paper.
struct PrintedPlace {
    std::string document;  ///< SHA-256 of the paper's bytes
    int page = 0;          ///< from 1; 0 for a paper as a whole
    Box box;               ///< points from the page's top left
    std::string text;      ///< as printed: a figure's cell, a record's name, a rating's words; white space folded
};

/// Do two places lie on one another, with the same text? Boxes of two versions may differ a little.
bool same_place(const PrintedPlace& a, const PrintedPlace& b);

/// How much of two boxes is shared: 1 the same, 0 nothing in common.
double shared_part(const Box& a, const Box& b);

/// What became of a decision when its paper was last stored.
enum class DecisionState {
    applied,
    not_found,  ///< the paper is there, but nothing was read any more at its place, or not with its text
    no_paper    ///< the paper is not in this archive
};

std::string_view to_text(DecisionState);
std::optional<DecisionState> decision_state_from_text(std::string_view);

struct Decision {
    DecisionSubject subject = DecisionSubject::figure;
    PrintedPlace place;
    /// Which of several things at one place: "2" for the second figure of one cell, a rating's `against` as read, a
    /// finding's rule, a diagnostic's code; else empty.
    std::string about;
    std::string field;    ///< what is decided: decisions/decision_fields.hpp has the words for each subject
    std::string value;    ///< what it is; empty for "there is none"
    std::string because;  ///< the reason, in the person's words
    std::string by;       ///< who
    std::string at;       ///< when: "2026-11-21T23:00:00Z"
    DecisionState state = DecisionState::no_paper;
};

/// 16 hex digits that follow from place, subject, `about` and field: a later decision on the same replaces it.
std::string decision_id(const Decision& decision);

/// Are both about the same field of the same thing, though their boxes may differ a little?
bool same_question(const Decision& a, const Decision& b);

/// The verdicts, in field "verdict".
inline constexpr std::string_view verdict_field = "verdict";
inline constexpr std::string_view verdict_right = "right";          ///< looked at, and as printed
inline constexpr std::string_view verdict_wrong = "wrong";          ///< no figure, no rating, no indicator: left out
inline constexpr std::string_view verdict_justified = "justified";  ///< of a finding: the paper does contradict itself
inline constexpr std::string_view verdict_dismissed = "dismissed";  ///< of a finding: the figures do hold
inline constexpr std::string_view verdict_settled = "settled";      ///< of a diagnostic: looked at, nothing to do

}  // namespace scrutineer
