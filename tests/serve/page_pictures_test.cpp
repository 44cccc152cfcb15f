// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/page_pictures.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

#include "extract/page/digest.hpp"
#include "serve/reading/work.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pdf_writer.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::serve;

namespace {

PageAsked page_of(const std::string& document, int page = 1) { return {document, "paper.pdf", page, 110, true}; }

DrawnPage picture_of(std::size_t bytes) { return {595, 842, std::string(bytes, 'x')}; }

}  // namespace

TEST_CASE("a page is drawn once, however many ask") {
    std::atomic<int> drawn = 0;
    PagePictures pictures([&](const PageAsked&) {
        ++drawn;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return picture_of(10);
    });
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { CHECK(pictures.get(page_of("a"))->page.png.size() == 10); });
    for (std::thread& thread : threads) thread.join();
    CHECK(drawn == 1);
}

TEST_CASE("no more pictures are kept than there is room for, those used last stay") {
    int drawn = 0;
    PagePictures::Limits limits;
    limits.bytes = 10'000;
    PagePictures pictures(
        [&](const PageAsked&) {
            ++drawn;
            return picture_of(4'000);
        },
        limits);
    pictures.get(page_of("a", 1));
    pictures.get(page_of("a", 2));
    pictures.get(page_of("a", 1));
    pictures.get(page_of("a", 3));  // the second has to go
    CHECK(pictures.bytes() <= limits.bytes);
    CHECK(drawn == 3);
    pictures.get(page_of("a", 1));
    CHECK(drawn == 3);
    pictures.get(page_of("a", 2));
    CHECK(drawn == 4);
}

TEST_CASE("few pages are drawn at a time") {
    std::atomic<int> now = 0, most = 0;
    PagePictures pictures([&](const PageAsked&) {
        const int here = ++now;
        int seen = most;
        while (here > seen && !most.compare_exchange_weak(seen, here)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        --now;
        return picture_of(1);
    });
    std::vector<std::thread> threads;
    for (int i = 1; i <= 10; ++i) threads.emplace_back([&, i] { pictures.get(page_of("a", i)); });
    for (std::thread& thread : threads) thread.join();
    CHECK(most <= 2);
}

TEST_CASE("a page that cannot be drawn is not tried again at once") {
    int tried = 0;
    PagePictures pictures([&](const PageAsked&) -> DrawnPage {
        ++tried;
        throw std::runtime_error("it crashed");
    });
    CHECK(pictures.get(page_of("a"))->why_not == "it crashed");
    CHECK(pictures.get(page_of("a"))->why_not == "it crashed");
    CHECK(tried == 1);
}

TEST_CASE(
    "a page is drawn of the paper's own bytes alone, and one that takes too long ends its worker and nothing else") {
    test::PdfWriter pdf, heavy;
    pdf.add_page("BT /F1 12 Tf 72 730 Td (30.9%) Tj ET");
    std::string strokes;
    for (int i = 0; i < 200'000; ++i) strokes += "10 10 m 500 700 l 20 800 l S\n";
    heavy.add_page(strokes);
    const test::Folder folder;
    test::write_file(folder / "paper.pdf", pdf.bytes());
    test::write_file(folder / "heavy.pdf", heavy.bytes());
    Isolation isolation;
    isolation.processor = std::chrono::milliseconds(1000);
    ReadingProcess process(
        [isolation](std::string_view task, const ReadingProcess::Say& say) { return do_work(task, say, isolation); });
    PagePictures pictures([&](const PageAsked& asked) { return ask_for_page(process, asked); });
    const std::string id = sha256(pdf.bytes());

    const auto shown = pictures.get({id, folder / "paper.pdf", 1, 110, true});
    CHECK(shown->why_not.empty());
    CHECK(shown->page.width > 500);
    CHECK(shown->page.png.starts_with("\x89PNG"));

    CHECK(pictures.get({sha256("another"), folder / "paper.pdf", 1, 110, true})->why_not.find("changed") !=
          std::string::npos);
    CHECK(!pictures.get({id, folder / "gone.pdf", 1, 111, true})->why_not.empty());
    CHECK(!pictures.get({id, folder / "paper.pdf", 7, 110, true})->why_not.empty());
    CHECK(!pictures.get({sha256(heavy.bytes()), folder / "heavy.pdf", 1, 110, true})->why_not.empty());
    CHECK(pictures.get({id, folder / "paper.pdf", 1, 100, true})->why_not.empty());
}
