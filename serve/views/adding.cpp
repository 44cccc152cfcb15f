// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/views/views.hpp: papers are added
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "archive/browse.hpp"
#include "extract/page/digest.hpp"
#include "serve/frame.hpp"
#include "serve/reading/taught_layouts.hpp"
#include "serve/reading/work.hpp"
#include "serve/views/paper_parts.hpp"
#include "serve/views/views.hpp"

namespace scrutineer::serve {
namespace {

namespace fs = std::filesystem;

/// What became of one file that came with the form.
struct Outcome {
    std::string name, id;
    std::string words;
    bool good = false;
};

/// A PDF says so near its beginning.
bool is_pdf(const std::string& path) {
    std::array<char, 1024> beginning{};
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), beginning.size());
    return std::string_view(beginning.data(), static_cast<std::size_t>(file.gcount())).find("%PDF-") !=
           std::string_view::npos;
}

/// The file's own name without anything that leads elsewhere.
std::string safe_name(std::string name) {
    constexpr std::size_t longest = 120;
    name = name.substr(name.find_last_of("/\\") == std::string::npos ? 0 : name.find_last_of("/\\") + 1);
    std::string safe;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == ' ' || c == '(' || c == ')';
        safe += plain ? c : '_';
    }
    while (safe.starts_with('.')) safe.erase(0, 1);
    if (safe.ends_with(".pdf") || safe.ends_with(".PDF")) safe.resize(safe.size() - 4);
    if (safe.size() > longest) safe.resize(longest);
    return (safe.empty() ? "paper" : safe) + ".pdf";
}

/// Puts a received file among the papers under its own name; where another paper has that, under one with a number.
std::string keep(const std::string& received, const std::string& name, const std::string& folder,
                 const std::string& id) {
    fs::create_directories(folder);
    const std::string stem = safe_name(name).substr(0, safe_name(name).size() - 4);
    for (int number = 1;; ++number) {
        const std::string path = folder + "/" + stem + (number == 1 ? "" : "-" + std::to_string(number)) + ".pdf";
        std::error_code error;
        if (!fs::exists(path, error)) {
            fs::rename(received, path);
            fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read, error);
            return path;
        }
        if (sha256_of_file(path) == id) return path;
    }
}

Outcome add(const Visit& visit, const ReceivedFile& file) {
    Outcome outcome;
    outcome.name = clipped(file.name, 200);
    if (!is_pdf(file.path)) {
        outcome.words = "is not a PDF, and was not added";
        return outcome;
    }
    const SiteOptions& options = visit.services.options;
    outcome.id = sha256_of_file(file.path);
    const std::string kept =
        fs::absolute(keep(file.path, file.name, papers_folder_of(options.archive), outcome.id)).string();
    const AddedPaper added = ask_to_add(visit.services.reading,
                                        {options.archive, kept, options.program, layouts_folder_of(options.archive)});
    visit.services.findings.forget();
    if (!added.failure.empty()) {
        outcome.words = added.failure;
        return outcome;
    }
    const Archive archive(options.archive, Archive::Mode::read);
    const DocumentSummary paper = paper_summary(archive, outcome.id);
    outcome.good = true;
    outcome.words = (added.was_there ? "was there already: " : "") +
                    counted(static_cast<std::size_t>(paper.figures), "figure") + " in " +
                    counted(static_cast<std::size_t>(paper.records), "row");
    return outcome;
}

Markup outcomes_page(const std::vector<Outcome>& outcomes) {
    Markup out;
    out << "<h1>Added</h1>\n<ul class=\"outcomes\">\n";
    for (const Outcome& outcome : outcomes) {
        out << "<li><strong>" << outcome.name << "</strong>: " << outcome.words;
        if (outcome.good)
            out << " · <a href=\"/papers/" << outcome.id << "/new\">what is new</a> · <a href=\"/papers/" << outcome.id
                << "\">its pages</a>";
        out << "</li>\n";
    }
    out << "</ul>\n<p><a href=\"/\">All papers</a></p>\n";
    return out;
}

}  // namespace

Response add_papers(const Visit& visit) {
    std::vector<Outcome> outcomes;
    for (const ReceivedFile& file : visit.request.files) {
        try {
            outcomes.push_back(add(visit, file));
        } catch (const WorkError& error) {
            outcomes.push_back({clipped(file.name, 200), "", error.what(), false});
        }
    }
    if (visit.request.header("accept") != "application/json")
        return framed(visit.services, {"Added", "/", "", false}, outcomes_page(outcomes));
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Outcome& outcome : outcomes)
        all.push_back({{"name", outcome.name}, {"id", outcome.id}, {"words", outcome.words}, {"good", outcome.good}});
    Response response;
    response.type = "application/json";
    response.body = all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return response;
}

Markup adding_form(const Services& services) {
    Markup out;
    if (services.options.read_only) return out;
    out << "<form id=\"add\" class=\"add\" method=\"post\" action=\"/papers\" enctype=\"multipart/form-data\" "
           "aria-labelledby=\"adding\">\n"
        << token_field(services)
        << "<h2 id=\"adding\">Add papers</h2>\n<p class=\"quiet\">Drop PDF files anywhere on this page, or choose "
           "them. They are "
           "copied beside the archive and read on this machine; nothing leaves it.</p>\n<div class=\"fields\">"
           "<label>Files <input type=\"file\" name=\"papers\" accept=\"application/pdf,.pdf\" multiple></label>"
           "<label class=\"folder\">Or a folder <input type=\"file\" name=\"papers\" webkitdirectory></label>"
           "<button class=\"main\">Read them</button></div>\n<ol class=\"outcomes\" "
           "aria-live=\"polite\"></ol>\n</form>\n";
    return out;
}

}  // namespace scrutineer::serve
