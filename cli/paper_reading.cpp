// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/paper_reading.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/messages.hpp"
#include "extract/page/digest.hpp"

namespace scrutineer::cli {
namespace {

/// All that standard input has to give. Throws ReadError where it is too much.
std::string read_standard_input() {
    constexpr std::size_t most = std::size_t{1} << 30;
    std::string bytes;
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t got = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw ReadError("cannot-open", "standard input", std::strerror(errno));
        if (got == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
        if (bytes.size() > most) throw ReadError("too-large", "standard input", "is larger than 1 GB");
    }
}

/// "3–5, 9": ascending numbers, those in a row as a range.
std::string ranges(const std::vector<int>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
        if (last > i) text += (last > i + 1 ? "–" : ", ") + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text;
}

/// To milliseconds.
double rounded(double seconds) { return std::round(seconds * 1000) / 1000; }

std::string name_for_people(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

PaperOpener::PaperOpener(const std::vector<std::string>& paths, const ReadOptions& options) : options_(options) {
    if (std::find(paths.begin(), paths.end(), "-") == paths.end()) return;
    try {
        standard_input_ = read_standard_input();
    } catch (const ReadError& error) {
        standard_input_error_ = error;
    }
}

PdfDocument PaperOpener::open(const std::string& path) const {
    if (path == "-") {
        if (standard_input_error_) throw *standard_input_error_;
        return PdfDocument::from_bytes(standard_input_, paper_name(path), options_);
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw ReadError("is-a-folder", path, "is a folder without a PDF");
    return PdfDocument::open(path, options_);
}

PdfDocument PaperOpener::operator()(const std::string& path, PaperAccount& account) const {
    PdfDocument document = open(path);
    paper_opened(document, account);
    return document;
}

std::string PaperOpener::digest(const std::string& path) const {
    if (path != "-") return sha256_of_file(path);
    if (standard_input_error_) throw std::system_error(EIO, std::generic_category(), "standard input");
    return sha256(standard_input_);
}

std::optional<PaperFailure> write_of_paper(const std::string& path, const ReadOptions& options,
                                           const Isolation& isolation,
                                           const std::function<std::string(PdfDocument&)>& make, Output& output) {
    const PaperOpener open({path}, options);
    IsolatedPaper paper;
    read_isolated({1,
                   [&](std::size_t, PaperAccount& account) {
                       PdfDocument document = open(path, account);
                       return make(document);
                   },
                   [&](IsolatedPaper&& read) { paper = std::move(read); },
                   {},
                   {path}},
                  isolation);
    if (paper.failure) {
        say_failure(path, *paper.failure);
        return paper.failure;
    }
    output.write(paper.bytes);
    output.finish();
    return std::nullopt;
}

std::string paper_name(const std::string& path) {
    return path == "-" ? "stdin.pdf" : std::filesystem::path(path).filename().string();
}

void say_failure(const std::string& path, const PaperFailure& failure) {
    if (log_is_json())
        return log_event("error", "paper",
                         {{"file", path},
                          {"outcome", "failed"},
                          {"code", failure.code},
                          {"message", failure.message},
                          {"remedy", remedy(failure.code)}});
    say_error(name_for_people(path), failure.message, remedy(failure.code));
}

void say_account(const std::string& path, const PaperAccount& account) {
    if (log_is_json())
        return log_event("info", "paper",
                         {{"file", path},
                          {"outcome", "read"},
                          {"pages", account.pages},
                          {"ocr_pages", account.ocr_pages.size()},
                          {"tables", account.tables},
                          {"records", account.records},
                          {"seconds", rounded(account.seconds)},
                          {"processor_seconds", rounded(account.processor_seconds)}});
    std::string text = name_for_people(path) + ": " + counted(static_cast<std::size_t>(account.pages), "page");
    if (!account.ocr_pages.empty()) text += " (by character recognition: " + ranges(account.ocr_pages) + ")";
    say_info(text + fmt::format(", {}, {}, {:.2f} s", counted(account.tables, "table"),
                                counted(account.records, "record"), account.seconds));
}

}  // namespace scrutineer::cli
