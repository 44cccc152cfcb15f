// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "archive/archive.hpp"

/// What lists of a large archive show, a page at a time: each question is answered in time for somebody who waits,
/// with 20,000 papers too.
namespace scrutineer {

/// Below this a figure is doubtful: the promise of docs/quality.md is for figures from here on.
constexpr double sure_from = 0.9;

/// One paper in a list.
struct PaperLine {
    DocumentSummary paper;
    int not_read = 0;                   ///< cells that look like figures and were not read
    int doubtful = 0;                   ///< figures that are less sure than `sure_from`
    int green = 0, amber = 0, red = 0;  ///< ratings
};

/// Which papers; empty texts for any.
struct PapersAsked {
    std::string authority;  ///< name; "-" for those whose council is not known
    std::string words;      ///< in the file's name or the title
    bool only_failed = false;
    std::size_t first = 0, most = 50;
};

/// The newest first.
std::vector<PaperLine> papers_page(const Archive& archive, const PapersAsked& asked);

/// How many there are of them in all.
std::size_t count_papers(const Archive& archive, const PapersAsked& asked);

struct AuthorityLine {
    std::string name;  ///< empty where it is not known
    std::size_t papers = 0;
};
std::vector<AuthorityLine> authorities(const Archive& archive);

/// How much there is of a page of a paper.
struct PageTally {
    int page = 1;
    int figures = 0, doubtful = 0, diagnostics = 0;
};
/// The pages of a paper of which there is anything, in their order.
std::vector<PageTally> pages_of(const Archive& archive, const std::string& document_id);

/// The first paper with this id; one without an id where there is none.
DocumentSummary paper_summary(const Archive& archive, const std::string& document_id);

/// Papers of the same council that lie nearest to this one by the days of their meetings, this one first; no more than
/// `most`. The paper alone where its council or day is not known.
std::vector<std::string> papers_near(const Archive& archive, const std::string& document_id, std::size_t most);

/// The indicator of each record of a paper, by the record's id.
std::map<std::string, std::string> indicators_of_records(const Archive& archive, const std::string& document_id);

}  // namespace scrutineer
