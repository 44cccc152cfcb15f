// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page/page_json.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

namespace scrutineer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 12> shape_names{"other",  "tick",     "cross", "arrow",   "circle", "ring",
                                                  "square", "triangle", "bar",   "diamond", "star",   "double-arrow"};
constexpr std::array<const char*, 4> origin_names{"path", "glyph", "image", "ocr"};
constexpr std::array<const char*, 2> source_names{"text", "ocr"};
constexpr std::array<const char*, 3> severity_names{"error", "warning", "info"};

template <typename Enum, std::size_t N>
const char* name_of(const std::array<const char*, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t N>
Enum value_of(const std::array<const char*, N>& names, const std::string& name, const char* what) {
    for (std::size_t i = 0; i < N; ++i)
        if (name == names[i]) return static_cast<Enum>(i);
    throw std::invalid_argument(std::string(what) + ": \"" + name + "\" is none of the known names");
}

Json box_to_json(const Box& box) { return Json::array({box.x0, box.y0, box.x1, box.y1}); }

/// Reads members of one JSON object; errors name the member.
class Reader {
public:
    Reader(const Json& json, const char* what) : json_(json), what_(what) {
        if (!json.is_object()) throw std::invalid_argument(std::string(what) + ": is not an object");
    }
    const Json& required(const char* name) const {
        const auto found = json_.find(name);
        if (found == json_.end()) fail(name, "is missing");
        return *found;
    }
    template <typename T>
    void read(const char* name, T& value) const {
        const auto found = json_.find(name);
        if (found == json_.end()) return;
        convert(name, *found, value);
    }
    template <typename T>
    void read_required(const char* name, T& value) const {
        convert(name, required(name), value);
    }
    void read(const char* name, Colour& colour) const {
        const auto found = json_.find(name);
        if (found == json_.end()) return;
        if (!found->is_string()) fail(name, "is not a string");
        colour = colour_from_text(found->get<std::string>());
    }
    void read_box(const char* name, Box& box) const { box = to_box(name, required(name)); }
    Box to_box(const char* name, const Json& json) const {
        if (!json.is_array() || json.size() != 4) fail(name, "is not an array of four numbers");
        for (const Json& number : json)
            if (!number.is_number()) fail(name, "is not an array of four numbers");
        return {json[0].get<double>(), json[1].get<double>(), json[2].get<double>(), json[3].get<double>()};
    }
    template <typename Visit>
    void each(const char* name, Visit visit) const {
        const auto found = json_.find(name);
        if (found == json_.end()) return;
        if (!found->is_array()) fail(name, "is not an array");
        for (const Json& item : *found) visit(item);
    }
    [[noreturn]] void fail(const char* name, const char* problem) const {
        throw std::invalid_argument(std::string(what_) + "." + name + ": " + problem);
    }

private:
    template <typename T>
    void convert(const char* name, const Json& json, T& value) const {
        try {
            json.get_to(value);
        } catch (const nlohmann::json::exception&) {
            fail(name, "is of the wrong type");
        }
    }
    const Json& json_;
    const char* what_;
};

Json word_to_json(const Word& word) {
    const Word usual;
    Json json = {{"text", word.text},
                 {"box", box_to_json(word.box)},
                 {"baseline", word.baseline},
                 {"font_size", word.font_size}};
    if (word.rotation != usual.rotation) json["rotation"] = word.rotation;
    if (word.bold) json["bold"] = true;
    if (word.italic) json["italic"] = true;
    if (!word.space_after) json["space_after"] = false;
    if (word.colour != usual.colour) json["colour"] = colour_to_text(word.colour);
    if (word.source != usual.source) json["source"] = name_of(source_names, word.source);
    if (word.confidence != usual.confidence) json["confidence"] = word.confidence;
    if (word.marked_content != usual.marked_content) json["marked_content"] = word.marked_content;
    return json;
}

Word word_from_json(const Json& json) {
    const Reader reader(json, "word");
    Word word;
    reader.read_required("text", word.text);
    reader.read_box("box", word.box);
    reader.read_required("baseline", word.baseline);
    reader.read_required("font_size", word.font_size);
    reader.read("rotation", word.rotation);
    reader.read("bold", word.bold);
    reader.read("italic", word.italic);
    reader.read("space_after", word.space_after);
    reader.read("colour", word.colour);
    std::string source = "text";
    reader.read("source", source);
    word.source = value_of<TextSource>(source_names, source, "word.source");
    reader.read("confidence", word.confidence);
    reader.read("marked_content", word.marked_content);
    return word;
}

Json symbol_to_json(const Symbol& symbol) {
    Json json = {{"box", box_to_json(symbol.box)},
                 {"colour", colour_to_text(symbol.colour)},
                 {"second_colour", colour_to_text(symbol.second_colour)},
                 {"shape", shape_name(symbol.shape)}};
    if (symbol.angle != 0) json["angle"] = symbol.angle;
    json["mask"] = symbol.mask;
    json["origin"] = name_of(origin_names, symbol.origin);
    if (!symbol.text.empty()) json["text"] = symbol.text;
    if (symbol.confidence != 1) json["confidence"] = symbol.confidence;
    return json;
}

Symbol symbol_from_json(const Json& json) {
    const Reader reader(json, "symbol");
    Symbol symbol;
    reader.read_box("box", symbol.box);
    reader.read("colour", symbol.colour);
    reader.read("second_colour", symbol.second_colour);
    std::string name = "other";
    reader.read("shape", name);
    symbol.shape = shape_from_name(name);
    reader.read("angle", symbol.angle);
    reader.read("mask", symbol.mask);
    name = "path";
    reader.read("origin", name);
    symbol.origin = value_of<Symbol::Origin>(origin_names, name, "symbol.origin");
    reader.read("text", symbol.text);
    reader.read("confidence", symbol.confidence);
    return symbol;
}

Json cell_to_json(const TaggedCell& cell) {
    Json json = {{"table", cell.table}, {"row", cell.row}, {"column", cell.column}};
    if (cell.row_span != 1) json["row_span"] = cell.row_span;
    if (cell.column_span != 1) json["column_span"] = cell.column_span;
    if (cell.header) json["header"] = true;
    json["words"] = cell.words;
    return json;
}

TaggedCell cell_from_json(const Json& json) {
    const Reader reader(json, "tagged_cell");
    TaggedCell cell;
    reader.read_required("table", cell.table);
    reader.read_required("row", cell.row);
    reader.read_required("column", cell.column);
    reader.read("row_span", cell.row_span);
    reader.read("column_span", cell.column_span);
    reader.read("header", cell.header);
    reader.read("words", cell.words);
    return cell;
}

Json diagnostic_to_json(const Diagnostic& diagnostic) {
    Json json = {
        {"severity", severity_name(diagnostic.severity)}, {"code", diagnostic.code}, {"message", diagnostic.message}};
    if (diagnostic.page) json["page"] = *diagnostic.page;
    if (diagnostic.box) json["bbox"] = box_to_json(*diagnostic.box);
    return json;
}

Diagnostic diagnostic_from_json(const Json& json) {
    const Reader reader(json, "diagnostic");
    Diagnostic diagnostic;
    std::string severity;
    reader.read_required("severity", severity);
    diagnostic.severity = value_of<Diagnostic::Severity>(severity_names, severity, "diagnostic.severity");
    reader.read_required("code", diagnostic.code);
    reader.read_required("message", diagnostic.message);
    if (json.contains("page")) {
        int page = 0;
        reader.read_required("page", page);
        diagnostic.page = page;
    }
    if (json.contains("bbox")) {
        Box box;
        reader.read_box("bbox", box);
        diagnostic.box = box;
    }
    return diagnostic;
}

}  // namespace

