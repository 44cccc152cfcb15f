# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives compared row for row."""
import sqlite3
import sys


def rows(archive):
    """Every row of every table, sorted: what must not depend on how the archive came about."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the archive is damaged"
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {n: sorted(map(repr, db.execute(f'SELECT * FROM "{n}"'))) for n in names}


def same(what, expected, got):
    for table in expected:
        if expected[table] != got.get(table):
            only = sorted(set(expected[table]) - set(got.get(table, [])))[:1], sorted(
                set(got.get(table, [])) - set(expected[table]))[:1]
            sys.exit(f"{what}: table {table} differs ({len(expected[table])} rows against {len(got.get(table, []))}): {only}")
    print(f"{what}: equal, {sum(map(len, expected.values()))} rows in {len(expected)} tables", flush=True)
