#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long many papers take on many cores: a simulated schedule from measured costs (docs/scale.md).

    scrutineer extract PAPERS -o /dev/null --log-format json --jobs 1 2> log.json
    cluster_schedule.py log.json

Each line of the log's "paper" events gives one paper's processor time, and its file's size is looked up. Papers are
drawn from these with replacement, so that the skew is that of the papers measured; scans and agenda packs are added in the
shares given, at the cost of a page measured. Tasks are made and run as scrutineer.spark makes them: papers shared out by
size, the largest first (tasks_of), each task on the first core that is free, in the order of their number.
"""
import argparse
import heapq
import json
import os
import random
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "python", "src"))
from scrutineer.spark import tasks_of  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", help="standard error of extract --log-format json --jobs 1")
    parser.add_argument("--papers", type=int, default=200_000)
    parser.add_argument("--cores", type=int, nargs="*", default=[1, 2, 10, 100, 1000])
    parser.add_argument("--scans", type=float, default=0.02, help="share of papers that are scans (0.02)")
    parser.add_argument("--scan-pages", type=int, default=20, help="pages of a scan (20)")
    parser.add_argument("--scan-page", type=float, default=2.0, help="seconds for a page that is a picture (2.0)")
    parser.add_argument("--packs", type=float, default=0.02, help="share of papers that are agenda packs (0.02)")
    parser.add_argument("--pack-pages", type=int, default=300, help="pages of an agenda pack (300)")
    parser.add_argument("--start", type=float, default=0.05, help="seconds to start the program for a paper (0.05)")
    parser.add_argument("--launch", type=float, default=0.05, help="seconds of a core for each task (0.05)")
    parser.add_argument("--dispatch", type=float, default=0.002, help="seconds of the driver for each task (0.002)")
    parser.add_argument("--listing", type=float, default=30, help="seconds before the first task: listing files (30)")
    parser.add_argument("--merge", type=float, default=100, help="papers a second stored in one archive (100)")
    parser.add_argument("--megabytes", type=float, nargs="*", default=[128, 32, 4], help="papers' bytes a task (128, which is Spark's own, 32, 4)")
    return parser.parse_args()


def measured(log):
    """(bytes, seconds, pages) of each paper of text."""
    papers = []
    with open(log, encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line) if line.startswith("{") else {}
            if event.get("event") == "paper" and event.get("outcome") == "read" and not event["ocr_pages"]:
                papers.append((os.path.getsize(event["file"]), event["processor_seconds"], event["pages"]))
    if not papers:
        sys.exit(f"{log}: no paper of text in it")
    return papers


def drawn(papers, options, chance):
    """(bytes, seconds) of as many papers as are wanted."""
    a_page = sum(p[1] for p in papers) / sum(p[2] for p in papers)
    bytes_a_page = sum(p[0] for p in papers) / sum(p[2] for p in papers)
    for _ in range(options.papers):
        kind = chance.random()
        if kind < options.scans:
            pages = max(1, round(chance.expovariate(1 / options.scan_pages)))
            yield 100_000 * pages, options.start + pages * options.scan_page
        elif kind < options.scans + options.packs:
            pages = max(50, round(chance.gauss(options.pack_pages, options.pack_pages / 3)))
            yield int(pages * bytes_a_page), options.start + pages * a_page
        else:
            size, seconds, _ = chance.choice(papers)
            yield size, options.start + seconds


def makespan(tasks, cores, options):
    """When the last task ends: each goes to the first core that is free, once the driver has sent it."""
    free = [0.0] * min(cores, len(tasks))
    heapq.heapify(free)
    sent = options.listing
    for seconds in tasks:
        sent += options.dispatch
        heapq.heappush(free, max(heapq.heappop(free), sent) + options.launch + seconds)
    return max(free)


def clock(seconds):
    seconds = round(seconds)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def main():
    options = arguments()
    chance = random.Random(2026)
    papers = measured(options.log)
    costs = sorted(p[1] for p in papers)
    pages = sum(p[2] for p in papers)
    tenth = costs[-max(1, len(costs) // 10):]
    print(f"{len(papers)} papers measured, {pages} pages: {1000 * sum(costs) / pages:.1f} ms a page; a paper takes "
          f"{statistics.median(costs):.3f} s (median), {sum(costs) / len(costs):.3f} s (mean), {costs[-1]:.2f} s (most); "
          f"the costliest tenth takes {100 * sum(tenth) / sum(costs):.0f} % of the time")
    all_papers = list(drawn(papers, options, chance))
    work = sum(seconds for _, seconds in all_papers)
    longest = max(seconds for _, seconds in all_papers)
    print(f"{options.papers:,} papers drawn: {work / 3600:.1f} core-hours, the longest paper {longest:.0f} s\n")
    print("| bytes a task | tasks | cores | time | speed-up | cores at work | longest task |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for megabytes in options.megabytes:
        sizes = [size for size, _ in all_papers]
        tasks = [sum(all_papers[i][1] for i in task) for task in tasks_of(sizes, int(megabytes * (1 << 20)))]
        for cores in options.cores:
            time = makespan(tasks, cores, options)
            print(f"| {megabytes:g} MB | {len(tasks):,} | {cores:,} | {clock(time)} | {work / time:.0f} | "
                  f"{100 * work / time / cores:.0f} % | {max(tasks):.0f} s |")
    print(f"\nOne archive of them all is written by one process: {clock(options.papers / options.merge)} at "
          f"{options.merge:g} papers a second, on any number of cores. Parquet is written by the tasks themselves.")


main()
