// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/layouts/layout_error.hpp"

namespace scrutineer {

struct KnownLayouts;

/// The known layouts: how each kind of table names its columns and shapes its rows. See docs/layouts.md.
class LayoutSet {
public:
    /// Those built into the program (parsers/layouts/*.json).
    static std::shared_ptr<const LayoutSet> built_in();
    /// No layout at all: what tables mean is told from their own headings and cells.
    static std::shared_ptr<const LayoutSet> none();
    /// The built-in ones and every *.json of a folder; a file of the same name replaces a built-in one.
    /// Throws LayoutError.
    static std::shared_ptr<const LayoutSet> with_folder(const std::string& folder);

    /// The built-in ones and these files. Throws LayoutError.
    static std::shared_ptr<const LayoutSet> with_files(const std::vector<std::string>& files);
    /// The JSON of a built-in layout, bases too; nullopt where none has that name.
    static std::optional<std::string> built_in_source(const std::string& name);

    LayoutSet();
    ~LayoutSet();
    LayoutSet(const LayoutSet&) = delete;
    LayoutSet& operator=(const LayoutSet&) = delete;

    std::vector<std::string> names() const;

    /// What a layout is about, for people.
    struct Summary {
        std::string name;
        std::string title;
        std::string shape;  ///< empty: it is only a base of others
        std::string file;
        std::size_t rules = 0;           ///< for columns and labels, those of its bases among them
        std::vector<std::string> units;  ///< that its rules for columns state, as they are written
    };
    /// Bases too, by name.
    std::vector<Summary> summaries() const;

    /// Whether an indicator is better higher or lower, where the layout that read it says so; the layout's first rule
    /// with a pattern that is found in the name.
    std::optional<Polarity> stated_polarity(const std::string& layout, std::string_view indicator_name) const;

    const KnownLayouts& state() const { return *state_; }

private:
    std::unique_ptr<KnownLayouts> state_;
};

}  // namespace scrutineer
