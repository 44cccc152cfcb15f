// SPDX-License-Identifier: GPL-3.0-or-later
// Part of serve/http/interface.hpp: the module's side, all that knows cpp-httplib
#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "serve/http/interface.hpp"

namespace scrutineer::serve {
namespace {

constexpr time_t patience = 5;         ///< seconds for a client that is slow to send or to take
constexpr time_t first_byte_time = 2;  ///< seconds for a connection that says nothing

struct HttpServer {
    httplib::Server server;
    HttpSite site{};
    int port = 0;
};

/// A request's head as the interface has it; lives as long as `request`.
class Head {
public:
    explicit Head(const httplib::Request& request) : method_(request.method), target_(request.target) {
        for (const auto& [name, value] : request.headers) headers_.push_back({name.c_str(), value.c_str()});
    }
    HttpRequest get() const { return {method_.c_str(), target_.c_str(), headers_.data(), headers_.size()}; }

private:
    const std::string &method_, &target_;
    std::vector<HttpHeader> headers_;
};

void set_status(void* answer, int status) { static_cast<httplib::Response*>(answer)->status = status; }

void set_header(void* answer, const char* name, const char* value) {
    static_cast<httplib::Response*>(answer)->set_header(name, value);
}

void set_body(void* answer, const char* type, const char* bytes, std::size_t size) {
    static_cast<httplib::Response*>(answer)->set_content(bytes, size, type);
}

void set_file(void* answer, const char* type, int descriptor, std::size_t size) {
    const auto piece = [descriptor](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, 65536> bytes;
        const ssize_t got = pread(descriptor, bytes.data(), std::min(length, bytes.size()), static_cast<off_t>(offset));
        return got > 0 && sink.write(bytes.data(), static_cast<std::size_t>(got));
    };
    static_cast<httplib::Response*>(answer)->set_content_provider(size, type, piece,
                                                                  [descriptor](bool) { close(descriptor); });
}

HttpAnswer answer_into(httplib::Response& response) { return {&response, set_status, set_header, set_body, set_file}; }

bool refused(const HttpSite& site, const httplib::Request& request, httplib::Response& response) {
    const Head head(request);
    const HttpRequest asked = head.get();
    const HttpAnswer answer = answer_into(response);
    return site.refuse(site.site, &asked, &answer) != 0;
}

void give(const HttpSite& site, const httplib::Request& request, void* body, httplib::Response& response) {
    const Head head(request);
    const HttpRequest asked = head.get();
    const HttpAnswer answer = answer_into(response);
    site.answer(site.site, &asked, body, &answer);
}

void receive(const HttpSite& site, const httplib::Request& request, httplib::Response& response,
             const httplib::ContentReader& read) {
    void* const body = site.begin_body(site.site);
    const auto take = [&](const char* bytes, std::size_t size) { return site.add(body, bytes, size) == 0; };
    if (request.is_multipart_form_data())
        read(
            [&](const httplib::MultipartFormData& part) {
                return site.begin_part(body, part.name.c_str(), part.filename.c_str()) == 0;
            },
            take);
    else if (site.begin_part(body, "", "") == 0)
        read(take);
    give(site, request, body, response);
}

void* open(const char* address, int port, unsigned threads, const HttpSite* site) {
    auto made = std::make_unique<HttpServer>();
    made->site = *site;
    httplib::Server& server = made->server;
    server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    // The library's own choice would let another program listen on the same port.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_tcp_nodelay(true);
    // One request a connection: a browser that keeps connections open would hold the threads.
    server.set_keep_alive_max_count(1);
    server.set_keep_alive_timeout(first_byte_time);
    server.set_read_timeout(patience);
    server.set_write_timeout(patience);
    const HttpSite& kept = made->site;
    server.set_pre_routing_handler([&kept](const httplib::Request& request, httplib::Response& response) {
        return refused(kept, request, response) ? httplib::Server::HandlerResponse::Handled
                                                : httplib::Server::HandlerResponse::Unhandled;
    });
    server.set_expect_100_continue_handler([&kept](const httplib::Request& request, httplib::Response& response) {
        return refused(kept, request, response) ? response.status : 100;
    });
    server.Get(".*", [&kept](const httplib::Request& request, httplib::Response& response) {
        give(kept, request, nullptr, response);
    });
    server.Post(".*", [&kept](const httplib::Request& request, httplib::Response& response,
                              const httplib::ContentReader& read) { receive(kept, request, response, read); });
    if (port == 0)
        made->port = server.bind_to_any_port(address);
    else
        made->port = server.bind_to_port(address, port) ? port : -1;
    return made->port > 0 ? made.release() : nullptr;
}

HttpServer& server_of(void* server) { return *static_cast<HttpServer*>(server); }

constexpr HttpModule module{open, [](void* server) { return server_of(server).port; },
                            [](void* server) { server_of(server).server.listen_after_bind(); },
                            [](void* server) { server_of(server).server.stop(); },
                            [](void* server) { delete &server_of(server); }};

}  // namespace
}  // namespace scrutineer::serve

extern "C" __attribute__((visibility("default"))) const scrutineer::serve::HttpModule* scrutineer_http_module() {
    return &scrutineer::serve::module;
}
