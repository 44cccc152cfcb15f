// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/page_svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "extract/page/page_json.hpp"
#include "words/unicode.hpp"

namespace scrutineer::cli {
namespace {

std::string rectangle(const Box& box, const std::string& attributes, const std::string& title = "") {
    return fmt::format(R"(<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" {}>{}</rect>)"
                       "\n",
                       box.x0, box.y0, box.width(), box.height(), attributes,
                       title.empty() ? "" : "<title>" + escaped_for_markup(title) + "</title>");
}

std::string word_text(const Word& word, bool hidden) {
    // The text starts where it is read from, on its baseline.
    double x = word.box.x0;
    double y = word.baseline;
    if (word.rotation == 90) x = word.baseline, y = word.box.y0;
    if (word.rotation == 180) x = word.box.x1;
    if (word.rotation == 270) x = word.baseline, y = word.box.y1;
    const double length = word.rotation % 180 == 0 ? word.box.width() : word.box.height();
    std::string attributes =
        fmt::format(R"(x="{:.2f}" y="{:.2f}" font-size="{:.2f}" textLength="{:.2f}")", x, y, word.font_size, length);
    if (word.rotation != 0) attributes += fmt::format(" transform=\"rotate({} {:.2f} {:.2f})\"", word.rotation, x, y);
    if (word.bold) attributes += R"( font-weight="bold")";
    if (word.italic) attributes += R"( font-style="italic")";
    attributes += hidden ? std::string(R"( fill="#999999" text-decoration="line-through")")
                         : fmt::format(R"( fill="{}")", colour_to_text(word.colour));
    return fmt::format(R"(<text lengthAdjust="spacingAndGlyphs" {}>{}</text>)"
                       "\n",
                       attributes, escaped_for_markup(word.text));
}

}  // namespace

std::string page_svg(const Page& page, const std::vector<Table>& tables) {
    std::string svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0:.2f}pt" height="{1:.2f}pt" viewBox="0 0 {0:.2f} {1:.2f}" font-family="Helvetica, Arial, sans-serif">)"
        "\n",
        page.width, page.height);
    svg += rectangle({0, 0, page.width, page.height}, R"(fill="white" stroke="#cccccc")");
    svg += "<g id=\"fills\">\n";
    for (const Fill& fill : page.fills)
        svg += rectangle(
            fill.box,
            fmt::format(R"(fill="{}" fill-opacity="{:.2f}"{})", colour_to_text(fill.colour),
                        fill.rectangle ? fill.opacity : 0.3 * fill.opacity,
                        fill.rectangle ? "" : R"( stroke="#888888" stroke-width="0.3" stroke-dasharray="2")"));
    svg += "</g>\n<g id=\"pictures\">\n";
    for (const Picture& picture : page.pictures)
        svg += rectangle(picture.box, R"(fill="#dddddd" fill-opacity="0.3" stroke="#cc00cc" stroke-width="0.6")",
                         fmt::format("picture, {} x {} pixels", picture.pixel_width, picture.pixel_height));
    svg += "</g>\n<g id=\"rules\">\n";
    for (const Rule& rule : page.rules)
        svg +=
            fmt::format(R"(<line x1="{:.2f}" y1="{:.2f}" x2="{:.2f}" y2="{:.2f}" stroke="{}" stroke-width="{:.2f}"/>)"
                        "\n",
                        rule.box.x0, rule.box.y0, rule.box.x1, rule.box.y1, colour_to_text(rule.colour),
                        rule.thickness > 0.3 ? rule.thickness : 0.3);
    svg += "</g>\n<g id=\"hidden-words\">\n";
    for (const Word& word : page.hidden_words) svg += word_text(word, true);
    svg += "</g>\n<g id=\"words\">\n";
    for (const Word& word : page.words) svg += word_text(word, false);
    svg += "</g>\n<g id=\"symbols\">\n";
    for (const Symbol& symbol : page.symbols) {
        const double side = std::max(symbol.box.width(), symbol.box.height()) / Symbol::mask_size;
        const double left = symbol.box.centre().x - side * Symbol::mask_size / 2;
        const double top = symbol.box.centre().y - side * Symbol::mask_size / 2;
        std::string outline;
        for (int y = 0; y < Symbol::mask_size; ++y)
            for (int x = 0; x < Symbol::mask_size; ++x)
                if ((symbol.mask[static_cast<std::size_t>(y)] >> x) & 1U)
                    outline += fmt::format("M{:.2f} {:.2f}h{:.2f}v{:.2f}h-{:.2f}z", left + x * side, top + y * side,
                                           side, side, side);
        const std::string title = fmt::format("{} {:.0f}, confidence {:.2f}{}", shape_name(symbol.shape), symbol.angle,
                                              symbol.confidence, symbol.text.empty() ? "" : ", " + symbol.text);
        svg += fmt::format(R"(<path d="{}" fill="{}"><title>{}</title></path>)"
                           "\n",
                           outline, colour_to_text(symbol.colour), escaped_for_markup(title));
        svg += rectangle(symbol.box, R"(fill="none" stroke="#ff00ff" stroke-width="0.4")", title);
    }
    svg += "</g>\n<g id=\"links\">\n";
    for (const Link& link : page.links)
        svg += rectangle(link.box, R"(fill="none" stroke="#00aacc" stroke-width="0.4")", link.target);
    svg += "</g>\n<g id=\"cells\">\n";
    for (const Table& table : tables)
        for (const Cell& cell : table.cells)
            if (cell.page == page.number)
                svg += rectangle(cell.box,
                                 fmt::format(R"(fill="{}" fill-opacity="0.06" stroke="#0044ff" stroke-width="0.8")",
                                             cell.header ? "#0044ff" : "none"),
                                 fmt::format("row {}, column {}, {} by {}, confidence {:.2f}", cell.row, cell.column,
                                             cell.row_span, cell.column_span, cell.confidence));
    return svg + "</g>\n</svg>\n";
}

}  // namespace scrutineer::cli
