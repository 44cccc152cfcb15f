// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/frames.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <utility>

namespace scrutineer {
namespace {

constexpr std::size_t head_size = 1 + sizeof(std::uint64_t);

}  // namespace

bool send_exactly(int socket, const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            pollfd writable{socket, POLLOUT, 0};
            poll(&writable, 1, -1);
            continue;
        }
        if (sent < 0) return false;
        at += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool send_frame(int socket, Frame kind, std::string_view bytes) {
    std::array<char, head_size> head{};
    head[0] = static_cast<char>(kind);
    const std::uint64_t length = bytes.size();
    std::memcpy(head.data() + 1, &length, sizeof length);
    return send_exactly(socket, head.data(), head.size()) && send_exactly(socket, bytes.data(), bytes.size());
}

bool receive_exactly(int socket, void* bytes, std::size_t size) {
    char* at = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t got = read(socket, at, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

std::string more_time_bytes(std::chrono::milliseconds more) { return std::to_string(more.count()); }

std::chrono::milliseconds more_time_in(const ReceivedFrame& frame) {
    long long count = 0;
    std::from_chars(frame.bytes.data(), frame.bytes.data() + frame.bytes.size(), count);
    return std::chrono::milliseconds(std::max(0LL, count));
}

std::optional<ReceivedFrame> take_frame(std::string& received, std::size_t longest) {
    if (received.size() < head_size) return std::nullopt;
    std::uint64_t length = 0;
    std::memcpy(&length, received.data() + 1, sizeof length);
    if (length > longest) throw FrameError("sent more than it may");
    if (received.size() - head_size < length) return std::nullopt;
    ReceivedFrame frame;
    frame.kind = static_cast<Frame>(received[0]);
    const auto size = static_cast<std::size_t>(length);
    if (received.size() == head_size + size) {
        received.erase(0, head_size);
        frame.bytes = std::move(received);
        received.clear();
    } else {
        frame.bytes = received.substr(head_size, size);
        received.erase(0, head_size + size);
    }
    return frame;
}

}  // namespace scrutineer
