// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::confidence {
namespace {

double truth(bool is) { return is ? 1 : 0; }

/// An observation by its record's and its own number.
struct Place {
    std::size_t record, observation;
};

bool is_total(const std::string& name) {
    static const Expression total(R"((?:sub ?-? ?|grand |overall |net )?totals?\b.*|.*\btotal)",
                                  Expression::Case::ignored);
    return total.matches(fold_text(name));
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += text + '\n';
    return out;
}

bool same_time(const Observation& a, const Observation& b) {
    if (!a.period || !b.period) return a.period.has_value() == b.period.has_value();
    return a.period->start == b.period->start && a.period->end == b.period->end;
}

/// Do two figures of a record agree in everything but their value?
bool are_twins(const Observation& a, const Observation& b) {
    return a.measure == b.measure && a.version == b.version && a.aspect == b.aspect && a.dimension == b.dimension &&
           a.basis == b.basis && a.area.kind == b.area.kind && a.area.name == b.area.name && same_time(a, b) &&
           a.unit == b.unit;
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Neighbours {
public:
    Neighbours(const Paper& paper, const Dataset& dataset, std::vector<std::vector<Evidence>>& evidence)
        : paper_(paper), records_(dataset.records), dataset_(dataset), evidence_(evidence) {
        for (std::size_t r = 0; r < records_.size(); ++r) {
            of_table_[{records_[r].source.page, records_[r].source.table}].push_back(r);
            for (std::size_t o = 0; o < records_[r].observations.size(); ++o)
                on_page_[records_[r].observations[o].page].push_back({r, o});
        }
        for (auto& [page, places] : on_page_)
            std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
                return figure(a).box.centre().y < figure(b).box.centre().y;
            });
    }

    void find() {
        for (std::size_t r = 0; r < records_.size(); ++r) of_record(r);
        for (const auto& [table, rows] : of_table_) {
            of_names(rows);
            of_doubts(rows);
            of_rows(rows);
            of_columns(rows);
        }
        for (const Table& table : paper_.tables) of_grid(table);
        same_places();
        of_paper();
    }

private:
    const Observation& figure(const Place& place) const {
        return records_[place.record].observations[place.observation];
    }
    double& sign(const Place& place, Sign sign) { return at(evidence_[place.record][place.observation], sign); }

    void of_record(std::size_t r) {
        const std::vector<Observation>& all = records_[r].observations;
        double own_periods = 0;
        for (std::size_t o = 0; o < all.size(); ++o) own_periods += 1 - sign({r, o}, Sign::paper_s_period);
        for (std::size_t o = 0; o < all.size(); ++o)
            if (sign({r, o}, Sign::paper_s_period) > 0 && all[o].measure != Measure::target)
                sign({r, o}, Sign::unlike_period) = own_periods / static_cast<double>(all.size());
        // Series have many figures, each with its own month: the first few neighbours tell enough.
        constexpr std::size_t furthest = 40;
        for (std::size_t a = 0; a < all.size(); ++a)
            for (std::size_t b = a + 1; b < std::min(all.size(), a + furthest); ++b) {
                const bool shared = !all[a].label.empty() && all[a].label == all[b].label && same_time(all[a], all[b]);
                const bool twin = are_twins(all[a], all[b]);
                for (const std::size_t one : {a, b}) {
                    if (shared) sign({r, one}, Sign::shared_heading) = 1;
                    if (twin) sign({r, one}, Sign::twin) = 1;
                }
            }
    }

    void of_names(const std::vector<std::size_t>& rows) {
        std::map<std::tuple<std::string, std::string, std::string>, int> times;
        const auto key = [&](std::size_t r) {
            const Indicator& indicator = records_[r].indicator;
            return std::tuple{indicator.name, indicator.code + '\n' + indicator.ref, joined(indicator.group)};
        };
        for (const std::size_t r : rows) ++times[key(r)];
        for (const std::size_t r : rows)
            if (times[key(r)] > 1) all_of(r, Sign::name_again, 1);
    }

