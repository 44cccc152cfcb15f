# SPDX-License-Identifier: GPL-3.0-or-later
"""Spark's rows are the program's own, also where papers fail and where a worker dies on the way."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("pyspark")

import pyspark  # noqa: E402

import scrutineer  # noqa: E402
from scrutineer import _tables  # noqa: E402
from scrutineer.spark import read_papers, tasks_of  # noqa: E402

NUMBER_OF = {column.name: number for number, column in enumerate(_tables.FIGURES)}

if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java on this machine", allow_module_level=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, papers):
    """The bundled papers, the hostile ones, and two that are none."""
    folder = tmp_path_factory.mktemp("papers")
    for paper in [*papers, *sorted((papers[0].parents[1] / "hostile").glob("*.pdf"))]:
        shutil.copy(paper, folder)
    (folder / "letter.pdf").write_text("Dear members,")
    (folder / "cut.pdf").write_bytes(papers[0].read_bytes()[:300])
    return folder


@pytest.fixture(scope="module")
def spark():
    """A cluster of two workers on this machine, each a process of its own."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("scrutineer tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "localhost")
        .config("spark.executorEnv.PYTHONPATH", str(Path(scrutineer.__file__).parents[1]))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def expected(folder):
    """What the program says itself: rows of figures and ratings, and why papers failed."""
    figures, ratings, failed = set(), set(), {}
    for paper in scrutineer.read_many(sorted(folder.glob("*.pdf")), ocr="never"):
        if isinstance(paper, scrutineer.PaperFailure):
            failed[Path(paper.path).name] = (paper.code, paper.message)
        else:
            figures |= {tuple(row) for row in _tables.figure_rows(paper.document, paper.records)}
            ratings |= {tuple(row) for row in _tables.rating_rows(paper.document, paper.records)}
    assert len(figures) > 1000 and len(ratings) > 100 and {"letter.pdf", "cut.pdf"} < set(failed)
    return figures, ratings, failed


def rows_of(frame, columns=_tables.FIGURES):
    def plain(value):
        return value.isoformat() if hasattr(value, "isoformat") else value

    names = [column.name for column in columns]
    return {tuple(plain(row[name]) for name in names) for row in frame.select(*names).collect()}


def test_rows_are_the_programs_own(spark, folder, expected, tmp_path):
    figures, ratings, failed = expected
    papers = read_papers(spark, str(folder), ocr="never").persist()
    assert rows_of(papers.figures) == figures
    assert rows_of(papers.ratings, _tables.RATINGS) == ratings
    assert {Path(row.path).name for row in papers.papers.where("outcome = 'failed'").select("path").collect()} == set(failed)
    errors = papers.papers.where("outcome = 'failed'").selectExpr("explode(diagnostics) as row").select("row.*").collect()
    assert {row.file: (row.code, row.message) for row in errors} == failed

    papers.write_parquet(str(tmp_path / "out"))
    written = str(tmp_path / "out" / "figures")
    again = spark.read.parquet(written)
    assert rows_of(again) == figures
    assert {"council", "financial_year"} < set(again.columns)

    import duckdb
    import pandas

    frame = pandas.read_parquet(written)
    assert len(frame) == len(figures)
    assert set(frame["record_id"]) == {row[NUMBER_OF["record_id"]] for row in figures}
    names = ", ".join(f'"{column.name}"' for column in _tables.FIGURES)
    query = f"SELECT {names} FROM read_parquet('{written}/*/*/*.parquet', hive_partitioning = true)"

    def plain(row):
        return tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)

    assert {plain(row) for row in duckdb.sql(query).fetchall()} == figures


def test_a_worker_killed_on_the_way_changes_nothing(spark, folder, expected):
    papers = read_papers(spark, str(folder), ocr="never", bytes_a_task=1 << 19)
    killed = []

    def kill_one():
        for _ in range(200):
            found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True)
            pids = [int(pid) for pid in found.stdout.split()]
            if len(pids) > 1:
                time.sleep(1)
                try:
                    os.kill(pids[-1], signal.SIGKILL)
                    killed.append(pids[-1])
                except ProcessLookupError:
                    continue
                return
            time.sleep(0.1)

    killer = threading.Thread(target=kill_one)
    killer.start()
    rows = rows_of(papers.figures)
    killer.join()
    assert killed
    assert rows == expected[0]
    assert rows == rows_of(papers.figures)


def test_papers_are_shared_out_by_size(spark, papers, tmp_path):
    """An agenda pack is alone in its task, and its task is the first."""
    for number in range(6):
        shutil.copy(papers[number], tmp_path)
    pack = tmp_path / "pack.pdf"
    pack.write_bytes(papers[0].read_bytes() + b"\n%" + b" " * (3 << 20) + b"\n")
    frame = read_papers(spark, str(tmp_path), ocr="never", bytes_a_task=1 << 20).papers
    found = frame.selectExpr("path", "spark_partition_id() as task").collect()
    task_of = {Path(row.path).name: row.task for row in found}
    assert task_of["pack.pdf"] == 0
    assert [name for name, task in task_of.items() if task == 0] == ["pack.pdf"]
    assert max(task_of.values()) >= 1
    names = [path.name for path in sorted(tmp_path.glob("*.pdf"))]
    sizes = [(tmp_path / name).stat().st_size for name in names]
    # Where there is little to read Spark makes more tasks than that, so that every core has one.
    assert len(tasks_of(sizes, 1 << 20)) <= max(task_of.values()) + 1

    shared = tasks_of([10 << 20, 1 << 20, 1 << 20, 1 << 20], bytes_a_task=4 << 20)
    assert shared == [[0], [1, 2, 3]]
    assert tasks_of([], 60) == []
