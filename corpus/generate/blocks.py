# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper consists of, before an engine sets it: a list of blocks.

Layouts (layout_*.py) turn facts into blocks and truth; engines (to_html.py, to_reportlab.py) turn blocks into a PDF.
Texts may hold `^1^` for a raised mark and `**bold**`; a newline is a line break.
"""
from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Cell:
    text: str = ''
    colspan: int = 1
    rowspan: int = 1
    fill: Optional[str] = None      # '#rrggbb', the cell's own colour
    ink: Optional[str] = None
    bold: bool = False
    align: str = 'left'
    vertical: bool = False          # text runs from bottom to top
    symbol: Optional[tuple] = None  # (shape, colour): see symbols.py


@dataclass
class Row:
    cells: List[Cell]
    kind: str = 'body'              # body, heading, subheading or total
    join_next: bool = False         # must stay on the page of the next row (two printed lines of one indicator)


@dataclass
class Table:
    widths: List[float]             # relative
    header: List[Row]
    rows: List[Row]
    width: float = 1.0              # share of the page's width
    breaks: tuple = ()              # row numbers before which a new page begins
    continued: str = 'repeat'       # header on the following pages: repeat, changed or missing
    changed_header: Optional[List[Row]] = None
    size: Optional[float] = None    # points, where it differs from the look's


@dataclass
class Heading:
    text: str
    level: int = 1
    band: bool = False              # white on a coloured band


@dataclass
class Para:
    text: str
    number: Optional[str] = None
    bullet: bool = False
    size: Optional[float] = None
    bold: bool = False


@dataclass
class PageBreak:
    orientation: str = 'portrait'


@dataclass
class Beside:
    """Blocks in columns beside each other."""
    columns: List[list]
    widths: List[float] = field(default_factory=list)


@dataclass
class Chart:
    title: str
    labels: List[str]
    values: List[float]
    target: Optional[float] = None
    picture: bool = True            # a raster image; else drawn


@dataclass
class BigFigures:
    """A boxed key figure: a name over large numbers with small captions."""
    title: str
    items: List[tuple]              # (large text, caption)


@dataclass
class Card:
    """A boxed indicator: name, rating cell with arrow, chart, and a line of figures."""
    name: str
    rating: str
    fill: str
    arrow: tuple
    chart: Chart
    figures: List[str]
