// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

/// HTML and SVG, put together so that what a paper says stays text: the one place of the pages that escapes.
namespace scrutineer::serve {

/// A piece of markup. What is written into it as a literal is markup; every other text is escaped, so that nobody can
/// forget to: `out << "<td title=\"" << name << "\">" << name << "</td>"`.
class Markup {
public:
    Markup() = default;

    template <std::size_t Size>
    Markup& operator<<(const char (&literal)[Size]) {
        text_.append(literal, Size - 1);
        return *this;
    }
    /// Escaped. What is no UTF-8 becomes U+FFFD, and so does what turns the direction of the text around it.
    Markup& operator<<(std::string_view text);
    Markup& operator<<(const std::string& text) { return *this << std::string_view(text); }
    Markup& operator<<(const Markup& other) {
        text_ += other.text_;
        return *this;
    }
    Markup& operator<<(std::integral auto number) { return add_number(static_cast<long long>(number)); }
    /// With two decimals at most: points of a page.
    Markup& operator<<(double number);
    /// A pointer could be anything's.
    template <typename T>
    requires std::same_as<T, const char*> || std::same_as<T, char*> Markup& operator<<(T) = delete;

    bool empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }

private:
    Markup& add_number(long long number);
    std::string text_;
};

/// The first `most` characters of a text, with "…" where there were more: a paper may print names of any length.
std::string clipped(std::string_view text, std::size_t most);

}  // namespace scrutineer::serve
