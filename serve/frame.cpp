// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/frame.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace scrutineer::serve {
namespace {

struct Way {
    const char* address;
    const char* name;
};

constexpr std::array ways{Way{"/", "Papers"}, Way{"/todo", "To do"}, Way{"/indicators", "Indicators"},
                          Way{"/findings", "Findings"}, Way{"/export", "Export"}};

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

std::string archive_name(const Services& services) {
    return std::filesystem::path(services.options.archive).filename().string();
}

}  // namespace

Response framed(const Services& services, const Frame& frame, const Markup& content) {
    Markup out;
    const std::string version = services.options.program;
    out << "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>" << frame.title
        << " – scrutineer</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"token\" content=\""
        << services.token << "\">\n<link rel=\"icon\" href=\"/assets/icon.svg\">\n"
        << "<link rel=\"stylesheet\" href=\"/assets/style.css?v=" << version
        << "\">\n<script defer src=\"/assets/page.js?v=" << version << "\"></script>\n</head>\n<body"
        << (frame.wide ? Markup() << " class=\"wide\"" : Markup())
        << ">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"top\">\n"
           "<a class=\"brand\" href=\"/\">scrutineer</a>\n<nav aria-label=\"Pages\"><ul>";
    for (const Way& way : ways) {
        const std::string address = way.address;
        out << "<li><a href=\"" << address << "\"";
        if (frame.here == address) out << " aria-current=\"page\"";
        out << ">" << std::string_view(way.name) << "</a></li>";
    }
    out << "</ul></nav>\n<form role=\"search\" action=\"/indicators\" method=\"get\">"
           "<label class=\"unseen\" for=\"search\">Find an indicator</label>"
           "<input id=\"search\" type=\"search\" name=\"q\" placeholder=\"Find an indicator\" value=\""
        << frame.searched << "\"><button>Find</button></form>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n"
        << content << "</main>\n<footer><p>" << archive_name(services);
    if (services.options.read_only) out << " · to read only";
    out << " · scrutineer " << version << "</p></footer>\n</body>\n</html>\n";
    Response response;
    response.body = out.text();
    return response;
}

Response error_page(const Services& services, int status, std::string_view heading, std::string_view sentence) {
    Markup content;
    content << "<h1>" << heading << "</h1>\n<p>" << sentence << "</p>\n<p><a href=\"/\">All papers</a></p>\n";
    Response response = framed(services, {std::string(heading), "", "", false}, content);
    response.status = status;
    return response;
}

Markup token_field(const Services& services) {
    return Markup() << "<input type=\"hidden\" name=\"token\" value=\"" << services.token << "\">";
}

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    if (number == 1) return "1 " + std::string(one);
    return grouped(number) + " " + (many.empty() ? std::string(one) + "s" : std::string(many));
}

std::string day_for_people(const std::string& iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
    const int month = number_from(std::string(iso[5] == '0' ? iso.substr(6, 1) : iso.substr(5, 2)), 1, 12, 0);
    const int day = number_from(std::string(iso[8] == '0' ? iso.substr(9, 1) : iso.substr(8, 2)), 1, 31, 0);
    if (month == 0 || day == 0) return iso;
    return std::to_string(day) + " " + months[static_cast<std::size_t>(month - 1)] + " " + iso.substr(0, 4);
}

Markup pager(std::size_t first, std::size_t most, std::size_t all, const std::string& address) {
    Markup out;
    if (all <= most) return out;
    out << "<nav class=\"pager\" aria-label=\"Parts of the list\"><p>";
    if (first > 0)
        out << "<a rel=\"prev\" href=\"" << address + std::to_string(first > most ? first - most : 0)
            << "\">← before</a> ";
    out << grouped(first + 1) << "–" << grouped(std::min(first + most, all)) << " of " << grouped(all);
    if (first + most < all)
        out << " <a rel=\"next\" href=\"" << address + std::to_string(first + most) << "\">after →</a>";
    out << "</p></nav>\n";
    return out;
}

}  // namespace scrutineer::serve
