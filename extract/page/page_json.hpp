// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "extract/page/page.hpp"

/// Pages as JSON and back, exactly: a dump can be replayed in a test, sent with a bug report, or pass from one process
/// to another. Members that hold their default are left out. Numbers are written with the digits that give the same
/// double.
namespace scrutineer {

/// `{"schema": "scrutineer/page/1", "number": 7, "width": …, "words": [{"text": …, "box": [x0, y0, x1, y1], …}], …}`
nlohmann::ordered_json page_to_json(const Page& page);

/// The page of such JSON. Throws std::invalid_argument naming the member that is missing or of the wrong type.
Page page_from_json(const nlohmann::ordered_json& json);

/// "#rrggbb", and back (throws std::invalid_argument).
std::string colour_to_text(Colour colour);
Colour colour_from_text(const std::string& text);

/// The name of a shape ("tick", "arrow" …), and back (throws std::invalid_argument).
const char* shape_name(Shape shape);
Shape shape_from_name(const std::string& name);

/// A diagnostic's severity as the dataset writes it.
const char* severity_name(Diagnostic::Severity severity);

}  // namespace scrutineer
