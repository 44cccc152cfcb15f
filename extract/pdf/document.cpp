// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/document.hpp"

#include <Annot.h>
#include <ErrorCodes.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

#include "extract/drawing/page_builder.hpp"
#include "extract/page/digest.hpp"
#include "extract/pdf/complaints.hpp"
#include "extract/pdf/damaged_contents.hpp"
#include "extract/pdf/images.hpp"
#include "extract/pdf/links.hpp"
#include "extract/pdf/page_device.hpp"
#include "extract/pdf/recovery.hpp"
#include "extract/pdf/render.hpp"
#include "extract/pdf/repeated_pages.hpp"
#include "extract/pdf/structure.hpp"
#include "extract/pdf/tagged_tables.hpp"
#include "words/unicode.hpp"

namespace scrutineer {

using namespace pdf;

namespace {

/// PDF/A names the colours of a printer that it is meant for. Poppler would work out the way there and back for every
/// page, which takes longer than reading it; a screen's colours are what is wanted.
void forget_output_intents(PDFDoc& document) {
    XRef* references = document.getXRef();
    Object catalogue = references->getCatalog();
    if (!catalogue.isDict() || !catalogue.getDict()->hasKey("OutputIntents")) return;
    catalogue.getDict()->remove("OutputIntents");
    references->setModifiedObject(&catalogue, references->getRoot());
}

std::string base_name(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return clean_utf8(slash == std::string::npos ? path : path.substr(slash + 1));
}

bool is_drawn(Annot* annotation, void*) {
    const Annot::AnnotSubtype type = annotation->getType();
    return type != Annot::typeLink && type != Annot::typePopup && type != Annot::typeText;
}

}  // namespace

struct PdfDocument::State {
    std::string file;
    std::string name;  ///< what messages call it
    std::string sha256;
    std::string bytes;  ///< Poppler reads from here: lives longer than `document`
    ReadOptions options;
    std::unique_ptr<PDFDoc> document;
    std::vector<Diagnostic> diagnostics;
    std::vector<int> repeats;  ///< by page
    bool rebuilt = false;
    std::unique_ptr<StructureReader> structure;  ///< of a tagged file, from the first page that may have use for it on
    std::unique_ptr<TaggedTables> tables;
    SymbolMemory symbols;
    PageDevice device;
    PictureFinder pictures;

    /// The cells of the page's tagged tables.
    std::vector<TaggedCell> tagged_cells(::Page& page, const std::vector<Word>& words) {
        if (!TaggedTables::may_hold_tables(words)) return {};
        if (!tables) {
            XRef* objects = document->getXRef();
            const Object catalogue = objects->getCatalog();
            Object root = catalogue.isDict() ? catalogue.dictLookup("StructTreeRoot") : Object(objNull);
            if (root.isDict()) structure = std::make_unique<StructureReader>(objects, std::move(root));
            tables = std::make_unique<TaggedTables>([this](int number) { return structure->element(number); });
        }
        return structure ? tables->cells(words, structure->elements_of(page)) : std::vector<TaggedCell>{};
    }

    void open(const std::optional<GooString>& password) {
        document = std::make_unique<PDFDoc>(
            new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)), password, password,
            nullptr, [this] { note_rebuilt(); });
    }

    bool has_pages() const { return document->isOk() && document->getNumPages() > 0; }

    /// Of a file in which no page can be found: looks for page objects that nothing leads to.
    void recover() {
        std::string recovered = with_new_page_tree(bytes);
        if (recovered.empty()) return;
        document.reset();
        std::swap(bytes, recovered);
        open({});
        if (has_pages()) {
            Diagnostic diagnostic;
            diagnostic.code = "page-tree-rebuilt";
            diagnostic.message =
                "The file is damaged: nothing in it leads to its pages. The pages that could be found were read, in "
                "the "
                "order of the file.";
            diagnostics.push_back(std::move(diagnostic));
            return;
        }
        document.reset();
        std::swap(bytes, recovered);
        diagnostics.clear();
        rebuilt = false;
        open({});
    }

    /// Poppler may find the table broken at any time, long after the file was opened.
    void note_rebuilt() {
        if (rebuilt) return;
        rebuilt = true;
        Diagnostic diagnostic;
        diagnostic.code = "cross-references-rebuilt";
        diagnostic.message = "The file's cross-reference table is broken and was rebuilt from what the file holds.";
        diagnostics.push_back(std::move(diagnostic));
    }
};

