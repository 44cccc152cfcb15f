// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What an archive keeps of a paper that could not be read: a document of which nothing is known but its bytes' SHA-256
/// (`id`) and its name, and the diagnostic that says why. `code` is a ReadError's or a PaperFailure's.
Dataset failed_paper(const std::string& id, const std::string& path, const std::string& code,
                     const std::string& message);

}  // namespace scrutineer
