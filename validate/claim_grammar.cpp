// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/claim.hpp: the claims of a paragraph
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "validate/claim.hpp"

namespace scrutineer::checks {
namespace {

// The grammars are written over marked text (claim_text.hpp), in lower case. Capitals are short names, `names` below,
// and a space behind one belongs to it. <%pct> is a percentage, <#part> a number in digits or words, <@from> either,
// <±pct> a percentage or percentage points; what follows the sign is the part that the figure has in the claim. W8 is
// up to eight words without a comma, C8 the same with commas; neither steps over a figure that counts, only over
// periods, ages and the like.

const std::string word = R"((?:[a-z0-9'&/%*+_"-]+|\((?:[a-z0-9'&/ -]|<[tx]\d+>)+\)|<[tx]\d+>)['")]?)";

const std::map<std::string, std::string>& names() {
    static const std::string be =
        R"((?:is|was|are|were|represents?|represented|representing|being|equates to|equating to|showing|shows|marks|marking|reflecting|giving) )";
    static const std::map<std::string, std::string> all = {
        {"OF",
         R"((?:(?:out )?of|from,? (?:a|the) (?:total|cohort|possible|sample|group|caseload)(?: number)? of) THE )"},
        {"THE",
         R"((?:(?:the|a|an|all|our|its|their|these|those|total|overall|cohort|population|group|sample|possible|maximum|combined|eligible|relevant|number|of|whole|full|entire|remaining|other|latter|caseload|pool|list|panel|base) ){0,6}?)"},
        // What leads from a fraction to its percentage or back.
        {"IS",
         R"((?:(?:or|i\.e\.?|ie|that is|being|meaning|totalling|namely|=)|(?:(?:which|that|this|and) )?(?:equal|equates?|equated|equating|amounts?|amounting|represents?|represented|representing|corresponds?|corresponding|equivalent)(?: to)?|(?:which|this|that) (?:is|was|are|were)(?: equivalent to| equal to)?|achieving|giving|making|(?:a|an|the) (?:[a-z-]+ ){0,3}(?:rate|proportion|percentage|share) of)(?: (?:a|an) (?:[a-z-]+ ){0,3}(?:rate|proportion|percentage|share) of)?,? )"},
        {"INBRACKETS",
         R"(\((?:or |i\.e\.? |ie |that is |which is |equal to |equivalent to |equating to |representing |just |= ?)?<%pct>\) ?)"},
        {"ADJ",
         R"((?:(?:an?|the|further|slight|small|significant|positive|negative|net|overall|large|sharp|marked|substantial|considerable|big|modest|minor|notable|total|relative|reported|year[- ]on[- ]year|quarter[- ]on[- ]quarter|annual|quarterly|percentage|welcome|slightly|very|dramatic|steady|continued|encouraging|disappointing|noticeable|also) ){0,4}?)"},
        // Leads on to something said of the figure before: behind a comma or a period, or with "which is".
        {"JOIN", R"((?:,? (?:(?:)" + word + R"(,? ){0,14}?(?:)" + word +
                     R"(, |<t\d+>,? |\) |; |- ))?(?:(?:which|this|that|and this) )?(?:)" + be + R"()?|,? (?:)" + word +
                     R"(,? ){0,14}?(?:(?:which|this|that|and) )?)" + be + R"())"},
        {"APP", R"(JOIN(?:also |therefore |again )?an? ADJ )"},
        {"DIR",
         R"((?P<noun>increases?|rises?|growth|jump|uplift|surge|spike|decreases?|reductions?|falls?|drop|decline|dip|cut) )"},
        {"MOVED",
         R"((?P<verb>increased|increasing|rose|risen|rises|rising|grew|grown|growing|gone up|went up|climbed|climbing|jumped|decreased|decreasing|reduced|reducing|fell|fallen|falls|falling|dropped|dropping|declined|declining|gone down|went down|dipped) )"},
        {"THAN",
         R"((?:(?:when |as |in )?(?:compared|compares|comparing|comparison) (?:to|with|against)|from|on|against|over|since|versus|vs) )"},
        {"MORE", R"((?P<more>more|higher|greater|fewer|less|lower) )"},
        // What may stand between "compared with" and the figure compared with.
        {"BASE",
         R"((?:(?:the|a|an|last|previous|prior|year|year's|years|year-end|quarter|quarter's|month|same|equivalent|corresponding|period|<t\d+>|at|in|for|end|of|figure|total|number|rate|level|baseline|when|where|there|was|were|which|this|time|point|it|stood|outturn|position|result|score|value|count|first|recorded|reported|had|been|the|during|starting|started),? ){0,10}?(?:\((?:was |from )?)?)"},
    };
    return all;
}

std::string gap(bool commas, const std::string& most) {
    return "(?:" + word + (commas ? ",?" : "") + " ){0," + most + "}?";
}

/// A grammar with its short names replaced, as RE2 takes it.
std::string expanded(const std::string& grammar) {
    std::string result;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t i = 0; i < grammar.size(); ++i) {
        const char c = grammar[i];
        static const RE2 figure("^<(%|#|@|±)([a-z]+)>");
        std::string sign, role;
        if (c == '<' && RE2::PartialMatch(re2::StringPiece(grammar).substr(i), figure, &sign, &role)) {
            const std::string kinds = sign == "%" ? "p" : sign == "#" ? "nw" : sign == "@" ? "npw" : "pq";
            result += "<[" + kinds + "](?P<" + role + R"(>\d+)>,?)";
            i += sign.size() + role.size() + 1;
            continue;
        }
        if (!capital(c) ||
            (i > 0 && ((i > 1 && grammar[i - 1] == '?' && grammar[i - 2] == '(') || grammar[i - 1] == '\\'))) {
            result += c;
            continue;
        }
        std::size_t end = i;
        while (end < grammar.size() && (capital(grammar[end]) || (grammar[end] >= '0' && grammar[end] <= '9'))) ++end;
        const std::string name = grammar.substr(i, end - i);
        const auto meaning = names().find(name);
        result += meaning != names().end() ? expanded(meaning->second) : gap(c == 'C', name.substr(1));
        i = end < grammar.size() && grammar[end] == ' ' ? end : end - 1;
    }
    return result;
}

/// How sure a grammar is that its figures belong together.
enum class Binding { tight, loose };

struct Grammar {
    Claim::Kind kind;
    Binding binding;
    std::unique_ptr<RE2> pattern;
};

struct WrittenGrammar {
    Claim::Kind kind;
    Binding binding;
    const char* text;
};

constexpr auto share = Claim::Kind::share;
constexpr auto change = Claim::Kind::change;
constexpr auto tight = Binding::tight;
constexpr auto loose = Binding::loose;

const WrittenGrammar written[] = {
    // "62 of 65 reviews (95.4%)"; "41 of the 59 children, who had a conference in the quarter, became … (69%)"
    {share, tight, R"(<#part> W8 OF <#whole> W3 INBRACKETS)"},
    {share, loose, R"(<#part> W8 OF <#whole> C16 INBRACKETS)"},
    {share, tight, R"(<#part> W8 OF <#whole> C8 (?:; )?IS <%pct>)"},
    {share, loose, R"(<#part> W8 OF <#whole> C16 IS <%pct>)"},
    {share, tight, R"(<#part>/<#whole>(?: W4 | )INBRACKETS)"},
    {share, tight, R"(<#part>/<#whole> (?:or|=|-|was|is|which is) <%pct>)"},
    // "69% (41 of 59)"; "25% of care leavers were out of work (13 care leavers out of 52)"
    {share, tight,
     R"(<%pct> \((?:or |i\.e\.? |ie |that is |which is |equal to |equivalent to |equating to |representing )?<#part> W8 OF <#whole>(?: [^<()|]*)?\))"},
    {share, loose,
     R"(<%pct> C16 \((?:or |i\.e\.? |ie |that is |which is |equal to |equivalent to |equating to |representing )?<#part> W8 OF <#whole>(?: [^<()|]*)?\))"},
    {share, tight, R"(<%pct> (?:W16 )\(<#part>/<#whole>(?: [^<()|]*)?\))"},
    // "69%, which is 41 of the 59 children"
    {share, tight, R"(<%pct> IS <#part> W8 OF <#whole>)"},
    {share, loose, R"(<%pct> C14 IS <#part> W8 OF <#whole>)"},
    // "97.8% of contacts were completed. This equates to 1,439 contacts out of 1,464"
    {share, tight,
     R"((?:^|\| |^[^<|]* |\| [^<|]* )<%pct> C16 (?:(?:compared|comparable|higher|lower|up|down) [^|;]*)?\| (?:this|that|which) (?:is|was|equates?|equals|equated|represents?|represented|amounts|relates)(?: to)?,? <#part> W8 OF <#whole>)"},
    // "Of the 283 referrals received, 262 (92.6%) led to …"; "283 referrals, of which 262 (92.6%) …"
    {share, tight, R"((?:^|[|,;(] ?)(?:out )?of THE <#whole> C12 <#part> W3 INBRACKETS)"},
    {share, loose, R"((?:^|[|,;(] ?)(?:out )?of THE <#whole> C12 <#part> W3 IS <%pct>)"},
    {share, tight, R"(<#whole> C12 (?:; )?(?:and )?<#part> of (?:these|those|them|which|whom) W3 INBRACKETS)"},
    {share, loose, R"(<#part> W2 from <#whole> C10 IS <%pct>)"},
    {share, loose, R"(<%pct> C4 with <#part> W6 OF <#whole>)"},
    {share, loose, R"(<#whole> C8 (?:; |and )<#part> W5 INBRACKETS)"},
    {share, tight, R"(<#whole> C12 <#part> W3 INBRACKETS of (?:which|whom|them|these|those))"},
    {share, tight, R"(<#part> W8 OF <#whole> C10 <%pct> of (?:the|all|this|that) (?:total|whole|cohort|overall))"},
    {share, tight, R"(<%pct> \(<#part>\) OF <#whole>)"},
    {share, tight, R"(<%pct> <#part> OF <#whole>)"},
    {share, tight, R"(<#whole> C12 <%pct> \(<#part>\) of (?:which|whom|them|these|those))"},
    {share, tight, R"(<#part> W8 OF <#whole> (?:W5 [a-z'-]+, )?<p(?P<pct>\d+)>(?:, | \|))"},
    {share, loose, R"(<%pct> (?:: |- )<#part> W8 OF <#whole>)"},
    {share, loose, R"(<#whole> C12 <#part> of (?:these|those|them|which|whom) C8 IS <%pct>)"},
    {share, tight, R"(<%pct>(?: or| =| -) <#part>/<#whole>)"},
    {share, loose, R"(<#part>/<#whole> W8 INBRACKETS)"},
    {share, tight,
     R"(<#whole> C12 (?:of which|of whom|of these|of those|of them|and of these),? W3 <#part> W4 INBRACKETS)"},
    {share, loose, R"(<#whole> C12 with <#part> INBRACKETS)"},
    {share, loose,
     R"(<#whole> C12 (?:of which|of whom|of these),? <#part> C10 (?:giving|meaning|representing|equating to) (?:a |an )?W4 (?:rate |percentage )of <%pct>)"},
    {share, tight, R"(<#whole> C12 \| of (?:these|those|which|them),? W3 <#part> W3 INBRACKETS)"},
    {share, tight, R"(<#whole> C12 \| <#part> of (?:these|those|them|which) W3 INBRACKETS)"},
    // "262 (92.6%) of the 283 referrals"; "50.4% of the 262 referrals (132)"; "727 families (16.7% of 4,360)"
    {share, tight, R"(<#part> W5 \(<%pct>\) W3 OF <#whole>)"},
    {share, loose, R"(<%pct> OF <#whole> C8 \(<#part>(?: [a-z]+)?\))"},
    {share, tight, R"(<#part> C10 \(<%pct> OF (?:W6 )?<#whole>[^<|]*\))"},
    {share, loose, R"(<#part> C10 \(<%pct> of (?:<x\d+> )?W3 total of <#whole>)"},
    {share, loose, R"(<#part> W8 OF <#whole> C8 giving (?:a |an )?W5 of <%pct>)"},
    {share, tight, R"(<#part> C8 IS <%pct> OF <#whole>)"},
    {share, loose,
     R"(<#part> C8 \| (?:this|that|which) (?:is|was|equates to|equals|equated to|represents|represented|amounts to) <%pct> OF <#whole>)"},
    // "267 referrals made from 1,134 contacts (23.5%)"
    {share, tight, R"(<#part> W3 (?:made |received |resulting |arising )?from,? THE <#whole> W3 INBRACKETS)"},
    // "42 …, a decrease of 30.9% from 55"; "42 …, which is a 30.9% decrease on the 55 of the year before"
    {change, loose, R"(<@to>APP DIR (?:in W5 )?of <±pct> W4 THAN BASE <@from>)"},
    {change, loose, R"(<@to>APP <±pct> W1 DIR (?:in W5 )?THAN BASE <@from>)"},
    {change, loose, R"(<@to> C8 \| this (?:is|was|represents|represented) ADJ DIR of <±pct> W3 THAN BASE <@from>)"},
    {change, loose, R"(<@to> C8 \| this (?:is|was|represents|represented) ADJ <±pct> W1 DIR THAN BASE <@from>)"},
    {change, loose, R"(<@to>APP DIR THAN BASE <@from> (?:W6 )?(?:of |\()<±pct>)"},
    // "99 … compared to 91 …, an increase of 8.8%"
    {change, loose, R"(<@to> W14 THAN BASE <@from>APP DIR (?:in W5 )?of <±pct>)"},
    {change, loose, R"(<@to> W14 THAN BASE <@from>APP <±pct> W1 DIR )"},
    // "increased from 112 to 140 (25%)"; "rose from 112 to 140, a rise of 25%"
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to> (?:W5 )?\((?:by |an? )?<±pct>(?: ADJ DIR ?)?\))"},
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to>APP DIR (?:in W5 )?of <±pct>)"},
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to>APP <±pct> W1 (?:DIR|change ))"},
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to> (?:W4 )?by <±pct>)"},
    {change, tight, R"(DIR W8 from THE <@from> W9 to THE <@to> (?:W5 )?\((?:by |of )?<±pct>\))"},
    {change, tight, R"(DIR W8 from THE <@from> W9 to THE <@to> (?:W3 )?(?:of|or) <±pct>)"},
    // "increased by 25%, from 112 to 140"; "an increase of 25% from 112 to 140"; "a 25% increase from 112 to 140"
    {change, tight, R"(MOVED W3 (?:by )?<±pct> C6 from THE <@from> W9 to THE <@to>)"},
    {change, tight, R"(DIR W3 of <±pct> C6 from THE <@from> W9 to THE <@to>)"},
    {change, tight, R"(<±pct> W1 DIR C6 from THE <@from> W9 to THE <@to>)"},
    // "a 19% decrease … from Quarter 1 (52) to Quarter 2 (42)"
    {change, tight, R"(<±pct> W1 DIR W5 (?:from|between) W6 \(<@from>\) (?:to|and) W6 \(<@to>\))"},
    {change, tight, R"(DIR W4 of <±pct> W4 (?:from|between) W6 \(<@from>\) (?:to|and) W6 \(<@to>\))"},
    {change, tight, R"(MOVED W3 by <±pct> W4 (?:from|between) W6 \(<@from>\) (?:to|and) W6 \(<@to>\))"},
    // "increased by 25% to 140 from 112"; "rose to 140 from 112, a rise of 25%"
    {change, tight, R"(MOVED W3 (?:by )?<±pct> W4 to THE <@to> W9 \(?(?:from|compared (?:to|with)) BASE <@from>)"},
    {change, tight, R"((?P<verb>up|down) (?:by )?<±pct> W4 from THE <@from> W9 to THE <@to>)"},
    {change, loose, R"(<@to> C6 (?P<verb>up|down) (?:by )?<±pct> (?:THAN)BASE <@from>)"},
    {change, loose, R"((?:compared (?:to|with)|against) THE <@from> C8 <@to>APP DIR (?:in W5 )?of <±pct>)"},
    {change, tight,
     R"(<@to> W5 \((?:from |compared (?:to|with) )?<@from> [^<|()]*\) (?:(?:is|was|which is|represents) )?an? ADJ DIR of <±pct>)"},
    {change, loose, R"(MOVED W4 from THE <@from> W9 to THE <@to> W5 IS <±pct>)"},
    {change, tight, R"(DIR W8 from THE <@from> W9 to THE <@to> W5 IS <±pct>)"},
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to> W6 (?P<noun>up|down) (?:by )?<±pct>)"},
    {change, loose, R"(<@to> W14 THAN BASE <@from> W8 \((?:an? )?ADJ DIR of <±pct>\))"},
    {change, loose, R"(<@to> W14 THAN BASE <@from> W8 \((?:an? )?<±pct> W1 DIR ?\))"},
    {change, loose, R"(<@to> W8 \((?:an? )?ADJ DIR of <±pct> THAN BASE <@from>)"},
    {change, loose, R"(\(<@to>\) W4 MOVED W3 by <±pct> THAN BASE <@from>)"},
    {change, tight, R"(MOVED W3 by <±pct> W5 \((?:from )?<@from> to <@to>\))"},
    {change, tight, R"(<±pct> W1 DIR W4 \((?:from )?<@from> to <@to>\))"},
    {change, tight, R"(DIR W3 of <±pct> W4 \((?:from )?<@from> to <@to>\))"},
    {change, tight, R"(MOVED W3 (?:by )?<±pct> W4 to THE <@to> W3 \((?:from )?<@from> [^<|()]*\))"},
    {change, loose, R"(from <@from> C8 MOVED to <@to>APP <±pct> W1 DIR )"},
    {change, loose, R"(from <@from> C8 MOVED to <@to>APP DIR (?:in W5 )?of <±pct>)"},
    {change, loose, R"(<@to>JOIN <±pct> (?P<more>up|down) on BASE <@from>)"},
    {change, loose, R"(<@to>JOIN <±pct> (?P<more>above|below) BASE <@from>)"},
    {change, tight, R"(MOVED W4 from THE <@from> W9 to THE <@to> (?:W8 )?\((?:an? )?ADJ DIR of <±pct>\))"},
    {change, tight, R"(<@to> C8 (?P<noun>up|down) from BASE <@from> \(<±pct>\))"},
    {change, loose, R"(MOVED W3 (?:by )?<±pct> C4 with <@to> W5 (?:against|compared (?:to|with)) BASE <@from>)"},
    {change, tight, R"(MOVED W4 to THE <@to> W9 from BASE <@from> (?:W4 )?\((?:by |an? )?<±pct>(?: ADJ DIR ?)?\))"},
    {change, tight, R"(MOVED W4 to THE <@to> W9 from BASE <@from>APP DIR of <±pct>)"},
    {change, tight, R"(MOVED W4 to THE <@to> W9 from BASE <@from>APP <±pct> W1 DIR )"},
    // "140 …, 25% higher than the 112 of the year before"
    {change, loose, R"(<@to>JOIN <±pct> W1 MORE than BASE <@from>)"},
    // "increased by 137 (20%) from 673 to 810"; "810 …, an increase of 137 (20%) on the 673"; "64, up 40 (166%)"
    {change, tight, R"((?:MOVED W3 by|DIR W3 of) <#amount> W3 \(<±pct>\),? W6 from THE <#from> W9 to THE <#to>)"},
    {change, loose, R"(<#to>APP DIR (?:in W5 )?of <#amount> W3 \(<±pct>\),? W4 THAN BASE <#from>)"},
    {change, loose, R"(<#to>APP DIR (?:in W5 )?of <#amount> W3 \(<±pct>\))"},
    {change, loose, R"(<#to> C10 <#amount> W2 \(<±pct>\) MORE than)"},
    {change, loose, R"(<#to> C4 (?:up|down) (?:by )?<#amount> W2 \(<±pct>\))"},
    // "254 …, an increase of 39 children from … 215"; "rose by 39 from 215 to 254"
    {change, loose, R"(<#to>APP DIR (?:in W5 )?of <#amount> W5 THAN BASE <#from>)"},
    {change, tight, R"((?:MOVED W3 by|DIR W3 of) <#amount> W6 from THE <#from> W9 to THE <#to>)"},
    {change, tight, R"(MOVED W4 from THE <#from> W9 to THE <#to>APP DIR (?:in W5 )?of <#amount>)"},
    {change, loose, R"(<#to>JOIN <#amount> W2 MORE than the <#from>)"},
    // The direction alone: "increased from 28% to 19%".
    {change, tight, R"(MOVED W2 from THE <@from> W9 to THE <@to>)"},
    {change, tight,
     R"(MOVED (?:again |slightly |further |significantly |back |sharply |up |down )?to THE <@to> W9 from BASE <@from>)"},
    {change, tight, R"(MOVED from W12 \(<@from>\) W3 to THE <@to>)"},
    {change, tight, R"(DIR (?:in W6 )?from <@from> W9 to <@to>)"},
    {change, loose, R"(<@to> C8 \(?(?P<noun>up|down) (?:on|from) BASE <@from>)"},
};

