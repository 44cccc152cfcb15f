// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/sqlite.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>
#include <utility>

namespace scrutineer::archived {

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
    statement_.reset(statement);
}

void Statement::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    throw ArchiveError(sqlite3_errmsg(database_), sqlite3_extended_errcode(database_));
}

Statement& Statement::bind(int parameter, std::string_view text) {
    // A null pointer would bind NULL: the empty text must stay a text.
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_.get(), parameter));
    return *this;
}

Statement& Statement::bind_text_or_null(int parameter, std::string_view text) {
    return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    check(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(statement_.get(), column);
    if (data == nullptr) return {};
    return {reinterpret_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::optional<double> Statement::optional_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::optional<std::string> Statement::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

/// How long to wait for another program, and when to say so.
struct Database::Patience {
    using Clock = std::chrono::steady_clock;
    /// Another program may hold the write lock for as long as one document takes to store.
    static constexpr std::chrono::seconds longest{60};
    static constexpr std::chrono::seconds silent{1};
    static constexpr std::chrono::milliseconds between_tries{20};

    std::function<void()> waiting;
    bool told = false;
    Clock::time_point start{};

    /// SQLite's busy handler: `tries` counts from 0 for each lock. Zero gives up.
    static int wait(void* self, int tries) {
        auto* const patience = static_cast<Patience*>(self);
        const Clock::time_point now = Clock::now();
        if (tries == 0) patience->start = now;
        if (now - patience->start > longest) return 0;
        if (now - patience->start > silent && !std::exchange(patience->told, true) && patience->waiting)
            patience->waiting();
        std::this_thread::sleep_for(between_tries);
        return 1;
    }
};

void Database::Forget::operator()(Patience* patience) const { delete patience; }

namespace {

/// The name as an URI, in which some characters have a meaning.
std::string as_uri(const std::string& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#')
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        else
            uri += c;
    }
    return uri;
}

/// Whether what a program wrote last still waits to be moved into the file.
bool has_unmoved_log(const std::string& path) {
    struct stat found {};
    return stat((path + "-wal").c_str(), &found) == 0 && found.st_size > 0;
}

sqlite3* open_handle(const std::string& name, int flags, const std::string& path) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
    if (code == SQLITE_OK) return database;
    const std::string why = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    sqlite3_close_v2(database);
    throw ArchiveError(path + ": " + why, code);
}

}  // namespace

Database::Database(const std::string& path, Mode mode, std::function<void()> waiting)
    : patience_(new Patience{std::move(waiting)}) {
    const int flags = mode == Mode::read_only    ? SQLITE_OPEN_READONLY
                      : mode == Mode::read_write ? SQLITE_OPEN_READWRITE
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    database_.reset(open_handle(path, flags, path));
    sqlite3_busy_handler(database_.get(), Patience::wait, patience_.get());
    if (mode == Mode::read_only) {
        // A write-ahead log needs two files beside the archive, also to read. Where they cannot be made, nobody else
        // can write either: the file may be taken as it is.
        const int code = sqlite3_exec(database_.get(), "SELECT 1 FROM sqlite_master", nullptr, nullptr, nullptr);
        const bool no_room = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
        if (no_room && !has_unmoved_log(path)) {
            database_.reset(open_handle(as_uri(path) + "?immutable=1", flags | SQLITE_OPEN_URI, path));
            sqlite3_busy_handler(database_.get(), Patience::wait, patience_.get());
        }
    }
    sqlite3* const database = database_.get();
    sqlite3_extended_result_codes(database, 1);
    // With a write-ahead log a killed program loses nothing; a machine without power may lose its last papers, never
    // the file.
    sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
    // Papers go all over a large file, as their ids are digests: up to 64 MB of it are kept, and the log is moved into
    // it 32 MB at a time.
    sqlite3_exec(database, "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192", nullptr, nullptr, nullptr);
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw ArchiveError(sqlite3_errmsg(database_.get()), sqlite3_extended_errcode(database_.get()));
}

std::int64_t Database::integer(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    if (!open_) return;
    // SQLite may have rolled back by itself (a full disk): there is nothing to report from a destructor.
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

}  // namespace scrutineer::archived

namespace scrutineer {

bool ArchiveError::is_busy() const { return (sqlite_code_ & 0xff) == SQLITE_BUSY; }

}  // namespace scrutineer
