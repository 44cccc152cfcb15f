// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/figures.hpp"

#include <algorithm>

#include "validate/precision.hpp"

namespace scrutineer::checks {
namespace {

bool goes_on(const Record& before, const Record& record) {
    if (before.document != record.document || before.kind != record.kind || before.layout != record.layout ||
        before.report != record.report)
        return false;
    const Source &a = before.source, &b = record.source;
    if (a.table != b.table) return false;
    // Tables of two halves side by side count their rows twice; other tables with the same number are other tables.
    if (a.page == b.page) return b.row > a.row || record.kind == RecordKind::breakdown_row;
    return b.page == a.page + 1 && b.row > a.row;
}

bool fits(const TableColumn& column, const Observation& o) {
    if (column.measure != o.measure || column.basis != o.basis || column.label != o.label) return false;
    const double shared = std::min(column.x1, o.box.x1) - std::max(column.x0, o.box.x0);
    return shared >= 0.5 * std::min(column.x1 - column.x0, o.box.width()) || o.box.width() <= 0;
}

void place(TableView& table, std::size_t line, const Observation& o) {
    for (TableColumn& column : table.columns) {
        if (!fits(column, o) || (column.cells.size() > line && column.cells[line] != nullptr)) continue;
        column.cells.resize(line + 1, nullptr);
        column.cells[line] = &o;
        column.x0 = std::min(column.x0, o.box.x0);
        column.x1 = std::max(column.x1, o.box.x1);
        return;
    }
    TableColumn column{o.measure, o.basis, o.label, o.box.x0, o.box.x1, {}};
    column.cells.resize(line + 1, nullptr);
    column.cells[line] = &o;
    table.columns.push_back(std::move(column));
}

}  // namespace

bool can_judge(const Observation& o) { return o.reading >= least_confidence && o.confidence >= least_meaning; }

bool is_sound(const Observation& o) {
    return o.value && o.status == Status::reported && o.bound == Bound::exact && can_judge(o);
}

std::string as_printed(const Observation& o) {
    if (!o.value) return o.text;
    const auto printed = printed_number(o);
    std::string text = printed ? plain_number(printed->number, printed->decimals) : plain_number(*o.value, 2);
    if (printed && printed->decimals > 0) {
        // Zeros behind the point are part of what is printed.
        const std::size_t point = text.find('.');
        std::size_t places = point == std::string::npos ? 0 : text.size() - point - 1;
        if (places == 0) text += '.';
        for (; places < static_cast<std::size_t>(printed->decimals); ++places) text += '0';
    }
    return text + (o.unit == Unit::percent ? "%" : "");
}

FindingSource place_of(const Record& record, const Observation& o) { return {record.document, o.page, o.box}; }

Finding finding_about(Check check, const Record& record, const Observation& o) {
    Finding finding;
    finding.check = check;
    finding.records = {record.id};
    if (o.value) finding.published = *o.value;
    finding.sources = {place_of(record, o)};
    return finding;
}

const Observation* only_one(const Record& record, Measure measure, Basis basis, AreaKind area) {
    const Observation* found = nullptr;
    for (const Observation& o : record.observations) {
        if (o.measure != measure || o.basis != basis || o.area.kind != area || !o.value) continue;
        if (found != nullptr && *found->value != *o.value) return nullptr;
        if (found == nullptr) found = &o;
    }
    return found != nullptr && is_sound(*found) ? found : nullptr;
}

std::vector<TableView> tables_of(const Dataset& dataset, RecordKind kind) {
    std::vector<TableView> tables;
    const Record* before = nullptr;
    for (const Record& record : dataset.records) {
        if (record.kind == kind) {
            if (before == nullptr || !goes_on(*before, record)) tables.emplace_back();
            TableView& table = tables.back();
            table.lines.push_back(&record);
            for (const Observation& o : record.observations) place(table, table.lines.size() - 1, o);
        }
        before = record.kind == kind ? &record : nullptr;
    }
    for (TableView& table : tables)
        for (TableColumn& column : table.columns) column.cells.resize(table.lines.size(), nullptr);
    return tables;
}

}  // namespace scrutineer::checks
