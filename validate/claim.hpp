// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "validate/claim_text.hpp"

/// What a sentence says of its own figures: "42 … a decrease of 30.9% from 55".
namespace scrutineer::checks {

/// A statement that binds figures of one paragraph together. The figures are indices into MarkedText::figures.
struct Claim {
    enum class Kind {
        share,   ///< `percent` is `part` of `whole`
        change,  ///< from `from` to `to`: a change of `percent` (or `points`), of `amount`, or just up or down
    };
    enum class Direction { unsaid, up, down };
    Kind kind = Kind::share;
    std::optional<std::size_t> percent;  ///< a share, or a relative change; for a change it may be in percentage points
    std::optional<std::size_t> part, whole;
    std::optional<std::size_t> from, to, amount;
    Direction direction = Direction::unsaid;
    bool loose = false;              ///< words enough between its figures that they may not belong together
    std::size_t begin = 0, end = 0;  ///< where in MarkedText::text
};

/// The claims of a paragraph, in the order of the text. A figure may be in several readings of one claim: what to make
/// of that is `judge`'s business.
std::vector<Claim> read_claims(const MarkedText& text);

/// Whether a claim's own figures bear it out.
struct Judgement {
    enum class Outcome {
        holds,       ///< within what the printed digits allow
        fails,       ///< beyond that
        cannot_tell  ///< a figure is not meant exactly, or the words can be read in two ways
    };
    Outcome outcome = Outcome::cannot_tell;
    double published = 0, expected = 0, tolerance = 0;  ///< of the figure in question, in its own unit
    std::string explanation;           ///< for `fails`: "prints 30.9%; from 55 to 42 is a fall of 23.6%"
    std::vector<std::size_t> figures;  ///< the one in question first
};

/// Judges one claim by itself.
Judgement judge(const Claim& claim, const MarkedText& text);

/// A claim with its judgement.
struct JudgedClaim {
    Claim claim;
    Judgement judgement;
};

/// Judges all claims of a paragraph, each figure in question once: where it can be read in several ways and one of them
/// holds, that one was meant; a figure that fails in the only reading, but fits other figures of its sentence as well
/// as can be, cannot be told.
std::vector<JudgedClaim> judged_claims(const MarkedText& text);

}  // namespace scrutineer::checks
