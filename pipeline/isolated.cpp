// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/isolated.hpp"

#include <charconv>
#include <ctime>
#include <utility>

#include "workers/packing.hpp"
#include "workers/process_pool.hpp"
#include "workers/sandbox.hpp"

namespace scrutineer {
namespace {

using Clock = std::chrono::steady_clock;

/// Time for opening a paper, and for each of its pages, where no other is set. A page of text takes some milliseconds,
/// a scanned one some seconds: what is still at work after this goes round in circles. By the clock it may be more, as
/// the machine may have other things to do.
constexpr std::chrono::minutes time_for_opening{10};
constexpr std::chrono::minutes processor_time_for_opening{2};
constexpr std::chrono::minutes time_for_a_page{1};
/// What the pages can come to: a file can claim any number of them.
constexpr std::chrono::hours most_time_for_pages{24};

PoolOptions pool_options(const Isolation& isolation) {
    PoolOptions pool;
    pool.workers = isolation.jobs;
    pool.limits.memory = isolation.memory;
    pool.limits.wall = isolation.time.value_or(time_for_opening);
    pool.limits.processor = isolation.processor.value_or(processor_time_for_opening);
    if (!isolation.time) pool.limits.more = most_time_for_pages;
    const SandboxSupport support = sandbox_support();
    if (support.available)
        pool.start = enter_sandbox;
    else if (isolation.unprotected)
        isolation.unprotected(support.reason);
    return pool;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string text_of(const PaperAccount& account) {
    std::string text = std::to_string(account.pages) + ' ' + std::to_string(account.tables) + ' ' +
                       std::to_string(account.records) + ' ' + std::to_string(account.seconds) + ' ' +
                       std::to_string(account.processor_seconds);
    for (const int page : account.ocr_pages) text += ' ' + std::to_string(page);
    return text;
}

/// The next number of a text of numbers, which is taken off its front; 0 where there is none.
template <typename Number>
Number take_number(std::string_view& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(error == std::errc() ? static_cast<std::size_t>(end - text.data()) : text.size());
    if (!text.empty()) text.remove_prefix(1);
    return number;
}

PaperAccount account_from_text(std::string_view text) {
    PaperAccount account;
    account.pages = take_number<int>(text);
    account.tables = take_number<std::size_t>(text);
    account.records = take_number<std::size_t>(text);
    account.seconds = take_number<double>(text);
    account.processor_seconds = take_number<double>(text);
    while (!text.empty()) account.ocr_pages.push_back(take_number<int>(text));
    return account;
}

/// In a worker process. What it sends: the failure's code, empty where there is none; its message, or what was read;
/// the account.
std::string read_one(const IsolatedReading& reading, std::size_t index) {
    const auto start = Clock::now();
    const double start_processor = processor_seconds();
    PaperAccount account;
    std::string code, bytes;
    try {
        bytes = reading.read(index, account);
    } catch (const ReadError& error) {
        code = error.code();
        bytes = error.what();
    }
    account.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    account.processor_seconds = processor_seconds() - start_processor;
    return pack({code, bytes, text_of(account)});
}

IsolatedPaper outcome(TaskResult&& result) {
    IsolatedPaper paper;
    paper.index = result.index;
    if (result.failure) {
        const bool threw = result.failure->kind == TaskFailure::Kind::threw;
        paper.failure = PaperFailure{std::string(to_text(result.failure->kind)),
                                     (threw ? "reading it failed: " : "reading it ") + result.failure->message};
        return paper;
    }
    std::vector<std::string> parts = unpack(result.bytes);
    if (parts.size() != 3) throw std::runtime_error("a worker's result has the wrong number of parts");
    paper.account = account_from_text(parts[2]);
    if (parts[0].empty())
        paper.bytes = std::move(parts[1]);
    else
        paper.failure = PaperFailure{std::move(parts[0]), std::move(parts[1])};
    return paper;
}

}  // namespace

unsigned page_workers(const Isolation& isolation, std::size_t papers) {
    const unsigned jobs = isolation.jobs == 0 ? available_cores() : isolation.jobs;
    return papers == 0 || papers >= jobs ? 1 : jobs / static_cast<unsigned>(papers);
}

void read_isolated(const IsolatedReading& reading, const Isolation& isolation) {
    if (reading.papers == 0) return;
    PoolOptions pool = pool_options(isolation);
    pool.progress = reading.progress;
    run_tasks(
        reading.papers, [&](std::size_t index) { return read_one(reading, index); },
        [&](TaskResult&& result) { reading.deliver(outcome(std::move(result))); }, pool);
}

void paper_opened(const PdfDocument& document, PaperAccount& account) {
    account.pages = document.page_count();
    allow_more_time(account.pages * std::chrono::milliseconds(time_for_a_page));
}

std::string read_isolated(const std::string& path, const std::function<std::string(PaperAccount&)>& read,
                          const Isolation& isolation) {
    IsolatedPaper paper;
    read_isolated({1, [&](std::size_t, PaperAccount& account) { return read(account); },
                   [&](IsolatedPaper&& read_paper) { paper = std::move(read_paper); }},
                  isolation);
    if (paper.failure) throw ReadError(paper.failure->code, path, paper.failure->message);
    return std::move(paper.bytes);
}

}  // namespace scrutineer
