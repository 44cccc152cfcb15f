// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "archive/failed_paper.hpp"
#include "archive/linking.hpp"
#include "dataset/dataset_json.hpp"
#include "extract/page/digest.hpp"
#include "extract/pdf/document.hpp"

namespace scrutineer {
namespace {

struct Task {
    std::string path;
    std::string id;
};

class Ingest {
public:
    Ingest(Archive& archive, const PaperReader& read, const IngestOptions& options, const IngestEvents& events)
        : archive_(archive), read_(read), options_(options), events_(events) {}

    IngestCounts run(const std::vector<std::string>& files) {
        for (const std::string& file : files) plan(file);
        counts_.planned = tasks_.size();
        if (!tasks_.empty()) read_all();
        // Also after a run that read nothing: the one before may have been stopped before its links were made.
        update_links(archive_);
        return counts_;
    }

private:
    void plan(const std::string& path) {
        try {
            Task task{path, sha256_of_file(path)};
            if (is_wanted(task.id) && planned_.insert(task.id).second)
                tasks_.push_back(std::move(task));
            else
                ++counts_.skipped;
        } catch (const std::system_error& error) {
            ++counts_.missing;
            report_failure(path, "cannot-open", "cannot be read: " + error.code().message());
        }
    }

    bool is_wanted(const std::string& id) {
        const std::optional<Reading> there = archive_.reading_of(id);
        if (!there || (there->failed && options_.retry)) return true;
        const bool same_options = there->options == options_.reading_options;
        const bool same_program = there->program == options_.program;
        if (!same_options || (!same_program && options_.refresh)) return true;
        if (!same_program) ++counts_.older;
        if (there->failed) ++counts_.failed_before;
        return false;
    }

    void read_all() {
        IsolatedReading reading;
        reading.papers = tasks_.size();
        reading.read = [this](std::size_t index, PaperAccount& account) {
            return to_json(read_(tasks_[index].path, account)).dump();
        };
        reading.deliver = [this](IsolatedPaper&& paper) { take(paper); };
        for (const Task& task : tasks_) reading.files.push_back(task.path);
        report_progress_now();
        read_isolated(reading, options_.isolation);
    }

    void take(const IsolatedPaper& paper) {
        const Task& task = tasks_[paper.index];
        if (paper.failure) {
            fail(task, paper.failure->code, paper.failure->message);
        } else {
            store(task, dataset_from_json(nlohmann::ordered_json::parse(paper.bytes)));
            if (events_.stored) events_.stored(task.path, paper.account);
        }
        report_progress_now();
    }

    void store(const Task& task, const Dataset& dataset) {
        archive_.store(dataset, {task.path, options_.program, options_.reading_options, false});
        ++counts_.stored;
        counts_.records += dataset.records.size();
    }

    void fail(const Task& task, const std::string& code, const std::string& message) {
        archive_.store(failed_paper(task.id, task.path, code, message),
                       {task.path, options_.program, options_.reading_options, true});
        ++counts_.failed;
        report_failure(task.path, code, message);
    }

    void report_failure(const std::string& path, const std::string& code, const std::string& message) const {
        if (events_.failure) events_.failure(path, code, message);
    }
    void report_progress_now() const {
        if (events_.progress) events_.progress(counts_);
    }

    Archive& archive_;
    const PaperReader& read_;
    const IngestOptions& options_;
    const IngestEvents& events_;
    std::vector<Task> tasks_;
    std::set<std::string> planned_;
    IngestCounts counts_;
};

}  // namespace

IngestCounts ingest(Archive& archive, const std::vector<std::string>& files, const PaperReader& read,
                    const IngestOptions& options, const IngestEvents& events) {
    return Ingest(archive, read, options, events).run(files);
}

}  // namespace scrutineer
