// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/ocr/engine.hpp"

/// What passes between the library and the module that holds Tesseract and Leptonica (ocr_engine.cpp), which
/// ocr_engine_loader.cpp loads when it is first needed. Both are built together, from the same headers.
namespace scrutineer::ocr {

/// What an Engine does.
class LineRecogniser {
public:
    virtual ~LineRecogniser() = default;
    virtual std::vector<Glyph> read_line(const GreyPicture& line, Engine::Clock::time_point deadline,
                                         Alphabet alphabet) = 0;
};

/// The functions of ocr_engine.hpp as the module has them.
struct EngineModule {
    double (*find_skew)(const GreyPicture&);
    GreyPicture (*rotated_grey)(const GreyPicture&, double degrees);
    ColourPicture (*rotated_colour)(const ColourPicture&, double degrees);
    Orientation (*find_orientation)(const GreyPicture&);
    std::unique_ptr<LineRecogniser> (*make_reader)(const std::string& language);
};

/// The module's one exported function, of this name.
constexpr const char* module_function = "scrutineer_ocr_module";
using ModuleFunction = const EngineModule* (*)();

}  // namespace scrutineer::ocr
