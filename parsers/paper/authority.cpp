// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/authority.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "parsers/paper/blocks.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

/// "London Borough of Camden", "Stockton-on-Tees Borough Council", "Kent County Council", not "the Council".
const Expression& authority_name() {
    static const Expression pattern(
        R"(\b((?:(?:London|Royal|Metropolitan)\s+)?(?:Borough|City|County) of [A-Z][a-zA-Z’'-]+(?:(?: upon| and| of| on)?[ -][A-Z][a-zA-Z’'-]+){0,3}(?: Council)?|[A-Z][a-zA-Z’'-]+(?:(?: and| upon| on| of| with| in| &)?[ -][A-Z][a-zA-Z’'-]+){0,4} (?:Council|COUNCIL|Combined Authority))\b)");
    return pattern;
}

/// "County Council" and "Full Council" are meetings, not names.
bool names_a_place(const std::string& name) {
    static const Expression meeting(
        R"((?i)^(?:(?:the|this|our|full|county|borough|city|district|town|parish|metropolitan|unitary|extraordinary|annual|budget|leader|each|every|a|an|to|of|and|by|for|in|local|joint|other|children|youth|school|council|labour|executive|member|members|from|within|as|with)\s+)*(?:council|combined authority)$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)");
    return !meeting.matches(name);
}

std::string cleaned_authority(std::string name) {
    static const Expression lead(
        R"(^(?:(?:The|To|From|For|By|Of|In|And|At|As|With|This|That|Our|Both|Members|Councillors|Leader|Cabinet|Date|Report|Title|Subject|Classification|Executive|Minutes|MINUTES|Agenda|AGENDA|Summary|Background|Chief|Director|Corporate)\s+(?:of\s+|the\s+|to\s+|for\s+)*)+)");
    RE2::Replace(&name, lead.compiled(), "");
    return trimmed(name);
}

}  // namespace

bool is_authority(const std::string& text) {
    std::string name;
    static const Expression edges(R"(^\W*(.*?)\W*$)");
    edges.matches(text, &name);
    return authority_name().matches(name) && names_a_place(name);
}

