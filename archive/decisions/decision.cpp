// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/decisions/decision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "dataset/enum_names.hpp"
#include "extract/page/digest.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

constexpr std::array<std::string_view, 6> subjects{"paper", "record", "figure", "rating", "finding", "diagnostic"};
constexpr std::array<std::string_view, 3> states{"applied", "not-found", "no-paper"};

/// Boxes that share less are other places. Another version may cut a cell a little closer; the cells beside, above and
/// below share nothing at all.
constexpr double least_shared = 0.5;

/// As coarse as a box may vary without being another one in a decision's id: a tenth of a point.
long tenths(double value) { return std::lround(value * 10); }

}  // namespace

std::string_view to_text(DecisionSubject subject) { return subjects[static_cast<std::size_t>(subject)]; }
std::optional<DecisionSubject> decision_subject_from_text(std::string_view text) {
    return enumerator<DecisionSubject>(subjects, text);
}
std::string_view to_text(DecisionState state) { return states[static_cast<std::size_t>(state)]; }
std::optional<DecisionState> decision_state_from_text(std::string_view text) {
    return enumerator<DecisionState>(states, text);
}

double shared_part(const Box& a, const Box& b) {
    if (a == b) return 1;
    const double shared = intersection(a, b).area();
    const double all = a.area() + b.area() - shared;
    return all > 0 ? shared / all : 0;
}

bool same_place(const PrintedPlace& a, const PrintedPlace& b) {
    return a.document == b.document && a.page == b.page && fold_space(a.text) == fold_space(b.text) &&
           shared_part(a.box, b.box) >= least_shared;
}

std::string decision_id(const Decision& d) {
    const Box& box = d.place.box;
    // The parts are set apart by a character that no text of a paper keeps.
    const std::string what = fmt::format("{}\x1f{}\x1f{},{},{},{}\x1f{}\x1f{}\x1f{}\x1f{}", d.place.document,
                                         d.place.page, tenths(box.x0), tenths(box.y0), tenths(box.x1), tenths(box.y1),
                                         fold_space(d.place.text), to_text(d.subject), d.about, d.field);
    return sha256(what).substr(0, 16);
}

bool same_question(const Decision& a, const Decision& b) {
    return a.subject == b.subject && a.about == b.about && a.field == b.field && same_place(a.place, b.place);
}

}  // namespace scrutineer
