// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/register/authorities.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// Is the text the name of a council of the register, or of several ("Cyngor Gwynedd / Gwynedd Council"), and nothing
/// else?
bool is_authority(const std::string& text);

/// A text without the name of the council that it begins with: "Wiltshire Council Cabinet" is the Cabinet, "Northshire
/// County Council, Audit Committee" stays as it is where the register knows no such council.
std::string without_authority(const std::string& text);

/// The body outside the register that a text names and that may publish papers of its own: "Peak District National Park
/// Authority", "Newport Town Council"; empty for none.
std::string other_body_in(const std::string& text);

/// Whose paper it is.
struct PaperAuthority {
    const KnownAuthority* authority = nullptr;  ///< of the register; null where it is nobody's that is in it
    std::string other_body;                     ///< the body outside the register whose paper it is, as printed
};

/// The authority whose paper this is: the one that its titles and running headers name; failing that the one that its
/// text names again and again, its sites' addresses, the letters it calls itself by ("KCC"). Never words of the prose
/// that only look like a council's name. `committee` is the body the paper goes to, as printed, empty for none.
PaperAuthority find_paper_authority(const PaperText& text, const std::string& committee);

}  // namespace scrutineer
