// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer::cli {

class Output;

/// How a dataset's JSON is laid out: one document, record or diagnostic a line, indented, or as a stream: an object a
/// line, {"document": …}, {"record": …} or {"diagnostic": …}, and {"paper": …} (PaperEnd) at the end of each.
enum class JsonForm { lines, indented, stream };

/// How many there are of what, for the summary.
struct DatasetCounts {
    std::size_t records = 0, figures = 0, ratings = 0;
    std::size_t errors = 0, warnings = 0, notes = 0;  ///< diagnostics by severity
    DatasetCounts& operator+=(const DatasetCounts& other);
};

/// What became of one paper of a command line: how a dataset ends it, and what an archive that takes the dataset over
/// stores of how it was read.
struct PaperEnd {
    std::string path, outcome;     ///< as named; "read", "failed", or "same" as another paper
    std::string document;          ///< SHA-256 of its bytes; empty where they cannot be read
    std::string program, options;  ///< version, and what of its options changes what is read
    std::string code, message;     ///< why it failed
};

/// {"path": …, "outcome": …, …} on one line.
std::string paper_end_text(const PaperEnd& end);

/// One paper's dataset as text, in pieces that can be put together with other papers' without being read again.
struct DatasetParts {
    bool read = false;  ///< false where there is only the diagnostic that says why not
    std::string id, file, authority, period;
    std::string documents, records, diagnostics;  ///< elements of the three arrays, ready to be joined, or lines
    std::string diagnostic_lines;                 ///< for people, one line for each kind of diagnostic
    DatasetCounts counts;
    Accounts accounts;             ///< what became of its figures
    std::string ledger, evidence;  ///< lines for the files of --ledger and --evidence, where they are wanted
};

DatasetParts to_parts(const Dataset& dataset, JsonForm form);

/// For sending parts from a worker process.
std::string packed(const DatasetParts& parts);
DatasetParts parts_from_packed(const std::string& bytes);

/// The whole dataset, in the order of `papers`; `ends` says what became of each, in a line.
void write_dataset(Output& output, const std::vector<DatasetParts>& papers, const std::vector<std::string>& ends,
                   JsonForm form);

}  // namespace scrutineer::cli
