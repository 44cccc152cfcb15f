// SPDX-License-Identifier: GPL-3.0-or-later
// Part of extract/ocr/interface.hpp: the module's side
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include "extract/ocr/content_bytes.hpp"
#include "extract/ocr/interface.hpp"
#include "extract/ocr/module/engine.hpp"
#include "extract/ocr/module/picture_content.hpp"

namespace scrutineer::ocr {
namespace {

/// No exception may leave the module: the program may have been built with another compiler's library.
template <typename Act>
ModuleOutcome guarded(TakeBytes take, void* context, Act act) {
    try {
        act();
        return module_fine;
    } catch (const std::bad_alloc&) {
        return module_out_of_memory;
    } catch (const std::exception& error) {
        take(context, error.what(), std::strlen(error.what()));
    }
    return module_failed;
}

ModuleOutcome open(const char* language, void** recogniser, TakeBytes take, void* context) {
    return guarded(take, context, [&] { *recogniser = new Engine(language); });
}

void close(void* recogniser) { delete static_cast<Engine*>(recogniser); }

ModuleOutcome read(void* recogniser, const unsigned char* pixels, int width, int height, double dots_per_inch,
                   long long milliseconds, TakeBytes take, void* context) {
    return guarded(take, context, [&] {
        const auto deadline = Engine::Clock::now() + std::chrono::milliseconds(milliseconds);
        ColourPicture picture;
        picture.width = width;
        picture.height = height;
        picture.pixels.assign(pixels, pixels + static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
        const std::string bytes =
            to_bytes(read_picture(*static_cast<Engine*>(recogniser), std::move(picture), dots_per_inch, deadline));
        take(context, bytes.data(), bytes.size());
    });
}

constexpr OcrModule module{open, close, read};

}  // namespace
}  // namespace scrutineer::ocr

extern "C" __attribute__((visibility("default"))) const scrutineer::ocr::OcrModule* scrutineer_ocr_module() {
    return &scrutineer::ocr::module;
}
