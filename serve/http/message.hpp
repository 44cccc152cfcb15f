// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a browser asks and what it is answered, as plain values: all of the pages but serve/http/server is tested
/// without a network.
namespace scrutineer::serve {

/// A file that came with a form. It lies in the folder for what is being received, until the request is answered.
struct ReceivedFile {
    std::string field;
    std::string name;  ///< as the browser gave it: anything at all
    std::string path;  ///< where its bytes are
};

struct Request {
    std::string method;  ///< "GET", "HEAD" or "POST"
    std::string path;    ///< percent signs decoded: "/papers"
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::map<std::string, std::string> form;     ///< fields of a POST; of several of a name the last
    std::vector<ReceivedFile> files;

    /// Empty where there is none.
    std::string asked(const std::string& name) const;
    std::string field(const std::string& name) const;
    std::string header(const std::string& name) const;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string file{};  ///< a file to send in place of `body`, which is removed then; empty for none
};

/// Goes elsewhere after a form was dealt with.
Response see_other(const std::string& target);

/// "a%20b+c" as a text; nothing where a percent sign is not followed by two hex digits.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// For a path's part or a query's value: all but letters, digits and "-._~" encoded.
std::string percent_encoded(std::string_view text);
/// "a=1&b=2" as fields; those that cannot be decoded are left out.
std::map<std::string, std::string> fields_of(std::string_view encoded);
/// A whole number within bounds, or `otherwise`.
int number_from(const std::string& text, int least, int most, int otherwise);

/// The request that a target ("/papers?q=a") is; nothing where it is not a path of this machine.
std::optional<Request> request_of(std::string_view method, std::string_view target);

}  // namespace scrutineer::serve
