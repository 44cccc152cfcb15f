// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.hpp"
#include "archive/decisions/decision.hpp"
#include "archive/decisions/decision_apply.hpp"
#include "archive/decisions/decisions_json.hpp"

/// Decisions in an archive: what people said of its papers (archive/decisions/decision.hpp).
///
/// The archive's tables hold what stands: the reading with decisions applied. What was read is kept beside it, so that
/// a decision can be taken back, and is put under the decisions again whenever the paper is read anew.
namespace scrutineer {

/// All decisions, or those on one document, by document, page and place.
std::vector<Decision> decisions(const Archive& archive, const std::string& document = {});

/// The decisions whose ids begin so, at most `most`, by id.
std::vector<Decision> decisions_with_id(const Archive& archive, const std::string& beginning, std::size_t most);

/// One document as it was read, whatever was decided on it: what `decision_on_figure` and its like are made from.
/// No documents where it is not there.
Dataset load_as_read(const Archive& archive, const std::string& document);

/// Puts decisions into the archive and applies them to the papers that are there, in one transaction; then makes the
/// links of the councils concerned anew. One on the same question is replaced. Throws DecisionError for one that cannot
/// be, and nothing is changed then; ArchiveError.
void add_decisions(Archive& archive, const std::vector<Decision>& decisions);

/// Takes decisions back, by their whole ids: what was read stands again. Ids that are not there are passed over.
void remove_decisions(Archive& archive, const std::vector<std::string>& ids);

/// What came of laying another office's decisions beside one's own.
struct DecisionImport {
    std::size_t added = 0;
    std::size_t same = 0;  ///< were there, and say the same
    /// Ours and theirs on the same question, with another answer. Ours stays unless theirs is asked for.
    std::vector<std::pair<Decision, Decision>> conflicts;
    std::vector<std::pair<LinkDecision, LinkDecision>> link_conflicts;
};

enum class Preference { ours, theirs };

/// Adds what another office decided. Throws DecisionError for a list with a decision that cannot be, and takes none.
DecisionImport import_decisions(Archive& archive, const DecisionFile& theirs, Preference preference = Preference::ours);

/// All that was decided in this archive, links included.
DecisionFile export_decisions(const Archive& archive);

/// Fields of a record's figures and ratings, of the record or, where `record` is empty, of the paper that are not as
/// they were read, each with its decision.
std::vector<Correction> corrections_of(const Archive& archive, const std::string& document, const std::string& record);

}  // namespace scrutineer
