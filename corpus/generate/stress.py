#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers in random looks, for trying the program on what nobody looked at before:

  python3 corpus/generate/stress.py FOLDER [--papers 40] [--seed 1]

writes FOLDER/NAME.pdf and .truth.jsonl, with --scans NAME.scan.pdf and NAME.scan.truth.jsonl as well; the facts are those of the corpus, the looks are drawn at random (seeded).
Nothing of it is committed.
"""
import argparse
import pathlib
import random

import generate

FACTS = {'2017': ['adults-2017-q1', 'environment-2017-q1', 'communities-2017-q3'], '2019': ['environment-2019-q2', 'adults-2019-q4'], '2021': ['communities-2021-q3', 'environment-2021-q3', 'adults-2021-q1'],
         '2023': ['places-2023-q1', 'places-2023-q3', 'places-2022-q4'], 'finance': ['finance-2018-q1', 'finance-2019-q1', 'finance-2020-q3'], 'scorecards': ['scorecards-2019-q2', 'scorecards-2017-q3'],
         'cards': ['cards-2023-q2', 'cards-2022-q4']}
HTML_FONTS = ['Liberation Sans', 'Liberation Serif', 'Liberation Sans Narrow', 'DejaVu Sans', 'DejaVu Serif', 'Nimbus Roman', 'Nimbus Sans Narrow', 'C059', 'P052', 'URW Bookman', 'URW Gothic']
DRAWN_FONTS = ['Helvetica', 'Times', 'Liberation Sans', 'Liberation Serif', 'Liberation Sans Narrow']
DARK = ['#1f3864', '#5b2c83', '#00573f', '#7a2048', '#333333', '#0b5394', '#8a1538']
PALE = ['#dbe5f1', '#e2efda', '#f2dce6', '#eeeeee', '#fff2cc', '#d9d9d9']
PALETTES = [{'green': '#92d050', 'amber': '#ffc000', 'red': '#ff5050'}, {'green': '#00b050', 'amber': '#ffc000', 'red': '#ff0000'}, {'green': '#a9d18e', 'amber': '#ffd966', 'red': '#f4b183'.replace('f4b183', 'f08080')},
            {'green': '#6ab04c', 'amber': '#f9a825', 'red': '#c0392b'}]


def look(R, layout, engine):
    fonts = HTML_FONTS if engine in ('chromium', 'weasyprint') else DRAWN_FONTS[2:] if engine == 'writer' else DRAWN_FONTS
    dark, filled = R.choice(DARK), R.random() < 0.7
    l = {'font': R.choice(fonts), 'size': R.choice([9.5, 10, 10.5, 11]), 'table_font': R.choice([6.5, 7, 7.5, 8, 8.5]), 'accent': dark, 'rules': R.choice(['full', 'full', 'full', 'horizontal', 'horizontal', 'none']),
         'rule_colour': R.choice(['#000000', '#444444', '#999999', '#bfbfbf', dark]), 'rule_thickness': R.choice([0.25, 0.5, 0.75, 1]), 'rule_as': R.choice(['fill', 'stroke']), 'tagged': R.random() < 0.4,
         'valign': R.choice(['middle', 'middle', 'top']), 'palette': dict(R.choice(PALETTES), none='#d9d9d9'), 'council_first': R.random() < 0.5, 'filler': R.randint(0, 6),
         'pad': R.choice(['1pt 3pt', '2pt 3pt', '3pt 5pt', '2pt 2pt']), 'figures': {'fraction': R.choice(['[n/d]', '[n / d]', '[n of d]', '(n/d)'])}}
    if filled:
        if R.random() < 0.5:
            l.update(header_fill=dark, header_ink='#ffffff')
        else:
            l['header_fill'] = R.choice(PALE)
    if R.random() < 0.35 or l['rules'] == 'none' and R.random() < 0.5:
        l['zebra'] = R.choice(['#f2f2f2', '#eef3f8', '#f7f7ef'])
    if R.random() < 0.6:
        l.update(sub_fill=R.choice(PALE), heading_fill=dark, heading_ink='#ffffff')
    if layout in ('2017', '2019', '2021'):
        kind = R.choice(['both', 'both', 'words', 'colour'])
        l.update(colour=kind != 'words', words=kind != 'colour', periods=R.choice(['spaced', 'tight', 'short', 'words']), marks=R.choice(['brackets', 'superscript'] if layout == '2017' else ['stars', 'superscript', 'brackets']),
                 word_form=R.choice(['upper', 'title']) if layout != '2021' else 'brackets', continued=R.choice(['repeat', 'repeat', 'missing', 'changed']), small_tables=R.choice([None, 'side', 'rows']), key_figures=R.random() < 0.3 and engine != 'writer')
        if R.random() < 0.5:
            l['rows_per_page'] = R.choice([5, 7, 9])
        if l['continued'] == 'changed':
            l['changed_headings'] = {'ref': 'Page Ref'} if layout == '2017' else {'latest': 'Latest', 'earlier': 'Previous year'}
        if layout != '2017':
            l.update(tables=R.choice(['one', 'per-question', 'per-question']), band=R.random() < 0.4, page_per_group=R.random() < 0.4, vertical_updated=layout == '2021' and engine != 'weasyprint' and R.random() < 0.4)
        if engine == 'reportlab' and R.random() < 0.3:
            l['table_pages'] = 'rotated'
        from layout_kpi import DEFAULT_ORDER
        order = list(DEFAULT_ORDER[layout])
        if R.random() < 0.3:
            a, b = R.choice([('latest', 'period'), ('latest', 'target'), ('period', 'target')] if layout != '2019' else [('latest', 'period')])
            i, j = order.index(a), order.index(b)
            order[i], order[j] = order[j], order[i]
        l['order'] = order
    elif layout == '2023':
        forms = {'ticks': {}, 'lights': {'overall': {c: ['disc', c] for c in ('green', 'amber', 'red')}, 'other': {c: ['disc', c] for c in ('green', 'amber', 'red')}},
                 'shapes': {'overall': {'green': ['disc', 'green'], 'amber': ['triangle', 'amber'], 'red': ['diamond', 'red']}, 'other': {'green': ['tick', 'green'], 'amber': ['disc', 'amber'], 'red': ['cross', 'red']}}}
        l.update(periods=R.choice(['short', 'words', 'tight']), figures={'percent_sign': True}, tables='per-question', symbol_form=R.choice(['path', 'picture', 'glyph'] if engine != 'writer' else ['picture', 'glyph']), page_per_group=R.random() < 0.5,
                 symbols=forms[R.choice(['lights', 'shapes'])], symbol_size=8, table_pages=R.choice(['landscape', 'landscape', 'portrait']))
        if l['symbol_form'] != 'glyph' and R.random() < 0.5:
            l['symbols'] = {}
    elif layout == 'finance':
        l.update(negative=R.choice(['brackets', 'brackets', 'minus']), nil=R.choice(['-', '-', '0']), unit_row=R.choice(['£000', "£'000", 'in £000', "in £'000"]), table_pages=R.choice(['portrait', 'landscape']), break_at=R.choice([None, 1, 2]),
                 continued=R.choice(['repeat', 'missing']), columns=R.choice([['budget', 'ytd', 'forecast', 'variance', 'outside', 'reserves', 'cash_limit'], ['budget', 'ytd', 'forecast', 'variance', 'outside', 'cash_limit'], ['budget', 'forecast', 'variance', 'cash_limit']]))
    elif layout == 'scorecards':
        l.update(charts=R.random() < 0.6, side_cells=R.random() < 0.7, joined_header=R.random() < 0.3, bold_names=R.random() < 0.5, box_per_page=R.random() < 0.7, chart_pictures=R.random() < 0.5, table_pages='landscape', figures={'thousands': R.random() < 0.5}, table_font=7, pad='1pt 3pt', pad_points=[2.5, 1])
        if l['charts'] and engine != 'chromium':
            l['box_per_page'] = True
    elif layout == 'cards':
        l.update(outline_arrows=R.random() < 0.5, chart_pictures=R.random() < 0.5, palette=R.choice(PALETTES))
    return {k: v for k, v in l.items() if v is not None}


def scanned(folder, paper, R):
    """The whole paper as a random scanner would have it."""
    import json
    import re
    import subprocess
    import tempfile

    import numpy
    import scan
    pdf = folder / (paper['name'] + '.pdf')
    t = {'dpi': R.choice([150, 200, 200, 300]), 'noise': R.choice([0, 3, 6]), 'blur': R.choice([0, 0.4, 0.7]), 'quality': R.choice([35, 50, 75]), 'mode': R.choice(['colour', 'colour', 'colour', 'grey', 'fax']), 'shadow': R.random() < 0.2}
    random_bits = numpy.random.RandomState(R.randint(0, 10 ** 6))
    pages = int(re.search(r'Pages: +(\d+)', subprocess.run(['pdfinfo', str(pdf)], capture_output=True, check=True).stdout.decode()).group(1))
    with tempfile.TemporaryDirectory() as d:
        files = [scan.as_page(scan.spoil(scan.render(pdf, n + 1, t['dpi']), dict(t, skew=R.uniform(-1.5, 1.5), turn=R.choice([0] * 9 + [90, 180, 270])), random_bits), t, pathlib.Path(d), n) for n in range(pages)]
        subprocess.run(['qpdf', '--empty', '--pages'] + [str(f) for f in files] + ['--', str(folder / (paper['name'] + '.scan.pdf'))], check=True)
    records = [json.loads(line) for line in (folder / (paper['name'] + '.truth.jsonl')).read_text(encoding='utf-8').splitlines()]
    if t['mode'] != 'colour':
        for r in records:
            r['assessments'] = [dict(a, optional=True) if a['evidence'] != 'text' else a for a in r['assessments']]
    (folder / (paper['name'] + '.scan.truth.jsonl')).write_text(''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in records), encoding='utf-8')


def main():
    import json
    ap = argparse.ArgumentParser(description='Papers in random looks.')
    ap.add_argument('folder', type=pathlib.Path)
    ap.add_argument('--papers', type=int, default=40)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--scans', action='store_true', help='a scan of each as well')
    a = ap.parse_args()
    a.folder.mkdir(parents=True, exist_ok=True)
    defaults = json.loads((generate.HERE / 'papers.json').read_text(encoding='utf-8'))['defaults']
    layouts = ['2017', '2019', '2021', '2023', 'finance', 'scorecards', '2017', '2019', '2021', '2023', 'cards']
    for n in range(a.papers):
        R = random.Random(a.seed * 1000 + n)
        layout = layouts[n % len(layouts)]
        engines = ['chromium', 'chromium', 'weasyprint', 'reportlab'] + (['writer'] if layout in ('2017', '2019', '2021', 'finance', '2023') else [])
        engine = R.choice(engines)
        if layout == 'scorecards' and engine == 'weasyprint':
            engine = 'chromium'
        paper = dict(name='%02d-%s-%s' % (n, layout, engine), facts=R.choice(FACTS[layout]), layout=layout, engine=engine, look=look(R, layout, engine))
        (a.folder / (paper['name'] + '.look.json')).write_text(json.dumps(paper, indent=1))
        try:
            generate.typeset(paper, defaults, a.folder)
            if a.scans:
                scanned(a.folder, paper, R)
        except Exception as e:                    # a look that an engine cannot set is no finding about the program
            print(paper['name'], 'not set:', type(e).__name__, str(e)[:100])


if __name__ == '__main__':
    main()
