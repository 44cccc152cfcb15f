// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/symbol_characters.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace scrutineer {
namespace {

using Code = std::pair<std::uint8_t, std::uint32_t>;

// The codes of Microsoft's symbol fonts that reports use as ratings and marks. Sorted.
constexpr Code wingdings[] = {
    {0x43, 0x1F44D}, {0x44, 0x1F44E}, {0x4A, 0x263A}, {0x4B, 0x1F610}, {0x4C, 0x2639}, {0x6C, 0x25CF}, {0x6D, 0x25CB},
    {0x6E, 0x25A0},  {0x6F, 0x25A1},  {0x70, 0x25A1}, {0x71, 0x25A1},  {0x72, 0x25A1}, {0x73, 0x25C6}, {0x74, 0x25C6},
    {0x75, 0x25C6},  {0x76, 0x2756},  {0x77, 0x25C6}, {0x78, 0x2612},  {0x9E, 0x00B7}, {0x9F, 0x2022}, {0xA0, 0x25AA},
    {0xA1, 0x25CB},  {0xA7, 0x25AA},  {0xA8, 0x25A1}, {0xAB, 0x2605},  {0xD8, 0x27A2}, {0xDF, 0x2190}, {0xE0, 0x2192},
    {0xE1, 0x2191},  {0xE2, 0x2193},  {0xE3, 0x2196}, {0xE4, 0x2197},  {0xE5, 0x2199}, {0xE6, 0x2198}, {0xE7, 0x2B05},
    {0xE8, 0x27A1},  {0xE9, 0x2B06},  {0xEA, 0x2B07}, {0xEB, 0x2B09},  {0xEC, 0x2B08}, {0xED, 0x2B0B}, {0xEE, 0x2B0A},
    {0xEF, 0x21E6},  {0xF0, 0x21E8},  {0xF1, 0x21E7}, {0xF2, 0x21E9},  {0xF3, 0x2B04}, {0xF4, 0x21F3}, {0xF5, 0x2B01},
    {0xF6, 0x2B00},  {0xF7, 0x2B03},  {0xF8, 0x2B02}, {0xF9, 0x25AD},  {0xFA, 0x25AB}, {0xFB, 0x2717}, {0xFC, 0x2713},
    {0xFD, 0x2612},  {0xFE, 0x2611}};
constexpr Code wingdings2[] = {{0x4F, 0x2717}, {0x50, 0x2713}, {0x51, 0x2612}, {0x52, 0x2611}, {0x53, 0x2612},
                               {0x54, 0x2612}, {0x97, 0x25CF}, {0x98, 0x25CF}, {0xA2, 0x25A0}, {0xA3, 0x25A1}};
constexpr Code wingdings3[] = {{0x21, 0x2190}, {0x22, 0x2192}, {0x23, 0x2191}, {0x24, 0x2193}, {0x66, 0x2190},
                               {0x67, 0x2192}, {0x68, 0x2191}, {0x69, 0x2193}, {0x6A, 0x2196}, {0x6B, 0x2197},
                               {0x6C, 0x2199}, {0x6D, 0x2198}, {0x70, 0x25B2}, {0x71, 0x25BC}, {0x72, 0x25B3},
                               {0x73, 0x25BD}, {0x74, 0x25C0}, {0x75, 0x25B6}, {0x76, 0x25C1}, {0x77, 0x25B7}};
constexpr Code webdings[] = {{0x33, 0x25C0}, {0x34, 0x25B6}, {0x35, 0x25B2}, {0x36, 0x25BC}, {0x61, 0x2714},
                             {0x63, 0x25A1}, {0x67, 0x25A0}, {0x6E, 0x25CF}, {0x72, 0x2716}};
constexpr Code symbol[] = {{0xA3, 0x2264}, {0xAB, 0x2194}, {0xAC, 0x2190}, {0xAD, 0x2191}, {0xAE, 0x2192},
                           {0xAF, 0x2193}, {0xB0, 0x00B0}, {0xB1, 0x00B1}, {0xB3, 0x2265}, {0xB4, 0x00D7},
                           {0xB7, 0x2022}, {0xB8, 0x00F7}, {0xDB, 0x21D4}, {0xDC, 0x21D0}, {0xDD, 0x21D1},
                           {0xDE, 0x21D2}, {0xDF, 0x21D3}};

template <std::size_t N>
std::uint32_t find(const Code (&codes)[N], std::uint8_t code) {
    const auto* found = std::lower_bound(std::begin(codes), std::end(codes), code,
                                         [](const Code& entry, std::uint8_t wanted) { return entry.first < wanted; });
    return found != std::end(codes) && found->first == code ? found->second : 0;
}

struct Look {
    std::uint32_t character;
    SymbolCharacter look;
};

// Angles clockwise from up. Sorted by character.
constexpr Look looks[] = {
    {0x2190, {Shape::arrow, 270, false}},       {0x2191, {Shape::arrow, 0, false}},
    {0x2192, {Shape::arrow, 90, false}},        {0x2193, {Shape::arrow, 180, false}},
    {0x2194, {Shape::double_arrow, 90, false}}, {0x2195, {Shape::double_arrow, 0, false}},
    {0x2196, {Shape::arrow, 315, false}},       {0x2197, {Shape::arrow, 45, false}},
    {0x2198, {Shape::arrow, 135, false}},       {0x2199, {Shape::arrow, 225, false}},
    {0x21D0, {Shape::arrow, 270, false}},       {0x21D1, {Shape::arrow, 0, false}},
    {0x21D2, {Shape::arrow, 90, false}},        {0x21D3, {Shape::arrow, 180, false}},
    {0x21D4, {Shape::double_arrow, 90, false}}, {0x21D5, {Shape::double_arrow, 0, false}},
    {0x21E6, {Shape::arrow, 270, true}},        {0x21E7, {Shape::arrow, 0, true}},
    {0x21E8, {Shape::arrow, 90, true}},         {0x21E9, {Shape::arrow, 180, true}},
    {0x21F3, {Shape::double_arrow, 0, true}},   {0x23F4, {Shape::triangle, 270, false}},
    {0x23F5, {Shape::triangle, 90, false}},     {0x23F6, {Shape::triangle, 0, false}},
    {0x23F7, {Shape::triangle, 180, false}},    {0x23FA, {Shape::circle, 0, false}},
    {0x25A0, {Shape::square, 0, false}},        {0x25A1, {Shape::square, 0, true}},
    {0x25AA, {Shape::square, 0, false}},        {0x25AB, {Shape::square, 0, true}},
    {0x25AC, {Shape::bar, 90, false}},          {0x25AD, {Shape::bar, 90, true}},
    {0x25AE, {Shape::bar, 0, false}},           {0x25AF, {Shape::bar, 0, true}},
    {0x25B2, {Shape::triangle, 0, false}},      {0x25B3, {Shape::triangle, 0, true}},
    {0x25B4, {Shape::triangle, 0, false}},      {0x25B5, {Shape::triangle, 0, true}},
    {0x25B6, {Shape::triangle, 90, false}},     {0x25B7, {Shape::triangle, 90, true}},
    {0x25B8, {Shape::triangle, 90, false}},     {0x25B9, {Shape::triangle, 90, true}},
    {0x25BA, {Shape::triangle, 90, false}},     {0x25BB, {Shape::triangle, 90, true}},
    {0x25BC, {Shape::triangle, 180, false}},    {0x25BD, {Shape::triangle, 180, true}},
    {0x25BE, {Shape::triangle, 180, false}},    {0x25BF, {Shape::triangle, 180, true}},
    {0x25C0, {Shape::triangle, 270, false}},    {0x25C1, {Shape::triangle, 270, true}},
    {0x25C2, {Shape::triangle, 270, false}},    {0x25C3, {Shape::triangle, 270, true}},
    {0x25C4, {Shape::triangle, 270, false}},    {0x25C5, {Shape::triangle, 270, true}},
    {0x25C6, {Shape::diamond, 0, false}},       {0x25C7, {Shape::diamond, 0, true}},
    {0x25CB, {Shape::ring, 0, false}},          {0x25CF, {Shape::circle, 0, false}},
    {0x25E6, {Shape::ring, 0, false}},          {0x25EF, {Shape::ring, 0, false}},
    {0x25FB, {Shape::square, 0, true}},         {0x25FC, {Shape::square, 0, false}},
    {0x25FD, {Shape::square, 0, true}},         {0x25FE, {Shape::square, 0, false}},
    {0x2605, {Shape::star, 0, false}},          {0x2606, {Shape::star, 0, true}},
    {0x2610, {Shape::square, 0, true}},         {0x2611, {Shape::tick, 0, false}},
    {0x2612, {Shape::cross, 0, false}},         {0x2666, {Shape::diamond, 0, false}},
    {0x26AA, {Shape::circle, 0, false}},        {0x26AB, {Shape::circle, 0, false}},
    {0x2705, {Shape::tick, 0, false}},          {0x2713, {Shape::tick, 0, false}},
    {0x2714, {Shape::tick, 0, false}},          {0x2715, {Shape::cross, 0, false}},
    {0x2716, {Shape::cross, 0, false}},         {0x2717, {Shape::cross, 0, false}},
    {0x2718, {Shape::cross, 0, false}},         {0x274C, {Shape::cross, 0, false}},
    {0x274E, {Shape::cross, 0, false}},         {0x2794, {Shape::arrow, 90, false}},
    {0x2798, {Shape::arrow, 135, false}},       {0x2799, {Shape::arrow, 90, false}},
    {0x279A, {Shape::arrow, 45, false}},        {0x279B, {Shape::arrow, 90, false}},
    {0x279C, {Shape::arrow, 90, false}},        {0x279D, {Shape::arrow, 90, false}},
    {0x279E, {Shape::arrow, 90, false}},        {0x279F, {Shape::arrow, 90, false}},
    {0x27A1, {Shape::arrow, 90, false}},        {0x27A2, {Shape::arrow, 90, false}},
    {0x27A4, {Shape::arrow, 90, false}},        {0x2B00, {Shape::arrow, 45, true}},
    {0x2B01, {Shape::arrow, 315, true}},        {0x2B02, {Shape::arrow, 135, true}},
    {0x2B03, {Shape::arrow, 225, true}},        {0x2B04, {Shape::double_arrow, 90, true}},
    {0x2B05, {Shape::arrow, 270, false}},       {0x2B06, {Shape::arrow, 0, false}},
    {0x2B07, {Shape::arrow, 180, false}},       {0x2B08, {Shape::arrow, 45, false}},
    {0x2B09, {Shape::arrow, 315, false}},       {0x2B0A, {Shape::arrow, 135, false}},
    {0x2B0B, {Shape::arrow, 225, false}},       {0x2B0C, {Shape::double_arrow, 90, false}},
    {0x2B0D, {Shape::double_arrow, 0, false}},  {0x2B1B, {Shape::square, 0, false}},
    {0x2B1C, {Shape::square, 0, true}},         {0x2B24, {Shape::circle, 0, false}},
    {0x2B50, {Shape::star, 0, false}},          {0x1F534, {Shape::circle, 0, false}},
    {0x1F535, {Shape::circle, 0, false}},       {0x1F53A, {Shape::triangle, 0, false}},
    {0x1F53B, {Shape::triangle, 180, false}},   {0x1F53C, {Shape::triangle, 0, false}},
    {0x1F53D, {Shape::triangle, 180, false}},   {0x1F5F4, {Shape::cross, 0, false}},
    {0x1F5F8, {Shape::tick, 0, false}},         {0x1F7E0, {Shape::circle, 0, false}},
    {0x1F7E1, {Shape::circle, 0, false}},       {0x1F7E2, {Shape::circle, 0, false}},
    {0x1F7E5, {Shape::square, 0, false}},       {0x1F7E7, {Shape::square, 0, false}},
    {0x1F7E8, {Shape::square, 0, false}},       {0x1F7E9, {Shape::square, 0, false}},
};

}  // namespace

