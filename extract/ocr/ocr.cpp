// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/ocr.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "extract/ocr/recogniser.hpp"
#include "extract/picture/bend.hpp"
#include "extract/picture/need.hpp"
#include "extract/picture/table_picture.hpp"

namespace scrutineer {
namespace {

constexpr double usual_dpi = 300;
constexpr double least_dpi = 90;
constexpr double first_look_dpi = 100;

Point turned_back(Point p, double width, double height, int turn) {
    // The upright page is width x height.
    switch (turn) {
        case 90:
            return {p.y, width - p.x};
        case 180:
            return {width - p.x, height - p.y};
        case 270:
            return {height - p.y, p.x};
        default:
            return p;
    }
}

void scale(Box& box, double sx, double sy, Point origin) {
    box = {box.x0 * sx + origin.x, box.y0 * sy + origin.y, box.x1 * sx + origin.x, box.y1 * sy + origin.y};
}

ocr::ColourPicture to_picture(Raster raster) {
    ocr::ColourPicture picture;
    picture.width = raster.width;
    picture.height = raster.height;
    picture.pixels = std::move(raster.rgb);
    return picture;
}

// From pixels to points: `place` is where the picture, as it was read, lies.
void place(ocr::Content& content, const Box& place) {
    const double sx = place.width() / content.width;
    const double sy = place.height() / content.height;
    const Point origin{place.x0, place.y0};
    for (Word& word : content.words) {
        scale(word.box, sx, sy, origin);
        word.baseline = word.rotation % 180 == 0 ? word.baseline * sy + origin.y : word.baseline * sx + origin.x;
        word.font_size *= sy;
    }
    for (Rule& rule : content.rules) {
        scale(rule.box, sx, sy, origin);
        rule.thickness *= sy;
    }
    for (Fill& fill : content.fills) scale(fill.box, sx, sy, origin);
    for (Symbol& symbol : content.symbols) scale(symbol.box, sx, sy, origin);
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Pictures of a page are not decoded where they claim more pixels than this together: an A2 page at 600 dots an inch
/// has 140 million. Decoding as many takes some seconds.
constexpr long most_picture_pixels = 300'000'000;

double pixels_of_pictures(const Page& page) {
    double pixels = 0;
    for (const Picture& picture : page.pictures)
        pixels += static_cast<double>(picture.pixel_width) * picture.pixel_height;
    return pixels;
}

}  // namespace

struct OcrReader::State {
    OcrOptions options;
    std::unique_ptr<ocr::Recogniser> recogniser;
    std::map<int, std::vector<Box>> pictures_of_tables;  ///< by page, where pictures were looked at

    ocr::Need need_of(PdfDocument& document, const Page& page);

    ocr::Recogniser& ready() {
        if (!recogniser) {
            try {
                recogniser = std::make_unique<ocr::Recogniser>(options.language);
            } catch (const ocr::RecogniserError& error) {
                throw OcrError(error.what());
            }
        }
        return *recogniser;
    }

    void note(Page& page, Diagnostic::Severity severity, const char* code, std::string message,
              std::optional<Box> box = {}) const {
        page.diagnostics.push_back({severity, code, std::move(message), page.number, box});
    }

    void note_timeout(Page& page) const {
        note(page, Diagnostic::Severity::error, "page-timeout",
             "reading this page took more than " +
                 std::to_string(std::chrono::duration_cast<std::chrono::seconds>(options.page_timeout).count()) +
                 " s of processor time and was stopped; what was read until then is there (--page-timeout gives it "
                 "longer)");
    }

