// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/complaints.hpp"

#include <Error.h>
#include <GlobalParams.h>

#include <memory>

#include "words/unicode.hpp"

namespace scrutineer::pdf {
namespace {

Complaints* listener = nullptr;

void on_poppler_error(ErrorCategory category, Goffset position, const char* message) {
    if (listener == nullptr || category == errSyntaxWarning) return;
    ++listener->count;
    const std::string text = clean_utf8(message);
    if (listener->first.empty()) listener->first = text.substr(0, 200);
    if (text.starts_with("Too few (")) {
        const std::size_t name = text.find("args to '");
        listener->gave_up_at = position;
        listener->gave_up_with =
            name == std::string::npos ? "" : text.substr(name + 9, text.find('\'', name + 9) - name - 9);
    }
    if (text.find("security handler") != std::string::npos ||
        text.find("Unsupported version/revision") != std::string::npos ||
        text.find("ncryption handler") != std::string::npos)
        listener->encryption_unknown = true;
}

}  // namespace

Listening::Listening(Complaints& complaints) : before_(listener) { listener = &complaints; }
Listening::~Listening() { listener = before_; }

void initialise_poppler() {
    static const bool done = [] {
        setErrorCallback(on_poppler_error);
        globalParams = std::make_unique<GlobalParams>();
        return true;
    }();
    static_cast<void>(done);
}

Diagnostic summary(const Complaints& complaints, const char* code, const std::string& where) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::to_string(complaints.count) + (complaints.count == 1 ? " problem " : " problems ") +
                         where + "; the first: " + complaints.first;
    return diagnostic;
}

}  // namespace scrutineer::pdf
