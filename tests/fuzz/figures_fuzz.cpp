// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever the bytes: the readers of printed figures, periods, units and areas answer, and the answer holds together.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "dataset/dataset_json.hpp"
#include "normalise/areas/area.hpp"
#include "normalise/periods/period.hpp"
#include "normalise/units/unit.hpp"
#include "normalise/values/value.hpp"

using namespace scrutineer;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void read_figure(std::string_view text, std::uint8_t choice) {
    ValueContext context;
    context.kind = static_cast<RecordKind>(choice % 5);
    context.measure = static_cast<Measure>(choice / 5 % 10);
    if (choice & 1) context.unit = static_cast<Unit>(choice / 2 % 8);
    if (choice & 2) context.unit_text = "£000";
    const ParsedValue value = parse_value(text, context);
    require(value.understood || (!value.value && value.status == Status::narrative));
    require(value.status != Status::reported || value.value.has_value());
    require(!value.denominator || value.numerator.has_value());
}

void read_period(std::string_view text) {
    PeriodContext context;
    context.reported = Period{"", PeriodKind::quarter, "2021-07-01", "2021-09-30", false};
    for (const auto& period : {parse_period(text, context), find_period(text, context)}) {
        if (!period) continue;
        require(period->start.size() == 10);
        require(period->end.empty() || period->start <= period->end);
        const Period before = one_year_before(*period);
        require(before.derived && before.start < period->start);
    }
    const std::string date = parse_date(text);
    require(date.empty() || date.size() == 10);
}

void read_dataset(std::string_view text) {
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (json.is_discarded()) return;
    try {
        const Dataset dataset = dataset_from_json(json);
        const std::string once = to_json(dataset).dump();
        require(to_json(dataset_from_json(nlohmann::ordered_json::parse(once))).dump() == once);
    } catch (const std::runtime_error&) {
        // Not a dataset: said so.
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    std::string text;
    for (std::size_t i = 1; i < size; ++i) text += static_cast<char>(data[i]);
    read_figure(text, data[0]);
    read_period(text);
    (void)read_unit_text(text);
    (void)infer_unit(text, {text}, {text});
    (void)find_authority(text);
    (void)find_wider_area(text);
    if (!text.empty() && text[0] == '{') read_dataset(text);
    return 0;
}
