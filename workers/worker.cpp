// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/worker.hpp"

#include <malloc.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <memory>
#include <new>

#include "workers/frames.hpp"

namespace scrutineer {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool address_space_can_be_limited = false;
#else
constexpr bool address_space_can_be_limited = true;
#endif

/// The socket to the parent, in a worker; -1 elsewhere.
int parent_socket = -1;
/// What the task of this worker may still add to its time.
std::chrono::milliseconds more_left{0};

std::size_t mapped_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    statm >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// `mapped` is what the process had before its sandbox was entered, where that can still be asked.
void limit_memory(std::size_t bytes, std::size_t mapped) {
    if (bytes == 0 || !address_space_can_be_limited) return;
    rlimit limit{};
    getrlimit(RLIMIT_AS, &limit);
    const rlim_t wanted = static_cast<rlim_t>(mapped + bytes);
    if (limit.rlim_max != RLIM_INFINITY && wanted > limit.rlim_max) return;  // a stricter limit is there already
    limit.rlim_cur = wanted;
    limit.rlim_max = wanted;
    setrlimit(RLIMIT_AS, &limit);
}

/// RLIMIT_CPU counts from the process's start, so each task moves the soft limit on.
void limit_processor(std::chrono::milliseconds time) {
    if (time.count() == 0) return;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    const rlim_t spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    const rlim_t wanted = spent + static_cast<rlim_t>((time.count() + 999) / 1000);
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_CPU, &limit);
}

/// A worker's heap grows by some thousand pages at once, and each would be a page fault of its own: the first of them
/// are asked for together, and what is let go is kept for the next task.
void prepare_heap() {
#if !defined(__SANITIZE_ADDRESS__) && defined(MADV_POPULATE_WRITE)
    constexpr std::size_t at_once = std::size_t{2} << 20;
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
    const std::size_t page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* const room = std::malloc(at_once + page);
    if (room == nullptr) return;
    void* start = room;
    std::size_t space = at_once + page;
    // Kernels before 5.14 do not know this advice; then the pages come one by one.
    if (std::align(page, at_once, start, space) != nullptr) madvise(start, at_once, MADV_POPULATE_WRITE);
    std::free(room);
#endif
}

}  // namespace

void report_progress(std::string_view message) {
    if (parent_socket != -1) send_frame(parent_socket, Frame::progress, message);
}

void allow_more_time(std::chrono::milliseconds more) {
    more = std::min(more, more_left);
    if (parent_socket == -1 || more.count() <= 0) return;
    more_left -= more;
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    if (limit.rlim_cur != RLIM_INFINITY) {
        const rlim_t wanted = limit.rlim_cur + static_cast<rlim_t>((more.count() + 999) / 1000);
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
        setrlimit(RLIMIT_CPU, &limit);
    }
    send_frame(parent_socket, Frame::more_time, more_time_bytes(more));
}

void limit_step(std::chrono::milliseconds processor) {
    if (parent_socket == -1) return;
    itimerval timer{};
    timer.it_value.tv_sec = processor.count() / 1000;
    timer.it_value.tv_usec = processor.count() % 1000 * 1000;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

[[noreturn]] void work(int socket, const std::function<std::string(std::size_t index)>& task,
                       const std::function<void()>& start, const TaskLimits& limits) {
    parent_socket = socket;
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    signal(SIGXCPU, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
    prepare_heap();
    const std::size_t mapped = mapped_bytes();
    try {
        if (start) start();
    } catch (const std::exception& error) {
        send_frame(socket, Frame::start_failed, error.what());
        _exit(0);
    } catch (...) {
        send_frame(socket, Frame::start_failed, "unknown exception");
        _exit(0);
    }
    limit_memory(limits.memory, mapped);
    std::uint64_t index = 0;
    while (receive_exactly(socket, &index, sizeof index)) {
        limit_processor(limits.processor);
        more_left = limits.more;
        bool sent = false;
        try {
            const std::string bytes = task(static_cast<std::size_t>(index));
            if (limits.result != 0 && bytes.size() > limits.result)
                sent = send_frame(socket, Frame::too_large, {});
            else
                sent = send_frame(socket, Frame::result, bytes);
        } catch (const std::bad_alloc&) {
            // What the heap looks like now is anybody's guess: this worker does no more tasks.
            send_frame(socket, Frame::out_of_memory, {});
            _exit(0);
        } catch (const std::exception& error) {
            sent = send_frame(socket, Frame::threw, error.what());
        } catch (...) {
            sent = send_frame(socket, Frame::threw, "unknown exception");
        }
        limit_step(std::chrono::milliseconds(0));
        if (!sent) break;
    }
    _exit(0);
}

}  // namespace scrutineer
