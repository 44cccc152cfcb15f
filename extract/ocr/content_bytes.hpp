// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extract/ocr/content.hpp"

namespace scrutineer::ocr {

/// A content as bytes and back, exactly: it goes from the module to the program so.
std::string to_bytes(const Content& content);

/// Throws std::exception where the bytes are something else.
Content content_from_bytes(const std::string& bytes);

}  // namespace scrutineer::ocr
