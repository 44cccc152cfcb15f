// SPDX-License-Identifier: GPL-3.0-or-later
// Each place where a council of the register is named gives it points; a title counts for more than any number of
// sentences. The council with the most points is the paper's, if it has enough and no other comes near.
#include "parsers/paper/authority.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "dataset/register/authority_mentions.hpp"
#include "parsers/paper/blocks.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

// Points. A title outweighs running headers, these outweigh sentences.
constexpr double in_title = 30;
constexpr double on_first_page = 8;
constexpr double in_running_line = 2;  // on each page
constexpr double most_for_running_lines = 20;
constexpr double in_sentence = 1;
constexpr double most_for_sentences = 15;
constexpr double beside_another = 0.2;  ///< "jointly with Medway Council"
constexpr double own_site = 10;
constexpr double most_for_site = 12;

/// Fewer points than this: named in passing only.
constexpr double enough = 4;
/// The first must have this many times the points of the second.
constexpr double ahead = 1.3;

/// The share of a first page's height that its title stands in.
constexpr double title_reach = 0.45;
/// A title says little beside the council's name, in letters.
constexpr std::size_t title_rest = 90;

struct Points {
    double titles = 0, running = 0, sentences = 0, site = 0;
    double sum() const {
        return titles + std::min(running, most_for_running_lines) + std::min(sentences, most_for_sentences) +
               std::min(site, most_for_site);
    }
};

bool speaks_of_another(const std::string& text, std::size_t begin, bool in_the_title) {
    const std::string before = text.substr(0, begin);
    static const Expression along(
        R"((?i)\b(?:jointly|together|along|partnership|discussions?|working|work|consultation|agreement) with\s+(?:the )?$)");
    static const Expression beside(
        R"((?i)\b(?:with|and|like|unlike|from|including|by|both|neighbouring)\s+(?:the )?$)");
    return along.found_in(before) || (!in_the_title && beside.found_in(before));
}

/// The hosts of sites and e-mail addresses in a line, ".gov.uk" left out. "name@northshire" over ".gov.uk" is one.
std::vector<std::string> hosts_in(const std::string& line, const std::string& next) {
    static const Expression host_pattern(R"(\b([a-z][a-z.-]*)\.(?:gov\.uk|llyw\.cymru|gov\.wales|gov\.scot)\b)");
    static const Expression cut_off(R"([@.][a-z-]+$)");
    std::string address = line;
    if (next.starts_with(".gov.uk") && cut_off.found_in(line)) address += next;
    std::vector<std::string> hosts;
    if (!host_pattern.may_be_in(address)) return hosts;
    re2::StringPiece rest(address);
    std::string host;
    while (RE2::FindAndConsume(&rest, host_pattern.compiled(), &host)) hosts.push_back(host);
    return hosts;
}

/// "KCC", "SMBC": how often a paper uses letters that end in those for a sort of council.
std::map<std::string, int> letters_used(const PaperText& text) {
    static const Expression letters(R"(\b([A-Z]{1,5}(?:CC|BC|DC|CA))\b)");
    std::map<std::string, int> used;
    for (const auto& page : text.lines())
        for (const TextLine& line : page) {
            if (!letters.may_be_in(line.text)) continue;
            re2::StringPiece rest(line.text);
            std::string found;
            while (RE2::FindAndConsume(&rest, letters.compiled(), &found)) ++used[found];
        }
    return used;
}

/// The first letters of a name's words, small words left out: "KCC" of Kent County Council.
std::string initials(std::string_view name) {
    std::string letters;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool capital = name[i] >= 'A' && name[i] <= 'Z';
        if (begins && capital) letters += name[i];
        begins = name[i] == ' ' || name[i] == '-';
    }
    return letters;
}

/// All that a paper's texts say of whose it is.
class Evidence {
public:
    explicit Evidence(const PaperText& text) : text_(text) {
        for (std::size_t p = 0; p < text.pages().size(); ++p) {
            if (p == 0) read_first_page();
            read_lines(p);
        }
    }

    PaperAuthority verdict(bool to_county_council) const {
        const KnownAuthority* best = nullptr;
        double most = 0, second = 0;
        for (const auto& [authority, points] : named_) {
            // A paper to the County Council is not that of a borough it speaks of.
            const bool county = authority->name.find("County") != std::string_view::npos;
            if (to_county_council && !county) continue;
            const double sum = points.sum();
            if (sum > most) {
                second = most;
                most = sum;
                best = authority;
            } else {
                second = std::max(second, sum);
            }
        }
        PaperAuthority result;
        if (!other_body_.empty() && other_points_ >= most) {
            result.other_body = other_body_;
            return result;
        }
        if (most >= enough && most >= ahead * second) {
            result.authority = best;
            return result;
        }
        if (most < enough) result.authority = by_letters();
        return result;
    }

private:
    void give(const std::vector<AuthorityMention>& mentions, const std::string& text, double Points::*what,
              double points, bool title) {
        std::set<const KnownAuthority*> here;
        for (const AuthorityMention& mention : mentions) {
            if (!here.insert(mention.authority).second) continue;
            const bool aside = speaks_of_another(text, mention.begin, title);
            named_[mention.authority].*what += aside ? beside_another : points;
        }
    }

