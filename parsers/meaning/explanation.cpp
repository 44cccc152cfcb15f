// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/explanation.hpp"

#include <cstdio>
#include <initializer_list>
#include <utility>

namespace scrutineer::meaning {
namespace {

std::string two_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

void add(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += out.empty() ? "" : ", ";
    out += std::string(name) + " " + std::string(value);
}

template <typename Word>
void add(std::string& out, std::string_view name, const std::optional<Word>& word) {
    if (word) add(out, name, to_text(*word));
}

std::string joined(const std::vector<std::string>& texts, const char* between) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : between) + text;
    return out;
}

std::string parse_text(const HeadingMeaning& heading) {
    std::string out;
    add(out, "role", to_text(heading.role));
    if (heading.other_role != Role::unknown) add(out, "or", to_text(heading.other_role));
    add(out, "measure", heading.measure);
    add(out, "version", heading.version);
    add(out, "aspect", heading.aspect);
    add(out, "basis", heading.basis);
    add(out, "period", heading.period_text);
    add(out, "area", heading.area);
    if (heading.comparison != Comparison::none) add(out, "comparison", to_text(heading.comparison));
    add(out, "against", heading.against);
    add(out, "unit", heading.unit_text);
    add(out, "dimension", joined(heading.dimension, " > "));
    add(out, "known", two_digits(heading.known));
    return out;
}

std::string cells_text(const CellEvidence& cells) {
    std::string out = std::to_string(cells.cells) + " filled";
    for (const auto& [name, share] : std::initializer_list<std::pair<const char*, double>>{{"figures", cells.figures},
                                                                                           {"statuses", cells.statuses},
                                                                                           {"periods", cells.periods},
                                                                                           {"signs", cells.signs},
                                                                                           {"codes", cells.codes},
                                                                                           {"answers", cells.answers},
                                                                                           {"words", cells.words},
                                                                                           {"ratings", cells.ratings},
                                                                                           {"long", cells.long_texts}})
        if (share > 0) add(out, name, two_digits(share));
    add(out, "different", two_digits(cells.distinct));
    if (cells.rising) out += ", rising by one";
    return out;
}

std::string figure_text(const FigureMeaning& figure) {
    std::string out;
    add(out, "measure", to_text(figure.measure));
    if (!figure.measure_told) out += figure.measure_around ? " (said over the table)" : " (by default)";
    add(out, "version", figure.version);
    add(out, "aspect", figure.aspect);
    add(out, "basis", figure.basis_told ? to_text(figure.basis) : std::string_view());
    add(out, "period", figure.period_text);
    if (figure.area != AreaKind::authority) add(out, "area", to_text(figure.area));
    add(out, "unit", figure.unit_text);
    add(out, "dimension", joined(figure.dimension, " > "));
    add(out, "sure", two_digits(figure.probability));
    return out;
}

std::string weights_text(const Column& column, Role role) {
    std::string out;
    for (const Weight& weight : weights()) {
        if (weight.role != role) continue;
        const double points = points_of(weight, column);
        if (points == 0) continue;
        out += "        " + std::string(points > 0 ? "+" : "") + two_digits(points) + " " +
               std::string(to_text(weight.signal)) + ": " + std::string(weight.because) + "\n";
    }
    return out;
}

std::string rows_text(const Section& rows) {
    std::string out = "rows " + std::to_string(rows.first + 1) + " to " + std::to_string(rows.end);
    if (rows.headed())
        out += ", headed by " + std::to_string(rows.header_first + 1) + " to " + std::to_string(rows.header_end);
    return out;
}

}  // namespace

std::string explanation_text(const ExplainedTable& table, bool with_weights) {
    std::string out = "Page " + std::to_string(table.page) + ", table " + std::to_string(table.number) + ": read by " +
                      (table.read_by.empty() ? "nothing" : table.read_by) + "\n";
    for (const SectionMeaning& section : table.sections) {
        out += "  Section: " + rows_text(section.section) + (section.carried ? ", columns carried over" : "") + "; " +
               std::string(to_text(section.kind)) + (section.readable() ? "" : "; cannot be read") + "\n";
        for (std::size_t c = 0; c < section.roles.columns.size(); ++c) {
            const Column& column = section.roles.columns[c];
            out += "    Column " + std::to_string(c + 1) + " \"" + joined(column.levels, " / ") + "\"\n";
            out += "      heading: " + parse_text(column.heading) + "\n";
            out += "      cells: " + cells_text(column.cells) + "\n";
            out += "      role: " + std::string(to_text(column.role)) + " " + two_digits(column.probability) +
                   ", then " + std::string(to_text(column.runner_up)) + " " + two_digits(column.runner_up_probability) +
                   "\n";
            if (with_weights)
                for (const Role role : {column.role, column.runner_up})
                    out += "      for " + std::string(to_text(role)) + ":\n" + weights_text(column, role);
            if (column.role == Role::figure && c < section.figures.size())
                out += "      figures: " + figure_text(section.figures[c]) + "\n";
            if (column.role == Role::rating && c < section.against.size())
                out += "      rates against: " + std::string(to_text(section.against[c])) + "\n";
        }
    }
    return out;
}

}  // namespace scrutineer::meaning
