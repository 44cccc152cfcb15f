// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/finding_pictures.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "validate/png.hpp"
#include "workers/packing.hpp"

namespace scrutineer {
namespace {

/// Points around the figures: two or three lines of text.
constexpr double margin = 34;
/// A cut higher than this is parted: its figures are too far from one another to be seen at once.
constexpr double most_height = 420;
/// Pages wider than A3 are not shown in full.
constexpr double most_width = 1200;

Box marks_of(const Finding& finding, const FindingPicture& picture) {
    Box box = finding.sources[picture.sources.front()].box;
    for (const std::size_t index : picture.sources) box = united(box, finding.sources[index].box);
    return box;
}

/// Sources of one page that lie near one another share a picture.
std::vector<FindingPicture> planned(const Finding& finding, std::size_t most) {
    std::vector<FindingPicture> pictures;
    for (std::size_t i = 0; i < finding.sources.size(); ++i) {
        const FindingSource& source = finding.sources[i];
        const auto fits = [&](const FindingPicture& picture) {
            if (picture.document != source.document || picture.page != source.page) return false;
            return united(marks_of(finding, picture), source.box).height() + 2 * margin <= most_height;
        };
        const auto same = std::find_if(pictures.begin(), pictures.end(), fits);
        if (same != pictures.end()) {
            same->sources.push_back(i);
        } else if (pictures.size() < most) {
            FindingPicture picture;
            picture.document = source.document;
            picture.page = source.page;
            picture.sources = {i};
            pictures.push_back(std::move(picture));
        }
    }
    for (FindingPicture& picture : pictures) picture.region = marks_of(finding, picture);
    return pictures;
}

/// The whole width of the page, the figures in the middle of its height; nothing of what lies outside the page.
Box cut_around(const Box& marks, const Box& page) {
    Box cut{page.x0, marks.y0 - margin, page.x1, marks.y1 + margin};
    if (page.width() > most_width) {
        cut.x0 = marks.centre().x - most_width / 2;
        cut.x1 = cut.x0 + most_width;
    }
    if (cut.height() > most_height) cut.y1 = cut.y0 + most_height;
    return intersection(cut, page);
}

/// In a worker process: all pictures of one paper, for each what it shows, its size and its PNG; empty texts for one
/// that cannot be drawn.
std::string draw_paper(const std::string& path, const std::vector<FindingPicture*>& pictures,
                       const PictureOptions& options, PaperAccount& account) {
    std::vector<std::string> parts;
    PdfDocument document = PdfDocument::open(path, options.read);
    paper_opened(document, account);
    std::size_t bytes = 0;
    for (const FindingPicture* picture : pictures) {
        const Box page = document.page_box(picture->page);
        const Box cut = cut_around(picture->region, page);
        if (cut.width() < 1 || cut.height() < 1 || bytes > options.most_bytes) {
            parts.insert(parts.end(), {"", ""});
            continue;
        }
        const Raster raster = document.render(picture->page, options.dots_per_inch, cut);
        parts.push_back(nlohmann::json{cut.x0, cut.y0, cut.x1, cut.y1, raster.width, raster.height}.dump());
        parts.push_back(to_png(raster));
        bytes += parts.back().size();
    }
    return pack(parts);
}

void take(const std::string& place, std::string&& png, FindingPicture& picture) {
    if (place.empty()) return;
    const nlohmann::json drawn = nlohmann::json::parse(place);
    picture.region = {drawn[0].get<double>(), drawn[1].get<double>(), drawn[2].get<double>(), drawn[3].get<double>()};
    picture.width = drawn[4].get<int>();
    picture.height = drawn[5].get<int>();
    picture.png = std::move(png);
}

}  // namespace

std::vector<std::vector<FindingPicture>> draw_findings(const std::vector<Finding>& findings,
                                                       const std::map<std::string, std::string>& papers,
                                                       const PictureOptions& options) {
    std::vector<std::vector<FindingPicture>> all;
    for (const Finding& finding : findings) all.push_back(planned(finding, options.most_for_finding));

    std::map<std::string, std::vector<FindingPicture*>> by_paper;
    for (std::vector<FindingPicture>& pictures : all)
        for (FindingPicture& picture : pictures)
            if (papers.count(picture.document) != 0) by_paper[picture.document].push_back(&picture);
    const std::vector<std::pair<std::string, std::vector<FindingPicture*>>> tasks(by_paper.begin(), by_paper.end());
    std::vector<std::string> files;
    for (const auto& [id, pictures] : tasks) files.push_back(papers.at(id));
    read_isolated({tasks.size(),
                   [&](std::size_t index, PaperAccount& account) {
                       return draw_paper(papers.at(tasks[index].first), tasks[index].second, options, account);
                   },
                   [&](IsolatedPaper&& drawn) {
                       if (drawn.failure) return;  // the report says of each that there is no picture
                       std::vector<std::string> parts = unpack(drawn.bytes);
                       const std::vector<FindingPicture*>& pictures = tasks[drawn.index].second;
                       for (std::size_t i = 0; i < pictures.size() && 2 * i + 1 < parts.size(); ++i)
                           take(parts[2 * i], std::move(parts[2 * i + 1]), *pictures[i]);
                   },
                   {},
                   files},
                  options.isolation);

    // The budget is spent in the order of the findings, worst first.
    std::size_t bytes = 0;
    for (std::vector<FindingPicture>& pictures : all)
        for (FindingPicture& picture : pictures) {
            bytes += picture.png.size();
            if (bytes > options.most_bytes) picture.png.clear();
        }
    return all;
}

}  // namespace scrutineer
