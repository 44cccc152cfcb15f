// SPDX-License-Identifier: GPL-3.0-or-later
// Each cell is asked after in one order: observations, assessments, what the readers used it for, diagnostics. What
// none of them covers becomes a diagnostic of its own. Then each rating that the paper shows is asked after: is there
// an assessment in its place?
#include "pipeline/ledger.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "words/cell_kinds.hpp"

namespace scrutineer {
namespace {

/// How many texts a diagnostic quotes, and how long each may be.
constexpr std::size_t most_quoted = 4;
constexpr std::size_t longest_quoted = 24;
/// Points by which a cell's middle may stand outside a box that covers it: boxes of text and of cells differ a little.
constexpr double slack = 1;

/// A place on a page with what stands for it.
struct Place {
    Box box;
    std::string what;
};

/// Places of one page, found by height.
class PlacesOfPage {
public:
    void add(const Box& box, std::string what) { places_.push_back({box, std::move(what)}); }

    void sort() {
        std::stable_sort(places_.begin(), places_.end(),
                         [](const Place& a, const Place& b) { return a.box.y0 < b.box.y0; });
        for (const Place& place : places_) tallest_ = std::max(tallest_, place.box.height());
    }

    /// Calls `visit` with each place that covers the point, until it returns true.
    template <typename Visit>
    void covering(Point point, Visit visit) const {
        auto place = std::lower_bound(places_.begin(), places_.end(), point.y - tallest_ - slack,
                                      [](const Place& p, double y) { return p.box.y0 < y; });
        for (; place != places_.end() && place->box.y0 <= point.y + slack; ++place)
            if (point.y <= place->box.y1 + slack && point.x >= place->box.x0 - slack &&
                point.x <= place->box.x1 + slack && visit(*place))
                return;
    }

    /// Calls `visit` with each place whose middle stands in the box, until it returns true.
    template <typename Visit>
    void centred_in(const Box& box, Visit visit) const {
        auto place = std::lower_bound(places_.begin(), places_.end(), box.y0 - tallest_,
                                      [](const Place& p, double y) { return p.box.y0 < y; });
        for (; place != places_.end() && place->box.y0 <= box.y1; ++place)
            if (box.contains(place->box.centre()) && visit(*place)) return;
    }

    /// What stands for a box: a place that covers its middle, or whose middle stands in it; null for none.
    const std::string* of(const Box& box) const {
        if (const Place* place = first_covering(box.centre())) return &place->what;
        const std::string* found = nullptr;
        centred_in(box, [&](const Place& place) { return (found = &place.what) != nullptr; });
        return found;
    }

    const Place* first_covering(Point point) const {
        const Place* found = nullptr;
        covering(point, [&](const Place& place) { return (found = &place) != nullptr; });
        return found;
    }

private:
    std::vector<Place> places_;
    double tallest_ = 0;
};

using Places = std::map<int, PlacesOfPage>;

const Place* find(const Places& places, int page, Point point) {
    const auto on_page = places.find(page);
    return on_page == places.end() ? nullptr : on_page->second.first_covering(point);
}

void sort_all(Places& places) {
    for (auto& [page, of_page] : places) of_page.sort();
}

bool is_figure(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           looks_like_figure(text);
}

/// What a diagnostic of cells that nothing stands for is called, and their noun.
struct Kind {
    Diagnostic::Severity severity;
    const char* code;
    const char* one;
    const char* many;
};

constexpr Kind figures{Diagnostic::Severity::warning, "figures-not-read", "1 figure of this table was",
                       " figures of this table were"};
constexpr Kind ratings{Diagnostic::Severity::warning, "ratings-not-read", "1 rating of this table was",
                       " ratings of this table were"};
constexpr Kind ratings_outside{Diagnostic::Severity::warning, "ratings-not-read",
                               "1 rating that stands in no table was", " ratings that stand in no table were"};

/// The cells of one table on one page that nothing stands for.
struct Unread {
    std::size_t count = 0;
    Box box;
    std::vector<std::string> texts;

    void add(const Box& cell, const std::string& text) {
        box = count == 0 ? cell : united(box, cell);
        if (texts.size() < most_quoted && !text.empty() && text.size() <= longest_quoted) texts.push_back(text);
        ++count;
    }

