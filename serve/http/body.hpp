// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "serve/http/message.hpp"

namespace scrutineer::serve {

/// A body while it arrives. Fields are kept in memory and are short; files go to disk as they come, so that a large one
/// costs no memory, and are gone with the Body.
class Body {
public:
    /// Files are written into `folder`, which is made when the first one comes; with an empty one none are taken.
    explicit Body(std::string folder) : folder_(std::move(folder)) {}
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    /// A part begins, a file where `file` is not empty; one without a name is a whole form ("a=1&b=2"). False where no
    /// more can be taken.
    bool begin_part(const std::string& name, const std::string& file);
    bool add(std::string_view bytes);

    /// Puts fields and files into a request. False where something could not be taken: too much, or no room.
    bool give_to(Request& request);

private:
    struct Part {
        std::string name, file, text, path;
    };
    std::string folder_;
    std::vector<Part> parts_;
    std::ofstream out_;
    std::uint64_t bytes_ = 0, text_bytes_ = 0;
    bool sound_ = true;
};

}  // namespace scrutineer::serve
