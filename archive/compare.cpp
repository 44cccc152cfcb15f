// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/compare.hpp"

namespace scrutineer {
namespace {

using archived::Statement;

class Comparison {
public:
    explicit Comparison(const Archive& archive)
        : before_(archive.database().prepare(
              "SELECT d.id, d.file, d.meeting_date, r.id, r.page FROM identity i JOIN record r ON r.identity_id = i.id"
              " JOIN document d ON d.id = r.document_id WHERE i.indicator_id = ?1 AND d.meeting_date < ?2"
              " ORDER BY d.meeting_date DESC, d.id, r.number LIMIT 1")),
          figure_(archive.database().prepare(
              "SELECT text, value, number, confidence, page FROM observation WHERE record_id = ?"
              " ORDER BY measure NOT IN ('actual', 'outturn'), area_kind <> 'authority', basis <> 'latest', number "
              "LIMIT 1")),
          rating_(archive.database().prepare("SELECT rating FROM assessment WHERE record_id = ?"
                                             " ORDER BY against <> 'target', against <> 'overall', number LIMIT 1")) {}

    void fill(SaidOfIndicator& said) {
        figure_.reset();
        figure_.bind(1, said.record);
        if (figure_.step()) {
            said.text = figure_.text(0);
            said.value = figure_.optional_real(1);
            said.number = static_cast<std::size_t>(figure_.integer(2));
            said.confidence = figure_.real(3);
            said.page = static_cast<int>(figure_.integer(4));
        }
        rating_.reset();
        rating_.bind(1, said.record);
        if (rating_.step()) said.rating = rating_.text(0);
    }

    std::optional<SaidOfIndicator> before(const std::string& indicator, const std::string& day) {
        before_.reset();
        before_.bind(1, indicator).bind(2, day);
        if (!before_.step()) return std::nullopt;
        SaidOfIndicator said;
        said.document = before_.text(0);
        said.file = before_.text(1);
        said.meeting_date = before_.text(2);
        said.record = before_.text(3);
        said.page = static_cast<int>(before_.integer(4));
        fill(said);
        return said;
    }

private:
    Statement before_, figure_, rating_;
};

}  // namespace

std::vector<ComparedIndicator> compared_with_before(const Archive& archive, const std::string& document_id) {
    Comparison comparison(archive);
    Statement row = archive.database().prepare(
        "SELECT i.indicator_id, r.name, d.id, d.file, d.meeting_date, r.id, r.page FROM document d"
        " JOIN record r ON r.document_id = d.id JOIN identity i ON i.id = r.identity_id"
        " WHERE d.id = ? AND i.family = 'indicator' AND i.indicator_id IS NOT NULL ORDER BY r.number");
    std::vector<ComparedIndicator> all;
    for (row.bind(1, document_id); row.step();) {
        ComparedIndicator compared;
        compared.indicator = row.text(0);
        compared.name = row.text(1);
        compared.now.document = row.text(2);
        compared.now.file = row.text(3);
        compared.now.meeting_date = row.text(4);
        compared.now.record = row.text(5);
        compared.now.page = static_cast<int>(row.integer(6));
        comparison.fill(compared.now);
        compared.before = comparison.before(compared.indicator, compared.now.meeting_date);
        all.push_back(std::move(compared));
    }
    return all;
}

}  // namespace scrutineer
