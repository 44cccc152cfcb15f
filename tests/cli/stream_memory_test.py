#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stream of 94 papers takes the memory of its largest paper and 20 MB, and has the bytes of one document's records.

    stream_memory_test.py PROGRAM PAPERS

The bundled papers, with copies of them that differ in their last bytes.
"""
import glob
import os
import sys
import tempfile

PAPERS = 94
ALLOWED = 20  # megabytes


def run(program, arguments, output):
    """The most megabytes that any of its processes held."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        os.execv(program, [program, "extract", "--quiet", "--ocr", "never", *arguments])
    _, status, usage = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, f"extract ended with {os.waitstatus_to_exitcode(status)}"
    return usage.ru_maxrss / 1024


def main():
    program, folder = sys.argv[1:3]
    bundled = [paper for paper in sorted(glob.glob(os.path.join(folder, "*.pdf"))) if ".scan" not in paper]
    with tempfile.TemporaryDirectory() as work:
        papers = []
        for number in range(PAPERS):
            with open(bundled[number % len(bundled)], "rb") as paper:
                content = paper.read()
            papers.append(os.path.join(work, f"{number:02}.pdf"))
            with open(papers[-1], "wb") as copy:
                copy.write(content + b"\n%" + str(number).encode() + b"\n")
        one, stream, document = (os.path.join(work, name) for name in ("one", "stream", "document"))
        alone = max(run(program, ["--format", "ndjson", paper], one) for paper in papers[: len(bundled)])
        together = run(program, ["--format", "ndjson", *papers], stream)
        whole = run(program, papers, document)
        print(f"the largest paper alone {alone:.1f} MB, {PAPERS} as a stream {together:.1f} MB, as one document {whole:.1f} MB")
        assert together <= alone + ALLOWED

        start = b'{"record":'
        with open(stream, "rb") as lines:
            streamed = [line[len(start):-2] for line in lines if line.startswith(start)]
        with open(document, "rb") as lines:
            text = lines.read()
        records = text[text.index(b'"records": [') : text.index(b'"diagnostics": [')]
        listed = [line.strip().rstrip(b",") for line in records.split(b"\n") if line.lstrip().startswith(b'{"id"')]
        assert streamed == listed and len(listed) > 1000, (len(streamed), len(listed))
        print(f"{len(listed)} records, the same bytes in both")


main()