const std::vector<Grammar>& grammars() {
    static const std::vector<Grammar> all = [] {
        std::vector<Grammar> list;
        for (const WrittenGrammar& grammar : written) {
            // RE2 gives a name once: a grammar with two directions in it keeps the first.
            std::string text = expanded(grammar.text);
            for (const std::string name : {"(?P<noun>", "(?P<verb>"}) {
                const std::size_t first = text.find(name);
                if (first == std::string::npos) continue;
                for (std::size_t next; (next = text.find(name, first + 1)) != std::string::npos;)
                    text.replace(next, name.size(), "(?:");
            }
            list.push_back({grammar.kind, grammar.binding, std::make_unique<RE2>(text)});
        }
        return list;
    }();
    return all;
}

Claim::Direction direction_of(const std::string& said) {
    static const RE2 up(
        "^(?:increas.*|rise.?|rising|rose|grow.*|grew|jump.*|uplift|surge|spike|gone up|went "
        "up|up|above|climb.*|more|higher|"
        "greater)$");
    if (said.empty()) return Claim::Direction::unsaid;
    return RE2::FullMatch(said, up) ? Claim::Direction::up : Claim::Direction::down;
}

std::optional<std::size_t> index_from(const re2::StringPiece& digits) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return index;
}

Claim claim_of(const Grammar& grammar, const std::vector<re2::StringPiece>& groups, const std::string& text) {
    Claim claim;
    claim.kind = grammar.kind;
    claim.loose = grammar.binding == Binding::loose;
    claim.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    claim.end = claim.begin + groups[0].size();
    for (const auto& [name, index] : grammar.pattern->NamedCapturingGroups()) {
        const re2::StringPiece& group = groups[static_cast<std::size_t>(index)];
        if (group.data() == nullptr) continue;
        if (name == "pct") claim.percent = index_from(group);
        if (name == "part") claim.part = index_from(group);
        if (name == "whole") claim.whole = index_from(group);
        if (name == "from") claim.from = index_from(group);
        if (name == "to") claim.to = index_from(group);
        if (name == "amount") claim.amount = index_from(group);
        if (name == "noun" || name == "verb" || name == "more")
            claim.direction = direction_of(std::string(group.data(), group.size()));
    }
    return claim;
}

