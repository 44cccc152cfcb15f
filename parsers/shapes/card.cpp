// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/card.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "parsers/meaning/leading_codes.hpp"
#include "parsers/shapes/card_tokens.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer::shapes {
namespace {

using meaning::Role;

/// A figure without a label is the main one where its type is so much larger than that of the others.
constexpr double main_step = 1.15;
/// A name is no longer than this; a longer text is a commentary.
constexpr std::size_t longest_name = 220;

/// A card is about a figure.
bool holds_any_figure(const CardParts& parts, CardTexts& texts) {
    return std::any_of(parts.texts.begin(), parts.texts.end(), [&](const Text& text) {
        const TextUse use = texts.look_at(text.text).use;
        return use == TextUse::figure || use == TextUse::labelled;
    });
}

Box cell_box(const Token& token) { return token.cell ? token.cell->box : Box{}; }

bool names_figure(const Token& token) { return token.kind == Kind::label && token.label->figure(); }
bool holds_figure(const Token& token) { return token.kind == Kind::figure; }

/// The pairs of labels and figures: the side on which most labels find one is asked first, then the others for what is
/// left over.
void pair_figures(std::vector<Token>& tokens, Card& card) {
    std::vector<std::pair<std::size_t, Side>> sides;
    for (const Side side : {Side::left, Side::above, Side::below})
        sides.emplace_back(paired(tokens, side, names_figure, holds_figure).size(), side);
    std::stable_sort(sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, side] : sides)
        for (const Pair& pair : paired(tokens, side, names_figure, holds_figure)) {
            Token &label = tokens[pair.label], &value = tokens[pair.value];
            label.used = value.used = true;
            CardFigure figure{label.label, value.block.lines.front(), value.block.text(), {}, cell_box(value)};
            card.figures.push_back(std::move(figure));
        }
}

void take_labelled(std::vector<Token>& tokens, Card& card) {
    for (Token& token : tokens)
        if (token.kind == Kind::labelled) {
            token.used = true;
            for (const LabelledFigure& part : token.labelled)
                card.figures.push_back(
                    {part.label, token.block.lines.front(), part.value, part.rating_text, cell_box(token)});
        }
}

/// A label that stands there twice: what was taken for one card is two.
bool repeats_label(const Card& card) {
    std::set<std::string> seen;
    return std::any_of(card.figures.begin(), card.figures.end(), [&](const CardFigure& figure) {
        return figure.label && !seen.insert(figure.label->text).second;
    });
}

/// The one figure without a label that the card is about. False where several could be it.
bool take_main(std::vector<Token>& tokens, Card& card) {
    Token* main = nullptr;
    double next = 0;
    for (Token& token : tokens) {
        if (token.kind != Kind::figure || token.used) continue;
        ++card.unexplained;
        if (!main || token.size() > main->size()) {
            if (main) next = std::max(next, main->size());
            main = &token;
        } else {
            next = std::max(next, token.size());
        }
    }
    if (!main) return true;
    // Small figures beside labelled ones are a chart's.
    const bool has_actual = std::any_of(card.figures.begin(), card.figures.end(), [](const CardFigure& f) {
        return f.label->meaning.measure.value_or(Measure::actual) == Measure::actual &&
               f.label->meaning.basis.value_or(Basis::latest) == Basis::latest;
    });
    if (main->size() < main_step * next) return has_actual && card.figures.size() > 1;
    --card.unexplained;
    main->used = true;
    card.main_size = main->size();
    card.figures.insert(card.figures.begin(), {std::nullopt, main->block.lines.front(), main->block.text(), {}});
    return true;
}

/// What a label that names no figure says of the card: its text stands beside or under it.
void take_field(const Label& label, const TextBlock& content, Card& card) {
    switch (label.meaning.role) {
        case Role::name:
            card.name = content;
            break;
        case Role::reference:
            card.ref = content.text();
            break;
        case Role::code:
            card.code = content.text();
            break;
        case Role::period:
            card.period_text = content.text();
            break;
        case Role::unit:
            card.unit_text = content.text();
            break;
        case Role::group:
            card.group.push_back(content.text());
            break;
        default:
            card.fields.push_back({label.text, content.text()});
    }
}

void take_fields(std::vector<Token>& tokens, Card& card) {
    const auto has_content = [](const Token& token) {
        return token.kind == Kind::label && !token.label->figure() && !token.label->rating() &&
               token.label->meaning.role != Role::unknown;
    };
    const auto is_content = [](const Token& token) { return token.kind == Kind::words || token.kind == Kind::label; };
    for (const Side side : {Side::left, Side::above})
        for (const Pair& pair : paired(tokens, side, has_content, is_content)) {
            if (tokens[pair.label].used || tokens[pair.value].used) continue;
            tokens[pair.label].used = tokens[pair.value].used = true;
            take_field(*tokens[pair.label].label, tokens[pair.value].block, card);
        }
}

