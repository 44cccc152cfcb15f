// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export_years.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "archive/csv.hpp"
#include "normalise/periods/calendar.hpp"

namespace scrutineer::archived {
namespace {

namespace fs = std::filesystem;

/// Excel follows no more links than this in one sheet; what comes after has its note.
constexpr std::size_t most_links = 65'000;
/// Nor has it more columns.
constexpr std::size_t most_periods = 16'000;

/// What stands left of the periods.
constexpr std::array<SheetColumn, 6> first_columns{SheetColumn{"Authority", 26}, SheetColumn{"Indicator", 60},
                                                   SheetColumn{"Figure", 24},    SheetColumn{"Unit", 10},
                                                   SheetColumn{"Papers", 8},     SheetColumn{"Newest period", 14}};

std::string month_name(unsigned month) {
    static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names.at(month - 1);
}

bool is_bound(const std::string& measure) { return measure == "target" || measure == "floor" || measure == "limit"; }

std::string figure_name(const SeriesLine& line) {
    std::string text = line.measure;
    for (const std::string* part : {&line.version, &line.aspect, &line.dimension})
        if (!part->empty()) text += ", " + *part;
    return text;
}

std::string note_of(const SeriesPoint& p) {
    std::string text = fmt::format("{}, page {}\nprinted: {}", p.source.file, p.source.page, p.text);
    if (p.target) text += "\ntarget: " + number_text(p.target);
    if (!p.rating.empty()) text += "\nrated: " + p.rating;
    if (p.country) text += "\nEngland: " + number_text(p.country);
    if (p.region) text += "\nregion: " + number_text(p.region);
    if (p.paper_period) text += "\nprints no period: its paper's own";
    if (p.break_before) text += "\nnot comparable with the figure before: another unit or length of period";
    for (const FigureSource& other : p.others)
        if (p.revised && other.document != p.source.document && other.value != p.value) {
            text += fmt::format("\nrevised: {} in {}, page {}", other.text, other.file, other.page);
            break;
        }
    if (p.correction)
        text += fmt::format("\ncorrected, read as {}: {} ({} {})", p.correction->as_read, p.correction->because,
                            p.correction->by, p.correction->at.substr(0, 10));
    constexpr double sure = 0.9;
    if (p.confidence < sure) text += fmt::format("\ndoubtful: confidence {:.2f}", p.confidence);
    return text;
}

/// Where the papers are, seen from the workbook.
class Papers {
public:
    Papers(const Archive& archive, const std::string& folder) : archive_(archive), folder_(fs::absolute(folder)) {}