    Diagnostic diagnostic(const Kind& kind, int page) const {
        std::string quoted;
        for (const std::string& text : texts) quoted += (quoted.empty() ? "" : ", ") + ("\"" + text + "\"");
        if (texts.size() < count) quoted += quoted.empty() ? "" : ", …";
        const std::string number = count == 1 ? kind.one : std::to_string(count) + kind.many;
        return {kind.severity, kind.code, number + " not read" + (quoted.empty() ? "." : ": " + quoted + "."), page,
                box};
    }
};

/// What the dataset and the readers say of each place.
struct Claims {
    Places observations, assessments, rated_in_words, uses, asides, diagnostics;

    Claims(const Paper& paper, const Dataset& dataset) {
        for (const Record& record : dataset.records) {
            for (const Observation& o : record.observations) observations[o.page].add(o.box, record.id);
            for (const Assessment& a : record.assessments) {
                if (!a.box) continue;
                assessments[record.source.page].add(*a.box, record.id);
                // A colour or a sign says nothing of the number beside it.
                if (a.evidence == Evidence::text) rated_in_words[record.source.page].add(*a.box, record.id);
            }
        }
        for (const CellUse& use : paper.uses) (use.aside ? asides : uses)[use.page].add(use.box, use.role);
        for (const DocumentDiagnostic& entry : dataset.diagnostics)
            if (entry.diagnostic.page && entry.diagnostic.box)
                diagnostics[*entry.diagnostic.page].add(*entry.diagnostic.box, entry.diagnostic.code);
        for (Places* places : {&observations, &assessments, &rated_in_words, &uses, &asides, &diagnostics})
            sort_all(*places);
    }

    /// The ids of the records whose observations stand in a cell, each once.
    std::set<std::string> records_at(int page, Point middle) const {
        std::set<std::string> ids;
        if (const auto of_page = observations.find(page); of_page != observations.end())
            of_page->second.covering(middle, [&](const Place& place) {
                ids.insert(place.what);
                return false;
            });
        return ids;
    }

    /// The record whose assessment is of a place; null for none.
    const std::string* assessed(int page, const Box& box) const {
        const auto of_page = assessments.find(page);
        if (of_page == assessments.end()) return nullptr;
        return of_page->second.of(box);
    }

    /// The same for a figure's cell: one colour may lie under the figure and the word that rates it in the next line.
    const std::string* assessed_beside(int page, const Box& figure) const {
        const auto of_page = assessments.find(page);
        if (of_page == assessments.end()) return nullptr;
        const std::set<std::string> records = records_at(page, figure.centre());
        Box column = figure;
        column.y0 -= figure.height();
        column.y1 += figure.height();
        const std::string* found = nullptr;
        of_page->second.centred_in(column, [&](const Place& place) {
            if (records.count(place.what) > 0) found = &place.what;
            return found != nullptr;
        });
        return found;
    }

    std::optional<std::pair<LedgerEntry, std::string>> entry_of(int page, Point middle) const {
        const std::pair<const Places*, LedgerEntry> in_order[] = {{&rated_in_words, LedgerEntry::rating},
                                                                  {&uses, LedgerEntry::used},
                                                                  {&asides, LedgerEntry::aside},
                                                                  {&diagnostics, LedgerEntry::named}};
        for (const auto& [places, entry] : in_order)
            if (const Place* place = find(*places, page, middle)) return std::pair{entry, place->what};
        return std::nullopt;
    }
};

Diagnostic read_twice(const Cell& cell, std::size_t records) {
    return {
        Diagnostic::Severity::warning, "figure-read-twice",
        "\"" + cell.text + "\" is a figure of " + std::to_string(records) + " records: at most one of them is right.",
        cell.page, cell.box};
}

/// The books while they are made up.
class Books {
public:
    Books(const Paper& paper, const Dataset& dataset) : claims_(paper, dataset) {}

