# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures, ratings, documents and diagnostics as rows of plain values, in the columns of `scrutineer export`.

One list of columns, with their types, serves data frames, Arrow tables and Spark. `indicator_id` is not among them: only
an archive, which follows an indicator through its papers, can tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from ._model import Diagnostic, Document, Period, Record

Row = Tuple[Any, ...]


@dataclass(frozen=True)
class Column:
    """A column's name and type: ``text``, ``number``, ``integer``, ``truth`` or ``date`` (an ISO date)."""

    name: str
    type: str


def _columns(*names: str) -> Tuple[Column, ...]:
    return tuple(Column(*(name.split(":") if ":" in name else (name, "text"))) for name in names)


_PLACE = ("x0:number", "y0:number", "x1:number", "y1:number")
_PERIOD = ("period", "period_kind", "period_start:date", "period_end:date")

FIGURES = _columns(
    "indicator", "measure", "basis", "area_kind", "area", "area_code", *_PERIOD, "period_derived:truth", "value:number",
    "unit", "per:integer", "bound", "status", "provisional:truth", "numerator:number", "denominator:number",
    "count:number", "text", "version", "aspect", "dimension", "label", "ref", "code", "authority", "document_id", "file",
    "meeting_date:date", "page:integer", *_PLACE, "method", "confidence:number", "record_id", "number:integer",
)  # fmt: skip

RATINGS = _columns(
    "indicator", "against", "rating", "evidence", "text", "ref", "code", "authority", "document_id", "file",
    "meeting_date:date", "page:integer", *_PLACE, "confidence:number", "record_id", "number:integer",
)  # fmt: skip

DOCUMENTS = _columns(
    "id", "file", "authority", "authority_code", "committee", "title", "meeting_date:date", *_PERIOD, "pages:integer",
    "text_pages:integer", "ocr_pages:integer", "records:integer", "figures:integer", "diagnostics:integer",
)  # fmt: skip

DIAGNOSTICS = _columns(
    "severity", "code", "message", "document_id", "file", "page:integer", *_PLACE, "number:integer",
)  # fmt: skip


def _period(period: Optional[Period]) -> Row:
    return (period.label, period.kind, period.start, period.end) if period else (None, None, None, None)


def figure_rows(document: Document, records: Iterable[Record]) -> Iterator[Row]:
    """One row a figure, in the order of FIGURES."""
    for record in records:
        indicator = record.indicator
        for number, figure in enumerate(record.figures):
            yield (
                indicator.name or None, figure.measure, figure.basis, figure.area.kind, figure.area.name,
                figure.area.code, *_period(figure.period), bool(figure.period and figure.period.derived), figure.value,
                figure.unit, indicator.per, figure.bound, figure.status, figure.provisional, figure.numerator,
                figure.denominator, figure.count, figure.text, figure.version, figure.aspect,
                " > ".join(figure.dimension) or None, figure.label or None, indicator.ref, indicator.code,
                document.authority, document.id, document.file, document.meeting_date, figure.page, *figure.box,
                record.source.method, figure.confidence, record.id, number,
            )  # fmt: skip


def rating_rows(document: Document, records: Iterable[Record]) -> Iterator[Row]:
    """One row a rating, in the order of RATINGS."""
    for record in records:
        indicator = record.indicator
        for number, rating in enumerate(record.ratings):
            box: Row = rating.box if rating.box else (None, None, None, None)
            yield (
                indicator.name or None, rating.against, rating.rating, rating.evidence, rating.text, indicator.ref,
                indicator.code, document.authority, document.id, document.file, document.meeting_date,
                record.source.page, *box, rating.confidence, record.id, number,
            )  # fmt: skip


def document_row(document: Document, records: List[Record], diagnostics: List[Diagnostic]) -> Row:
    """The row of DOCUMENTS of one paper."""
    return (
        document.id, document.file, document.authority, document.authority_code, document.committee, document.title,
        document.meeting_date, *_period(document.period), document.pages, document.text_pages, document.ocr_pages,
        len(records), sum(len(record.figures) for record in records), len(diagnostics),
    )  # fmt: skip


def diagnostic_rows(file: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Row]:
    """One row a diagnostic, in the order of DIAGNOSTICS."""
    for number, diagnostic in enumerate(diagnostics):
        box: Row = diagnostic.box if diagnostic.box else (None, None, None, None)
        yield (
            diagnostic.severity, diagnostic.code, diagnostic.message, diagnostic.document, diagnostic.file or file,
            diagnostic.page, *box, number,
        )  # fmt: skip


_PANDAS: Dict[str, str] = {
    "text": "string",
    "number": "Float64",
    "integer": "Int64",
    "truth": "boolean",
    "date": "datetime64[ns]",
}


def data_frame(columns: Tuple[Column, ...], rows: Iterable[Row]) -> Any:
    """The rows as a pandas DataFrame with fixed types. Needs pandas."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("This needs pandas: pip install 'scrutineer[pandas]'") from error
    lists = list(zip(*rows)) or [()] * len(columns)
    return pandas.DataFrame(
        {
            column.name: pandas.to_datetime(pandas.Series(list(values), dtype="object"))
            if column.type == "date"
            else pandas.Series(list(values), dtype=_PANDAS[column.type])
            for column, values in zip(columns, lists)
        }
    )


def arrow_table(columns: Tuple[Column, ...], rows: Iterable[Row]) -> Any:
    """The rows as an Arrow table with a fixed schema. Needs pyarrow."""
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("This needs pyarrow: pip install 'scrutineer[arrow]'") from error
    import datetime

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "truth": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }

    def value(column: Column, held: Any) -> Any:
        return datetime.date.fromisoformat(held) if column.type == "date" and held is not None else held

    lists: List[Any] = list(zip(*rows)) or [()] * len(columns)
    arrays = [
        pyarrow.array([value(column, held) for held in values], types[column.type])
        for column, values in zip(columns, lists)
    ]
    schema = pyarrow.schema([(column.name, types[column.type]) for column in columns])
    return pyarrow.Table.from_arrays(arrays, schema=schema)
