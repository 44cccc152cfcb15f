// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/recogniser.hpp"

#include <algorithm>
#include <new>

#include "extract/ocr/content_bytes.hpp"
#include "extract/ocr/interface.hpp"
#include "workers/module.hpp"

namespace scrutineer::ocr {
namespace {

const OcrModule& load() {
    try {
        return *reinterpret_cast<OcrModuleFunction>(load_module(SCRUTINEER_OCR_MODULE, ocr_module_function))();
    } catch (const ModuleError& error) {
        throw RecogniserError(std::string("the part of scrutineer that reads pictures cannot be loaded: ") +
                              error.what());
    }
}

const OcrModule& module() {
    static const OcrModule& loaded = load();
    return loaded;
}

void append(void* text, const char* bytes, std::size_t size) { static_cast<std::string*>(text)->append(bytes, size); }

/// The bytes of a call that was made, or what it failed of.
std::string checked(ModuleOutcome outcome, std::string&& bytes) {
    if (outcome == module_out_of_memory) throw std::bad_alloc();
    if (outcome != module_fine) throw RecogniserError(bytes);
    return std::move(bytes);
}

}  // namespace

Recogniser::Recogniser(const std::string& language) {
    std::string message;
    const ModuleOutcome outcome = module().open(language.c_str(), &recogniser_, append, &message);
    checked(outcome, std::move(message));
}

Recogniser::~Recogniser() { module().close(recogniser_); }

Content Recogniser::read_picture(const Raster& picture, double dots_per_inch, Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    std::string bytes;
    const ModuleOutcome outcome = module().read_picture(recogniser_, picture.rgb.data(), picture.width, picture.height,
                                                        dots_per_inch, std::max<long long>(left, 0), append, &bytes);
    return content_from_bytes(checked(outcome, std::move(bytes)));
}

}  // namespace scrutineer::ocr
