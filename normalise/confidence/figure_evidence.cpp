// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/figure_evidence.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "normalise/units/unit.hpp"
#include "parsers/meaning/cell_evidence.hpp"
#include "parsers/meaning/heading.hpp"
#include "parsers/meaning/read_table.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::confidence {
namespace {

/// Headings of more words have taken in what stands above or below them.
constexpr int most_words_of_heading = 14;
/// Names of more letters are sentences.
constexpr std::size_t most_letters_of_name = 140;
constexpr std::size_t least_letters_of_name = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) > 127;
}

double truth(bool is) { return is ? 1 : 0; }

/// Does a text hold an amount: a number with a sign of money, thousands or decimals ("6,382"), or many plain ones?
bool holds_amounts(const std::string& text) {
    static const Expression amount(R"((^|\s)[-+(]*(\x{a3}\s?\d[\d,.]*|\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+)[%)]*(\s|$))");
    static const Expression plain(R"((^|\s)\d+(\s+\d+){3,}(\s|$))");
    return amount.found_in(text) || plain.found_in(text);
}

int numbers_in(const std::string& text) {
    int count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool part = is_digit(text[i]) || (inside && (text[i] == ',' || text[i] == '.') && i + 1 < text.size() &&
                                                is_digit(text[i + 1]));
        if (part && !inside) ++count;
        inside = part;
    }
    return count;
}

bool ends_or_begins_in_the_middle(const std::string& name) {
    static const Expression open(
        R"(.*(\s|^)(-|&|\+|/|,|and|or|of|for|the|to|in|with|per|by|on|at|from|as|a|an|who|that)|.*[-,/&(])",
        Expression::Case::ignored);
    const std::string plain = fold_text(name);
    if (plain.empty()) return false;
    static const std::string beginnings = "\"'(%<>[#@";
    const bool begins = is_letter(plain.front()) || is_digit(plain.front()) || plain.starts_with("\u00a3") ||
                        beginnings.find(plain.front()) != std::string::npos;
    return !begins || std::islower(static_cast<unsigned char>(plain.front())) != 0 || open.matches(plain) ||
           std::count(plain.begin(), plain.end(), '(') != std::count(plain.begin(), plain.end(), ')');
}

/// "Vacancy rate1": a word with a digit behind it.
bool ends_in_a_mark(const std::string& name) {
    static const Expression mark(R"(.*[a-z]{2}\d)");
    return mark.matches(name);
}

/// "per 2C 100,000": the code of the row beside it, or of the next one.
bool holds_code(const std::string& name) {
    static const Expression code(R"(\s([0-9]{1,3}[A-Z]{1,2}|[A-Z]{1,3}[0-9]{1,4}[a-z]?)\s)");
    return code.found_in(name);
}

void reader(const FigureView& view, Evidence& out) {
    const bool general = view.row.layout == meaning::general;
    at(out, Sign::by_layout) = truth(!general);
    at(out, Sign::of_money) = truth(view.row.kind == RecordKind::finance_row);
    if (!general || view.raw.column) return;
    switch (view.row.kind) {
        case RecordKind::kpi_card:
            at(out, Sign::by_card) = 1;
            break;
        case RecordKind::breakdown_row:
            at(out, Sign::by_list) = 1;
            break;
        case RecordKind::kpi_series:
            at(out, Sign::by_series) = 1;
            break;
        case RecordKind::kpi_row:
        case RecordKind::finance_row:
            at(out, Sign::by_shape) = 1;
            break;
    }
}

void cell(const FigureView& view, Evidence& out) {
    const Cell& cell = view.raw.cell;
    at(out, Sign::wide_cell) = truth(cell.column_span > 1);
    at(out, Sign::several_lines) = truth(cell.lines.size() > 1);
    const bool parts = view.figure.numerator || view.figure.denominator || view.figure.count;
    at(out, Sign::several_figures) =
        truth(!parts && numbers_in(view.raw.value_text.empty() ? cell.text : view.raw.value_text) > 1);
    at(out, Sign::doubtful_text) = 1 - view.figure.reading;
    at(out, Sign::bare_dash) = truth(fold_text(view.figure.text) == "-");
    at(out, Sign::not_understood) = truth(view.figure.status == Status::narrative);
}

void name(const FigureView& view, Evidence& out) {
    const std::string& name = view.record.indicator.name;
    const auto digits = std::count_if(name.begin(), name.end(), is_digit);
    const auto letters = std::count_if(name.begin(), name.end(), is_letter);
    at(out, Sign::cut_name) = truth(ends_or_begins_in_the_middle(name));
    at(out, Sign::marked_name) = truth(ends_in_a_mark(name));
    at(out, Sign::long_name) = truth(name.size() > most_letters_of_name);
    at(out, Sign::short_name) = truth(static_cast<std::size_t>(letters) < least_letters_of_name);
    at(out, Sign::name_of_numbers) = truth(digits > letters);
    at(out, Sign::code_in_name) = truth(holds_code(name));
    at(out, Sign::wrapped_name) = truth(view.row.name.lines.size() > 1);
    at(out, Sign::inherited_name) = truth(view.row.name_inherited);
    at(out, Sign::amount_in_name) = truth(holds_amounts(name));
    if (view.raw.column) at(out, Sign::doubtful_name) = 1 - view.raw.column->name;
}

