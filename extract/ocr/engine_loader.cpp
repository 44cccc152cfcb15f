// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of ocr_engine.hpp: they load the module that does the work, and call it.
#include <dlfcn.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "extract/ocr/engine_module.hpp"

namespace scrutineer::ocr {
namespace {

// The module in a folder that is named as it is seen from the program's own; empty where that is not known. Our own
// program has no run path: the loader would search it for each of thirty libraries, whenever the program is started.
std::string beside_program(const char* folder) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string() : (program.parent_path() / folder / SCRUTINEER_OCR_MODULE).string();
}

const EngineModule& load() {
    // By its name alone the module is looked for where the program that this is linked into says (its run path).
    void* library = nullptr;
    for (const std::string& path : {beside_program(SCRUTINEER_MODULE_FROM_PROGRAM), beside_program("modules"),
                                    std::string(SCRUTINEER_OCR_MODULE)})
        if (library == nullptr && !path.empty()) library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* function = library == nullptr ? nullptr : dlsym(library, module_function);
    if (function == nullptr) {
        const char* reason = dlerror();
        throw EngineError(std::string("the part of scrutineer that reads pictures cannot be loaded: ") +
                          (reason == nullptr ? SCRUTINEER_OCR_MODULE : reason));
    }
    return *reinterpret_cast<ModuleFunction>(function)();
}

const EngineModule& module() {
    static const EngineModule& loaded = load();
    return loaded;
}

}  // namespace

double find_skew(const GreyPicture& grey) { return module().find_skew(grey); }
GreyPicture rotated(const GreyPicture& picture, double degrees) { return module().rotated_grey(picture, degrees); }
ColourPicture rotated(const ColourPicture& picture, double degrees) {
    return module().rotated_colour(picture, degrees);
}
Orientation find_orientation(const GreyPicture& grey) { return module().find_orientation(grey); }

double Glyph::probability() const { return std::exp(20 * (std::clamp(confidence, 0.0, 1.0) - 1)); }

struct Engine::State {
    std::unique_ptr<LineRecogniser> reader;
};

Engine::Engine(const std::string& language) : state_(std::make_unique<State>(State{module().make_reader(language)})) {}
Engine::~Engine() = default;

std::vector<Glyph> Engine::read_line(const GreyPicture& line, Clock::time_point deadline, Alphabet alphabet) {
    return state_->reader->read_line(line, deadline, alphabet);
}

}  // namespace scrutineer::ocr
