// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/ocr/module/figure_columns.hpp"

namespace scrutineer::ocr {
namespace {

// Shapes of characters, in heights of a capital.
constexpr double slash_width = 0.42;  // the window in which a slash leans from foot to top
constexpr double slash_lean = 0.1;    // its top lies at least so far right of its foot
constexpr double slash_search_step = 0.08;
constexpr double raised_foot = 0.3;  // what is raised ends so far above the baseline
constexpr double smallest_asterisk = 0.25;
constexpr double largest_asterisk = 0.7;
constexpr double mark_top = 0.4;  // points and commas begin no higher above the baseline
constexpr double widest_mark = 0.4;
constexpr double tallest_mark = 0.5;
constexpr double gap_with_mark = 0.26;  // two figures stand apart by a tenth; with a point between them by three tenths

// What several readings of a line that holds figures are worth together (tests/quality/scan-confidence, on scans in
// looks that the rules were made with): two that agree leave three tenths of the doubt of one, and so on.
constexpr double doubt_after_two_agree = 0.3;
constexpr double least_after_two_agree = 0.8;
constexpr double doubt_after_two_of_three = 0.8;
constexpr double least_after_two_of_three = 0.6;
constexpr double most_where_mark_is_lacking = 0.75;
constexpr double most_where_none_agree = 0.4;
constexpr double most_where_readings_differ = 0.85;
constexpr double most_for_point_before_three_digits = 0.75;

// A reading as sure as this needs no second one.
constexpr double sure_enough = 0.86;
// Other frames: letters larger and cut closer, then smaller.
constexpr Framing closer{0.16, 0.40, 0.06, 0.2};
constexpr Framing looser{0.55, 0.65, 0.10, 0.3};

std::vector<Token> tokens_of(const std::vector<Glyph>& glyphs) {
    std::vector<Token> tokens;
    for (const Glyph& g : glyphs) {
        if (g.text == " ") continue;
        if (tokens.empty() || g.starts_word) tokens.push_back({"", g.x0, g.x1, g.x0, 1});
        Token& token = tokens.back();
        token.text += g.text;
        token.x1 = std::max(token.x1, g.x1);
        token.last_start = g.x0;
        token.confidence = std::min(token.confidence, g.probability());
    }
    return tokens;
}

// Whether the ink just before `end` on a line's picture leans as a slash does: its top lies well to the right of its
// foot. An "i" or "l" of an upright font stands straight.
bool leans_like_slash(const LinePicture& picture, const Framing& framing, double end) {
    const int height = picture.grey.height;
    const double cap = height / (1 + framing.above + framing.below);
    const double x0 = end - slash_width * cap;
    const double x1 = end;
    const int top = static_cast<int>(framing.above * cap);
    const int foot = static_cast<int>((1 + framing.above) * cap);
    const int third = std::max(1, (foot - top) / 3);
    const auto centre = [&](int from, int to) {
        double weight = 0;
        double sum = 0;
        for (int y = std::max(0, from); y < std::min(height, to); ++y)
            for (int x = std::max(0, static_cast<int>(x0)); x < std::min<int>(picture.grey.width, static_cast<int>(x1));
                 ++x) {
                const double dark = 255 - picture.grey.row(y)[x];
                weight += dark;
                sum += dark * x;
            }
        return weight > 0 ? sum / weight : (x0 + x1) / 2;
    };
    return centre(top, top + third) - centre(foot - third, foot) > slash_lean * cap;
}

// A character that the pixels corrected is worth this much, as the recogniser counts: 0.86 of such tokens.
constexpr double mended = 0.98;

// What stands alone in its line and is no word but for one stroke is worth this much: 0.78 of such tokens.
constexpr double presumed = 0.975;

// "N/a" in small bold print reads as "Nia" with full confidence, since the recogniser has learnt names and not ratings.
// What the pixels show decides: a stroke that leans is a slash. Where letters run into each other the pixels cannot
// tell; by itself in a line of a table it is the answer "not applicable" rather than somebody's first name, and is
// given as such with doubt.
void restore_slash(std::vector<Glyph>& glyphs, const LinePicture& picture, const Framing& framing) {
    for (std::size_t i = 1; i + 1 < glyphs.size(); ++i) {
        if (glyphs[i].starts_word || glyphs[i + 1].starts_word || !glyphs[i - 1].starts_word) continue;
        if (i + 2 < glyphs.size() && !glyphs[i + 2].starts_word) continue;
        const std::string around = glyphs[i - 1].text + glyphs[i + 1].text;
        if (around != "Na" && around != "NA" && around != "na") continue;
        if (std::string("iIl1|!t").find(glyphs[i].text) == std::string::npos) continue;
        // The recogniser's places are rough: the letters beside it may reach into one of these windows, not into all.
        const double step = slash_search_step * picture.grey.height / (1 + framing.above + framing.below);
        const bool alone = glyphs.size() == 3;
        for (int back = -1; back <= 3; ++back)
            if (leans_like_slash(picture, framing, glyphs[i + 1].x0 - back * step)) {
                glyphs[i].text = "/";
                glyphs[i].confidence = std::min(glyphs[i].confidence, mended);
                break;
            }
        if (alone && glyphs[i].text != "/") {
            glyphs[i].text = "/";
            glyphs[i].confidence = std::min(glyphs[i].confidence, presumed);
        }
    }
}

// A raised asterisk of a few pixels behind a figure reads as a quotation mark. One is a single blob about as wide as
// high, of the other each stroke is a piece of its own.
void restore_asterisk(std::vector<Glyph>& glyphs, const TextLine& line, const std::vector<Component>& ink) {
    if (glyphs.empty() || line.rotation != 0) return;
    static const std::array<std::string, 6> quotes{"\"", "'", "\u201c", "\u201d", "\u2018", "\u2019"};
    Glyph& last = glyphs.back();
    if (std::find(quotes.begin(), quotes.end(), last.text) == quotes.end()) return;
    if (glyphs.size() > 1 && !has_figure(glyphs[glyphs.size() - 2].text)) return;
    const PixelBox* box = nullptr;
    for (const std::size_t part : line.parts)
        if (box == nullptr || ink[part].box.x1 > box->x1) box = &ink[part].box;
    const double cap = line.raised && line.cap_height_near > 0 ? line.cap_height_near : line.cap_height;
    const bool raised = line.raised || box->y1 < line.baseline - raised_foot * cap;
    const bool blob = box->width() * 10 >= 6 * box->height() && box->width() * 10 <= 16 * box->height();
    if (!raised || !blob || box->height() < smallest_asterisk * cap || box->height() > largest_asterisk * cap) return;
    last.text = "*";
    last.confidence = std::min(last.confidence, mended);
}

std::string text_of(const std::vector<Glyph>& glyphs) {
    std::string text;
    for (const Glyph& glyph : glyphs)
        if (glyph.text != " ") text += glyph.text;
    return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool reaches_out(const Component& figure, bool to_left) {
    const PixelBox& b = figure.box;
    int foot = to_left ? b.x1 : -b.x0;
    int body = foot;
    for (const Run& run : figure.runs) {
        int& furthest = (run.y - b.y0) * 4 >= b.height() * 3 ? foot : body;
        furthest = std::min(furthest, to_left ? run.x0 : -run.x1);
    }
    return (body - foot) * 100 > 16 * b.height();
}

bool like_thousands(const std::string& text) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos || point == 0 || !is_digit(text[point - 1])) return false;
    std::size_t end = point + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end == point + 4 && (end == text.size() || text[end] == ')');
}

bool has_figure(const std::string& text) { return std::any_of(text.begin(), text.end(), is_digit); }

double share_right(double probability) {
    struct Step {
        double probability;
        double right;
    };
    // Measured in steps on scans with known text (tests/quality/scan-confidence).
    // NOLINTNEXTLINE(readability-magic-numbers)
    constexpr std::array<Step, 8> curve{
        {{0, 0.02}, {0.13, 0.12}, {0.37, 0.45}, {0.55, 0.70}, {0.67, 0.86}, {0.80, 0.95}, {0.88, 0.985}, {1, 0.99}}};
    for (std::size_t i = 1; i < curve.size(); ++i)
        if (probability <= curve[i].probability) {
            const Step& a = curve[i - 1];
            const Step& b = curve[i];
            return a.right + (b.right - a.right) * (probability - a.probability) / (b.probability - a.probability);
        }
    return curve.back().right;
}

LineReader::LineReader(Engine& engine, const Layout& layout)
    : engine_(engine), layout_(layout), cutter_(layout.grey, layout.ground, layout.ink, layout.rules, layout.lines) {}

LineReader::Pass LineReader::pass(std::size_t line, const Framing& framing, Engine::Clock::time_point deadline,
                                  Alphabet alphabet) {
    Pass pass;
    pass.picture = cutter_.cut(line, framing);
    pass.glyphs = engine_.read_line(pass.picture.grey, deadline, alphabet);
    if (alphabet == Alphabet::figures) return pass;
    restore_slash(pass.glyphs, pass.picture, framing);
    restore_asterisk(pass.glyphs, layout_.lines[line], layout_.ink);
    return pass;
}

const LineReader::Pass& LineReader::first(std::size_t line, Engine::Clock::time_point deadline) {
    const auto known = kept_.find(line);
    if (known != kept_.end()) return known->second;
    return kept_.emplace(line, pass(line, {}, deadline)).first->second;
}

std::vector<double> LineReader::probe(std::size_t line, Engine::Clock::time_point deadline) {
    std::vector<double> sure;
    for (const Glyph& glyph : first(line, deadline).glyphs) sure.push_back(glyph.probability());
    return sure;
}

// Whether the ink shows another number of points and commas than were read, or a gap between two figures in which a
// faint one may stand.
bool LineReader::lacks_mark(std::size_t index, const Pass& pass) const {
    const TextLine& line = layout_.lines[index];
    if (line.rotation != 0) return false;
    const std::string text = text_of(pass.glyphs);
    const auto read = std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; });
    long seen = 0;
    for (const std::size_t part : line.parts) {
        const PixelBox& b = layout_.ink[part].box;
        const bool low = b.y0 > line.baseline - mark_top * line.cap_height;
        if (low && b.width() < widest_mark * line.cap_height && b.height() < tallest_mark * line.cap_height) ++seen;
    }
    if (seen != read) return true;
    std::size_t figures = 0;
    while (figures < text.size() && is_digit(text[figures])) ++figures;
    const bool number = figures == text.size() || (figures + 1 == text.size() && text.back() == '%');
    if (read > 0 || !number) return false;
    std::vector<const Component*> pieces;
    for (const std::size_t part : line.parts) pieces.push_back(&layout_.ink[part]);
    std::sort(pieces.begin(), pieces.end(),
              [](const Component* a, const Component* b) { return a->box.x0 < b->box.x0; });
    if (pieces.size() > figures) pieces.resize(figures);
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        if (pieces[i]->box.x0 - pieces[i - 1]->box.x1 > gap_with_mark * line.cap_height) return true;
        // A point that touches a figure reaches out from its foot, and so does the bar that many a 1 stands on.
        const auto one = [&](std::size_t k) { return pieces.size() == figures && text[k] == '1'; };
        if ((!one(i) && reaches_out(*pieces[i], true)) || (!one(i - 1) && reaches_out(*pieces[i - 1], false)))
            return true;
    }
    return false;
}