std::string colour_to_text(Colour colour) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text.data();
}

Colour colour_from_text(const std::string& text) {
    const auto digit = [&text](std::size_t i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        throw std::invalid_argument("\"" + text + "\" is no colour: #rrggbb is");
    };
    if (text.size() != 7 || text[0] != '#') throw std::invalid_argument("\"" + text + "\" is no colour: #rrggbb is");
    const auto byte = [&digit](std::size_t i) { return static_cast<std::uint8_t>(digit(i) * 16 + digit(i + 1)); };
    return {byte(1), byte(3), byte(5)};
}

const char* shape_name(Shape shape) { return name_of(shape_names, shape); }
Shape shape_from_name(const std::string& name) { return value_of<Shape>(shape_names, name, "shape"); }
const char* severity_name(Diagnostic::Severity severity) { return name_of(severity_names, severity); }

Json page_to_json(const Page& page) {
    Json json = {
        {"schema", "scrutineer/page/1"}, {"number", page.number}, {"width", page.width}, {"height", page.height}};
    json["rotation"] = page.rotation;
    json["source"] = name_of(source_names, page.source);
    if (page.skew != 0) json["skew"] = page.skew;
    if (page.turn != 0) json["turn"] = page.turn;
    if (!page.bend.empty()) json["bend"] = page.bend;
    const auto list = [&json](const char* name, const auto& items, auto convert) {
        Json array = Json::array();
        for (const auto& item : items) array.push_back(convert(item));
        json[name] = std::move(array);
    };
    list("words", page.words, word_to_json);
    list("hidden_words", page.hidden_words, word_to_json);
    list("rules", page.rules, [](const Rule& rule) {
        return Json{
            {"box", box_to_json(rule.box)}, {"thickness", rule.thickness}, {"colour", colour_to_text(rule.colour)}};
    });
    list("fills", page.fills, [](const Fill& fill) {
        Json item = {{"box", box_to_json(fill.box)}, {"colour", colour_to_text(fill.colour)}};
        if (fill.opacity != 1) item["opacity"] = fill.opacity;
        if (!fill.rectangle) item["rectangle"] = false;
        return item;
    });
    list("symbols", page.symbols, symbol_to_json);
    list("pictures", page.pictures, [](const Picture& picture) {
        return Json{{"box", box_to_json(picture.box)},
                    {"pixel_width", picture.pixel_width},
                    {"pixel_height", picture.pixel_height}};
    });
    list("links", page.links, [](const Link& link) {
        return Json{{"box", box_to_json(link.box)}, {"target", link.target}};
    });
    list("tagged_cells", page.tagged_cells, cell_to_json);
    list("diagnostics", page.diagnostics, diagnostic_to_json);
    return json;
}

