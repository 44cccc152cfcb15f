// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/page_chunks.hpp"
#include "words/cell_kinds.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer {
namespace {

/// Words with less between them than this many font sizes are one text; with more, they may be two cells.
constexpr double chunk_gap = 0.42;
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string text_of(const std::vector<const Word*>& words) {
    std::string out;
    bool space = false;
    for (const Word* word : words) {
        if (space) out += ' ';
        out += word->text;
        space = word->space_after;
    }
    return out;
}

namespace {

Chunk chunk_of(std::vector<const Word*> words) {
    Chunk chunk;
    std::size_t letters = 0;
    std::size_t bold = 0;
    for (const Word* word : words) {
        chunk.box = chunk.words.empty() && chunk.size == 0 ? word->box : united(chunk.box, word->box);
        chunk.size = std::max(chunk.size, word->font_size);
        letters += word->text.size();
        if (word->bold) bold += word->text.size();
    }
    chunk.bold = 2 * bold > letters;
    chunk.text = text_of(words);
    chunk.words = std::move(words);
    return chunk;
}

/// Whether a small word stands raised behind another one.
bool raised_beside(const Word& mark, const Word& word) {
    return mark.font_size < 0.86 * word.font_size && std::abs(mark.box.x0 - word.box.x1) < 0.3 * word.font_size &&
           mark.baseline < word.baseline && mark.baseline > word.baseline - 0.8 * word.font_size;
}

}  // namespace

std::vector<ChunkLine> chunk_lines(const Page& page) {
    std::vector<const Word*> words;
    for (const Word& word : page.words)
        if (word.rotation == 0 && !word.text.empty()) words.push_back(&word);
    std::stable_sort(words.begin(), words.end(),
                     [](const Word* a, const Word* b) { return a->baseline < b->baseline; });
    // A raised mark stands on the line of the word that it follows.
    const std::vector<const Word*> by_baseline = words;
    double largest = 0;
    for (const Word* word : words) largest = std::max(largest, word->font_size);
    std::vector<const Word*> marks;
    std::erase_if(words, [&](const Word* mark) {
        if (mark->text.size() > 6 || mark->font_size >= 0.86 * largest) return false;
        auto word = std::upper_bound(by_baseline.begin(), by_baseline.end(), mark->baseline,
                                     [](double baseline, const Word* w) { return baseline < w->baseline; });
        for (; word != by_baseline.end() && (*word)->baseline < mark->baseline + 0.8 * largest; ++word)
            if (raised_beside(*mark, **word)) {
                marks.push_back(mark);
                return true;
            }
        return false;
    });
    std::vector<std::vector<const Word*>> rows;
    double baseline = -1e9;
    double size = 0;
    for (const Word* word : words) {
        const double near = 0.4 * std::max(size, word->font_size);
        if (rows.empty() || word->baseline - baseline > near) {
            rows.emplace_back();
            baseline = word->baseline;
            size = word->font_size;
        } else if (word->font_size > size) {
            size = word->font_size;
        }
        rows.back().push_back(word);
    }
    for (const Word* mark : marks)
        for (auto& row : rows) {
            const bool here =
                std::any_of(row.begin(), row.end(), [&](const Word* word) { return raised_beside(*mark, *word); });
            if (!here) continue;
            row.push_back(mark);
            break;
        }
    std::vector<ChunkLine> lines;
    for (auto& row : rows) {
        std::stable_sort(row.begin(), row.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
        ChunkLine line;
        std::vector<const Word*> run;
        const auto flush = [&] {
            if (!run.empty()) line.chunks.push_back(chunk_of(std::move(run)));
            run.clear();
        };
        for (const Word* word : row) {
            // Signs in narrow columns stand close together: each is a text of its own.
            const bool signs = !run.empty() && looks_like_sign(word->text) && looks_like_sign(run.back()->text);
            if (!run.empty() && (signs || word->box.x0 - run.back()->box.x1 >
                                              chunk_gap * std::max(word->font_size, run.back()->font_size)))
                flush();
            run.push_back(word);
        }
        flush();
        // "Tracker Not comparable": two texts in figures' places are two cells, however close they stand.
        for (std::size_t c = 0; c < line.chunks.size(); ++c) {
            const std::vector<const Word*>& words_here = line.chunks[c].words;
            if (words_here.size() < 2 || words_here.size() > 5 || is_data(line.chunks[c])) continue;
            for (std::size_t k = 1; k < words_here.size(); ++k) {
                Chunk before = chunk_of({words_here.begin(), words_here.begin() + static_cast<std::ptrdiff_t>(k)});
                Chunk after = chunk_of({words_here.begin() + static_cast<std::ptrdiff_t>(k), words_here.end()});
                if (!before.is_status() && !after.is_status()) continue;
                if (!is_data(before) || !is_data(after)) continue;
                line.chunks[c] = std::move(before);
                line.chunks.insert(line.chunks.begin() + static_cast<std::ptrdiff_t>(c) + 1, std::move(after));
                break;
            }
        }
        // "1.  Are our services …": a number and its heading are one text.
        if (line.chunks.size() == 2 && line.chunks[0].words.size() == 1 && line.chunks[0].text.back() == '.' &&
            line.chunks[1].box.x0 - line.chunks[0].box.x1 < 2.5 * line.chunks[0].size) {
            std::vector<const Word*> both = line.chunks[0].words;
            both.insert(both.end(), line.chunks[1].words.begin(), line.chunks[1].words.end());
            line.chunks = {chunk_of(std::move(both))};
        }
        line.y0 = line.chunks.front().box.y0;
        for (const Chunk& chunk : line.chunks) {
            line.y0 = std::min(line.y0, chunk.box.y0);
            line.y1 = std::max(line.y1, chunk.box.y1);
            line.size = std::max(line.size, chunk.size);
            line.baseline = std::max(line.baseline, chunk.words.front()->baseline);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

const Fill* band_under(const Page& page, const Box& text) {
    const Fill* found = nullptr;
    for (const Fill& fill : page.fills) {
        if (!fill.rectangle || fill.opacity < 0.5 || !fill.box.contains(text.centre())) continue;
        if (fill.box.height() > 0.4 * page.height) continue;
        if (fill.colour.red > 250 && fill.colour.green > 250 && fill.colour.blue > 250) continue;
        found = &fill;
    }
    return found;
}

bool Chunk::is_status() const {
    if (!status_) status_ = looks_like_status(text);
    return *status_;
}

bool Chunk::is_data() const {
    if (!data_)
        data_ = is_status() || (std::any_of(text.begin(), text.end(), is_digit) && looks_like_figure(text) &&
                                text.find("\u00a3") == std::string::npos && !looks_like_period(text));
    return *data_;
}

}  // namespace scrutineer
