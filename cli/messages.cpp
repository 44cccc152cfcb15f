// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <utility>

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

void say_error(std::string_view message) { logger().error("{}", message); }

void say_error(std::string_view file, std::string_view message, std::string_view remedy_words) {
    if (remedy_words.empty())
        logger().error("{}: {}", file, message);
    else
        logger().error("{}: {} ({})", file, message, remedy_words);
}

void say_error(const ReadError& error) { say_error(error.file(), error.what(), remedy(error.code())); }

void say_warning(std::string_view message) { logger().warn("{}", message); }
void say_info(std::string_view message) { logger().info("{}", message); }

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace scrutineer::cli