    void read_whole(PdfDocument& document, Page& page);
    void read_region(PdfDocument& document, Page& page, const Box& region);
};

ocr::Need OcrReader::State::need_of(PdfDocument& document, const Page& page) {
    ocr::Need need;
    if (options.mode == OcrMode::never) return need;
    if (options.mode == OcrMode::always) {
        need.whole_page = true;
        return need;
    }
    need = ocr::find_need(page);
    if (need.regions.empty()) return need;
    const auto [known, is_new] = pictures_of_tables.try_emplace(page.number);
    if (is_new) {
        const auto look = [&](const std::vector<Box>& places, double share, const auto& is_one) {
            std::vector<Raster> looks = document.pictures(page.number, places, first_look_dpi, share);
            std::vector<Box> kept;
            for (std::size_t i = 0; i < looks.size(); ++i) {
                if (looks[i].rgb.empty()) continue;
                // The whole of one of its sides is there.
                const double dpi =
                    72 * std::max(looks[i].width / places[i].width(), looks[i].height / places[i].height());
                if (is_one(ocr::to_grey(to_picture(std::move(looks[i]))), dpi)) kept.push_back(places[i]);
            }
            return kept;
        };
        const std::vector<Box> perhaps = look(need.regions, 0.5, ocr::may_begin_table);
        if (!perhaps.empty()) known->second = look(perhaps, 1, ocr::looks_like_table);
    }
    need.regions = known->second;
    return need;
}

void OcrReader::State::read_whole(PdfDocument& document, Page& page) {
    if (pixels_of_pictures(page) > static_cast<double>(most_picture_pixels)) {
        note(page, Diagnostic::Severity::error, "picture-too-large",
             "the pictures of this page claim more than " + std::to_string(most_picture_pixels) +
                 " pixels and were not read");
        return;
    }
    const auto deadline = ocr::Recogniser::Clock::now() + options.page_timeout;
    ocr::Recogniser& reader = ready();
    ocr::Content content;
    Box where{0, 0, page.width, page.height};
    try {
        Raster raster;
        double dpi = options.dpi;
        if (dpi == 0) {
            if (std::optional<ScanImage> scan = document.scan_image(page.number)) {
                const double own = scan->raster.width / (scan->box.width() / 72);
                if (own >= least_dpi) {
                    dpi = own;
                    where = scan->box;
                    raster = std::move(scan->raster);
                }
            }
        }
        if (raster.rgb.empty()) {
            if (dpi == 0) dpi = usual_dpi;
            raster = document.render(page.number, dpi);
            where = {0, 0, raster.width * 72 / dpi, raster.height * 72 / dpi};
        }
        content = reader.read_picture(raster, dpi, deadline);
    } catch (const ReadError& error) {
        note(page, Diagnostic::Severity::error, "picture-too-large",
             std::string("the picture of this page could not be made for reading: ") + error.what());
        return;
    }
    if (content.turn % 180 != 0) {
        std::swap(page.width, page.height);
        where = {where.y0, where.x0, where.y1, where.x1};
    }
    page.turn = content.turn;
    page.skew = content.skew;
    for (const double drop : content.bend) page.bend.push_back(drop * where.height() / content.height);
    place(content, where);
    const bool shaded = content.fills.size() > 1 || !content.symbols.empty();
    if (content.grey && shaded)
        note(page, Diagnostic::Severity::info, "picture-without-colour",
             "this page was scanned without colours: ratings that are shown by colour alone cannot be told");
    page.words = std::move(content.words);
    page.rules = std::move(content.rules);
    page.fills = std::move(content.fills);
    page.symbols = std::move(content.symbols);
    page.pictures.clear();
    page.tagged_cells.clear();
    page.source = TextSource::ocr;
    if (content.timed_out) note_timeout(page);
}

void OcrReader::State::read_region(PdfDocument& document, Page& page, const Box& region) {
    const auto deadline = ocr::Recogniser::Clock::now() + options.page_timeout;
    try {
        const double dpi = options.dpi == 0 ? 200 : options.dpi;
        const Raster raster = document.render(page.number, dpi, region);
        const Box where{region.x0, region.y0, region.x0 + raster.width * 72 / dpi,
                        region.y0 + raster.height * 72 / dpi};
        ocr::Content content = ready().read_picture(raster, dpi, deadline);
        if (content.turn != 0) return;
        place(content, where);
        append(page.words, content.words);
        append(page.rules, content.rules);
        append(page.fills, content.fills);
        append(page.symbols, content.symbols);
        if (content.timed_out) note_timeout(page);
    } catch (const ReadError& error) {
        note(page, Diagnostic::Severity::error, "picture-too-large",
             std::string("a picture on this page could not be made for reading: ") + error.what(), region);
    }
}

OcrReader::OcrReader(OcrOptions options) : state_(std::make_unique<State>()) { state_->options = std::move(options); }
OcrReader::~OcrReader() = default;
OcrReader::OcrReader(OcrReader&&) noexcept = default;
OcrReader& OcrReader::operator=(OcrReader&&) noexcept = default;

bool OcrReader::wanted(PdfDocument& document, const Page& page) {
    const ocr::Need need = state_->need_of(document, page);
    return need.whole_page || !need.regions.empty();
}

void require_ocr_language(const std::string& language) {
    try {
        const ocr::Recogniser recogniser(language);
    } catch (const ocr::RecogniserError& error) {
        throw OcrError(error.what());
    }
}

Page OcrReader::read(PdfDocument& document, Page page) {
    State& state = *state_;
    const ocr::Need need = state.need_of(document, page);
    if (need.whole_page) {
        if (need.rubbish)
            state.note(
                page, Diagnostic::Severity::warning, "text-layer-rejected",
                "the text that this page carries is no text that anyone would print; it was read from its picture "
                "instead");
        const std::size_t words = page.words.size();
        state.read_whole(document, page);
        if (page.words.empty() && words == 0 && !page.pictures.empty())
            state.note(page, Diagnostic::Severity::info, "ocr-nothing-read",
                       "no text was found on this page's picture");
        return page;
    }
    for (const Box& region : need.regions) state.read_region(document, page, region);
    return page;
}

Box as_displayed(const Page& page, const Box& box) {
    if (page.skew == 0 && page.turn == 0 && page.bend.empty()) return box;
    const double radians = -page.skew * std::numbers::pi / 180;
    const Point centre{page.width / 2, page.height / 2};
    Box out{1e18, 1e18, -1e18, -1e18};
    for (const Point corner :
         {Point{box.x0, box.y0}, Point{box.x1, box.y0}, Point{box.x0, box.y1}, Point{box.x1, box.y1}}) {
        const double dx = corner.x - centre.x;
        const double dy = corner.y + ocr::drop_at(page.bend, corner.x, page.width) - centre.y;
        const Point straight{centre.x + dx * std::cos(radians) - dy * std::sin(radians),
                             centre.y + dx * std::sin(radians) + dy * std::cos(radians)};
        const Point p = turned_back(straight, page.width, page.height, page.turn);
        out = {std::min(out.x0, p.x), std::min(out.y0, p.y), std::max(out.x1, p.x), std::max(out.y1, p.y)};
    }
    return out;
}

}  // namespace scrutineer
