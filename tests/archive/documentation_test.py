#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/archive.md names every table, view and column of an archive, and its questions can be asked.

    documentation_test.py PROGRAM PAPERS DOCUMENT
"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile


def main():
    program, folder, document = sys.argv[1:4]
    with open(document, encoding="utf-8") as file:
        text = file.read()
    named = set(re.findall(r"`([a-z0-9_]+)`", text))
    questions = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert len(questions) >= 5, "there are hardly any questions"
    with tempfile.TemporaryDirectory() as work:
        archive = os.path.join(work, "papers.db")
        papers = [os.path.join(folder, name) for name in ("adults-2017-q1.pdf", "adults-2021-q1.pdf")]
        subprocess.run([program, "ingest", "--quiet", "--archive", archive, *papers], check=True)
        with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
            for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall():
                assert f"**{table}**" in text, f"{table} is not described"
                for column in db.execute(f'PRAGMA table_info("{table}")'):
                    assert column[1] in named, f"{table}.{column[1]} is not described"
            for question in questions:
                rows = db.execute(question).fetchall()
                print(f"{len(rows):4} rows: {' '.join(question.split())[:90]}")
                assert rows or "a revision" in text[:text.index(question)][-120:], question


main()
