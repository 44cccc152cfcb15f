// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "pipeline/isolated.hpp"
#include "serve/findings.hpp"
#include "serve/http/message.hpp"
#include "serve/reading/page_pictures.hpp"
#include "serve/reading/reading_process.hpp"

namespace scrutineer::serve {

struct SiteOptions {
    std::string archive;     ///< the archive's file
    bool read_only = false;  ///< nothing can be changed
    std::string program;     ///< version, for papers that are added
    Isolation isolation;     ///< how papers are read and drawn
};

/// Where papers are kept that are added on the page: "council.db-papers".
inline std::string papers_folder_of(const std::string& archive) { return archive + "-papers"; }

/// What the views use, for as long as the site stands.
struct Services {
    SiteOptions options;
    std::string token;  ///< what forms send back (serve/http/guard)
    ReadingProcess& reading;
    PagePictures& pictures;
    FindingsCache& findings;
};

/// One request on its way to a view.
struct Visit {
    const Request& request;
    const Archive& archive;             ///< opened for this request, to read
    std::vector<std::string> captured;  ///< what stood where the address's pattern has "*"
    Services& services;
};

}  // namespace scrutineer::serve
