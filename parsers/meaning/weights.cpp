// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/weights.hpp"

#include <array>

namespace scrutineer::meaning {
namespace {

constexpr std::array roles{Role::name,      Role::reference, Role::code,    Role::figure, Role::rating,   Role::period,
                           Role::unit,      Role::area,      Role::note,    Role::group,  Role::polarity, Role::updated,
                           Role::frequency, Role::owner,     Role::measure, Role::date,   Role::field};

constexpr std::array<std::string_view, 19> signal_names{
    "always",     "heading",  "second heading", "figure terms", "other heading", "figures", "statuses",
    "periods",    "signs",    "codes",          "answers",      "words",         "ratings", "long texts",
    "few values", "distinct", "rising",         "first text",   "before texts"};

constexpr std::array table{
    Weight{Signal::always, Role::name, -1, "One column of a table names its rows."},
    Weight{Signal::always, Role::reference, -2, "Few tables number their rows."},
    Weight{Signal::always, Role::code, -2, "Few tables have codes."},
    Weight{Signal::always, Role::rating, -1.5, "Ratings are fewer than figures."},
    Weight{Signal::always, Role::period, -2, "A column of periods is rare beside periods in headings."},
    Weight{Signal::always, Role::unit, -3, "Units in a column of their own are rare."},
    Weight{Signal::always, Role::area, -3, "Areas are mostly in headings."},
    Weight{Signal::always, Role::note, -2, "At most one or two columns explain."},
    Weight{Signal::always, Role::group, -2, "Groups are mostly rows."},
    Weight{Signal::always, Role::polarity, -4, "Without a heading that says so, no column is one."},
    Weight{Signal::always, Role::updated, -4, "Without a heading that says so, no column is one."},
    Weight{Signal::always, Role::frequency, -4, "Without a heading that says so, no column is one."},
    Weight{Signal::always, Role::owner, -4, "Without a heading that says so, no column is one."},
    Weight{Signal::always, Role::measure, -4, "Without a heading that says so, no column is one."},
    Weight{Signal::always, Role::date, -4, "Without a heading that says so, days are periods."},
    Weight{Signal::always, Role::field, -1, "What a text is for is often not told."},

    Weight{Signal::heading, Role::name, 5, "The heading says so."},
    Weight{Signal::heading, Role::reference, 5, "The heading says so."},
    Weight{Signal::heading, Role::code, 5, "The heading says so."},
    Weight{Signal::heading, Role::figure, 3, "The heading says so."},
    Weight{Signal::heading, Role::rating, 4, "The heading says so."},
    Weight{Signal::heading, Role::period, 5, "The heading says so."},
    Weight{Signal::heading, Role::unit, 7, "The heading says so."},
    Weight{Signal::heading, Role::area, 5, "The heading says so."},
    Weight{Signal::heading, Role::note, 5, "The heading says so."},
    Weight{Signal::heading, Role::group, 5, "The heading says so."},
    Weight{Signal::heading, Role::polarity, 8, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::updated, 8, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::frequency, 8, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::owner, 8, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::measure, 7, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::date, 8, "The heading says so, and nothing else does."},
    Weight{Signal::heading, Role::field, 5, "The heading says so."},

    Weight{Signal::second_heading, Role::name, 3, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::figure, 2.5, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::rating, 2.5, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::note, 3, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::group, 3, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::measure, 5, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::updated, 5, "Other papers use the heading so."},
    Weight{Signal::second_heading, Role::field, 3, "Other papers use the heading so."},

    Weight{Signal::figure_terms, Role::figure, 2.5, "Measures, periods, areas and units head figures."},
    Weight{Signal::figure_terms, Role::name, -1, "Measures, periods, areas and units head figures."},
    Weight{Signal::other_heading, Role::figure, -3.5, "A heading of something else is none of figures."},
    Weight{Signal::other_heading, Role::rating, -2, "A heading of something else is none of ratings."},
    Weight{Signal::other_heading, Role::name, -2.5, "A heading of something else is none of names."},

    Weight{Signal::figures, Role::figure, 4, "Numbers are figures, unless something says otherwise."},
    Weight{Signal::figures, Role::name, -6, "A number is never a name."},
    Weight{Signal::figures, Role::note, -5, "Notes are words."},
    Weight{Signal::figures, Role::group, -4, "Groups are words."},
    Weight{Signal::figures, Role::field, -3, "Fields are words."},
    Weight{Signal::figures, Role::rating, -2.5, "A rating is a word, a sign or a colour."},
    Weight{Signal::figures, Role::unit, -4, "Units are words."},
    Weight{Signal::figures, Role::area, -4, "Areas are words."},
    Weight{Signal::figures, Role::period, -3, "Numbers are no periods."},
    Weight{Signal::figures, Role::owner, -4, "Owners are words."},
    Weight{Signal::figures, Role::polarity, -4, "Polarity is told in words."},
    Weight{Signal::statuses, Role::figure, 2, "N/A and TBC stand where a figure would."},
    Weight{Signal::statuses, Role::name, -3, "N/A and TBC are no names."},
    Weight{Signal::periods, Role::period, 4, "Its cells are periods."},
    Weight{Signal::periods, Role::date, 2, "Its cells are dates."},
    Weight{Signal::periods, Role::figure, -1.5, "Periods are no figures, though years may be."},
    Weight{Signal::periods, Role::name, -1.5, "Periods name rows only where they run down the page."},
    Weight{Signal::periods, Role::rating, -4, "Periods are no ratings."},
    Weight{Signal::signs, Role::rating, 4, "Symbols rate."},
    Weight{Signal::signs, Role::figure, -4, "Symbols are no figures."},
    Weight{Signal::signs, Role::name, -5, "Symbols are no names."},
    Weight{Signal::signs, Role::updated, 1, "Ticks say yes and no."},
    Weight{Signal::codes, Role::code, 5, "Its cells are codes."},
    Weight{Signal::codes, Role::reference, 4, "Its cells are short codes."},
    Weight{Signal::codes, Role::name, -4, "A code is never a name."},
    Weight{Signal::codes, Role::figure, -4, "Codes are no figures."},
    Weight{Signal::codes, Role::rating, -3, "Codes are no ratings."},
    Weight{Signal::answers, Role::updated, 2, "Yes and no answer a heading."},
    Weight{Signal::answers, Role::field, 1.5, "Yes and no answer a heading."},
    Weight{Signal::answers, Role::figure, -4, "Yes and no are no figures."},
    Weight{Signal::answers, Role::name, -4, "Yes and no are no names."},
    Weight{Signal::words, Role::name, 2, "Names are words."},
    Weight{Signal::words, Role::note, 1, "Notes are words."},
    Weight{Signal::words, Role::group, 1, "Groups are words."},
    Weight{Signal::words, Role::field, 1.5, "Fields are words."},
    Weight{Signal::words, Role::area, 1, "Areas are words."},
    Weight{Signal::words, Role::figure, -6, "Words are no figures."},
    Weight{Signal::words, Role::rating, -4, "Words that rate nothing are no ratings."},
    Weight{Signal::words, Role::period, -3, "Words without a date are no periods."},
    Weight{Signal::words, Role::reference, -3, "References have numbers."},
    Weight{Signal::words, Role::code, -3, "Codes have numbers."},
    Weight{Signal::ratings, Role::rating, 5, "Its cells show ratings."},
    Weight{Signal::ratings, Role::figure, -3, "Cells that show a rating and no figure are no figures."},
    Weight{Signal::ratings, Role::name, -4, "Ratings are no names."},
    Weight{Signal::ratings, Role::note, -2, "Ratings are no notes."},
    Weight{Signal::ratings, Role::group, -2, "Ratings are no groups."},
    Weight{Signal::long_texts, Role::note, 3, "Long texts explain."},
    Weight{Signal::long_texts, Role::name, -1.5, "Names are seldom so long."},
    Weight{Signal::long_texts, Role::group, -4, "Groups are short."},
    Weight{Signal::few_values, Role::group, 3, "What comes again and again puts rows together."},
    Weight{Signal::few_values, Role::name, -3, "Names are mostly different."},
    Weight{Signal::few_values, Role::note, -1, "Notes are mostly different."},
    Weight{Signal::distinct, Role::name, 1.5, "Names are mostly different."},
    Weight{Signal::rising, Role::reference, 6, "Numbers that rise by one number the rows."},
    Weight{Signal::rising, Role::figure, -5, "Figures do not rise by one from row to row."},
    Weight{Signal::first_text, Role::name, 1.5, "Rows are read from the left: the name comes first."},
    Weight{Signal::before_texts, Role::reference, 3, "Numbers before the names number the rows."},
    Weight{Signal::before_texts, Role::code, 1, "Numbers before the names may be codes."},
    Weight{Signal::before_texts, Role::figure, -3, "Figures follow what they are about."},
};

}  // namespace

std::span<const Role> column_roles() { return roles; }
std::span<const Weight> weights() { return table; }
std::string_view to_text(Signal signal) { return signal_names[static_cast<std::size_t>(signal)]; }

}  // namespace scrutineer::meaning
