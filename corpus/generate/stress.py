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


HEADINGS = {'ref': ['Ref', 'Page Ref', 'No.', 'Ref.', '#'], 'code': ['PI ref', 'PI Ref.', 'Code', 'KPI ref', 'PI code'],
            'name': ['Description', 'Performance Indicator', 'Indicator', 'Measure', 'PI Description', 'Indicator name', 'Key performance indicator', 'Performance measure', 'Indicator description'],
            'latest': ['Latest data', 'Latest performance', 'Current performance', 'Latest', 'Actual', 'Performance', 'Latest outturn', 'Latest figure', 'Result'],
            'period': ['Period covered', 'Period', 'Reporting period', 'Data period', 'Latest period', 'Time period'], 'target': ['Period target', 'Target', 'Current target', 'Target for period', 'Target (period)'],
            'earlier': ['Data 12 months earlier', '12 months earlier', 'Previous year', 'Same period last year', 'Performance 12 months earlier', '12 months ago', 'Twelve months earlier', 'Last year', 'Same quarter last year'],
            'earlier-rating': ['Performance compared to 12 months earlier', 'Compared to 12 months earlier', 'Compared with 12 months earlier', 'Performance against 12 months earlier'],
            'national': ['National figure', 'England average', 'National average', 'England', 'National', 'England figure'], 'region': ['North East figure', 'North East', 'NE average', 'Regional average', 'North East average', 'Regional figure'],
            'neighbours': ['Nearest statistical neighbour', 'Statistical neighbours', 'Nearest neighbours', 'Statistical neighbour average', 'CIPFA nearest neighbours'],
            'comparator-period': ['Period covered if different', 'Comparator period', 'Period (if different)', 'Period of comparators'], 'updated': ['updated this quarter', 'Data updated this quarter', 'Updated', 'Updated?', 'Updated this period']}


def wilder(R, layout, engine, l):
    """What else a council may do: other words over the columns, other signs for the same things, upright pages, other widths."""
    if layout not in ('2017', '2019', '2021', '2023'):
        l['size'] = R.choice([8, 9, 10, 12])
        return l
    l['headings'] = {k: R.choice(v) for k, v in HEADINGS.items() if R.random() < 0.6 and not (layout == '2017' and k in ('national', 'comparator-period', 'region', 'neighbours'))}
    if layout == '2017' and R.random() < 0.5:
        l['headings']['national'] = R.choice(['National figure', 'Performance compared to England', 'Compared to National figure'])
    l['table_font'] = R.choice([5.5, 6, 6.5, 7, 7.5, 8, 9])
    if engine != 'writer' or layout in ('2017', '2023'):
        l['table_pages'] = R.choice(['landscape', 'landscape', 'portrait'])
    if layout != '2023':
        l['figures'] = dict(l['figures'], percent_sign=R.random() < 0.5)
        if R.random() < 0.25 and l.get('colour', True):
            shape = R.choice([('disc', 'disc', 'disc'), ('disc', 'triangle', 'diamond'), ('tick', 'disc', 'cross'), ('square', 'square', 'square')])
            l.update(rating_symbols={k: [s, k] for k, s in zip(('green', 'amber', 'red'), shape)}, symbol_form=R.choice(['path', 'picture', 'glyph'] if engine != 'writer' else ['picture', 'glyph']), symbol_size=8)
        elif layout != '2021':
            l['word_form'] = R.choice(['upper', 'title', 'lower', 'letter'])
        else:
            l['word_form'] = R.choice(['brackets', 'capital brackets'])
        if l.get('rating_symbols') and layout == '2021':
            del l['rating_symbols']
    l['dashes'] = R.choice([None, 'en', 'hard'])
    l['answers'] = R.choice(['words', 'words', 'letters', 'ticks', 'symbols'])
    if l['answers'] == 'ticks' and engine == 'reportlab':
        l['answers'] = 'letters'
    if R.random() < 0.4:
        l['stretch'] = {str(n): R.choice([0.8, 1, 1.3]) for n in range(14)}
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
    ap.add_argument('--wild', action='store_true', help='headings, signs and widths vary as well')
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
        if a.wild:
            paper['look'] = wilder(R, layout, engine, paper['look'])
        (a.folder / (paper['name'] + '.look.json')).write_text(json.dumps(paper, indent=1))
        try:
            generate.typeset(paper, defaults, a.folder)
            if a.scans:
                scanned(a.folder, paper, R)
        except Exception as e:                    # a look that an engine cannot set is no finding about the program
            print(paper['name'], 'not set:', type(e).__name__, str(e)[:100])


if __name__ == '__main__':
    main()
