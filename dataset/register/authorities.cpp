// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/register/authorities.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "words/expression.hpp"
#include "words/text.hpp"
#include "words/unicode.hpp"

namespace scrutineer {

// The register's file, embedded at build.
extern const std::string_view embedded_authorities;

namespace {

AuthorityKind kind_from(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, AuthorityKind>, 10> kinds{{
        {"county", AuthorityKind::county},
        {"unitary", AuthorityKind::unitary},
        {"district", AuthorityKind::district},
        {"metropolitan", AuthorityKind::metropolitan},
        {"london", AuthorityKind::london},
        {"scottish", AuthorityKind::scottish},
        {"welsh", AuthorityKind::welsh},
        {"northern-irish", AuthorityKind::northern_irish},
        {"combined", AuthorityKind::combined},
        {"fire", AuthorityKind::fire},
    }};
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == text; });
    return found == kinds.end() ? AuthorityKind::unitary : found->second;
}

std::vector<KnownAuthority> read_register(std::string_view file) {
    std::vector<KnownAuthority> authorities;
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        if (line.empty() || line.front() == '#') continue;
        std::array<std::string_view, 7> fields;
        for (std::string_view& field : fields) {
            const std::size_t tab = std::min(line.find('\t'), line.size());
            field = line.substr(0, tab);
            line.remove_prefix(std::min(tab + 1, line.size()));
        }
        const auto& [name, code, region, kind, state, aliases, site] = fields;
        authorities.push_back({name, code, region, kind_from(kind), state == "current", aliases, site});
    }
    return authorities;
}

/// The plain letter of one with an accent that British names have; 0 for any other character.
char without_accent(std::uint32_t character) {
    struct Range {
        std::uint32_t first, last;
        char letter;
    };
    // Latin-1 in both cases, and the w and y with a circumflex of Welsh.
    constexpr std::array ranges{Range{0xC0, 0xC5, 'a'}, Range{0xC8, 0xCB, 'e'},   Range{0xCC, 0xCF, 'i'},
                                Range{0xD2, 0xD6, 'o'}, Range{0xD9, 0xDC, 'u'},   Range{0xE0, 0xE5, 'a'},
                                Range{0xE8, 0xEB, 'e'}, Range{0xEC, 0xEF, 'i'},   Range{0xF2, 0xF6, 'o'},
                                Range{0xF9, 0xFC, 'u'}, Range{0x174, 0x175, 'w'}, Range{0x176, 0x177, 'y'}};
    for (const Range& range : ranges)
        if (character >= range.first && character <= range.last) return range.letter;
    return 0;
}

struct Entry {
    std::string key;
    int order;  ///< official names before other names before names without their sort
    std::size_t authority;
};

const std::vector<Entry>& index_of_names() {
    static const std::vector<Entry> index = [] {
        std::vector<Entry> entries;
        const auto authorities = known_authorities();
        for (std::size_t i = 0; i < authorities.size(); ++i) {
            const std::string official = authority_key(authorities[i].name);
            entries.push_back({official, 0, i});
            each_between_semicolons(authorities[i].aliases, [&](std::string_view alias) {
                entries.push_back({std::string(alias), 1, i});
            });
            entries.push_back({bare_authority_key(official), 2, i});
        }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::tie(a.key, a.order, a.authority) < std::tie(b.key, b.order, b.authority);
        });
        return entries;
    }();
    return index;
}

/// The one authority a key stands for; a current one before former ones. nullptr where two have the same claim.
const KnownAuthority* look_up(const std::string& key) {
    if (key.empty()) return nullptr;
    const auto& index = index_of_names();
    const auto authorities = known_authorities();
    const auto first =
        std::lower_bound(index.begin(), index.end(), key,
                         [](const Entry& entry, const std::string& wanted) { return entry.key < wanted; });
    const KnownAuthority* found = nullptr;
    int order = 0;
    for (auto at = first; at != index.end() && at->key == key; ++at) {
        const KnownAuthority& other = authorities[at->authority];
        if (!found) {
            found = &other;
            order = at->order;
        } else if (&other != found && at->order == order && other.current == found->current) {
            return nullptr;
        }
    }
    return found;
}

}  // namespace

std::span<const KnownAuthority> known_authorities() {
    static const std::vector<KnownAuthority> authorities = read_register(embedded_authorities);
    return authorities;
}

char authority_key_letter(std::uint32_t character) {
    if (character >= 'A' && character <= 'Z') return static_cast<char>(character - 'A' + 'a');
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
        return static_cast<char>(character);
    return without_accent(character);
}

