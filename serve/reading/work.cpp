// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/work.hpp"

#include <stdexcept>
#include <vector>

#include "workers/packing.hpp"

namespace scrutineer::serve {
namespace {

constexpr const char* draw_task = "draw";

}  // namespace

std::string do_work(std::string_view task, const ReadingProcess::Say&, const Isolation& isolation) {
    const std::vector<std::string> parts = unpack(task);
    if (parts.size() == 2 && parts[0] == draw_task) return packed(draw_page(unpacked_page_asked(parts[1]), isolation));
    throw std::runtime_error("there is no such task");
}

DrawnPage ask_for_page(ReadingProcess& reading, const PageAsked& asked) {
    return unpacked_drawn_page(reading.ask(pack({draw_task, packed(asked)})));
}

}  // namespace scrutineer::serve
