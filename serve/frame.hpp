// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "serve/http/message.hpp"
#include "serve/markup.hpp"
#include "serve/visit.hpp"

/// What all pages have around them: head, ways to the other pages, foot.
namespace scrutineer::serve {

/// What was asked for is not in the archive; what() says so to people.
class NotThere : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Frame {
    std::string title;     ///< of the window; the page's own heading is in its content
    std::string here;      ///< the address of the way that is marked as the one taken: "/todo"
    std::string searched;  ///< stands in the search field
    bool wide = false;     ///< uses all of a wide screen
};

/// A whole page: `content` stands in its <main>.
Response framed(const Services& services, const Frame& frame, const Markup& content);

/// A page that says what went wrong.
Response error_page(const Services& services, int status, std::string_view heading, std::string_view sentence);

/// The hidden field that every form has which changes something.
Markup token_field(const Services& services);

/// "1 paper", "1,204 papers"
std::string counted(std::size_t number, std::string_view one, std::string_view many = {});
/// "12,345"
std::string grouped(std::size_t number);
/// "2019-06-30" as "30 June 2019"; anything else as it is.
std::string day_for_people(const std::string& iso);

/// "Earlier" and "later" below a list that is shown a page at a time; nothing where all is shown. `address` ends where
/// the number of the first line is to follow.
Markup pager(std::size_t first, std::size_t most, std::size_t all, const std::string& address);

}  // namespace scrutineer::serve
