// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/heading_spans.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scrutineer::table_finding {
namespace {

/// A heading of several columns is off their middle by at most so much, font sizes.
constexpr double most_off_centre = 0.8;
/// Over a run of headings that repeats, figures set to a side of their cells may move the middle further.
constexpr double most_off_run = 2.0;
/// What it costs that a headed column is under none of the line's texts, in font sizes off the middle.
constexpr double orphan = 1.6;
constexpr std::size_t most_texts = 40;
constexpr std::size_t most_columns = 80;

class Layout {
public:
    Layout(const std::vector<SpanningText>& texts, const std::vector<Column>& columns,
           const std::vector<HeadedColumn>& under, double font_size)
        : texts_(texts), columns_(columns), under_(under), size_(std::max(1.0, font_size)) {}

    std::vector<ColumnSpan> spans() const {
        std::vector<ColumnSpan> spans;
        for (const SpanningText& text : texts_) spans.push_back(text.own);
        if (repeats(spans)) return spans;
        // From left to right: the cheapest way to lay out the first texts so that the last of them ends before a
        // column.
        const std::size_t n = columns_.size();
        constexpr double never = std::numeric_limits<double>::infinity();
        std::vector<std::vector<double>> cost(texts_.size() + 1, std::vector<double>(n + 1, never));
        std::vector<std::vector<ColumnSpan>> chosen(texts_.size() + 1, std::vector<ColumnSpan>(n + 1));
        std::vector<std::vector<std::size_t>> from(texts_.size() + 1, std::vector<std::size_t>(n + 1, 0));
        cost[0][0] = 0;
        for (std::size_t i = 0; i < texts_.size(); ++i)
            for (std::size_t end = 0; end <= n; ++end) {
                if (cost[i][end] == never) continue;
                double orphans = 0;
                for (std::size_t a = end; a <= static_cast<std::size_t>(texts_[i].own.first); ++a) {
                    for (std::size_t b = static_cast<std::size_t>(texts_[i].own.last); b < n; ++b) {
                        if (!may_span(i, a, b)) break;
                        const double whole = cost[i][end] + orphans + off(i, a, b);
                        if (whole >= cost[i + 1][b + 1] || !stands_over(i, a, b)) continue;
                        cost[i + 1][b + 1] = whole;
                        chosen[i + 1][b + 1] = {static_cast<int>(a), static_cast<int>(b)};
                        from[i + 1][b + 1] = end;
                    }
                    orphans += is_open(a) ? orphan : 0;
                }
            }
        std::size_t best = n + 1;
        double least = never;
        for (std::size_t end = 0; end <= n; ++end) {
            double whole = cost[texts_.size()][end];
            for (std::size_t c = end; c < n; ++c) whole += is_open(c) ? orphan : 0;
            if (whole < least) {
                least = whole;
                best = end;
            }
        }
        if (best > n) return spans;
        for (std::size_t i = texts_.size(); i > 0; --i) {
            spans[i - 1] = chosen[i][best];
            best = from[i][best];
        }
        return spans;
    }

private:
    bool is_open(std::size_t c) const { return under_[c].headed && !under_[c].closed; }

    /// Whether text i may be over columns a to b: its own, and others that have headings of their own below.
    bool may_span(std::size_t i, std::size_t a, std::size_t b) const {
        const ColumnSpan own = texts_[i].own;
        if (static_cast<int>(a) == own.first && static_cast<int>(b) == own.last) return true;
        // The first line of its own column's heading, in the middle of it.
        if (!own.several() && may_wrap(i) && is_centred(i)) return false;
        for (std::size_t c = a; c <= b; ++c) {
            const bool of_its_own = static_cast<int>(c) >= own.first && static_cast<int>(c) <= own.last;
            if (!under_[c].headed || (under_[c].closed && !of_its_own)) return false;
        }
        return true;
    }

    /// Whether text i stands in the middle of columns a to b, or they are its own.
    bool stands_over(std::size_t i, std::size_t a, std::size_t b) const {
        const ColumnSpan own = texts_[i].own;
        return (static_cast<int>(a) == own.first && static_cast<int>(b) == own.last) || off(i, a, b) <= most_off_centre;
    }

    /// Whether text i and the heading under it may be lines of one heading.
    bool may_wrap(std::size_t i) const {
        const HeadedColumn& below = under_[static_cast<std::size_t>(texts_[i].own.first)];
        return below.small || (below.close && !texts_[i].period);
    }

