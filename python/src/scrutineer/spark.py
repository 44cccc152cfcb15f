# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers by the hundred thousand: a Spark reader over the program.

>>> from scrutineer.spark import read_papers
>>> papers = read_papers(spark, "s3a://bucket/papers/*.pdf")
>>> papers.figures.write.partitionBy("authority").parquet("s3a://bucket/figures")

Each task hands its papers to the program on standard input, one after the other: nothing is copied to a shared disk, a
task holds one paper at a time, and the sandbox holds on every worker. What comes out depends on the papers' bytes alone,
so that retries and speculative runs change nothing. The program must be installed on the workers (`make deb`), or its
path given as ``program``.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from . import _tables
from ._model import Diagnostic, Document, Record
from ._papers import _arguments
from ._program import program as find_program

# A task gets papers of at most so many bytes, so that agenda packs and scans do not hold up others; a larger one is alone.
BYTES_A_TASK = 4 << 20
# What starting the program for a paper costs beside reading it, in bytes of a paper that take as long to read.
BYTES_TO_OPEN = 256 << 10
# Papers that a task holds in memory at a time (an Arrow batch).
PAPERS_IN_MEMORY = 4

# What the program calls a paper that comes from its standard input.
_INPUT = "stdin.pdf"

_SQL_TYPES = {"text": "string", "number": "double", "integer": "bigint", "truth": "boolean", "date": "date"}


def _struct(columns: Tuple[_tables.Column, ...]) -> str:
    return "struct<" + ",".join(f"`{column.name}`:{_SQL_TYPES[column.type]}" for column in columns) + ">"


def _schema() -> str:
    """One row a paper, with its tables nested."""
    parts = ["path string", "outcome string"]
    parts += [
        f"{name} array<{_struct(columns)}>"
        for name, columns in (
            ("documents", _tables.DOCUMENTS),
            ("figures", _tables.FIGURES),
            ("ratings", _tables.RATINGS),
            ("diagnostics", _tables.DIAGNOSTICS),
        )
    ]
    return ", ".join(parts)


def _values(columns: Tuple[_tables.Column, ...], rows: Iterable[_tables.Row]) -> List[Dict[str, Any]]:
    import datetime

    def held(column: _tables.Column, value: Any) -> Any:
        if value is None:
            return None
        if column.type == "date":
            return datetime.date.fromisoformat(value)
        return float(value) if column.type == "number" else value

    return [{column.name: held(column, value) for column, value in zip(columns, row)} for row in rows]


def read_bytes(path: str, content: bytes, command: List[str], seconds: Optional[float] = None) -> Dict[str, Any]:
    """Reads one paper from memory; a paper that cannot be read is a row, too. For the workers."""
    file = os.path.basename(path)
    diagnostics: List[Diagnostic] = []
    records: List[Record] = []
    document: Optional[Document] = None
    try:
        done = subprocess.run(command, input=content, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds)
        for line in done.stdout.splitlines():
            entry = json.loads(line)
            if "record" in entry:
                records.append(Record.from_json(entry["record"]))
            elif "diagnostic" in entry:
                # The program knows the paper as its standard input.
                found = entry["diagnostic"]
                message = file + found["message"][len(_INPUT) :] if found["message"].startswith(_INPUT) else found["message"]
                diagnostics.append(Diagnostic.from_json({**found, "file": file, "message": message}))
            elif "document" in entry:
                document = Document.from_json({**entry["document"], "file": file})
        if document is None and not diagnostics:
            message = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
            diagnostics.append(Diagnostic("error", "program-failed", message, None, file, None, None))
    except subprocess.TimeoutExpired:
        diagnostics.append(Diagnostic("error", "timeout", f"not read within {seconds} s", None, file, None, None))
    diagnostic_rows = list(_tables.diagnostic_rows(file, diagnostics))
    return {
        "path": path,
        "outcome": "read" if document else "failed",
        "documents": _values(
            _tables.DOCUMENTS, [_tables.document_row(document, records, diagnostics)] if document else []
        ),
        "figures": _values(_tables.FIGURES, _tables.figure_rows(document, records) if document else []),
        "ratings": _values(_tables.RATINGS, _tables.rating_rows(document, records) if document else []),
        "diagnostics": _values(_tables.DIAGNOSTICS, diagnostic_rows),
    }


def tasks_of(sizes: Iterable[int], bytes_a_task: int = BYTES_A_TASK) -> List[List[int]]:
    """How Spark shares out files of these sizes: the numbers of the files of each task, the first task first.

    The largest come first, and a task is full when the next would take it beyond `bytes_a_task`; each file counts
    BYTES_TO_OPEN more. This is Spark's own way (FilePartition); simulations use it.
    """
    tasks: List[List[int]] = []
    room = 0
    ordered = sorted(enumerate(sizes), key=lambda paper: (-paper[1], paper[0]))
    for number, size in ordered:
        if not tasks or size > room:
            tasks.append([])
            room = bytes_a_task
        tasks[-1].append(number)
        room -= size + BYTES_TO_OPEN
    return tasks


