// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "workers/worker.hpp"

/// Work spread over child processes.
///
/// Poppler and Tesseract keep process-wide state and read hostile files, so processes give both clean parallelism and
/// isolation: a task that crashes, hangs or eats memory is one failed task, and the others never notice. POSIX only.
namespace scrutineer {

/// Why a task gave no result.
struct TaskFailure {
    enum class Kind {
        threw,             ///< an exception left the task; `message` is its what()
        crashed,           ///< killed by signal `number`
        exited,            ///< ended the process itself, with exit status `number`
        out_of_memory,     ///< std::bad_alloc, or killed when it had used up its memory
        out_of_time,       ///< its wall time was up
        out_of_processor,  ///< its CPU time was up; `number` is SIGPROF where that of a step was (limit_step)
        result_too_large
    } kind = Kind::threw;
    int number = 0;
    std::string message;  ///< a phrase for people: "crashed (Segmentation fault)", "took longer than 60 s"
};

/// "crashed", "out-of-memory"…: stable words for logs and diagnostics.
std::string_view to_text(TaskFailure::Kind);

struct TaskResult {
    std::size_t index = 0;
    std::string bytes;  ///< what the task returned; empty where it failed
    std::optional<TaskFailure> failure;
};

struct PoolOptions {
    unsigned workers = 0;  ///< processes at a time; 0 for one a core
    TaskLimits limits;
    /// How far a finished task may be ahead of the oldest unfinished one, in tasks: bounds the results kept waiting for
    /// their turn. 0 for eight a worker.
    std::size_t window = 0;
    /// A worker is replaced after so many tasks (memory that a library leaks goes with it); 0 for never.
    std::size_t tasks_per_worker = 0;
    /// Runs in each new worker before its first task: a sandbox, an engine's start. An exception ends the whole run.
    std::function<void()> start;
    /// Called in the parent with what a task passed to `report_progress`, in the order of arrival.
    std::function<void(std::size_t index, std::string_view message)> progress;
};

/// Cores this process may run on, at least 1.
unsigned available_cores();

/// Runs task(0) … task(count - 1) in child processes and calls `deliver` here, in the order of the index, as soon as
/// each result and all before it are there.
///
/// - `task` runs in a fork of this process: it sees everything as it was when the run began, and changes nothing here.
///   Start no threads before. A worker does several tasks, one after the other.
/// - A task that fails in a worker that did others before (other than by throwing or by taking too long) is tried once
///   more in a fresh worker, so that what a task gives does not depend on which ones ran before it.
/// - An exception out of `deliver` kills the workers and goes on to the caller.
/// - Workers die with the thread that started them; tasks may run pools of their own.
///
/// Throws std::system_error where no worker can be started, std::runtime_error where `PoolOptions::start` threw.
void run_tasks(std::size_t count, const std::function<std::string(std::size_t index)>& task,
               const std::function<void(TaskResult&& result)>& deliver, const PoolOptions& options = {});

}  // namespace scrutineer
