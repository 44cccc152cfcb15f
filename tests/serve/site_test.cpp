// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a small archive, without a network.
#include "serve/site.hpp"

#include <filesystem>

#include "archive/indicators.hpp"
#include "archive/linking.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::serve;

namespace {

constexpr const char* evil = "<script>alert(1)</script>\" onload=\"x";

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++times;
    return times;
}

/// An archive of two papers: one with a file, one whose texts are markup and whose file is gone.
struct SmallArchive {
    test::Folder folder;
    std::string archive = folder / "council.db", file = folder / "paper.pdf";
    std::string paper, record, hostile;

    SmallArchive() {
        test::write_file(file, test::one_page("BT /F1 12 Tf 72 730 Td (91.1%) Tj ET"));
        Archive made(archive, Archive::Mode::write);
        Dataset first = samples::paper("first", "2020-06-30");
        paper = first.documents[0].id = sha256(test::read_file(file));
        Record& row = samples::add_record(first, "Calls answered in time");
        row.source.box = {72, 100, 200, 114};
        row.observations = {samples::figure(Basis::latest, "2020-01-01", "2020-03-31", 91.1, "91.1%")};
        row.observations[0].box = {72, 100, 110, 114};
        row.observations[0].confidence = 0.7;
        record = row.id;
        first.diagnostics.push_back({paper,
                                     "first.pdf",
                                     {Diagnostic::Severity::warning, "figures-not-read",
                                      "3 figures of a table were not read", 1, Box{72, 300, 300, 400}}});
        made.store(first, {file, "1", "", false});

        Dataset second = samples::paper("second", "2021-06-30");
        hostile = second.documents[0].id;
        second.documents[0].file = std::string(evil) + ".pdf";
        second.documents[0].title = evil;
        second.documents[0].authority_name = evil;
        Record& bad = samples::add_record(second, evil);
        bad.indicator.group = {evil};
        bad.observations = {samples::figure(Basis::latest, "2021-01-01", "2021-03-31", 1, evil)};
        bad.observations[0].period->label = evil;
        bad.observations[0].confidence = 0.2;
        second.diagnostics.push_back(
            {hostile, evil, {Diagnostic::Severity::warning, "figures-not-read", evil, 1, Box{1, 2, 3, 4}}});
        made.store(second, {folder / "gone.pdf", "1", "", false});
        update_links(made);
    }
};

Response get(const Site& site, const std::string& target) {
    const auto request = request_of("GET", target);
    REQUIRE(request);
    return site.answer(*request);
}

SiteOptions options_for(const SmallArchive& small) {
    SiteOptions options;
    options.archive = small.archive;
    options.program = "1";
    return options;
}

}  // namespace

TEST_CASE("papers are listed with what was read of them") {
    const SmallArchive small;
    const Site site(options_for(small));
    const std::string page = get(site, "/").body;
    CHECK(page.find("first.pdf") != std::string::npos);
    CHECK(page.find("30 June 2020") != std::string::npos);
    CHECK(get(site, "/?council=Westshire%20County%20Council").body.find("second") == std::string::npos);
    CHECK(get(site, "/?words=nothing+like+this").body.find("0 papers") != std::string::npos);
}

TEST_CASE("a page is shown with a box for each figure, and its picture comes from the paper itself") {
    const SmallArchive small;
    const Site site(options_for(small));
    const std::string page = get(site, "/papers/" + small.paper + "?page=1&figure=" + small.record + ".1").body;
    CHECK(page.find("viewBox=\"0 0 595 842\"") != std::string::npos);
    CHECK(count(page, "class=\"box doubtful here\"") == 1);
    CHECK(page.find("x=\"71\" y=\"99\"") != std::string::npos);
    CHECK(count(page, "class=\"unread\"") >= 1);
    CHECK(page.find("Calls answered in time") != std::string::npos);
    const Response picture = get(site, "/papers/" + small.paper + "/pages/1/picture");
    CHECK(picture.status == 200);
    CHECK(picture.type == "image/png");
    CHECK(picture.body.starts_with("\x89PNG"));
}