    /// A cut name or an empty heading speaks against the rest of its table as well.
    void of_doubts(const std::vector<std::size_t>& rows) {
        double names = 0, headings = 0, figures = 0;
        for (const std::size_t r : rows) {
            if (evidence_[r].empty()) continue;
            const Evidence& first = evidence_[r].front();
            names += std::max({at(first, Sign::cut_name), at(first, Sign::long_name), at(first, Sign::short_name),
                               at(first, Sign::name_of_numbers), at(first, Sign::amount_in_name)});
            for (const Evidence& one : evidence_[r]) {
                ++figures;
                headings += std::max({at(one, Sign::no_heading), at(one, Sign::long_heading),
                                      at(one, Sign::amount_in_heading), 0.5 * at(one, Sign::unknown_heading)});
            }
        }
        if (figures == 0) return;
        for (const std::size_t r : rows) {
            all_of(r, Sign::names_nearby, names / static_cast<double>(rows.size()));
            all_of(r, Sign::headings_nearby, headings / figures);
        }
    }

    void all_of(std::size_t r, Sign what, double value) {
        for (Evidence& one : evidence_[r]) at(one, what) = value;
    }

    void of_rows(const std::vector<std::size_t>& rows) {
        constexpr std::size_t few = 3;
        if (rows.size() < few)
            for (const std::size_t r : rows) all_of(r, Sign::few_rows, 1);
        std::map<std::size_t, std::size_t> lengths;
        for (const std::size_t r : rows) ++lengths[records_[r].observations.size()];
        const auto usual = std::max_element(lengths.begin(), lengths.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        if (usual == lengths.end() || usual->first == 0) return;
        for (const std::size_t r : rows) {
            const double missing =
                static_cast<double>(usual->first) - static_cast<double>(records_[r].observations.size());
            all_of(r, Sign::ragged_row, std::clamp(std::fabs(missing) / static_cast<double>(usual->first), 0.0, 1.0));
        }
    }

    /// Columns by their heading, their figures from top to bottom.
    void of_columns(const std::vector<std::size_t>& rows) {
        std::map<std::string, std::vector<Place>> columns;
        for (const std::size_t r : rows)
            for (std::size_t o = 0; o < records_[r].observations.size(); ++o)
                if (records_[r].observations[o].value) columns[records_[r].observations[o].label].push_back({r, o});
        for (const auto& [label, places] : columns) {
            odd_units(places);
            sums(places);
        }
    }

    void odd_units(const std::vector<Place>& places) {
        std::map<int, std::size_t> units;
        const auto unit = [&](const Place& p) { return figure(p).unit ? static_cast<int>(*figure(p).unit) : -1; };
        for (const Place& place : places) ++units[unit(place)];
        for (const Place& place : places)
            sign(place, Sign::odd_unit) =
                1 - static_cast<double>(units[unit(place)]) / static_cast<double>(places.size());
    }

    /// Rows since the last total add up to the next one, or do not.
    void sums(const std::vector<Place>& places) {
        constexpr std::size_t least_parts = 2;
        constexpr double rounding = 0.003;
        double sum = 0;
        std::vector<Place> parts;
        for (const Place& place : places) {
            const double value = *figure(place).value;
            parts.push_back(place);
            if (!is_total(records_[place.record].indicator.name)) {
                sum += value;
                continue;
            }
            if (parts.size() > least_parts && value != 0) {
                const bool agrees = std::fabs(sum - value) <= rounding * std::fabs(value);
                for (const Place& part : parts) sign(part, agrees ? Sign::total_agrees : Sign::total_disagrees) = 1;
            }
            parts.clear();
            sum = 0;
        }
    }

    /// Calls `visit` for each observation whose middle stands in the box.
    template <typename Visit>
    void inside(int page, const Box& box, Visit visit) const {
        const auto places = on_page_.find(page);
        if (places == on_page_.end()) return;
        auto place = std::lower_bound(places->second.begin(), places->second.end(), box.y0,
                                      [&](const Place& p, double y) { return figure(p).box.centre().y < y; });
        for (; place != places->second.end(); ++place) {
            const Point middle = figure(*place).box.centre();
            if (middle.y > box.y1) return;
            if (middle.x >= box.x0 && middle.x <= box.x1) visit(*place);
        }
    }

    void of_grid(const Table& table) {
        constexpr double most_doubtful = 0.3;
        int figures = 0, read = 0;
        std::map<int, Box> parts;
        for (const Cell& cell : table.cells) {
            const auto [part, is_new] = parts.emplace(cell.page, cell.box);
            if (!is_new) part->second = united(part->second, cell.box);
            if (cell.header || !has_digit(cell.text) || !looks_like_figure(cell.text)) continue;
            ++figures;
            bool found = false;
            inside(cell.page, cell.box, [&](const Place&) { found = true; });
            if (found) ++read;
        }
        const double unread = figures == 0 ? 0 : 1 - static_cast<double>(read) / figures;
        for (const auto& [page, box] : parts)
            inside(page, box, [&](const Place& place) {
                Evidence& one = evidence_[place.record][place.observation];
                in_table_.insert({place.record, place.observation});
                at(one, Sign::no_lines) = truth(table.ruling == Table::Ruling::none);
                at(one, Sign::few_lines) = truth(table.ruling == Table::Ruling::partial);
                if (table.ruling == Table::Ruling::full) at(one, Sign::wrapped_name) = 0;
                at(one, Sign::doubtful_grid) = std::min(1.0, (1 - table.confidence) / most_doubtful);
                at(one, Sign::half_read) = std::max(at(one, Sign::half_read), unread);
            });
    }

    /// Figures of two records in one place.
    void same_places() {
        for (const auto& [page, places] : on_page_)
            for (const Place& place : places) {
                inside(page, figure(place).box, [&](const Place& other) {
                    if (other.record == place.record) return;
                    sign(place, Sign::read_twice) = sign(other, Sign::read_twice) = 1;
                });
                sign(place, Sign::outside_tables) = truth(in_table_.count({place.record, place.observation}) == 0);
            }
    }

    void of_paper() {
        if (dataset_.documents.empty()) return;
        const std::optional<Period>& paper = dataset_.documents.front().period;
        const std::string council = lower_case(dataset_.documents.front().authority_name);
        for (std::size_t r = 0; r < records_.size(); ++r)
            for (std::size_t o = 0; o < records_[r].observations.size(); ++o) {
                const Observation& one = records_[r].observations[o];
                sign({r, o}, Sign::untold_paper) = truth(!paper);
                const std::string first_word = records_[r].layout.substr(0, records_[r].layout.find('-'));
                sign({r, o}, Sign::own_layout) =
                    truth(!first_word.empty() && council.find(lower_case(first_word)) != std::string::npos);
                if (one.measure != Measure::actual) continue;
                const bool later = paper && one.period && one.period->end > paper->end;
                sign({r, o}, Sign::after_paper) = truth(later || one.basis == Basis::plan);
            }
    }

    const Paper& paper_;
    const std::vector<Record>& records_;
    const Dataset& dataset_;
    std::vector<std::vector<Evidence>>& evidence_;
    std::map<std::pair<int, int>, std::vector<std::size_t>> of_table_;
    std::map<int, std::vector<Place>> on_page_;  ///< from top to bottom
    std::set<std::pair<std::size_t, std::size_t>> in_table_;
};

}  // namespace

void add_neighbours(const Paper& paper, const Dataset& dataset, std::vector<std::vector<Evidence>>& evidence) {
    Neighbours(paper, dataset, evidence).find();
}

}  // namespace scrutineer::confidence