SymbolFont symbol_font(const std::string& font_name) {
    std::string name;
    for (const char c : font_name)
        if (c != ' ' && c != '-' && c != '_' && c != ',') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto has = [&name](const char* part) { return name.find(part) != std::string::npos; };
    if (has("wingdings2")) return SymbolFont::wingdings2;
    if (has("wingdings3")) return SymbolFont::wingdings3;
    if (has("wingdings")) return SymbolFont::wingdings;
    if (has("webdings")) return SymbolFont::webdings;
    // "Segoe UI Symbol" and its like name their characters properly; Adobe's and Microsoft's Symbol do not.
    const std::size_t plus = name.find('+');
    const std::string bare = plus == std::string::npos ? name : name.substr(plus + 1);
    if (bare == "symbol" || bare == "symbolmt" || bare == "symbolps") return SymbolFont::symbol;
    if (has("dingbats") || has("fontawesome") || has("materialicons") || has("glyphicons") || has("marlett") ||
        has("emoji"))
        return SymbolFont::other;
    return SymbolFont::none;
}

std::uint32_t meaning_of(SymbolFont font, std::uint32_t code) {
    const bool single_byte = code < 0x100 || (code >= 0xF000 && code <= 0xF0FF);
    if (!single_byte) return code;
    const std::uint8_t low = static_cast<std::uint8_t>(code & 0xFF);
    std::uint32_t found = 0;
    switch (font) {
        case SymbolFont::wingdings:
            found = find(wingdings, low);
            break;
        case SymbolFont::wingdings2:
            found = find(wingdings2, low);
            break;
        case SymbolFont::wingdings3:
            found = find(wingdings3, low);
            break;
        case SymbolFont::webdings:
            found = find(webdings, low);
            break;
        case SymbolFont::symbol:
        case SymbolFont::none:
            // A code of the private area in a font of letters is nearly always Symbol's.
            if (font == SymbolFont::symbol || code >= 0xF000) found = find(symbol, low);
            if (found == 0 && font == SymbolFont::symbol && code >= 0xF020 && code < 0xF040) found = low;
            break;
        case SymbolFont::other:
            break;
    }
    if (found != 0) return found;
    // What a sign font calls a letter is none.
    const bool signs_only = font == SymbolFont::wingdings || font == SymbolFont::wingdings2 ||
                            font == SymbolFont::wingdings3 || font == SymbolFont::webdings;
    return signs_only && code > 0x20 && code < 0x100 ? 0xF000 + code : code;
}

std::optional<SymbolCharacter> symbol_character(std::uint32_t c) {
    if (c < 0x2190) return {};
    const auto* found =
        std::lower_bound(std::begin(looks), std::end(looks), c,
                         [](const Look& look, std::uint32_t wanted) { return look.character < wanted; });
    if (found != std::end(looks) && found->character == c) return found->look;
    const bool picture = (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x23FF) || (c >= 0x25A0 && c <= 0x27BF) ||
                         (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0xE000 && c <= 0xF8FF) ||
                         (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0xF0000 && c <= 0x10FFFD);
    if (picture) return SymbolCharacter{};
    return {};
}

}  // namespace scrutineer
