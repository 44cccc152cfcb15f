# SPDX-License-Identifier: GPL-3.0-or-later
"""The indicator tables of one council through the years: 2017/18, 2019/20, 2021/22 and 2023/24.

Each takes the same facts. A look says which columns stand in which order, what the headings say, whether a rating is
a word, a colour or both, and how pages break.
"""
from blocks import Cell, Heading, PageBreak, Para, Row, Table
from facts import figure_text, observation, period_text, rating, truth_period, typed, year_before
from front import claims, key_figures, key_to_ratings, small_tables, title_page

NO_DATA = {'status': 'not-available'}


class Notes:
    """Numbers the footnotes of a table as they are met."""

    def __init__(self, style):
        self.style, self.texts = style, []

    def mark(self, text, on_figure=False):
        if text not in self.texts:
            self.texts.append(text)
        n = self.texts.index(text) + 1
        if self.style == 'stars':
            return '*' * n
        if self.style == 'brackets' and not on_figure:
            return ' [%d]' % n
        return '^%d^' % n

    def lines(self):
        out = [(self.mark(t) + ' ' + t).strip() for t in self.texts]
        return [Para(t, size=7) for t in out]


def plain(text):
    return text.replace('^', '').replace('\n', ' ')


class Reader:
    """One indicator's facts as printed cells and as a truth record, under one look."""

    def __init__(self, look, r, group, notes):
        self.look, self.r, self.notes = look, r, notes
        self.style = dict(look['figures'])
        if r['unit'] == 'percent' and self.style.pop('percent_sign', False):
            self.style['percent'] = '%'
        self.style.pop('percent_sign', None)
        on_figure = bool(r['latest'].get('provisional'))
        self.name_mark = notes.mark(r['note']) if r.get('note') and not on_figure else ''
        self.figure_mark = notes.mark(r['note'], True) if r.get('note') and on_figure else ''
        self.record = {'kind': 'kpi-row', 'indicator': {'ref': r['ref'] if look.get('refs', True) else None, 'code': r['code'] if look.get('codes') else None,
                       'name': r['name'], 'group': group, 'unit': r['unit'], 'per': r['per']}, 'observations': [], 'assessments': [],
                       'updated': r['updated'] if look.get('updated', True) else None, 'notes': [r['note']] if r.get('note') else []}
        self.main = truth_period(r['period'], look['periods'])

    def period_cell(self):
        return Cell(typed(period_text(self.r['period'], self.look['periods']), self.look.get('dashes')), align='center')

    def name_cell(self, **kw):
        return Cell(self.r['name'] + self.name_mark, **kw)

    def add(self, cell, text, measure, basis, area, period, **hints):
        self.record['observations'].append(observation(cell, plain(text), measure, basis, area, period, self.r['unit'], **hints))

    def latest(self):
        text = figure_text(self.r['latest'], self.style) + self.figure_mark
        self.add(self.r['latest'], text, 'actual', 'latest', 'authority', self.main)
        return text

    def target(self):
        text = figure_text(self.r['target'], self.style)
        self.add(self.r['target'], text, 'target', 'latest', 'authority', self.main)
        return text

    def earlier(self):
        text = figure_text(self.r['year_earlier'], self.style)
        self.add(self.r['year_earlier'], text, 'actual', 'year-earlier', 'authority', year_before(self.main))
        return text

    def comparator_period(self, shown=True):
        p = self.r.get('comparator_period') if shown else None
        return truth_period(p, self.look['periods']) if p else self.main

    def comparator(self, key, area, mark='', shown=True, blank_ok=True):
        c = self.r.get(key)
        if c is None:
            if blank_ok:
                return None
            c = NO_DATA
        text = figure_text(c, dict(self.style, fraction='[n/d]')) + (mark if 'value' in c else '')
        hints = {} if 'value' in c else {'area_alt': ['*']}
        self.add(c, text, 'actual', 'latest', area, self.comparator_period(shown) if 'value' in c else self.main, **hints)
        return text

    def rate(self, key, against, none_where_not=None):
        """The rating of latest against another figure; none_where_not: the word printed where there is none."""
        c = self.r.get(key)
        x = rating(self.r['latest'], c, self.r['better']) if c else None
        if x is None or x == 'none':
            if none_where_not is None or c is None:
                return None, ''
            self.record['assessments'].append({'against': against, 'rating': 'none', 'evidence': 'text', 'text': none_where_not})
            return 'none', none_where_not
        word = self.look['word'](x) if self.look.get('words', True) else ''
        self.record['assessments'].append({'against': against, 'rating': x, 'evidence': 'text' if word else 'fill', 'text': word or None})
        return x, word

    def answer(self, yes):
        how = self.look.get('answers', 'words')
        if how == 'symbols':
            return Cell('', symbol=('tick', 'black') if yes else ('cross', 'black'), align='center')
        return Cell({'words': 'Yes' if yes else 'No', 'letters': 'Y' if yes else 'N', 'ticks': '\u2713' if yes else '\u2717'}[how], align='center')

    def rating_cell(self, x, word):
        if x in ('green', 'amber', 'red') and self.look.get('rating_symbols'):
            self.record['assessments'][-1].update(evidence='icon', text=None)
            return Cell('', symbol=tuple(self.look['rating_symbols'][x]), align='center')
        fill = self.look['palette'].get(x) if x and self.look.get('colour', True) else None
        return Cell(word, fill=fill, align='center', bold=bool(word) and self.look.get('bold_words', True), ink=self.look.get('rating_ink', {}).get(x) if fill else None)


