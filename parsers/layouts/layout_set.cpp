// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/layout_set.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "parsers/layouts/built_in_layouts.hpp"
#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/pattern_pool.hpp"

namespace scrutineer {
namespace {

/// A layout file is a page or two; anything much larger is not one.
constexpr std::uintmax_t largest_layout_file = 1 << 20;

/// What cells say instead of a figure, and how they say a period.
constexpr std::string_view words_of_cells[] = {
    "tracker|comparable|available|applicable|reported|measured|awaiting|validated|suppressed|pending|indicator|measure",
    "january|february|march|april|august|september|october|november|december|months?|ending|quarter|annual|average",
    "academic|financial|calendar|provisional|rolling|definition"};

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// Gives each layout the rules of its base, and of the base's base, after its own.
void merge_bases(std::vector<Layout>& layouts) {
    std::map<std::string, const Layout*> by_name;
    const std::vector<Layout> originals = layouts;
    for (const Layout& layout : originals) by_name[layout.name] = &layout;
    for (Layout& layout : layouts) {
        std::string base = layout.base;
        for (std::size_t steps = 0; !base.empty(); ++steps) {
            const auto found = by_name.find(base);
            if (found == by_name.end())
                throw LayoutError(layout.file + ":1: base: there is no layout \"" + base + "\"");
            if (steps > originals.size())
                throw LayoutError(layout.file + ":1: base: \"" + base + "\" leads back to itself");
            const Layout& from = *found->second;
            append(layout.columns, from.columns);
            append(layout.labels, from.labels);
            append(layout.areas, from.areas);
            append(layout.ratings, from.ratings);
            append(layout.polarity, from.polarity);
            append(layout.group_rows, from.group_rows);
            append(layout.skip_rows, from.skip_rows);
            append(layout.never, from.never);
            base = from.base;
        }
    }
}

std::string read_file(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::file_size(path, error) > largest_layout_file || error)
        throw LayoutError(path.string() + ":1: cannot be read, or is too large for a layout");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw LayoutError(path.string() + ":1: cannot be opened");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Layout> finished(std::map<std::string, Layout> by_name) {
    std::vector<Layout> layouts;
    for (auto& [name, layout] : by_name) layouts.push_back(std::move(layout));
    merge_bases(layouts);
    std::stable_sort(layouts.begin(), layouts.end(),
                     [](const Layout& a, const Layout& b) { return a.priority > b.priority; });
    return layouts;
}

std::map<std::string, Layout> built_in_by_name() {
    std::map<std::string, Layout> out;
    for (const BuiltInLayout& source : built_in_layouts()) {
        Layout layout = parse_layout(source.text, std::string(source.file), LayoutCheck::known_good);
        out.insert_or_assign(layout.name, std::move(layout));
    }
    return out;
}

}  // namespace

void KnownLayouts::take(std::vector<Layout> finished) {
    layouts = std::move(finished);
    const LookedAt anything("zzz");
    std::set<std::vector<std::string>> seen;
    std::set<std::string> learnt;
    const auto learn = [&](const std::vector<Pattern>& patterns) {
        for (const Pattern& pattern : patterns)
            if (learnt.insert(pattern.text()).second) words.learn(pattern.text());
    };
    std::map<std::vector<int>, int> ratings_numbers;
    for (Layout& layout : layouts) {
        std::vector<int> ratings;
        for (RatingRule& rule : layout.ratings) ratings.push_back(rule.words_set = set_number(rule.words));
        layout.ratings_number =
            ratings_numbers.emplace(std::move(ratings), static_cast<int>(ratings_numbers.size())).first->second;
        for (std::vector<ColumnRule>* rules : {&layout.columns, &layout.labels})
            for (ColumnRule& rule : *rules) {
                rule.header_set = set_number(rule.header);
                rule.not_header_set = set_number(rule.not_header);
            }
    }
    for (Layout& layout : layouts)
        for (ColumnRule& rule : layout.columns) {
            rule.fits_anything = any_found_in(rule.header, anything);
            if (rule.fits_anything || (rule.role != ColumnRole::name && rule.role != ColumnRole::figure)) continue;
            std::vector<std::string> key;
            for (const Pattern& pattern : rule.header) key.push_back(pattern.text());
            key.emplace_back();
            for (const Pattern& pattern : rule.not_header) key.push_back(pattern.text());
            if (seen.insert(std::move(key)).second) telling_rules.push_back(rule);
        }
    for (const Layout& layout : layouts) {
        for (const ColumnRule& rule : layout.columns) learn(rule.header);
        for (const RatingRule& rule : layout.ratings) learn(rule.words);
        for (const AreaRule& area : layout.areas) words.learn(area.name);
    }
    for (const std::string_view said : words_of_cells) words.learn(said);
    words.learn_phrases();
    words.settle();
}

LayoutSet::LayoutSet() : state_(std::make_unique<KnownLayouts>()) {}
LayoutSet::~LayoutSet() = default;

std::shared_ptr<const LayoutSet> LayoutSet::built_in() {
    static const std::shared_ptr<const LayoutSet> set = [] {
        auto made = std::make_shared<LayoutSet>();
        made->state_->take(finished(built_in_by_name()));
        return made;
    }();
    return set;
}

std::shared_ptr<const LayoutSet> LayoutSet::none() {
    auto made = std::make_shared<LayoutSet>();
    made->state_->take({});
    return made;
}

std::optional<Polarity> LayoutSet::stated_polarity(const std::string& layout, std::string_view indicator_name) const {
    const auto known = std::find_if(state_->layouts.begin(), state_->layouts.end(),
                                    [&](const Layout& one) { return one.name == layout; });
    if (known == state_->layouts.end()) return std::nullopt;
    for (const PolarityRule& rule : known->polarity)
        if (any_found_in(rule.names, indicator_name)) return rule.better;
    return std::nullopt;
}

std::shared_ptr<const LayoutSet> LayoutSet::with_folder(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> files;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        if (entry->path().extension() == ".json") files.push_back(entry->path().string());
    if (error) throw LayoutError(folder + ":1: cannot be read as a folder of layouts: " + error.message());
    std::sort(files.begin(), files.end());
    return with_files(files);
}

std::shared_ptr<const LayoutSet> LayoutSet::with_files(const std::vector<std::string>& files) {
    std::map<std::string, Layout> by_name = built_in_by_name();
    for (const std::string& file : files) {
        Layout layout = parse_layout(read_file(file), file);
        by_name.insert_or_assign(layout.name, std::move(layout));
    }
    auto made = std::make_shared<LayoutSet>();
    made->state_->take(finished(std::move(by_name)));
    return made;
}

std::optional<std::string> LayoutSet::built_in_source(const std::string& name) {
    for (const BuiltInLayout& source : built_in_layouts())
        if (source.file == name + ".json") return std::string(source.text);
    return std::nullopt;
}

std::vector<LayoutSet::Summary> LayoutSet::summaries() const {
    std::vector<Summary> out;
    for (const Layout& layout : state_->layouts) {
        out.push_back(
            {layout.name, layout.title, layout.shape, layout.file, layout.columns.size() + layout.labels.size(), {}});
        for (const ColumnRule& rule : layout.columns)
            if (!rule.unit.empty()) out.back().units.push_back(rule.unit);
    }
    std::sort(out.begin(), out.end(), [](const Summary& a, const Summary& b) { return a.name < b.name; });
    return out;
}

std::vector<std::string> LayoutSet::names() const {
    std::vector<std::string> out;
    for (const Layout& layout : state_->layouts)
        if (!layout.shape.empty()) out.push_back(layout.name);
    return out;
}

}  // namespace scrutineer
