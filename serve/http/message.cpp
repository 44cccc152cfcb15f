// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/message.hpp"

#include <charconv>

namespace scrutineer::serve {
namespace {

std::string value_in(const std::map<std::string, std::string>& values, const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? "" : found->second;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

}  // namespace

std::string Request::asked(const std::string& name) const { return value_in(query, name); }
std::string Request::field(const std::string& name) const { return value_in(form, name); }
std::string Request::header(const std::string& name) const { return value_in(headers, name); }

Response see_other(const std::string& target) {
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", target);
    return response;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            unsigned value = 0;
            if (i + 2 >= text.size()) return std::nullopt;
            const char* const end = text.data() + i + 3;
            const auto [stopped, error] = std::from_chars(text.data() + i + 1, end, value, 16);
            if (error != std::errc() || stopped != end) return std::nullopt;
            decoded += static_cast<char>(value);
            i += 2;
        }
    }
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (is_plain(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

std::map<std::string, std::string> fields_of(std::string_view encoded) {
    std::map<std::string, std::string> fields;
    while (!encoded.empty()) {
        const std::size_t end = encoded.find('&');
        const std::string_view pair = encoded.substr(0, end);
        encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
        const std::size_t equals = pair.find('=');
        const auto name = percent_decoded(pair.substr(0, equals), true);
        const auto value =
            percent_decoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
        if (name && value && !name->empty()) fields[*name] = *value;
    }
    return fields;
}

int number_from(const std::string& text, int least, int most, int otherwise) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number >= least && number <= most ? number : otherwise;
}

std::optional<Request> request_of(std::string_view method, std::string_view target) {
    if (!target.starts_with('/') || target.starts_with("//")) return std::nullopt;
    Request request;
    request.method = method;
    const std::size_t question = target.find('?');
    const auto path = percent_decoded(target.substr(0, question), false);
    if (!path) return std::nullopt;
    request.path = *path;
    if (question != std::string_view::npos) request.query = fields_of(target.substr(question + 1));
    return request;
}

}  // namespace scrutineer::serve
