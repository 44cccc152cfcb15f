// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace scrutineer {

/// Anything SQLite refuses: a damaged file, a full disk, a lock held too long.
class ArchiveError : public std::runtime_error {
public:
    explicit ArchiveError(const std::string& message, int sqlite_code = 0)
        : std::runtime_error(message), sqlite_code_(sqlite_code) {}
    /// SQLite's extended result code, 0 where the error is the archive's own.
    int sqlite_code() const { return sqlite_code_; }
    /// Another program holds a lock that this one wanted.
    bool is_busy() const;

private:
    int sqlite_code_;
};

}  // namespace scrutineer

/// A thin owner of SQLite's handles: what is opened is closed, every error is an exception with SQLite's own words.
namespace scrutineer::archived {

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, int value) { return bind(parameter, static_cast<std::int64_t>(value)); }
    Statement& bind(int parameter, bool value) { return bind(parameter, static_cast<std::int64_t>(value ? 1 : 0)); }
    Statement& bind_null(int parameter);
    /// The empty text is NULL: the dataset's types say "null" so.
    Statement& bind_text_or_null(int parameter, std::string_view text);
    template <typename T>
    Statement& bind(int parameter, const std::optional<T>& value) {
        return value ? bind(parameter, *value) : bind_null(parameter);
    }

    /// Goes to the next row; false where there is none.
    bool step();
    /// Runs a statement that gives no rows, and makes it ready to be bound anew.
    void run();
    /// Makes it ready to be bound and run again.
    void reset();

    bool is_null(int column) const;
    std::string text(int column) const;  ///< empty for NULL
    double real(int column) const;
    std::int64_t integer(int column) const;
    std::optional<double> optional_real(int column) const;
    std::optional<std::string> optional_text(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    void check(int code) const;
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

/// An open database file.
class Database {
public:
    enum class Mode { read_only, read_write, create };
    /// Opens it. `waiting` is called once, when another program has held a lock for more than a second. A database that
    /// nobody can write to (a read-only folder or medium) can be read. Throws ArchiveError where the file cannot be
    /// opened or is not a database.
    Database(const std::string& path, Mode mode, std::function<void()> waiting = {});

    /// Runs statements that give no rows.
    void execute(const std::string& sql);
    Statement prepare(std::string_view sql) const { return Statement(database_.get(), sql); }
    /// The one integer that a statement gives.
    std::int64_t integer(std::string_view sql) const;
    sqlite3* handle() const { return database_.get(); }

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct Patience;
    struct Forget {
        void operator()(Patience* patience) const;
    };
    std::unique_ptr<Patience, Forget> patience_;  ///< SQLite holds a pointer to it: outlives the database
    std::unique_ptr<sqlite3, Close> database_;
};

/// All or nothing: rolls back unless `commit` was called. Takes the write lock at once, so that two writers wait for
/// one another instead of failing half-way.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace scrutineer::archived
