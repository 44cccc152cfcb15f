// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

/// What goes over the socket between a worker process and its parent: frames of one kind byte, eight length bytes and
/// the payload.
namespace scrutineer {

enum class Frame : char {
    result = 'R',
    threw = 'T',
    out_of_memory = 'M',
    too_large = 'L',
    progress = 'P',
    more_time = 'A',
    start_failed = 'S'
};

struct ReceivedFrame {
    Frame kind = Frame::result;
    std::string bytes;
};

/// What arrived is not what a worker of ours sends.
class FrameError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Sends all of it, waiting where the other side is slow. False where the other side is gone.
bool send_exactly(int socket, const void* bytes, std::size_t size);
bool send_frame(int socket, Frame kind, std::string_view bytes);

/// False at the end of the stream.
bool receive_exactly(int socket, void* bytes, std::size_t size);

/// The payload of Frame::more_time, and what it says; nothing where it is none.
std::string more_time_bytes(std::chrono::milliseconds more);
std::chrono::milliseconds more_time_in(const ReceivedFrame& frame);

/// Takes the first whole frame off the front of what has been received; nullopt where it is not all there yet.
/// Throws FrameError where the frame says that it is longer than `longest`.
std::optional<ReceivedFrame> take_frame(std::string& received, std::size_t longest);

}  // namespace scrutineer