/// Money whose cell does not say what it is: in pounds as it stands?
void money(const FigureView& view, Evidence& out) {
    const std::string& text = view.figure.text;
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string::npos) return;
    std::string digits;
    std::size_t end = begin;
    for (; end < text.size() && (is_digit(text[end]) || text[end] == ',' || text[end] == '.'); ++end)
        if (text[end] != ',') digits += text[end];
    if (end < text.size() && is_letter(text[end])) return;
    const std::size_t point = digits.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
    const bool as_printed = std::fabs(std::fabs(*view.figure.value) - std::strtod(digits.c_str(), nullptr)) < 1e-6;
    const bool said = read_unit_text(view.figure.label).unit == Unit::currency;
    at(out, Sign::bare_money) = truth(as_printed && !said);
    at(out, Sign::small_money) = truth(as_printed && (decimals == 1 || decimals >= 3));
}

/// "Total", "Prior years", "Change": of no period of its own.
bool is_timeless(const std::string& label) {
    static const Expression word(
        R"(\b(totals?|prior|previous years|earlier years|whole|overall|change|difference|later years|beyond|all years|cumulative)\b)",
        Expression::Case::ignored);
    return word.found_in(label);
}

void unit(const FigureView& view, Evidence& out) {
    const Observation& figure = view.figure;
    if (!figure.value) return;
    at(out, Sign::no_unit) = truth(!figure.unit);
    const bool in_cell = figure.text.find('%') != std::string::npos || figure.text.find("\u00a3") != std::string::npos;
    const bool told = in_cell || !view.raw.unit_text.empty() || !view.row.unit_text.empty();
    at(out, Sign::odd_percent) = truth(figure.unit == Unit::percent && std::fabs(*figure.value) > 100 &&
                                       figure.text.find('%') == std::string::npos);
    at(out, Sign::inferred_unit) = truth(figure.unit && !told);
    if (figure.unit == Unit::currency && !in_cell) money(view, out);
    if (view.raw.column && !in_cell) at(out, Sign::doubtful_scale) = 1 - view.raw.column->unit;
}

void period(const FigureView& view, Evidence& out) {
    const Observation& figure = view.figure;
    at(out, Sign::no_period) = truth(!figure.period && !view.raw.of_no_period);
    if (!figure.period) return;
    const bool own = !view.raw.period_text.empty();
    const bool row = !view.row.period_text.empty();
    const std::string& label = figure.period->label;
    at(out, Sign::paper_s_period) = truth(!own && !row);
    static const Expression day(R"(\b[0-9]{1,2}(st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
                                Expression::Case::ignored);
    at(out, Sign::day_as_span) = truth(figure.period->start != figure.period->end && day.found_in(figure.label));
    at(out, Sign::timeless_heading) = truth(!own && is_timeless(figure.label));
    at(out, Sign::yearless) = truth((own || row) && std::count_if(label.begin(), label.end(), is_digit) < 2);
    at(out, Sign::worked_out) = truth(figure.period->derived && (own || row));
}

}  // namespace

double FigureEvidence::share_unknown(const std::string& label) {
    const auto [place, is_new] = unknown_.emplace(label, 0.0);
    if (is_new) place->second = 1 - meaning::parse_heading({label}).known;
    return place->second;
}

void FigureEvidence::heading(const FigureView& view, Evidence& out) {
    const std::string& label = view.figure.label;
    at(out, Sign::no_heading) = truth(label.empty());
    if (!label.empty())
        at(out, Sign::unknown_heading) = view.raw.column ? 1 - view.raw.column->heading : share_unknown(label);
    at(out, Sign::long_heading) = truth(std::count(label.begin(), label.end(), ' ') >= most_words_of_heading);
    at(out, Sign::amount_in_heading) = truth(holds_amounts(label));
    const Measure measure = view.figure.measure;
    at(out, Sign::untold_measure) = truth(measure == Measure::other || view.raw.measure_by_period);
    const bool untold = at(out, Sign::untold_measure) > 0;
    at(out, Sign::untold_money) = truth(untold && view.figure.unit == Unit::currency);
    at(out, Sign::unexplained) = untold ? at(out, Sign::unknown_heading) : 0;
    if (view.raw.column) {
        at(out, Sign::doubtful_role) = 1 - view.raw.column->role;
        at(out, Sign::carried_heading) = truth(view.raw.column->carried);
    }
}

Evidence FigureEvidence::of(const FigureView& view) {
    Evidence out{};
    at(out, Sign::always) = 1;
    at(out, Sign::alone) = truth(view.record.observations.size() == 1);
    reader(view, out);
    cell(view, out);
    heading(view, out);
    name(view, out);
    unit(view, out);
    period(view, out);
    return out;
}

}  // namespace scrutineer::confidence
