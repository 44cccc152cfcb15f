// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/areas/area.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "normalise/areas/authorities.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

struct WiderArea {
    std::string_view name;
    std::string_view code;
    AreaKind kind;
    std::string_view aliases;  ///< keys between semicolons
};

/// Codes of the Code History Database of the Office for National Statistics.
constexpr std::array wider_areas{
    WiderArea{"England", "E92000001", AreaKind::country, "england;english;england average;english average"},
    WiderArea{"Wales", "W92000004", AreaKind::country, "wales;welsh;wales average"},
    WiderArea{"Scotland", "S92000003", AreaKind::country, "scotland;scottish;scotland average"},
    WiderArea{"Northern Ireland", "N92000002", AreaKind::country, "northern ireland"},
    WiderArea{"United Kingdom", "K02000001", AreaKind::country, "united kingdom;uk"},
    WiderArea{"Great Britain", "K03000001", AreaKind::country, "great britain;gb"},
    WiderArea{"England and Wales", "K04000001", AreaKind::country, "england and wales"},
    WiderArea{"North East", "E12000001", AreaKind::region, "north east;ne;north east england;north east region"},
    WiderArea{"North West", "E12000002", AreaKind::region, "north west;nw;north west england;north west region"},
    WiderArea{"Yorkshire and The Humber", "E12000003", AreaKind::region,
              "yorkshire and humber;yorkshire and the humber;y and h;yorkshire humber;yorkshire and humberside"},
    WiderArea{"East Midlands", "E12000004", AreaKind::region, "east midlands;em"},
    WiderArea{"West Midlands", "E12000005", AreaKind::region, "west midlands;wm;west midlands region"},
    WiderArea{"East of England", "E12000006", AreaKind::region,
              "east of england;eastern;east england;eoe;eastern region"},
    WiderArea{"London", "E12000007", AreaKind::region, "london;greater london"},
    WiderArea{"South East", "E12000008", AreaKind::region, "south east;se;south east england;south east region"},
    WiderArea{"South West", "E12000009", AreaKind::region, "south west;sw;south west england;south west region"},
};

/// Lower case, "and" for "&", every other sign a blank.
std::string key_of(std::string_view name) {
    static const Expression ampersand(" ?& ?");
    static const Expression apostrophe("'");
    static const Expression signs("[^a-z0-9]+");
    static const Expression ends("^ | $");
    std::string key = lower_case(fold_text(name));
    RE2::GlobalReplace(&key, ampersand.compiled(), " and ");
    RE2::GlobalReplace(&key, apostrophe.compiled(), "");
    RE2::GlobalReplace(&key, signs.compiled(), " ");
    RE2::GlobalReplace(&key, ends.compiled(), "");
    return key;
}

/// Without the words for what sort of council it is, so that "Brent", "LB of Brent" and "Brent Council" are one key.
std::string bare_key(std::string key) {
    static const Expression sorts(
        "\\b(?:council|borough|district|metropolitan|london|royal|unitary|authority|corporation|"
        "mbc|mdc|bc|cc|dc|lb|ua|city|of|the)\\b");
    static const Expression blanks(" {2,}");
    static const Expression ends("^ | $");
    RE2::GlobalReplace(&key, sorts.compiled(), " ");
    RE2::GlobalReplace(&key, blanks.compiled(), " ");
    RE2::GlobalReplace(&key, ends.compiled(), "");
    return key;
}

struct Entry {
    std::string key;
    int order;  ///< official names before other names before names without their sort
    std::size_t authority;
};

template <typename Visit>
void each_alias(std::string_view aliases, Visit visit) {
    while (!aliases.empty()) {
        const std::size_t end = std::min(aliases.find(';'), aliases.size());
        if (end > 0) visit(aliases.substr(0, end));
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
    }
}

const std::vector<Entry>& authority_index() {
    static const std::vector<Entry> index = [] {
        std::vector<Entry> entries;
        const auto authorities = known_authorities();
        for (std::size_t i = 0; i < authorities.size(); ++i) {
            const std::string official = key_of(authorities[i].name);
            entries.push_back({official, 0, i});
            each_alias(authorities[i].aliases, [&](std::string_view alias) {
                entries.push_back({std::string(alias), 1, i});
            });
            entries.push_back({bare_key(official), 2, i});
        }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::tie(a.key, a.order, a.authority) < std::tie(b.key, b.order, b.authority);
        });
        return entries;
    }();
    return index;
}

