// SPDX-License-Identifier: GPL-3.0-or-later
// A text is cut into words; where one begins the name of a place in the register, the words around it must say that a
// council is meant, and one of a sort that the place can have.
#include "dataset/register/authority_mentions.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "words/unicode.hpp"

namespace scrutineer {
namespace {

struct Token {
    std::string key;  ///< as authority_key has it
    std::size_t begin = 0, end = 0;
    bool capital = false;     ///< begins with one
    bool capitals = false;    ///< all letters are
    bool after_sign = false;  ///< a sign that no name runs across stands before it
    bool after_comma = false;
    bool hyphened = false;    ///< a hyphen joins it to the token before
    bool possessive = false;  ///< "Council's"
};

constexpr std::size_t longest_text = 600;  // a paragraph; what is longer is looked at as far as this

bool is_capital(std::uint32_t character) {
    const bool latin = character >= 0xC0 && character <= 0xDE;
    const bool welsh = character == 0x174 || character == 0x176;
    return (character >= 'A' && character <= 'Z') || latin || welsh;
}

/// Words, "&" as one of them.
std::vector<Token> tokens_of(std::string_view text) {
    constexpr std::uint32_t right_quote = 0x2019, hyphen_sign = 0x2010, unbroken_hyphen = 0x2011;
    std::vector<Token> tokens;
    text = text.substr(0, longest_text);
    bool open = false, sign = false, comma = false, hyphen = false;
    const auto begin_token = [&](std::size_t begin, bool capital) {
        tokens.push_back({"", begin, begin, capital, true, sign, comma, hyphen, false});
        sign = comma = hyphen = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::uint32_t character = next_character(text, at);
        if (const char letter = authority_key_letter(character); letter != 0) {
            const bool capital = is_capital(character);
            if (!open) begin_token(begin, capital);
            open = true;
            tokens.back().key += letter;
            tokens.back().capitals = tokens.back().capitals && capital;
        } else if (character == '&') {
            begin_token(begin, true);
            tokens.back().key = "and";
            open = false;
        } else if (open && (character == '\'' || character == right_quote)) {
            tokens.back().possessive = true;  // "King's" is one word
        } else {
            const bool joins = character == '-' || character == hyphen_sign || character == unbroken_hyphen;
            hyphen = joins && open;
            comma = comma || character == ',';
            sign = sign || (!joins && character != ' ' && character != ',' && character != '.');
            open = false;
            continue;
        }
        tokens.back().end = at;
    }
    return tokens;
}

std::vector<std::string> words_of(std::string_view key) {
    std::vector<std::string> words;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find(' '), key.size());
        if (end > 0) words.emplace_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words for the sort of a council, between its place and "Council".
bool is_sort(std::string_view word) {
    return one_of(word, {"county", "city", "district", "borough", "metropolitan", "unitary", "and"});
}

/// Letters that stand for a sort of council behind its place ("Stockport MBC").
bool is_short_sort(const Token& token) {
    return token.capitals && one_of(token.key, {"cc", "mbc", "mdc", "bc", "dc", "cbc", "lbc"});
}

struct Name {
    std::vector<std::string> words;
    std::size_t authority = 0;
    bool whole = false;  ///< says by itself that a council is meant: "bcp council", "comhairle nan eilean siar"
};

/// A name without the words for its sort at its head and end.
std::vector<std::string> place_in(std::vector<std::string> words) {
    while (!words.empty() && (is_sort(words.back()) || one_of(words.back(), {"council", "corporation", "ua"})))
        words.pop_back();
    const auto heads = [&](std::initializer_list<std::string_view> head) {
        return words.size() > head.size() && std::equal(head.begin(), head.end(), words.begin());
    };
    const auto drop = [&](std::initializer_list<std::string_view> head) {
        if (heads(head)) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(head.size()));
    };
    drop({"the"});
    for (const auto& head : {std::initializer_list<std::string_view>{"london", "borough", "of"},
                             {"royal", "borough", "of"},
                             {"metropolitan", "borough", "of"},
                             {"borough", "council", "of"},
                             {"borough", "of"},
                             {"city", "and", "county", "of"},
                             {"city", "of"},
                             {"council", "of", "the"}})
        drop(head);
    return words;
}

struct Names {
    std::unordered_map<std::string, std::vector<Name>> by_first_word;
    std::vector<Name> places;
};

const Names& names() {
    static const Names all = [] {
        Names made;
        const auto authorities = known_authorities();
        const auto add = [&](Name name) {
            if (name.words.empty()) return;
            auto& list = made.by_first_word[name.words.front()];
            const bool known = std::any_of(list.begin(), list.end(), [&](const Name& other) {
                return other.words == name.words && other.authority == name.authority;
            });
            if (!known) list.push_back(std::move(name));
        };
        for (std::size_t i = 0; i < authorities.size(); ++i) {
            const auto take = [&](std::string_view key, bool official) {
                std::vector<std::string> words = words_of(key);
                const bool says_so = std::any_of(words.begin(), words.end(), [](const std::string& word) {
                    return one_of(word, {"council", "authority", "corporation"});
                });
                const AuthorityKind kind = authorities[i].kind;
                const bool by_place = kind != AuthorityKind::combined && kind != AuthorityKind::fire;
                std::vector<std::string> place = place_in(words);
                // "City of London" is not London.
                const bool the_city = place.size() == 1 && place.front() == "london";
                if (says_so || (official && !place.empty() && place == words)) add({words, i, true});
                if (by_place && !the_city) {
                    if (official) made.places.push_back({place, i, false});
                    add({std::move(place), i, false});
                }
            };
            take(authority_key(authorities[i].name), true);
            each_between_semicolons(authorities[i].aliases, [&](std::string_view alias) { take(alias, false); });
        }
        // Longer names first: "Brighton and Hove" before "Brighton".
        for (auto& [word, list] : made.by_first_word)
            std::stable_sort(list.begin(), list.end(),
                             [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
        return made;
    }();
    return all;
}

bool reads(const std::vector<Token>& tokens, std::size_t at, const std::vector<std::string>& words) {
    if (at + words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (tokens[at + i].key != words[i] || (i > 0 && tokens[at + i].after_sign)) return false;
    return true;
}

/// The words that say which sort of council a place is, and how far they reach.
struct Sort {
    bool said = false;
    bool county = false;  ///< a county council
    bool plain = false;   ///< "Council" and no more
    std::size_t begin = 0, end = 0;
};

/// "Council tax", "council houses": what a place's residents have and not the council itself.
bool is_of_residents(std::string_view word) {
    return one_of(word, {"tax", "house", "houses", "housing", "home", "homes", "dwellings", "owned", "stock", "estate",
                         "estates", "tenants", "run"});
}

/// "County Borough Council", "MBC" from a token on.
Sort sort_behind(const std::vector<Token>& tokens, std::size_t at) {
    Sort sort;
    constexpr std::size_t most_words = 4;
    for (std::size_t i = at; i < tokens.size() && i <= at + most_words; ++i) {
        const Token& token = tokens[i];
        if (token.after_sign || token.after_comma) break;
        if (token.key == "council" || (token.possessive && token.key == "councils")) {
            if (i + 1 < tokens.size() && !tokens[i + 1].after_sign && is_of_residents(tokens[i + 1].key)) return sort;
            sort.said = true;
            sort.plain = i == at;
            sort.end = i + 1;
            break;
        }
        if (i == at && is_short_sort(token)) {
            sort.said = true;
            sort.county = token.key == "cc";
            sort.end = i + 1;
            return sort;
        }
        if (!is_sort(token.key)) return sort;
        sort.county = sort.county || token.key == "county";
        if (token.key == "borough") sort.county = false;
    }
    if (!sort.said) sort.county = false;
    return sort;
}

/// "London Borough of", "City of", "Cyngor Sir" up to a token.
Sort sort_before(const std::vector<Token>& tokens, std::size_t at) {
    Sort sort;
    const auto word = [&](std::size_t back) -> std::string_view {
        return back <= at && !tokens[at - back + 1].after_sign ? std::string_view(tokens[at - back].key)
                                                               : std::string_view();
    };
    if (at == 0 || tokens[at].after_sign) return sort;
    // Welsh: the word for a council comes first, words for its sort may follow it.
    constexpr std::size_t most_welsh_sorts = 3;
    std::size_t back = 1;
    while (back <= most_welsh_sorts && one_of(word(back), {"sir", "bwrdeistref", "sirol", "dinas", "y"})) ++back;
    if (word(back) == "cyngor") return {true, false, true, at - back, at};
    if (word(1) == "lb") return {true, false, false, at - 1, at};
    back = word(1) == "of" ? 2 : 0;
    if (back == 0) return sort;
    if (one_of(word(back), {"council", "corporation"})) ++back;
    if (word(back) == "lb") return {true, false, false, at - back, at};
    if (!one_of(word(back), {"borough", "city", "county"}) || !tokens[at - back].capital) return sort;
    sort.said = true;
    sort.begin = at - back;
    sort.county = word(back) == "county" && word(back + 1) != "and";
    if (one_of(word(back + 1), {"london", "royal", "metropolitan"})) sort.begin = at - back - 1;
    if (word(back) == "county" && word(back + 1) == "and" && word(back + 2) == "city") sort.begin = at - back - 2;
    return sort;
}

/// May an authority be called a council of this sort?
bool may_be(const KnownAuthority& authority, const Sort& sort) {
    if (sort.plain) return true;
    switch (authority.kind) {
        case AuthorityKind::welsh:
        case AuthorityKind::scottish:
        case AuthorityKind::northern_irish:
            return true;
        case AuthorityKind::county:
            return sort.county;
        case AuthorityKind::unitary:
            // "Durham City Council" is not the county's.
            return sort.county || authority.name.find("County Council") == std::string_view::npos;
        default:
            return !sort.county;
    }
}

/// Of the authorities of one place the one that is called a council of this sort; nullptr where it could be two.
const KnownAuthority* chosen(const std::vector<std::size_t>& candidates, const Sort& sort) {
    const auto authorities = known_authorities();
    const KnownAuthority* found = nullptr;
    bool two = false;
    for (const std::size_t index : candidates) {
        const KnownAuthority& authority = authorities[index];
        if (!may_be(authority, sort) || &authority == found) continue;
        if (!found || (authority.current && !found->current)) {
            found = &authority;
            two = false;
        } else if (authority.current == found->current) {
            two = true;
        }
    }
    return two ? nullptr : found;
}

/// Does a word before a name make it the name of another place: "North Durham", "Much-Wenlock"?
bool part_of_longer_name(const std::vector<Token>& tokens, std::size_t at) {
    if (tokens[at].hyphened) return true;
    if (at == 0 || tokens[at].after_sign) return false;
    return tokens[at - 1].capital &&
           one_of(tokens[at - 1].key, {"north", "south", "east", "west", "mid", "central", "upper", "lower", "greater",
                                       "great", "inner", "outer", "new", "old", "little", "north-east", "st"});
}

/// A place of the register where a text names it.
struct PlaceFound {
    std::size_t begin = 0, end = 0;  ///< tokens
    std::vector<std::size_t> authorities;
    const KnownAuthority* whole = nullptr;  ///< the name says by itself that a council is meant
};

std::vector<PlaceFound> places_in(const std::vector<Token>& tokens) {
    std::vector<PlaceFound> found;
    for (std::size_t at = 0; at < tokens.size();) {
        const auto list = tokens[at].capital ? names().by_first_word.find(tokens[at].key) : names().by_first_word.end();
        PlaceFound place{at, at, {}, nullptr};
        if (list != names().by_first_word.end())
            for (const Name& name : list->second) {
                if (place.end > at && name.words.size() < place.end - at) break;
                if (!reads(tokens, at, name.words)) continue;
                place.end = at + name.words.size();
                place.authorities.push_back(name.authority);
                if (name.whole) {
                    place.whole = &known_authorities()[name.authority];
                    break;
                }
            }
        if (place.end == at) {
            ++at;
            continue;
        }
        at = place.end;
        found.push_back(std::move(place));
    }
    return found;
}

/// "City of Durham Parish Council", "Newport Town Council": a council of another sort.
bool names_smaller_body(const std::vector<Token>& tokens, std::size_t at) {
    return at < tokens.size() && !tokens[at].after_sign &&
           one_of(tokens[at].key, {"parish", "town", "community", "neighbourhood", "youth", "college", "university",
                                   "hospital", "hospitals", "nhs", "school", "schools"});
}

AuthorityMention mention(const KnownAuthority* authority, const std::vector<Token>& tokens, std::size_t begin,
                         std::size_t end) {
    return {authority, tokens[begin].begin, tokens[end - 1].end, false};
}

std::vector<AuthorityMention> mentions(const std::vector<Token>& tokens) {
    std::vector<AuthorityMention> found;
    const std::vector<PlaceFound> places = places_in(tokens);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const PlaceFound& place = places[i];
        if (place.whole) {
            found.push_back(mention(place.whole, tokens, place.begin, place.end));
            continue;
        }
        // "Babergh and Mid Suffolk District Council" is the council of neither alone.
        const bool joined = i > 0 && places[i - 1].end + 1 == place.begin && tokens[place.begin - 1].key == "and";
        if (joined || names_smaller_body(tokens, place.end)) continue;
        const Sort before = sort_before(tokens, place.begin), behind = sort_behind(tokens, place.end);
        const std::size_t begin = before.said ? before.begin : place.begin;
        if (behind.said && (before.said || !part_of_longer_name(tokens, place.begin))) {
            Sort sort = behind;
            if (before.said && behind.plain) {
                sort.county = before.county;
                sort.plain = before.plain;
            }
            if (const KnownAuthority* authority = chosen(place.authorities, sort))
                found.push_back(mention(authority, tokens, begin, behind.end));
        } else if (before.said) {
            if (const KnownAuthority* authority = chosen(place.authorities, before))
                found.push_back(mention(authority, tokens, begin, place.end));
        }
    }
    return found;
}

/// How many letters of a name of this length may be wrong.
std::size_t errors_allowed(std::size_t length) {
    constexpr std::size_t one_error = 6, two_errors = 12;
    return length >= two_errors ? 2 : length >= one_error ? 1 : 0;
}

std::string joined(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + tokens[i].key;
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The council that capitalised words before a sort are, but for typing errors; nullptr where none or more than one is.
const KnownAuthority* nearly(const std::string& place, const Sort& sort) {
    const auto authorities = known_authorities();
    const KnownAuthority* found = nullptr;
    std::size_t best = errors_allowed(place.size()) + 1;
    bool two = false;
    for (const Name& name : names().places) {
        const KnownAuthority& authority = authorities[name.authority];
        if (!authority.current || !may_be(authority, sort)) continue;
        const std::string known = joined(name.words);
        if (known.empty() || known.front() != place.front()) continue;
        const std::size_t distance = spelling_distance(place, known, best);
        if (distance > best || distance > errors_allowed(place.size())) continue;
        two = distance == best && found && found != &authority;
        best = distance;
        found = &authority;
    }
    return two ? nullptr : found;
}

}  // namespace

std::vector<AuthorityMention> authority_mentions(std::string_view text) { return mentions(tokens_of(text)); }

std::vector<AuthorityMention> authority_mentions_in_title(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    std::vector<AuthorityMention> found = mentions(tokens);
    constexpr std::size_t most_words = 5;  // of a place's name
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const Sort sort = sort_behind(tokens, at);
        if (!sort.said || is_sort(tokens[at - 1].key)) continue;
        const std::size_t end = tokens[sort.end - 1].end;
        if (std::any_of(found.begin(), found.end(), [&](const AuthorityMention& m) { return m.end == end; })) continue;
        for (std::size_t count = std::min(most_words, at); count > 0; --count) {
            const std::size_t begin = at - count;
            if (!tokens[begin].capital || part_of_longer_name(tokens, begin)) continue;
            const KnownAuthority* authority = nearly(joined(tokens, begin, at), sort);
            if (!authority) continue;
            found.push_back(mention(authority, tokens, begin, sort.end));
            found.back().misspelt = true;
            break;
        }
    }
    return found;
}

std::vector<const KnownAuthority*> authority_places(std::string_view text) {
    std::vector<const KnownAuthority*> found;
    for (const PlaceFound& place : places_in(tokens_of(text)))
        for (const std::size_t index : place.authorities)
            if (const KnownAuthority* authority = &known_authorities()[index]; authority->current)
                found.push_back(authority);
    return found;
}

}  // namespace scrutineer
