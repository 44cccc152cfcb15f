// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layout_set.hpp"

namespace scrutineer {
struct LayoutSet::State {};
LayoutSet::LayoutSet() : state_(std::make_unique<State>()) {}
LayoutSet::~LayoutSet() = default;
std::shared_ptr<const LayoutSet> LayoutSet::built_in() { return std::make_shared<LayoutSet>(); }
std::shared_ptr<const LayoutSet> LayoutSet::with_folder(const std::string&) { return built_in(); }
std::vector<std::string> LayoutSet::names() const { return {}; }
Paper read_rows(const std::vector<Page>&, const std::vector<Table>&, const LayoutSet&) { return {}; }
}  // namespace scrutineer
