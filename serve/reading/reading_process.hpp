// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace scrutineer::serve {

/// Work failed in another process; for people.
class WorkError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Does work in processes that are forked from one without threads. This program answers with many: a process forked
/// from it could wait for ever for a lock whose thread it does not have. So one process is set aside before the first
/// thread starts, and whatever reads papers (pipeline/isolated, which forks its workers) is done by children of it.
class ReadingProcess {
public:
    using Say = std::function<void(std::string_view message)>;
    /// In a process of its own: bytes for bytes. What it throws is a WorkError for whoever asked.
    using Work = std::function<std::string(std::string_view task, const Say& say)>;

    /// Sets the process aside; start no threads before. Throws std::system_error.
    explicit ReadingProcess(const Work& work);
    /// Ends it; work that is under way ends when it next says something.
    ~ReadingProcess();
    ReadingProcess(const ReadingProcess&) = delete;
    ReadingProcess& operator=(const ReadingProcess&) = delete;

    /// Has a task done and waits for it; any number of threads may. `heard` gets what it says meanwhile.
    /// Throws WorkError.
    std::string ask(std::string_view task, const Say& heard = {});

private:
    int control_ = -1;  ///< the sockets of those who ask go through it
    int process_ = -1;
    std::mutex asking_;
};

}  // namespace scrutineer::serve
