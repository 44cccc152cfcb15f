// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dataset/register/authorities.hpp"

namespace scrutineer {

/// A council named inside a longer text.
struct AuthorityMention {
    const KnownAuthority* authority = nullptr;
    std::size_t begin = 0;  ///< bytes of the text that name it
    std::size_t end = 0;
    bool misspelt = false;  ///< a letter or two are not as the register has them
};

/// The councils of the register that a text names as such, in order: "Kent County Council", "LB of Brent", "Stockport
/// MBC", "Cyngor Gwynedd". A place alone ("Kent") is no council, nor is "Arts Council" or "Dover Town Council", nor one
/// of several joined ("Adur and Worthing Councils").
std::vector<AuthorityMention> authority_mentions(std::string_view text);

/// The same for a title, where a name that is no council's may be one with typing errors ("Stockort Borough Council").
std::vector<AuthorityMention> authority_mentions_in_title(std::string_view text);

/// The authorities whose place a text names, with or without the word for a council, in order: weak evidence.
std::vector<const KnownAuthority*> authority_places(std::string_view text);

}  // namespace scrutineer
