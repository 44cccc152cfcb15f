# SPDX-License-Identifier: GPL-3.0-or-later
"""Years of papers side by side: the archive that `scrutineer ingest` makes."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

from ._papers import PathLike
from ._program import output_of


@dataclass(frozen=True)
class Series:
    """How one indicator moved. ``points`` are oldest first, as `scrutineer series --format json` has them."""

    id: str
    authority: Optional[str]
    names: List[str]
    unit: Optional[str]
    points: List[Dict[str, Any]]

    def frame(self) -> Any:
        """The points as a pandas DataFrame, indexed by the last day of each period. Needs pandas."""
        import pandas

        frame = pandas.DataFrame([{key: value for key, value in p.items() if key != "others"} for p in self.points])
        if "source" in frame:
            source = frame.pop("source")
            frame["file"] = [s["file"] for s in source]
            frame["page"] = [s["page"] for s in source]
        if "end" in frame:
            frame.index = pandas.to_datetime(frame["end"])
        return frame


class Archive:
    """An archive on disk. Reading it changes nothing."""

    def __init__(self, path: PathLike) -> None:
        self.path = os.fspath(path)
        if not Path(self.path).is_file():
            raise FileNotFoundError(f"{self.path}: no such archive; `scrutineer ingest PAPERS --archive {self.path}` makes one")

    def series(self, words: str, authority: Optional[str] = None, choose: int = 1) -> Series:
        """How the indicator with these words in its name moved; `choose` where several match. Raises ProgramError."""
        arguments = ["series", words, "--archive", self.path, "--format", "json", "--choose", str(choose)]
        if authority:
            arguments += ["--authority", authority]
        found = json.loads(output_of(arguments))
        return Series(found["id"], found.get("authority"), found["names"], found.get("unit"), found["points"])

    def table(self, name: str) -> Any:
        """One table of `scrutineer export` (observations, ratings, records, documents, …) as a pandas DataFrame of
        texts, just as the CSV has them."""
        import pandas

        with tempfile.TemporaryDirectory() as folder:
            output_of(["export", str(Path(folder) / "export"), "--format", "csv", "--archive", self.path])
            with open(Path(folder) / "export" / f"{name}.csv", encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
        return pandas.DataFrame(rows[1:], columns=rows[0], dtype="string")


def archive(path: PathLike) -> Archive:
    """Opens an archive: ``scrutineer.archive("council.db").series("fostering").frame().value.plot()``."""
    return Archive(path)
