#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What looking for tables in pictures costs where there are none: `extract --ocr auto` beside `--ocr never`, as a ratio.

  tests/bench/chart_bench.py [--program build/scrutineer] [--runs 3] FOLDER|PAPER.pdf...

The papers are born digital and their only pictures are charts: corpus/generate/chart_papers.py makes such. Processor
seconds of all of them in one command on one core; the median of the runs. It says as well how many figures came out of
pictures, which should be none.
"""
import argparse
import json
import pathlib
import resource
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def cost(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, json.loads(done.stdout)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('--program', default=str(ROOT / 'build/scrutineer'))
    a.add_argument('--runs', type=int, default=3)
    a.add_argument('papers', nargs='+', type=pathlib.Path)
    options = a.parse_args()
    papers = [str(p) for given in options.papers for p in (sorted(given.glob('*.pdf')) if given.is_dir() else [given])]
    ratios, from_pictures, pages = [], 0, 0
    for _ in range(options.runs):
        never, _ = cost([options.program, 'extract', '--quiet', '--jobs', '1', '--ocr', 'never', *papers])
        auto, data = cost([options.program, 'extract', '--quiet', '--jobs', '1', '--ocr', 'auto', *papers])
        ratios.append(auto / never)
        from_pictures = sum(r['source']['method'] == 'ocr' for r in data['records'])
        pages = sum(d['pages'] for d in data['documents'])
        print(f'--ocr never {never:.2f} s, --ocr auto {auto:.2f} s, ratio {auto / never:.2f}')
    print(f'{len(papers)} papers, {pages} pages: ratio {statistics.median(ratios):.2f} (median), records read from pictures: {from_pictures}')


main()
