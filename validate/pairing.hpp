// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/dataset.hpp"
#include "validate/material.hpp"

/// Which records are of one indicator, for rules that hold one place against another.
namespace scrutineer::checks {

/// The indicator's key: what `known` says, else its authority, name (archive/identity.hpp) and unit. Empty for names
/// that say too little to be held against another place's: "Total", "Other".
std::string indicator_key(const Record& record, const Document& document, const KnownIndicators& known);

/// Two figures that may be the same number printed with other precision: 87 and 86.6 may, 87 and 86 may not.
bool may_be_same(const Observation& a, const Observation& b);

/// How far apart two such figures may be: nothing where both are printed alike, else half a unit of each.
double same_tolerance(const Observation& a, const Observation& b);

/// Same area, same days.
bool same_subject(const Observation& a, const Observation& b);

}  // namespace scrutineer::checks
