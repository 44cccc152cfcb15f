#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `scrutineer extract` against `pdftotext -bbox` over the same papers, in turns in one run: all papers in one
command, as it is used, and one command a paper, where starting the program counts each time.

    extract_bench.py [--program build/scrutineer] [--runs 3] FOLDER_OR_PAPER…

Prints CPU seconds of both, their ratio (the median of the runs), pages a second and the most memory that any one
paper took. CPU time and memory are those of the program and all its worker processes.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time


def papers(places):
    found = []
    for place in places:
        if os.path.isdir(place):
            found += sorted(os.path.join(place, n) for n in os.listdir(place)
                            if n.lower().endswith(".pdf") and ".scan" not in n)
        else:
            found.append(place)
    return found


def page_count(paper):
    info = subprocess.run(["pdfinfo", paper], capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages:")), 0)


def measure(command):
    """Runs a command, its output thrown away; gives (CPU seconds, peak MB of its largest process, exit code)."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/scrutineer")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("places", nargs="+", metavar="FOLDER_OR_PAPER")
    options = parser.parse_args()
    files = papers(options.places)
    if not files:
        sys.exit("no papers in " + " ".join(options.places))
    pages = sum(page_count(f) for f in files)

    ours, together, theirs, memory, failed = [], [], [], {}, set()
    for _ in range(options.runs):
        start = time.monotonic()
        together.append(measure([options.program, "extract", *files])[0])
        wall = time.monotonic() - start
        our_seconds = their_seconds = 0.0
        for file in files:
            seconds, peak, code = measure([options.program, "extract", file])
            our_seconds += seconds
            memory[file] = max(peak, memory.get(file, 0))
            if code != 0:
                failed.add(file)
            their_seconds += measure(["pdftotext", "-bbox", file, "-"])[0]
        ours.append(our_seconds)
        theirs.append(their_seconds)
    ratio = statistics.median(a / b for a, b in zip(together, theirs))
    ratio_each = statistics.median(a / b for a, b in zip(ours, theirs))
    largest = max(memory, key=memory.get)
    print(f"{len(files)} papers, {pages} pages, median of {options.runs} runs")
    def line(name, seconds):
        print(f"  {name:<40} {statistics.median(seconds):8.2f} CPU s {pages / statistics.median(seconds):7.0f} pages/s on one core")

    line("pdftotext -bbox", theirs)
    line("scrutineer extract, all in one command", together)
    line("scrutineer extract, one command a paper", ours)
    print(f"  ratio {ratio:.2f} in one command, {ratio_each:.2f} in one a paper")
    print(f"  all in one command took {wall:.1f} s: {pages / wall:.0f} pages/s on {len(os.sched_getaffinity(0))} cores")
    print(f"  peak memory {memory[largest]:.0f} MB: {os.path.basename(largest)}")
    if failed:
        print(f"  not read: {', '.join(sorted(os.path.basename(f) for f in failed))}")
        sys.exit(1)


if __name__ == "__main__":
    main()
