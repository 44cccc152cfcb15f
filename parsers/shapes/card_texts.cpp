// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/card_texts.hpp"

#include "parsers/lines/unfinished.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::shapes {
namespace {

/// "Significantly below target"; a longer text is a commentary that has such words.
constexpr std::size_t longest_rating = 30;

}  // namespace

CardText CardTexts::looked_at(const std::string& text) const {
    CardText look;
    look.labelled = labelled_figures(text);
    if (!look.labelled.empty())
        look.use = TextUse::labelled;
    else if (is_value(text))
        look.use = TextUse::figure;
    else if (looks_like_sign(text))
        look.use = TextUse::sign;
    else if (text.size() <= longest_rating && ratings_->rating_of(text, RatingPlace{}))
        look.use = TextUse::rating;
    return look;
}

const CardText& CardTexts::look_at(const std::string& text) {
    const auto known = texts_.find(text);
    return known != texts_.end() ? known->second : texts_.emplace(text, looked_at(text)).first->second;
}

const std::optional<Label>& CardTexts::label(const std::string& text) {
    const auto known = labels_.find(text);
    return known != labels_.end() ? known->second : labels_.emplace(text, label_of(text)).first->second;
}

bool CardTexts::is_open_name(const std::string& text) {
    const auto known = open_.find(text);
    return known != open_.end() ? known->second
                                : open_.emplace(text, ends_open(text) && looks_like_words(text)).first->second;
}

}  // namespace scrutineer::shapes
