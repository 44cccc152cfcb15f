// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/process_pool.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <map>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "workers/frames.hpp"

namespace scrutineer {
namespace {

using Clock = std::chrono::steady_clock;

std::string seconds(std::chrono::milliseconds time) {
    const long long ms = time.count();
    if (ms % 1000 == 0) return std::to_string(ms / 1000) + " s";
    return std::to_string(ms) + " ms";
}

struct Worker {
    pid_t process = -1;
    int socket = -1;
    std::optional<std::size_t> task;
    std::size_t tasks_done = 0;
    Clock::time_point deadline = Clock::time_point::max();
    bool deadline_passed = false;
    std::chrono::milliseconds more{0};  ///< that its task was allowed
    std::string received;
};

class Pool {
public:
    Pool(std::size_t count, const std::function<std::string(std::size_t)>& task,
         const std::function<void(TaskResult&&)>& deliver, const PoolOptions& options)
        : count_(count), task_(task), deliver_(deliver), options_(options) {
        const unsigned wanted = options.workers != 0 ? options.workers : available_cores();
        worker_count_ = std::max<std::size_t>(1, std::min<std::size_t>(wanted, count));
        window_ = options.window != 0 ? options.window : 8 * worker_count_;
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool() {
        for (Worker& worker : workers_) end(worker, true);
    }

    void run() {
        while (delivered_ < count_) {
            hand_out();
            wait();
        }
    }

private:
    void hand_out() {
        while (true) {
            std::optional<std::size_t> next = next_task();
            if (!next) return;
            Worker* worker = free_worker();
            if (worker == nullptr) return;
            const std::uint64_t index = *next;
            // A worker that died while idle cannot take it: the task stays where it is for another one.
            if (!send_exactly(worker->socket, &index, sizeof index)) {
                const std::string last_words = read_all(worker->socket);
                end(*worker, true);
                throw_if_start_failed(last_words);
                if (++idle_deaths_ > 16) throw std::runtime_error("worker processes end as soon as they are started");
                continue;
            }
            worker->task = *next;
            worker->more = std::chrono::milliseconds(0);
            worker->deadline =
                options_.limits.wall.count() > 0 ? Clock::now() + options_.limits.wall : Clock::time_point::max();
            if (again_.empty())
                ++handed_out_;
            else
                again_.erase(again_.begin());
        }
    }

    std::optional<std::size_t> next_task() const {
        if (!again_.empty()) return *again_.begin();
        if (handed_out_ < count_ && handed_out_ < delivered_ + window_) return handed_out_;
        return std::nullopt;
    }

    /// An idle worker, a new one where fewer than wanted are running, or null. A task tried again gets a new one.
    Worker* free_worker() {
        const bool fresh = !again_.empty();
        for (Worker& worker : workers_) {
            if (worker.process == -1 || worker.task) continue;
            if (!fresh || worker.tasks_done == 0) return &worker;
            end(worker, false);
        }
        workers_.erase(
            std::remove_if(workers_.begin(), workers_.end(), [](const Worker& w) { return w.process == -1; }),
            workers_.end());
        if (workers_.size() >= worker_count_) return nullptr;
        return start_worker();
    }

    Worker* start_worker() {
        std::array<int, 2> sockets{};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) return no_worker("socketpair");
        std::fflush(nullptr);  // otherwise a task that exits would print our buffers again
        const pid_t parent = getpid();
        const pid_t process = fork();
        if (process == -1) {
            close(sockets[0]);
            close(sockets[1]);
            return no_worker("fork");
        }
        if (process == 0) {
            close(sockets[0]);
            for (const Worker& other : workers_)
                if (other.socket != -1) close(other.socket);
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (getppid() != parent) _exit(0);  // it went before the line above
            work(sockets[1], task_, options_.start, options_.limits);
        }
        close(sockets[1]);
        fcntl(sockets[0], F_SETFL, fcntl(sockets[0], F_GETFL) | O_NONBLOCK);
        Worker& worker = workers_.emplace_back();
        worker.process = process;
        worker.socket = sockets[0];
        return &worker;
    }

    /// Fewer workers than wanted will do; none will not.
    Worker* no_worker(const char* what) {
        const int error = errno;
        if (workers_.empty()) throw std::system_error(error, std::generic_category(), what);
        worker_count_ = workers_.size();
        return nullptr;
    }