/// The one authority a key stands for; a current one before former ones. nullopt where two have the same claim.
std::optional<std::size_t> look_up(const std::string& key) {
    if (key.empty()) return std::nullopt;
    const auto& index = authority_index();
    const auto first =
        std::lower_bound(index.begin(), index.end(), key,
                         [](const Entry& entry, const std::string& wanted) { return entry.key < wanted; });
    std::optional<std::size_t> found;
    int order = 0;
    for (auto at = first; at != index.end() && at->key == key; ++at) {
        if (!found) {
            found = at->authority;
            order = at->order;
            continue;
        }
        if (at->authority == *found || at->order != order) continue;
        const bool other_current = known_authorities()[at->authority].current;
        if (other_current == known_authorities()[*found].current) return std::nullopt;
    }
    return found;
}

std::optional<Area> wider(std::string_view name_or_code) {
    const std::string key = key_of(name_or_code);
    for (const WiderArea& area : wider_areas) {
        bool hit = area.name == name_or_code || area.code == name_or_code;
        each_alias(area.aliases, [&](std::string_view alias) { hit = hit || alias == key; });
        if (hit) return Area{area.kind, std::string(area.name), std::string(area.code)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Area> find_authority(std::string_view name) {
    if (name.empty() || name.size() > 120) return std::nullopt;
    // Where only the council's site is printed: "www.kent.gov.uk".
    static const Expression site("(?i)(?:https?://)?(?:www\\.|democracy\\.)?([a-z-]+)\\.gov\\.uk/?.*");
    std::string printed(name), host;
    if (site.matches(printed, &host)) printed = host;
    const std::string key = key_of(printed);
    auto found = look_up(key);
    if (!found) found = look_up(bare_key(key));
    if (!found) return std::nullopt;
    const KnownAuthority& authority = known_authorities()[*found];
    return Area{AreaKind::authority, std::string(authority.name), std::string(authority.code)};
}

std::optional<Area> find_wider_area(std::string_view name) {
    if (name.empty() || name.size() > 120) return std::nullopt;
    if (auto area = wider(name)) return area;
    const std::string key = key_of(name);
    static const Expression neighbours(
        "\\b(?:statistical|nearest|cipfa|comparator|family|similar)\\b.*\\b(?:neighbours?|group|authorities|councils|"
        "family|las?)\\b|"
        "\\bneighbours?\\b|^sn$|^snn$|^nsn$|^nn$");
    if (neighbours.found_in(key)) return Area{AreaKind::neighbours, fold_space(name), {}};
    // "National figure", "North East average", "England 2022/23": the area's name with words about the figure.
    static const Expression about_the_figure(
        "\\b(?:figures?|averages?|rates?|means?|performance|comparator|comparison|benchmark|value|data|region(?:al)?|"
        "latest|result|score|total|all|las?|lad|authorities|(?:19|20)\\d{2}|\\d{2})\\b");
    static const Expression blanks(" {2,}");
    static const Expression ends("^ | $");
    std::string bare = key;
    RE2::GlobalReplace(&bare, about_the_figure.compiled(), " ");
    RE2::GlobalReplace(&bare, blanks.compiled(), " ");
    RE2::GlobalReplace(&bare, ends.compiled(), "");
    if (bare != key && !bare.empty()) return wider(bare);
    return std::nullopt;
}

Area resolve_area(AreaKind kind, std::string_view printed, std::string_view own_name, std::string_view own_code) {
    Area area{kind, fold_space(printed), {}};
    if (kind == AreaKind::authority) {
        if (printed.empty()) return {kind, std::string(own_name), std::string(own_code)};
        if (const auto found = find_authority(printed)) return *found;
        return area;
    }
    if (kind != AreaKind::country && kind != AreaKind::region) return area;
    if (const auto found = find_wider_area(printed); found && found->kind == kind) return *found;
    // "National figure" and "regional average" name no area: they are those of the paper's own authority.
    static const Expression national_or_none("(?i)(?:.*\\b(?:national|country|nation|region(?:al)?)\\b.*)?");
    if (!national_or_none.matches(area.name)) return area;
    for (const KnownAuthority& authority : known_authorities()) {
        if (authority.code != own_code || own_code.empty()) continue;
        const char nation = own_code[0];
        const std::string_view country = nation == 'E'   ? "England"
                                         : nation == 'W' ? "Wales"
                                         : nation == 'S' ? "Scotland"
                                                         : "Northern Ireland";
        if (const auto found = wider(kind == AreaKind::country ? country : authority.region);
            found && found->kind == kind)
            return *found;
    }
    return area;
}

}  // namespace scrutineer
