// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/isolated.hpp"

#include <csignal>
#include <string>

#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace std::chrono_literals;

namespace {

void spin() {
    for (volatile unsigned long i = 0;; i = i + 1) {
    }
}

/// Reads one paper of so many pages, whose pages do what `at_page` does, and gives back what was said of each: "1 ", or
/// the reason why it was not read.
IsolatedPaper read_with(int pages, const std::function<void(int)>& at_page) {
    Isolation isolation;
    isolation.processor = 300ms;
    IsolatedPaper paper;
    read_isolated({1,
                   [&](std::size_t, PaperAccount& account) {
                       std::string said;
                       for (int page = 1; page <= pages; ++page) {
                           if (const auto why = account.guard->begin(page)) {
                               said += "[" + *why + "] ";
                               continue;
                           }
                           at_page(page);
                           said += std::to_string(page) + " ";
                       }
                       account.guard->end();
                       at_page(0);
                       return said;
                   },
                   [&](IsolatedPaper&& read) { paper = std::move(read); }},
                  isolation);
    return paper;
}

}  // namespace

TEST_CASE("a page that takes too long is left out, and the others are kept") {
    const IsolatedPaper paper = read_with(3, [](int page) {
        if (page == 2) spin();
    });
    CHECK_FALSE(paper.failure);
    CHECK(paper.bytes == "1 [Page 2 was not read: reading it took more than 0.3 s of CPU time.] 3 ");
}

TEST_CASE("a page that crashes its process is left out, and the others are kept") {
    const IsolatedPaper paper = read_with(2, [](int page) {
        if (page == 1) raise(SIGSEGV);
    });
    CHECK_FALSE(paper.failure);
    CHECK(paper.bytes == "[Page 1 was not read: reading it crashed (Segmentation fault).] 2 ");
}

TEST_CASE("after the third such page no more are read") {
    const IsolatedPaper paper = read_with(9, [](int page) {
        if (page % 2 == 0 && page > 0) raise(SIGKILL);
    });
    CHECK_FALSE(paper.failure);
    CHECK(paper.bytes ==
          "1 [Page 2 was not read: reading it crashed (Killed).] "
          "3 [Page 4 was not read: reading it crashed (Killed).] "
          "5 [Page 6 was not read: reading it crashed (Killed). It is not the first such page: what follows it was "
          "not read either.] [] [] [] ");
}

TEST_CASE("where no page is to blame, the paper has failed") {
    const IsolatedPaper paper = read_with(2, [](int page) {
        if (page == 0) raise(SIGSEGV);
    });
    REQUIRE(paper.failure);
    CHECK(paper.failure->code == "crashed");
}
