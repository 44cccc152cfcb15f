// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/areas/area.hpp"

#include <array>

#include "dataset/register/authorities.hpp"
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

std::optional<Area> wider(std::string_view name_or_code) {
    const std::string key = authority_key(name_or_code);
    for (const WiderArea& area : wider_areas) {
        bool hit = area.name == name_or_code || area.code == name_or_code;
        each_between_semicolons(area.aliases, [&](std::string_view alias) { hit = hit || alias == key; });
        if (hit) return Area{area.kind, std::string(area.name), std::string(area.code)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Area> find_authority(std::string_view name) {
    const KnownAuthority* authority = authority_named(name);
    if (!authority) return std::nullopt;
    return Area{AreaKind::authority, std::string(authority->name), std::string(authority->code)};
}

std::optional<Area> find_wider_area(std::string_view name) {
    if (name.empty() || name.size() > 120) return std::nullopt;
    if (auto area = wider(name)) return area;
    const std::string key = authority_key(name);
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
    if (const KnownAuthority* own = own_code.empty() ? nullptr : authority_coded(own_code)) {
        const char nation = own_code[0];
        const std::string_view country = nation == 'E'   ? "England"
                                         : nation == 'W' ? "Wales"
                                         : nation == 'S' ? "Scotland"
                                                         : "Northern Ireland";
        if (const auto found = wider(kind == AreaKind::country ? country : own->region); found && found->kind == kind)
            return *found;
    }
    return area;
}

}  // namespace scrutineer
