#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight shards of the bundled papers, read apart, merged in three random orders: each equals one ingest, row for row.

    merge_papers_test.py PROGRAM PAPERS

Shards are archives, streams (NDJSON) and JSON documents; a paper that cannot be read is among them, and one that two
shards have. Merging is also killed at random moments: the next run completes it.
"""
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rows import rows, same  # noqa: E402

KILLS = int(os.environ.get("SCRUTINEER_KILLS", "50"))


def run(*arguments, fine=(0, 1)):
    done = subprocess.run(arguments, stderr=subprocess.PIPE, text=True)
    assert done.returncode in fine, f"{arguments[:3]} ended with {done.returncode}: {done.stderr}"
    return done.stderr


def main():
    program, folder = sys.argv[1:3]
    chance = random.Random(20190926)
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        os.mkdir("papers")
        for paper in sorted(glob.glob(os.path.join(folder, "*.pdf"))):
            if ".scan" not in paper:
                shutil.copy(paper, "papers")
        with open("papers/letter.pdf", "w") as letter:
            letter.write("Dear members,")
        papers = sorted(glob.glob("papers/*.pdf"))
        run(program, "ingest", "--quiet", "--archive", "whole.db", "papers")
        expected = rows("whole.db")
        assert len(expected["document"]) == len(papers)

        shards = []
        for i in range(8):
            part = papers[i::8] + papers[:1]
            if i % 3 == 0:
                shards.append(f"{i}.db")
                run(program, "ingest", "--quiet", "--archive", shards[-1], *part)
            else:
                shards.append(f"{i}.ndjson" if i % 3 == 1 else f"{i}.json")
                form = "ndjson" if i % 3 == 1 else "json"
                run(program, "extract", "--quiet", "--format", form, "-o", shards[-1], *part)
        for order in range(3):
            chance.shuffle(shards)
            run(program, "archive", "merge", "--quiet", f"merged-{order}.db", *shards, fine=(0,))
            same(f"order {order}: {' '.join(shards)}", expected, rows(f"merged-{order}.db"))
            run(program, "archive", "merge", "--quiet", f"merged-{order}.db", *shards, fine=(0,))
            same("the same again", expected, rows(f"merged-{order}.db"))

        datasets = [shard for shard in shards if not shard.endswith(".db")]
        run(program, "ingest", "--quiet", "--archive", "ingested.db", *datasets)
        run(program, "ingest", "--quiet", "--archive", "ingested.db", "papers")
        same("datasets ingested, then what they lack", expected, rows("ingested.db"))

        began = time.monotonic()
        run(program, "archive", "merge", "--quiet", "timed.db", *shards)
        whole = time.monotonic() - began
        killed = 0
        for attempt in range(20 * KILLS):
            if killed == KILLS:
                break
            archive = f"killed-{attempt // 4}.db"
            process = subprocess.Popen([program, "archive", "merge", "--quiet", archive, *shards])
            try:
                process.wait(timeout=chance.uniform(0, whole))
            except subprocess.TimeoutExpired:
                process.kill()
                if process.wait() == -signal.SIGKILL:
                    killed += 1
        for archive in glob.glob("killed-*.db"):
            run(program, "archive", "merge", "--quiet", archive, *shards)
            same(f"{archive} after {killed} kills in all", expected, rows(archive))
        assert killed == KILLS, f"only {killed} of the runs could be killed"


main()
