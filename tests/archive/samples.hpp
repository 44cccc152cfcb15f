// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "dataset/dataset.hpp"
#include "extract/page/digest.hpp"

/// Papers made by hand for the tests of the archive.
namespace scrutineer::samples {

/// A file name of the test's own that is gone when the test ends.
struct TemporaryFile {
    std::string path;
    explicit TemporaryFile(const std::string& name)
        : path((std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()) + ".db")).string()) {
        remove();
    }
    ~TemporaryFile() { remove(); }
    void remove() const {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    }
};

/// A paper of a made-up council, published on a day.
inline Dataset paper(const std::string& name, const std::string& meeting_date) {
    Dataset dataset;
    Document document;
    document.id = sha256(name);
    document.file = name + ".pdf";
    document.pages = 1;
    document.authority_name = "Westshire County Council";
    document.meeting_date = meeting_date;
    dataset.documents.push_back(document);
    return dataset;
}

inline Observation figure(Basis basis, const std::string& start, const std::string& end, double value,
                          const std::string& text) {
    Observation o;
    o.basis = basis;
    o.period = Period{end, PeriodKind::range, start, end, basis == Basis::year_earlier};
    o.value = value;
    o.text = text;
    o.unit = Unit::percent;
    return o;
}

inline Record& add_record(Dataset& dataset, const std::string& name) {
    Record record;
    record.id = sha256(dataset.documents[0].id + name).substr(0, 16);
    record.document = dataset.documents[0].id;
    record.indicator.name = name;
    record.indicator.unit = Unit::percent;
    dataset.records.push_back(record);
    return dataset.records.back();
}

}  // namespace scrutineer::samples
