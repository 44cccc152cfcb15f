// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/archive_merging.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "archive/linking.hpp"
#include "archive/shard.hpp"
#include "cli/archive_options.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"

namespace scrutineer::cli {
namespace {

class Merger {
public:
    Merger(Archive& into, const std::string& path, bool quiet) : into_(into), path_(path), progress_(!quiet) {}

    Merging merge(const std::vector<std::string>& files) {
        for (const std::string& file : files) {
            try {
                merging_.counts += merge_file(file);
            } catch (const std::system_error& error) {
                refuse(file, "cannot be read: " + error.code().message());
            } catch (const UnusableFile& error) {
                refuse(file, error.what());
            }
        }
        update_links(into_);
        progress_.clear();
        return merging_;
    }

private:
    /// As against an archive that cannot be written, which ends it all.
    class UnusableFile : public std::runtime_error {
    public:
        using std::runtime_error::runtime_error;
    };

    MergeCounts merge_file(const std::string& file) {
        const MergeEvents events = events_for(file);
        if (file == "-") return merge_stream(std::cin, events);
        switch (kind_of_file(file)) {
            case FileKind::archive:
                return merge_other_archive(file, events);
            case FileKind::dataset: {
                std::ifstream in(file, std::ios::binary);
                return merge_stream(in, events);
            }
            case FileKind::other:
                break;
        }
        throw UnusableFile("is neither an archive nor a dataset that extract wrote");
    }

    MergeCounts merge_other_archive(const std::string& file, const MergeEvents& events) {
        std::error_code ignored;
        if (std::filesystem::equivalent(file, path_, ignored)) throw UnusableFile("is the archive itself");
        std::optional<Archive> from;
        try {
            from.emplace(open_archive(file, Archive::Mode::read));
        } catch (const ArchiveError& error) {
            const std::string message = error.what();
            throw UnusableFile(message.starts_with(file + ": ") ? message.substr(file.size() + 2) : message);
        }
        return merge_archive(into_, *from, events);
    }

    MergeCounts merge_stream(std::istream& in, const MergeEvents& events) {
        try {
            return merge_dataset(into_, in, events);
        } catch (const ArchiveError&) {
            throw;
        } catch (const std::runtime_error& error) {
            throw UnusableFile(error.what());
        }
    }

    MergeEvents events_for(const std::string& file) {
        MergeEvents events;
        events.progress = [this, file](const MergeCounts& counts) {
            const std::size_t done = counts.added + counts.same + counts.replaced + counts.kept;
            progress_.show(fmt::format("{}: {}", file, counted(done, "paper")));
        };
        events.conflict = [this](const std::string& what) {
            progress_.clear();
            say_warning(what);
        };
        events.unusable = [this, file](const std::string& where, const std::string& message) {
            progress_.clear();
            say_error(file, where + ": " + message, "");
        };
        return events;
    }

    void refuse(const std::string& file, const std::string& message) {
        progress_.clear();
        ++merging_.unusable;
        say_error(file, message, "");
    }

    Archive& into_;
    const std::string& path_;
    Progress progress_;
    Merging merging_;
};

}  // namespace

Merging merge_files(Archive& into, const std::string& path, const std::vector<std::string>& files, bool quiet) {
    return Merger(into, path, quiet).merge(files);
}

void say_merged(const Merging& merging, const std::string& archive) {
    const MergeCounts& counts = merging.counts;
    if (log_is_json())
        return log_event("info", "end",
                         {{"archive", archive},
                          {"merged", counts.added + counts.replaced},
                          {"records", counts.records},
                          {"there_already", counts.same + counts.kept},
                          {"failed", counts.failed},
                          {"unusable", counts.unusable + merging.unusable},
                          {"decisions", counts.decisions},
                          {"conflicts", counts.conflicts}});
    std::string text = fmt::format("{} merged ({}), {} there already; the archive is {}\n",
                                   counted(counts.added + counts.replaced, "paper"), counted(counts.records, "record"),
                                   counts.same + counts.kept, archive);
    if (counts.failed > 0) text += fmt::format("{} of them could not be read; documents lists them\n", counts.failed);
    if (counts.decisions > 0) text += counted(counts.decisions, "decision") + " of people merged\n";
    if (counts.conflicts > 0) text += counted(counts.conflicts, "conflict") + ", named above\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace scrutineer::cli