TEST_CASE("no address leads to another file than a paper's own") {
    const SmallArchive small;
    const Site site(options_for(small));
    test::write_file(small.folder / "secret.pdf", test::one_page(""));
    for (const std::string& id :
         {std::string(".."), std::string("..%2F..%2Fetc%2Fpasswd"), std::string("%2e%2e"), small.folder / "secret.pdf",
          std::string("/etc/passwd"), small.paper + "%00", small.paper + "'--", std::string(64, '0')})
        for (const char* end : {"", "/pages/1/picture", "/pages/../picture"})
            CHECK(get(site, "/papers/" + id + end).status == 404);
    for (const char* page : {"0", "-1", "2", "1x", "99999999999", "%2e%2e"})
        CHECK(get(site, "/papers/" + small.paper + "/pages/" + page + "/picture").status == 404);
    for (const char* name : {"../style.css", "..%2Fstyle.css", "passwd", ""})
        CHECK(get(site, "/assets/" + std::string(name)).status == 404);
    // The file that the archive names has other bytes now: it is another one, and is not shown.
    test::write_file(small.file, test::read_file(small.folder / "secret.pdf"));
    CHECK(get(site, "/papers/" + small.paper + "/pages/1/picture").status == 404);
}

TEST_CASE("what a paper says never becomes markup, on any page") {
    const SmallArchive small;
    const Site site(options_for(small));
    const Archive archive(small.archive, Archive::Mode::read);
    const Dataset hostile = archive.load({small.hostile});
    const auto indicator = indicator_of_record(archive, hostile.records.at(0).id);
    REQUIRE(indicator);
    for (const std::string& target : std::vector<std::string>{
             std::string("/"), "/papers/" + small.hostile, "/indicators", "/indicators?q=" + percent_encoded(evil),
             "/indicators/" + indicator->id, "/?words=" + percent_encoded(evil), "/?council=" + percent_encoded(evil),
             "/records/" + hostile.records[0].id, std::string("/todo"), std::string("/findings"),
             std::string("/export"), "/papers/" + small.hostile + "/findings", "/papers/" + small.hostile + "/new"}) {
        CAPTURE(target);
        const std::string page = get(site, target).body;
        CHECK(count(page, "<script") == 1);  // the page's own
        CHECK(page.find("alert(1)</script>") == std::string::npos);
        CHECK(page.find("\" onload=\"") == std::string::npos);
        CHECK(page.find(" style=\"") == std::string::npos);  // the content policy allows none
    }
}

TEST_CASE("a paper whose file is gone is shown all the same, and says so") {
    const SmallArchive small;
    const Site site(options_for(small));
    const Response page = get(site, "/papers/" + small.hostile);
    CHECK(page.status == 200);
    CHECK(page.body.find("cannot be shown") != std::string::npos);
}

TEST_CASE("an indicator is found by a word, and its points lead to their pages") {
    const SmallArchive small;
    const Site site(options_for(small));
    const std::string found = get(site, "/indicators?q=calls").body;
    REQUIRE(found.find("/indicators/") != std::string::npos);
    const std::size_t at = found.find("href=\"/indicators/") + 6;
    const std::string page = get(site, found.substr(at, found.find('"', at) - at)).body;
    CHECK(page.find("91.1%") != std::string::npos);
    CHECK(page.find("/papers/" + small.paper + "?page=1") != std::string::npos);
    CHECK(get(site, "/indicators?q=nothing").body.find("No indicator") != std::string::npos);
}

TEST_CASE("an archive that is not there is made, but not where it is only to be read") {
    const test::Folder folder;
    SiteOptions options;
    options.archive = folder / "new.db";
    options.read_only = true;
    CHECK_THROWS(Site(options));
    CHECK(!std::filesystem::exists(options.archive));
    options.read_only = false;
    const Site site(options);
    CHECK(get(site, "/").body.find("no paper in this archive yet") != std::string::npos);
}
