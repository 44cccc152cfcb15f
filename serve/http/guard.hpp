// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "serve/http/message.hpp"

/// Who may ask what. The page is for the person at this machine: every other website that this person's browser shows
/// can send requests here too, and must get nothing by it.
namespace scrutineer::serve {

/// The largest body of a form with files: an agenda pack of scanned pages.
constexpr std::uint64_t most_received_bytes = std::uint64_t{256} << 20;

class Guard {
public:
    /// `port` is the one that is listened on. A new secret token is made.
    explicit Guard(int port);

    /// What every form that changes something has to send back; other sites cannot read it.
    const std::string& token() const { return token_; }

    /// Before the body is read: nothing where the request may go on, else the answer. Refuses
    /// - names of this machine that are not its own (a foreign site's name that was made to lead here),
    /// - changes and pictures that another site's page asks for,
    /// - methods that are not used here, bodies of unknown length and those that are too long.
    std::optional<Response> refusal(const Request& request) const;

    /// Before a change: nothing where the form carries the token, else the answer.
    std::optional<Response> refusal_of_change(const Request& request) const;

private:
    bool is_own_host(std::string_view host) const;
    int port_;
    std::string token_;
};

/// A short answer without any markup of a page.
Response plain_answer(int status, std::string_view sentence);

}  // namespace scrutineer::serve