/// How much a block of words looks like the card's name: set larger or bolder than the rest, near the top, some words
/// and no sentence.
double name_score(const Token& token, const CardParts& parts, double em) {
    const std::string text = fold_text(token.block.text());
    double score = token.size() / em;
    if (token.block.bold) score += 0.5;
    if (text.find(' ') != std::string::npos) score += 0.3;
    if (text.size() > longest_name) score -= 3;
    if (text.ends_with('.') && text.size() > 60) score -= 1.5;
    const double height = std::max(1.0, parts.box.height());
    score += 0.4 * (1 - (token.box().y0 - parts.box.y0) / height);
    return score;
}

/// Names at the left of figures, one under the other: the rows of a table.
bool has_rows(const std::vector<Token>& tokens, const Card& card) {
    int named = 0;
    for (const Token& token : tokens) {
        if (token.kind != Kind::words) continue;
        const bool beside = std::any_of(tokens.begin(), tokens.end(), [&](const Token& figure) {
            return figure.kind == Kind::figure && share_height(token.box(), figure.box()) &&
                   figure.box().x0 > token.box().x1 && figure.size() != card.main_size;
        });
        if (beside) ++named;
    }
    return named > 1;
}

/// The name where no label says it.
bool take_name(std::vector<Token>& tokens, const CardParts& parts, Card& card) {
    if (!card.name.lines.empty()) return true;
    const double em = std::max(1.0, body_size(parts.texts));
    Token* best = nullptr;
    double score = 0;
    for (Token& token : tokens) {
        if (token.kind != Kind::words || token.used || !looks_like_words(token.block.text())) continue;
        const double here = name_score(token, parts, em);
        if (!best || here > score) {
            best = &token;
            score = here;
        }
    }
    if (!best || best->block.text().size() > longest_name) return false;
    best->used = true;
    card.name = best->block;
    return true;
}

/// "GE01  Potholes repaired": the code that stands before a name.
void part_code(Card& card) {
    if (!card.code.empty() || card.name.lines.empty()) return;
    const meaning::LeadingCode code = meaning::leading_code(card.name.text());
    std::span<const Word>& words = card.name.lines.front().words;
    if (code.text.empty() || code.words >= words.size()) return;
    (code.number ? card.ref : card.code) = code.text;
    words = words.subspan(code.words);
    card.name.lines.front().text = joined_text(words);
}

/// A short text behind the main figure on its line is its unit: "4.2 days", "1,204 per 100,000".
void take_unit(std::vector<Token>& tokens, Card& card) {
    if (card.main_size <= 0) return;
    const Box main = card.figures.front().text.box;
    for (Token& token : tokens) {
        if (token.used || (token.kind != Kind::words && token.kind != Kind::label)) continue;
        const double gap = token.box().x0 - main.x1;
        const std::string text = token.block.text();
        if (!share_height(token.box(), main) || gap < 0 || gap > token.size() * 1.5 || text.size() > 24) continue;
        const meaning::HeadingMeaning unit = meaning::parse_heading({text});
        if (unit.unit_text.empty() || unit.known < 1) continue;
        card.unit_text = unit.unit_text;
        token.used = true;
        return;
    }
}

/// A period that stands by itself is that of all its figures.
void take_period(std::vector<Token>& tokens, Card& card) {
    for (Token& token : tokens) {
        if (token.used || token.kind != Kind::label || token.label->meaning.period_text.empty()) continue;
        if (token.label->meaning.measure || token.label->meaning.basis) continue;
        if (card.period_text.empty()) card.period_text = token.label->meaning.period_text;
        token.used = true;
    }
}

Cell cell_of(const Text& text, int page) {
    Cell cell;
    cell.page = page;
    cell.text = text.text;
    cell.lines.emplace_back(text.words.begin(), text.words.end());
    cell.box = cell.text_box = text.box;
    if (!text.words.empty()) cell.source = text.words.front().source;
    return cell;
}

Cell cell_of(const TextBlock& block, int page) {
    Cell cell;
    cell.page = page;
    cell.text = block.text();
    for (const Text& line : block.lines) cell.lines.emplace_back(line.words.begin(), line.words.end());
    cell.box = cell.text_box = block.box;
    if (!cell.lines.empty() && !cell.lines.front().empty()) cell.source = cell.lines.front().front().source;
    return cell;
}

RawRating rating_from(const SeenRating& seen, Against against, Cell cell) {
    RawRating rating;
    rating.against = seen.against.value_or(against);
    rating.cell = std::move(cell);
    rating.seen = seen;
    // Words by themselves stand nowhere.
    if (rating.seen->box.area() <= 0) rating.seen->box = rating.cell.box;
    return rating;
}

