# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers read by the program, as objects."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Union

from . import _tables
from ._model import Diagnostic, Document, Record
from ._program import ProgramError, lines_of, output_of

PathLike = Union[str, "os.PathLike[str]"]

# Some or all papers could not be read: each is a value here, and no error of the program.
_PAPERS_FAILED = (0, 1, 3)


@dataclass(frozen=True)
class Paper:
    """What was read of one paper."""

    path: str
    document: Document
    records: List[Record] = field(default_factory=list)
    diagnostics: List[Diagnostic] = field(default_factory=list)

    def figures(self) -> Any:
        """A pandas DataFrame, one row a published figure; the columns are those of the export's observations.csv."""
        return _tables.data_frame(_tables.FIGURES, _tables.figure_rows(self.document, self.records))

    def ratings(self) -> Any:
        """A pandas DataFrame, one row a printed rating; the columns are those of the export's ratings.csv."""
        return _tables.data_frame(_tables.RATINGS, _tables.rating_rows(self.document, self.records))

    def to_arrow(self) -> Any:
        """The figures as an Arrow table with a fixed schema."""
        return _tables.arrow_table(_tables.FIGURES, _tables.figure_rows(self.document, self.records))


@dataclass(frozen=True)
class PaperFailure:
    """A paper that could not be read: no PDF, encrypted, too large, too slow, refused by the sandbox."""

    path: str
    diagnostics: List[Diagnostic] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The stable code of why (docs/diagnostics.md)."""
        return self.diagnostics[0].code if self.diagnostics else "unknown"

    @property
    def message(self) -> str:
        return self.diagnostics[0].message if self.diagnostics else ""


class PaperError(RuntimeError):
    """Raised by read() for a paper that could not be read; ``failure`` says why."""

    def __init__(self, failure: PaperFailure) -> None:
        super().__init__(failure.message)
        self.failure = failure


def _arguments(options: Mapping[str, Any]) -> List[str]:
    """Keyword arguments as the program's options: page_timeout=30 is --page-timeout 30."""
    arguments: List[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        arguments += [option] if value is True else [option, str(value)]
    return arguments


def read_many(
    paths: Iterable[PathLike], *, jobs: Optional[int] = None, **options: Any
) -> Iterator[Union[Paper, PaperFailure]]:
    """Reads papers and gives each as soon as it and all before it are read, in the order of `paths`.

    A paper that cannot be read is a PaperFailure among the others; nothing is raised for it. `jobs` is how many are read
    at a time (default: one a core). Other keyword arguments are the program's options (`scrutineer extract --help`):
    ``ocr="never"``, ``timeout=60``, ``authority="Kent"``. Only one paper's output is held at a time. Raises
    ProgramNotFound, and ProgramError where an option is wrong.
    """
    names = [os.fspath(path) for path in paths]
    if not names:
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listed:
        for name in names:
            if "\n" in name:
                raise ValueError(f"a path with a line feed in it cannot be read: {name!r}")
        listed.write("\n".join(names) + "\n")
        listed.flush()
        arguments = ["extract", "--quiet", "--format", "ndjson", "--files-from", listed.name]
        arguments += _arguments({"jobs": jobs, **options})
        with lines_of(arguments, _PAPERS_FAILED) as lines:
            yield from _papers_of(lines)


def _papers_of(lines: Iterable[bytes]) -> Iterator[Union[Paper, PaperFailure]]:
    document: Optional[Document] = None
    records: List[Record] = []
    diagnostics: List[Diagnostic] = []
    for line in lines:
        entry: Dict[str, Any] = json.loads(line)
        if "record" in entry:
            records.append(Record.from_json(entry["record"]))
        elif "diagnostic" in entry:
            diagnostics.append(Diagnostic.from_json(entry["diagnostic"]))
        elif "document" in entry:
            document = Document.from_json(entry["document"])
        elif "paper" in entry:
            path = entry["paper"]["path"]
            if document is not None:
                yield Paper(path, document, records, diagnostics)
            else:
                yield PaperFailure(path, diagnostics)
            document, records, diagnostics = None, [], []


def read(path: PathLike, **options: Any) -> Paper:
    """Reads one paper. Raises PaperError where it cannot be read.

    >>> paper = scrutineer.read("paper.pdf")
    >>> paper.figures().query("measure == 'actual' and confidence > 0.9")
    """
    for paper in read_many([path], **options):
        if isinstance(paper, PaperFailure):
            raise PaperError(paper)
        return paper
    raise ProgramError(0, "the program gave nothing for " + os.fspath(path))


def tables(path: PathLike, **options: Any) -> List[Dict[str, Any]]:
    """The tables of one paper as they stand, before any meaning: the entries of `scrutineer tables`."""
    try:
        text = output_of(["tables", os.fspath(path), *_arguments(options)])
    except ProgramError as error:
        if error.exit_code == 3:
            raise PaperError(
                PaperFailure(
                    os.fspath(path),
                    [Diagnostic("error", "not-read", error.message.strip(), None, os.fspath(path), None, None)],
                )
            ) from error
        raise
    entries: List[Dict[str, Any]] = json.loads(text)["tables"]
    return entries
