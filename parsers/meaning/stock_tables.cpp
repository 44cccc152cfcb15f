// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/stock_tables.hpp"

#include <algorithm>

#include "parsers/lines/captions.hpp"
#include "words/expression.hpp"

namespace scrutineer::meaning {
namespace {

/// A title is no longer; what is longer is a sentence.
constexpr int longest_title = 14;
/// What stands between two days is the movement between them, unless the table is of another kind.
constexpr double said_by_place = 0.9;

bool is_about_stocks(const std::string& title) {
    static const Expression stocks(
        R"(\b(reserves?|balances|debts?|debtors?|creditors?|borrowings?|loans?|investments|deposits|arrears|owed|owing|liabilities|capital financing requirement|cfr)\b)",
        Expression::Case::ignored);
    return std::count(title.begin(), title.end(), ' ') < longest_title && stocks.found_in(title);
}

/// The day that the nearest title says; empty for none.
std::string day_of_titles(const std::vector<std::string>& titles) {
    for (const std::string& title : titles) {
        const HeadingMeaning heading = parse_heading({without_number(title)});
        if (heading.words <= longest_title && is_day(heading.period_text)) return heading.period_text;
    }
    return {};
}

bool is_of_money(const Column& column) {
    return column.role == Role::figure && column.heading.unit.value_or(Unit::currency) == Unit::currency &&
           column.cells.percents < 0.5;
}

/// Columns between the first and the last day.
void take_movements(const std::vector<Column>& columns, std::vector<FigureMeaning>& figures) {
    std::vector<std::size_t> days;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (is_of_money(columns[c]) && is_day(figures[c].period_text)) days.push_back(c);
    if (days.size() < 2) return;
    for (std::size_t c = days.front() + 1; c < days.back(); ++c) {
        FigureMeaning& figure = figures[c];
        const bool untold = !figure.measure_told && !figure.basis_told && figure.period_text.empty();
        if (!is_of_money(columns[c]) || !untold || columns[c].label.empty()) continue;
        figure.measure = Measure::movement;
        figure.measure_told = true;
        figure.probability *= said_by_place;
    }
}

}  // namespace

bool is_day(const std::string& period) {
    static const Expression day(
        R"(\b\d{1,2}(st|nd|rd|th)? (of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|^(as )?at\b)",
        Expression::Case::ignored);
    static const Expression stretch(R"(\b(to|until|ended|ending|from|since)\b)", Expression::Case::ignored);
    return day.found_in(period) && !stretch.found_in(period);
}

void settle_stocks(const std::vector<Column>& columns, std::vector<FigureMeaning>& figures,
                   const std::vector<std::string>& titles) {
    take_movements(columns, figures);
    if (std::none_of(titles.begin(), titles.end(), is_about_stocks)) return;
    const std::string day = day_of_titles(titles);
    for (std::size_t c = 0; c < figures.size(); ++c) {
        FigureMeaning& figure = figures[c];
        if (!is_of_money(columns[c])) continue;
        if (figure.measure_told && figure.measure == Measure::actual && is_day(figure.period_text)) {
            figure.measure = Measure::balance;
        } else if (!figure.measure_told && !figure.basis_told && !figure.of_no_period && figure.period_text.empty()) {
            figure.period_text = day;
        }
    }
}

}  // namespace scrutineer::meaning
