// SPDX-License-Identifier: GPL-3.0-or-later
// Makes archives of made-up papers' records and measures them: how fast records are stored, how large the file is, and
// how long questions take. `make bench-archive` runs it.
//
//     archive_bench PROGRAM FOLDER PAPERS…        e.g. archive_bench build/scrutineer /tmp 200 2000 20000
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "archive/indicators.hpp"
#include "archive/linking.hpp"
#include "archive/series.hpp"
#include "extract/page/digest.hpp"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

// As large as the performance appendix of a real quarterly paper, four papers a year for 25 years.
constexpr int papers_of_a_council = 100;
constexpr int first_year = 2000;

const std::array<const char*, 12> subjects{"looked after children", "children in need", "care leavers",
                                           "foster carers",         "school pupils",    "households",
                                           "adults aged 65+",       "businesses",       "planning applications",
                                           "housing repairs",       "bus services",     "council tax accounts"};
const std::array<const char*, 5> measures{"{}{} with a plan reviewed in time", "{}new {} in the period",
                                          "{}{} per 10,000 population", "{}{} satisfied with the service",
                                          "{}days to decide on {}"};
const std::array<Unit, 5> units{Unit::percent, Unit::count, Unit::rate, Unit::percent, Unit::days};

struct Quarter {
    std::string label, start, end;
};

Quarter quarter(int number) {
    const int year = first_year + number / 4;
    switch (number % 4) {
        case 0:
            return {fmt::format("Apr-Jun {}", year), fmt::format("{}-04-01", year), fmt::format("{}-06-30", year)};
        case 1:
            return {fmt::format("Jul-Sep {}", year), fmt::format("{}-07-01", year), fmt::format("{}-09-30", year)};
        case 2:
            return {fmt::format("Oct-Dec {}", year), fmt::format("{}-10-01", year), fmt::format("{}-12-31", year)};
        default:
            return {fmt::format("Jan-Mar {}", year + 1), fmt::format("{}-01-01", year + 1),
                    fmt::format("{}-03-31", year + 1)};
    }
}

