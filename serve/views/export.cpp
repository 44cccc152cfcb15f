// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: the archive as files for other programs
#include <array>
#include <cstdlib>
#include <filesystem>

#include "serve/frame.hpp"
#include "serve/reading/work.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

namespace fs = std::filesystem;

struct Offer {
    const char* name;    ///< of the file
    const char* format;  ///< of archive/export
    const char* made;    ///< the name that the export gives it
    const char* type;
    const char* words;
};

constexpr std::array offers{
    Offer{"scrutineer.xlsx", "xlsx", "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "A workbook for Excel and LibreOffice: a sheet each for papers, indicators, figures, ratings"},
    Offer{"observations.csv", "csv", "observations.csv", "text/csv; charset=utf-8",
          "Every figure in one table, a row each"},
    Offer{"indicators.csv", "csv", "indicators.csv", "text/csv; charset=utf-8",
          "Every indicator, with its names and years"},
    Offer{"scrutineer.sqlite", "sqlite", "", "application/vnd.sqlite3", "The tables as a database for SQLite"}};

/// A folder of its own that goes with all that is in it.
class WorkingFolder {
public:
    WorkingFolder() : path_((fs::temp_directory_path() / "scrutineer-export-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) throw WorkError("There is no room for an export.");
    }
    ~WorkingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace

Response export_view(const Visit& visit) {
    Markup out;
    out << "<h1>Export</h1>\n<p>All figures of the archive, each with its paper, page and place. What was corrected is "
           "in them as "
           "corrected.</p>\n<ul class=\"offers\">\n";
    for (const Offer& offer : offers)
        out << "<li><a class=\"button\" href=\"/export/" << std::string_view(offer.name) << "\" download>"
            << std::string_view(offer.name) << "</a> " << std::string_view(offer.words) << "</li>\n";
    out << "</ul>\n<p class=\"quiet\"><code>scrutineer export</code> does the same, in more formats.</p>\n";
    return framed(visit.services, {"Export", "/export", "", false}, out);
}

Response export_file(const Visit& visit) {
    for (const Offer& offer : offers) {
        if (visit.captured[0] != offer.name) continue;
        const WorkingFolder folder;
        std::string wanted;
        for (const std::string& path :
             ask_to_export(visit.services.reading, visit.services.options.archive, offer.format, folder.path()))
            if (*offer.made == '\0' || fs::path(path).filename() == offer.made) wanted = path;
        if (wanted.empty()) throw NotThere("The export gave no such file.");
        Response response;
        response.type = offer.type;
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"" + std::string(offer.name) + "\"");
        response.file = folder.path() + ".out";
        fs::rename(wanted, response.file);
        return response;
    }
    throw NotThere("There is no such export.");
}

}  // namespace scrutineer::serve
