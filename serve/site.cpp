// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/site.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "archive/sqlite.hpp"
#include "serve/frame.hpp"
#include "serve/reading/work.hpp"
#include "serve/views/deciding.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

struct Route {
    std::string_view method;
    std::string_view pattern;  ///< "*" stands for one part of the path
    Response (*view)(const Visit& visit);
};

constexpr std::array routes{
    Route{"GET", "/", papers_view},
    Route{"GET", "/papers/*", paper_view},
    Route{"GET", "/papers/*/pages/*/picture", page_picture},
    Route{"GET", "/indicators", indicators_view},
    Route{"GET", "/indicators/*", indicator_view},
    Route{"GET", "/records/*", record_view},
    Route{"POST", "/records/*/figures/*", decide_figure},
    Route{"POST", "/decisions/undo", undo_decision},
    Route{"GET", "/todo", todo_view},
    Route{"POST", "/todo/settle", settle},
    Route{"POST", "/todo/link", decide_link},
    Route{"GET", "/findings", findings_view},
    Route{"GET", "/papers/*/findings", paper_findings_view},
    Route{"POST", "/papers/*/findings", judge_finding},
    Route{"POST", "/papers", add_papers},
    Route{"GET", "/papers/*/new", new_view},
    Route{"GET", "/papers/*/teach", teach_view},
    Route{"POST", "/papers/*/teach", teach},
    Route{"POST", "/papers/*/forget", forget_layout},
    Route{"GET", "/export", export_view},
    Route{"GET", "/export/*", export_file},
    Route{"GET", "/assets/*", asset},
};

std::string_view take_part(std::string_view& path) {
    const std::size_t end = path.find('/', 1);
    const std::string_view part = path.substr(1, end == std::string_view::npos ? end : end - 1);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    return part;
}

/// What stands in the places of the pattern's "*"; nothing where the path is another one.
std::optional<std::vector<std::string>> captured_by(std::string_view pattern, std::string_view path) {
    std::vector<std::string> captured;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view expected = take_part(pattern), part = take_part(path);
        if (expected == "*" && !part.empty())
            captured.emplace_back(part);
        else if (expected != part)
            return std::nullopt;
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return captured;
}

/// An archive to read from; where there is none yet and one may be made, an empty one.
void prepare(const SiteOptions& options) {
    if (options.read_only) {
        const Archive readable(options.archive, Archive::Mode::read);
        return;
    }
    const Archive made(options.archive, Archive::Mode::write);
}

}  // namespace

struct Site::State {
    explicit State(const SiteOptions& options)
        : reading([isolation = options.isolation](std::string_view task, const ReadingProcess::Say& say) {
              return do_work(task, say, isolation);
          }),
          pictures([this](const PageAsked& asked) { return ask_for_page(reading, asked); }),
          services{options, "", reading, pictures, findings} {}

    ReadingProcess reading;
    PagePictures pictures;
    FindingsCache findings;
    Services services;
};

Site::Site(const SiteOptions& options) {
    prepare(options);
    state_ = std::make_unique<State>(options);
}

Site::~Site() = default;

void Site::use_token(const std::string& token) { state_->services.token = token; }

Response Site::answer(const Request& request) const {
    Services& services = state_->services;
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    for (const Route& route : routes) {
        if (route.method != method) continue;
        auto captured = captured_by(route.pattern, request.path);
        if (!captured) continue;
        if (method == "POST" && services.options.read_only)
            return error_page(services, 403, "This archive is shown to read only", "Nothing was changed.");
        try {
            const Archive archive(services.options.archive, Archive::Mode::read);
            return route.view({request, archive, std::move(*captured), services});
        } catch (const NotThere& missing) {
            return error_page(services, 404, "Not here", missing.what());
        } catch (const Undecidable& error) {
            return error_page(services, 400, "This cannot be decided so", error.what());
        } catch (const ArchiveError& error) {
            return error_page(services, 503, "The archive cannot be read just now", error.what());
        }
    }
    return error_page(services, 404, "Not here", "There is no page of this address.");
}

}  // namespace scrutineer::serve