    void read_first_page() {
        const double height = text_.pages().front().height;
        for (const TextRun& run : text_runs(text_, 0)) {
            const auto mentions = authority_mentions_in_title(run.text);
            const bool high = run.box.y0 < title_reach * height;
            std::size_t named = 0;
            for (const AuthorityMention& mention : mentions) named += mention.end - mention.begin;
            if (!mentions.empty()) {
                const bool title = high && run.text.size() < named + title_rest && !run.text.ends_with('.');
                give(mentions, run.text, &Points::titles, title ? in_title : on_first_page, title);
            } else if (const std::string body = high ? other_body_in(run.text) : std::string();
                       !body.empty() && run.text.size() < body.size() + title_rest) {
                if (other_body_.empty()) other_body_ = body;
                other_points_ += in_title;
            }
        }
    }

    void read_lines(std::size_t p) {
        const auto& lines = text_.lines(p);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string& line = lines[i].text;
            const bool running = text_.running(p, i);
            if (running)
                give(authority_mentions_in_title(line), line, &Points::running, p == 0 ? in_title : in_running_line,
                     true);
            else if (p > 0)
                give(authority_mentions(line), line, &Points::sentences, in_sentence, false);
            const std::string next = i + 1 < lines.size() ? lines[i + 1].text : std::string();
            for (const std::string& host : hosts_in(line, next))
                if (const KnownAuthority* authority = authority_of_site(host)) {
                    Points& points = named_[authority];
                    points.site += points.site == 0 ? own_site : 1;
                }
        }
    }

    /// The authority whose initials the paper uses and whose place it names: Kent of "KCC".
    const KnownAuthority* by_letters() const {
        constexpr int least_times = 3;
        const std::map<std::string, int> used = letters_used(text_);
        std::map<const KnownAuthority*, int> places;
        bool any = false;
        for (const auto& [letters, times] : used) any = any || times >= least_times;
        if (!any) return nullptr;
        for (const auto& page : text_.lines())
            for (const TextLine& line : page)
                for (const KnownAuthority* authority : authority_places(line.text)) ++places[authority];
        const KnownAuthority* best = nullptr;
        int most = 0, second = 0;
        for (const auto& [authority, times] : places) {
            const auto letters = used.find(initials(authority->name));
            if (letters == used.end() || letters->second < least_times || times < least_times) continue;
            const int weight = std::min(times, letters->second);
            if (weight > most) {
                second = most;
                most = weight;
                best = authority;
            } else {
                second = std::max(second, weight);
            }
        }
        return most >= 2 * second ? best : nullptr;
    }

    const PaperText& text_;
    std::map<const KnownAuthority*, Points> named_;
    std::string other_body_;
    double other_points_ = 0;
};

}  // namespace

bool is_authority(const std::string& text) {
    std::string rest = text;
    const auto mentions = authority_mentions_in_title(text);
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention)
        rest.erase(mention->begin, mention->end - mention->begin);
    return !mentions.empty() && letters_and_digits(rest).empty();
}

std::string other_body_in(const std::string& text) {
    static const Expression body(
        R"(\b((?:[A-Z][\w’'-]*,? (?:(?:and|of|the|upon|&) )*){1,6}(?:National Park Authority|Police and Crime (?:Panel|Commissioner)|Integrated Care (?:Board|System|Partnership)|NHS (?:Foundation )?Trust|Waste (?:Disposal )?Authority|(?:Fire and Rescue|Fire & Rescue|Fire) Authority|Combined (?:County )?Authority|Passenger Transport Executive|(?:Town|Parish|Community) Council)|(?:Office of the )?Police (?:and|&) Crime Commissioner for [A-Z][\w-]*|Transport for [A-Z][\w-]*(?: [A-Z][\w-]*){0,2})\b)");
    std::string name;
    return body.found_in(text, &name) ? name : std::string();
}

std::string without_authority(const std::string& text) {
    const auto mentions = authority_mentions_in_title(text);
    std::size_t end = 0;
    if (!mentions.empty() && mentions.front().begin == 0) end = mentions.front().end;
    if (const std::string body = mentions.empty() ? other_body_in(text) : std::string();
        !body.empty() && text.starts_with(body))
        end = body.size();
    if (end == 0) return text;
    std::string rest = trimmed(text.substr(end));
    return rest.empty() ? text : rest;
}

PaperAuthority find_paper_authority(const PaperText& text, const std::string& committee) {
    static const Expression county_meeting(R"((?i)^\W*(?:the )?county council\W*$)");
    return Evidence(text).verdict(county_meeting.matches(committee));
}

}  // namespace scrutineer