PdfDocument::PdfDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

PdfDocument PdfDocument::open(const std::string& path, const ReadOptions& options) {
    std::string bytes;
    if (path == "-") {
        bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
        return from_bytes(std::move(bytes), "stdin.pdf", options);
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw ReadError("cannot-open", path, "cannot be opened: does it exist, and may you read it?");
    constexpr std::size_t piece = std::size_t{1} << 20;
    while (stream) {
        const std::size_t before = bytes.size();
        bytes.resize(before + piece);
        stream.read(bytes.data() + before, static_cast<std::streamsize>(piece));
        bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) throw ReadError("cannot-open", path, "could not be read to its end");
    return from_bytes(std::move(bytes), path, options);
}

PdfDocument PdfDocument::from_bytes(std::string bytes, const std::string& name, const ReadOptions& options) {
    initialise_poppler();
    if (bytes.empty()) throw ReadError("empty-file", name, "the file is empty (0 bytes)");
    auto state = std::make_unique<State>();
    state->file = base_name(name);
    state->name = name;
    state->sha256 = scrutineer::sha256(bytes);
    state->bytes = std::move(bytes);
    state->options = options;

    const bool header = std::string_view(state->bytes).substr(0, 1024).find("%PDF-") != std::string_view::npos;
    if (!header && state->bytes.find("endobj") == std::string::npos)
        throw ReadError("not-a-pdf", name, "this is no PDF file (it does not start with %PDF-)");

    Complaints complaints;
    Listening listening(complaints);
    std::optional<GooString> password;
    if (!options.password.empty()) password = GooString(options.password);
    state->open(password);
    const bool locked = !state->document->isOk() && state->document->getErrorCode() == errEncrypted;
    if (!state->has_pages() && !locked) state->recover();
    if (!state->document->isOk()) {
        if (state->document->getErrorCode() == errEncrypted) {
            if (complaints.encryption_unknown)
                throw ReadError("unsupported-encryption", name, "the file is encrypted in a way that cannot be read");
            if (options.password.empty()) throw ReadError("encrypted", name, "the file is encrypted");
            throw ReadError("wrong-password", name, "the password does not open the file");
        }
        throw ReadError("damaged", name, "the file is damaged beyond repair: " + complaints.first);
    }
    forget_output_intents(*state->document);
    if (state->document->getNumPages() <= 0) {
        Diagnostic diagnostic;
        diagnostic.code = "no-pages";
        diagnostic.message = "The file has no pages.";
        state->diagnostics.push_back(std::move(diagnostic));
    }
    state->repeats = repeated_pages(*state->document);
    return PdfDocument(std::move(state));
}

const std::string& PdfDocument::file() const { return state_->file; }
const std::string& PdfDocument::sha256() const { return state_->sha256; }
int PdfDocument::page_count() const { return std::max(0, state_->document->getNumPages()); }

int PdfDocument::repeats(int number) const {
    const auto index = static_cast<std::size_t>(number - 1);
    return number > 0 && index < state_->repeats.size() ? std::max(0, state_->repeats[index]) : 0;
}

int PdfDocument::pages_of_their_own() const {
    return static_cast<int>(std::count(state_->repeats.begin(), state_->repeats.end(), 0));
}

Box PdfDocument::page_box(int number) const {
    ::Page* page = state_->document->getPage(number);
    if (page == nullptr) return {};
    Box box{0, 0, page->getCropWidth(), page->getCropHeight()};
    if (page->getRotate() % 180 != 0) std::swap(box.x1, box.y1);
    return box;
}
const std::vector<Diagnostic>& PdfDocument::diagnostics() const { return state_->diagnostics; }

std::string PdfDocument::metadata_title() const {
    const std::unique_ptr<GooString> title = state_->document->getDocInfoTitle();
    return title ? from_pdf_text_string(title->toStr()) : std::string();
}

Page PdfDocument::read_page(int number) {
    PDFDoc& document = *state_->document;
    Complaints complaints;
    Listening listening(complaints);
    ::Page* page = document.getPage(number);
    if (page == nullptr) {
        Page nothing;
        nothing.number = number;
        Diagnostic diagnostic;
        diagnostic.severity = Diagnostic::Severity::error;
        diagnostic.code = "page-unreadable";
        diagnostic.message = "Page " + std::to_string(number) + " cannot be found in the file.";
        diagnostic.page = number;
        nothing.diagnostics.push_back(std::move(diagnostic));
        return nothing;
    }
    const int rotation = ((page->getRotate() % 360) + 360) % 360;
    const Box box = page_box(number);
    std::optional<PageBuilder> builder;
    PageDevice& device = state_->device;
    const auto start = [&] {
        builder.emplace(number, box.width(), box.height(), rotation, state_->symbols);
        device.begin(*builder, state_->options.operator_budget);
    };
    start();
    document.displayPage(&device, number, 72, 72, 0, false, true, false, stop_when_spent, &device, is_drawn, nullptr);
    if (complaints.gave_up_at >= 0 || complaints.first == "Weird page contents") {
        start();
        read_in_spite_of_damage(*page, device, complaints);
    }
    add_links(document, *page, *builder);
    Page result = builder->take();
    result.tagged_cells = state_->tagged_cells(*page, result.words);
    if (device.spent()) {
        Diagnostic diagnostic;
        diagnostic.code = "page-budget-reached";
        diagnostic.message = "The page draws more than " + std::to_string(state_->options.operator_budget) +
                             " things or holds too many; what came after that was not read.";
        diagnostic.page = number;
        result.diagnostics.push_back(std::move(diagnostic));
    }
    if (complaints.count > 0) {
        Diagnostic diagnostic = summary(complaints, "page-contents-damaged", "in the page's contents");
        diagnostic.page = number;
        result.diagnostics.push_back(std::move(diagnostic));
    }
    return result;
}

Raster PdfDocument::render(int number, double dpi, std::optional<Box> region) {
    ::Page* page = state_->document->getPage(number);
    if (page == nullptr || !(dpi > 0)) throw std::invalid_argument("render: no such page or resolution");
    const Box box = region.value_or(page_box(number));
    const double scale = dpi / 72;
    const double width = std::ceil(box.width() * scale - 1e-6);
    const double height = std::ceil(box.height() * scale - 1e-6);
    if (!(width >= 1 && height >= 1)) throw std::invalid_argument("render: the region is empty");
    if (!(width * height <= static_cast<double>(max_pixels)) || !(std::fabs(box.x0 * scale) < 1e8) ||
        !(std::fabs(box.y0 * scale) < 1e8))
        throw ReadError("too-large", state_->name,
                        "page " + std::to_string(number) + " would need a picture of more than " +
                            std::to_string(max_pixels) + " pixels");

    Complaints complaints;
    Listening listening(complaints);
    return pdf::render(*state_->document, number, dpi, box, static_cast<int>(width), static_cast<int>(height),
                       state_->options.operator_budget);
}

std::optional<ScanImage> PdfDocument::scan_image(int number) {
    if (state_->document->getPage(number) == nullptr) return {};
    Complaints complaints;
    Listening listening(complaints);
    return find_scan_image(*state_->document, number, page_box(number));
}

std::vector<Raster> PdfDocument::pictures(int number, const std::vector<Box>& places, double dpi, double share) {
    if (state_->document->getPage(number) == nullptr) return std::vector<Raster>(places.size());
    Complaints complaints;
    Listening listening(complaints);
    return state_->pictures.find(*state_->document, number, page_box(number), places, dpi, share,
                                 state_->options.operator_budget);
}

}  // namespace scrutineer
