// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that uses the library looks like.
#include <cstdio>
#include <scrutineer/pipeline/paper.hpp>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    try {
        scrutineer::PdfDocument paper = scrutineer::PdfDocument::open(argv[1]);
        const scrutineer::Dataset dataset = scrutineer::read_dataset(paper);
        std::printf("%s: %zu records\n", dataset.documents.front().file.c_str(), dataset.records.size());
    } catch (const scrutineer::ReadError& error) {
        std::fprintf(stderr, "%s: %s\n", error.file().c_str(), error.what());
        return 1;
    }
    return 0;
}
