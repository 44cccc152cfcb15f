// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page/digest.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("SHA-256 is that of FIPS 180-2") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a file's digest is that of its bytes") {
    const std::string path = std::string(SCRUTINEER_SOURCE_DIR) + "/LICENSE";
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(sha256_of_file(path) == sha256(bytes));
    CHECK_THROWS_AS(sha256_of_file(path + ".not-there"), std::system_error);
    CHECK_THROWS_AS(sha256_of_file(SCRUTINEER_SOURCE_DIR), std::system_error);
}
