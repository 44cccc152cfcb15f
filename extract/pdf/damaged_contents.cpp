// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/damaged_contents.hpp"

#include <Gfx.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

namespace scrutineer::pdf {
namespace {

/// All of a page's contents in one piece, whatever else stands among its
/// streams; nothing beyond 64 MB.
std::string contents_of(::Page& page) {
    constexpr std::size_t most = 64'000'000;
    std::string bytes;
    const auto append = [&bytes](Object object) {
        if (!object.isStream()) return;
        Stream* stream = object.getStream();
        stream->reset();
        for (int c = stream->getChar(); c != EOF && bytes.size() < most; c = stream->getChar())
            bytes.push_back(static_cast<char>(c));
        stream->close();
        bytes.push_back('\n');
    };
    Object contents = page.getContents();
    if (contents.isArray()) {
        for (int i = 0; i < contents.arrayGetLength() && bytes.size() < most; ++i) append(contents.arrayGet(i));
    } else {
        append(std::move(contents));
    }
    return bytes;
}

}  // namespace

bool stop_when_spent(void* device) { return static_cast<PageDevice*>(device)->spent(); }

void read_in_spite_of_damage(::Page& page, PageDevice& device, Complaints& complaints) {
    std::string bytes = contents_of(page);
    const std::unique_ptr<Gfx> gfx(
        page.createGfx(&device, 72, 72, 0, false, true, -1, -1, -1, -1, false, stop_when_spent, &device));
    std::size_t from = 0;
    for (int attempts = 0; attempts < 200 && from < bytes.size() && !device.spent(); ++attempts) {
        complaints.gave_up_at = -1;
        Object stream(static_cast<Stream*>(new MemStream(bytes.data(), static_cast<Goffset>(from),
                                                         static_cast<Goffset>(bytes.size() - from), Object(objNull))));
        gfx->display(&stream);
        if (complaints.gave_up_at < 0) return;
        // The position is some tokens behind the operator: find it going back.
        const std::size_t position = std::min(bytes.size(), static_cast<std::size_t>(complaints.gave_up_at));
        const std::size_t operation =
            complaints.gave_up_with.empty() ? std::string::npos : bytes.rfind(complaints.gave_up_with, position);
        std::size_t next =
            operation == std::string::npos || operation < from ? position : operation + complaints.gave_up_with.size();
        from = std::max(from + 1, next);
    }
}

}  // namespace scrutineer::pdf
