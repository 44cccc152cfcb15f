// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/isolated.hpp"

#include <sys/mman.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <map>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "workers/module.hpp"
#include "workers/packing.hpp"
#include "workers/process_pool.hpp"
#include "workers/sandbox.hpp"

namespace scrutineer {
namespace {

using Clock = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 10;  // of a program under AddressSanitizer
#else
constexpr int slowness = 1;
#endif

// What a paper may take where nothing else is set (docs/limits.md). A page of text takes 5 to 20 milliseconds from its
// bytes to its records, the slowest of the real papers (a map of 100,000 lines) 0.6 s.
constexpr std::chrono::milliseconds processor_time{8'000 * slowness};
constexpr std::chrono::milliseconds processor_time_for_a_page{250 * slowness};
/// Of reading one page from the file, before character recognition.
constexpr std::chrono::milliseconds page_time{2'500 * slowness};
/// By the clock it may be more, as the machine may have other things to do.
constexpr std::chrono::minutes clock_time{10};
/// What is added for pages and for their recognition can come to this: a file can claim any number of them.
constexpr std::chrono::hours most_time_for_pages{24};
/// After so many pages at which the process ended, what follows the next one is not read: every attempt costs time.
constexpr std::size_t most_pages_given_up = 2;

/// What worker processes tell their parent that ends them: the page each paper is at. A worker that bad input has taken
/// over can write anything here, so it is only ever used as a number of a page.
class PagesAtWork {
public:
    explicit PagesAtWork(std::size_t papers) : size_(papers * sizeof(std::atomic<int>)) {
        void* const room = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (room == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
        pages_ = static_cast<std::atomic<int>*>(room);
    }
    PagesAtWork(const PagesAtWork&) = delete;
    PagesAtWork& operator=(const PagesAtWork&) = delete;
    ~PagesAtWork() { munmap(pages_, size_); }

    std::atomic<int>& of(std::size_t paper) const { return pages_[paper]; }

private:
    std::size_t size_;
    std::atomic<int>* pages_ = nullptr;
};

/// The pages of a paper at which reading it ended, with the reason.
using PagesGivenUp = std::map<int, std::string>;

class Guard : public PageGuard {
public:
    Guard(std::atomic<int>& at, const PagesGivenUp& given_up, std::chrono::milliseconds most_for_a_page)
        : at_(at), given_up_(given_up), page_time_(most_for_a_page) {}

    std::optional<std::string> begin(int page) override {
        at_ = page;
        limit_step(page_time_);
        const auto found = given_up_.find(page);
        if (found != given_up_.end()) return found->second;
        if (given_up_.size() > most_pages_given_up && page > given_up_.rbegin()->first) return "";
        return std::nullopt;
    }

    void begin_recognition(int page, std::chrono::milliseconds may_take) override {
        at_ = page;
        // It has a clock of its own; this is for a picture that cannot be decoded in any time.
        limit_step(page_time_.count() == 0 ? page_time_ : page_time_ + may_take);
        allow_more_time(may_take);
    }

    void end() override {
        at_ = 0;
        limit_step(std::chrono::milliseconds(0));
    }

private:
    std::atomic<int>& at_;
    const PagesGivenUp& given_up_;
    std::chrono::milliseconds page_time_;
};

/// What a worker needs to read besides its papers.
std::vector<std::string> files_of_program() {
    std::vector<std::string> files{"/usr",
                                   "/lib",
                                   "/lib64",
                                   "/etc/fonts",
                                   "/etc/ld.so.cache",
                                   "/var/cache/fontconfig",
                                   "/dev/null",
                                   "/dev/urandom",
                                   "/sys/devices/system/cpu"};
#if defined(__SANITIZE_ADDRESS__)
    files.emplace_back("/proc");  // a report shows which library is where
#endif
    for (const std::string& folder : module_folders()) files.push_back(folder);
    if (const char* const data = std::getenv("TESSDATA_PREFIX"); data != nullptr) files.emplace_back(data);
    return files;
}

PoolOptions pool_options(const Isolation& isolation, const std::vector<std::string>& papers) {
    PoolOptions pool;
    pool.workers = isolation.jobs;
    pool.limits.memory = isolation.memory;
    pool.limits.wall = isolation.time.value_or(clock_time);
    pool.limits.processor = isolation.processor.value_or(processor_time);
    if (!isolation.time) pool.limits.more = most_time_for_pages;
    const SandboxSupport support = sandbox_support();
    if (support.available) {
        std::vector<std::string> readable = files_of_program();
        readable.insert(readable.end(), papers.begin(), papers.end());
        pool.start = [readable = std::move(readable)] { enter_sandbox(readable); };
        if (!support.files && isolation.partly_protected) isolation.partly_protected(support.reason);
    } else if (isolation.unprotected) {
        isolation.unprotected(support.reason);
    }
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
std::string read_one(const IsolatedReading& reading, std::size_t index, Guard guard) {
    const auto start = Clock::now();
    const double start_processor = processor_seconds();
    PaperAccount account;
    account.guard = &guard;
    std::string code, bytes;
    try {
        bytes = reading.read(index, account);
    } catch (const ReadError& error) {
        code = error.code();
        bytes = error.what();
    }
    guard.end();
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

/// Whether a page may be to blame for a paper's failure.
bool may_be_a_page(const TaskFailure& failure) {
    using Kind = TaskFailure::Kind;
    return failure.kind == Kind::crashed || failure.kind == Kind::exited || failure.kind == Kind::out_of_memory ||
           (failure.kind == Kind::out_of_processor && failure.number == SIGPROF);
}

std::string seconds(std::chrono::milliseconds time) {
    const std::string digits = std::to_string(time.count() / 100);
    const std::string whole = digits.size() > 1 ? digits.substr(0, digits.size() - 1) : "0";
    return whole + (digits.back() == '0' ? "" : std::string(".") + digits.back()) + " s";
}

/// The papers of one run: those at one of whose pages a process ended are read again without that page.
class Run {
public:
    Run(const IsolatedReading& reading, const Isolation& isolation)
        : reading_(reading),
          pool_(pool_options(isolation, reading.files)),
          page_time_(isolation.processor.value_or(page_time)),
          at_(reading.papers) {
        pool_.progress = reading.progress;
    }

    void run() {
        run_tasks(
            reading_.papers, [this](std::size_t index) { return read(index, {}); },
            [this](TaskResult&& result) { finish(std::move(result)); }, pool_);
    }

private:
    std::string read(std::size_t index, const PagesGivenUp& given_up) const {
        at_.of(index) = 0;
        return read_one(reading_, index, Guard(at_.of(index), given_up, page_time_));
    }

    void finish(TaskResult&& result) {
        const std::size_t index = result.index;
        PagesGivenUp given_up;
        while (result.failure && may_be_a_page(*result.failure) && given_up.size() <= most_pages_given_up) {
            const int page = at_.of(index);
            if (page <= 0 || !given_up.emplace(page, reason(page, *result.failure, given_up.size())).second) break;
            run_tasks(
                1, [&](std::size_t) { return read(index, given_up); },
                [&](TaskResult&& again) { result = std::move(again); }, once());
            result.index = index;
        }
        reading_.deliver(outcome(std::move(result)));
    }

    std::string reason(int page, const TaskFailure& failure, std::size_t before) const {
        std::string why = "Page " + std::to_string(page) + " was not read: reading it ";
        why += failure.kind == TaskFailure::Kind::out_of_processor
                   ? "took more than " + seconds(page_time_) + " of CPU time."
                   : failure.message + ".";
        if (before == most_pages_given_up)
            why += " It is not the first such page: what follows it was not read either.";
        return why;
    }

    /// For one paper more; what a task reports of its progress has been reported.
    PoolOptions once() const {
        PoolOptions pool = pool_;
        pool.workers = 1;
        pool.progress = nullptr;
        return pool;
    }

    const IsolatedReading& reading_;
    PoolOptions pool_;
    std::chrono::milliseconds page_time_;
    PagesAtWork at_;
};

}  // namespace

unsigned page_workers(const Isolation& isolation, std::size_t papers) {
    const unsigned jobs = isolation.jobs == 0 ? available_cores() : isolation.jobs;
    return papers == 0 || papers >= jobs ? 1 : jobs / static_cast<unsigned>(papers);
}

void read_isolated(const IsolatedReading& reading, const Isolation& isolation) {
    if (reading.papers == 0) return;
    Run(reading, isolation).run();
}

void paper_opened(const PdfDocument& document, PaperAccount& account) {
    account.pages = document.page_count();
    allow_more_time(document.pages_of_their_own() * processor_time_for_a_page);
}

std::string read_isolated(const std::string& path, const std::function<std::string(PaperAccount&)>& read,
                          const Isolation& isolation) {
    IsolatedPaper paper;
    read_isolated({1,
                   [&](std::size_t, PaperAccount& account) { return read(account); },
                   [&](IsolatedPaper&& read_paper) { paper = std::move(read_paper); },
                   {},
                   {path}},
                  isolation);
    if (paper.failure) throw ReadError(paper.failure->code, path, paper.failure->message);
    return std::move(paper.bytes);
}

}  // namespace scrutineer
