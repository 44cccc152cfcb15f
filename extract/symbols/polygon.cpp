// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer {

std::vector<Polygon> flattened(const Path& path) {
    constexpr int steps = 8;
    std::vector<Polygon> polygons;
    for (const Path::Subpath& subpath : path.subpaths) {
        Polygon polygon;
        for (std::size_t i = subpath.begin; i < subpath.end; ++i) {
            const Path::Node& node = path.nodes[i];
            if (node.control && i + 2 < subpath.end && !polygon.empty()) {
                const Point a = polygon.back();
                const Point b = node.point;
                const Point c = path.nodes[i + 1].point;
                const Point d = path.nodes[i + 2].point;
                for (int step = 1; step <= steps; ++step) {
                    const double t = static_cast<double>(step) / steps;
                    const double u = 1 - t;
                    const double wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
                    polygon.push_back(
                        {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
                }
                i += 2;
            } else {
                polygon.push_back(node.point);
            }
        }
        if (subpath.closed && polygon.size() > 2) polygon.push_back(polygon.front());
        polygons.push_back(std::move(polygon));
    }
    return polygons;
}

Polygon stroke_outline(Point a, Point b, double width) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double half = width / 2;
    const Point along = length > 0 ? Point{(b.x - a.x) / length * half, (b.y - a.y) / length * half} : Point{half, 0};
    const Point across{-along.y, along.x};
    return {{a.x - along.x + across.x, a.y - along.y + across.y},
            {b.x + along.x + across.x, b.y + along.y + across.y},
            {b.x + along.x - across.x, b.y + along.y - across.y},
            {a.x - along.x - across.x, a.y - along.y - across.y}};
}

void scan(const std::vector<Polygon>& polygons, bool even_odd, int width, int height,
          const std::function<void(int, int, int)>& run) {
    struct Crossing {
        double x;
        int winding;
    };
    std::vector<Crossing> crossings;
    for (int y = 0; y < height; ++y) {
        const double level = y + 0.5;
        crossings.clear();
        for (const Polygon& polygon : polygons) {
            for (std::size_t i = 0; i < polygon.size(); ++i) {
                const Point a = polygon[i];
                const Point b = polygon[(i + 1) % polygon.size()];
                if ((a.y <= level) == (b.y <= level)) continue;
                crossings.push_back({a.x + (level - a.y) / (b.y - a.y) * (b.x - a.x), a.y < b.y ? 1 : -1});
            }
        }
        std::stable_sort(crossings.begin(), crossings.end(),
                         [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
        int winding = 0;
        for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
            winding += crossings[i].winding;
            const bool inside = even_odd ? i % 2 == 0 : winding != 0;
            if (!inside) continue;
            const int begin =
                static_cast<int>(std::ceil(std::clamp(crossings[i].x - 0.5, 0.0, static_cast<double>(width))));
            const int end =
                static_cast<int>(std::ceil(std::clamp(crossings[i + 1].x - 0.5, 0.0, static_cast<double>(width))));
            if (begin < end) run(y, begin, end);
        }
    }
}

}  // namespace scrutineer
