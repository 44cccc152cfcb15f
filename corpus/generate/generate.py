#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typesets the corpus: python3 corpus/generate/generate.py [NAME...]

Reads papers.json (which facts in which layout and look) and facts/*.json, writes papers/NAME.pdf, NAME.truth.jsonl
(one record a line) and NAME.document.json (what the first page says). For developers: the tests use the files that
are committed. Needs Debian's chromium, weasyprint, python3-reportlab, python3-pil, qpdf and fonts-liberation.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import facts as F
import layout_cards
import layout_finance
import layout_kpi
import layout_scorecards
import to_html

os.environ['SOURCE_DATE_EPOCH'] = '1704067200'        # font subsets carry a date
HERE = pathlib.Path(__file__).resolve().parent
PAPERS = HERE.parent / 'papers'
LAYOUTS = {'2017': layout_kpi, '2019': layout_kpi, '2021': layout_kpi, '2023': layout_kpi, 'finance': layout_finance, 'scorecards': layout_scorecards, 'cards': layout_cards}


def look_of(paper, defaults):
    look = json.loads(json.dumps(defaults))
    for k, v in paper['look'].items():
        look[k] = dict(look[k], **v) if isinstance(look.get(k), dict) and isinstance(v, dict) else v
    look['engine'] = paper['engine']
    return look


def even_out(pdf):
    """The same bytes each time: dates and ids that the engines write are replaced."""
    made = pdf.with_suffix('.even')
    subprocess.run(['qpdf', '--deterministic-id', '--object-streams=generate', '--recompress-flate', '--compression-level=9', str(pdf), str(made)], check=True)
    made.replace(pdf)


def fixed_dates(pdf):
    data = pdf.read_bytes()
    data = re.sub(rb"D:\d{14}([+\-Z](\d\d'\d\d'?)?)?", lambda m: (b'D:20240101000000' + b'Z' * len(m.group(0)))[:len(m.group(0))] if len(m.group(0)) > 16 else b'D:20240101000000', data)
    data = re.sub(rb'/DocChecksum /[0-9A-F]{32}', b'/DocChecksum /' + b'0' * 32, data)
    data = re.sub(rb'/ID \[ ?<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}> ?\]', lambda m: re.sub(rb'[0-9A-Fa-f]{32}', b'0' * 32, m.group(0)), data)
    pdf.write_bytes(data)


def line_of(record):
    """One line of truth; figures leave out what they have not."""
    record = dict(record, observations=[{k: v for k, v in o.items() if not (v is None and k in ('numerator', 'denominator', 'count') or k == 'provisional' and not v)} for o in record['observations']])
    return json.dumps(record, ensure_ascii=False, separators=(',', ':'))


def typeset(paper, defaults, folder):
    facts, look = F.load(paper['facts']), look_of(paper, defaults)
    look['small'] = F.load('small-2021')
    look['title'] = 'Typeset test paper: the figures are made up'
    look.setdefault('running', '%s - %s' % (facts['authority'], facts['title'].replace('"', '')))
    blocks, records = LAYOUTS[paper['layout']].build(facts, look, paper['layout'])
    out = folder / (paper['name'] + '.pdf')
    if paper['engine'] == 'reportlab':
        import to_reportlab
        to_reportlab.write(blocks, out, look)
    elif paper['engine'] == 'writer':
        import to_writer
        to_writer.write(blocks, out, look)
        fixed_dates(out)
    else:
        getattr(to_html, paper['engine'])(to_html.page(blocks, look), out, look)
        fixed_dates(out)
    even_out(out)
    with open(folder / (paper['name'] + '.truth.jsonl'), 'w', encoding='utf-8') as h:
        for k, r in enumerate(records):
            r['truth_id'] = '%s/%d' % (paper['name'], k + 1)
            h.write(line_of(r) + '\n')
    doc = dict(authority=facts['authority'], code=facts['code'], committee=facts['committee'], title=facts['title'], meeting_date=facts['meeting_date'], period=facts.get('period'))
    (folder / (paper['name'] + '.document.json')).write_text(json.dumps(doc, ensure_ascii=False, indent=1) + '\n', encoding='utf-8')
    print('%-28s %6d bytes %3d records %4d figures' % (out.name, out.stat().st_size, len(records), sum(len(r['observations']) for r in records)))


def main():
    book = json.loads((HERE / 'papers.json').read_text(encoding='utf-8'))
    PAPERS.mkdir(exist_ok=True)
    want = sys.argv[1:]
    for paper in book['papers']:
        if not want or paper['name'] in want:
            typeset(paper, book['defaults'], PAPERS)


if __name__ == '__main__':
    main()
