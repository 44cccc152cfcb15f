# SPDX-License-Identifier: GPL-3.0-or-later
"""Monthly scorecards: indicators are columns, months are rows, a chart beside the table."""
from blocks import Beside, Cell, Chart, Heading, PageBreak, Para, Row, Table
from facts import MONTHS, figure_text, observation
from front import FILLER, title_page


def month_labels(year):
    out = []
    for k in range(12):
        m, y = (3 + k) % 12, year + (1 if k > 8 else 0)
        out.append(('%s-%02d' % (MONTHS[m][:3], y % 100), m + 1, y))
    return out


def month_period(label, m, y):
    import calendar
    return dict(label=label, kind='month', start='%d-%02d-01' % (y, m), end='%d-%02d-%02d' % (y, m, calendar.monthrange(y, m)[1]))


def build(facts, look, layout):
    y0 = facts['year']
    months = month_labels(y0)
    years = ['%d/%02d' % (y, (y + 1) % 100) for y in range(y0 - 4, y0)]
    ytd_label = '%d/%02d YTD' % (y0, (y0 + 1) % 100)
    # The period reported on begins with the year: the year-to-date column ends with it.
    blocks = title_page({k: v for k, v in facts.items() if k != 'period'}, look)
    records = []
    style = dict(look['figures'], fraction='(n/d)', thousands=look['figures'].get('thousands', False))
    h = lambda t, **kw: Cell(t, bold=True, align='center', **kw)
    for topic in facts['topics']:
        blocks += [PageBreak(look.get('table_pages', 'landscape')), Heading(topic['heading'], 1)]
        first = True
        for box in topic['boxes']:
            if not first and look.get('box_per_page', True):
                blocks.append(PageBreak(look.get('table_pages', 'landscape')))
            first = False
            cols = box['columns']
            said = []
            for c in cols[:2]:
                said.append('%s was %s in %s.' % (c['name'].rstrip('.'), figure_text(c['months'][-1], style) + ('%' if c['unit'] == 'percent' and not c['months'][-1].get('sign') else ''), months[facts['known_months'] - 1][0]))
            blocks.append(Table([1.2, 8], [], [Row([Cell(box['title'], bold=True, colspan=2)], kind='heading'), Row([Cell('DEFINITION', bold=True), Cell(box['definition'])]),
                                               Row([Cell('PERFORMANCE ANALYSIS', bold=True), Cell(' '.join(said + [FILLER[len(records) % len(FILLER)]]))])]))
            labels = [m[0] for m in months]
            groups = [topic['heading'], box['title']]
            obs = [[] for _ in cols]
            side = look.get('side_cells', True)
            rows = []

            def add(k, cell, text, measure, basis, period, **hints):
                obs[k].append(observation(cell, text, measure, basis, 'authority', period, cols[k]['unit'], **hints))

            def target(c, k):
                t = c['target']
                if t is None:
                    return Cell('')
                if t == '(blank)':
                    add(k, {'status': 'blank'}, t, 'target', 'latest', None, alt_basis=['*'], optional=True)
                else:
                    add(k, {'value': t.rstrip('%')}, t, 'target', 'latest', None, alt_basis=['*'])
                return Cell(t, align='center')
            lead = [Cell('', fill=None)] if side else []
            rows.append(Row(lead + [Cell('Target', bold=True)] + [target(c, k) for k, c in enumerate(cols)], kind='target'))
            for n, (label, m, y) in enumerate(months):
                cells = []
                for k, c in enumerate(cols):
                    if n < len(c['months']):
                        text = figure_text(c['months'][n], style)
                        add(k, c['months'][n], text, 'actual', 'series', month_period(label, m, y))
                        cells.append(Cell(text, align='center'))
                    else:
                        cells.append(Cell(''))
                start = [Cell('IN MONTH PERFORMANCE', rowspan=12, vertical=True, bold=True, align='center')] if side and n == 0 else []
                rows.append(Row(start + [Cell(label, bold=True)] + cells, join_next=n < 11))
            for n, label in enumerate(years + [ytd_label]):
                cells = []
                for k, c in enumerate(cols):
                    v = c['annual'][n] if n < len(years) else c['ytd']
                    if v is None:
                        cells.append(Cell(''))
                        continue
                    text = figure_text(v, style)
                    if n < len(years):
                        y = int(label[:4])
                        add(k, v, text, 'actual', 'annual', dict(label=label, kind='financial-year', start='%d-04-01' % y, end='%d-03-31' % (y + 1)))
                    else:
                        add(k, v, text, 'actual', 'year-to-date', dict(label=label, kind='range', start='%d-04-01' % y0, end=None))
                    cells.append(Cell(text, align='center'))
                start = [Cell('ANNUAL TREND', rowspan=5, vertical=True, bold=True, align='center')] if side and n == 0 else []
                rows.append(Row(start + [Cell(label, bold=True)] + cells, join_next=n < 4))
            blank = ([Cell('', colspan=2 if side else 1, rowspan=2)])
            header = [Row(blank + [h(c['code'] or '') for c in cols]), Row([Cell(c['name'], align='center', bold=look.get('bold_names', False)) for c in cols])]
            if look.get('joined_header'):
                header = [Row([Cell('', colspan=2 if side else 1)] + [h(((c['code'] + ' ') if c['code'] else '') + c['name']) for c in cols])]
            table = Table(([0.7] if side else []) + [2] + [2.6] * len(cols), header, rows, size=look.get('table_size'))
            charts = [Chart(('%s: ' % c['code'] if c['code'] else '') + c['name'], [l for l in labels[:facts['known_months']]], [float(m['value']) for m in c['months']],
                            None, picture=look.get('chart_pictures', True)) for c in cols[:3]]
            if look.get('charts', True):
                blocks.append(Beside([[table], charts], [len(cols) * 2.6 + 2.7, 5]))
            else:
                table.width = look.get('table_width', 0.8)
                blocks.append(table)
            for k, c in enumerate(cols):
                records.append({'kind': 'kpi-series', 'indicator': {'ref': None, 'code': c['code'], 'name': c['name'], 'group': groups, 'unit': c['unit'], 'per': c['per']},
                                'observations': obs[k], 'assessments': [], 'updated': None, 'notes': []})
    return blocks, records
