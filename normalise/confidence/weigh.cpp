// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/weigh.hpp"

#include <algorithm>

#include "normalise/confidence/figure_evidence.hpp"
#include "normalise/confidence/neighbours.hpp"
#include "normalise/confidence/weights.hpp"

namespace scrutineer::confidence {

PaperEvidence weigh(const Paper& paper, const std::vector<Origin>& origins, Dataset& dataset) {
    FigureEvidence alone;
    PaperEvidence evidence;
    for (std::size_t r = 0; r < dataset.records.size(); ++r) {
        const Record& record = dataset.records[r];
        std::vector<Evidence>& own = evidence.emplace_back();
        for (std::size_t o = 0; o < record.observations.size(); ++o)
            own.push_back(alone.of({*origins[r].row, *origins[r].figures[o], record, record.observations[o]}));
    }
    add_neighbours(paper, dataset, evidence);
    for (std::size_t r = 0; r < dataset.records.size(); ++r) {
        Record& record = dataset.records[r];
        double least = std::min(origins[r].row->confidence, origins[r].row->name.confidence);
        for (std::size_t o = 0; o < record.observations.size(); ++o) {
            Observation& observation = record.observations[o];
            // What may be read wrongly cannot be surer than its reading.
            observation.confidence = std::min(observation.reading, probability(evidence[r][o]));
            least = std::min(least, observation.confidence);
        }
        record.source.confidence = std::clamp(least, 0.0, 1.0);
    }
    return evidence;
}

}  // namespace scrutineer::confidence