# ---------------------------------------------------------------- each year's columns
def columns_2017(look):
    """key -> (heading, width, how many columns, cells of a Reader)"""
    def versus(x, key, area, mark, against):
        text = x.comparator(key, area, mark, blank_ok=False)
        if x.r.get(key) is None:
            return [Cell(text, colspan=2, align='center')]
        return [Cell(text, align='center'), x.rating_cell(*x.rate(key, against, 'NA'))]

    def near(x):
        return versus(x, 'neighbours', 'neighbours', '**', 'neighbours') if x.r.get('neighbours') and not x.r.get('region') or x.r.get('neighbours') and int(x.r['ref']) % 3 == 0 \
            else versus(x, 'region', 'region', '*', 'region')
    c = Cell
    return {
        'ref': ('Ref', 3, 1, lambda x: [c(x.r['ref'], align='center')]),
        'code': ('PI ref', 5, 1, lambda x: [c(x.r['code'], align='center')]),
        'name': ('Description', 20, 1, lambda x: [x.name_cell()]),
        'latest': ('Latest data', 6, 1, lambda x: [c(x.latest(), align='center')]),
        'period': ('Period covered', 7, 1, lambda x: [x.period_cell()]),
        'target': ('Period target', 6, 1, lambda x: [c(x.target(), align='center')]),
        'earlier': ('Data 12 months earlier', 6, 1, lambda x: [c(x.earlier(), align='center')]),
        'earlier-rating': ('Performance compared to 12 months earlier', 7, 1, lambda x: [x.rating_cell(*x.rate('year_earlier', 'year-earlier', 'NA'))]),
        'national': ('Performance compared to National figure', [5, 6], 2, lambda x: versus(x, 'country', 'country', '', 'england')),
        'near': ('Performance compared to *North East or **Nearest statistical neighbour figure', [5, 6], 2, near),
        'comparator-period': ('Period covered', 7, 1, lambda x: [c(x.comparator_period()['label'] if any(x.r.get(k) for k in ('country', 'region', 'neighbours')) else '', align='center')]),
    }


