// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/engine.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <cmath>
#include <numbers>

// Of OpenMP's run time, which Tesseract brings with it.
extern "C" void omp_set_max_active_levels(int);

namespace scrutineer::ocr {
namespace {

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDeleter>;

PixPointer to_pix(const GreyPicture& picture) {
    PixPointer pix(pixCreateNoInit(picture.width, picture.height, 8));
    if (!pix) throw std::bad_alloc();
    const int words = pixGetWpl(pix.get());
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words;
        const std::uint8_t* row = picture.row(y);
        for (int x = 0; x < picture.width; ++x) SET_DATA_BYTE(line, x, row[x]);
    }
    return pix;
}

GreyPicture from_grey(Pix* pix) {
    GreyPicture picture(pixGetWidth(pix), pixGetHeight(pix));
    const int words = pixGetWpl(pix);
    for (int y = 0; y < picture.height; ++y) {
        const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * words;
        std::uint8_t* row = picture.row(y);
        for (int x = 0; x < picture.width; ++x) row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    return picture;
}

// What is clearly darker than the page around it, at half size: good enough for angles, whatever the light was.
PixPointer rough_ink(const GreyPicture& grey) {
    const PixPointer pix = to_pix(grey);
    PixPointer even(pixBackgroundNorm(pix.get(), nullptr, nullptr, 16, 24, 80, 60, 240, 2, 2));
    return PixPointer(pixThresholdToBinary(even ? even.get() : pix.get(), 165));
}

// What figures are made of in papers: with signs, brackets, units and bounds around them.
constexpr const char* figure_characters = "0123456789.,%£$€()[]+-–—<>~/:*";

}  // namespace

double find_skew(const GreyPicture& grey) {
    const PixPointer ink = rough_ink(grey);
    if (!ink) return 0;
    l_float32 angle = 0;
    l_float32 confidence = 0;
    // Leptonica's own defaults but for a finer last step: a table is 800 points wide, and 0.05 degrees are 0.7 of them.
    if (pixFindSkewSweepAndSearch(ink.get(), &angle, &confidence, 2, 1, 6.0F, 0.5F, 0.01F) != 0) return 0;
    return confidence < 2.5F ? 0 : static_cast<double>(angle);
}

GreyPicture rotated(const GreyPicture& picture, double degrees) {
    const auto radians = static_cast<l_float32>(degrees * std::numbers::pi / 180);
    const PixPointer from = to_pix(picture);
    const PixPointer to(pixRotateAMGray(from.get(), radians, 255));
    if (!to) throw std::bad_alloc();
    return from_grey(to.get());
}

ColourPicture rotated(const ColourPicture& picture, double degrees) {
    const auto radians = static_cast<l_float32>(degrees * std::numbers::pi / 180);
    const PixPointer from(pixCreateNoInit(picture.width, picture.height, 32));
    if (!from) throw std::bad_alloc();
    for (int y = 0; y < picture.height; ++y) {
        l_uint32* line = pixGetData(from.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(from.get());
        const std::uint8_t* row = picture.row(y);
        for (int x = 0; x < picture.width; ++x, row += 3)
            line[x] = (l_uint32{row[0]} << 24) | (l_uint32{row[1]} << 16) | (l_uint32{row[2]} << 8);
    }
    const PixPointer to(pixRotateAMColor(from.get(), radians, 0xffffff00));
    if (!to) throw std::bad_alloc();
    ColourPicture out(picture.width, picture.height);
    for (int y = 0; y < out.height; ++y) {
        const l_uint32* line = pixGetData(to.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(to.get());
        std::uint8_t* row = out.row(y);
        for (int x = 0; x < out.width; ++x) {
            *row++ = static_cast<std::uint8_t>(line[x] >> 24);
            *row++ = static_cast<std::uint8_t>(line[x] >> 16);
            *row++ = static_cast<std::uint8_t>(line[x] >> 8);
        }
    }
    return out;
}

Orientation find_orientation(const GreyPicture& grey) {
    const PixPointer ink = rough_ink(grey);
    Orientation found;
    l_float32 up = 0;
    l_float32 left = 0;
    if (!ink || pixOrientDetect(ink.get(), &up, &left, 0, 0) != 0) return found;
    if (std::abs(up) >= std::abs(left)) {
        found.turn = up >= 0 ? 0 : 180;
        found.confidence = std::abs(static_cast<double>(up));
    } else {
        // "Left" is text whose tops point to the left: a quarter turn clockwise sets it upright.
        found.turn = left > 0 ? 90 : 270;
        found.confidence = std::abs(static_cast<double>(left));
    }
    return found;
}

double Glyph::probability() const { return std::exp(20 * (std::clamp(confidence, 0.0, 1.0) - 1)); }

struct Engine::State {
    tesseract::TessBaseAPI api;
    Alphabet alphabet = Alphabet::any;
};

Engine::~Engine() = default;

Engine::Engine(const std::string& language) : state_(std::make_unique<State>()) {
    tesseract::TessBaseAPI& api = state_->api;
    // Tesseract's own threads cost twice the processor time that they save, and pages run side by side anyway.
    omp_set_max_active_levels(0);
    if (language.empty() ||
        language.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+/-") !=
            std::string::npos)
        throw EngineError("\"" + language + "\" is not a language's name as Tesseract knows them (eng, cym, eng+cym)");
    const std::vector<std::string> names{"debug_file", "tessedit_do_invert", "load_bigram_dawg"};
    const std::vector<std::string> values{"/dev/null", "0", "1"};
    if (api.Init(nullptr, language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) == 0) {
        // Where only some of several languages are there, Tesseract goes on with those.
        std::vector<std::string> loaded;
        api.GetLoadedLanguagesAsVector(&loaded);
        std::string missing{};
        std::string part;
        for (std::size_t i = 0; i <= language.size(); ++i) {
            if (i < language.size() && language[i] != '+') {
                part += language[i];
                continue;
            }
            if (!part.empty() && std::find(loaded.begin(), loaded.end(), part) == loaded.end() && missing.empty())
                missing = part;
            part.clear();
        }
        if (missing.empty()) {
            api.SetPageSegMode(tesseract::PSM_RAW_LINE);
            return;
        }
        throw EngineError("Tesseract has no data for the language \"" + missing +
                          "\"; on Debian and Ubuntu the package tesseract-ocr-" + missing + " has it");
    }
    std::string package = language.substr(0, language.find('+'));
    std::replace(package.begin(), package.end(), '_', '-');
    throw EngineError("Tesseract has no data for the language \"" + language +
                      "\"; on Debian and Ubuntu the package tesseract-ocr-" + package + " has it");
}

std::vector<Glyph> Engine::read_line(const GreyPicture& line, Clock::time_point deadline, Alphabet alphabet) {
    tesseract::TessBaseAPI& api = state_->api;
    std::vector<Glyph> glyphs;
    if (alphabet != state_->alphabet) {
        state_->alphabet = alphabet;
        api.SetVariable("tessedit_char_whitelist", alphabet == Alphabet::figures ? figure_characters : "");
    }
    if (Engine::Clock::now() >= deadline || line.width < 3 || line.height < 3) return glyphs;
    api.SetImage(line.pixels.data(), line.width, line.height, 1, line.width);
    api.SetSourceResolution(300);
    tesseract::ETEXT_DESC monitor;
    // Its own deadline would be by the wall clock.
    monitor.cancel_this = &deadline;
    monitor.cancel = [](void* until, int) {
        return Engine::Clock::now() >= *static_cast<const Engine::Clock::time_point*>(until);
    };
    if (api.Recognize(&monitor) != 0) return glyphs;
    const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
    if (!it) return glyphs;
    do {
        const std::unique_ptr<char[]> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
        if (!text || text[0] == '\0') continue;
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        it->BoundingBox(tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1);
        glyphs.push_back({text.get(), static_cast<double>(x0), static_cast<double>(x1),
                          static_cast<double>(it->Confidence(tesseract::RIL_SYMBOL)) / 100,
                          it->IsAtBeginningOf(tesseract::RIL_WORD)});
    } while (it->Next(tesseract::RIL_SYMBOL));
    api.Clear();
    return glyphs;
}

}  // namespace scrutineer::ocr
