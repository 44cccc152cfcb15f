#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading scans costs beside `tesseract` alone on the same pictures of pages, as a ratio in one run:

  tests/bench/ocr_bench.py [--program build/scrutineer] [--runs 3] [SCAN.pdf...]

The scans of corpus/scans that are scans throughout unless others are named. Both run on one core, one paper after the
other: `scrutineer extract --jobs 1` on the paper, and `tesseract` once for all of its pictures (pdfimages takes them out
first, which is not counted). Processor seconds of the whole; the median of the runs.
"""
import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Whole pages as pictures, the right way up: tesseract alone cannot read the others, and takes longer to fail.
USUAL = ['adults-2017-q1.scan', 'adults-2019-q4.grey', 'cards-2023-q2.scan', 'communities-2021-q3.grey',
         'environment-2019-q2.scan', 'finance-2018-q1.fax']


def cost(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, OMP_THREAD_LIMIT='1'))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--program', default=str(ROOT / 'build/scrutineer'))
    arguments.add_argument('--runs', type=int, default=3)
    arguments.add_argument('scans', nargs='*', type=pathlib.Path)
    given = arguments.parse_args()
    scans = given.scans or [ROOT / 'corpus/scans' / (name + '.pdf') for name in USUAL]
    with tempfile.TemporaryDirectory() as folder:
        lists = []
        for n, scan in enumerate(scans):
            subprocess.run(['pdfimages', '-png', str(scan), '%s/%d' % (folder, n)], check=True)
            pictures = pathlib.Path(folder, '%d.txt' % n)
            pictures.write_text(''.join('%s\n' % p for p in sorted(pathlib.Path(folder).glob('%d-*.png' % n))))
            lists.append(pictures)
        ratios = []
        for _ in range(given.runs):
            ours = sum(cost([given.program, 'extract', '--jobs', '1', str(scan)]) for scan in scans)
            theirs = sum(cost(['tesseract', str(pictures), folder + '/out']) for pictures in lists)
            ratios.append(ours / theirs)
            print('extract %.2f s, tesseract %.2f s, ratio %.2f' % (ours, theirs, ratios[-1]), flush=True)
    print('reading scans: %.2f times what tesseract alone costs (median of %d)' % (statistics.median(ratios), len(ratios)))


if __name__ == '__main__':
    main()