/// Ratings in words, then lights and arrows, then the fills: of each against one, the first that is found.
void take_ratings(std::vector<Token>& tokens, const CardParts& parts, const PaperRatings& ratings, Card& card) {
    const auto add = [&](const std::optional<SeenRating>& seen, Against against, Cell cell) {
        if (!seen) return;
        RawRating rating = rating_from(*seen, against, std::move(cell));
        if (is_trend(seen->rating) && rating.against == Against::target) rating.against = Against::trend;
        if (std::none_of(card.ratings.begin(), card.ratings.end(),
                         [&](const RawRating& other) { return other.against == rating.against; }))
            card.ratings.push_back(std::move(rating));
    };
    RatingPlace place;
    place.against = Against::target;
    for (Token& token : tokens) {
        if (token.kind != Kind::rating && token.kind != Kind::sign) continue;
        token.used = true;
        Cell cell = cell_of(token.block, parts.page);
        if (token.cell) cell.box = token.cell->box;
        if (token.kind == Kind::rating) {
            add(ratings.rating_of(token.block.text(), place), Against::target, cell);
        } else {
            for (const SeenRating& seen : ratings.ratings_in(cell)) add(seen, Against::target, cell);
        }
    }
    for (const CardFigure& figure : card.figures) {
        if (figure.rating_text.empty() || !figure.label) continue;
        RatingPlace own;
        own.expected = true;
        const Basis basis = figure.label->meaning.basis.value_or(Basis::latest);
        const Against against = basis == Basis::previous       ? Against::previous
                                : basis == Basis::year_earlier ? Against::year_earlier
                                                               : Against::target;
        Cell cell = cell_of(figure.text, parts.page);
        cell.text = figure.rating_text;
        add(ratings.rating_of(figure.rating_text, own), against, cell);
    }
    for (const Symbol& symbol : parts.symbols) {
        Cell cell;
        cell.page = parts.page;
        cell.box = cell.text_box = symbol.box;
        cell.symbols.push_back(symbol);
        add(ratings.rating_of(symbol), Against::target, cell);
    }
    for (const Fill& fill : parts.fills) {
        Cell cell;
        cell.page = parts.page;
        cell.box = cell.text_box = fill.box;
        cell.fill = fill.colour;
        add(ratings.rating_of(fill, place), Against::target, cell);
    }
}

}  // namespace

std::string Card::pattern() const {
    std::set<std::string> labels;
    for (const CardFigure& figure : figures) labels.insert(figure.label ? figure.label->text : "=");
    std::string out;
    for (const std::string& label : labels) out += label + "\n";
    return out;
}

std::optional<Card> read_card(const CardParts& parts, CardTexts& texts, const PaperRatings& ratings) {
    if (!holds_any_figure(parts, texts)) return std::nullopt;
    Card card;
    card.page = parts.page;
    card.box = parts.box;
    card.drawn = parts.drawn;
    std::vector<Token> tokens = tokens_of(parts, texts);
    pair_figures(tokens, card);
    take_labelled(tokens, card);
    if (repeats_label(card) || !take_main(tokens, card) || card.figures.empty()) return std::nullopt;
    if (has_rows(tokens, card)) return std::nullopt;
    take_fields(tokens, card);
    take_unit(tokens, card);
    take_period(tokens, card);
    if (!take_name(tokens, parts, card)) return std::nullopt;
    part_code(card);
    take_ratings(tokens, parts, ratings, card);
    return card;
}

Row row_of(const Card& card, std::vector<std::string> headings, int table, int number) {
    Row row;
    row.kind = RecordKind::kpi_card;
    row.layout = "general";
    row.ref = card.ref;
    row.code = card.code;
    row.name = cell_of(card.name, card.page);
    row.group = std::move(headings);
    row.group.insert(row.group.end(), card.group.begin(), card.group.end());
    row.period_text = card.period_text;
    row.unit_text = card.unit_text;
    row.fields = card.fields;
    row.ratings = card.ratings;
    row.page = card.page;
    row.table = table;
    row.row = number;
    row.box = card.box;
    row.relative_times = true;
    row.source = row.name.source;
    for (const CardFigure& printed : card.figures) {
        RawFigure figure = printed.label ? figure_from(*printed.label) : RawFigure{};
        if (!printed.label) figure.measure_by_period = figure.basis_by_period = true;
        figure.cell = cell_of(printed.text, card.page);
        if (printed.cell.area() > 0) figure.cell.box = printed.cell;
        figure.value_text = printed.value;
        row.figures.push_back(std::move(figure));
    }
    return row;
}

}  // namespace scrutineer::shapes
