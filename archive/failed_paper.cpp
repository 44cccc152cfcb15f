// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/failed_paper.hpp"

#include <filesystem>
#include <utility>

namespace scrutineer {

Dataset failed_paper(const std::string& id, const std::string& path, const std::string& code,
                     const std::string& message) {
    Document document;
    document.id = id;
    document.file = std::filesystem::path(path).filename().string();
    Dataset dataset;
    dataset.diagnostics.push_back(
        {id, document.file, {Diagnostic::Severity::error, code, document.file + ": " + message, {}, {}}});
    dataset.documents.push_back(std::move(document));
    return dataset;
}

}  // namespace scrutineer
