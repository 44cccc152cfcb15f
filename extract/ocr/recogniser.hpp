// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

#include "extract/ocr/content.hpp"
#include "extract/ocr/processor_time.hpp"
#include "extract/page/raster.hpp"

/// The door of the module that reads pictures. Behind it are Tesseract, Leptonica and all that works with them; the
/// first Recogniser loads it.
namespace scrutineer::ocr {

/// Why nothing can be recognised at all: the language's data is missing, the language's name makes no sense, or the
/// module cannot be loaded.
class RecogniserError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads pictures in one language. Expensive to make (some 0.1 s): make one a process.
class Recogniser {
public:
    using Clock = ProcessorTime;

    /// `language` as Tesseract names them: "eng", "eng+cym". Throws RecogniserError.
    explicit Recogniser(const std::string& language);
    ~Recogniser();
    Recogniser(const Recogniser&) = delete;
    Recogniser& operator=(const Recogniser&) = delete;

    /// Reads a picture of a page or a part of one: sets it upright and level, then finds its background, rules, symbols
    /// and lines of text, and reads those. Any size up to 4 GB of pixels; larger than 320 dots an inch is made smaller
    /// first. What was read when the time is up is given.
    Content read_picture(const Raster& picture, double dots_per_inch, Clock::time_point deadline);

private:
    void* recogniser_ = nullptr;
};

}  // namespace scrutineer::ocr
