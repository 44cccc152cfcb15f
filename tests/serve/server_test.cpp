// SPDX-License-Identifier: GPL-3.0-or-later
// The server as another program on this machine meets it: bytes over a socket.
#include "serve/http/server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer;
using namespace scrutineer::serve;

namespace {

int connection(int port, const char* address = "127.0.0.1") {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    timeval patience{20, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, address, &to.sin_addr);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return socket;
    close(socket);
    return -1;
}

/// What comes back for these bytes until the connection ends.
std::string answer_to(int port, const std::string& bytes) {
    const int socket = connection(port);
    if (socket < 0) return "";
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t now = send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) break;
        sent += static_cast<std::size_t>(now);
    }
    std::string answer;
    std::array<char, 4096> piece;
    for (ssize_t got = 0; (got = recv(socket, piece.data(), piece.size(), 0)) > 0;)
        answer.append(piece.data(), static_cast<std::size_t>(got));
    close(socket);
    return answer;
}

class Running {
public:
    explicit Running(Server::Answer answer, const std::string& receiving = "", unsigned threads = 4)
        : server_({0, threads, receiving}, std::move(answer)), thread_([this] { server_.run(); }) {
        // Until the first answer: `stop` before `run` would be lost.
        while (get("/").empty()) {
        }
    }
    ~Running() {
        server_.stop();
        thread_.join();
    }
    int port() const { return server_.port(); }
    std::string own_host() const { return "127.0.0.1:" + std::to_string(port()); }
    const std::string& token() const { return server_.guard().token(); }
    std::string get(const std::string& target) const {
        return answer_to(port(), "GET " + target + " HTTP/1.1\r\nHost: " + own_host() + "\r\n\r\n");
    }
    std::string post(const std::string& headers, const std::string& body) const {
        return answer_to(port(), "POST /change HTTP/1.1\r\nHost: " + own_host() + "\r\nOrigin: http://" + own_host() +
                                     "\r\n" + headers + "\r\n" + body);
    }
    std::string post_form(const std::string& body) const {
        return post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                        std::to_string(body.size()) + "\r\n",
                    body);
    }

private:
    Server server_;
    std::thread thread_;
};

Response hello(const Request& request) {
    Response response;
    response.body = "hello " + request.path;
    return response;
}

std::size_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    return 0;
}

}  // namespace

