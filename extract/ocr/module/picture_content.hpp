// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/ocr/content.hpp"
#include "extract/ocr/module/engine.hpp"

namespace scrutineer::ocr {

/// Reads a picture of a page or a part of one: sets it upright and level, then finds its ground, rules, symbols and
/// lines of text, and reads those. Any size up to 4 GB of pixels; larger than 320 dots an inch is made smaller first.
Content read_picture(Engine& engine, ColourPicture picture, double dots_per_inch, Engine::Clock::time_point deadline);

}  // namespace scrutineer::ocr
