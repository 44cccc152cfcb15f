# SPDX-License-Identifier: GPL-3.0-or-later
"""What the package gives is what the program gives."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import scrutineer


def text_of(value):
    """A data frame's cell as the export writes it."""
    pandas = pytest.importorskip("pandas")
    if value is None or value is pandas.NA or value is pandas.NaT:
        return ""
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return "true" if value else "false"
    if isinstance(value, pandas.Timestamp):
        return value.strftime("%Y-%m-%d")
    return value


def same(column_type, cell, printed):
    if column_type == "number" and printed != "" and cell != "":
        return float(cell) == float(printed)
    return str(cell) == printed


def test_one_paper_as_objects(papers):
    path = next(p for p in papers if p.name == "adults-2019-q4.pdf")
    paper = scrutineer.read(path, ocr="never")
    assert paper.path == str(path)
    assert paper.document.authority == "Durham County Council"
    assert paper.document.period.label == "Quarter Four 2019/20"
    record = next(r for r in paper.records if r.indicator.ref == "41")
    figure = record.figures[0]
    assert (figure.value, figure.numerator, figure.denominator) == (91.1, 997, 1094)
    assert figure.page == 4 and figure.box[0] < figure.box[2]
    assert {r.against: r.rating for r in record.ratings}["target"] == "red"


@pytest.mark.parametrize("table", ["figures", "ratings"])
def test_frames_equal_the_export_cell_for_cell(papers, tmp_path, table):
    pytest.importorskip("pandas")
    from scrutineer import _tables

    archive = tmp_path / "council.db"
    subprocess.run(
        [scrutineer.program(), "ingest", "--quiet", "--ocr", "never", "--archive", str(archive), *map(str, papers)],
        check=True,
    )
    name = {"figures": "observations", "ratings": "ratings"}[table]
    subprocess.run(
        [scrutineer.program(), "export", str(tmp_path / "out"), "--format", "csv", "--archive", str(archive)],
        check=True, capture_output=True,
    )  # fmt: skip
    with open(tmp_path / "out" / f"{name}.csv", newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        exported = {(row["record_id"], row["number"]): row for row in reader}
    columns = {"figures": _tables.FIGURES, "ratings": _tables.RATINGS}[table]
    assert {column.name for column in columns} == set(reader.fieldnames) - {"indicator_id"}
    compared = 0
    for paper in scrutineer.read_many(papers, ocr="never"):
        frame = getattr(paper, table)()
        for row in frame.itertuples(index=False):
            key = (row.record_id, str(row.number))
            printed = exported.pop(key)
            for column, value in zip(columns, row):
                cell = text_of(value)
                assert same(column.type, cell, printed[column.name]), (key, column.name, cell, printed[column.name])
                compared += 1
    assert not exported
    assert compared > 1000
    print(f"{table}: {compared} cells equal")


def test_papers_that_cannot_be_read_are_values(papers, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear members,")
    read = list(scrutineer.read_many([papers[0], letter, tmp_path / "none.pdf", papers[1]], ocr="never", jobs=2))
    assert [type(paper).__name__ for paper in read] == ["Paper", "PaperFailure", "PaperFailure", "Paper"]
    assert [paper.path for paper in read] == [str(papers[0]), str(letter), str(tmp_path / "none.pdf"), str(papers[1])]
    assert read[1].code == "not-a-pdf" and "letter.pdf" in read[1].message
    with pytest.raises(scrutineer.PaperError) as raised:
        scrutineer.read(letter)
    assert raised.value.failure.code == "not-a-pdf"


def test_papers_come_as_they_are_read(papers):
    """Leaving early ends the program, and nothing is raised."""
    for paper in scrutineer.read_many(papers, ocr="never", jobs=1):
        assert paper.path == str(papers[0])
        break


def test_wrong_options_are_errors(papers):
    with pytest.raises(scrutineer.ProgramError) as raised:
        scrutineer.read(papers[0], no_such_option=1)
    assert raised.value.exit_code == 2
    assert "no-such-option" in str(raised.value)


def test_arrow_has_a_fixed_schema(papers):
    pyarrow = pytest.importorskip("pyarrow")
    paper = scrutineer.read(papers[0], ocr="never")
    table = paper.to_arrow()
    assert table.num_rows == sum(len(record.figures) for record in paper.records)
    assert table.schema.field("value").type == pyarrow.float64()
    assert table.schema.field("period_end").type == pyarrow.date32()
    empty = scrutineer.Paper(paper.path, paper.document).to_arrow()
    assert empty.schema == table.schema and empty.num_rows == 0


def test_tables_are_the_programs(papers):
    path = next(p for p in papers if p.name == "adults-2019-q4.pdf")
    printed = json.loads(subprocess.run([scrutineer.program(), "tables", str(path)], check=True, capture_output=True).stdout)
    assert scrutineer.tables(path) == printed["tables"]


def test_series_of_an_archive(papers, tmp_path):
    pytest.importorskip("pandas")
    archive = tmp_path / "council.db"
    subprocess.run(
        [scrutineer.program(), "ingest", "--quiet", "--ocr", "never", "--archive", str(archive), *map(str, papers)],
        check=True,
    )
    series = scrutineer.archive(archive).series("older people")
    assert series.unit == "percent"
    frame = series.frame()
    assert list(frame.index) == sorted(frame.index)
    assert frame["value"].notna().any()
    with pytest.raises(scrutineer.ProgramError):
        scrutineer.archive(archive).series("no such indicator anywhere")
    with pytest.raises(FileNotFoundError, match="ingest"):
        scrutineer.archive(tmp_path / "none.db")


def test_a_missing_program_says_how_to_build_it(tmp_path):
    code = "import scrutineer\ntry: scrutineer.program()\nexcept scrutineer.ProgramNotFound as e: print(e)"
    environment = {**os.environ, "SCRUTINEER_PROGRAM": str(tmp_path / "none")}
    said = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert "make" in said.stdout and str(tmp_path / "none") in said.stdout


def test_the_script_of_the_docs_draws_a_series(tmp_path):
    pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    repository = Path(__file__).resolve().parents[2]
    picture = tmp_path / "series.png"
    said = subprocess.run(
        [sys.executable, repository / "docs" / "series.py", repository / "corpus" / "papers", "fly-tipping", picture],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 10_000
    assert "environment-2019-q2.pdf" in said.stdout and "7172" in said.stdout