    void wait() {
        std::vector<pollfd> sockets;
        Clock::time_point deadline = Clock::time_point::max();
        for (const Worker& worker : workers_) {
            sockets.push_back({worker.process == -1 || !worker.task ? -1 : worker.socket, POLLIN, 0});
            if (worker.process != -1 && worker.task && !worker.deadline_passed)
                deadline = std::min(deadline, worker.deadline);
        }
        int timeout = -1;
        if (deadline != Clock::time_point::max()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
            timeout = static_cast<int>(std::clamp<long long>(left, 0, 3'600'000));
        }
        if (poll(sockets.data(), sockets.size(), timeout) < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        for (std::size_t i = 0; i < sockets.size(); ++i)
            if (sockets[i].revents != 0) receive(workers_[i]);
        const Clock::time_point now = Clock::now();
        for (Worker& worker : workers_) {
            if (worker.process == -1 || !worker.task || worker.deadline_passed || worker.deadline > now) continue;
            worker.deadline_passed = true;
            kill(worker.process, SIGKILL);  // its socket's end then says that it is gone
        }
        deliver_ready();
    }

    void receive(Worker& worker) {
        std::array<char, 65536> buffer;
        while (true) {
            const ssize_t got = read(worker.socket, buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
            if (got <= 0) {
                died(worker);
                return;
            }
            worker.received.append(buffer.data(), static_cast<std::size_t>(got));
            try {
                while (std::optional<ReceivedFrame> frame = take_frame(worker.received, longest_frame())) {
                    handle(worker, std::move(*frame));
                    if (worker.process == -1 || !worker.task) return;
                }
            } catch (const FrameError& error) {
                end(worker, true);
                failed(worker, TaskFailure{TaskFailure::Kind::crashed, 0, error.what()});
                return;
            }
        }
    }

    /// A worker that bad input has taken over may claim any length: it does not get our memory.
    std::size_t longest_frame() const {
        return options_.limits.result == 0 ? SIZE_MAX : std::max<std::size_t>(options_.limits.result, 1 << 20);
    }

    static std::string read_all(int socket) {
        std::string all;
        std::array<char, 4096> buffer;
        for (ssize_t got = 0; (got = read(socket, buffer.data(), buffer.size())) > 0 && all.size() < (1 << 20);)
            all.append(buffer.data(), static_cast<std::size_t>(got));
        return all;
    }

    void throw_if_start_failed(std::string last_words) const {
        const std::optional<ReceivedFrame> frame = take_frame(last_words, SIZE_MAX);
        if (frame && frame->kind == Frame::start_failed)
            throw std::runtime_error("a worker process could not start: " + frame->bytes);
    }

    void handle(Worker& worker, ReceivedFrame frame) {
        using Kind = TaskFailure::Kind;
        switch (frame.kind) {
            case Frame::progress:
                if (options_.progress) options_.progress(*worker.task, frame.bytes);
                return;
            case Frame::more_time:
                allow(worker, more_time_in(frame));
                return;
            case Frame::start_failed:
                throw std::runtime_error("a worker process could not start: " + frame.bytes);
            case Frame::result:
                finish(worker, std::move(frame.bytes), std::nullopt);
                return;
            case Frame::threw:
                finish(worker, {}, TaskFailure{Kind::threw, 0, std::move(frame.bytes)});
                return;
            case Frame::too_large:
                finish(worker, {}, TaskFailure{Kind::result_too_large, 0, "its result is too large"});
                return;
            case Frame::out_of_memory:
                failed(worker, TaskFailure{Kind::out_of_memory, 0, memory_message()});
                end(worker, false);
                return;
        }
        throw FrameError("sent something that is not a result");
    }

    /// What a worker asks for is not more than the options say: bad input may have taken it over.
    void allow(Worker& worker, std::chrono::milliseconds more) const {
        more = std::min(more, options_.limits.more - worker.more);
        worker.more += more;
        if (worker.deadline != Clock::time_point::max()) worker.deadline += more;
    }

    std::string memory_message() const {
        if (options_.limits.memory == 0) return "ran out of memory";
        return "needs more memory than " + std::to_string(options_.limits.memory / (1024 * 1024)) + " MB";
    }

    void died(Worker& worker) {
        using Kind = TaskFailure::Kind;
        const bool deadline_passed = worker.deadline_passed;
        const Ending ending = end(worker, false);
        TaskFailure failure;
        if (deadline_passed) {
            failure = {Kind::out_of_time, 0, "took longer than " + seconds(options_.limits.wall + worker.more)};
        } else if (WIFSIGNALED(ending.status) && WTERMSIG(ending.status) == SIGXCPU) {
            failure = {Kind::out_of_processor, 0,
                       "took more CPU time than " + seconds(options_.limits.processor + worker.more)};
        } else if (WIFSIGNALED(ending.status) && WTERMSIG(ending.status) == SIGPROF) {
            failure = {Kind::out_of_processor, SIGPROF, "took more CPU time for one step than it may"};
        } else if (options_.limits.memory != 0 && ending.peak_bytes > options_.limits.memory / 10 * 8) {
            failure = {Kind::out_of_memory, 0, memory_message()};
        } else if (WIFSIGNALED(ending.status)) {
            const int number = WTERMSIG(ending.status);
            failure = {Kind::crashed, number, std::string("crashed (") + strsignal(number) + ")"};
        } else {
            const int number = WEXITSTATUS(ending.status);
            failure = {Kind::exited, number, "ended its process with status " + std::to_string(number)};
        }
        failed(worker, std::move(failure));
    }

    /// A failure that an earlier task in the same worker may have caused is given a second try.
    void failed(Worker& worker, TaskFailure failure) {
        using Kind = TaskFailure::Kind;
        const std::size_t index = *worker.task;
        const bool may_be_inherited =
            failure.kind == Kind::crashed || failure.kind == Kind::exited || failure.kind == Kind::out_of_memory;
        if (may_be_inherited && worker.tasks_done > 0) {
            again_.insert(index);
            worker.task.reset();
            return;
        }
        finish(worker, {}, std::move(failure));
    }

    void finish(Worker& worker, std::string bytes, std::optional<TaskFailure> failure) {
        const std::size_t index = *worker.task;
        waiting_[index] = TaskResult{index, std::move(bytes), std::move(failure)};
        worker.task.reset();
        ++worker.tasks_done;
        if (options_.tasks_per_worker != 0 && worker.tasks_done >= options_.tasks_per_worker) end(worker, false);
    }

    void deliver_ready() {
        while (!waiting_.empty() && waiting_.begin()->first == delivered_) {
            TaskResult result = std::move(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            ++delivered_;
            deliver_(std::move(result));
        }
    }

    struct Ending {
        int status = 0;
        std::size_t peak_bytes = 0;
    };

    /// Closes a worker's socket, which makes an idle one leave, and waits for its end. The entry stays, marked -1.
    Ending end(Worker& worker, bool by_force) {
        Ending ending;
        if (worker.process == -1) return ending;
        if (by_force) kill(worker.process, SIGKILL);
        close(worker.socket);
        rusage usage{};
        while (wait4(worker.process, &ending.status, 0, &usage) == -1 && errno == EINTR) {
        }
        ending.peak_bytes = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
        worker.process = -1;
        worker.socket = -1;
        return ending;
    }

    std::size_t count_;
    const std::function<std::string(std::size_t)>& task_;
    const std::function<void(TaskResult&&)>& deliver_;
    const PoolOptions& options_;
    std::size_t worker_count_ = 1;
    std::size_t window_ = 8;
    std::vector<Worker> workers_;
    std::size_t handed_out_ = 0;  ///< tasks that were handed out at least once
    std::size_t delivered_ = 0;
    std::set<std::size_t> again_;                ///< tasks to be tried once more, lowest first
    std::map<std::size_t, TaskResult> waiting_;  ///< finished ahead of their turn
    int idle_deaths_ = 0;
};

}  // namespace

std::string_view to_text(TaskFailure::Kind kind) {
    using Kind = TaskFailure::Kind;
    switch (kind) {
        case Kind::threw:
            return "failed";
        case Kind::crashed:
            return "crashed";
        case Kind::exited:
            return "exited";
        case Kind::out_of_memory:
            return "out-of-memory";
        case Kind::out_of_time:
            return "out-of-time";
        case Kind::out_of_processor:
            return "out-of-processor-time";
        case Kind::result_too_large:
            return "result-too-large";
    }
    return "failed";
}

unsigned available_cores() {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    if (sched_getaffinity(0, sizeof cores, &cores) == 0 && CPU_COUNT(&cores) > 0)
        return static_cast<unsigned>(CPU_COUNT(&cores));
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? static_cast<unsigned>(online) : 1;
}

void run_tasks(std::size_t count, const std::function<std::string(std::size_t)>& task,
               const std::function<void(TaskResult&&)>& deliver, const PoolOptions& options) {
    if (count == 0) return;
    Pool(count, task, deliver, options).run();
}

}  // namespace scrutineer
