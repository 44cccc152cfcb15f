#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `scrutineer ingest` at random moments and runs two at once: the archive must end as an undisturbed one.

    ingest_killed_test.py PROGRAM PAPERS

It is killed 50 times, or as many as SCRUTINEER_KILLS in the environment says.
"""
import glob
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rows import rows, same  # noqa: E402

KILLS = int(os.environ.get("SCRUTINEER_KILLS", "50"))


def start(program, papers, archive):
    return subprocess.Popen([program, "ingest", "--quiet", "--archive", archive, *papers], start_new_session=True)


def main():
    program, folder = sys.argv[1:3]
    # Scans take long to read and are stored as the others are.
    papers = [p for p in sorted(glob.glob(os.path.join(folder, "*.pdf"))) if ".scan" not in p and "cards" not in p]
    assert len(papers) >= 10, f"{folder} has only {len(papers)} papers"
    chance = random.Random(20190926)
    with tempfile.TemporaryDirectory() as work:
        undisturbed = os.path.join(work, "undisturbed.db")
        began = time.monotonic()
        assert start(program, papers, undisturbed).wait() == 0
        whole = time.monotonic() - began
        expected = rows(undisturbed)
        assert len(expected["document"]) == len(papers)

        killed = 0
        for attempt in range(20 * KILLS):
            if killed == KILLS:
                break
            # A new archive each fourth time, so that its making is disturbed too.
            archive = os.path.join(work, f"killed-{attempt // 4}.db")
            began = time.monotonic()
            process = start(program, papers, archive)
            try:
                process.wait(timeout=chance.uniform(0, whole))
                # Where the first run was slower, other work being done beside it, the moments are taken closer. An archive
                # that others began says nothing of how long a whole one takes.
                if attempt % 4 == 0:
                    whole = min(whole, time.monotonic() - began)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                if process.wait() == -signal.SIGKILL:
                    killed += 1
            if attempt % 4 == 3:
                assert start(program, papers, archive).wait() == 0
                same(f"after {killed} kills", expected, rows(archive))
        assert killed == KILLS, f"only {killed} of the runs could be killed"

        both = os.path.join(work, "both.db")
        first, second = start(program, papers, both), start(program, papers[::-1], both)
        assert (first.wait(), second.wait()) == (0, 0)
        same("two at once", expected, rows(both))


main()