Reading LineReader::read(std::size_t line, Engine::Clock::time_point deadline) {
    const Pass& one = first(line, deadline);
    Reading reading{tokens_of(one.glyphs), one.picture};
    double least = 1;
    bool figures = false;
    for (const Token& token : reading.tokens)
        if (has_figure(token.text)) {
            figures = true;
            least = std::min(least, token.confidence);
        }
    const auto settle = [](Reading& kept) {
        for (Token& token : kept.tokens) token.confidence = share_right(token.confidence);
    };
    const bool lacking = figures && lacks_mark(line, one);
    if (!figures || (least >= sure_enough && !lacking)) {
        settle(reading);
        kept_.erase(line);
        return reading;
    }
    const Pass two = pass(line, closer, deadline);
    const std::string first_text = text_of(one.glyphs);
    const std::string second_text = text_of(two.glyphs);
    const auto agreed = [&](Reading& kept, double doubt, double least_confidence) {
        // Tokens that other readings gave as well.
        for (Token& token : kept.tokens)
            token.confidence = std::max(least_confidence, 1 - (1 - share_right(token.confidence)) * doubt);
    };
    if (first_text == second_text) {
        agreed(reading, doubt_after_two_agree, least_after_two_agree);
        if (lacking)
            for (Token& token : reading.tokens)
                token.confidence = std::min(token.confidence, most_where_mark_is_lacking);
    } else {
        const Pass three = pass(line, looser, deadline);
        const std::string third_text = text_of(three.glyphs);
        if (third_text == first_text) {
            agreed(reading, doubt_after_two_of_three, least_after_two_of_three);
        } else if (third_text == second_text) {
            reading = {tokens_of(two.glyphs), two.picture};
            agreed(reading, doubt_after_two_of_three, least_after_two_of_three);
        } else {
            // No two agree on the line; the tokens that are in all of them may still be right.
            settle(reading);
            for (Token& token : reading.tokens) {
                const bool everywhere = second_text.find(token.text) != std::string::npos &&
                                        third_text.find(token.text) != std::string::npos;
                if (!everywhere && has_figure(token.text))
                    token.confidence = std::min(token.confidence, most_where_none_agree);
            }
        }
        // Where readings differ none is worth more than this.
        for (Token& token : reading.tokens)
            if (has_figure(token.text)) token.confidence = std::min(token.confidence, most_where_readings_differ);
    }
    for (Token& token : reading.tokens)
        if (like_thousands(token.text))
            token.confidence = std::min(token.confidence, most_for_point_before_three_digits);
    kept_.erase(line);
    return reading;
}

Reading LineReader::read_as_figures(std::size_t line, Engine::Clock::time_point deadline) {
    // What the recogniser took for something else is worth this much at most, though the column and two readings say
    // that it is this figure; and this much where it was hardly seen in the characters at all.
    constexpr double most_worth = 0.85;
    constexpr double worth = 0.7;
    constexpr double hardly_seen = 0.05;
    const Pass one = pass(line, {}, deadline, Alphabet::figures);
    Reading reading{tokens_of(one.glyphs), one.picture};
    const auto figures = std::all_of(reading.tokens.begin(), reading.tokens.end(),
                                     [](const Token& token) { return is_figure(token.text); });
    if (!figures || text_of(pass(line, closer, deadline, Alphabet::figures).glyphs) != text_of(one.glyphs)) {
        reading.tokens.clear();
        return reading;
    }
    for (Token& token : reading.tokens)
        token.confidence =
            token.confidence < hardly_seen ? worth : std::clamp(share_right(token.confidence), worth, most_worth);
    return reading;
}

}  // namespace scrutineer::ocr
