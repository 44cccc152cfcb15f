// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/interrupt.hpp"
#include "extract/pdf/document.hpp"

namespace scrutineer::cli {
namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = std::make_shared<spdlog::logger>("scrutineer", std::make_shared<spdlog::sinks::stderr_sink_st>());
        made->set_pattern("%n: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *instance;
}

LogFormat& log_format() {
    static LogFormat format = LogFormat::text;
    return format;
}

/// "2026-03-04T05:06:07.089Z"
std::string time_now() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, rest);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> remedies = {{
    {"cannot-open", "check the name, and that you may read it"},
    {"empty-file", "fetch the paper again"},
    {"not-a-pdf", "save or print the paper as PDF first"},
    {"damaged", "fetch the paper again, or repair it with qpdf"},
    {"encrypted", "give its password with --password"},
    {"wrong-password", "give the right one with --password"},
    {"unsupported-encryption", "save an unprotected copy from the program it opens in"},
    {"too-large", "split the paper with qpdf --pages"},
    {"out-of-memory", "allow more with --memory, or split the paper with qpdf --pages"},
    {"out-of-time", "allow more with --timeout"},
    {"out-of-processor-time", "allow more with --timeout"},
}};

}  // namespace

void set_verbosity(int level) { logger().set_level(level <= 0 ? spdlog::level::warn : spdlog::level::info); }

std::string_view remedy(std::string_view error_code) {
    for (const auto& [code, words] : remedies)
        if (code == error_code) return words;
    return {};
}

void set_log_format(LogFormat format) {
    log_format() = format;
    set_interrupt_json(format == LogFormat::json);
}

bool log_is_json() { return log_format() == LogFormat::json; }

void log_event(std::string_view level, std::string_view event, const nlohmann::ordered_json& fields) {
    if (!log_is_json()) return;
    nlohmann::ordered_json line{{"time", time_now()}, {"level", level}, {"event", event}};
    line.update(fields);
    const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

void say_error(std::string_view message) {
    if (log_is_json()) return log_event("error", "message", {{"message", message}});
    logger().error("{}", message);
}

void say_error(std::string_view file, std::string_view message, std::string_view remedy_words) {
    if (log_is_json()) {
        nlohmann::ordered_json fields{{"file", file}, {"message", message}};
        if (!remedy_words.empty()) fields["remedy"] = remedy_words;
        return log_event("error", "message", fields);
    }
    if (remedy_words.empty())
        logger().error("{}: {}", file, message);
    else
        logger().error("{}: {} ({})", file, message, remedy_words);
}

void say_error(const ReadError& error) { say_error(error.file(), error.what(), remedy(error.code())); }

void say_warning(std::string_view message) {
    if (log_is_json()) return log_event("warning", "message", {{"message", message}});
    logger().warn("{}", message);
}

void say_info(std::string_view message) {
    if (log_is_json()) return log_event("info", "message", {{"message", message}});
    logger().info("{}", message);
}

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace scrutineer::cli
