// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/evidence_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace scrutineer::confidence {

std::string evidence_text(const Dataset& dataset, const PaperEvidence& evidence) {
    std::string out;
    for (std::size_t r = 0; r < evidence.size(); ++r)
        for (std::size_t o = 0; o < evidence[r].size(); ++o) {
            nlohmann::ordered_json line{{"document", dataset.records[r].document},
                                        {"record", dataset.records[r].id},
                                        {"observation", o},
                                        {"evidence", nlohmann::ordered_json::object()}};
            for (std::size_t sign = 0; sign < sign_count; ++sign)
                if (const double strength = evidence[r][o][sign]; strength != 0)
                    line["evidence"][std::string(to_text(static_cast<Sign>(sign)))] =
                        std::round(strength * 1000) / 1000;
            out += line.dump() + "\n";
        }
    return out;
}

}  // namespace scrutineer::confidence
