// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"
#include "serve/markup.hpp"
#include "serve/visit.hpp"

/// What several pages say of papers, figures and ratings, in the same words.
namespace scrutineer::serve {

/// Where the paper's file is now: as it was read, or as seen from the archive's own folder. It need not be there.
std::string file_of_paper(const Services& services, const std::string& stored_path);

/// "Durham County Council · meeting of 30 June 2019 · Q1 2019/20"
std::string about_paper(const Document& document);

/// "sure", "doubtful", "poor": classes of the style, and how boxes are drawn.
std::string_view class_of_confidence(double confidence);
/// "93 %"
std::string percent(double share);

/// "Target", "Actual, a year earlier", "Budget (revised, net)"
std::string name_of_measure(const Observation& figure);
/// "England"; empty for the authority itself.
std::string name_of_area(const Observation& figure);
/// "Apr–Jun 2019", "a year before Apr–Jun 2019"; empty where there is none.
std::string name_of_period(const Observation& figure);
/// "against target"
std::string name_of_against(Against against);
/// A rating as a word in its colour; the word says it too.
Markup rating_mark(const Assessment& rating);

/// The name of an indicator, or words that stand for a missing one.
std::string name_of_record(const Record& record);

/// Says nothing of a paper that is not there. Throws NotThere.
Document document_or_not_there(const Dataset& dataset);

/// An id is hexadecimal, and nothing else is looked up. Throws NotThere.
const std::string& checked_id(const std::string& id);

}  // namespace scrutineer::serve
