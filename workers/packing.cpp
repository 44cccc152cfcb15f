// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/packing.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace scrutineer {

std::string pack(const std::vector<std::string>& parts) {
    std::size_t size = 0;
    for (const std::string& part : parts) size += sizeof(std::uint64_t) + part.size();
    std::string packed;
    packed.reserve(size);
    for (const std::string& part : parts) {
        const std::uint64_t length = part.size();
        char head[sizeof length];
        std::memcpy(head, &length, sizeof length);
        packed.append(head, sizeof head);
        packed += part;
    }
    return packed;
}

std::vector<std::string> unpack(std::string_view packed) {
    std::vector<std::string> parts;
    while (!packed.empty()) {
        std::uint64_t length = 0;
        if (packed.size() < sizeof length) throw std::runtime_error("a packed length is cut off");
        std::memcpy(&length, packed.data(), sizeof length);
        packed.remove_prefix(sizeof length);
        if (packed.size() < length) throw std::runtime_error("a packed string is cut off");
        parts.emplace_back(packed.substr(0, static_cast<std::size_t>(length)));
        packed.remove_prefix(static_cast<std::size_t>(length));
    }
    return parts;
}

}  // namespace scrutineer