def columns_2021(look):
    def with_rating(x, text, key, against):
        k, word = x.rate(key, against)
        return [Cell((text or '') + (' ' + word if word else ''), fill=look['palette'].get(k) if look.get('colour', True) else None, align='center')]

    def comparator(x, key, area, against):
        text = x.comparator(key, area)
        return with_rating(x, text, key, against) if text else [Cell('')]
    c = Cell
    return {
        'ref': ('Ref', 3, 1, lambda x: [c(x.r['ref'], align='center')]),
        'name': ('Description', 20, 1, lambda x: [x.name_cell()]),
        'latest': ('Latest data', 7, 1, lambda x: [c(x.latest(), align='center', bold=True)]),
        'period': ('Period covered', 8, 1, lambda x: [x.period_cell()]),
        'target': ('Period target', 7, 1, lambda x: with_rating(x, x.target(), 'target', 'target')),
        'earlier': ('12 months earlier', 7, 1, lambda x: with_rating(x, x.earlier(), 'year_earlier', 'year-earlier')),
        'national': ('National figure', 7, 1, lambda x: comparator(x, 'country', 'country', 'england')),
        'region': ('North East figure', 7, 1, lambda x: comparator(x, 'region', 'region', 'region')),
        'neighbours': ('Nearest statistical neighbour', 7, 1, lambda x: comparator(x, 'neighbours', 'neighbours', 'neighbours')),
        'comparator-period': ('Period covered if different', 7, 1, lambda x: [c(x.comparator_period()['label'] if x.r.get('comparator_period') else '', align='center')]),
        'updated': ('updated this quarter', 5, 1, lambda x: [x.answer(x.r['updated'])]),
    }


def two_lines_2019(x):
    """The 2019/20 row: figures, and beneath each its rating."""
    look = x.look
    c = lambda t, **kw: Cell(t, align='center', **kw)
    top, below = {}, {}

    def pair(key, text, facts_key, against):
        top[key] = c(text or '')
        below[key] = x.rating_cell(*x.rate(facts_key, against, look.get('none_word', 'N/a'))) if text is not None else c('')
    latest = x.latest()
    pair('target', x.target(), 'target', 'target')
    pair('earlier', x.earlier(), 'year_earlier', 'year-earlier')
    pair('national', x.comparator('country', 'country'), 'country', 'england')
    pair('region', x.comparator('region', 'region'), 'region', 'region')
    pair('neighbours', x.comparator('neighbours', 'neighbours'), 'neighbours', 'neighbours')
    tall = {'ref': Cell(x.r['ref'], align='center', rowspan=2), 'name': x.name_cell(rowspan=2), 'latest': c(latest, rowspan=2), 'period': x.period_cell(),
            'comparator-period': c(x.comparator_period()['label'] if x.r.get('comparator_period') else '', rowspan=2), 'updated': x.answer(x.r['updated'])}
    tall['updated'].rowspan = 2
    tall['period'].rowspan = 2
    order = look['order']
    return [Row([tall.get(k) or top[k] for k in order], join_next=True), Row([below[k] for k in order if k in below])]


HEAD_2019 = {'ref': ('Ref', 3), 'name': ('Description', 20), 'latest': ('Latest data', 7), 'period': ('Period covered', 8), 'target': ('Period target', 7), 'earlier': ('12 months earlier', 7),
             'national': ('National figure', 7), 'region': ('North East figure', 7), 'neighbours': ('Nearest statistical neighbour', 7), 'comparator-period': ('Period covered if different', 7),
             'updated': ('Data updated this quarter', 5)}
COMPARED = ('target', 'earlier', 'national', 'region', 'neighbours', 'comparator-period')


def header_2019(look):
    names = dict({k: v[0] for k, v in HEAD_2019.items()}, **look.get('headings', {}))
    h = lambda t, **kw: Cell(t, bold=True, align='center', **kw)
    one, two, seen = [], [], False
    for k in look['order']:
        if k in COMPARED:
            if not seen:
                one.append(h(look.get('comparison', 'Comparison to'), colspan=sum(q in COMPARED for q in look['order'])))
                seen = True
            two.append(h(names[k]))
        else:
            one.append(h(names[k], rowspan=2))
    return [Row(one), Row(two)], [HEAD_2019[k][1] for k in look['order']]


def icons_2023(x):
    """(overall, D, T, C, G) as symbols, and their truth."""
    look, r = x.look, x.r
    d = rating(r['latest'], r['year_earlier'], r['better'])
    t = rating(r['latest'], r['target'], r['better'])
    e = rating(r['latest'], r['country'], r['better']) if r.get('country') else None
    g = r['gap'] if r.get('country') and d is not None else None
    overall = t if t else None
    if overall is None and d and g:
        good, gap_ok = d == 'green', g != 'worsening'
        overall = 'green' if good and gap_ok else 'red' if not good and not gap_ok else 'amber'
    out = []
    for against, value in (('overall', overall), ('year-earlier', d), ('target', t), ('england', e), ('gap', g)):
        if value:
            x.record['assessments'].append({'against': against, 'rating': value, 'evidence': 'icon', 'text': None})
        out.append(Cell('', symbol=look['symbols'][against if against in ('overall', 'gap') else 'other'][value] if value else None, align='center'))
    return out


