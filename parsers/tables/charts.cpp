// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/charts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "parsers/lines/table_text.hpp"

namespace scrutineer::table_finding {
namespace {

/// The plain number of a figure, if it is one.
std::optional<double> number_of(std::string text) {
    std::erase_if(text, [](char c) { return c == ',' || c == '%' || c == ' '; });
    if (text.empty()) return std::nullopt;
    double value = 0;
    double scale = 0;
    bool negative = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 0 && c == '-') {
            negative = true;
        } else if (c >= '0' && c <= '9') {
            value = scale > 0 ? value + (c - '0') * scale : value * 10 + (c - '0');
            if (scale > 0) scale /= 10;
        } else if (c == '.' && scale == 0) {
            scale = 0.1;
        } else {
            return std::nullopt;
        }
    }
    return negative ? -value : value;
}

std::string text_of(const Page& page, const GridCell& cell) {
    std::string text;
    for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words[i].text;
    return text;
}

/// No words on it but figures: a bar may carry its value, a cell's shading carries its text.
bool is_bare(const Page& page, const Box& box) {
    return std::none_of(page.words.begin(), page.words.end(),
                        [&](const Word& word) { return box.contains(word.box.centre()) && !is_figure(word.text); });
}

}  // namespace

bool has_bars(const Page& page, const Box& box, const std::vector<Box>& charts, Budget& budget) {
    struct Bars {
        int count = 0;
        std::set<long> lengths;
    };
    std::map<std::pair<long, long>, Bars> standing;  // by foot and width
    std::map<std::pair<long, long>, Bars> lying;     // by left edge and height
    for (const Fill& fill : page.fills) {
        if (!fill.box.intersects(box) || !fill.rectangle) continue;
        if (std::any_of(charts.begin(), charts.end(), [&](const Box& c) { return c.contains(fill.box.centre()); }))
            continue;
        const double width = fill.box.width();
        const double height = fill.box.height();
        if (width < 2 || height < 1 || width > 0.5 * page.width || height > 0.5 * page.height) continue;
        if (fill.colour.red > 245 && fill.colour.green > 245 && fill.colour.blue > 245) continue;
        if (!budget.spend(page.words.size() / 4 + 1) || !is_bare(page, fill.box)) continue;
        Bars& up = standing[{std::lround(fill.box.y1), std::lround(width)}];
        ++up.count;
        up.lengths.insert(std::lround(height / 2));
        Bars& along = lying[{std::lround(fill.box.x0), std::lround(height)}];
        ++along.count;
        along.lengths.insert(std::lround(width / 2));
    }
    const auto shown = [](const auto& groups) {
        return std::any_of(groups.begin(), groups.end(), [](const auto& group) {
            return group.second.count >= 3 && group.second.lengths.size() >= 3;
        });
    };
    return shown(standing) || shown(lying);
}

bool has_full_rows(const Page& page, const Grid& grid) {
    constexpr int least_rows = 3;
    constexpr int least_columns = 3;
    std::vector<int> figures(static_cast<std::size_t>(std::max(0, grid.columns)), 0);
    int names = 0;
    const int header = std::max(0, grid.header_rows);
    for (const GridCell& cell : grid.cells) {
        if (cell.row < header || cell.words.empty() || cell.column_span != 1) continue;
        const bool figure = is_figure(text_of(page, cell));
        if (cell.column == 0 && !figure)
            ++names;
        else if (cell.column > 0 && figure)
            ++figures[static_cast<std::size_t>(cell.column)];
    }
    // A row may lack a figure; a name or a heading may take two rows of the grid.
    const int rows = grid.rows - header;
    const auto nearly_all = [&](int count) { return count >= least_rows && 3 * count >= 2 * rows; };
    return nearly_all(names) && std::count_if(figures.begin(), figures.end(), nearly_all) >= least_columns;
}

std::vector<Box> chart_areas(const Page& page, const std::vector<Segment>& across, Budget& budget) {
    struct Area {
        Segment line;
        Box box;
        std::set<long> heights;
    };
    std::vector<Area> areas;
    for (const Word& word : page.words) {
        if (word.rotation != 0 || !number_of(word.text)) continue;
        const double middle = word.box.centre().y;
        const double play = 0.25 * word.font_size;
        auto it = std::lower_bound(across.begin(), across.end(), middle - play,
                                   [](const Segment& s, double y) { return s.at < y; });
        for (; it != across.end() && it->at <= middle + play; ++it) {
            if (!budget.spend()) return {};
            const bool beside = (it->from > word.box.x1 - 1 && it->from < word.box.x1 + 14) ||
                                (it->to < word.box.x0 + 1 && it->to > word.box.x0 - 14);
            if (!beside || it->length() < 40) continue;
            auto same = std::find_if(areas.begin(), areas.end(), [&](const Area& a) {
                return std::abs(a.line.from - it->from) < 3 && std::abs(a.line.to - it->to) < 3 &&
                       it->at - a.box.y1 < 80;
            });
            if (same == areas.end()) {
                areas.push_back({*it, {it->from, it->at, it->to, it->at}, {}});
                same = areas.end() - 1;
            }
            same->box = united(same->box, united(word.box, {it->from, it->at, it->to, it->at}));
            same->heights.insert(std::lround(it->at));
        }
    }
    std::vector<Box> boxes;
    for (const Area& area : areas)
        if (area.heights.size() >= 3)
            boxes.push_back({area.box.x0 - 15, area.box.y0 - 12, area.box.x1 + 15, area.box.y1 + 28});
    return boxes;
}