/// A figure that follows from what it is of, so that a paper's "12 months earlier" is that paper's latest.
double figure(int council, std::size_t indicator, int number) {
    const auto seed = static_cast<std::uint32_t>(council * 100'003 + static_cast<int>(indicator) * 1'009 + number);
    return 20 + static_cast<double>(std::minstd_rand(seed * 2'654'435'761U + 1)() % 6000) / 100;
}

/// Papers spell names in other ways over the years.
std::string name_of(std::size_t indicator, int number) {
    const std::size_t measure = indicator % measures.size();
    std::string subject = subjects[indicator / measures.size()];
    if (number / 20 % 2 == 1 && subject == "looked after children") subject = "CLA";
    const bool words = number / 12 % 2 == 1;
    std::string beginning;
    if (units[measure] == Unit::percent) beginning = words ? "Percentage of " : "% of ";
    if (units[measure] == Unit::count) beginning = words ? "Number of " : "No of ";
    std::string name = fmt::format(fmt::runtime(measures[measure]), beginning, subject);
    if (number >= 60) name += " (new definition)";
    return name;
}

Observation observation(Basis basis, const Quarter& when, double value, Unit unit) {
    Observation o;
    o.label = basis == Basis::latest ? "Latest data" : "Data 12 months earlier";
    o.basis = basis;
    o.area.name = "Authority";
    o.period = Period{when.label, PeriodKind::quarter, when.start, when.end, basis == Basis::year_earlier};
    o.value = value;
    o.unit = unit;
    o.text = fmt::format("{:.2f}", value);
    o.box = {300, 100, 340, 112};
    o.page = 12;
    return o;
}

Dataset paper(int council, int number) {
    Dataset dataset;
    Document document;
    document.file = fmt::format("council-{:03}-{}-q{}.pdf", council, first_year + number / 4, number % 4 + 1);
    document.id = sha256(document.file);
    document.pages = 20;
    document.authority_name = fmt::format("Council {:03}", council);
    document.title = "Performance Management Report";
    const Quarter now = quarter(number), then = quarter(std::max(0, number - 4));
    document.meeting_date = now.end;
    document.period = Period{now.label, PeriodKind::quarter, now.start, now.end, false};
    document.text_pages = 20;
    for (std::size_t i = 0; i < subjects.size() * measures.size(); ++i) {
        Record record;
        record.id = document.id.substr(0, 8) + sha256(document.id + std::to_string(i)).substr(0, 12);
        record.document = document.id;
        record.indicator.ref = std::to_string(i + 1);
        record.indicator.name = name_of(i, number);
        record.indicator.group = {"ALTOGETHER BETTER", "Are our services good enough?"};
        const Unit unit = units[i % units.size()];
        record.indicator.unit = unit;
        if (unit == Unit::rate) record.indicator.per = 10000;
        record.source = {12, 1, static_cast<int>(i) + 1, {30, 100, 800, 112}, TextSource::text, 0.98};
        record.layout = "durham-2019";
        const double latest = figure(council, i, number);
        record.observations.push_back(observation(Basis::latest, now, latest, unit));
        record.observations.push_back(observation(Basis::latest, now, latest + 1, unit));
        record.observations.back().measure = Measure::target;
        if (number >= 4)
            record.observations.push_back(observation(Basis::year_earlier, then, figure(council, i, number - 4), unit));
        for (const auto& [kind, name] : {std::pair{AreaKind::country, "England"},
                                         {AreaKind::region, "North East"},
                                         {AreaKind::neighbours, "Statistical neighbours"}}) {
            record.observations.push_back(observation(Basis::latest, now, latest - 1, unit));
            record.observations.back().area = {kind, name, ""};
        }
        for (const Against against : {Against::target, Against::year_earlier, Against::england, Against::region})
            record.assessments.push_back({against, RatingValue::green, Evidence::text, "GREEN", Box{1, 2, 3, 4}, 1});
        dataset.records.push_back(std::move(record));
    }
    dataset.documents.push_back(std::move(document));
    return dataset;
}

/// What a piece of work took: by the clock on the wall, and of the processor (less disturbed by other programs).
struct Took {
    double wall = 0, processor = 0;
    Took& operator+=(const Took& other) {
        wall += other.wall;
        processor += other.processor;
        return *this;
    }
};

Took time_of(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

double processor_time_of_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Milliseconds that the program takes for one question, from its start to its end: the median of eleven runs.
std::string question(const std::string& program, const std::string& arguments) {
    std::vector<double> wall, processor;
    for (int i = 0; i < 11; ++i) {
        const double before = processor_time_of_children();
        const Took took = time_of([&] {
            if (std::system((program + " " + arguments + " > /dev/null").c_str()) != 0) {
                fmt::print(stderr, "failed: {} {}\n", program, arguments);
                std::exit(1);
            }
        });
        wall.push_back(1000 * took.wall);
        processor.push_back(1000 * (processor_time_of_children() - before));
    }
    return fmt::format("{:.0f} ({:.0f})", median(wall), median(processor));
}

void remove_archive(const fs::path& archive) {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(archive.string() + end);
}

void measure(const std::string& program, const fs::path& folder, int papers) {
    const fs::path file = folder / fmt::format("archive-{}.db", papers);
    remove_archive(file);
    std::size_t records = 0, figures = 0;
    Took storing, linking;
    {
        Archive archive(file.string(), Archive::Mode::write);
        for (int i = 0; i < papers; ++i) {
            const Dataset dataset = paper(i / papers_of_a_council, i % papers_of_a_council);
            records += dataset.records.size();
            for (const Record& record : dataset.records) figures += record.observations.size();
            storing += time_of([&] {
                archive.store(dataset, {"papers/" + dataset.documents[0].file, "bench", "", false});
            });
        }
        linking = time_of([&] { update_links(archive); });
        archive.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    const std::string at = " --archive " + file.string();
    const std::string council = fmt::format(" --authority 'Council {:03}'", (papers - 1) / papers_of_a_council);
    fmt::print("| {} | {} | {} | {:.0f} | {:.0f} ({:.0f}) | {:.0f} ({:.0f}) | {:.0f} | {} | {} | {} |\n", papers,
               records, figures, papers / (storing.wall + linking.wall), storing.wall, storing.processor, linking.wall,
               linking.processor, static_cast<double>(fs::file_size(file)) / 1e6,
               question(program, "series foster" + council + at), question(program, "series foster" + at),
               question(program, "search 'children plan'" + at));
    std::fflush(stdout);
    remove_archive(file);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: archive_bench PROGRAM FOLDER PAPERS…\n");
        return 2;
    }
    fmt::print(
        "Time by the wall (of the processor). Questions from the program's start to its end, median of eleven, in "
        "ms.\n");
    fmt::print(
        "| papers | records | figures | papers/s | storing, s | linking, s | file, MB | series of one council |"
        " series, all councils | search |\n");
    fmt::print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (int i = 3; i < argc; ++i) measure(argv[1], argv[2], std::atoi(argv[i]));
}
