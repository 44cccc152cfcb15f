// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/guard.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer::serve;

namespace {

constexpr int port = 4711;

Request get(const std::string& host) {
    Request request;
    request.method = "GET";
    request.path = "/";
    request.headers["host"] = host;
    return request;
}

Request post() {
    Request request = get("127.0.0.1:4711");
    request.method = "POST";
    request.headers["origin"] = "http://127.0.0.1:4711";
    request.headers["content-length"] = "10";
    return request;
}

int status_of(const std::optional<Response>& refusal) { return refusal ? refusal->status : 0; }

}  // namespace

TEST_CASE("the page answers under its own names alone") {
    const Guard guard(port);
    for (const char* own : {"127.0.0.1:4711", "localhost:4711"}) CHECK(status_of(guard.refusal(get(own))) == 0);
    // A foreign name that leads here (DNS rebinding), another port, two names at once, none.
    for (const char* foreign : {"evil.example:4711", "evil.example", "127.0.0.1:80", "127.0.0.1",
                                "localhost:4711.evil.example", "127.0.0.1:4711, evil.example", ""})
        CHECK(status_of(guard.refusal(get(foreign))) == 421);
}

TEST_CASE("another site's page can change nothing") {
    const Guard guard(port);
    CHECK(status_of(guard.refusal(post())) == 0);
    for (const char* origin : {"http://evil.example", "null", "", "https://127.0.0.1:4711", "http://127.0.0.1:4712",
                               "http://127.0.0.1:4711.evil.example"}) {
        Request request = post();
        request.headers["origin"] = origin;
        CHECK(status_of(guard.refusal(request)) == 403);
    }
    Request foreign = post();
    foreign.headers["sec-fetch-site"] = "cross-site";
    CHECK(status_of(guard.refusal(foreign)) == 403);
}

TEST_CASE("another site's page can follow a link here, and take no picture into itself") {
    const Guard guard(port);
    Request request = get("localhost:4711");
    request.headers["sec-fetch-site"] = "cross-site";
    request.headers["sec-fetch-mode"] = "no-cors";
    CHECK(status_of(guard.refusal(request)) == 403);
    request.headers["sec-fetch-mode"] = "navigate";
    CHECK(status_of(guard.refusal(request)) == 0);
}

TEST_CASE("a change needs the token of this run") {
    const Guard guard(port), another(port);
    CHECK(guard.token().size() >= 32);
    CHECK(guard.token() != another.token());
    Request request = post();
    CHECK(status_of(guard.refusal_of_change(request)) == 403);
    request.form["token"] = another.token();
    CHECK(status_of(guard.refusal_of_change(request)) == 403);
    request.form["token"] = guard.token();
    CHECK(status_of(guard.refusal_of_change(request)) == 0);
    request.form.clear();
    request.headers["x-token"] = guard.token();
    CHECK(status_of(guard.refusal_of_change(request)) == 0);
}

TEST_CASE("a body is of a known length, and not too long") {
    const Guard guard(port);
    Request request = post();
    request.headers["content-length"] = "1073741824";
    CHECK(status_of(guard.refusal(request)) == 413);
    for (const char* length : {"", "-1", "ten", "99999999999999999999999"}) {
        request.headers["content-length"] = length;
        CHECK(status_of(guard.refusal(request)) == 411);
    }
    request = post();
    request.headers["transfer-encoding"] = "chunked";
    CHECK(status_of(guard.refusal(request)) == 411);
}

TEST_CASE("other methods are not answered") {
    const Guard guard(port);
    for (const char* method : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"}) {
        Request request = post();
        request.method = method;
        CHECK(status_of(guard.refusal(request)) == 405);
    }
}
