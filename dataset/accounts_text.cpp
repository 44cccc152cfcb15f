// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/accounts_text.hpp"

#include <cstdlib>

namespace scrutineer {
namespace {

/// 1204 as "1,204".
std::string grouped(int number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

}  // namespace

std::string in_words(const Accounts& accounts) {
    std::string text = grouped(accounts.printed) +
                       (accounts.printed == 1 ? " figure or rating printed, " : " figures and ratings printed, ") +
                       grouped(accounts.given_out) + " read";
    if (accounts.not_read > 0) text += ", " + grouped(accounts.not_read) + " not read but named";
    if (accounts.used > 0) text += ", " + grouped(accounts.used) + " headings, references and periods";
    if (accounts.set_aside > 0) text += ", " + grouped(accounts.set_aside) + " set aside";
    return text;
}

Accounts& operator+=(Accounts& accounts, const Accounts& other) {
    accounts.printed += other.printed;
    accounts.given_out += other.given_out;
    accounts.used += other.used;
    accounts.set_aside += other.set_aside;
    accounts.not_read += other.not_read;
    return accounts;
}

}  // namespace scrutineer