/// What follows says that the percentage is of something else: "5 of 20 schools, or 60% of pupils", "12 of 40 left,
/// which is 5% higher than in 2017", "rose from 50 to 60, an increase of 5% on target".
bool percentage_goes_on(const Claim& claim, const MarkedText& marked) {
    const std::string& text = marked.text;
    if (!claim.percent) return false;
    const std::string mark = marked.mark(*claim.percent);
    const std::size_t at = text.find(mark, claim.begin);
    if (at == std::string::npos || at + mark.size() + 1 < claim.end) return false;  // it is not the claim's end
    static const RE2 of_something("^,? (?:of|points?) ");
    static const RE2 compared(
        R"(^,? (?:higher|lower|more|less|fewer|greater|above|below|better|worse|ahead|behind|short|up|down|over|under|increase|decrease|reduction|rise|fall|drop|improvement|growth) )");
    static const RE2 other_base(
        R"(^,? (?:[a-z]+ ){0,3}?(?:target|plan|planned|profile|profiled|budget|budgeted|forecast|national|nationally|regional|england|average|expected|baseline|threshold)\b)");
    const re2::StringPiece rest(text.data() + claim.end, text.size() - claim.end);
    if (RE2::PartialMatch(rest, of_something)) return true;
    return RE2::PartialMatch(rest, claim.kind == Claim::Kind::share ? compared : other_base);
}