std::string authority_key(std::string_view name) {
    const std::string folded = fold_text(name);
    std::string key;
    const auto part = [&] {
        if (!key.empty() && key.back() != ' ') key += ' ';
    };
    for (std::size_t at = 0; at < folded.size();) {
        const std::uint32_t character = next_character(folded, at);
        if (const char letter = authority_key_letter(character); letter != 0) {
            key += letter;
        } else if (character == '&') {
            part();
            key += "and ";
        } else if (character != '\'') {
            part();
        }
    }
    while (key.ends_with(' ')) key.pop_back();
    return key;
}

std::string bare_authority_key(std::string key) {
    static const Expression sorts(
        "\\b(?:council|borough|district|metropolitan|london|royal|unitary|authority|corporation|"
        "mbc|mdc|bc|cc|dc|lb|ua|city|of|the|cyngor|bwrdeistref|sirol|dinas)\\b");
    static const Expression blanks(" {2,}");
    static const Expression ends("^ | $");
    RE2::GlobalReplace(&key, sorts.compiled(), " ");
    RE2::GlobalReplace(&key, blanks.compiled(), " ");
    RE2::GlobalReplace(&key, ends.compiled(), "");
    return key;
}

const KnownAuthority* authority_named(std::string_view name) {
    constexpr std::size_t longest_name = 120;
    if (name.empty() || name.size() > longest_name) return nullptr;
    const std::string key = authority_key(name);
    if (const KnownAuthority* found = look_up(key)) return found;
    if (const KnownAuthority* found = look_up(bare_authority_key(key))) return found;
    // "Cyngor Sir Powys": the county's word is part of some Welsh names ("Sir Benfro") and not of others.
    static const Expression welsh_county("^cyngor sir (.*)$");
    std::string place;
    return welsh_county.matches(key, &place) ? look_up(place) : nullptr;
}

const KnownAuthority* authority_coded(std::string_view code) {
    for (const KnownAuthority& authority : known_authorities()) {
        const bool same = std::equal(code.begin(), code.end(), authority.code.begin(), authority.code.end(),
                                     [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
        if (same) return &authority;
    }
    return nullptr;
}

const KnownAuthority* authority_of_site(std::string_view host) {
    // The last part of what stands before ".gov.uk" names the body: "democracy.stockport".
    if (const std::size_t dot = host.rfind('.'); dot != std::string_view::npos) host.remove_prefix(dot + 1);
    constexpr std::size_t shortest = 3;
    if (host.size() < shortest) return nullptr;
    const auto authorities = known_authorities();
    for (const KnownAuthority& authority : authorities) {
        bool own = false;
        each_between_semicolons(authority.site, [&](std::string_view site) { own = own || site == host; });
        if (own) return &authority;
    }
    std::string key = authority_key(host);
    if (const KnownAuthority* found = look_up(key)) return found;
    const auto joined = [](std::string text) {
        std::erase(text, ' ');
        return text;
    };
    // "basingstokeanddeane", "cannockchasedc", "eppingforestdc".
    static const Expression sort("(?:council|mbc|dc|bc|cc| dc| bc| cc)$");
    RE2::Replace(&key, sort.compiled(), "");
    key = joined(key);
    const KnownAuthority* found = nullptr;
    for (const Entry& entry : index_of_names()) {
        const KnownAuthority& authority = authorities[entry.authority];
        if (entry.key.size() < key.size() || joined(entry.key) != key || &authority == found) continue;
        if (found && found->current == authority.current) return nullptr;
        if (!found || authority.current) found = &authority;
    }
    return found;
}

std::vector<std::string_view> nearest_authorities(std::string_view name, std::size_t most) {
    const std::string wanted = bare_authority_key(authority_key(name));
    std::vector<std::pair<std::size_t, std::size_t>> ranked;  // distance, index
    const auto authorities = known_authorities();
    for (const Entry& entry : index_of_names()) {
        if (!authorities[entry.authority].current) continue;
        const std::string bare = bare_authority_key(entry.key);
        if (bare.empty()) continue;
        const bool within = wanted.size() >= 3 && bare.find(wanted) != std::string::npos;
        const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 2);
        const std::size_t distance = within ? 1 : spelling_distance(wanted, bare, limit);
        if (distance <= limit) ranked.emplace_back(distance, entry.authority);
    }
    std::stable_sort(ranked.begin(), ranked.end());
    std::vector<std::string_view> names;
    for (const auto& [distance, index] : ranked)
        if (names.size() < most && std::find(names.begin(), names.end(), authorities[index].name) == names.end())
            names.push_back(authorities[index].name);
    return names;
}

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
    // Three rows of the table of distances are enough: a swap looks back two.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

}  // namespace scrutineer
