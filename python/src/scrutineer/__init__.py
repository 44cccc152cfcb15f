# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and ratings of UK council committee papers.

>>> import scrutineer
>>> paper = scrutineer.read("paper.pdf")
>>> paper.document.authority, len(paper.records)
('Durham County Council', 20)
>>> paper.figures()[["indicator", "measure", "value", "period", "confidence"]]

Papers are read by the program `scrutineer`, in its sandbox; this package finds it and turns its output into objects.
"""

from ._archive import Archive, Series, archive
from ._model import Area, Diagnostic, Document, Figure, Indicator, Period, Rating, Record, Source
from ._papers import Paper, PaperError, PaperFailure, read, read_many, tables
from ._program import ProgramError, ProgramNotFound, program

__all__ = [
    "Archive", "Area", "Diagnostic", "Document", "Figure", "Indicator", "Paper", "PaperError", "PaperFailure", "Period",
    "ProgramError", "ProgramNotFound", "Rating", "Record", "Series", "Source", "archive", "program", "read", "read_many",
    "tables",
]  # fmt: skip
