// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

/// The worker's side of a pool (workers/process_pool.hpp): what one task may use, and what a task can say while it
/// runs.
namespace scrutineer {

/// What one task may use. Zero is "no limit".
struct TaskLimits {
    std::chrono::milliseconds wall{0};       ///< from the moment it is handed to a worker
    std::chrono::milliseconds processor{0};  ///< CPU time, rounded up to whole seconds
    /// The most that a task may add to both by `allow_more_time`.
    std::chrono::milliseconds more{0};
    /// Bytes of address space beyond what the process had when the pool was started (RLIMIT_AS). Not applied under
    /// AddressSanitizer, whose shadow memory alone is terabytes of address space.
    std::size_t memory = 0;
    /// Bytes of one result; a longer one is a failure. Bounds what the parent has to hold.
    std::size_t result = std::size_t{1} << 30;
};

/// From inside a task: sends a short message to the parent's `PoolOptions::progress`. Does nothing elsewhere.
void report_progress(std::string_view message);

/// From inside a task that has found out how much work it is: adds to the time that it may take, where that is limited.
/// Does nothing elsewhere.
void allow_more_time(std::chrono::milliseconds more);

/// From inside a task: the step that begins now may take so much CPU time, to the millisecond; one that takes more ends
/// its worker as a task does whose CPU time is up. Zero ends a step and its limit. Does nothing elsewhere.
void limit_step(std::chrono::milliseconds processor);

/// The life of a worker process: does the tasks whose numbers come over `socket`, one after the other, and sends their
/// results back. `start` runs first. Never returns: a worker must not run its parent's destructors or flush its streams
/// a second time.
[[noreturn]] void work(int socket, const std::function<std::string(std::size_t index)>& task,
                       const std::function<void()>& start, const TaskLimits& limits);

}  // namespace scrutineer
