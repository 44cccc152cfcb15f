// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/isolated.hpp"
#include "serve/reading/adding.hpp"
#include "serve/reading/page_drawing.hpp"
#include "serve/reading/reading_process.hpp"
#include "serve/reading/teaching.hpp"

/// What the process that is set aside can do: each task on both sides of the wall.
namespace scrutineer::serve {

/// On the far side: the work of ReadingProcess.
std::string do_work(std::string_view task, const ReadingProcess::Say& say, const Isolation& isolation);

/// On this side. Throws WorkError.
DrawnPage ask_for_page(ReadingProcess& reading, const PageAsked& asked);
std::vector<InferredTable> ask_for_tables(ReadingProcess& reading, const TablesAsked& asked);
/// The archive as files of a format, into a folder; the names of the files. `format` is one of archive/export.
std::vector<std::string> ask_to_export(ReadingProcess& reading, const std::string& archive, const std::string& format,
                                       const std::string& folder);
AddedPaper ask_to_add(ReadingProcess& reading, const PaperToAdd& asked);

}  // namespace scrutineer::serve