    /// Empty for a page that no link can lead to.
    std::string link(const std::string& document, int page) {
        auto [at, first] = known_.try_emplace(document);
        if (first) {
            const auto reading = archive_.reading_of(document);
            std::error_code ignored;
            if (reading && !reading->path.empty()) {
                const fs::path path(reading->path);
                at->second =
                    path.is_absolute() ? path.string() : fs::proximate(fs::absolute(path), folder_, ignored).string();
            }
        }
        // The library parts file and place at the first of them.
        if (at->second.empty() || at->second.find('#') != std::string::npos) return "";
        return fmt::format("{}#page={}", at->second, page);
    }

private:
    const Archive& archive_;
    fs::path folder_;
    std::map<std::string, std::string> known_;
};

/// Periods by their end and start, with the column of each.
using PeriodColumns = std::map<std::pair<std::string, std::string>, std::size_t>;

PeriodColumns period_columns(const Archive& archive, const ExportSelection& selection) {
    PeriodColumns columns;
    for_each_years_row(archive, selection, [&](const YearsRow& row) {
        for (const SeriesPoint& p : row.line.points) columns.try_emplace({p.end, p.start}, 0);
    });
    std::size_t next = first_columns.size();
    for (auto& [when, column] : columns) column = next++;
    return columns;
}

void begin_sheet(Workbook& workbook, const PeriodColumns& periods) {
    std::vector<std::string> headings;
    for (const auto& [when, column] : periods) headings.push_back(period_heading(when.second, when.first));
    std::vector<SheetColumn> columns(first_columns.begin(), first_columns.end());
    constexpr double width = 12;
    for (const std::string& heading : headings)
        if (columns.size() < most_periods) columns.push_back({heading.c_str(), width});
    constexpr std::size_t frozen = 3;
    workbook.check(workbook_module().begin_sheet(workbook.get(), "Years", columns.data(), columns.size(), frozen));
}

}  // namespace

void for_each_years_row(const Archive& archive, const ExportSelection& selection,
                        const std::function<void(const YearsRow&)>& take) {
    std::vector<std::string> ids;
    Statement row =
        archive.database().prepare("SELECT id FROM indicator ORDER BY authority, family <> 'indicator', name, id");
    while (row.step())
        if (!selection.indicators || selection.indicators->contains(row.text(0))) ids.push_back(row.text(0));
    for (const std::string& id : ids) {
        const std::optional<ArchivedIndicator> indicator = indicator_with_id(archive, id);
        if (!indicator) continue;
        for (SeriesLine& line : series_lines(archive, *indicator)) {
            if (line.area_kind != "authority" || is_bound(line.measure)) continue;
            std::erase_if(line.points, [&](const SeriesPoint& p) {
                return p.end.empty() || (selection.papers && !selection.papers->contains(p.source.document));
            });
            if (!line.points.empty()) take({*indicator, std::move(line)});
        }
    }
}

std::string period_heading(const std::string& start, const std::string& end) {
    const auto to = day_from_iso(end);
    if (!to) return end;
    const auto from = day_from_iso(start).value_or(*to);
    const auto year = [](Day day) { return static_cast<int>(day.year()); };
    const auto month = [](Day day) { return static_cast<unsigned>(day.month()); };
    if (from == *to)
        return fmt::format("{} {} {}", static_cast<unsigned>(to->day()), month_name(month(*to)), year(*to));
    const int months = 12 * (year(*to) - year(from)) + static_cast<int>(month(*to)) - static_cast<int>(month(from)) + 1;
    constexpr unsigned april = 4;
    if (months == 12 && month(from) == april) return fmt::format("{}/{:02}", year(from), year(*to) % 100);
    if (months == 12 && month(from) == 1) return std::to_string(year(from));
    if (months == 1) return fmt::format("{} {}", month_name(month(*to)), year(*to));
    if (year(from) == year(*to))
        return fmt::format("{}–{} {}", month_name(month(from)), month_name(month(*to)), year(*to));
    return fmt::format("{} {} – {} {}", month_name(month(from)), year(from), month_name(month(*to)), year(*to));
}

std::size_t write_years(const Archive& archive, const ExportSelection& selection, const std::string& folder,
                        Workbook& workbook) {
    const PeriodColumns periods = period_columns(archive, selection);
    begin_sheet(workbook, periods);
    const WorkbookModule& module = workbook_module();
    Papers papers(archive, folder);
    std::size_t next = 1, links = 0;
    void* const to = workbook.get();
    const auto text = [&](std::size_t column, const std::string& words) {
        workbook.check(module.write_text(to, next, column, words.c_str(), nullptr));
    };
    for_each_years_row(archive, selection, [&](const YearsRow& row) {
        text(0, row.indicator.authority);
        text(1, row.indicator.names.front());
        text(2, figure_name(row.line));
        text(3, row.indicator.unit);
        workbook.check(module.write_number(to, next, 4, row.indicator.papers, nullptr));
        text(5, period_heading(row.line.points.back().start, row.line.points.back().end));
        for (const SeriesPoint& p : row.line.points) {
            const std::size_t column = periods.at({p.end, p.start});
            if (column >= most_periods) continue;
            const std::string link = links < most_links ? papers.link(p.source.document, p.source.page) : "";
            if (!link.empty()) {
                workbook.check(module.write_link(to, next, column, link.c_str()));
                ++links;
            }
            const std::string format = figure_format(p.unit, decimals_of(p.text));
            CellStyle style = rating_style(p.rating);
            if (p.value) {
                style.number_format = format.c_str();
                workbook.check(module.write_number(to, next, column, *p.value, &style));
            } else {
                workbook.check(
                    module.write_text(to, next, column, p.text.c_str(), style.background < 0 ? nullptr : &style));
            }
            workbook.check(module.write_note(to, next, column, note_of(p).c_str()));
        }
        ++next;
    });
    workbook.check(module.end_sheet(to, next));
    return next - 1;
}

}  // namespace scrutineer::archived
