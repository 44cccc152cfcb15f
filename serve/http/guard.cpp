// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/guard.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

namespace scrutineer::serve {
namespace {

std::string new_token() {
    std::array<unsigned char, 24> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::system_error(errno, std::generic_category(), "getrandom");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string token;
    for (const unsigned char byte : bytes) {
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
    return token;
}

/// Takes as long for any two texts of a length, so that the time taken tells nothing of the token.
bool is_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

std::optional<std::uint64_t> length_from(const std::string& text) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return length;
}

}  // namespace

Response plain_answer(int status, std::string_view sentence) {
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = std::string(sentence) + "\n";
    return response;
}

Guard::Guard(int port) : port_(port), token_(new_token()) {}

bool Guard::is_own_host(std::string_view host) const {
    const std::string end = ":" + std::to_string(port_);
    return host == "127.0.0.1" + end || host == "localhost" + end;
}

std::optional<Response> Guard::refusal(const Request& request) const {
    if (!is_own_host(request.header("host")))
        return plain_answer(421, "This page answers only under its own address on this machine.");
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads && request.method != "POST") return plain_answer(405, "Only GET, HEAD and POST are answered.");
    const std::string site = request.header("sec-fetch-site");
    const bool foreign = site == "cross-site" || site == "same-site";
    // Following a link from another site to a page is no harm; taking a part of it into another page is.
    if (reads && foreign && request.header("sec-fetch-mode") != "navigate")
        return plain_answer(403, "Another site's page asked for this.");
    if (reads) return std::nullopt;
    const std::string origin = request.header("origin");
    if (foreign || !origin.starts_with("http://") || !is_own_host(std::string_view(origin).substr(7)))
        return plain_answer(403, "Changes are taken from this page only, not from another site's.");
    const auto length = length_from(request.header("content-length"));
    if (!length || !request.header("transfer-encoding").empty())
        return plain_answer(411, "The length of what is sent has to be given.");
    if (*length > most_received_bytes) return plain_answer(413, "More than 256 MB cannot be taken at once.");
    return std::nullopt;
}

std::optional<Response> Guard::refusal_of_change(const Request& request) const {
    const std::string sent = request.field("token").empty() ? request.header("x-token") : request.field("token");
    if (is_same(sent, token_)) return std::nullopt;
    return plain_answer(403, "This form is of an earlier run of the program: load the page again, and send it anew.");
}

}  // namespace scrutineer::serve
