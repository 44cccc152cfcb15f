// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/views/deciding.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "archive/decisions/decision_fields.hpp"
#include "serve/frame.hpp"
#include "serve/views/paper_parts.hpp"

namespace scrutineer::serve {
namespace {

constexpr std::size_t longest_reason = 2000;
constexpr std::size_t longest_name = 200;

std::string now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::string who(const std::string& named) {
    if (!named.empty()) return clipped(named, longest_name);
    const char* const user = std::getenv("USER");
    return user == nullptr ? "" : user;
}

}  // namespace

RecordAsRead record_as_read(const Archive& archive, const std::string& record_id) {
    checked_id(record_id);
    const std::vector<std::string> ids = archive.record_ids(record_id, 1);
    if (ids.empty() || ids[0] != record_id) throw NotThere("No row of this archive has this address.");
    RecordAsRead found;
    found.paper = load_as_read(archive, archive.load_record(record_id).documents.at(0).id);
    const auto at = std::find_if(found.paper.records.begin(), found.paper.records.end(),
                                 [&](const Record& record) { return record.id == record_id; });
    if (at == found.paper.records.end()) throw NotThere("No row of this archive has this address.");
    found.at = static_cast<std::size_t>(at - found.paper.records.begin());
    return found;
}

void decide_all(const Visit& visit, std::vector<Decision> all) {
    for (Decision& decision : all) {
        decision.because = clipped(visit.request.field("because"), longest_reason);
        decision.by = who(visit.request.field("by"));
        decision.at = now();
    }
    try {
        Archive archive(visit.services.options.archive, Archive::Mode::write);
        add_decisions(archive, all);
        visit.services.findings.forget();
    } catch (const DecisionError& error) {
        throw Undecidable(error.what());
    }
}

Response back_to(const Visit& visit, const std::string& otherwise) {
    const std::string back = visit.request.field("back");
    const bool ours =
        back.starts_with('/') && !back.starts_with("//") && back.find_first_of("\r\n\\") == std::string::npos;
    return see_other(ours ? back : otherwise);
}

}  // namespace scrutineer::serve
