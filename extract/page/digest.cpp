// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page/digest.hpp"

// The plain functions, deprecated in OpenSSL 3, compute the same as the EVP ones, which first spend a millisecond on
// reading their configuration: as long as some papers take as a whole.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace scrutineer {
namespace {

class Digest {
public:
    Digest() { SHA256_Init(&context_); }
    void add(const void* bytes, std::size_t size) { SHA256_Update(&context_, bytes, size); }
    std::string hex() {
        std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
        SHA256_Final(digest.data(), &context_);
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (const unsigned char byte : digest) {
            text += digits[byte >> 4];
            text += digits[byte & 15];
        }
        return text;
    }

private:
    SHA256_CTX context_{};
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

std::string sha256(std::string_view bytes) {
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.hex();
}

std::string sha256_of_file(const std::string& path) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) throw std::system_error(errno, std::generic_category());
    Digest digest;
    std::array<char, 65536> buffer;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        digest.add(buffer.data(), got);
    if (std::ferror(file.get()) != 0) throw std::system_error(errno, std::generic_category());
    return digest.hex();
}

}  // namespace scrutineer
