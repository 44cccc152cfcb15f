// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/page_pictures.hpp"

#include <exception>

namespace scrutineer::serve {
namespace {

/// What an entry takes besides its picture.
constexpr std::size_t entry_bytes = 512;

std::size_t size_of(const ShownPage& shown) { return shown.page.png.size() + shown.why_not.size() + entry_bytes; }

}  // namespace

std::shared_ptr<const ShownPage> PagePictures::get(const PageAsked& asked) {
    const Key key = asked.document + "/" + std::to_string(asked.page) + "/" +
                    (asked.with_picture ? std::to_string(asked.dots_per_inch) : "size");
    {
        std::unique_lock lock(mutex_);
        while (true) {
            const auto found = entries_.find(key);
            if (found == entries_.end()) {
                if (drawing_ < limits_.at_a_time) break;
            } else if (found->second.shown) {
                const auto age = std::chrono::steady_clock::now() - found->second.since;
                if (found->second.shown->why_not.empty() || age < limits_.failure_kept) {
                    order_.splice(order_.end(), order_, found->second.place);
                    return found->second.shown;
                }
                bytes_ -= size_of(*found->second.shown);
                order_.erase(found->second.place);
                entries_.erase(found);
                continue;
            }
            changed_.wait(lock);
        }
        entries_.emplace(key, Entry{});
        ++drawing_;
    }
    auto shown = std::make_shared<ShownPage>();
    try {
        shown->page = draw_(asked);
    } catch (const std::exception& error) {
        shown->why_not = error.what();
    }
    keep(key, shown);
    return shown;
}

void PagePictures::keep(const Key& key, std::shared_ptr<const ShownPage> shown) {
    const std::lock_guard lock(mutex_);
    --drawing_;
    bytes_ += size_of(*shown);
    Entry& entry = entries_[key];
    entry.shown = std::move(shown);
    entry.since = std::chrono::steady_clock::now();
    entry.place = order_.insert(order_.end(), key);
    make_room();
    changed_.notify_all();
}

void PagePictures::make_room() {
    // The newest stays, however large: somebody waits for it.
    while (bytes_ > limits_.bytes && order_.size() > 1) {
        const auto oldest = entries_.find(order_.front());
        bytes_ -= size_of(*oldest->second.shown);
        entries_.erase(oldest);
        order_.pop_front();
    }
}

std::size_t PagePictures::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

}  // namespace scrutineer::serve
