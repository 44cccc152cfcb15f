// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/packing.hpp"

#include <stdexcept>

#include "tests/support/catch.hpp"

using scrutineer::pack;
using scrutineer::unpack;

TEST_CASE("strings come back as they were packed") {
    const std::vector<std::string> parts = {"", std::string("a\0b", 3), "£000", std::string(100'000, 'x'), ""};
    CHECK(unpack(pack(parts)) == parts);
    CHECK(unpack(pack({})).empty());
}

TEST_CASE("bytes that were not packed are refused") {
    const std::string packed = pack({"hello"});
    CHECK_THROWS_AS(unpack(packed.substr(0, 5)), std::runtime_error);
    CHECK_THROWS_AS(unpack(packed.substr(0, packed.size() - 1)), std::runtime_error);
    CHECK_THROWS_AS(unpack(packed + "x"), std::runtime_error);
    CHECK_THROWS_AS(unpack(std::string(8, '\xff') + "x"), std::runtime_error);
}
