// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/ocr/processor_time.hpp"
#include "extract/picture/picture.hpp"

/// What Leptonica and Tesseract do for us, without their types: engine.cpp is the only file that includes them.
namespace scrutineer::ocr {

/// How far the lines of a page slope, in degrees: turning the picture clockwise by so much makes them level. 0 where
/// nothing on the page tells.
double find_skew(const GreyPicture& grey);

/// The picture turned clockwise about its centre, same size, with `paper` where nothing was.
GreyPicture rotated(const GreyPicture& picture, double degrees);
ColourPicture rotated(const ColourPicture& picture, double degrees);

/// Which way up the letters of a page are.
struct Orientation {
    int turn = 0;           ///< turning the picture clockwise by so much (0, 90, 180, 270) sets it upright
    double confidence = 0;  ///< in standard deviations of chance; below about 4 it says nothing
};

/// Tells it from the letters' ascenders, of which Latin text has more than descenders. Costs some milliseconds, and
/// says nothing about pages of figures.
Orientation find_orientation(const GreyPicture& grey);

/// One character that was read.
struct Glyph {
    std::string text;  ///< UTF-8
    double x0 = 0;     ///< roughly, in pixels of the picture that was read
    double x1 = 0;
    double confidence = 0;  ///< 0..1, as the recogniser gives it: not a probability
    bool starts_word = false;
    /// What the recogniser gave this character at its least certain place. Tesseract's confidence is 1 + ln(p)/20.
    double probability() const;
};

/// What a line may be made of.
enum class Alphabet {
    any,     ///< whatever the language has
    figures  ///< figures, and the signs that stand in and around them
};

/// Why nothing can be recognised at all: the language's data is missing, or its name makes no sense.
class EngineError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Tesseract with one language. Expensive to make (some 0.1 s): make one a process.
class Engine {
public:
    using Clock = ProcessorTime;

    /// `language` as Tesseract names them: "eng", "eng+cym". Throws EngineError.
    explicit Engine(const std::string& language);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Reads a picture of one line of text, dark on light, from left to right. Its height is what the recogniser takes
    /// for a line's height, so it must fit the text. Empty where nothing was read or the time was up.
    std::vector<Glyph> read_line(const GreyPicture& line, Clock::time_point deadline,
                                 Alphabet alphabet = Alphabet::any);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer::ocr
