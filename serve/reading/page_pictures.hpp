// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "serve/reading/page_drawing.hpp"

namespace scrutineer::serve {

/// A page, or why it cannot be shown, in words for people.
struct ShownPage {
    DrawnPage page;
    std::string why_not;
};

/// Pictures of pages: drawn once, kept as long as there is room, a few drawn at a time.
class PagePictures {
public:
    /// Draws a page, in another process; what it throws is why it cannot be shown. Called by several threads.
    using Draw = std::function<DrawnPage(const PageAsked& asked)>;
    struct Limits {
        std::size_t bytes = std::size_t{48} << 20;  ///< of all that is kept
        unsigned at_a_time = 2;                     ///< pages drawn at once; others wait their turn
        std::chrono::seconds failure_kept{60};      ///< before a page that could not be drawn is tried again
    };
    explicit PagePictures(Draw draw) : PagePictures(std::move(draw), Limits()) {}
    PagePictures(Draw draw, const Limits& limits) : draw_(std::move(draw)), limits_(limits) {}

    /// Those who ask for the same page at once wait for one drawing.
    std::shared_ptr<const ShownPage> get(const PageAsked& asked);

    /// Bytes kept now.
    std::size_t bytes() const;

private:
    using Key = std::string;
    struct Entry {
        std::shared_ptr<const ShownPage> shown;  ///< null while it is being drawn
        std::chrono::steady_clock::time_point since;
        std::list<Key>::iterator place;  ///< in `order_`, where it is kept
    };
    void keep(const Key& key, std::shared_ptr<const ShownPage> shown);
    void make_room();

    Draw draw_;
    Limits limits_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<Key, Entry> entries_;
    std::list<Key> order_;  ///< of those that are drawn, the least used first
    std::size_t bytes_ = 0;
    unsigned drawing_ = 0;
};

}  // namespace scrutineer::serve
