// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/doubles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace scrutineer::confidence {
namespace {

struct Place {
    std::size_t record, observation;
};

/// Two records with the figures that both claim: of each pair one has to go.
struct Shared {
    double first = 0, second = 0;  ///< sums of the confidences of these figures
    std::vector<std::size_t> of_first, of_second;
};

class Doubles {
public:
    Doubles(const Dataset& dataset, const std::vector<Origin>& origins) : records_(dataset.records), origins_(origins) {
        for (std::size_t r = 0; r < records_.size(); ++r)
            for (std::size_t o = 0; o < records_[r].observations.size(); ++o)
                on_page_[records_[r].observations[o].page].push_back({r, o});
        for (auto& [page, places] : on_page_) find(places);
    }

    /// The observations that go, by record.
    std::map<std::size_t, std::set<std::size_t>> losers() const {
        std::map<std::size_t, std::set<std::size_t>> out;
        for (const auto& [records, shared] : shared_) {
            const bool first_stays = shared.first >= shared.second;
            const auto& going = first_stays ? shared.of_second : shared.of_first;
            out[first_stays ? records.second : records.first].insert(going.begin(), going.end());
        }
        return out;
    }

private:
    const Observation& figure(const Place& p) const { return records_[p.record].observations[p.observation]; }

    bool merged_over_rows(const Place& a, const Place& b) const {
        const Cell& one = origins_[a.record].figures[a.observation]->cell;
        const Cell& other = origins_[b.record].figures[b.observation]->cell;
        return one.row_span > 1 && one.row == other.row && one.column == other.column && one.row_span == other.row_span;
    }

    bool same(const Place& a, const Place& b) const {
        const Observation& one = figure(a);
        const Observation& other = figure(b);
        return one.text == other.text && (one.box.contains(other.box.centre()) || other.box.contains(one.box.centre()));
    }

    void find(std::vector<Place>& places) {
        std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
            return figure(a).box.centre().y < figure(b).box.centre().y;
        });
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t k = i + 1; k < places.size(); ++k) {
                // Two boxes of one text lie within half the height of the taller.
                const double apart = figure(places[k]).box.centre().y - figure(places[i]).box.centre().y;
                if (apart > tallest) break;
                if (places[i].record == places[k].record || !same(places[i], places[k]) ||
                    merged_over_rows(places[i], places[k]))
                    continue;
                add(places[i], places[k]);
            }
    }

    void add(Place a, Place b) {
        if (a.record > b.record) std::swap(a, b);
        Shared& shared = shared_[{a.record, b.record}];
        shared.first += figure(a).confidence;
        shared.second += figure(b).confidence;
        shared.of_first.push_back(a.observation);
        shared.of_second.push_back(b.observation);
    }

    static constexpr double tallest = 40;  ///< points between the middles of two boxes of one text

    const std::vector<Record>& records_;
    const std::vector<Origin>& origins_;
    std::map<int, std::vector<Place>> on_page_;
    std::map<std::pair<std::size_t, std::size_t>, Shared> shared_;
};

template <typename T>
void erase_at(std::vector<T>& items, const std::set<std::size_t>& indices) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (indices.count(i) == 0) {
            if (kept != i) items[kept] = std::move(items[i]);
            ++kept;
        }
    items.resize(kept);
}

}  // namespace

void drop_doubles(Dataset& dataset, std::vector<Origin>& origins, PaperEvidence& evidence) {
    const std::map<std::size_t, std::set<std::size_t>> losers = Doubles(dataset, origins).losers();
    if (losers.empty()) return;
    std::set<std::size_t> empty;
    for (const auto& [r, observations] : losers) {
        erase_at(dataset.records[r].observations, observations);
        erase_at(origins[r].figures, observations);
        erase_at(evidence[r], observations);
        if (dataset.records[r].observations.empty()) empty.insert(r);
    }
    erase_at(dataset.records, empty);
    erase_at(origins, empty);
    erase_at(evidence, empty);
}

}  // namespace scrutineer::confidence
