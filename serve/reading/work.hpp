// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "pipeline/isolated.hpp"
#include "serve/reading/page_drawing.hpp"
#include "serve/reading/reading_process.hpp"

/// What the process that is set aside can do: each task on both sides of the wall.
namespace scrutineer::serve {

/// On the far side: the work of ReadingProcess.
std::string do_work(std::string_view task, const ReadingProcess::Say& say, const Isolation& isolation);

/// On this side. Throws WorkError.
DrawnPage ask_for_page(ReadingProcess& reading, const PageAsked& asked);

}  // namespace scrutineer::serve