def columns_2023(look):
    c = lambda t: Cell(t, align='center')
    return {
        'icons': (None, [2.2, 2.2, 2.2, 2.2, 2.2], 5, icons_2023),
        'name': ('Performance Indicator', 22, 1, lambda x: [x.name_cell()]),
        'period': ('Period', 8, 1, lambda x: [x.period_cell()]),
        'latest': ('Performance', 8, 1, lambda x: [c(x.latest())]),
        'target': ('Target', 8, 1, lambda x: [c(x.target())]),
        'earlier': ('12 months earlier', 7, 1, lambda x: [c(x.earlier())]),
        'national': ('National average', 7, 1, lambda x: [c(x.comparator('country', 'country', shown=False) or '')]),
        'region': ('NE average', 7, 1, lambda x: [c(x.comparator('region', 'region', shown=False) or '')]),
        'updated': ('updated', 6, 1, lambda x: [x.answer(x.r['updated'])]),
        'oflog': ('Oflog PI', 5, 1, lambda x: [c('Yes' if x.r['name'].startswith('Household waste') else 'No')]),
    }


def legend_2023(look):
    s = look['symbols']
    h = lambda t, n: Cell(t, bold=True, colspan=n)
    sym = lambda kind, v: Cell('', symbol=s[kind][v], align='center')
    rows = []
    texts = [('green', 'improving', ('meeting or exceeding the previous year', 'better than target', 'better than the England average', 'gap is improving')),
             ('amber', 'stable', ('worse than the previous year but within 2%', 'worse but within 2% of target', 'worse than the England average but within 2%', 'gap remains the same')),
             ('red', 'worsening', ('more than 2% worse than the previous year', 'more than 2% behind target', 'more than 2% worse than the England average', 'gap is deteriorating'))]
    for v, g, (d, t, c, gap) in texts:
        rows.append(Row([sym('other', v), Cell(d), sym('other', v), Cell(t), sym('other', v), Cell(c), sym('gap', g), Cell(gap)]))
    out = [Heading('Data Tables', 1), Table([1, 5] * 4, [Row([h('D = Direction of Travel', 2), h('T = compared to target', 2), h('C = compared to England average', 2), h('G = Gap between our performance and England average', 2)])], rows)]
    rows = [Row([sym('overall', 'green'), Cell('better than target'), Cell('Direction of Travel (D) is meeting or exceeding the previous year AND the gap with England (G) is not deteriorating')]),
            Row([sym('overall', 'amber'), Cell('worse but within 2% of target'), Cell('Direction of Travel (D) is worse than the previous year OR the gap with England (G) is deteriorating')]),
            Row([sym('overall', 'red'), Cell('more than 2% behind target'), Cell('Direction of Travel (D) is worse than the previous year AND the gap with England (G) is deteriorating')])]
    out += [Para('The first symbol of a row is its overall assessment:'), Table([1, 6, 12], [Row([Cell(''), h('Key Target Indicator', 1), h('Key Tracker Indicator', 1)])], rows)]
    return out


DEFAULT_ORDER = {
    '2017': ['ref', 'code', 'name', 'latest', 'period', 'target', 'earlier', 'earlier-rating', 'national', 'near', 'comparator-period'],
    '2019': ['ref', 'name', 'latest', 'period', 'target', 'earlier', 'national', 'region', 'neighbours', 'comparator-period', 'updated'],
    '2021': ['ref', 'name', 'latest', 'period', 'target', 'earlier', 'national', 'region', 'neighbours', 'comparator-period', 'updated'],
    '2023': ['icons', 'name', 'period', 'latest', 'target', 'earlier', 'national', 'region', 'updated', 'oflog'],
}
COLUMNS = {'2017': columns_2017, '2021': columns_2021, '2023': columns_2023}