bool has_ticks(const Page& page, const Grid& grid, Budget& budget) {
    std::vector<const Rule*> ticks;
    for (const Rule& rule : page.rules)
        if (rule.horizontal() && rule.box.width() >= 1 && rule.box.width() < 8) ticks.push_back(&rule);
    if (ticks.size() < 3) return false;
    std::size_t filled = 0;
    std::size_t ticked = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.words.empty()) continue;
        ++filled;
        const Word& word = page.words[cell.words.front()];
        if (!number_of(word.text) || !budget.spend(ticks.size())) continue;
        const double middle = word.box.centre().y;
        if (std::any_of(ticks.begin(), ticks.end(), [&](const Rule* tick) {
                return std::abs((tick->box.y0 + tick->box.y1) / 2 - middle) < 0.3 * word.font_size &&
                       ((tick->box.x0 > word.box.x1 && tick->box.x0 < word.box.x1 + 12) ||
                        (tick->box.x1 < word.box.x0 && tick->box.x1 > word.box.x0 - 12));
            }))
            ++ticked;
    }
    return ticked >= 2 && ticked * 4 >= filled;
}

bool has_axis(const Page& page, const Grid& grid) {
    for (const int column : {0, grid.columns - 1}) {
        std::vector<std::pair<double, double>> steps;  // y, value
        int cells = 0;
        for (const GridCell& cell : grid.cells) {
            if (cell.column != column || cell.words.empty()) continue;
            ++cells;
            if (const auto value = number_of(text_of(page, cell))) steps.emplace_back(cell.box.centre().y, *value);
        }
        if (steps.size() < 3 || static_cast<int>(steps.size()) * 4 < cells * 3) continue;
        std::sort(steps.begin(), steps.end());
        const double fall = (steps.front().second - steps.back().second) / static_cast<double>(steps.size() - 1);
        const double pitch = (steps.back().first - steps.front().first) / static_cast<double>(steps.size() - 1);
        bool even = fall > 0;
        for (std::size_t i = 1; even && i < steps.size(); ++i)
            even = std::abs(steps[i - 1].second - steps[i].second - fall) < 0.05 * fall + 1e-9 + 0.5 * (fall > 20) &&
                   std::abs(steps[i].first - steps[i - 1].first - pitch) < 0.1 * pitch;
        if (!even) continue;
        const auto filled =
            std::count_if(grid.cells.begin(), grid.cells.end(), [](const auto& c) { return !c.blank(); });
        if (filled * 10 < grid.rows * grid.columns * 7) return true;
    }
    return false;
}

bool is_contents(const Page& page, const Grid& grid) {
    if (grid.columns > 3 || grid.rows < 4) return false;
    int numbers = 0;
    int grown = 0;
    double last = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.blank()) continue;
        const std::string text = text_of(page, cell);
        if (cell.column + 1 < grid.columns) {
            // Only a number of the section may stand before its name.
            if (cell.column > 0 && is_figure(text)) return false;
            continue;
        }
        if (cell.row == 0 && !number_of(text)) continue;  // "Page"
        const auto value = number_of(text);
        if (!value || *value < last || *value > 999 || text.find_first_not_of("0123456789") != std::string::npos)
            return false;
        if (*value > last) ++grown;
        last = *value;
        ++numbers;
    }
    return numbers >= 4 && numbers * 10 >= grid.rows * 6 && grown * 2 > numbers;
}

bool is_display(const Page& page, const Grid& grid) {
    std::vector<double> sizes;
    for (const GridCell& cell : grid.cells) {
        if (cell.row < grid.header_rows || cell.words.empty()) continue;
        double size = 0;
        for (const std::uint32_t i : cell.words) size = std::max(size, page.words[i].font_size);
        sizes.push_back(size);
    }
    if (sizes.size() < 3) return false;
    std::sort(sizes.begin(), sizes.end());
    const double usual = sizes[sizes.size() / 2];
    const auto other = std::count_if(sizes.begin(), sizes.end(),
                                     [&](double size) { return size > 1.35 * usual || size < usual / 1.35; });
    return other * 5 > static_cast<std::ptrdiff_t>(sizes.size());
}

}  // namespace scrutineer::table_finding
