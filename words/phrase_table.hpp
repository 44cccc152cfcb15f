// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "words/phrases.hpp"

namespace scrutineer {

/// Phrases put together for a PhraseFinder: where they are not known when the program is built.
class PhraseTable {
public:
    void add(std::string_view phrase, int number);
    /// Sorted as a PhraseFinder wants them. The table must outlive what is made of them.
    const std::vector<Phrase>& sorted();

private:
    std::deque<std::string> texts_;
    std::vector<Phrase> phrases_;
};

}  // namespace scrutineer
