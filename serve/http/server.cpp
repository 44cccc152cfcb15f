// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/server.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <exception>
#include <optional>

#include "serve/http/body.hpp"
#include "serve/http/interface.hpp"
#include "workers/module.hpp"

namespace scrutineer::serve {

struct Server::State {
    ServerOptions options;
    Answer answer;
    const HttpModule* module = nullptr;
    void* server = nullptr;
    std::optional<Guard> guard;
};

namespace {

/// Scripts, styles and pictures are this page's own; no other page may frame it, and nothing is sent elsewhere.
constexpr const char* content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HttpModule& http_module() {
    try {
        return *reinterpret_cast<HttpModuleFunction>(load_module(SCRUTINEER_HTTP_MODULE, http_module_function))();
    } catch (const ModuleError& error) {
        throw ServerError(std::string("the module that speaks HTTP cannot be loaded: ") + error.what());
    }
}

std::optional<Request> request_from(const HttpRequest& asked) {
    std::optional<Request> request = request_of(asked.method, asked.target);
    if (!request) return request;
    for (std::size_t i = 0; i < asked.header_count; ++i) {
        std::string name = asked.headers[i].name;
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        // Of two hosts or origins none is believed.
        const auto [at, is_first] = request->headers.emplace(name, asked.headers[i].value);
        if (!is_first) at->second += ", " + std::string(asked.headers[i].value);
    }
    return request;
}

bool send_file(const Response& response, const HttpAnswer& to) {
    const int descriptor = open(response.file.c_str(), O_RDONLY | O_CLOEXEC);
    // It can be read until it is closed, whatever becomes of the connection nothing is left behind.
    unlink(response.file.c_str());
    struct stat status {};
    if (descriptor < 0 || fstat(descriptor, &status) != 0) return false;
    to.file(to.answer, response.type.c_str(), descriptor, static_cast<std::size_t>(status.st_size));
    return true;
}

void send(const Response& response, const HttpAnswer& to) {
    to.status(to.answer, response.status);
    to.header(to.answer, "Content-Security-Policy", content_policy);
    to.header(to.answer, "X-Content-Type-Options", "nosniff");
    to.header(to.answer, "X-Frame-Options", "DENY");
    to.header(to.answer, "Cross-Origin-Resource-Policy", "same-origin");
    to.header(to.answer, "Cross-Origin-Opener-Policy", "same-origin");
    to.header(to.answer, "Referrer-Policy", "same-origin");
    bool cached = false;
    for (const auto& [name, value] : response.headers) {
        cached = cached || name == "Cache-Control";
        to.header(to.answer, name.c_str(), value.c_str());
    }
    if (!cached) to.header(to.answer, "Cache-Control", "no-store");
    if (!response.file.empty() && send_file(response, to)) return;
    to.body(to.answer, response.type.c_str(), response.body.data(), response.body.size());
}

Response bad_request() { return plain_answer(400, "This is not an address of this page."); }

}  // namespace

Server::Server(const ServerOptions& options, Answer answer) : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.options = options;
    state.answer = std::move(answer);
    state.module = &http_module();

    HttpSite site{};
    site.site = &state;
    site.refuse = [](void* own, const HttpRequest* asked, const HttpAnswer* to) {
        const auto request = request_from(*asked);
        const auto refusal = request ? static_cast<State*>(own)->guard->refusal(*request) : bad_request();
        if (refusal) send(*refusal, *to);
        return refusal ? 1 : 0;
    };
    site.begin_body = [](void* own) -> void* { return new Body(static_cast<State*>(own)->options.receiving); };
    site.begin_part = [](void* body, const char* name, const char* file) {
        return static_cast<Body*>(body)->begin_part(name, file) ? 0 : 1;
    };
    site.add = [](void* body, const char* bytes, std::size_t size) {
        return static_cast<Body*>(body)->add({bytes, size}) ? 0 : 1;
    };
    site.answer = [](void* own, const HttpRequest* asked, void* received, const HttpAnswer* to) {
        const std::unique_ptr<Body> body(static_cast<Body*>(received));
        const State& state = *static_cast<State*>(own);
        try {
            auto request = request_from(*asked);
            if (!request) return send(bad_request(), *to);
            if (body && !body->give_to(*request))
                return send(plain_answer(413, "This is more than can be taken."), *to);
            if (request->method == "POST")
                if (const auto refusal = state.guard->refusal_of_change(*request)) return send(*refusal, *to);
            send(state.answer(*request), *to);
        } catch (const std::exception& error) {
            send(plain_answer(500, error.what()), *to);
        }
    };
    state.server = state.module->open("127.0.0.1", options.port, options.threads, &site);
    if (state.server == nullptr)
        throw ServerError("port " + std::to_string(options.port) +
                          " of this machine cannot be listened on: is it taken?");
    state.guard.emplace(port());
}

Server::~Server() {
    if (state_->server != nullptr) state_->module->close(state_->server);
}

int Server::port() const { return state_->module->port(state_->server); }
std::string Server::address() const { return "http://127.0.0.1:" + std::to_string(port()) + "/"; }
const Guard& Server::guard() const { return *state_->guard; }
void Server::run() { state_->module->run(state_->server); }
void Server::stop() { state_->module->stop(state_->server); }

}  // namespace scrutineer::serve
