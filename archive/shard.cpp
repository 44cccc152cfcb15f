// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/shard.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "archive/failed_paper.hpp"
#include "dataset/dataset_json.hpp"

namespace scrutineer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_line_bytes = std::size_t{256} << 20;  // a record of a real paper has some kilobytes

/// A SHA-256 as the dataset writes it: ids are looked up by their beginnings.
void require_digest(const std::string& id) {
    const bool hexadecimal =
        std::all_of(id.begin(), id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (id.size() != 64 || !hexadecimal) throw std::runtime_error("\"" + id + "\" is no document's id");
}

/// Records that name another paper than the one they are listed under would end up nowhere, or twice.
void require_one_whole_paper(const Dataset& dataset) {
    if (dataset.documents.size() != 1) throw std::runtime_error("a paper has one document");
    const std::string& id = dataset.documents.front().id;
    require_digest(id);
    std::set<std::string_view> seen;
    for (const Record& record : dataset.records) {
        if (record.document != id) throw std::runtime_error("record " + record.id + " is of another document");
        if (record.id.empty() || !seen.insert(record.id).second)
            throw std::runtime_error("two records have the id \"" + record.id + "\"");
    }
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The paper that an entry {"path", "outcome", "document", "program", "options"} ends; nothing where there is nothing
/// to store of it.
std::optional<ShardPaper> paper_of(Dataset&& read, const Json& entry) {
    const std::string outcome = text_of(entry, "outcome"), document = text_of(entry, "document");
    ShardPaper paper;
    paper.reading.path = text_of(entry, "path");
    paper.reading.program = text_of(entry, "program");
    paper.reading.options = text_of(entry, "options");
    if (outcome == "failed") {
        if (document.empty()) return std::nullopt;
        paper.reading.failed = true;
        paper.dataset = failed_paper(document, paper.reading.path, text_of(entry, "code"), text_of(entry, "message"));
    } else if (outcome == "read") {
        paper.dataset = std::move(read);
    } else {
        return std::nullopt;
    }
    require_one_whole_paper(paper.dataset);
    return paper;
}

/// The elements of a dataset by the name that a stream gives each.
constexpr std::array<std::pair<const char*, const char*>, 3> element_names{
    {{"document", "documents"}, {"record", "records"}, {"diagnostic", "diagnostics"}}};

Json empty_dataset() { return to_json(Dataset{}); }

/// A stream's papers, each held until the line that ends it.
class Stream {
public:
    explicit Stream(const ShardEvents& events) : events_(events) {}

    void take(std::string_view line) {
        ++line_;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
        try {
            add(Json::parse(line));
        } catch (const Json::exception& error) {
            fail(std::string("is not JSON: ") + error.what());
        }
    }

    void finish() {
        if (!empty_) tell("the file ends in the middle of a paper, which is not stored: was extract stopped?");
    }

private:
    void add(Json&& object) {
        if (!object.is_object() || object.size() != 1) return fail("is not an object of a dataset's stream");
        if (object.begin().key() == "paper") return end(object.begin().value());
        for (const auto& [one, all] : element_names)
            if (object.begin().key() == one) {
                empty_ = false;
                gathered_[all].push_back(std::move(object.begin().value()));
                return;
            }
    }

    void end(const Json& entry) {
        const bool broken = std::exchange(broken_, false);
        const Json gathered = std::exchange(gathered_, empty_dataset());
        empty_ = true;
        if (broken || !entry.is_object()) return;
        std::optional<ShardPaper> paper;
        try {
            const bool read = text_of(entry, "outcome") == "read";
            paper = paper_of(read ? dataset_from_json(gathered) : Dataset{}, entry);
        } catch (const std::runtime_error& error) {
            return tell(text_of(entry, "path") + ": " + error.what());
        }
        if (paper) events_.paper(std::move(*paper));
    }

    /// The paper that this line belongs to is not stored.
    void fail(const std::string& message) {
        broken_ = true;
        tell(message);
    }
    void tell(const std::string& message) const {
        if (events_.failure) events_.failure("line " + std::to_string(line_), message);
    }

    const ShardEvents& events_;
    Json gathered_ = empty_dataset();
    std::size_t line_ = 0;
    bool empty_ = true, broken_ = false;
};

/// The papers of one JSON document, in the order of its "papers"; a dataset of a program that did not write them yet
/// gives its documents, and nothing of what could not be read.
void read_document(const Json& json, const ShardEvents& events) {
    Dataset whole = dataset_from_json(json);
    std::map<std::string, Dataset> by_id;
    std::vector<std::string> order;
    for (Document& document : whole.documents) {
        order.push_back(document.id);
        by_id[document.id].documents.push_back(std::move(document));
    }
    for (Record& record : whole.records) by_id[record.document].records.push_back(std::move(record));
    for (DocumentDiagnostic& diagnostic : whole.diagnostics)
        if (by_id.count(diagnostic.document) != 0)
            by_id[diagnostic.document].diagnostics.push_back(std::move(diagnostic));
    Json entries = json.contains("papers") && json.at("papers").is_array() ? json.at("papers") : Json::array();
    if (entries.empty())
        for (const std::string& id : order) {
            const Dataset& dataset = by_id[id];
            entries.push_back({{"path", dataset.documents.front().file}, {"outcome", "read"}, {"document", id}});
        }
    for (const Json& entry : entries) {
        if (!entry.is_object()) continue;
        try {
            if (auto paper = paper_of(std::move(by_id[text_of(entry, "document")]), entry))
                events.paper(std::move(*paper));
        } catch (const std::runtime_error& error) {
            if (events.failure) events.failure(text_of(entry, "path"), error.what());
        }
    }
}

bool starts_stream(const std::string& line) {
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object() || object.size() != 1) return false;
    const std::string& key = object.begin().key();
    return key == "paper" ||
           std::any_of(element_names.begin(), element_names.end(), [&](const auto& name) { return key == name.first; });
}

/// The next line without its end, false at the end of the file. Throws std::runtime_error where it is too long.
bool next_line(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf* const from = in.rdbuf();
    using Traits = std::istream::traits_type;
    for (int c = from->sbumpc();; c = from->sbumpc()) {
        if (Traits::eq_int_type(c, Traits::eof())) return !line.empty();
        if (c == '\n') return true;
        line += Traits::to_char_type(c);
        if (line.size() > most_line_bytes) throw std::runtime_error("has a line of more than 256 MB");
    }
}

}  // namespace

FileKind kind_of_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 64> bytes{};
    if (!in) throw std::system_error(errno, std::generic_category(), path);
    in.read(bytes.data(), bytes.size());
    const std::string_view start(bytes.data(), static_cast<std::size_t>(in.gcount()));
    if (start.starts_with("SQLite format 3")) return FileKind::archive;
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && start[first] == '{' ? FileKind::dataset : FileKind::other;
}

void read_shard(std::istream& in, const ShardEvents& events) {
    std::string line;
    if (!next_line(in, line)) throw std::runtime_error("is empty");
    if (starts_stream(line)) {
        Stream stream(events);
        do stream.take(line);
        while (next_line(in, line));
        stream.finish();
        return;
    }
    std::string rest(std::istreambuf_iterator<char>(in), {});
    Json json;
    try {
        json = Json::parse(line + "\n" + rest);
    } catch (const Json::exception& error) {
        throw std::runtime_error(std::string("is not JSON: ") + error.what());
    }
    read_document(json, events);
}

}  // namespace scrutineer
