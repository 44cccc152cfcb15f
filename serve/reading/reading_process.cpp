// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/reading_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "workers/frames.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t longest_frame = std::size_t{1} << 30;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

/// A file's descriptor that is closed at the end.
class Handle {
public:
    explicit Handle(int number) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Handle() {
        if (number_ >= 0) close(number_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    int get() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

std::pair<Handle, Handle> socket_pair(int type) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0) fail("socketpair");
    return {Handle(ends[0]), Handle(ends[1])};
}

/// One byte with a socket beside it.
bool pass_socket(int through, int socket) {
    char byte = 0;
    iovec data{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> room{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &socket, sizeof(int));
    ssize_t sent = 0;
    do sent = sendmsg(through, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == 1;
}

/// Nothing where nobody will ask any more.
std::optional<Handle> take_socket(int through) {
    char byte = 0;
    iovec data{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> room{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    ssize_t got = 0;
    do got = recvmsg(through, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    const cmsghdr* const header = got == 1 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return std::nullopt;
    int socket = -1;
    std::memcpy(&socket, CMSG_DATA(header), sizeof(int));
    return Handle(socket);
}

/// The next frame; nothing at the end of the stream.
std::optional<ReceivedFrame> next_frame(int socket, std::string& received) {
    while (true) {
        if (auto frame = take_frame(received, longest_frame)) return frame;
        std::array<char, 65536> piece;
        const ssize_t got = read(socket, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        received.append(piece.data(), static_cast<std::size_t>(got));
    }
}

/// In the child: does one task, and ends.
[[noreturn]] void do_task(int socket, const ReadingProcess::Work& work) {
    // Its own children are waited for, and Ctrl-C in the terminal ends it.
    std::signal(SIGCHLD, SIG_DFL);
    std::signal(SIGPIPE, SIG_IGN);
    std::string received;
    const auto task = next_frame(socket, received);
    if (!task) _exit(0);
    try {
        const std::string result = work(task->bytes, [socket](std::string_view message) {
            if (!send_frame(socket, Frame::progress, message)) _exit(0);
        });
        send_frame(socket, Frame::result, result);
    } catch (const std::exception& error) {
        send_frame(socket, Frame::threw, error.what());
    }
    _exit(0);
}

/// In the process that is set aside.
[[noreturn]] void wait_for_tasks(int control, const ReadingProcess::Work& work) {
    prctl(PR_SET_NAME, "scrutineer-read");
    std::signal(SIGCHLD, SIG_IGN);  // children that end leave nothing behind
    while (true) {
        const std::optional<Handle> socket = take_socket(control);
        if (!socket) _exit(0);
        const pid_t child = fork();
        if (child == 0) {
            close(control);
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            do_task(socket->get(), work);
        }
    }
}

}  // namespace

ReadingProcess::ReadingProcess(const Work& work) {
    auto [ours, theirs] = socket_pair(SOCK_STREAM);
    process_ = fork();
    if (process_ < 0) fail("fork");
    if (process_ == 0) {
        close(ours.release());
        wait_for_tasks(theirs.get(), work);
    }
    control_ = ours.release();
}

ReadingProcess::~ReadingProcess() {
    close(control_);
    waitpid(process_, nullptr, 0);
}

std::string ReadingProcess::ask(std::string_view task, const Say& heard) {
    auto [ours, theirs] = socket_pair(SOCK_STREAM);
    {
        const std::lock_guard lock(asking_);
        if (!pass_socket(control_, theirs.get())) throw WorkError("the process that reads papers is gone");
    }
    close(theirs.release());
    if (!send_frame(ours.get(), Frame::result, task)) throw WorkError("the process that reads papers is gone");
    std::string received;
    while (const auto frame = next_frame(ours.get(), received)) {
        if (frame->kind == Frame::result) return frame->bytes;
        if (frame->kind == Frame::threw) throw WorkError(frame->bytes);
        if (heard) heard(frame->bytes);
    }
    throw WorkError("the process that reads papers ended");
}

}  // namespace scrutineer::serve
