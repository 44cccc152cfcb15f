// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// What passes between the program and the module that reads pictures (extract/ocr/module/): plain data both ways. The
/// program's side of it is extract/ocr/recogniser.hpp.
namespace scrutineer::ocr {

extern "C" {

/// Takes bytes from the module while a call lasts; `context` is the caller's own.
using TakeBytes = void (*)(void* context, const char* bytes, std::size_t size);

/// How a call ended. Where it failed, the bytes are a message for people.
enum ModuleOutcome : int { module_fine, module_failed, module_out_of_memory };

struct OcrModule {
    /// Makes a recogniser for a language ("eng", "eng+cym"), which `*recogniser` then points to.
    ModuleOutcome (*open)(const char* language, void** recogniser, TakeBytes take, void* context);
    void (*close)(void* recogniser);
    /// Reads a picture of three bytes a pixel, rows from the top without padding, for at most so many milliseconds. The
    /// bytes are what extract/ocr/content_bytes.hpp makes of a Content.
    ModuleOutcome (*read_picture)(void* recogniser, const unsigned char* pixels, int width, int height,
                                  double dots_per_inch, long long milliseconds, TakeBytes take, void* context);
};

/// The module's one function; it has this name.
using OcrModuleFunction = const OcrModule* (*)();
constexpr const char* ocr_module_function = "scrutineer_ocr_module";

}  // extern "C"

}  // namespace scrutineer::ocr
