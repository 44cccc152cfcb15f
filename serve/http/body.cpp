// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/body.hpp"

#include <unistd.h>

#include <filesystem>

#include "serve/http/guard.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::uint64_t most_text = std::uint64_t{1} << 20;  ///< bytes of all fields of a form together
constexpr std::size_t most_parts = 2000;

/// A file of its own that nobody else has.
std::string new_file(const std::string& folder) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::string path = folder + "/received-XXXXXX";
    const int file = mkstemp(path.data());
    if (file < 0) return "";
    close(file);
    return path;
}

}  // namespace

Body::~Body() {
    out_.close();
    for (const Part& part : parts_)
        if (!part.path.empty()) unlink(part.path.c_str());
}

bool Body::begin_part(const std::string& name, const std::string& file) {
    if (parts_.size() == most_parts) sound_ = false;
    if (!sound_) return false;
    if (out_.is_open()) out_.close();
    parts_.push_back({name, file, "", ""});
    if (file.empty()) return true;
    Part& part = parts_.back();
    if (!folder_.empty()) part.path = new_file(folder_);
    if (!part.path.empty()) out_.open(part.path, std::ios::binary | std::ios::trunc);
    return sound_ = out_.is_open();
}

bool Body::add(std::string_view bytes) {
    if (!sound_ || parts_.empty()) return false;
    bytes_ += bytes.size();
    Part& part = parts_.back();
    if (!part.path.empty()) {
        out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        sound_ = out_.good() && bytes_ <= most_received_bytes;
    } else {
        text_bytes_ += bytes.size();
        sound_ = text_bytes_ <= most_text;
        if (sound_) part.text += bytes;
    }
    return sound_;
}

bool Body::give_to(Request& request) {
    if (out_.is_open()) {
        out_.close();
        sound_ = sound_ && out_.good();
    }
    if (!sound_) return false;
    for (const Part& part : parts_) {
        if (!part.path.empty())
            request.files.push_back({part.name, part.file, part.path});
        else if (!part.name.empty())
            request.form[part.name] = part.text;
        else
            for (auto& [name, value] : fields_of(part.text)) request.form[name] = value;
    }
    return true;
}

}  // namespace scrutineer::serve
