// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The register of UK local authorities: what a paper's council, or a column's, may be. Its data is
/// dataset/register/authorities.tsv.
namespace scrutineer {

enum class AuthorityKind {
    county,
    unitary,
    district,
    metropolitan,
    london,
    scottish,
    welsh,
    northern_irish,
    combined,
    fire
};

/// A UK local authority, current or former.
struct KnownAuthority {
    std::string_view name;    ///< official
    std::string_view code;    ///< ONS GSS code
    std::string_view region;  ///< English region, or the nation elsewhere
    AuthorityKind kind = AuthorityKind::unitary;
    bool current = true;
    std::string_view aliases;  ///< other names it goes by, as authority keys, between semicolons
    std::string_view site;     ///< first part of its site's address where its name does not give it; semicolons again
};

/// The whole register; current authorities come first.
std::span<const KnownAuthority> known_authorities();

/// The authority that a whole name stands for ("Durham County Council", "County Durham", "St Helens MBC", "Cyngor Sir
/// Ynys Môn"); nullptr where it is none, or where it could be two. A current one is preferred to former ones.
const KnownAuthority* authority_named(std::string_view name);

/// The authority of a GSS code, in capitals or not; nullptr for none.
const KnownAuthority* authority_coded(std::string_view code);

/// The authority of a site's or an e-mail's host without ".gov.uk" ("kent", "democracy.stockport"); nullptr for none.
const KnownAuthority* authority_of_site(std::string_view host);

/// The names of the register that are most like a name, likeliest first: what an error message may suggest.
std::vector<std::string_view> nearest_authorities(std::string_view name, std::size_t most = 3);

/// A name as the register compares it: lower case without accents, "and" for "&", every other sign a blank.
std::string authority_key(std::string_view name);

/// The small letter or digit that a character counts as in such a key, its accent dropped; 0 for a sign.
char authority_key_letter(std::uint32_t character);

/// A key without the words for what sort of council it is, so that "Brent", "LB of Brent" and "Brent Council" are one.
std::string bare_authority_key(std::string key);

/// How many letters must be put in, left out, exchanged or swapped with their neighbour to make one text the other;
/// `most` + 1 where it is more than `most`.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t most);

/// Calls `visit` with each part of a list between semicolons.
template <typename Visit>
void each_between_semicolons(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const std::size_t end = list.find(';') < list.size() ? list.find(';') : list.size();
        if (end > 0) visit(list.substr(0, end));
        list.remove_prefix(end < list.size() ? end + 1 : end);
    }
}

}  // namespace scrutineer
