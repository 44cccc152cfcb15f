#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice opens the exported workbook without a warning and reads the same cells out of it as the CSV has.

    workbook_test.py PROGRAM PAPERS

Skipped where LibreOffice Calc is not installed.
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import exports

# One CSV a sheet: comma, double quotes, UTF-8, from line 1, values as stored and not as shown.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
SHEETS = {"Figures": "observations", "Ratings": "ratings", "Papers": "documents", "Indicators": "indicators",
          "Indicators as printed": "records", "Diagnostics": "diagnostics", "Links": "links",
          "Decisions": "decisions"}


def convert(work, form, path):
    """Files made by LibreOffice of one file, and what it complained of."""
    out = os.path.join(work, "converted")
    done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", form,
                           "--outdir", out, path], capture_output=True, text=True, timeout=240)
    # Java is for its database part and not needed here.
    said = [line for line in (done.stderr + done.stdout).splitlines()
            if re.search("warn|error|corrupt|repair", line, re.IGNORECASE) and "javaldx" not in line]
    return out, said


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def same(one, other):
    if one == other or one.lower() == other.lower() in ("true", "false"):
        return True
    try:
        return abs(float(one) - float(other)) <= 1e-9 * max(1, abs(float(one)))
    except ValueError:
        return False


def check_sheets(path):
    """Frozen headings, filters, number formats and the ratings' colours, as the file itself has them."""
    with zipfile.ZipFile(path) as book:
        styles = book.read("xl/styles.xml").decode()
        sheets = [book.read(name).decode() for name in sorted(book.namelist()) if "worksheets/sheet" in name]
    assert len(sheets) == len(SHEETS) + 2, "the tables, Years and Columns"
    for sheet in sheets:
        assert 'state="frozen"' in sheet and 'ySplit="1"' in sheet, "a heading is not frozen"
        assert "<autoFilter ref=" in sheet, "a sheet has no filter"
    for colour in ("FFC6EFCE", "FFFFEB9C", "FFFFC7CE"):
        assert colour in styles, f"no cell has the rating colour {colour}"
    for form in ('#,##0.0&quot;%&quot;', "yyyy-mm-dd", "£#,##0"):
        assert f'formatCode="{form}' in styles, f"no cell has the number format {form}"


def main():
    program, papers = sys.argv[1:3]
    if not shutil.which("soffice"):
        exports.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as work:
        probe = os.path.join(work, "probe.csv")
        with open(probe, "w", encoding="utf-8") as file:
            file.write("1,2\n")
        if not os.path.exists(os.path.join(convert(work, "xlsx", probe)[0], "probe.xlsx")):
            exports.skip("LibreOffice is installed without Calc")

        archive = exports.archive_of(program, papers, work)
        book = os.path.join(exports.export(program, archive, "xlsx", work), "figures.xlsx")
        check_sheets(book)
        tables = exports.export(program, archive, "csv", os.path.join(work, "csv"))
        out, said = convert(work, ALL_SHEETS, book)
        assert not said, said
        for sheet, table in SHEETS.items():
            expected = rows_of(os.path.join(tables, table + ".csv"))
            got = rows_of(os.path.join(out, f"figures-{sheet}.csv"))
            assert len(got) == len(expected), f"{sheet}: {len(got)} rows, {len(expected)} expected"
            for number, (one, other) in enumerate(zip(expected, got)):
                for column, (a, b) in enumerate(zip(one, other, strict=True)):
                    assert same(a, b), f"{sheet}, row {number}, {expected[0][column]}: {b!r}, expected {a!r}"
            print(f"{sheet}: {len(got) - 1} rows, as in {table}.csv")


main()
