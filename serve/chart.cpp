// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/chart.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "archive/csv.hpp"
#include "serve/frame.hpp"
#include "serve/http/message.hpp"

namespace scrutineer::serve {
namespace {

// The drawing, in units of its own; the style sheet gives it its size.
constexpr double width = 760, height = 320;
constexpr double left = 64, right = 18, top = 16, bottom = 40;
constexpr double dot = 4.5;

/// Room left above and below the figures, as a share of their spread.
constexpr double air = 0.08;

struct Spread {
    double least = 0, most = 1;
    void take(double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

class Drawing {
public:
    explicit Drawing(const Chart& chart) : chart_(chart) {
        for (const ChartPoint& point : chart.points)
            if (point.value && day_number(point.day)) points_.push_back(&point);
    }

    Markup markup() {
        Markup out;
        if (points_.size() < 2) return out;
        measure();
        out << "<svg class=\"chart\" viewBox=\"0 0 " << width << " " << height << "\" role=\"group\" aria-label=\""
            << chart_.title << "\">\n"
            << values_axis() << years_axis() << line(&ChartPoint::comparison, "comparison")
            << line(&ChartPoint::target, "target") << line(&ChartPoint::value, "actual") << dots() << "</svg>\n";
        return out;
    }

private:
    double day(const ChartPoint& point) const { return static_cast<double>(*day_number(point.day)); }
    double x(double day) const { return left + (day - first_) / (last_ - first_) * (width - left - right); }
    double y(double value) const {
        return height - bottom - (value - values_.least) / (values_.most - values_.least) * (height - top - bottom);
    }

    void measure() {
        first_ = day(*points_.front());
        last_ = std::max(day(*points_.back()), first_ + 1);
        values_ = {*points_.front()->value, *points_.front()->value};
        for (const ChartPoint* point : points_)
            for (const auto& value : {point->value, point->target, point->comparison})
                if (value) values_.take(*value);
        if (values_.most <= values_.least) values_ = {values_.least - 1, values_.most + 1};
        const double room = air * (values_.most - values_.least);
        // An axis that begins near nothing begins at nothing: a small change shall not look like a large one.
        values_.least = values_.least >= 0 && values_.least < 0.5 * values_.most ? 0 : values_.least - room;
        values_.most += room;
    }

    Markup values_axis() const {
        Markup out;
        out << "<g class=\"axis\" aria-hidden=\"true\">\n";
        for (const double tick : ticks(values_.least, values_.most))
            out << "<line x1=\"" << left << "\" x2=\"" << width - right << "\" y1=\"" << y(tick) << "\" y2=\""
                << y(tick) << "\"/><text x=\"" << left - 8 << "\" y=\"" << y(tick) + 4 << "\" text-anchor=\"end\">"
                << label(tick) << "</text>\n";
        out << "</g>\n";
        return out;
    }

    static std::string label(double value) {
        const double size = std::fabs(value);
        for (const auto& [unit, word] : {std::pair{1e9, "bn"}, {1e6, "m"}, {1e3, "k"}})
            if (size >= 10 * unit || (unit > 1e3 && size >= unit)) return number_text(value / unit) + word;
        if (size >= 1e3)
            return std::string(value < 0 ? "-" : "") + grouped(static_cast<std::size_t>(std::llround(size)));
        // What is left of a step of 0.2 after adding it up.
        return number_text(std::round(value * 1e6) / 1e6);
    }

    Markup years_axis() const {
        Markup out;
        out << "<g class=\"years\" aria-hidden=\"true\">\n";
        const int from = number_from(points_.front()->day.substr(0, 4), 0, 9999, 0);
        const int to = number_from(points_.back()->day.substr(0, 4), 0, 9999, 0) + 1;
        const int step = std::max(1, (to - from + 11) / 12);
        for (int year = from; year <= to; year += step) {
            const auto first = day_number(std::to_string(year) + "-01-01");
            if (!first || static_cast<double>(*first) < first_ - 1 || static_cast<double>(*first) > last_ + 1) continue;
            const double at = x(static_cast<double>(*first));
            out << "<line x1=\"" << at << "\" x2=\"" << at << "\" y1=\"" << height - bottom << "\" y2=\""
                << height - bottom + 5 << "\"/><text x=\"" << at << "\" y=\"" << height - bottom + 20
                << "\" text-anchor=\"middle\">" << year << "</text>\n";
        }
        out << "<line x1=\"" << left << "\" x2=\"" << width - right << "\" y1=\"" << height - bottom << "\" y2=\""
            << height - bottom << "\"/>\n</g>\n";
        return out;
    }

    Markup line(std::optional<double> ChartPoint::*which, std::string_view kind) const {
        Markup path;
        bool open = false, any = false;
        for (const ChartPoint* point : points_) {
            if (point->break_before || !(point->*which)) open = false;
            if (!(point->*which)) continue;
            path << (open ? Markup() << "L" : Markup() << "M") << x(day(*point)) << " " << y(*(point->*which)) << " ";
            any = any || open;
            open = true;
        }
        if (!any) return {};
        return Markup() << "<path class=\"line " << kind << "\" d=\"" << path << "\" aria-hidden=\"true\"/>\n";
    }

    /// Ratings differ in shape too, for those who do not tell the colours apart.
    static Markup shape(double cx, double cy, std::string_view rating) {
        Markup out;
        if (rating == "red" || rating == "worsening")
            out << "<path d=\"M" << cx - dot << " " << cy - dot << "H" << cx + dot << "V" << cy + dot << "H" << cx - dot
                << "Z\"/>";
        else if (rating == "amber" || rating == "stable")
            out << "<path d=\"M" << cx << " " << cy - 1.35 * dot << "L" << cx + 1.35 * dot << " " << cy << "L" << cx
                << " " << cy + 1.35 * dot << "L" << cx - 1.35 * dot << " " << cy << "Z\"/>";
        else
            out << "<circle cx=\"" << cx << "\" cy=\"" << cy << "\" r=\"" << dot << "\"/>";
        return out;
    }

    Markup dots() const {
        Markup out;
        for (const ChartPoint* point : points_) {
            const double cx = x(day(*point)), cy = y(*point->value);
            out << "<a href=\"" << point->address << "\" class=\"dot " << point->rating << "\" aria-label=\""
                << point->words << "\"><title>" << point->words << "</title><circle class=\"reach\" cx=\"" << cx
                << "\" cy=\"" << cy << "\" r=\"11\"/>" << shape(cx, cy, point->rating);
            if (point->revised) out << "<circle class=\"ring\" cx=\"" << cx << "\" cy=\"" << cy << "\" r=\"8\"/>";
            out << "</a>\n";
        }
        return out;
    }

    const Chart& chart_;
    std::vector<const ChartPoint*> points_;
    double first_ = 0, last_ = 1;
    Spread values_;
};

}  // namespace

Markup drawn(const Chart& chart) { return Drawing(chart).markup(); }

std::vector<double> ticks(double least, double most) {
    std::vector<double> all;
    if (!(most > least) || !std::isfinite(most - least)) return all;
    constexpr double about = 5;
    const double rough = (most - least) / about;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= rough) {
            step = times * power;
            break;
        }
    const double first = std::ceil(least / step);
    for (double i = first; i * step <= most && all.size() < 20; ++i) all.push_back(i * step);
    return all;
}

std::optional<long> day_number(const std::string& iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto part = [&iso](std::size_t at, std::size_t size) {
        int number = 0;
        for (std::size_t i = at; i < at + size; ++i) {
            if (iso[i] < '0' || iso[i] > '9') return -1;
            number = 10 * number + (iso[i] - '0');
        }
        return number;
    };
    const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

}  // namespace scrutineer::serve