Page page_from_json(const Json& json) {
    const Reader reader(json, "page");
    Page page;
    reader.read_required("number", page.number);
    reader.read_required("width", page.width);
    reader.read_required("height", page.height);
    reader.read("rotation", page.rotation);
    std::string source = "text";
    reader.read("source", source);
    page.source = value_of<TextSource>(source_names, source, "page.source");
    reader.read("skew", page.skew);
    reader.read("turn", page.turn);
    reader.each("bend", [&](const Json& item) {
        if (!item.is_number()) throw std::invalid_argument("page.bend holds something that is no number");
        page.bend.push_back(item.get<double>());
    });
    reader.each("words", [&](const Json& item) { page.words.push_back(word_from_json(item)); });
    reader.each("hidden_words", [&](const Json& item) { page.hidden_words.push_back(word_from_json(item)); });
    reader.each("rules", [&](const Json& item) {
        const Reader member(item, "rule");
        Rule rule;
        member.read_box("box", rule.box);
        member.read_required("thickness", rule.thickness);
        member.read("colour", rule.colour);
        page.rules.push_back(rule);
    });
    reader.each("fills", [&](const Json& item) {
        const Reader member(item, "fill");
        Fill fill;
        member.read_box("box", fill.box);
        member.read("colour", fill.colour);
        member.read("opacity", fill.opacity);
        member.read("rectangle", fill.rectangle);
        page.fills.push_back(fill);
    });
    reader.each("symbols", [&](const Json& item) { page.symbols.push_back(symbol_from_json(item)); });
    reader.each("pictures", [&](const Json& item) {
        const Reader member(item, "picture");
        Picture picture;
        member.read_box("box", picture.box);
        member.read_required("pixel_width", picture.pixel_width);
        member.read_required("pixel_height", picture.pixel_height);
        page.pictures.push_back(picture);
    });
    reader.each("links", [&](const Json& item) {
        const Reader member(item, "link");
        Link link;
        member.read_box("box", link.box);
        member.read_required("target", link.target);
        page.links.push_back(std::move(link));
    });
    reader.each("tagged_cells", [&](const Json& item) { page.tagged_cells.push_back(cell_from_json(item)); });
    reader.each("diagnostics", [&](const Json& item) { page.diagnostics.push_back(diagnostic_from_json(item)); });
    return page;
}

}  // namespace scrutineer
