// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "serve/http/message.hpp"
#include "serve/visit.hpp"

namespace scrutineer::serve {

/// The pages of one archive: a request in, a response out. docs/serve.md describes them.
class Site {
public:
    /// Sets a process aside that reads papers: start no threads before. An archive that is not there is made, and an
    /// older one brought up to date, where that is allowed. Throws ArchiveError and std::system_error.
    explicit Site(const SiteOptions& options);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    /// Forms carry it (serve/http/guard). Before the first request.
    void use_token(const std::string& token);

    /// Any number of threads may ask. Whoever calls has seen to it that a change may be made.
    Response answer(const Request& request) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer::serve
