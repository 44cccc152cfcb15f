// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/vocabulary.hpp"

#include <algorithm>

namespace scrutineer {

std::string_view VocabularyTerm::operator[](std::string_view name) const {
    const auto found =
        std::find_if(says.begin(), says.end(), [&](const Saying& saying) { return saying.name == name; });
    return found == says.end() ? std::string_view() : found->value;
}

}  // namespace scrutineer
