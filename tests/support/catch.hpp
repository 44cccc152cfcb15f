// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Catch2 v3 has other headers than v2.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
