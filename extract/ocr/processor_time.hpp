// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

namespace scrutineer::ocr {

/// The processor time that this process has used: what was read of a page by its deadline is the same on a busy
/// machine.
struct ProcessorTime {
    using rep = std::int64_t;
    using period = std::micro;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<ProcessorTime>;
    static constexpr bool is_steady = true;
    static time_point now() {
        constexpr auto ticks_per_second = static_cast<std::int64_t>(CLOCKS_PER_SEC);
        return time_point(duration(static_cast<std::int64_t>(std::clock()) * period::den / ticks_per_second));
    }
};

}  // namespace scrutineer::ocr
