# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of exports with other programs share."""
import glob
import os
import subprocess
import sys

SKIPPED = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def archive_of(program, folder, work):
    """An archive of a folder's papers."""
    archive = os.path.join(work, "papers.db")
    papers = sorted(glob.glob(os.path.join(folder, "*.pdf")))
    assert len(papers) >= 10, f"{folder} has only {len(papers)} papers"
    subprocess.run([program, "ingest", "--quiet", "--archive", archive, *papers], check=True)
    return archive


def export(program, archive, form, folder):
    subprocess.run([program, "export", "--quiet", "--archive", archive, "--format", form, folder], check=True)
    return folder
