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

if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java on this machine", allow_module_level=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, papers):
    """Bundled papers, and two that are none."""
    folder = tmp_path_factory.mktemp("papers")
    for paper in papers[:: max(1, len(papers) // 12)]:
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
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .config("spark.executorEnv.PYTHONPATH", str(Path(scrutineer.__file__).parents[1]))
        .getOrCreate()
    )
    yield session
    session.stop()


def expected(folder):
    """What the program says itself, as sets of rows."""
    figures, failed = set(), set()
    for paper in scrutineer.read_many(sorted(folder.glob("*.pdf")), ocr="never"):
        if isinstance(paper, scrutineer.PaperFailure):
            failed.add(Path(paper.path).name)
        else:
            figures |= {tuple(row) for row in _tables.figure_rows(paper.document, paper.records)}
    return figures, failed


def rows_of(frame):
    def plain(value):
        return value.isoformat() if hasattr(value, "isoformat") else value

    names = [column.name for column in _tables.FIGURES]
    return {tuple(plain(row[name]) for name in names) for row in frame.select(*names).collect()}


def test_rows_are_the_programs_own(spark, folder, tmp_path):
    papers = read_papers(spark, str(folder), ocr="never", bytes_a_task=1 << 20).persist()
    figures, failed = expected(folder)
    assert rows_of(papers.figures) == figures
    assert {Path(row.path).name for row in papers.papers.where("outcome = 'failed'").select("path").collect()} == failed
    assert failed == {"letter.pdf", "cut.pdf"}
    errors = papers.diagnostics.where("severity = 'error'").collect()
    assert {row.file for row in errors} == failed
    papers.write_parquet(str(tmp_path / "out"))
    again = spark.read.parquet(str(tmp_path / "out" / "figures"))
    assert again.count() == len(figures)
    assert "financial_year" in again.columns
    import pyarrow.dataset

    stored = pyarrow.dataset.dataset(str(tmp_path / "out" / "figures"), partitioning="hive")
    assert stored.count_rows() == len(figures)


def test_a_worker_killed_on_the_way_changes_nothing(spark, folder):
    papers = read_papers(spark, str(folder), ocr="never", bytes_a_task=1 << 18)
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
    assert rows == expected(folder)[0]
    assert rows == rows_of(papers.figures)


def test_papers_are_shared_out_by_size():
    sizes = [("pack.pdf", 90)] + [(f"{i}.pdf", 10) for i in range(9)]
    task_of = tasks_of(sizes, bytes_a_task=60)
    loads = {}
    for path, size in sizes:
        loads[task_of[path]] = loads.get(task_of[path], 0) + size
    assert sorted(loads.values()) == [40, 50, 90]
    assert tasks_of(list(reversed(sizes)), 60) == task_of
    assert tasks_of([], 60) == {}