def header_and_widths(layout, look, headings=None):
    if layout == '2019':
        return header_2019(look)
    cols, row, widths = COLUMNS[layout](look), [], []
    names = dict(look.get('headings', {}), **(headings or {}))
    for k in look['order']:
        text, w, n, _ = cols[k]
        if k == 'icons':
            row += [Cell(t, bold=True, align='center') for t in ('', 'D', 'T', 'C', 'G')]
        else:
            row.append(Cell(names.get(k, text), colspan=n, bold=True, align='center', vertical=(k == 'updated' and look.get('vertical_updated', False))))
        widths += w if isinstance(w, list) else [w]
    return [Row(row)], [w * look['stretch'].get(str(n), 1) if look.get('stretch') else w for n, w in enumerate(widths)]


def rows_of(layout, look, r, group, notes, records):
    x = Reader(look, r, group, notes)
    if layout == '2019':
        rows = two_lines_2019(x)
    else:
        cols = COLUMNS[layout](look)
        rows = [Row([c for k in look['order'] for c in cols[k][3](x)])]
    records.append(x.record)
    return rows


def heading_row(text, n, kind):
    return Row([Cell(text, colspan=n, bold=True)], kind=kind)


def build(facts, look, layout):
    look = dict(look)
    look.setdefault('order', DEFAULT_ORDER[layout])
    look['codes'] = 'code' in look['order']
    look['refs'] = 'ref' in look['order']
    look['updated'] = 'updated' in look['order']
    word = look.get('word_form', 'upper')
    look['word'] = {'upper': str.upper, 'title': str.title, 'brackets': lambda w: '(%s)' % w, 'lower': str.lower, 'letter': lambda w: w[0].upper(), 'capital brackets': lambda w: '(%s)' % w.title()}[word]
    blocks, records = title_page(facts, look), []
    blocks += claims(facts, look)
    if look.get('key_figures'):
        b, r = key_figures(look['small'])
        blocks, records = blocks + [PageBreak('portrait')] + b, records + r
    if look.get('small_tables'):
        b, r = small_tables(look['small'], look['small_tables'] == 'side')
        blocks, records = blocks + b, records + r
    if layout == '2023':
        blocks += [PageBreak(look.get('table_pages', 'landscape'))] + legend_2023(look)
    else:
        blocks += [PageBreak('portrait')] + key_to_ratings(look) if look.get('key', True) else []
    header, widths = header_and_widths(layout, look)
    changed = header_and_widths(layout, look, look['changed_headings'])[0] if look.get('changed_headings') else None
    n = len(widths)
    make = dict(widths=widths, header=header, continued=look.get('continued', 'repeat'), changed_header=changed, size=look.get('table_size'))
    blocks.append(PageBreak(look.get('table_pages', 'landscape')))
    tables = look.get('tables', 'one')
    every = look.get('rows_per_page')
    if tables == 'one':
        notes, rows, breaks, count = Notes(look.get('marks', 'brackets')), [], [], 0
        blocks.append(Heading(look.get('appendix', 'Appendix 3: Summary of Key Performance Indicators'), 2))
        for g in facts['groups']:
            rows.append(heading_row(g['heading'], n, 'heading'))
            for q in g['questions']:
                rows.append(heading_row(q['heading'], n, 'subheading'))
                for r in q['indicators']:
                    if every and count and count % every == 0:
                        at = len(rows)
                        while at and rows[at - 1].kind != 'body':
                            at -= 1
                        breaks.append(at)
                    rows += rows_of(layout, look, r, [g['heading'], q['heading']], notes, records)
                    count += 1
        blocks += [Table(rows=rows, breaks=tuple(breaks), **make)] + notes.lines()
        return blocks, records
    first = True
    for g in facts['groups']:
        if not first and look.get('page_per_group'):
            blocks.append(PageBreak(look.get('table_pages', 'landscape')))
        first = False
        blocks.append(Heading(g['heading'], 1, band=look.get('band', False)))
        for q in g['questions']:
            notes, rows, breaks = Notes(look.get('marks', 'stars')), [], []
            for k, r in enumerate(q['indicators']):
                if every and k and k % every == 0:
                    breaks.append(len(rows))
                rows += rows_of(layout, look, r, [g['heading'], q['heading']], notes, records)
            blocks += [Heading(q['heading'], 2), Table(rows=rows, breaks=tuple(breaks), **make)] + notes.lines()
    return blocks, records