TEST_CASE("it answers on this machine alone, with headers that keep other sites out") {
    const Running running(hello);
    const std::string answer = running.get("/papers");
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.find("hello /papers") != std::string::npos);
    CHECK(answer.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
    CHECK(answer.find("unsafe-inline") == std::string::npos);
    CHECK(answer.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(answer.find("X-Content-Type-Options: nosniff") != std::string::npos);
    // The whole of 127/8 leads to this machine: only the one address is listened on, so no other interface is.
    CHECK(connection(running.port(), "127.0.0.2") < 0);
}

TEST_CASE("no other program can listen on the same port") {
    const Running running(hello);
    ServerOptions options;
    options.port = running.port();
    CHECK_THROWS_AS(Server(options, hello), ServerError);
}

TEST_CASE("a foreign Host, a foreign Origin and a missing token are refused over the wire") {
    std::atomic<int> changes = 0;
    const Running running([&](const Request& request) {
        if (request.method == "POST") ++changes;
        return hello(request);
    });
    CHECK(answer_to(running.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").starts_with("HTTP/1.1 421"));
    CHECK(answer_to(running.port(), "GET / HTTP/1.1\r\nHost: " + running.own_host() + "\r\nHost: evil.example\r\n\r\n")
              .starts_with("HTTP/1.1 421"));
    const std::string form = "token=" + running.token();
    CHECK(answer_to(running.port(),
                    "POST / HTTP/1.1\r\nHost: " + running.own_host() +
                        "\r\nOrigin: http://evil.example\r\nContent-Type: application/x-www-form-urlencoded"
                        "\r\nContent-Length: " +
                        std::to_string(form.size()) + "\r\n\r\n" + form)
              .starts_with("HTTP/1.1 403"));
    CHECK(running.post_form("value=1").starts_with("HTTP/1.1 403"));
    CHECK(changes == 0);
    CHECK(running.post_form(form + "&value=1").starts_with("HTTP/1.1 200"));
    CHECK(changes == 1);
}

TEST_CASE("a body of 1 GB is refused before it is sent, and takes no memory") {
    const Running running(hello);
    const std::size_t before = resident_kilobytes();
    CHECK(running.post("Content-Length: 1073741824\r\n", "").starts_with("HTTP/1.1 413"));
    // Who sends it all the same is cut off.
    running.post("Content-Type: application/octet-stream\r\nContent-Length: 1073741824\r\n",
                 std::string(std::size_t{32} << 20, 'x'));
    CHECK(running.post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n").starts_with("HTTP/1.1 411"));
    CHECK(running.get("/").starts_with("HTTP/1.1 200"));
    // 32 MB of it are this test's own text.
    CHECK(resident_kilobytes() < before + 80'000);
}

TEST_CASE("files that come with a form are put on disk, and are gone afterwards") {
    const test::Folder folder;
    std::string name, bytes, path, field;
    const Running running(
        [&](const Request& request) {
            if (request.files.size() == 1) {
                name = request.files[0].name;
                path = request.files[0].path;
                bytes = test::read_file(path);
                field = request.field("note");
            }
            return hello(request);
        },
        folder / "received");
    const std::string content(100'000, 'p');
    const std::string body =
        "--BOUND\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + running.token() +
        "\r\n--BOUND\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nquarterly\r\n"
        "--BOUND\r\nContent-Disposition: form-data; name=\"papers\"; filename=\"../../evil.pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n" +
        content + "\r\n--BOUND--\r\n";
    CHECK(running
              .post("Content-Type: multipart/form-data; boundary=BOUND\r\nContent-Length: " +
                        std::to_string(body.size()) + "\r\n",
                    body)
              .starts_with("HTTP/1.1 200"));
    CHECK(name == "../../evil.pdf");
    CHECK(bytes == content);
    CHECK(field == "quarterly");
    CHECK(path.starts_with(folder / "received/"));
    CHECK(!std::filesystem::exists(path));
    CHECK(!std::filesystem::exists(folder / "evil.pdf"));
}

TEST_CASE("100 requests at once are all answered, by as many threads as there are to be") {
    std::atomic<int> now = 0, most = 0;
    const Running running([&](const Request& request) {
        const int here = ++now;
        int seen = most;
        while (here > seen && !most.compare_exchange_weak(seen, here)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        --now;
        return hello(request);
    });
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 100; ++i)
        clients.emplace_back([&] {
            if (running.get("/").starts_with("HTTP/1.1 200")) ++answered;
        });
    for (std::thread& client : clients) client.join();
    CHECK(answered == 100);
    CHECK(most <= 4);
}

TEST_CASE("connections that say nothing do not keep others from being answered") {
    const Running running(hello);
    std::vector<int> silent;
    for (int i = 0; i < 8; ++i) silent.push_back(connection(running.port()));
    CHECK(running.get("/").starts_with("HTTP/1.1 200"));
    for (const int socket : silent) close(socket);
}

TEST_CASE("bytes that are no request are answered as such, and an answer that fails is one of 500") {
    const Running running([](const Request& request) -> Response {
        if (request.path == "/fails") throw std::runtime_error("it failed");
        return hello(request);
    });
    CHECK(!running.get("http://elsewhere.example/").starts_with("HTTP/1.1 200"));
    CHECK(running.get("/%zz").find("HTTP/1.1 400") == 0);
    answer_to(running.port(), std::string(100'000, '\0'));
    answer_to(running.port(), "GET / HTTP/1.1\r\n" + std::string(1'000'000, 'a'));
    CHECK(running.get("/fails").starts_with("HTTP/1.1 500"));
    CHECK(running.get("/").starts_with("HTTP/1.1 200"));
}
