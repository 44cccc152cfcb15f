// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "serve/http/guard.hpp"
#include "serve/http/message.hpp"

namespace scrutineer::serve {

/// Nothing can be listened on: the port is taken, or the module that speaks HTTP is not there.
class ServerError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct ServerOptions {
    int port = 0;           ///< 0 for any that is free
    unsigned threads = 12;  ///< that answer: so many requests are worked on at once, the others wait
    std::string receiving;  ///< folder for files that come with forms; empty: none are taken
};

/// Answers a browser on this machine (127.0.0.1), behind the guard of serve/http/guard.
class Server {
public:
    /// Called by several threads at once. What it throws becomes an answer of status 500.
    using Answer = std::function<Response(const Request& request)>;

    /// Listens from now on; requests wait until `run`. Throws ServerError.
    Server(const ServerOptions& options, Answer answer);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    int port() const;
    /// "http://127.0.0.1:4711/"
    std::string address() const;
    const Guard& guard() const;

    /// Answers until `stop` is called, by another thread.
    void run();
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer::serve