/// "3 of the 4 quarters were on target (92%)": nobody gives such a share in per cent.
bool counts_something_else(const Claim& claim, const MarkedText& marked) {
    const std::string& text = marked.text;
    if (!claim.whole) return false;
    const std::string mark = marked.mark(*claim.whole);
    const std::size_t at = text.find(mark, claim.begin);
    static const RE2 noun(
        R"(^,? (?:[a-z]+ )?(?:quarters|months|years|weeks|days|times|measures|indicators|kpis|pis|priorities|themes|areas|objectives|services|directorates|councils|authorities|regions|questions|categories|types|ways|reasons)\b)");
    return at != std::string::npos && RE2::PartialMatch(re2::StringPiece(text).substr(at + mark.size()), noun);
}

/// A change is between two percentages or two numbers.
bool mixes_kinds(const Claim& claim, const MarkedText& text) {
    if (!claim.from || !claim.to) return false;
    const auto is_percent = [&](std::size_t index) { return text.figures[index].kind == FigureKind::percent; };
    return is_percent(*claim.from) != is_percent(*claim.to);
}

}  // namespace

std::vector<Claim> read_claims(const MarkedText& marked) {
    std::vector<Claim> claims;
    if (marked.figures.size() < 2) return claims;
    for (const Grammar& grammar : grammars()) {
        const int wanted = grammar.pattern->NumberOfCapturingGroups() + 1;
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(wanted));
        std::size_t at = 0;
        while (at < marked.text.size() &&
               grammar.pattern->Match(marked.text, at, marked.text.size(), RE2::UNANCHORED, groups.data(), wanted)) {
            const Claim claim = claim_of(grammar, groups, marked.text);
            if (!percentage_goes_on(claim, marked) && !counts_something_else(claim, marked) &&
                !mixes_kinds(claim, marked))
                claims.push_back(claim);
            // The next may begin inside this one, with its second figure.
            const std::size_t next = marked.text.find('<', claim.begin + 1);
            at = next == std::string::npos ? marked.text.size() : std::max(next, claim.begin + 1);
        }
    }
    std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.begin < b.begin; });
    return claims;
}

}  // namespace scrutineer::checks
