# SPDX-License-Identifier: GPL-3.0-or-later
"""The dataset as typed objects. Names and meanings are those of docs/dataset.md.

Each class is made from one JSON object by ``from_json``; fields that this version does not know are left out, so that a
newer program's output can be read. Boxes are (x0, y0, x1, y1) in points from the page's top left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Tuple

Json = Mapping[str, Any]
Box = Tuple[float, float, float, float]


def _box(json: Optional[Any]) -> Optional[Box]:
    if json is None:
        return None
    x0, y0, x1, y1 = json
    return (float(x0), float(y0), float(x1), float(y1))


def _sure_box(json: Any) -> Box:
    box = _box(json)
    return box if box is not None else (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Period:
    """A period as printed, with its first and last day (ISO dates)."""

    label: str
    kind: str
    start: str
    end: str
    derived: bool = False

    @classmethod
    def from_json(cls, json: Optional[Json]) -> "Optional[Period]":
        if json is None:
            return None
        return cls(json["label"], json["kind"], json["start"], json["end"], bool(json.get("derived", False)))


@dataclass(frozen=True)
class Area:
    """Whose figure it is: the authority itself, or whom it is compared with."""

    kind: str
    name: Optional[str]
    code: Optional[str]

    @classmethod
    def from_json(cls, json: Json) -> "Area":
        return cls(json["kind"], json.get("name"), json.get("code"))


@dataclass(frozen=True)
class Figure:
    """One published figure (an Observation of the dataset). ``value`` is in base units: 63,400 under £000 is 63400000."""

    measure: str
    version: Optional[str]
    aspect: Optional[str]
    dimension: Tuple[str, ...]
    label: str
    basis: str
    area: Area
    period: Optional[Period]
    value: Optional[float]
    unit: Optional[str]
    numerator: Optional[float]
    denominator: Optional[float]
    count: Optional[float]
    bound: str
    status: str
    provisional: bool
    text: Optional[str]
    page: int
    box: Box
    confidence: float
    reading: float

    @classmethod
    def from_json(cls, json: Json) -> "Figure":
        return cls(
            measure=json["measure"],
            version=json.get("version"),
            aspect=json.get("aspect"),
            dimension=tuple(json.get("dimension", ())),
            label=json.get("label", ""),
            basis=json["basis"],
            area=Area.from_json(json["area"]),
            period=Period.from_json(json.get("period")),
            value=json.get("value"),
            unit=json.get("unit"),
            numerator=json.get("numerator"),
            denominator=json.get("denominator"),
            count=json.get("count"),
            bound=json["bound"],
            status=json["status"],
            provisional=bool(json["provisional"]),
            text=json.get("text"),
            page=int(json["page"]),
            box=_sure_box(json.get("bbox")),
            confidence=float(json["confidence"]),
            reading=float(json.get("reading", 1)),
        )


@dataclass(frozen=True)
class Rating:
    """One printed rating (an Assessment of the dataset): a word, a coloured cell, a symbol."""

    against: str
    rating: str
    evidence: str
    text: Optional[str]
    box: Optional[Box]
    confidence: float

    @classmethod
    def from_json(cls, json: Json) -> "Rating":
        return cls(
            json["against"],
            json["rating"],
            json["evidence"],
            json.get("text"),
            _box(json.get("bbox")),
            float(json.get("confidence", 1)),
        )


@dataclass(frozen=True)
class Indicator:
    """What is measured. ``group`` has the headings above it, outermost first; ``fields`` the row's other texts."""

    ref: Optional[str]
    code: Optional[str]
    name: str
    group: Tuple[str, ...]
    fields: Tuple[Tuple[str, str], ...]
    polarity: Optional[str]
    unit: Optional[str]
    per: Optional[int]

    @classmethod
    def from_json(cls, json: Json) -> "Indicator":
        return cls(
            json.get("ref"),
            json.get("code"),
            json.get("name") or "",
            tuple(json.get("group", ())),
            tuple((f["heading"], f["text"]) for f in json.get("fields", ())),
            json.get("polarity"),
            json.get("unit"),
            json.get("per"),
        )


@dataclass(frozen=True)
class Source:
    """Where a record is printed, and what read it."""

    page: int
    table: Optional[int]
    row: Optional[int]
    box: Box
    method: str
    confidence: float
    layout: Optional[str]

    @classmethod
    def from_json(cls, json: Json) -> "Source":
        return cls(
            int(json["page"]),
            json.get("table"),
            json.get("row"),
            _sure_box(json.get("bbox")),
            json["method"],
            float(json["confidence"]),
            json.get("layout"),
        )


@dataclass(frozen=True)
class Record:
    """All figures and ratings of one printed row, column or card."""

    id: str
    document: str
    kind: str
    indicator: Indicator
    figures: Tuple[Figure, ...]
    ratings: Tuple[Rating, ...]
    updated: Optional[bool]
    notes: Tuple[str, ...]
    source: Source

    @classmethod
    def from_json(cls, json: Json) -> "Record":
        return cls(
            json["id"],
            json["document"],
            json["kind"],
            Indicator.from_json(json["indicator"]),
            tuple(Figure.from_json(o) for o in json["observations"]),
            tuple(Rating.from_json(a) for a in json["assessments"]),
            json.get("updated"),
            tuple(json.get("notes", ())),
            Source.from_json(json["source"]),
        )


@dataclass(frozen=True)
class Document:
    """One paper. ``ledger`` says what became of its figures: printed, given_out, used, set_aside, not_read."""

    id: str
    file: str
    pages: int
    authority: Optional[str]
    authority_code: Optional[str]
    committee: Optional[str]
    title: Optional[str]
    meeting_date: Optional[str]
    period: Optional[Period]
    text_pages: int
    ocr_pages: int
    ledger: Mapping[str, int]

    @classmethod
    def from_json(cls, json: Json) -> "Document":
        authority = json.get("authority") or {}
        return cls(
            json["id"],
            json["file"],
            int(json["pages"]),
            authority.get("name"),
            authority.get("code"),
            json.get("committee"),
            json.get("title"),
            json.get("meeting_date"),
            Period.from_json(json.get("period")),
            int(json["text_pages"]),
            int(json["ocr_pages"]),
            dict(json.get("ledger", {})),
        )


@dataclass(frozen=True)
class Diagnostic:
    """What could not be read, or was read with doubt. ``code`` is stable: docs/diagnostics.md lists them."""

    severity: str
    code: str
    message: str
    document: Optional[str]
    file: Optional[str]
    page: Optional[int]
    box: Optional[Box]

    @classmethod
    def from_json(cls, json: Json) -> "Diagnostic":
        return cls(
            json["severity"],
            json["code"],
            json["message"],
            json.get("document"),
            json.get("file"),
            json.get("page"),
            _box(json.get("bbox")),
        )