    /// In the middle of its own column.
    bool is_centred(std::size_t i) const {
        const auto c = static_cast<std::size_t>(texts_[i].own.first);
        return off_text(i, c, c) <= most_off_centre;
    }

    double off_text(std::size_t i, std::size_t a, std::size_t b) const {
        return std::abs((columns_[a].x0 + columns_[b].x1) / 2 - texts_[i].box.centre().x) / size_;
    }

    /// How far text i stands off the middle of columns a to b, font sizes.
    double off(std::size_t i, std::size_t a, std::size_t b) const {
        // Over its own column alone, wherever in it: set to a side as the column is.
        const double text = off_text(i, a, b);
        return a == b ? std::min(text, most_off_centre) : text;
    }

    /// In the middle of a run of columns, or where it begins, and not the first line of its first column's heading.
    bool heads_run(std::size_t i, std::size_t a, std::size_t b) const {
        const ColumnSpan own = texts_[i].own;
        if (own.first < static_cast<int>(a) || own.last > static_cast<int>(b)) return false;
        if (own.several()) return true;
        if (may_wrap(i)) return false;
        const double cells = std::abs((columns_[a].left + columns_[b].right) / 2 - texts_[i].box.centre().x) / size_;
        return own.first == static_cast<int>(a) || std::min(off_text(i, a, b), cells) <= most_off_run;
    }

    /// How many runs of headings follow one another that begin alike and differ in no more than one of three.
    std::size_t runs_of(std::size_t first, std::size_t period) const {
        std::size_t runs = 0;
        for (std::size_t start = first; start + period <= columns_.size(); start += period, ++runs) {
            std::size_t same = 0;
            for (std::size_t k = 0; k < period; ++k) {
                const HeadedColumn& column = under_[start + k];
                if (!is_open(start + k) || column.text.empty()) return runs;
                same += column.text == under_[first + k].text ? 1 : 0;
            }
            if (under_[start].text != under_[first].text || same * 3 < period * 2) return runs;
        }
        return runs;
    }

    /// Texts over equal runs of headings that repeat: each is over one run.
    bool repeats(std::vector<ColumnSpan>& spans) const {
        if (texts_.size() < 2) return false;
        for (std::size_t first = 0; first < columns_.size(); ++first) {
            if (!is_open(first) || under_[first].text.empty()) continue;
            for (std::size_t period = 2; first + 2 * period <= columns_.size(); ++period) {
                const std::size_t runs = runs_of(first, period);
                if (runs < 2) continue;
                // One text, and only one, stands over each run.
                std::vector<ColumnSpan> found = spans;
                std::size_t over = 0;
                bool fits = true;
                for (std::size_t run = 0; run < runs && fits; ++run) {
                    const int a = static_cast<int>(first + run * period);
                    const int b = a + static_cast<int>(period) - 1;
                    std::size_t here = 0;
                    for (std::size_t i = 0; i < texts_.size(); ++i) {
                        if (texts_[i].own.last < a || texts_[i].own.first > b) continue;
                        fits = fits && heads_run(i, static_cast<std::size_t>(a), static_cast<std::size_t>(b));
                        found[i] = {a, b};
                        ++here;
                    }
                    fits = fits && here == 1;
                    over += here;
                }
                if (!fits || over != runs) continue;
                spans = std::move(found);
                return true;
            }
        }
        return false;
    }

    const std::vector<SpanningText>& texts_;
    const std::vector<Column>& columns_;
    const std::vector<HeadedColumn>& under_;
    double size_;
};

}  // namespace

std::vector<ColumnSpan> heading_spans(const std::vector<SpanningText>& texts, const std::vector<Column>& columns,
                                      const std::vector<HeadedColumn>& under, double font_size, Budget& budget) {
    std::vector<ColumnSpan> own;
    for (const SpanningText& text : texts) own.push_back(text.own);
    const std::size_t n = columns.size();
    if (texts.empty() || texts.size() > most_texts || n > most_columns || !budget.spend(texts.size() * n * n))
        return own;
    for (std::size_t i = 1; i < own.size(); ++i)
        if (own[i].first <= own[i - 1].last) return own;
    return Layout(texts, columns, under, font_size).spans();
}

}  // namespace scrutineer::table_finding