    void enter_figures(const Table& table) {
        std::map<int, Unread> unread;
        for (const Cell& cell : table.cells) {
            if (!is_figure(cell.text)) continue;
            const Point middle = cell.box.centre();
            LedgerLine line{cell.page, cell.box, cell.text, LedgerEntry::named, figures.code};
            if (const std::set<std::string> records = claims_.records_at(cell.page, middle); !records.empty()) {
                line.entry = LedgerEntry::figure;
                line.what = *records.begin();
                if (records.size() > 1) said.push_back(read_twice(cell, records.size()));
            } else if (const auto entry = claims_.entry_of(cell.page, middle)) {
                std::tie(line.entry, line.what) = *entry;
            } else {
                unread[cell.page].add(cell.box, cell.text);
            }
            ledger.lines.push_back(std::move(line));
        }
        for (const auto& [page, cells] : unread) said.push_back(cells.diagnostic(figures, page));
    }

    /// A cell that shows a rating beside its figure has an entry already: its rating is asked after all the same.
    void enter_ratings(const std::vector<RatedPlace>& places) {
        std::map<std::pair<int, int>, Unread> unread;  // by table and page
        for (const RatedPlace& place : places) {
            LedgerLine line{place.page, place.box, place.text, LedgerEntry::named, ratings.code};
            const std::string* record = claims_.assessed(place.page, place.box);
            if (!record && is_figure(place.text)) record = claims_.assessed_beside(place.page, place.box);
            if (record) {
                line.entry = LedgerEntry::rating;
                line.what = *record;
            } else if (const auto entry = claims_.entry_of(place.page, place.box.centre())) {
                std::tie(line.entry, line.what) = *entry;
            } else {
                unread[{place.table, place.page}].add(place.box, place.text);
            }
            if (place.table < 0 || !is_figure(place.text)) ledger.lines.push_back(std::move(line));
        }
        for (const auto& [at, cells] : unread)
            said.push_back(cells.diagnostic(at.first < 0 ? ratings_outside : ratings, at.second));
    }

    Ledger ledger;
    std::vector<Diagnostic> said;

private:
    Claims claims_;
};

}  // namespace

std::string_view to_text(LedgerEntry entry) {
    switch (entry) {
        case LedgerEntry::figure:
            return "figure";
        case LedgerEntry::rating:
            return "rating";
        case LedgerEntry::used:
            return "used";
        case LedgerEntry::aside:
            return "aside";
        case LedgerEntry::named:
            return "named";
    }
    return "named";
}

Accounts Ledger::sums() const {
    Accounts sums;
    for (const LedgerLine& line : lines) {
        ++sums.printed;
        switch (line.entry) {
            case LedgerEntry::figure:
            case LedgerEntry::rating:
                ++sums.given_out;
                break;
            case LedgerEntry::used:
                ++sums.used;
                break;
            case LedgerEntry::aside:
                ++sums.set_aside;
                break;
            case LedgerEntry::named:
                ++sums.not_read;
                break;
        }
    }
    return sums;
}

Ledger make_up_ledger(const Paper& paper, Dataset& dataset) {
    const std::string document = dataset.documents.empty() ? std::string() : dataset.documents.front().id;
    const std::string file = dataset.documents.empty() ? std::string() : dataset.documents.front().file;
    Books books(paper, dataset);
    for (const Table& table : paper.tables) books.enter_figures(table);
    books.enter_ratings(paper.rated);
    Ledger ledger = std::move(books.ledger);
    std::stable_sort(ledger.lines.begin(), ledger.lines.end(),
                     [](const LedgerLine& a, const LedgerLine& b) { return a.page < b.page; });
    for (Diagnostic& diagnostic : books.said) dataset.diagnostics.push_back({document, file, std::move(diagnostic)});
    if (!dataset.documents.empty()) dataset.documents.front().accounts = ledger.sums();
    return ledger;
}

std::string ledger_text(const Ledger& ledger, const std::string& document) {
    std::string out;
    for (const LedgerLine& line : ledger.lines) {
        nlohmann::ordered_json entry{{"document", document},
                                     {"page", line.page},
                                     {"bbox", {line.box.x0, line.box.y0, line.box.x1, line.box.y1}},
                                     {"text", line.text},
                                     {"entry", to_text(line.entry)},
                                     {"what", line.what}};
        out += entry.dump() + "\n";
    }
    return out;
}

}  // namespace scrutineer
