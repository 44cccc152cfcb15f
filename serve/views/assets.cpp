// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: what the program carries with it
#include <string_view>

#include "serve/frame.hpp"
#include "serve/views/views.hpp"

namespace scrutineer {

extern const std::string_view embedded_serve_style_css;
extern const std::string_view embedded_serve_page_js;
extern const std::string_view embedded_serve_icon_svg;

namespace serve {

Response asset(const Visit& visit) {
    const std::string& name = visit.captured[0];
    Response response;
    response.headers.emplace_back("Cache-Control", "no-cache");
    if (name == "style.css") {
        response.type = "text/css; charset=utf-8";
        response.body = embedded_serve_style_css;
    } else if (name == "page.js") {
        response.type = "text/javascript; charset=utf-8";
        response.body = embedded_serve_page_js;
    } else if (name == "icon.svg") {
        response.type = "image/svg+xml";
        response.body = embedded_serve_icon_svg;
    } else {
        throw NotThere("There is no such file.");
    }
    return response;
}

}  // namespace serve
}  // namespace scrutineer
