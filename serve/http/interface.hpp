// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// What passes between the program and the module that speaks HTTP (serve/http/module.cpp, which is all that knows
/// cpp-httplib): plain data.
namespace scrutineer::serve {

extern "C" {

struct HttpHeader {
    const char* name;
    const char* value;
};

/// What is known of a request before its body is read.
struct HttpRequest {
    const char* method;
    const char* target;  ///< as sent: path and query
    const HttpHeader* headers;
    std::size_t header_count;
};

/// Where an answer goes.
struct HttpAnswer {
    void* answer;
    void (*status)(void* answer, int status);
    void (*header)(void* answer, const char* name, const char* value);
    void (*body)(void* answer, const char* type, const char* bytes, std::size_t size);
    /// All of an open file, which is closed afterwards.
    void (*file)(void* answer, const char* type, int descriptor, std::size_t size);
};

/// Whoever answers. Called by several threads at once.
struct HttpSite {
    void* site;
    /// Before the body is read: not 0 where the request is refused, and answered.
    int (*refuse)(void* site, const HttpRequest* request, const HttpAnswer* answer);
    /// A body: its parts (one without names, where it has none), and their bytes in pieces. Not 0 for no more of it.
    void* (*begin_body)(void* site);
    int (*begin_part)(void* body, const char* name, const char* file);
    int (*add)(void* body, const char* bytes, std::size_t size);
    /// `body` is null for a request without one. It is forgotten afterwards.
    void (*answer)(void* site, const HttpRequest* request, void* body, const HttpAnswer* answer);
};

struct HttpModule {
    /// Binds to a port, 0 for any; null where that fails. `site` is copied.
    void* (*open)(const char* address, int port, unsigned threads, const HttpSite* site);
    int (*port)(void* server);
    /// Answers until `stop`, which any thread may call.
    void (*run)(void* server);
    void (*stop)(void* server);
    void (*close)(void* server);
};

/// The module's one function; it has this name.
using HttpModuleFunction = const HttpModule* (*)();
constexpr const char* http_module_function = "scrutineer_http_module";

}  // extern "C"

}  // namespace scrutineer::serve
