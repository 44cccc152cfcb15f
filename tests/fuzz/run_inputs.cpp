// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target over every file of the folders given, and over each file cut short and with one byte changed.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        std::cerr << "There are no inputs.\n";
        return 1;
    }
    constexpr std::size_t most_variants = 400;
    std::size_t runs = 0;
    for (const auto& path : files) {
        std::ifstream in(path, std::ios::binary);
        std::vector<std::uint8_t> bytes;
        std::transform(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), std::back_inserter(bytes),
                       [](char c) { return static_cast<std::uint8_t>(c); });
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / most_variants);
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            LLVMFuzzerTestOneInput(bytes.data(), at);
            std::vector<std::uint8_t> changed = bytes;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1u << (at % 8)));
            LLVMFuzzerTestOneInput(changed.data(), changed.size());
            runs += 2;
        }
        ++runs;
    }
    std::cout << files.size() << " inputs, " << runs << " runs\n";
    return 0;
}
