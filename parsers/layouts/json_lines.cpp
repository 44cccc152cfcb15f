// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/json_lines.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace scrutineer {
namespace {

using nlohmann::json;

/// Walks over the bytes for the reader and counts the line feeds it has passed.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, int* line) : at_(at), line_(line) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        if (*at_ == '\n') ++*line_;
        ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

private:
    const char* at_;
    int* line_;
};

/// Follows the reader through the document and notes where it is.
class LineNotes : public nlohmann::json_sax<json> {
public:
    LineNotes(LinedJson& out, const int& line) : out_(out), line_(line) {}

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return start(false); }
    bool end_object() override { return end(); }
    bool start_array(std::size_t) override { return start(true); }
    bool end_array() override { return end(); }
    bool key(string_t& name) override {
        levels_.back().key = name;
        const auto [at, fresh] = out_.lines.emplace(pointer(), line_);
        if (!fresh) out_.duplicates.emplace(at->first, line_);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        out_.error = error.what();
        out_.error_line = line_;
        return false;
    }

private:
    struct Level {
        bool array = false;
        int index = 0;
        std::string key;
    };
    std::string pointer() const {
        std::string text;
        for (const Level& level : levels_) {
            text += '/';
            text += level.array ? std::to_string(level.index) : level.key;
        }
        return text;
    }
    void note() {
        if (!levels_.empty() && levels_.back().array) out_.lines.emplace(pointer(), line_);
    }
    bool value() {
        note();
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }
    bool start(bool array) {
        note();
        levels_.push_back({array, 0, {}});
        // A layout is shallow; anything deeper is somebody's attempt to exhaust the stack.
        return levels_.size() < 32;
    }
    bool end() {
        levels_.pop_back();
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }

    LinedJson& out_;
    const int& line_;
    std::vector<Level> levels_;
};

}  // namespace

LinedJson parse_with_lines(std::string_view text, json& document) {
    LinedJson out;
    int line = 1;
    LineNotes notes(out, line);
    const bool good = json::sax_parse(CountingIterator(text.data(), &line),
                                      CountingIterator(text.data() + text.size(), &line), &notes);
    if (!good) {
        document = nullptr;
        if (out.error.empty()) {
            out.error = "nested too deeply";
            out.error_line = line;
        }
        return out;
    }
    document = json::parse(text.begin(), text.end());
    return out;
}

}  // namespace scrutineer