std::string find_authority(const std::vector<std::vector<TextLine>>& lines) {
    const std::size_t first = 0;
    std::map<std::string, std::pair<double, std::string>> named;
    std::map<std::string, int> domains;
    std::size_t order = 0;
    for (std::size_t p = first; p < lines.size(); ++p) {
        for (std::size_t l = 0; l < lines[p].size(); ++l) {
            const TextLine& line = lines[p][l];
            re2::StringPiece rest(line.text);
            std::string name;
            static const Expression all_capitals(R"(^[A-Z\s&’'-]+ COUNCIL\b.*$)");
            while (RE2::FindAndConsume(&rest, authority_name().compiled(), &name)) {
                const std::size_t matched = name.size();
                name = cleaned_authority(name);
                if (!names_a_place(name) || name.size() > 70) continue;
                const bool near_top = line.box.y0 < 330 && line.text.size() < name.size() + 90;
                double weight = p == first ? (near_top ? 30 : 8) : 1;
                if (p != first && line.box.y0 < 60) weight = 2;
                // "jointly with Eastport Council" speaks of another.
                static const Expression another(R"((?i)\b(?:with|and|like|unlike|from|including|by|both)\s+$)");
                const std::string before =
                    line.text.substr(0, static_cast<std::size_t>(rest.data() - line.text.data()) - matched);
                static const Expression with_another(
                    R"((?i)\b(?:jointly|together|along|partnership|discussions?|working|work) with\s+$)");
                if ((!near_top && another.found_in(before)) || with_another.found_in(before)) weight = 0.2;
                auto& entry = named[letters_and_digits(name)];
                if (entry.second.empty() || all_capitals.matches(entry.second)) entry.second = name;
                entry.first += weight - 1e-6 * static_cast<double>(order++);
            }
            static const Expression domain(R"(\b([a-z-]+)\.gov\.uk\b)");
            // "name@northshire" over ".gov.uk" is one address.
            static const Expression cut_address(R"([@.][a-z-]+$)");
            std::string address = line.text;
            if (l + 1 < lines[p].size() && lines[p][l + 1].text.starts_with(".gov.uk") && cut_address.found_in(address))
                address += lines[p][l + 1].text;
            re2::StringPiece again(address);
            std::string host;
            while (RE2::FindAndConsume(&again, domain.compiled(), &host))
                if (host != "www" && host != "service" && host != "assets" && host != "publishing") ++domains[host];
        }
    }
    std::string best;
    double most = 0;
    for (auto& [key, entry] : named) {
        // The paper's own web address is the council's own.
        for (const auto& [host, count] : domains)
            if (key.rfind(letters_and_digits(host), 0) == 0) entry.first += 10 + count;
        if (entry.first > most) {
            most = entry.first;
            best = entry.second;
        }
    }
    // Named in passing only: not the paper's own name.
    if (most < 4) best.clear();
    // "County Durham" names the place where no council is named.
    if (best.empty() && domains.empty()) {
        static const Expression county(R"(\bCounty ([A-Z][a-z]{3,})\b)");
        static const Expression other_county(
            R"(^(?:Hall|Council|Councils|Councillor|Councillors|Court|Vision|Plan|Road|Offices|Executive|Solicitor|Treasurer|Wide|Partnership|Ground|Show|Board|Committee|Clerk)$)");
        std::map<std::string, int> counties;
        for (std::size_t p = first; p < lines.size(); ++p)
            for (const TextLine& line : lines[p]) {
                re2::StringPiece rest(line.text);
                std::string name;
                while (RE2::FindAndConsume(&rest, county.compiled(), &name))
                    if (!other_county.matches(name)) ++counties["County " + name];
            }
        int most_times = 0;
        for (const auto& [name, times] : counties)
            if (times > most_times) {
                most_times = times;
                best = name;
            }
    }
    if (best.empty()) {
        int count = 0;
        for (const auto& [host, times] : domains)
            if (times > count) {
                count = times;
                best = host + ".gov.uk";
            }
    }
    return best;
}

std::vector<std::string> guess_authority(const std::vector<std::vector<TextLine>>& lines) {
    constexpr int least_times = 3;
    // KCC, SMBC, BDC: the letters of a place, then those for a county, city, borough or district council.
    static const Expression letters(R"(\b([A-Z]{1,3}?)(CC|MBC|BC|DC)\b)");
    std::map<std::string, int> calls;
    for (const std::vector<TextLine>& page : lines)
        for (const TextLine& line : page) {
            if (!letters.may_be_in(line.text)) continue;
            re2::StringPiece rest(line.text);
            std::string head, tail;
            while (RE2::FindAndConsume(&rest, letters.compiled(), &head, &tail)) ++calls[head + " " + tail];
        }
    std::string called;
    int most = least_times - 1;
    for (const auto& [call, times] : calls)
        if (times > most) {
            most = times;
            called = call;
        }
    if (called.empty()) return {};
    static const Expression place(R"(\b([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})\b)");
    std::map<std::string, int> places;
    for (const std::vector<TextLine>& page : lines)
        for (const TextLine& line : page) {
            re2::StringPiece rest(line.text);
            std::string name;
            while (RE2::FindAndConsume(&rest, place.compiled(), &name)) {
                ++places[name];
                // "Kent Police" speaks of Kent too.
                if (const std::size_t end = name.find(' '); end != std::string::npos) ++places[name.substr(0, end)];
            }
        }
    const std::string head = called.substr(0, called.find(' '));
    std::vector<std::pair<int, std::string>> fitting;
    for (const auto& [name, times] : places) {
        std::string initials(1, name.front());
        for (std::size_t i = 0; i + 1 < name.size(); ++i)
            if (name[i] == ' ') initials += name[i + 1];
        if (initials == head && times >= least_times) fitting.emplace_back(times, name);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::size_t most_guesses = 20;
    std::vector<std::string> out;
    for (const auto& [times, name] : fitting) {
        if (out.size() == most_guesses) break;
        out.push_back(name + called.substr(called.find(' ')));
    }
    return out;
}

}  // namespace scrutineer