def _empty_files(session: Any, found: Any) -> List[str]:
    """The files without a byte: Spark passes them over, and each is a paper that cannot be read."""
    from urllib.parse import unquote

    jvm = session.sparkContext._jvm
    hadoop = session._jsparkSession.sessionState().newHadoopConf()
    there = {row["path"] for row in found.select("path").collect()}
    empty = []
    for name in found.inputFiles():
        path = jvm.org.apache.hadoop.fs.Path(unquote(name))
        shown = path.toString()
        if shown not in there and path.getFileSystem(hadoop).getFileStatus(path).getLen() == 0:
            empty.append(shown)
    return sorted(empty)


def _session_for(spark: Any, bytes_a_task: int) -> Any:
    """A session beside `spark`, so that its settings for sharing out and handing over papers are nobody else's."""
    session = spark.newSession()
    for setting in spark.sql("SET").collect():
        try:
            session.conf.set(setting["key"], setting["value"])
        except Exception:  # a setting of the whole cluster: it holds there as well
            pass
    session.conf.set("spark.sql.files.maxPartitionBytes", str(bytes_a_task))
    session.conf.set("spark.sql.files.openCostInBytes", str(BYTES_TO_OPEN))
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(PAPERS_IN_MEMORY))
    return session


@dataclass(frozen=True)
class Papers:
    """DataFrames over the papers. Each is worked out when it is used; `persist()` first to read the papers once only."""

    papers: Any  #: one row a paper: path, outcome ("read" or "failed") and its tables nested

    def _part(self, name: str) -> Any:
        from pyspark.sql import functions

        return self.papers.select("path", functions.explode(name).alias("row")).select("path", "row.*")

    @property
    def documents(self) -> Any:
        """One row a paper that was read."""
        return self._part("documents")

    @property
    def figures(self) -> Any:
        """One row a published figure: the columns of the export's observations, and `path`."""
        return self._part("figures")

    @property
    def ratings(self) -> Any:
        """One row a printed rating."""
        return self._part("ratings")

    @property
    def diagnostics(self) -> Any:
        """One row for each thing that was doubtful or not read, failed papers among them."""
        return self._part("diagnostics")

    def persist(self) -> "Papers":
        """Keeps what was read, in memory and on the workers' disks, so that each paper is read once."""
        from pyspark import StorageLevel

        return Papers(self.papers.persist(StorageLevel.MEMORY_AND_DISK))

    def with_year(self, table: str = "figures") -> Any:
        """A table with `financial_year` ("2023-24") of each period's last day: what to partition Parquet by."""
        from pyspark.sql import functions

        frame = getattr(self, table)
        first = functions.year(functions.add_months(functions.col("period_end"), -3))
        year = functions.format_string("%d-%02d", first, (first + 1) % 100)
        return frame.withColumn("financial_year", functions.when(functions.col("period_end").isNotNull(), year))

    def write_parquet(self, folder: str) -> None:
        """Writes figures, ratings, documents and diagnostics below `folder`, figures by council and financial year.

        The folders are `council=…/financial_year=…`, "unknown" where a paper does not say: not every reader takes folders
        for nothing. `authority` stays a column of the files, with nothing where nothing is known. Each council and year is one file: a file for each task as well would be hundreds of thousands of small ones.
        """
        from pyspark.sql import functions

        def known(column: str) -> Any:
            return functions.coalesce(functions.col(column), functions.lit("unknown"))

        figures = self.with_year("figures").withColumn("council", known("authority"))
        figures = figures.withColumn("financial_year", known("financial_year")).repartition("council", "financial_year")
        figures.write.mode("overwrite").partitionBy("council", "financial_year").parquet(folder + "/figures")
        for name in ("ratings", "documents", "diagnostics"):
            getattr(self, name).write.mode("overwrite").parquet(f"{folder}/{name}")


def read_papers(
    spark: Any,
    path: str,
    *,
    program: Optional[str] = None,
    bytes_a_task: int = BYTES_A_TASK,
    seconds_a_paper: Optional[float] = None,
    **options: Any,
) -> Papers:
    """Reads papers with Spark.

    `path` is what Spark's `binaryFile` takes: a folder, a pattern, several separated by commas. Papers are shared out by
    size, the largest first, at most `bytes_a_task` to a task. `program` is the path of
    the program on the workers (default: as `scrutineer.program()` finds it on the driver). Other keyword arguments are
    the program's options, as for `scrutineer.read`.
    """
    import pyarrow
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import _parse_datatype_string

    command = [program or find_program(), "extract", "--quiet", "--format", "ndjson", "--jobs", "1"]
    command += [*_arguments(options), "-"]
    schema = _schema()
    arrow_schema = to_arrow_schema(_parse_datatype_string(schema))

    def read_batches(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            paths, contents = batch.column("path"), batch.column("content")
            for index in range(batch.num_rows):
                row = read_bytes(paths[index].as_py(), contents[index].as_py(), command, seconds_a_paper)
                yield pyarrow.RecordBatch.from_pylist([row], schema=arrow_schema)

    session = _session_for(spark, bytes_a_task)
    found = session.read.format("binaryFile").load([part for part in path.split(",") if part])
    papers = found.select("path", "content")
    empty = _empty_files(session, found)
    if empty:
        papers = papers.union(session.createDataFrame([(name, b"") for name in empty], papers.schema))
    return Papers(papers.mapInArrow(read_batches, schema))


__all__ = ["BYTES_A_TASK", "BYTES_TO_OPEN", "PAPERS_IN_MEMORY", "Papers", "read_bytes", "read_papers", "tasks_of"]

